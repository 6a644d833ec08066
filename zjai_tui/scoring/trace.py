"""An assessment told in Chinese sentences that a clerk can check with a pencil."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..base.numbers import plain, shown
from ..rules.basis import Source, cite_place, cite_source, cite_text
from ..rules.standards.standard import Span
from .judging import points_text
from .result import Assessment, Decision, Line, NodeResult, ReadingResult
from .telling import sum_words

MOST_NAMED = 6
"""Open items named in one sentence; of more, only their number is told."""
STATES = {"scored": "已计分", "empty": "未填", "unknown": "待定"}
DECISIONS = {"reached": "已达到", "not_reached": "未达到", "undecided": "待定"}


def span_text(span: Span) -> str:
    """Return points for display, rounded downwards to two decimals: ``72.5`` or ``72.5～91``."""
    low, high = shown(span.low), shown(span.high)
    return low if low == high else f"{low}～{high}"


def state_word(node: NodeResult) -> str:
    """Return the state of a node in one word."""
    return "已封顶" if node.state == "scored" and node.capped_by else STATES[node.state]


def decision_word(assessment: Assessment) -> str:
    """Return the decision in a word or two; while no achievement is listed a missed target is not called one."""
    if assessment.premature:
        return "还没有填写" if assessment.stage == "blank" else "还没有填业绩"
    return DECISIONS[assessment.decision]


def decision_told(assessment: Assessment) -> Decision:
    """Return the decision as it is told: open, not missed, while no achievement is listed."""
    return "undecided" if assessment.premature else assessment.decision


def reading_told(assessment: Assessment, reading: ReadingResult) -> Decision:
    """Return the decision under a reading: open as long as the present one is not called missed."""
    missed_early = assessment.premature and reading.decision == "not_reached"
    return "undecided" if missed_early else reading.decision


def reading_word(assessment: Assessment, reading: ReadingResult) -> str:
    """Return what `reading_told` says, in a word or two."""
    return DECISIONS[reading_told(assessment, reading)]


def decision_text(assessment: Assessment) -> str:
    """Return in one sentence whether the target is reached, and by how much it is missed or open."""
    total, target = assessment.total, plain(assessment.target)
    score = f"自评{span_text(total)}分"
    if assessment.premature:
        if assessment.stage == "blank":
            return f"还没有填写，填了才能判断能否达到{target}分"
        return f"还没有填业绩条目，只按其他各项{score}，填了业绩才能判断能否达到{target}分"
    if assessment.decision == "reached":
        return f"{score}，达到{target}分"
    if assessment.decision == "not_reached":
        most, short = ("", "") if total.exact else (f"最多{shown(total.high)}分，", "至少")
        return f"{score}，按已填的内容{most}还不到{target}分，{short}还差{plain(assessment.target - total.high)}分"
    deciding = [f"“{item.title}”" for item in assessment.open_items if item.decides]
    more = f"等{len(deciding)}处" if len(deciding) > MOST_NAMED else ""
    names = "、".join(deciding[:MOST_NAMED]) + more
    return f"{score}，能否达到{target}分待定" + (f"，关键在{names}" if names else "")


def node_trace(assessment: Assessment, node_id: str) -> tuple[str, ...]:
    """Return the sentences that explain one node: its lines, arithmetic, caps, what was dropped, and the cites.

    Raises ``KeyError`` when the table has no such node.
    """
    return tuple(_node_sentences(assessment, assessment.node(node_id)))


def total_trace(assessment: Assessment) -> tuple[str, ...]:
    """Return the sentences that explain the total from its sections."""
    return tuple(_total_sentences(assessment))


def line_text(line: Line) -> str:
    """Return what one achievement or input brings to a node, with its arithmetic."""
    points = points_text(line.span.low, line.span.high)
    if not line.counted:
        would = f"，原为{points}" if line.span.high else ""
        return f"{line.title}：不计分。{line.why_not}{would}"
    body = f"{line.title}：{line.units or points}" if line.entry else ""
    return "。".join(part for part in (body, "；".join(line.how)) if part)


def _node_sentences(assessment: Assessment, node: NodeResult) -> Iterator[str]:
    cap = f"，封顶{plain(node.cap)}分" if node.cap is not None else ""
    yield f"{node.title}：{points_text(node.span.low, node.span.high)}（{state_word(node)}{cap}）"
    for child_id in node.children:
        child = assessment.node(child_id)
        weight = f"，权重{plain(child.weight)}" if child.weight != 1 else ""
        yield f"{child.title}：{points_text(child.span.low, child.span.high)}{weight}"
    said = {step for line in node.lines for step in line.how}
    for line in node.lines:
        yield line_text(line)
    yield from (step for step in node.how if step not in said)
    yield from node.capped_by
    for placement in assessment.placements:
        if placement.node == node.id and placement.others:
            title = next((line.title for line in node.lines if line.entry == placement.entry), placement.entry)
            for other, total in placement.others:
                yield f"“{title}”若改计入“{assessment.node(other).title}”，总分为{span_text(total)}分"
    cites = dict.fromkeys((*node.cites, *(cite for line in node.lines for cite in line.cites)))
    yield f"依据：{_cites_text(cites, assessment.sources) or '未写明'}（{node.basis.label}）"


def _cites_text(cites: Iterable[str], sources: Iterable[Source]) -> str:
    """Return cites for a reader, each document named once with all the places in it."""
    places: dict[str, list[str]] = {}
    for cite in cites:
        places.setdefault(cite_source(cite), []).append(cite_place(cite))
    return "、".join(
        cite_text(f"{source}#{'、'.join(filter(None, found))}", sources) for source, found in places.items()
    )


def _total_sentences(assessment: Assessment) -> Iterator[str]:
    yield decision_text(assessment)
    sections = [node for node in assessment.nodes if node.depth == 0]
    for node in sections:
        weight = f"，权重{plain(node.weight)}" if node.weight != 1 else ""
        yield f"{node.title}：{points_text(node.span.low, node.span.high)}{weight}"
    if len(sections) > 1:
        yield sum_words(
            [node.span.low * node.weight for node in sections], [node.span.high * node.weight for node in sections]
        )
    yield from assessment.capped_by
    if assessment.parts not in {None, assessment.total}:
        yield f"待定的事项同时影响几处，各处的高低不会同时出现，总分按各种可能逐一试算：{span_text(assessment.total)}分"
    yield from assessment.notes
