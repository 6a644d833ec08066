"""A round as plain text: the list of those at hand, one in full, and what a check of it found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..base.dates import shown_date
from ..base.numbers import plain
from ..base.problems import Severity
from ..rules.cycles.confirming import UNCONFIRMED, unconfirmed, unconfirmed_banner
from ..rules.cycles.cycle import Cycle
from ..rules.linting.findings import Finding
from ..workdays.table import WorkdayTable
from ..workdays.words import full_day, weekday
from .cycle_days import CycleDay, cycle_days
from .layout import Page, cites_text, sentence


def cycle_list_text(cycles: Iterable[Cycle], broken: Iterable[str] = (), columns: int = 80) -> str:
    """Return the rounds at hand, and the names of those that cannot be read."""
    page = Page(columns)
    for one in cycles:
        head, open_ = one.cycle, len(unconfirmed(one))
        page.text(f"{head.id}：{head.title}")
        state = f"{open_}项{UNCONFIRMED}" if open_ else "已核对"
        notice = f"{head.doc_no or '文号没有填'}，{shown_date(head.issued)}"
        page.text(f"{notice}，标准{head.standard or '没有写'}，{state}", 2)
    for name in broken:
        page.text(f"{name}：读不出，问题见 zjai cycle lint {name}")
    return str(page)


def cycle_text(cycle: Cycle, table: WorkdayTable, columns: int = 80) -> str:
    """Return one round: its notice, the dates in order with weekdays and rest days, the numbers, what is open."""
    page, head = Page(columns), cycle.cycle
    page.text(f"{head.title}（{head.id}）")
    if banner := unconfirmed_banner(cycle):
        page.text(banner, mark="※ ")
    page.text(f"通知：{head.issuer}，{head.doc_no or '文号没有填'}；标准：{head.standard or '没有写'}")
    page.heading("日期")
    days = cycle_days(cycle, table)
    for day in days:
        _day(page, day, cycle)
    missing = sorted({day.on.year for day in days if day.day is None})
    if missing:
        page.text(f"{'、'.join(map(str, missing))}年没有工作日历，没有标出休息日。", 2, "注意：")
    page.heading("数")
    for number in cycle.number:
        words = f"{number.title}：{plain(number.value)}{number.unit}（{number.id}）{_mark(number.confirmed)}"
        page.text(words, 2, "· ")
        _ground(page, cycle, number.cite, number.basis.label, number.note)
    page.heading("继续教育")
    rule = cycle.education
    years = "、".join(map(str, rule.years))
    page.text(f"核验{years}年（education）{_mark(rule.confirmed)}", 2, "· ")
    _ground(page, cycle, rule.years_cite, rule.years_basis.label, "")
    page.text(f"每年{plain(rule.total)}学时，其中专业科目{plain(rule.professional)}学时", 2, "· ")
    _ground(page, cycle, rule.cite, rule.basis.label, "")
    return str(page)


def cycle_lint_text(cycle: Cycle, findings: Sequence[Finding], columns: int = 80) -> str:
    """Return what a check of the round found, errors first."""
    page = Page(columns)
    page.text(f"检验申报计划：{cycle.cycle.title}（{cycle.cycle.id}）")
    for one in findings:
        page.text(f"{one.node}：{sentence(one.message)}{sentence(one.remedy)}", 2, f"（{one.severity.label}）")
    counts = "，".join(
        f"{severity.label}{sum(one.severity is severity for one in findings)}条" for severity in Severity
    )
    page.text(f"{counts}。" if findings else "没有发现问题。")
    return str(page)


def _day(page: Page, day: CycleDay, cycle: Cycle) -> None:
    rest = f"（{weekday(day.on)}，休息日：{day.day.reason}）" if day.rest and day.day is not None else ""
    when = f"{shown_date(day.on)}{rest}" if rest else full_day(day.on)
    page.text(f"{when} {day.title}（{day.id}）{_mark(day.confirmed)}", 2, "· ")
    if day.cites:
        _ground(page, cycle, day.cites, day.basis, day.note)
    if day.text:
        page.text(f"“{day.text}”", 4, "原文：")


def _ground(page: Page, cycle: Cycle, cites: tuple[str, ...], grade: str, note: str) -> None:
    page.text(f"{cites_text(cites, cycle.sources())}（{grade}）", 4, "依据：")
    if note:
        page.text(sentence(note), 4, "说明：")


def _mark(confirmed: bool) -> str:
    return "" if confirmed else f"　{UNCONFIRMED}"
