"""What changed between two editions of a standard, as a report in every format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ..transcribing.editions.change import ROW, Item, Proposal, What
from ..transcribing.editions.differing import Difference
from .blocks_text import blocks_text
from .document.model import Block, Form, Heading, Items, Ledger, Report, Row, Text, numbered
from .document.model import Item as Bullet
from .edition_words import change_text, head_text
from .material import short_digest
from .page import sentence

TITLE = "标准新旧对照"
WHAT: Mapping[What, str] = {"added": "新增", "removed": "删去", "renamed": "改号", "changed": "改动"}
_HEAD = "表头"


def standard_diff_text(found: Difference, columns: int = 80) -> str:
    """Return what ``zjai standard diff`` prints, wrapped to `columns` terminal cells."""
    return blocks_text(TITLE, _blocks(found), columns)


def standard_diff_report(found: Difference, made_on: date) -> Report:
    """Return the same as a report to write into a file."""
    return Report(
        title=TITLE,
        round=f"{found.old.edition}→{found.new.edition}",
        name=found.new.title,
        basis="由程序逐条比较两份标准文件，不是官方文件",
        banner="",
        code=f"{short_digest(found.old_digest)}/{short_digest(found.new_digest)}",
        made=made_on,
        blocks=numbered(tuple(_blocks(found))),
    )


def counts_text(found: Difference) -> str:
    """Return how many rows came, went and changed, in one sentence."""
    rows = [one for one in found.items if one.part == ROW]
    told = [f"{words}{many}项" for what, words in WHAT.items() if (many := sum(one.what == what for one in rows))]
    others = sum(one.part not in (ROW, _HEAD) for one in found.items)
    told += [f"另有{others}处其他规则不同"] if others else []
    return f"指标：{'，'.join([*told, f'没有变{found.same_rows}项'])}。"


def proposal_blocks(proposals: Iterable[Proposal]) -> Iterator[Block]:
    """Yield what may only have got another id, with the lines for the rename map."""
    items = tuple(
        Bullet(
            f"{one.part}：旧版{one.old}“{one.old_title}”，新版{one.new}“{one.new_title}”，{one.why}。",
            (Text(f'old = "{one.old}"，new = "{one.new}"', "属实时写一项[[renamed]]："),),
        )
        for one in proposals
    )
    if items:
        yield Heading("可能只是改了号")
        yield Text("下面各对像是同一项，没有自动采用。核对属实的写进新版文件的改号对照，档案里的答案才会跟过去。")
        yield Items(items)


def _blocks(found: Difference) -> Iterator[Block]:
    yield Form((("旧版", head_text(found.old, found.old_digest)), ("新版", head_text(found.new, found.new_digest))))
    for note in found.notes:
        yield Text(sentence(note), "注意：")
    if found.same:
        yield Text("两份标准逐条相同。")
        return
    yield Text(counts_text(found))
    if any(change.pieces for item in found.items for change in item.changes):
        yield Text("条文里〔删：〕是旧版有、新版没有的字，〔增：〕是新版加的字，“……”处两版相同。")
    parts = {_HEAD: "表头", ROW: "各项指标"}
    for part, title in parts.items():
        items = [one for one in found.items if one.part == part]
        if items:
            yield Heading(title)
            yield _ledger(items, named=False)
    others = [one for one in found.items if one.part not in parts]
    if others:
        yield Heading("其他规则")
        yield _ledger(others, named=True)
    yield from proposal_blocks(found.proposals)


def _ledger(items: Iterable[Item], *, named: bool) -> Ledger:
    return Ledger(("条目", "改了什么", "情况"), tuple(_row(one, named) for one in items))


def _row(item: Item, named: bool) -> Row:
    title = item.title if item.title == item.id else f"{item.id} {item.title}"
    notes = [change_text(one) for one in item.changes]
    if item.what == "renamed":
        notes.insert(0, Text(f"编号 {item.old_id}→{item.id}。"))
    return Row(
        title=f"{item.part}：{title}" if named else title,
        mark="改号、改动" if item.what == "renamed" and item.scores else WHAT[item.what],
        notes=tuple(notes),
        depth=item.id.count(".") if item.part == ROW else 0,
        strong=item.scores,
    )
