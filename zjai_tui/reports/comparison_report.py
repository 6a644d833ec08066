"""One dossier under two editions of the standard, or in two rounds, as a report in every format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from ..base.numbers import plain
from ..base.text import flat
from ..rules.standards.standard import Span
from ..scoring.trace import decision_text, decision_word, span_text
from ..transcribing.editions.carrying import unplaced_text
from ..transcribing.editions.comparing import Comparison, Side
from ..transcribing.editions.score_changes import NodeChange
from .blocks_text import blocks_text
from .document.model import Block, Form, Heading, Item, Items, Ledger, Report, Row, Table, Text, numbered, with_words
from .edition_words import edition_text
from .material import STATUS_LABELS, short_digest
from .page import sentence
from .standard_diff_report import counts_text, proposal_blocks

TITLE = "对照测算"
_NOTHING = "无"


def comparison_text(found: Comparison, name: str, columns: int = 80, hide: Callable[[str], str] = flat) -> str:
    """Return what ``zjai compare`` prints, wrapped to `columns` terminal cells, every text gone through `hide`."""
    blocks = with_words(tuple(_blocks(found, with_banner=True)), hide)
    return blocks_text(hide(f"{TITLE}：{name}"), blocks, columns)


def comparison_report(found: Comparison, name: str, made_on: date) -> Report:
    """Return the same as a report to write into a file."""
    after = found.after.assessment
    return Report(
        title=TITLE,
        round=found.after.cycle.cycle.title,
        name=name,
        basis=f"按同一份档案测算，不是官方文件；标准：{STATUS_LABELS[after.status]}",
        banner=after.banner,
        code=f"{short_digest(found.before.assessment.digest)}/{short_digest(after.digest)}",
        made=made_on,
        blocks=numbered(tuple(_blocks(found, with_banner=False))),
    )


def _blocks(found: Comparison, *, with_banner: bool) -> Iterator[Block]:
    """Yield the blocks; the present banner only where it does not stand on every page already."""
    if found.before.dossier.example:
        yield Text("这是示例，人物和单位都是虚构的。")
    yield Form((("原来", _side(found.before)), ("现在", _side(found.after))))
    yield from _banners(found, with_banner)
    for note in found.difference.notes if found.difference else ():
        yield Text(sentence(note), "注意：")
    yield Heading("结论")
    yield _totals(found)
    yield Text(sentence(decision_text(found.after.assessment)), "现在：")
    yield from _steps(found)
    yield from _unplaced(found)
    yield from _asked(found)
    yield from _entries(found)
    yield from _nodes(found)
    yield from _routes(found)
    yield from _rules(found)


def _side(side: Side) -> str:
    one = side.assessment
    named = edition_text(one.standard_title, one.standard_id, one.edition, one.status, one.digest)
    return f"{named}；{side.cycle.cycle.title}"


def _banners(found: Comparison, with_banner: bool) -> Iterator[Block]:
    before, after = found.before.assessment.banner, found.after.assessment.banner
    if before == after:
        yield from [Text(after, "※ ")] if after and with_banner else []
        return
    for banner, label in ((before, "※ 原来："), (after if with_banner else "", "※ 现在：")):
        if banner:
            yield Text(banner, label)


def _totals(found: Comparison) -> Table:
    first, second = found.before.assessment, found.after.assessment
    rows = [
        ("总分", span_text(first.total), span_text(second.total)),
        ("满分", plain(first.maximum), plain(second.maximum)),
        ("目标分", plain(first.target), plain(second.target)),
        ("结论", decision_word(first), decision_word(second)),
        ("最弱的依据", first.basis.label, second.basis.label),
    ]
    rows += [(one.title, one.before or "没有这条路径", one.after or "没有这条路径") for one in found.routes]
    return Table(("", "原来", "现在"), tuple(rows))


def _steps(found: Comparison) -> Iterator[Block]:
    """Tell what the new edition does and what the new round does, where both change."""
    if found.between is not None:
        first, last = found.before.assessment.total, found.after.assessment.total
        words = f"只换标准，总分{_turn(first, found.between)}；再换年度，总分{_turn(found.between, last)}。"
        yield Text(words, "分两步看：")


def _unplaced(found: Comparison) -> Iterator[Block]:
    if not found.unplaced:
        return
    yield Heading("没有位置的答案")
    yield Text("下面这些现在没有地方填，现在的总分没有算它们，不是得了零分。原档案没有改动，答案都还在。")
    yield Items(tuple(Item(unplaced_text(one)) for one in found.unplaced))
    yield from proposal_blocks(found.proposals)
    if found.proposed is not None:
        yield Text(f"这些对照如果都属实，现在的总分是{span_text(found.proposed)}分。")


def _asked(found: Comparison) -> Iterator[Block]:
    if found.asked:
        yield Heading("还没有填的")
        yield Items(tuple(Item(f"{one.where}：{sentence(one.what)}") for one in found.asked))


def _entries(found: Comparison) -> Iterator[Block]:
    for now, title in ((False, "不再计分的业绩"), (True, "新计分的业绩")):
        ones = [one for one in found.entries if one.counts_now is now]
        if ones:
            yield Heading(title)
            where, why = ("现计在", "原来不计：") if now else ("原计在", "现在不计：")
            yield Items(
                tuple(
                    Item(f"{one.title}：{where}{'、'.join(one.places)}。", (Text(sentence(one.why), why),))
                    for one in ones
                )
            )


def _nodes(found: Comparison) -> Iterator[Block]:
    yield Heading("逐项对照")
    if not found.nodes:
        yield Text("各项得分都一样。")
        return
    yield Ledger(("指标", "为什么", "分数"), tuple(map(_row, found.nodes)))
    yield Text(f"其余{found.same_nodes}项得分一样。" if found.same_nodes else "没有得分一样的项目。")


def _row(one: NodeChange) -> Row:
    renamed = [Text(f"编号 {one.old_id}→{one.id}。")] if one.old_id and one.old_id != one.id else []
    notes = [Text(sentence(why)) for why in one.why if why]
    return Row(
        title=f"{one.id} {one.title}", mark=_turn(one.before, one.after), notes=(*renamed, *notes),
        depth=one.depth, strong=not one.depth,
    )  # fmt: skip


def _turn(before: Span | None, after: Span | None) -> str:
    return f"{span_text(before) if before else _NOTHING}→{span_text(after) if after else _NOTHING}"


def _routes(found: Comparison) -> Iterator[Block]:
    changed = [one for one in found.routes if one.before != one.after]
    if changed:
        yield Heading("申报路径")
        yield Items(
            tuple(
                Item(
                    f"{one.title}：{one.before or '没有这条路径'}→{one.after or '没有这条路径'}。",
                    (Text(one.conclusion, "现在：" if one.after else "原来："),),
                )
                for one in changed
            )
        )


def _rules(found: Comparison) -> Iterator[Block]:
    if found.round_changes:
        yield Heading("年度的变化")
        yield Items(tuple(Item(sentence(one.words)) for one in found.round_changes))
    if found.difference is None:
        return
    yield Heading("标准的变化")
    yield Text("两份标准逐条相同。" if found.difference.same else counts_text(found.difference))
    if found.led:
        yield Text("按改号对照带过来的：")
        yield Items(tuple(Item(f"{one.where}：{one.old}→{one.new}。") for one in found.led))
    if not found.difference.same:
        ids = f"{found.difference.old.id} {found.difference.new.id}"
        yield Text(f"逐条改动见 zjai standard diff {ids}（标准是文件时写文件名）。")
