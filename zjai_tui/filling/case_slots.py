"""The questions about the sample person of a golden case, all made from the standard itself. No textual here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..rules.standards.standard import Standard
from ..transcribing.drafts.hand_cases import needed_facts, needs_education
from .claim_slots import entry_slots, input_slots, reading_slots
from .person_slots import education_slots, fact_slots, rule_slots
from .session import Session
from .slots import Slot
from .table import input_ids, loose_inputs


def case_slots(session: Session) -> tuple[Slot, ...]:
    """Return what can be said of a sample person: category, person, inputs by section, readings, achievements."""
    standard, cycle = session.rules.standard, session.rules.cycle
    needed = needed_facts(standard)
    return (
        *(replace(slot, section="岗位类别") for slot in rule_slots(session.rules) if slot.key == "variant"),
        *(slot for slot in fact_slots(cycle) if slot.field.id in needed),
        *(education_slots(cycle) if needs_education(standard) else ()),
        *_input_slots(standard),
        *(replace(slot, section="条款读法") for slot in reading_slots(standard.open)),
        *_entry_slots(session),
    )


def _input_slots(standard: Standard) -> Iterator[Slot]:
    """Yield the standard's own questions under the title of the section that uses them first."""
    titles = {node.id: node.title for node in standard.node}
    seen: set[str] = set()
    for node in standard.node:
        names = [name for name in input_ids(standard, node) if name not in seen]
        seen.update(names)
        yield from input_slots(standard, names, titles.get(node.id.partition(".")[0], node.title))
    yield from input_slots(standard, loose_inputs(standard), "控制项")


def _entry_slots(session: Session) -> Iterator[Slot]:
    kinds = {kind.id: kind for kind in session.rules.standard.kind}
    for at, entry in enumerate(session.dossier.entry, 1):
        kind = kinds.get(entry.kind)
        section = f"业绩{at}：{kind.title if kind else entry.kind}"
        for slot in entry_slots(kind, entry.id):
            if not slot.key.endswith(".note"):
                yield replace(slot, section=section)
