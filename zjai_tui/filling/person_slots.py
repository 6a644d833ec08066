"""The questions about the person: who, what work, the round's facts, continuing education. No textual here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..dossier import edit
from ..dossier.model import Dossier
from ..dossier.person_titles import PERSON_TITLES
from ..rules.areas.area import Area
from ..rules.cycles.cycle import Cycle
from ..rules.fields import Field, Value
from .answers import UNKNOWN
from .person_numbers import clean_identity, clean_phone, doubted_identity, doubted_phone
from .rulebook import Rules
from .slots import Slot, named_choice, words
from .switching import to_standard

_PERSON: tuple[tuple[edit.PersonField, str], ...] = (
    ("name", "与身份证一致。"),
    ("unit", "填单位全称，与公章一致。"),
    ("position", "如算法工程师。"),
    ("id_number", "可以不填；只存在这份档案里。"),
    ("phone", "可以不填；只存在这份档案里。"),
)
HOURS_WHY = "通知要核验这些年度的学时，逐年判断，合计不能代替。"
_HOURS = (
    ("total", "总学时", "学时登记管理系统里这一年的合计；没有查到就留空。"),
    ("professional", "专业科目", "总学时里专业科目的部分。"),
)


def person_slots() -> tuple[Slot, ...]:
    """Return the questions about the applicant and the unit, which no rule needs but every form prints."""
    return tuple(_person_slot(*one) for one in _PERSON)


def rule_slots(rules: Rules) -> tuple[Slot, ...]:
    """Return the choice of round, standard and post category, where there is a choice."""
    slots = []
    if len(rules.cycle_ids) > 1:
        slots.append(
            named_choice(
                "cycle", "申报年度", {name: f"{name}年度" for name in rules.cycle_ids},
                read=lambda dossier: dossier.cycle,
                write=lambda dossier, value: edit.set_cycle(dossier, words(value)),
                help="按哪一年的通知测算。",
            )
        )  # fmt: skip
    if len(rules.standard_titles) > 1:
        slots.append(
            named_choice(
                "standard", "评价标准", dict(rules.standard_titles),
                read=lambda dossier: dossier.standard.id,
                # only the id: edition and digest are recorded when the dossier is saved
                write=lambda dossier, value: to_standard(dossier, rules.standard, words(value)),
                help="按哪一份量化评价标准测算。改选后，原来的答案仍留在档案里；同一张表换版次的，改了号的答案跟着改号。",
            )
        )  # fmt: skip
    if rules.standard.variant:
        slots.append(
            named_choice(
                "variant", "岗位类别", {one.id: one.title for one in rules.standard.variant},
                read=lambda dossier: dossier.variant,
                write=lambda dossier, value: edit.set_variant(dossier, words(value)),
                help="标准按岗位类别分表，选本人岗位所属的一类。",
            )
        )  # fmt: skip
    return tuple(replace(slot, section="测算依据") for slot in slots)


def work_slots(areas: Sequence[Area], area_id: str) -> tuple[Slot, ...]:
    """Return the questions of the direction step; `area_id` is the area chosen so far."""
    titles = {area.id: area.title for area in areas}
    chosen = next((area for area in areas if area.id == area_id), None)
    description = Field(
        id="description", title="所做的工作", type="text",
        help="写本人实际做了什么、给谁用、产出是什么，三五句即可。",
        why="判断方向要看产出和用处，不看项目名称。",
    )  # fmt: skip
    slots = [
        Slot(
            key="work.description",
            field=description,
            read=lambda dossier: dossier.work.description,
            write=lambda dossier, value: edit.set_work(dossier, "description", words(value)),
            lines=5,
        ),
        _work_choice("area", "主方向", titles, "选与本人主要产出最相符的一个；下面有各方向的范围和区别。"),
        _work_choice("second_area", "次方向", titles, "拿不准时再选一个次方向，可以不选。"),
    ]
    if chosen and chosen.reading:
        readings = {one.id: one.title for one in chosen.reading}
        slots.append(_work_choice("reading", "方向的理解", readings, "这个方向的名称有不同理解，选本人所指的一种。"))
    return tuple(slots)


def fact_slots(cycle: Cycle) -> tuple[Slot, ...]:
    """Return the round's questions about the person."""
    return tuple(_fact_slot(field) for field in cycle.fact)


def education_slots(cycle: Cycle) -> tuple[Slot, ...]:
    """Return the hours of continuing education, three questions for each year the round looks at."""
    slots: list[Slot] = []
    for year in cycle.education.years:
        for name, title, help_text in _HOURS:
            field = Field(
                id=f"{name}{year}", title=f"{year}年{title}", unit="学时", type="number", max=cycle.education.most,
                help=help_text, why=HOURS_WHY, cite=(*cycle.education.years_cite, *cycle.education.cite),
            )  # fmt: skip
            slots.append(_education_slot(year, name, field))
        finished = Field(
            id=f"finished{year}", title=f"{year}年已登记完", type="yes_no",
            help="这一年的学时已全部登记的选“是”，还会增加的选“否”。没有选的，学时不够就先按待定算。",
            why="学时还会增加的年度，现在不够不等于不符合。",
            cite=(*cycle.education.years_cite, *cycle.education.cite),
        )  # fmt: skip
        slots.append(_education_slot(year, "finished", finished))
    return tuple(slots)


def _person_slot(name: edit.PersonField, help_text: str) -> Slot:
    slot = Slot(
        key=f"person.{name}",
        field=Field(id=name, title=PERSON_TITLES[name], type="text", help=help_text),
        read=lambda dossier: getattr(dossier.person, name),
        write=lambda dossier, value: edit.set_person(dossier, name, words(value)),
        section="申报人",
        optional=name not in {"name", "unit"},
    )
    if name == "id_number":
        return replace(slot, clean=clean_identity, doubt=doubted_identity)
    return replace(slot, clean=clean_phone, doubt=doubted_phone) if name == "phone" else slot


def _work_choice(name: edit.WorkField, title: str, names: dict[str, str], help_text: str) -> Slot:
    return named_choice(
        f"work.{name}", title, names,
        read=lambda dossier: getattr(dossier.work, name),
        write=lambda dossier, value: edit.set_work(dossier, name, words(value)),
        help=help_text,
    )  # fmt: skip


def _fact_slot(field: Field) -> Slot:
    return Slot(
        key=f"fact.{field.id}",
        field=field,
        read=lambda dossier: dossier.facts.get(field.id),
        write=lambda dossier, value: edit.set_fact(dossier, field.id, value),
        section="本人情况",
    )


def _education_slot(year: int, name: str, field: Field) -> Slot:
    def put(dossier: Dossier, value: Value | None) -> Dossier:
        changes: dict[str, Any] = {name: value}
        return edit.set_education(dossier, replace(edit.education_year(dossier, year), **changes))

    def check(dossier: Dossier, value: Value) -> str:
        changes: dict[str, Any] = {name: value}
        hours = replace(edit.education_year(dossier, year), **changes)
        if hours.total is not None and hours.professional is not None and hours.professional > hours.total:
            return "专业科目学时不能多于总学时，请核对这两项。"
        return ""

    return Slot(
        key=f"education.{year}.{name}",
        field=field,
        read=lambda dossier: getattr(edit.education_year(dossier, year), name),
        write=put,
        section="继续教育",
        unknown=UNKNOWN,
        check=check,
    )
