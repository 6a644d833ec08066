"""The rows of a standard's table as something to fill in: which questions, kinds and achievements a row has. Pure."""

from __future__ import annotations

from ..dossier.model import Dossier, Entry
from ..rules.standards.standard import Input, Kind, Node, Standard
from .claim_slots import input_slots, is_asked, reading_slots
from .session import Session
from .slots import Slot

GATES, READINGS, ENTRIES = "@gates", "@readings", "@entries"
"""Ids of the rows beside those of the table: control items, readings, all achievements."""


def slots_of(session: Session, row_id: str) -> tuple[Slot, ...]:
    """Return the questions of a row: its own inputs and those of everything below it."""
    standard = session.rules.standard
    if row_id == GATES:
        return input_slots(standard, loose_inputs(standard))
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


def nodes_below(session: Session, row_id: str) -> tuple[Node, ...]:
    """Return the node itself and the nodes below it that are in use, in the order of the table."""
    in_use = {one.id for one in session.assessment.nodes if one.id == row_id or one.id.startswith(f"{row_id}.")}
    return tuple(node for node in session.rules.standard.node if node.id in in_use)


def row_of(session: Session, key: str) -> str:
    """Return the lowest row on which the question of a slot is asked: ``answer.ethics``, ``reading.since``."""
    rows = [*(node.id for node in session.assessment.nodes), GATES, READINGS]
    asked = [row for row in rows if any(slot.key == key for slot in slots_of(session, row))]
    return max(asked, key=lambda row: row.count("."), default=ENTRIES)


def given_rows(session: Session) -> frozenset[str]:
    """Return the ids of the nodes about which anything was said, here or in another step, and of those above them."""
    standard, dossier = session.rules.standard, session.dossier
    inputs = {one.id: one for one in standard.input}
    kinds = {entry.kind for entry in dossier.entry}
    found: set[str] = set()
    for node in standard.node:
        named = (inputs[name] for name in input_ids(standard, node))
        if kinds.intersection(node.entries) or any(_is_answered(one, dossier) for one in named):
            parts = node.id.split(".")
            found.update(".".join(parts[:size]) for size in range(1, len(parts) + 1))
    return frozenset(found)


def _is_answered(one: Input, dossier: Dossier) -> bool:
    derive = one.derive
    if derive is None:
        return one.id in dossier.answers
    if derive.education:
        hours = [year.total if derive.education == "total" else year.professional for year in dossier.education]
        return any(one is not None for one in hours)
    return (derive.fact or derive.years_since) in dossier.facts


def input_ids(standard: Standard, node: Node) -> tuple[str, ...]:
    """Return the ids of the inputs a node reads itself, in order, each once."""
    own_fields = {field.id for kind in standard.kind if kind.id in node.entries for field in kind.field}
    names = [node.input, *node.by, *(coef.by for coef in node.coef)]
    names += [one.by for one in (node.resolve, node.demote) if one]
    inputs = {one.id for one in standard.input}
    return tuple(dict.fromkeys(name for name in names if name in inputs and name not in own_fields))


def loose_inputs(standard: Standard) -> tuple[str, ...]:
    """Return the inputs asked of the applicant that no node reads: those of the gates, and any left over."""
    used = {name for node in standard.node for name in input_ids(standard, node)}
    return tuple(one.id for one in standard.input if is_asked(one) and one.id not in used)
