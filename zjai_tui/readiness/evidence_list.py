"""The numbered list of evidence 佐证材料清单: every achievement where it counts, its files and how they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from ..base.dates import shown_date
from ..base.numbers import plain
from ..dossier.evidence import STATE_WORDS, EvidenceState, EvidenceStates, evidenced_by, state_in
from ..dossier.model import Dossier, Entry, Evidence
from ..rules.fields import Field, Value
from ..rules.standards.standard import Kind, Span, Standard
from ..scoring.result import Assessment, NodeResult

ListState = EvidenceState | Literal["none", "unchecked"]
"""``none``: the achievement has no evidence; ``unchecked``: nobody looked at the file."""
LIST_LABELS: dict[ListState, str] = {
    "ok": STATE_WORDS["ok"],
    "missing": STATE_WORDS["missing"],
    "changed": STATE_WORDS["changed"],
    "outside": STATE_WORDS["outside"],
    "unhashed": STATE_WORDS["unhashed"],
    "large": STATE_WORDS["large"],
    "none": "没有材料",
    "unchecked": "未核对",
}
NOT_COUNTED = "没有计分的业绩"


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """One piece of evidence, or the gap of an achievement that has none."""

    number: str
    """``1-2``: the second line of the first group."""
    entry: str
    """Entry id."""
    title: str
    """Name of the achievement."""
    kind: str
    """Title of its kind."""
    proves: str
    """What the evidence must bear out, in words."""
    file: str
    """Path as recorded; empty where there is none."""
    page: str
    note: str
    state: ListState
    sure: bool

    @property
    def label(self) -> str:
        """Return the state as people read it."""
        return LIST_LABELS[self.state]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceGroup:
    """The evidence of one row of the standard's table."""

    number: int
    node: str
    """Node id; empty for what counts nowhere."""
    title: str
    """Titles from the section down, e.g. ``学术技术成果和工作业绩／获奖``."""
    span: Span | None
    """Points of the row; None for what counts nowhere."""
    lines: tuple[EvidenceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceList:
    """The whole list."""

    groups: tuple[EvidenceGroup, ...]
    counts: Mapping[ListState, int]
    """Lines by state; every state is a key."""
    entries: int
    proved: int
    """Achievements whose evidence is all in order."""
    files: int
    """Different files named."""
    claimed: Span
    evidenced: Span | None
    """None where there was no folder to look in."""
    maximum: Decimal
    others: tuple[str, ...]
    """Rows scored by answers about the person: their proofs (degree, title …) are not kept in the dossier."""


def evidence_list(
    standard: Standard,
    dossier: Dossier,
    assessment: Assessment,
    states: EvidenceStates | None,
    evidenced: Span | None,
) -> EvidenceList:
    """Return the list in the order of the standard's table; what counts nowhere stands last.

    An achievement stands where it counts; in several places, at the first. Pure.
    """
    kinds = {one.id: one for one in standard.kind}
    groups: list[EvidenceGroup] = []
    placed: set[str] = set()
    titles = _titles(assessment)
    for node in assessment.nodes:
        entries = [entry for entry in _counted(dossier, node) if entry.id not in placed]
        if entries:
            placed |= {entry.id for entry in entries}
            groups.append(_group(len(groups) + 1, node, titles[node.id], entries, kinds, states))
    rest = [entry for entry in dossier.entry if entry.id not in placed]
    if rest:
        groups.append(_group(len(groups) + 1, None, NOT_COUNTED, rest, kinds, states))
    counted = Counter(line.state for group in groups for line in group.lines)
    return EvidenceList(
        groups=tuple(groups),
        counts={state: counted[state] for state in LIST_LABELS},
        entries=len(dossier.entry),
        proved=len(evidenced_by(dossier, states)) if states is not None else 0,
        files=len({one.file for entry in dossier.entry for one in entry.evidence}),
        claimed=assessment.total,
        evidenced=evidenced,
        maximum=assessment.maximum,
        others=tuple(_others(assessment)),
    )


def _counted(dossier: Dossier, node: NodeResult) -> Iterator[Entry]:
    """Yield the achievements that count at a row, in the order of its lines."""
    entries = {one.id: one for one in dossier.entry}
    for line in node.lines:
        if line.entry and line.counted and line.entry in entries:
            yield entries[line.entry]


def _group(
    number: int,
    node: NodeResult | None,
    title: str,
    entries: list[Entry],
    kinds: Mapping[str, Kind],
    states: EvidenceStates | None,
) -> EvidenceGroup:
    pieces = [(entry, one) for entry in entries for one in entry.evidence or (None,)]
    lines = tuple(
        _line(f"{number}-{place}", entry, kinds.get(entry.kind), one, _state(one, states))
        for place, (entry, one) in enumerate(pieces, 1)
    )
    return EvidenceGroup(
        number=number, node=node.id if node else "", title=title, span=node.span if node else None, lines=lines
    )


def _state(one: Evidence | None, states: EvidenceStates | None) -> ListState:
    if one is None:
        return "none"
    return (state_in(states, one) if states is not None else None) or "unchecked"


def _line(number: str, entry: Entry, kind: Kind | None, one: Evidence | None, state: ListState) -> EvidenceLine:
    return EvidenceLine(
        number=number,
        entry=entry.id,
        title=entry.title,
        kind=kind.title if kind else entry.kind,
        proves="，".join(_facts(entry, kind)),
        file=one.file if one else "",
        page=one.page if one else "",
        note=one.note if one else "",
        state=state,
        sure=entry.sure == "sure",
    )


def _facts(entry: Entry, kind: Kind | None) -> Iterator[str]:
    """Yield the answers about an achievement in words, in the order they are asked."""
    for field in kind.field if kind else ():
        value = entry.facts.get(field.id)
        if value is not None:
            yield _words(field, value)


def _words(field: Field, value: Value) -> str:
    if isinstance(value, bool):
        return f"{field.title}：{'是' if value else '否'}"
    if isinstance(value, date):
        return f"{field.title}{shown_date(value)}"
    if isinstance(value, Decimal):
        number = f"第{plain(value)}名" if field.type == "rank" else f"{plain(value)}{field.unit}"
        return f"{field.title}{number}"
    return value if field.type == "choice" else f"{field.title}：{value}"


def _titles(assessment: Assessment) -> dict[str, str]:
    """Return each row's titles from the section down."""
    own = {node.id: node.title for node in assessment.nodes}
    found = {}
    for node in assessment.nodes:
        parts = node.id.split(".")
        above = (".".join(parts[:depth]) for depth in range(1, len(parts) + 1))
        found[node.id] = "／".join(own[one] for one in above if one in own)
    return found


def _others(assessment: Assessment) -> Iterator[str]:
    """Yield the rows that answers about the person earn points at."""
    for node in assessment.nodes:
        if node.span.high > 0 and any(not line.entry and line.counted for line in node.lines):
            yield node.title
