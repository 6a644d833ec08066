"""What a row and an achievement bring, in plain words: where it counts, what else it could give, what would settle it.

Pure: results in, paragraphs out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...dossier.model import Dossier, Entry
from ...filling.session import Session
from ...filling.table import input_ids, nodes_below
from ...rules.standards.standard import UNSEEN_PART, Input, Node
from ...scoring.judging import points_text
from ...scoring.result import Line, NodeResult
from ...scoring.trace import span_text
from .blocks import Block, Tone, head
from .indicators import entry_lines
from .overview import ended

MOST_TOLD = 6
OPEN_LEAD = "待定："


def worth_word(line: Line) -> tuple[str, Tone]:
    """Return in a word or two what an achievement brings: ``6分``, ``36人``, ``未计入``."""
    if not line.counted:
        return "未计入", "muted"
    if line.units.startswith("至少0") and not line.units.startswith("至少0."):
        return "待定", "open"
    known = not line.units.startswith("至少") and "～" not in line.units if line.units else line.span.exact
    return line.units or f"{span_text(line.span)}分", "good" if known else "open"


def entry_blocks(session: Session, entry: Entry, within: Iterable[str] = ()) -> tuple[Block, ...]:
    """Return where an achievement counts and how, where it does not and why, what it would give elsewhere.

    `within` limits the nodes told of to those ids.
    """
    result = session.assessment
    found = entry_lines(result, entry.id, within)
    if not found:
        known = any(kind.id == entry.kind for kind in session.rules.standard.kind)
        here = "这里" if known and entry_lines(result, entry.id) else "所用标准里"
        return (Block(f"这类条目在{here}不计分。", "open"),)
    blocks: list[Block] = []
    for node_id, line in found:
        blocks += _line_blocks(result.node(node_id), line)
    blocks += [Block(text) for text in _elsewhere(session, entry)]
    blocks += [Block(text, "open") for text in settling(session, entry)]
    return tuple(blocks)


def settling(session: Session, entry: Entry) -> Iterator[str]:
    """Yield what would settle what is open about an achievement."""
    item = next((one for one in session.assessment.open_items if one.id == f"entry:{entry.id}"), None)
    kind = next((one for one in session.rules.standard.kind if one.id == entry.kind), None)
    if item is None or kind is None:
        return
    missing = [f"“{one.title}”" for one in kind.field if any(ask.startswith(f"{one.title}没有填") for ask in item.asks)]
    if missing:
        yield f"填上{'、'.join(missing)}，分数的范围就会缩小。"
    if entry.sure == "unsure":
        yield "核实清楚后，把“是否确定”改为“已确定”；确实不算的，删去这一条。"


def row_open_blocks(session: Session, row_id: str) -> tuple[Block, ...]:
    """Return what is open in a row and below it, achievements apart, and what would settle it."""
    result = session.assessment
    blocks: list[Block] = []
    for node in nodes_below(session, row_id):
        found = result.node(node.id)
        if not found.children and found.state == "unknown" and not node.entries:
            blocks.append(Block(_open_text(session, node, found), "open", "- "))
    rest = len(blocks) - MOST_TOLD
    return (
        *([head("还没有定下来的")] if blocks else []),
        *blocks[:MOST_TOLD],
        *([Block(f"另有{rest}处待定，见下面各行。", "muted")] if rest > 0 else []),
    )


def _open_text(session: Session, node: Node, found: NodeResult) -> str:
    span = points_text(found.span.low, found.span.high)
    if node.asked_of == "panel":
        return f"{node.title}：只有评委能定，在{span}之间，自己不用填，评审后才知道。"
    if node.asked_of == "unseen":
        return f"{node.title}：{UNSEEN_PART}，现按{span}计，自己不用填。"
    inputs = {one.id: one for one in session.rules.standard.input}
    missing = [_missing(session, inputs[name]) for name in input_ids(session.rules.standard, node)]
    asked: dict[str, list[str]] = {}
    for way, what in filter(None, missing):
        asked.setdefault(way, []).append(what)
    told = "；".join(way + "、".join(dict.fromkeys(what)) for way, what in asked.items())
    if told:
        return f"{node.title}：现按{span}计。{told}。"
    if any(one.id == f"unseen:{node.id}" for one in session.assessment.open_items):
        return f"{node.title}：原表这一档的分值没有见到，现按{span}计，自己不用填。"
    return f"{node.title}：由评委在{span}之间酌定，自己填不了，评审后才知道。"


def _missing(session: Session, one: Input) -> tuple[str, str] | None:
    """Return how and what to fill in so that an input is known; None when it is."""
    dossier, derive = session.dossier, one.derive
    if one.asked_of == "panel":
        return "只有评委能定的：", f"“{one.title}”"
    if derive is None:
        return None if one.id in dossier.answers else ("请在这一页填", f"“{one.title}”")
    if derive.education:
        hours = "把继续教育学时填全，还没登记完的年度登记完再改"
        return None if _hours_settled(session, dossier) else ("请到“申报资格”", hours)
    fact = derive.fact or derive.years_since
    if fact in dossier.facts:
        return None
    facts = session.rules.cycle.facts()
    return "请到“申报资格”填", f"“{facts[fact].title if fact in facts else fact}”"


def _hours_settled(session: Session, dossier: Dossier) -> bool:
    settled = {one.year for one in dossier.education if None not in (one.total, one.professional) and one.finished}
    return settled.issuperset(session.rules.cycle.education.years)


def _line_blocks(node: NodeResult, line: Line) -> Iterator[Block]:
    if not line.counted:
        yield Block(f"未计入“{node.title}”：{ended(line.why_not)}", "muted")
        return
    word, tone = worth_word(line)
    together = "，与同项的其他条目合起来计分" if line.units else ""
    yield Block(f"计入“{node.title}”：{word}{together}。", tone)
    for step in line.how:
        yield Block(ended(step), "open" if step.startswith(OPEN_LEAD) else "", "- ")


def _elsewhere(session: Session, entry: Entry) -> Iterator[str]:
    result = session.assessment
    for placement in result.placements:
        if placement.entry == entry.id:
            for other, total in placement.others:
                yield (
                    f"若改计入“{result.node(other).title}”，总分为{span_text(total)}分"
                    f"（现在{span_text(result.total)}分）。"
                )
