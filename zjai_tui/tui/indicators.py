"""The scored table as a list to walk through, and what the form of each of its rows consists of. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..dossier.model import Dossier
from ..eligibility.result import VERDICT_LABELS
from ..filling.answers import shown_answer
from ..filling.session import Session
from ..filling.table import ENTRIES, GATES, READINGS, input_ids, loose_inputs, nodes_below
from ..rules.cycle import Cycle
from ..rules.standard import Derive
from ..scoring.result import Assessment, Line
from .blocks import Block, Tone, head
from .citing import cite_line
from .overview import STATE_TONES, VERDICT_TONES, ended, points, state_word


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
    if loose_inputs(standard):
        rows.append(_gates_row(result))
    if standard.open:
        rows.append(Row(READINGS, "条款读法", state=f"{len(standard.open)}处"))
    rows.append(Row(ENTRIES, "全部业绩条目", state=f"{len(session.dossier.entry)}条"))
    return tuple(rows)


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
