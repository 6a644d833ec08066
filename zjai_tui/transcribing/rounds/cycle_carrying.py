"""From one year's round to a proposal for another: dates moved along, nothing taken for checked.

The new notice does not exist yet, or nobody has read it. So every date, number and year of education is
a proposal (`confirmed` is false), what rested on the old notice falls from official to assumed, and the
cites go on pointing into the old notice: there is where one looks for the sentence in the new one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from ...base.dates import after_years
from ...base.problems import refuse
from ...base.structure import quoted
from ...rules.basis import Basis, Source, cite_source
from ...rules.cycles.cycle import Cycle, CycleHead, EducationRule

YEARS = range(1900, 2101)
_PARTS = ("date", "number", "place", "step", "fact", "condition", "route", "precheck", "tick")
"""The lists whose texts speak of the year and whose grades may rest on the notice."""
_YEAR = re.compile(r"(?<![0-9A-Za-z〔.])[0-9]{4}(?=年|—|–|至)|(?<=[—–至])[0-9]{4}(?![0-9])")
"""A year in a text; 〔2024〕 in the number of a document is none."""
_TEXTS = ("title", "what", "what_for", "ask", "help", "why", "remedy", "note")
_WORDS = {
    "date": "日期", "number": "数", "place": "系统和联系处", "step": "步骤", "fact": "问题", "condition": "条件",
    "route": "路径", "precheck": "提交前检查", "tick": "自查项",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A round carried over to another year."""

    cycle: Cycle
    before: Cycle
    """The round it comes from."""
    reworded: tuple[str, ...]
    """What had a year in its text that was moved along: 步骤“登记学时”."""

    @property
    def years(self) -> int:
        """Return by how many years the dates were moved."""
        return year_of(self.cycle) - year_of(self.before)


def year_of(cycle: Cycle) -> int:
    """Return the year a round belongs to: the one its id begins with, else that of its notice."""
    found = re.match(r"[0-9]{4}", cycle.cycle.id)
    year = int(found[0]) if found else 0
    return year if year in YEARS else cycle.cycle.issued.year


def carried(cycle: Cycle, new_id: str) -> Carried:
    """Return the round carried over to the year `new_id`, everything in it to be confirmed.

    29 February becomes 28 February where the new year has none. Raises `Refused` when the id is no
    year of 1900 to 2100, is that of the round itself, or brings a date out of that range.
    """
    if not re.fullmatch(r"[0-9]{4}", new_id) or int(new_id) not in YEARS:
        raise refuse("cycle-id", "年度", f"{quoted(new_id)}不是年度", "请写四位数字的年份，如 2027")
    by = int(new_id) - year_of(cycle)
    if by == 0:
        raise refuse("cycle-id", "年度", f"{quoted(new_id)}就是原来那个年度", "请写另一个年度，或用 --from 另选一份")
    days = [cycle.cycle.issued, *(one.on for one in cycle.date)]
    years = [*(day.year for day in days), *cycle.education.years]
    if any(year + by not in YEARS for year in years):
        raise refuse("cycle-id", "年度", f"顺延到{new_id}年度后，有日期超出1900年至2100年", "请核对年度")
    return _Carrying(cycle, new_id, by).result()


class _Carrying:
    """One round on its way to another year."""

    def __init__(self, cycle: Cycle, new_id: str, by: int) -> None:
        self._cycle, self._id, self._by = cycle, new_id, by
        head = cycle.cycle
        self._old_notices = {one.id for one in cycle.source if one.held} if not head.notice else {head.notice}
        self._years = {year_of(cycle), *cycle.education.years}
        self._notice = f"N{new_id}"
        self._reworded: list[str] = []

    def result(self) -> Carried:
        head = self._head()
        lists: dict[str, Any] = {
            name: tuple(self._part(name, one) for one in getattr(self._cycle, name)) for name in _PARTS
        }
        dates = tuple(replace(one, on=self._day(one.on), confirmed=False, text="") for one in lists.pop("date"))
        numbers = tuple(replace(one, confirmed=False, text="") for one in lists.pop("number"))
        made = replace(
            self._cycle,
            cycle=head,
            education=self._education(),
            source=(*self._new_source(), *self._cycle.source),
            date=dates,
            number=numbers,
            digest="",
            **lists,
        )
        return Carried(cycle=made, before=self._cycle, reworded=tuple(dict.fromkeys(self._reworded)))

    def _head(self) -> CycleHead:
        head = self._cycle.cycle
        return replace(
            head,
            id=self._id,
            title=self._moved(head.title, "名称"),
            plan=self._moved(head.plan, "平台上的申报计划名"),
            doc_no="",
            issued=self._day(head.issued),
            confirmed=False,
            notice=self._notice,
            carried_from=head.id,
        )

    def _new_source(self) -> Iterator[Source]:
        """Yield the new notice as a source without a number: to be filled in once it is there."""
        if self._notice in self._cycle.sources():
            return
        old = self._cycle.sources().get(self._cycle.cycle.notice)
        yield Source(
            id=self._notice,
            title=self._moved(old.title, "通知的名称") if old else f"{self._id}年度的通知",
            issuer=old.issuer if old else self._cycle.cycle.issuer,
            note="名称由旧通知推算；印发后填文号和发文日期，原文在手并核对后才能标为 official",
        )

    def _education(self) -> EducationRule:
        rule = self._cycle.education
        return replace(
            rule,
            years=tuple(year + self._by for year in rule.years),
            confirmed=False,
            text="",
            note=self._moved(rule.note, "继续教育的说明"),
            basis=self._grade(rule.cite, rule.basis),
            years_basis=self._grade(rule.years_cite, rule.years_basis),
        )

    def _part(self, name: str, one: Any) -> Any:
        """Return a part with its texts moved along and its grade lowered where it rested on the old notice."""
        known = {field.name for field in fields(one)}
        change = {key: self._later(getattr(one, key)) for key in _TEXTS if key in known}
        moved = replace(one, **change)
        if moved != one:
            self._reworded.append(_called(name, moved))
        return replace(moved, basis=self._grade(one.cite, one.basis)) if "basis" in known else moved

    def _grade(self, cites: tuple[str, ...], basis: Basis) -> Basis:
        rests = any(cite_source(cite) in self._old_notices for cite in cites)
        return Basis.ASSUMED if basis is Basis.OFFICIAL and rests else basis

    def _day(self, day: date) -> date:
        return after_years(day, self._by)

    def _moved(self, text: str, called: str) -> str:
        """Return a text of the head with its years moved along, and note that it was."""
        moved = self._later(text)
        if moved != text:
            self._reworded.append(called)
        return moved

    def _later(self, text: str) -> str:
        """Return the text with the years of the old round moved along; document numbers 〔2024〕 stay as they are."""
        return _YEAR.sub(
            lambda found: str(int(found[0]) + self._by) if int(found[0]) in self._years else found[0], text
        )


def _called(name: str, one: Any) -> str:
    return f"{_WORDS[name]}{quoted(getattr(one, 'title', '') or getattr(one, 'ask', ''))}"
