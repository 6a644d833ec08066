"""The questions of the standard: its inputs, its ambiguous clauses, and those about an achievement. No textual here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from ..base.numbers import plain
from ..dossier import edit
from ..dossier.model import Dossier, Entry
from ..rules.fields import Field, Value
from ..rules.standards.standard import Input, Kind, Open, Standard
from .slots import Slot, named_choice, words


def is_asked(one: Input) -> bool:
    """Tell whether the applicant is asked this input: it is neither derived nor the committee's."""
    return one.derive is None and one.asked_of == "applicant"


def input_slots(standard: Standard, input_ids: Iterable[str], section: str = "") -> tuple[Slot, ...]:
    """Return the standard's questions of those ids that the applicant answers; derived ones are not asked again."""
    known = {one.id: one for one in standard.input}
    return tuple(_input_slot(known[name], section) for name in input_ids if name in known and is_asked(known[name]))


def reading_slots(questions: Iterable[Open]) -> tuple[Slot, ...]:
    """Return the choice of a reading for each ambiguous clause; without a choice the default holds."""
    return tuple(_reading_slot(one) for one in questions)


def entry_slots(kind: Kind | None, entry_id: str) -> tuple[Slot, ...]:
    """Return the questions about one achievement: its title, those of its kind, and whether it is sure.

    An achievement that is not in the dossier yet is begun by the first answer that says something.
    """
    title = Field(id="title", title="名称", type="text", help="成果、奖项、项目或证书的全称，与佐证材料一致。")
    note = Field(id="note", title="备注", type="text", help="写给自己或单位审核人看的话，不影响计分。")
    noted = replace(_entry_slot("note", note, entry_id), optional=True)
    asked = tuple(_fact_slot(kind, field, entry_id) for field in kind.field) if kind else ()
    slots = (_entry_slot("title", title, entry_id), *asked, _sure_slot(entry_id), noted)
    return tuple(_beginning(slot, entry_id, kind.id) for slot in slots) if kind else slots


def is_blank(entry: Entry) -> bool:
    """Tell whether nothing is said about an achievement but its kind."""
    return entry == Entry(id=entry.id, kind=entry.kind)


def begun(dossier: Dossier, entry_id: str, kind_id: str) -> Dossier:
    """Return the dossier with that achievement in it, at the end when it was not there."""
    if dossier.entry_named(entry_id):
        return dossier
    return replace(dossier, entry=(*dossier.entry, Entry(id=entry_id, kind=kind_id)))


def _beginning(slot: Slot, entry_id: str, kind_id: str) -> Slot:
    """Return the slot of an achievement that may not be in the dossier yet."""

    def write(dossier: Dossier, value: Value | None) -> Dossier:
        written = slot.write(begun(dossier, entry_id, kind_id), value)
        entry = written.entry_named(entry_id)
        says_nothing = entry is None or is_blank(entry)
        return dossier if says_nothing and dossier.entry_named(entry_id) is None else written

    return replace(slot, read=lambda dossier: slot.read(begun(dossier, entry_id, kind_id)), write=write)


def _input_slot(one: Input, section: str) -> Slot:
    return Slot(
        key=f"answer.{one.id}",
        field=one,
        read=lambda dossier: dossier.answers.get(one.id),
        write=lambda dossier, value: edit.set_answer(dossier, one.id, value),
        section=section,
    )


def _reading_slot(one: Open) -> Slot:
    return named_choice(
        f"reading.{one.id}", one.ask, {reading.id: reading.title for reading in one.reading},
        read=lambda dossier: dossier.readings.get(one.id, one.default),
        write=lambda dossier, value: edit.set_reading(dossier, one.id, words(value)),
        help="原文没有写明，选一种理解来测算。", unknown="",
    )  # fmt: skip


def _entry_slot(name: str, field: Field, entry_id: str) -> Slot:
    return Slot(
        key=f"entry.{entry_id}.{name}",
        field=field,
        read=lambda dossier: getattr(dossier.entry_named(entry_id), name, None),
        write=lambda dossier, value: _with_entry(dossier, entry_id, name, words(value)),
    )


def _sure_slot(entry_id: str) -> Slot:
    return named_choice(
        f"entry.{entry_id}.sure", "是否确定", {"sure": "已确定", "unsure": "待核实（没有把握，可能不算）"},
        read=lambda dossier: getattr(dossier.entry_named(entry_id), "sure", None),
        write=lambda dossier, value: _with_entry(dossier, entry_id, "sure", words(value)),
        help="没有把握、可能不算的选“待核实”：最低分按不算，最高分按计入；核实清楚后再改回“已确定”。", unknown="",
    )  # fmt: skip


def _fact_slot(kind: Kind, field: Field, entry_id: str) -> Slot:
    def read(dossier: Dossier) -> object:
        entry = dossier.entry_named(entry_id)
        return entry.facts.get(field.id) if entry else None

    def team_is_large_enough(dossier: Dossier, value: Value) -> str:
        entry = dossier.entry_named(entry_id)
        answers = {**entry.facts, field.id: value} if entry else {}
        for rank in kind.field:
            size = kind.named(rank.within) if rank.within else None
            if size is None or field.id not in {rank.id, size.id}:
                continue
            place, team = answers.get(rank.id), answers.get(size.id)
            if isinstance(place, Decimal) and isinstance(team, Decimal) and place > team:
                return f"{rank.title}是第{plain(place)}，{size.title}只有{plain(team)}，请核对这两项。"
        return ""

    return Slot(
        key=f"entry.{entry_id}.fact.{field.id}",
        field=field,
        read=read,
        write=lambda dossier, value: edit.set_entry_fact(dossier, entry_id, field.id, value),
        check=team_is_large_enough,
    )


def _with_entry(dossier: Dossier, entry_id: str, name: str, value: str) -> Dossier:
    entry = dossier.entry_named(entry_id)
    changes: dict[str, Any] = {name: value}
    return edit.replace_entry(dossier, replace(entry, **changes)) if entry else dossier
