"""The scored table as a list to walk through, and what the form of each of its rows consists of. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..dossier.model import Dossier, Entry
from ..eligibility.result import VERDICT_LABELS
from ..rules.cycle import Cycle
from ..rules.standard import Derive, Kind, Node, Standard
from ..scoring.result import Assessment, Line
from .answers import shown_answer
from .blocks import Block, Tone, head
from .citing import cite_line
from .claim_slots import input_slots, is_asked, reading_slots
from .overview import STATE_TONES, VERDICT_TONES, ended, points, state_word
from .session import Session
from .slots import Slot

GATES, READINGS, ENTRIES = "@gates", "@readings", "@entries"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: a node of the table, or one of the extra pages."""

    id: str
    title: str
    depth: int = 0
    points: str = ""
    state: str = ""
    tone: Tone = ""


def list_rows(session: Session) -> tuple[Row, ...]:
    """Return the table's nodes in order, then control items, readings and all achievements."""
    result, standard = session.assessment, session.rules.standard
    rows = [
        Row(
            node.id, node.title, node.depth, points(node), state_word(node),
            STATE_TONES[node.state],
        )
        for node in result.nodes
    ]  # fmt: skip
    if _loose_inputs(standard):
        rows.append(_gates_row(result))
    if standard.open:
        rows.append(Row(READINGS, "条款读法", state=f"{len(standard.open)}处"))
    rows.append(Row(ENTRIES, "全部业绩条目", state=f"{len(session.dossier.entry)}条"))
    return tuple(rows)


def slots_of(session: Session, row_id: str) -> tuple[Slot, ...]:
    """Return the questions of a row: its own inputs and those of everything below it."""
    standard = session.rules.standard
    if row_id == GATES:
        return input_slots(standard, _loose_inputs(standard))
    if row_id == READINGS:
        return reading_slots(standard.open)
    slots: list[Slot] = []
    seen: set[str] = set()
    nodes = nodes_below(session, row_id)
    for node in nodes:
        names = [name for name in input_ids(standard, node) if name not in seen]
        seen.update(names)
        slots += input_slots(standard, names, node.title if len(nodes) > 1 else "")
    asked_here = [one for one in standard.open if row_id in one.at]
    return (*slots, *reading_slots(asked_here))


def kinds_of(session: Session, row_id: str) -> tuple[Kind, ...]:
    """Return the kinds of achievements that count in a row or below it; every kind on the page of all."""
    standard = session.rules.standard
    if row_id == ENTRIES:
        return standard.kind
    wanted = {name for node in nodes_below(session, row_id) for name in node.entries}
    return tuple(kind for kind in standard.kind if kind.id in wanted)


def entries_of(session: Session, row_id: str) -> tuple[Entry, ...]:
    """Return the achievements of those kinds; on the page of all also those no kind is known for."""
    if row_id == ENTRIES:
        return session.dossier.entry
    kinds = {kind.id for kind in kinds_of(session, row_id)}
    return tuple(entry for entry in session.dossier.entry if entry.kind in kinds)


def entry_lines(assessment: Assessment, entry_id: str, within: Iterable[str] = ()) -> tuple[tuple[str, Line], ...]:
    """Return node ids and lines of an achievement, where it counts first; `within` limits the nodes."""
    limit = set(within)
    found = [
        (node.id, line)
        for node in assessment.nodes
        if not limit or node.id in limit
        for line in node.lines
        if line.entry == entry_id
    ]
    return tuple(sorted(found, key=lambda one: not one[1].counted))


def nodes_below(session: Session, row_id: str) -> tuple[Node, ...]:
    """Return the node itself and the nodes below it that are in use, in the order of the table."""
    in_use = {one.id for one in session.assessment.nodes if one.id == row_id or one.id.startswith(f"{row_id}.")}
    return tuple(node for node in session.rules.standard.node if node.id in in_use)


def input_ids(standard: Standard, node: Node) -> tuple[str, ...]:
    """Return the ids of the inputs a node reads itself, in order, each once."""
    own_fields = {field.id for kind in standard.kind if kind.id in node.entries for field in kind.field}
    names = [node.input, *node.by, *(coef.by for coef in node.coef)]
    names += [one.by for one in (node.resolve, node.demote) if one]
    inputs = {one.id for one in standard.input}
    return tuple(dict.fromkeys(name for name in names if name in inputs and name not in own_fields))


def derived_blocks(session: Session, row_id: str) -> Iterator[Block]:
    """Yield the inputs that are not asked here, and where their values come from."""
    standard = session.rules.standard
    known = {one.id: one for one in standard.input}
    names = dict.fromkeys(name for node in nodes_below(session, row_id) for name in input_ids(standard, node))
    for name in names:
        one = known[name]
        if one.asked_of == "panel":
            yield Block(f"{one.title}：由评委评定，申报前不能确定。", "muted")
        elif one.derive:
            yield Block(f"{one.title}：{_source(one.derive, session.rules.cycle, session.dossier)}", "muted")


def clause_blocks(session: Session, row_id: str) -> tuple[Block, ...]:
    """Return what the table says of a row: its text, our note, its source and how sure that is."""
    standard = session.rules.standard
    node = next((one for one in standard.node if one.id == row_id), None)
    if node is None:
        return ()
    return (
        head("条款和依据"),
        *([Block(node.text)] if node.text else [Block("条款原文不在手边。", "muted")]),
        *([Block(node.note, "muted")] if node.note else []),
        Block(f"依据：{cite_line(node.cite, standard.source)}（{node.basis.label}）。", "muted"),
    )


def gate_blocks(session: Session) -> tuple[Block, ...]:
    """Return the verdicts of the control items."""
    return tuple(
        Block(f"{gate.title}：{VERDICT_LABELS[gate.verdict]}。{ended(gate.reason)}", VERDICT_TONES[gate.verdict], "- ")
        for gate in session.assessment.gates
    )


def _loose_inputs(standard: Standard) -> tuple[str, ...]:
    """Return the inputs asked of the applicant that no node reads: those of the gates, and any left over."""
    used = {name for node in standard.node for name in input_ids(standard, node)}
    return tuple(one.id for one in standard.input if is_asked(one) and one.id not in used)


def _gates_row(result: Assessment) -> Row:
    verdicts = {gate.verdict for gate in result.gates}
    if "no" in verdicts:
        return Row(GATES, "控制项", state="不符合", tone="bad")
    if "unknown" in verdicts:
        return Row(GATES, "控制项", state="待定", tone="open")
    return Row(GATES, "控制项", state="符合" if verdicts else "", tone="good")


def _source(derive: Derive, cycle: Cycle, dossier: Dossier) -> str:
    facts = cycle.facts()
    fact = derive.fact or derive.years_since
    if fact:
        title = facts[fact].title if fact in facts else fact
        answer = shown_answer(dossier.facts.get(fact)) or "还没有填"
        until = cycle.dates().get(derive.until)
        years = f"，算到{shown_answer(until.on)}的整年数" if until else ""
        return f"取自“申报资格”的“{title}”（{answer}）{years}。"
    return "取自“申报资格”的继续教育学时。"
