"""What the screens say about score, eligibility and what is missing. Pure: results in, paragraphs out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from ...base.cells import width
from ...base.numbers import ZERO, shown
from ...base.numbers import plain as exact
from ...base.problems import Severity
from ...eligibility.education import ASK_UNIT
from ...eligibility.result import VERDICT_LABELS, ConditionResult, Eligibility, RouteResult
from ...filling.session import Session
from ...filling.table import given_rows
from ...rules.basis import Source
from ...rules.standards.standard import Span
from ...scoring.result import Assessment, Decision, NodeResult, OpenItem, Verdict
from ...scoring.trace import decision_text, decision_word, node_trace, reading_word, span_text, total_trace
from .blocks import GAP, Block, Tone, head, point
from .citing import cite_line

DECISION_TONES: dict[Decision, Tone] = {"reached": "good", "not_reached": "bad", "undecided": "open"}
STATE_TONES: dict[str, Tone] = {"empty": "muted", "unknown": "open", "scored": "good"}
VERDICT_TONES: dict[Verdict, Tone] = {"yes": "good", "no": "bad", "unknown": "open"}
MOST_OPEN = 12
MOST_NAMED = 2
ENDS = ("？", "！", "…", "：")
"""What ends a sentence as a full stop does."""


def ended(text: str) -> str:
    """Return a sentence with its full stop; nothing stays nothing."""
    text = text.rstrip("。")
    return text if text.endswith(ENDS) else f"{text}。" if text else ""


def gap_text(assessment: Assessment) -> str:
    """Return the distance to the target in words, empty when it is reached."""
    least = assessment.target - assessment.total.high
    most = assessment.target - assessment.total.low
    if most <= 0:
        return ""
    if least > 0:
        return f"还差{_range(least, most)}分"
    return f"最多还差{_up(most)}分"


def reach_text(decision: Decision, target: Decimal) -> str:
    """Return whether a total reaches the target, for the middle of a sentence."""
    if decision == "undecided":
        return f"能否达到{exact(target)}分待定"
    return f"{'已达到' if decision == 'reached' else '还不到'}{exact(target)}分"


def standing_text(assessment: Assessment) -> str:
    """Return how the score stands to the target, for a column; of what is not filled in nothing is concluded."""
    target, total = exact(assessment.target), assessment.total
    if assessment.premature:
        return f"{decision_word(assessment)}，能否达到{target}分待定"
    reach = reach_text(assessment.decision, assessment.target)
    match assessment.decision:
        case "reached":
            return reach
        case "undecided":
            return f"{reach}，{gap_text(assessment)}"
    most = "" if total.exact else f"最多{span_text(Span(total.high, total.high))}分，"
    return f"按已填的内容，{most}{reach}，{gap_text(assessment)}"


def standing_tone(assessment: Assessment) -> Tone:
    """Return the tone of how the score stands: nothing filled in yet is nothing bad."""
    return "open" if assessment.premature else DECISION_TONES[assessment.decision]


def score_line(session: Session) -> tuple[Block, ...]:
    """Return the score in one paragraph, for narrow screens."""
    result = session.assessment
    score = f"自评{span_text(result.total)}分，满分{exact(result.maximum)}，" if result.stage != "blank" else "量化自评"
    return (Block(f"{score}{standing_text(result)}。{result.banner}", standing_tone(result)),)


def score_panel(session: Session, cells: int) -> tuple[Block, ...]:
    """Return the score as a column of that many cells, for wide screens."""
    result = session.assessment
    count = len(result.open_items)
    score = "还没有填写" if result.stage == "blank" else f"{span_text(result.total)}分"
    return (
        head("自评分"),
        Block(score, "strong"),
        Block(f"满分{exact(result.maximum)}，目标{exact(result.target)}"),
        *([] if result.stage == "blank" else [Block(standing_text(result), standing_tone(result))]),
        *([Block(f"{count}处待定，见“汇总”", "open")] if count and result.stage == "begun" else []),
        GAP,
        *section_bars(result, cells, given_rows(session)),
        head("申报路径"),
        *(Block(f"{route.title}：{route.label}", VERDICT_TONES[route.verdict]) for route in session.eligibility.routes),
        *([GAP, Block(result.banner, "banner")] if result.banner else []),
    )


def total_blocks(session: Session) -> tuple[Block, ...]:
    """Return how the total came about: the sections, then every node that has points or is open."""
    return assessment_blocks(session.assessment)


def assessment_blocks(result: Assessment, first: str = "") -> tuple[Block, ...]:
    """Return the same of any assessment; `first` goes before it in place of what is said of a self-assessment."""
    sentences = (first, *total_trace(result)[1:]) if first else total_trace(result)
    blocks = [Block(ended(text)) for text in sentences]
    for node in result.nodes:
        if node.state != "empty" and not node.children:
            blocks += trace_blocks(node_trace(result, node.id))
    return tuple(blocks)


def trace_blocks(sentences: Sequence[str]) -> tuple[Block, ...]:
    """Return the sentences that explain a node: its points as a headline, its sources muted."""
    first, *middle, last = sentences
    return (head(first), *(point(ended(text)) for text in middle), Block(ended(last), "muted"))


def section_bars(assessment: Assessment, cells: int, given: frozenset[str]) -> Iterator[Block]:
    """Yield each section with its points and a bar: # sure, + possible, - missing; `given` as in `given_rows`."""
    for node in assessment.nodes:
        if node.depth == 0:
            filled = node.id in given
            reached = points(node) if filled or node.cap is None else f"未填/{exact(node.cap)}"
            span = node.span if filled else Span(ZERO, ZERO)
            yield Block(node.title)
            drawn = bar(span, node.cap, max(cells - width(reached) - 1, 8)) + " " if node.cap else ""
            yield Block(drawn + reached, STATE_TONES[node.state] if filled else "muted")


def bar(span: Span, whole: Decimal, cells: int) -> str:
    """Return a bar of that many cells: ``[###++-----]``."""
    inner = cells - 2
    low = min(int(span.low * inner / whole), inner)
    high = min(max(int(span.high * inner / whole), low), inner)
    return f"[{'#' * low}{'+' * (high - low)}{'-' * (inner - high)}]"


def points(node: NodeResult) -> str:
    """Return a node's points and its cap: ``5～7/20``."""
    return span_text(node.span) + (f"/{exact(node.cap)}" if node.cap is not None else "")


def routes_brief(eligibility: Eligibility) -> tuple[Block, ...]:
    """Return one line for each route, with what decides it."""
    return tuple(_route_line(route) for route in eligibility.routes)


def eligibility_blocks(session: Session) -> tuple[Block, ...]:
    """Return every condition of every route with its reason, what to do and where it is written."""
    eligibility, sources = session.eligibility, (*session.rules.cycle.source, *session.rules.standard.source)
    blocks: list[Block] = []
    for route in eligibility.routes:
        blocks += [head(f"{route.title}：{route.label}"), Block(ended(route.conclusion), VERDICT_TONES[route.verdict])]
        blocks += [line for one in route.results for line in condition_blocks(one, sources)]
        blocks += [Block(ended(route.note), "muted")] if route.note else []
    blocks += [head("各路径共同的条件")]
    blocks += [line for one in eligibility.common for line in condition_blocks(one, sources)]
    blocks += list(education_blocks(eligibility))
    return tuple(blocks)


def condition_blocks(one: ConditionResult, sources: Iterable[Source], indent: int = 0) -> Iterator[Block]:
    """Yield a condition: verdict, reason, remedy, source; then those it is made of."""
    remedy = one.remedy if one.verdict != "yes" else ""
    tone = VERDICT_TONES[one.verdict] if one.applies else "muted"
    far = ended(one.earliest.text) if one.earliest is not None and not indent else ""
    yield point(f"{one.title}：{one.label}。{ended(one.reason)}{far}{ended(remedy)}", tone, indent)
    yield Block(
        f"依据：{cite_line(one.cites, sources)}（{one.basis.label}）。{ended(one.note)}", "muted", indent=indent + 2
    )
    for child in one.children:
        yield from condition_blocks(child, sources, indent + 2)


def education_blocks(eligibility: Eligibility) -> Iterator[Block]:
    """Yield continuing education year by year."""
    education = eligibility.education
    yield head("继续教育")
    for year in education.years:
        yield point(f"{ended(year.reason)}{ended(year.remedy)}", VERDICT_TONES[year.verdict])
    yield Block(f"{education.sum_text}；逐年判断，合计只作参考。", "muted")
    if education.only_by_sum:
        yield Block(ended(ASK_UNIT), "open")


def summary_blocks(session: Session, cells: int) -> tuple[Block, ...]:
    """Return the whole result on one page; what is wrong with it stands on another one."""
    result = session.assessment
    return (
        head("结论"),
        Block(f"{decision_text(result)}。满分{exact(result.maximum)}分。", standing_tone(result)),
        *(Block(note) for note in result.notes),
        head("各部分得分"),
        *section_bars(result, min(cells, 60), given_rows(session)),
        Block("#为确定的得分，+为待定的得分，-为没有得到的分。", "muted"),
        *_gates(result),
        head("申报路径"),
        *routes_brief(session.eligibility),
        *open_blocks(result.open_items),
        *readings_blocks(result),
    )


def open_blocks(items: Iterable[OpenItem]) -> Iterator[Block]:
    """Yield what is unknown, the deciding first, with the questions that would settle it."""
    ordered = sorted(items, key=lambda one: (not (one.decides or one.blocks), -one.worth))
    if not ordered:
        return
    yield head(f"待定的事项（{len(ordered)}处）")
    for one in ordered[:MOST_OPEN]:
        mark = "起决定作用；" if one.decides or one.blocks else ""
        asks = "；".join(one.asks)
        yield point(ended(f"{one.title}（{mark}影响{shown(one.worth)}分）{'：' + asks if asks else ''}"), "open")
    if len(ordered) > MOST_OPEN:
        yield Block(f"另有{len(ordered) - MOST_OPEN}处，影响较小，见“量化自评”。", "muted")


def problem_blocks(session: Session) -> Iterator[Block]:
    """Yield what is wrong with the answers, and what to know about the rules used."""
    problems = session.problems()
    if problems or session.drafts:
        yield head("需要处理的问题")
    for draft in session.drafts.values():
        yield point(f"{draft.title}：填写的“{draft.typed[:40]}”没有被采用，请回到这一项改正。", "bad")
    for problem in problems:
        yield point(problem.sentence(), "bad" if problem.severity is Severity.ERROR else "open")


def _gates(result: Assessment) -> Iterator[Block]:
    if result.gates:
        yield head("控制项")
    for gate in result.gates:
        word = VERDICT_LABELS[gate.verdict]
        yield point(f"{gate.title}：{word}。{ended(gate.reason)}", VERDICT_TONES[gate.verdict])


def readings_blocks(result: Assessment) -> Iterator[Block]:
    """Yield the total under each reading of each ambiguous clause."""
    if result.readings:
        yield head("条款读法不同时的总分")
    asked = ""
    for one in result.readings:
        if one.question != asked:
            asked = one.question
            yield Block(one.ask)
        mark = "（现用）" if one.chosen else ""
        word = reading_word(result, one)
        yield point(f"{one.title}{mark}：{span_text(one.total)}分，{word}", indent=2)


def _route_line(route: RouteResult) -> Block:
    titles = [one.title for one in route.deciding] if route.verdict != "yes" else []
    rest = f"等{len(titles)}项" if len(titles) > MOST_NAMED else ""
    why = "、".join(titles[:MOST_NAMED]) + rest
    word = "不符合" if route.verdict == "no" else "取决于"
    tail = f"（{word}：{why}）" if why else ""
    return point(f"{route.title}：{route.label}{tail}", VERDICT_TONES[route.verdict])


def _range(least: Decimal, most: Decimal) -> str:
    return _up(least) if least == most else f"{_up(least)}～{_up(most)}"


def _up(amount: Decimal) -> str:
    """Return a missing amount rounded upwards: 0.005 short is never shown as 0."""
    return exact(-Decimal(shown(-amount)))
