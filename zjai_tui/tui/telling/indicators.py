"""The scored table as a list to walk through, and what the form of each of its rows consists of. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...dossier.evidence import lacking_ids
from ...dossier.model import Dossier, Entry
from ...eligibility.result import VERDICT_LABELS
from ...filling.answers import shown_answer
from ...filling.session import Session
from ...filling.table import ENTRIES, GATES, READINGS, given_rows, input_ids, loose_inputs, nodes_below
from ...rules.cycles.cycle import Cycle
from ...rules.standards.standard import Derive, Node
from ...scoring.result import Assessment, Line, NodeResult
from ...scoring.trace import state_word
from .blocks import Block, Tone, head
from .citing import cite_line
from .overview import STATE_TONES, VERDICT_TONES, ended, points

ALL, EMPTY, OPEN, BARE = "all", "empty", "open", "bare"
FILTERS: tuple[tuple[str, str], ...] = ((ALL, "全部"), (EMPTY, "未填"), (OPEN, "待定"), (BARE, "缺佐证"))
"""What the list can be narrowed to."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: a node of the table, or one of the extra pages."""

    id: str
    title: str
    depth: int = 0
    points: str = ""
    state: str = ""
    tone: Tone = ""
    marks: frozenset[str] = frozenset()
    """Of the filters, those that leave it in the list."""
    within: str = ""
    """The title of the row above it that is no section, told where the rows between are left out."""


def list_rows(session: Session) -> tuple[Row, ...]:
    """Return the table's nodes in order, then control items, readings and all achievements."""
    result, standard = session.assessment, session.rules.standard
    given, nodes = given_rows(session), {node.id: node for node in standard.node}
    bare = lacking_ids(session.dossier, session.states)
    rows = [_node_row(node, nodes[node.id], nodes, node.id in given, bare) for node in result.nodes]
    if loose_inputs(standard):
        rows.append(_gates_row(result, session.dossier, loose_inputs(standard)))
    if standard.open:
        rows.append(Row(READINGS, "条款读法", state=f"{len(standard.open)}处"))
    count = len(session.dossier.entry)
    marks = frozenset({BARE}) if bare else frozenset({EMPTY}) if not count else frozenset()
    rows.append(Row(ENTRIES, "全部业绩条目", state=f"{count}条", marks=marks))
    return tuple(rows)


def narrowed(rows: Sequence[Row], mark: str, keep: str = "") -> tuple[Row, ...]:
    """Return the rows that a filter leaves, and the row `keep`, where the person is."""
    if mark == ALL:
        return tuple(rows)
    return tuple(row for row in rows if mark in row.marks or row.id == keep)


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
    told: dict[str, None] = {}
    for name in names:
        one = known[name]
        if one.asked_of == "panel":
            told[f"{one.title}：只有评委能定，自己不用填。"] = None
        elif one.derive:
            told[_source(one.derive, session.rules.cycle, session.dossier)] = None
    if told:
        yield head("从别处取来的")
    yield from (Block(text, "muted", "- ") for text in told)


def clause_blocks(session: Session, row_id: str) -> tuple[Block, ...]:
    """Return what the table says of a row: its text, our note, its source and how sure that is."""
    standard = session.rules.standard
    node = next((one for one in standard.node if one.id == row_id), None)
    if node is None:
        return ()
    return (
        head(f"条款：{node.title}"),
        *([Block(node.text)] if node.text else [Block("条款原文不在手边。", "muted")]),
        *([Block(f"说明：{node.note}")] if node.note else []),
        Block(f"依据：{cite_line(node.cite, standard.source)}。", "muted"),
        Block(f"依据等级：{node.basis.label}。", "muted"),
    )


def gate_blocks(session: Session) -> tuple[Block, ...]:
    """Return the verdicts of the control items."""
    return tuple(
        Block(f"{gate.title}：{VERDICT_LABELS[gate.verdict]}。{ended(gate.reason)}", VERDICT_TONES[gate.verdict], "- ")
        for gate in session.assessment.gates
    )


def entry_name(session: Session, entry: Entry) -> str:
    """Return what to call an achievement: its title, or that it has none."""
    kinds = {kind.id: kind.title for kind in session.rules.standard.kind}
    return entry.title or f"（没有写名称的{kinds.get(entry.kind, '条目')}）"


def _node_row(found: NodeResult, node: Node, nodes: dict[str, Node], given: bool, bare: frozenset[str]) -> Row:
    above = nodes.get(node.parent)
    elsewhere = {"applicant": "", "panel": "评委定", "unseen": "没有见到"}[node.asked_of]
    state = elsewhere or (state_word(found) if given or found.state == "scored" else "未填")
    tone = STATE_TONES[found.state] if given or elsewhere else "muted"
    marks: set[str] = set()
    if not found.children:
        marks |= {EMPTY} if state == "未填" else {OPEN} if found.state == "unknown" else set()
        marks |= {BARE} if any(line.entry in bare for line in found.lines) else set()
    return Row(
        found.id, found.title, found.depth, points(found), state, tone,
        frozenset(marks), above.title if above and above.parent else "",
    )  # fmt: skip


def _gates_row(result: Assessment, dossier: Dossier, inputs: Sequence[str]) -> Row:
    verdicts = {gate.verdict for gate in result.gates}
    if "no" in verdicts:
        return Row(GATES, "控制项", state="不符合", tone="bad")
    if "unknown" in verdicts:
        if not any(name in dossier.answers for name in inputs):
            return Row(GATES, "控制项", state="未填", tone="muted", marks=frozenset({EMPTY}))
        return Row(GATES, "控制项", state="待定", tone="open", marks=frozenset({OPEN}))
    return Row(GATES, "控制项", state="符合" if verdicts else "", tone="good")


def _source(derive: Derive, cycle: Cycle, dossier: Dossier) -> str:
    facts = cycle.facts()
    fact = derive.fact or derive.years_since
    if fact:
        title = facts[fact].title if fact in facts else fact
        answer = shown_answer(dossier.facts.get(fact)) or "还没有填"
        until = cycle.date_named(derive.until)
        years = f"，算到{shown_answer(until.on)}的整年数" if until else ""
        return f"{title}：{answer}（在“申报资格”填）{years}。"
    return "继续教育学时（在“申报资格”填）。"
