"""Defects of a readable round: what was not checked, what cannot be, what is probably a slip.

The reader already refuses what cannot be judged. Which dates must come in which order, and between which
two publicity must fit, the round's file says itself ([[order]]).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...base.dates import shown_date
from ...base.numbers import plain
from ...base.problems import Severity
from ...rules.clauses.numbers import clause_numbers
from ...rules.cycles.confirming import EDUCATION, NOTICE, unconfirmed
from ...rules.cycles.cycle import Condition, Cycle, Route
from ...rules.linting.findings import Finding
from ...rules.standards.standard import Standard
from ...scoring.frame import frame_of
from ...scoring.validity import validity_words
from ...workdays.table import WorkdayTable
from .cycle_carrying import year_of
from .cycle_dates import date_findings
from .cycle_same import places_left
from .cycle_values import value_findings

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
_BOUND = "cycle:"
"""How the windows of a standard begin that name a date of the round."""
_FAR = 2
"""A date more years than this away from the round's year is taken for a slip; our own number."""


def lint_cycle(cycle: Cycle, table: WorkdayTable, standard: Standard | None, called: str = "") -> tuple[Finding, ...]:
    """Return every finding, errors first, then in the order of the file; empty for a clean round.

    `table`: working days, asked only for years it covers. `standard`: the one the round names; None
    when it is not at hand, or cannot be read. `called`: how the commands of the remedies name the round;
    by its id where nothing is given.
    """
    name = called or cycle.cycle.id
    found = [
        *_unconfirmed(cycle, name),
        *_head(cycle, name),
        *value_findings(cycle, standard, name),
        *date_findings(cycle, table),
        *_far(cycle),
        *_education(cycle),
        *_standard(cycle, standard),
        *_old_line(cycle),
        *_old_round(cycle, name),
    ]
    return tuple(sorted(found, key=lambda one: _ORDER[one.severity]))


def _unconfirmed(cycle: Cycle, called: str) -> Iterator[Finding]:
    id_ = cycle.cycle.id
    values = {one.id: shown_date(one.on) for one in cycle.date}
    values |= {one.id: f"{plain(one.value)}{one.unit}" for one in cycle.number if one.id not in values}
    number = "" if cycle.cycle.doc_no else "，文号没有填"
    values |= {
        NOTICE: f"{shown_date(cycle.cycle.issued)}{number}",
        EDUCATION: "、".join(map(str, cycle.education.years)),
    }
    how = {
        NOTICE: "发文日期 --doc-no 文号 --held",
        EDUCATION: f"{','.join(map(str, cycle.education.years))} --cite 章节",
    }
    usual = "通知上的值 --cite 章节"
    for name, title in unconfirmed(cycle):
        yield Finding(
            code="unconfirmed",
            severity=Severity.WARNING,
            node=name,
            message=f"{title}还没有核对，现为{values[name]}",
            remedy=f"请对照{id_}年度的通知，写 zjai cycle set {called} {name} {how.get(name, usual)}",
        )


def _head(cycle: Cycle, called: str) -> Iterator[Finding]:
    head = cycle.cycle
    if not head.doc_no and head.confirmed:
        remedy = f"通知印发后写 zjai cycle set {called} notice 发文日期 --doc-no 文号 --held"
        yield _finding("no-doc-no", Severity.WARNING, "cycle", "通知的文号没有填", remedy)
    source = cycle.sources().get(head.notice)
    if source is None:
        message, remedy = "没有写明本年度的通知是哪一项来源", "请在[cycle]里写notice，填来源的编号"
        yield _finding("no-notice", Severity.WARNING, "cycle", message, remedy)
    elif head.doc_no and source.doc_no != head.doc_no:
        message = f"[cycle]里的文号是{head.doc_no}，来源{source.id}里的是{source.doc_no or '空的'}"
        yield _finding("doc-no-differs", Severity.ERROR, source.id, message, "请对照通知改成一样")


def _far(cycle: Cycle) -> Iterator[Finding]:
    year = year_of(cycle)
    days = [(one.id, one.title, one.on) for one in cycle.date] + [(NOTICE, "发文日期", cycle.cycle.issued)]
    for name, title, day in days:
        if abs(day.year - year) > _FAR:
            message = f"{title}{shown_date(day)}离{year}年度太远"
            yield _finding("date-far-off", Severity.WARNING, name, message, "请核对年份")


def _education(cycle: Cycle) -> Iterator[Finding]:
    rule = cycle.education
    years, checked = rule.years, cycle.dates().get(rule.until)
    if list(years) != list(range(years[0], years[0] + len(years))):
        message = f"继续教育年份{'、'.join(map(str, years))}不相连"
        yield _finding("education-broken", Severity.WARNING, EDUCATION, message, "请对照通知核对")
    if checked is None:
        return
    when = f"{checked.title}{shown_date(checked.on)}"
    if years[-1] > checked.on.year:
        message = f"{years[-1]}年在核验学时的日期（{when}）还没有开始"
        yield _finding("education-late", Severity.ERROR, EDUCATION, message, "请核对年份，最晚到核验的那一年")
    elif years[-1] < checked.on.year - 1:
        message = f"最近的一年是{years[-1]}年，核验学时的日期是{when}"
        yield _finding("education-old", Severity.WARNING, EDUCATION, message, "请核对年份有没有往后移")


def _standard(cycle: Cycle, standard: Standard | None) -> Iterator[Finding]:
    named = cycle.cycle.standard
    if standard is None:
        message = f"所用的标准“{named}”不在手边或读不出" if named else "没有写明用哪份标准"
        remedy = "请用 zjai standard list 查看现有的标准，改正[cycle]里的standard"
        yield _finding("standard-missing", Severity.ERROR, "cycle", message, remedy)
        return
    said = validity_words(standard.standard, frame_of(cycle))
    if said:
        what, _, remedy = said.rstrip("。").rpartition("，")
        yield _finding("standard-out-of-date", Severity.WARNING, "cycle", f"标准“{named}”：{what}", remedy)
    bounds = {bound for one in standard.window for bound in (one.after, one.until) if isinstance(bound, str)}
    asked = {one.removeprefix(_BOUND) for one in bounds if one.startswith(_BOUND)}
    asked |= {one.derive.until for one in standard.input if one.derive is not None and one.derive.until}
    for name in sorted(one for one in asked if cycle.date_named(one) is None):
        message = f"标准“{named}”要用日期“{name}”，这个年度里没有"
        remedy = f'请补上这个日期，或在相当的日期里写 role = "{name}"'
        yield _finding("standard-date-missing", Severity.ERROR, name, message, remedy)


def _old_round(cycle: Cycle, called: str) -> Iterator[Finding]:
    """Yield what still speaks of the round this one was carried over from."""
    head = cycle.cycle
    old = re.match(r"[0-9]{4}", head.carried_from)
    if old is None:
        return
    year = old[0]
    if int(year) not in cycle.education.years:
        for table, id_, text in _texts(cycle):
            if re.search(rf"(?<![0-9〔]){year}年", text):
                message = f"文字里还写着{year}年：“{text[:40]}{'…' if len(text) > 40 else ''}”"
                yield _finding("old-year", Severity.WARNING, f"{table} {id_}".strip(), message, "请核对后改成本年度的")
    for source in cycle.source:
        left = places_left(cycle, source.id) if source.id != head.notice and _is_of(source.title, year) else ()
        if left:
            message = f"还有条文只对照过{year}年度的通知，出处是它的{'、'.join(left)}"
            remedy = f"新通知没有变的，写 zjai cycle same {called} 旧章节 --as 新章节；变了的，请手工改"
            yield _finding("old-notice", Severity.NOTE, source.id, message, remedy)


def _old_line(cycle: Cycle) -> Iterator[Finding]:
    """Yield titles and remarks that go on naming another number of points than the one they are judged by."""
    for condition in cycle.condition:
        line = cycle.numbers().get(condition.test.score_at_least)
        if line is None:
            continue
        named: list[tuple[str, Condition | Route]] = [("condition", condition)]
        named += [("route", one) for one in cycle.route if condition.id in one.needs]
        for table, one in named:
            points = [found for found in clause_numbers(f"{one.title}；{one.note}") if found.unit == "分"]
            if wrong := [found.text for found in points if line.value not in found.values]:
                message = f"{one.title}：{line.title}是{plain(line.value)}{line.unit}，文字里写着{wrong[0]}分"
                yield _finding("old-line", Severity.WARNING, f"{table} {one.id}", message, "请在文件里改正这一项的文字")


def _is_of(title: str, year: str) -> bool:
    return f"{year}年度" in title


def _texts(cycle: Cycle) -> Iterator[tuple[str, str, str]]:
    yield "cycle", "", cycle.cycle.title
    yield "cycle", "", cycle.cycle.plan
    for date_ in cycle.date:
        yield "date", date_.id, f"{date_.title}{date_.note}"
    for step in cycle.step:
        yield "step", step.id, f"{step.title}{step.what}"
    for condition in cycle.condition:
        yield "condition", condition.id, f"{condition.title}{condition.remedy}{condition.note}"
    for tick in cycle.tick:
        yield "tick", tick.id, f"{tick.ask}{tick.help}"
    for check in cycle.precheck:
        yield "precheck", check.id, f"{check.title}{check.remedy}{check.note}"


def _finding(code: str, severity: Severity, node: str, message: str, remedy: str) -> Finding:
    return Finding(code=code, severity=severity, node=node, message=message, remedy=remedy)
