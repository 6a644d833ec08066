"""The columns of the table of many dossiers: what each shows of a row, in which tone, and how it sorts. No textual."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePath

from ...base.problems import Severity
from ...batch.row import Row
from ...eligibility.result import VERDICT_LABELS
from ...reviewing.result import STATE_WORDS, State
from ...rules.standards.standard import Span
from ...scoring.result import Verdict
from ...scoring.trace import DECISIONS, span_text
from ..telling.blocks import Tone
from ..telling.overview import DECISION_TONES, VERDICT_TONES
from ..transcribing.finding_lines import TONES

UNREVIEWED = "未核"
STATE_TONES: dict[State, Tone] = {"draft": "", "submitted": "open", "changes_requested": "bad", "verified": "good"}
STATE_ORDER: tuple[State, ...] = ("draft", "submitted", "changes_requested", "verified")
NO_NAME = "（没有姓名）"

SortKey = tuple[bool, object]
"""Whether there is nothing to sort by, and what to sort by."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell."""

    text: str
    tone: Tone = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the table."""

    id: str
    title: str
    cells: int
    """Its width; the least one where it `grows`."""
    show: Callable[[Row, int], Cell]
    """Of a dossier that could be read, and the number of conflicts it is in."""
    key: Callable[[Row, int], SortKey]
    grows: bool = False
    right: bool = False
    """Whether it is set to the right: numbers."""
    first: bool = False
    """Whether it is on the first page of a narrow terminal."""
    downwards: bool = False
    """Whether sorting by it begins with the largest."""


def name_of(row: Row) -> str:
    """Return how a dossier is called: by the person's name, else by its file's."""
    return row.name.strip() or PurePath(row.file).name or NO_NAME


def by_sound(text: str) -> bytes:
    """Return what sorts Chinese names about as a list of names is: GB 2312 has the common characters by sound."""
    return text.encode("gb18030", "replace")


def route_words(row: Row) -> str:
    """Return how many routes are open, in a few words."""
    verdicts = [one.verdict for one in row.routes]
    said = [f"可报{verdicts.count('yes')}"] if "yes" in verdicts else []
    said += [f"待定{verdicts.count('unknown')}"] if "unknown" in verdicts else []
    return "，".join(said) or ("都不符合" if verdicts else "")


def state_words(row: Row) -> str:
    """Return the state of the review, with what is left to decide while that goes on."""
    word = STATE_WORDS[row.state]
    return f"{word}余{row.left}" if row.state == "submitted" and row.left else word


def window_words(row: Row) -> str:
    """Return the publicity window in short; the year is told only where it changes on the way."""
    if row.window is None:
        return ""
    start, end = row.window
    until = f"{end.month}.{end.day}" if end.year == start.year else f"{end.year}.{end.month}.{end.day}"
    return f"{start.month}.{start.day}至{until}"


def _span(span: Span | None, none: str) -> Cell:
    return Cell(none, "muted") if span is None else Cell(span_text(span))


def _by_span(span: Span | None) -> SortKey:
    return (span is None, (span.low, span.high) if span else (Decimal(0), Decimal(0)))


def _text(text: str) -> SortKey:
    return (not text.strip(), by_sound(text.strip()))


def _decision(row: Row, _: int) -> Cell:
    if row.decision is None:
        return Cell("")
    if row.premature and row.decision == "not_reached":
        return Cell("未填完", "open")
    return Cell(DECISIONS[row.decision], DECISION_TONES[row.decision])


_WEIGHT = tuple(Severity)
_DECIDED = ("reached", "undecided", "not_reached")
_VERDICTS: tuple[Verdict, ...] = ("yes", "unknown", "no")


def _routes(row: Row, _: int) -> Cell:
    verdicts: set[Verdict] = {one.verdict for one in row.routes}
    tone: Tone = next((VERDICT_TONES[one] for one in _VERDICTS if one in verdicts), "")
    return Cell(route_words(row), tone)


def _route_key(row: Row, _: int) -> SortKey:
    verdicts = [one.verdict for one in row.routes]
    return (not verdicts, (-verdicts.count("yes"), -verdicts.count("unknown")))


def _education(row: Row, _: int) -> Cell:
    if row.education is None:
        return Cell("")
    return Cell(VERDICT_LABELS[row.education], VERDICT_TONES[row.education])


def _counted(count: int) -> Cell:
    return Cell(str(count), "open") if count else Cell("")


def _problems(row: Row, _: int) -> Cell:
    """Return how many there are, in the tone of the weightiest."""
    worst = min((_WEIGHT.index(one.severity) for one in row.problems), default=0)
    return Cell(str(len(row.problems)), TONES[_WEIGHT[worst]]) if row.problems else Cell("")


COLUMNS: tuple[Column, ...] = (
    Column(
        id="name", title="姓名", cells=10, first=True,
        show=lambda row, _: Cell(name_of(row)), key=lambda row, _: _text(name_of(row)),
    ),
    Column(
        id="unit", title="单位", cells=10, grows=True,
        show=lambda row, _: Cell(row.unit), key=lambda row, _: _text(row.unit),
    ),
    Column(
        id="area", title="方向", cells=10, grows=True,
        show=lambda row, _: Cell(row.area), key=lambda row, _: _text(row.area),
    ),
    Column(
        id="claimed", title="自评", cells=10, right=True, first=True, downwards=True,
        show=lambda row, _: _span(row.claimed, ""), key=lambda row, _: _by_span(row.claimed),
    ),
    Column(
        id="evidenced", title="有据", cells=10, right=True, downwards=True,
        show=lambda row, _: _span(row.evidenced, "未核对"), key=lambda row, _: _by_span(row.evidenced),
    ),
    Column(
        id="verified", title="核定", cells=10, right=True, first=True, downwards=True,
        show=lambda row, _: _span(row.verified, UNREVIEWED), key=lambda row, _: _by_span(row.verified),
    ),
    Column(
        id="decision", title="结论", cells=6, first=True, show=_decision,
        key=lambda row, _: (row.decision is None, _DECIDED.index(row.decision) if row.decision else 0),
    ),
    Column(id="routes", title="申报路径", cells=12, show=_routes, key=_route_key),
    Column(
        id="education", title="继续教育", cells=8, show=_education,
        key=lambda row, _: (row.education is None, _VERDICTS.index(row.education) if row.education else 0),
    ),
    Column(
        id="problems", title="问题", cells=4, right=True, first=True, downwards=True,
        show=_problems, key=lambda row, _: (False, len(row.problems)),
    ),
    Column(
        id="conflicts", title="冲突", cells=4, right=True, first=True, downwards=True,
        show=lambda _, conflicts: _counted(conflicts), key=lambda _, conflicts: (False, conflicts),
    ),
    Column(
        id="state", title="状态", cells=10, first=True,
        show=lambda row, _: Cell(state_words(row), STATE_TONES[row.state]),
        key=lambda row, _: (False, (STATE_ORDER.index(row.state), -row.left)),
    ),
    Column(
        id="window", title="公示", cells=12,
        show=lambda row, _: Cell(window_words(row)),
        key=lambda row, _: (row.window is None, row.window or ()),
    ),
)  # fmt: skip
"""The registry of columns, in the order of a wide terminal."""


def column(id: str) -> Column | None:
    """Return the column of that id, or None."""
    return next((one for one in COLUMNS if one.id == id), None)
