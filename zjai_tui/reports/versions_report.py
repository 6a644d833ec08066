"""Two dossiers item by item, and the preview of a merge, as text and as a report in every format."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from ..base.text import flat
from ..dossier.merging.result import Item
from ..scoring.trace import decision_word, span_text
from .blocks_text import blocks_text
from .document import model
from .document.model import Block, Form, Heading, Items, Report, Subheading, Table, Text, numbered, with_words
from .own_numbers import hider
from .page import sentence
from .versions import Version, Versions
from .versions_words import value_text

COMPARED, MERGED = "两份档案逐项对照", "合并预览"


def versions_text(found: Versions, columns: int = 80) -> str:
    """Return what ``zjai compare`` and ``zjai merge`` print, wrapped to `columns` terminal cells."""
    hide = hider(found.owners, found.identity)
    return blocks_text(_title(found), with_words(tuple(_blocks(found)), hide), columns)


def versions_report(found: Versions, made_on: date) -> Report:
    """Return the same as a report to write into a file."""
    report = Report(
        title=_title(found),
        round=found.round,
        name=found.a.name or found.b.name,
        basis="按两份自评档案逐项比出，不是官方文件",
        made=made_on,
        blocks=numbered(tuple(_blocks(found))),
    )
    return with_words(report, hider(found.owners, found.identity))


def _title(found: Versions) -> str:
    return MERGED if found.merging else COMPARED


def _blocks(found: Versions) -> Iterator[Block]:
    rows = [(one.label, f"{flat(one.file)}{f'（{flat(one.name)}）' if one.name else ''}") for one in (found.a, found.b)]
    yield Form((*rows, ("共同的原件", flat(found.base))) if found.base else tuple(rows))
    for note in found.notes:
        yield Text(sentence(note), "注意：")
    yield Heading("结论")
    yield Text(_summary(found))
    yield from _scores(found)
    if found.merging:
        yield from _part(found, "要选定的", [one for one in found.items if one.undecided])
        yield from _part(found, "已有着落的", [one for one in found.items if not one.undecided])
    else:
        yield from _part(found, "逐项对照", list(found.items))
    if found.renumbered:
        yield Heading("换了编号的业绩")
        yield Text(
            "两份档案用同一个编号登记了不同的业绩，后一份的换成新编号；后一份的核定文件按旧编号记着，要重新核定这几条。"
        )
        yield Items(tuple(model.Item(f"{flat(one.title)}：{one.old}→{one.new}。") for one in found.renumbered))


def _summary(found: Versions) -> str:
    count = len(found.items)
    if not count:
        return "两份档案内容相同。"
    if not found.merging:
        return f"共{count}处不同。"
    left = found.undecided
    if left:
        return f"共{count}处不同，其中{left}处两边各有说法，选定以后才能合并；现在没有写任何文件。"
    return f"共{count}处不同，都有着落，可以合并。"


def _scores(found: Versions) -> Iterator[Block]:
    sides = [one for one in (found.a, found.b, *found.results) if one.assessment is not None]
    if not sides:
        return
    rows = (
        ("总分", *(_total(one) for one in sides)),
        ("目标分", *(span_text_of(one) for one in sides)),
        ("结论", *(decision_word(one.assessment) for one in sides if one.assessment)),
    )
    yield Table(("", *(one.label for one in sides)), rows)


def _total(one: Version) -> str:
    assert one.assessment is not None
    return span_text(one.assessment.total)


def span_text_of(one: Version) -> str:
    """Return the target of a version."""
    from ..base.numbers import plain

    assert one.assessment is not None
    return plain(one.assessment.target)


def _part(found: Versions, title: str, items: list[Item]) -> Iterator[Block]:
    if not items:
        return
    yield Heading(title)
    for place, ones in groupby(items, key=lambda one: one.place):
        yield Subheading(flat(place))
        yield Items(tuple(_item(found, one) for one in ones))


def _item(found: Versions, item: Item) -> model.Item:
    notes = [
        Text(value_text(value, item, found.titles, found.identity), f"{label}：")
        for label, value in ((found.a.label, item.a), (found.b.label, item.b))
    ]
    if found.base and item.base is not None:
        notes.insert(0, Text(value_text(item.base, item, found.titles, found.identity), "原来："))
    number = found.numbers[item.id]
    if found.merging:
        notes.append(Text(_outcome(item, number, based=bool(found.base)), "合并："))
    return model.Item(flat(item.title), tuple(notes), mark=f"{number}.")


def _outcome(item: Item, number: int, *, based: bool) -> str:
    if item.undecided:
        return f"请选定，写 --take {number}=a 或 --take {number}=b。"
    value = item.a if item.taken == "a" else item.b
    kept = f"取{item.taken}" if value is not None else f"取{item.taken}，去掉这一项"
    if item.conflict:
        return f"{kept}（选定的）。"
    other = "b" if item.taken == "a" else "a"
    why = f"{other}没有改过" if based else f"{other}没有填"
    return f"{kept}（{why}）。" if not item.id.endswith("-order") else f"{kept}。"
