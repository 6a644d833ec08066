"""What lint finds in a round: each planted slip gives its own finding, the shipped round none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from zjai_tui.base.problems import Severity
from zjai_tui.rules.catalog import find_standard, plain_cycle
from zjai_tui.rules.cycles.confirming import confirmable
from zjai_tui.rules.cycles.cycle import Cycle, DateOrder
from zjai_tui.rules.linting.findings import Finding
from zjai_tui.rules.standards.standard import Standard
from zjai_tui.transcribing.rounds.cycle_carrying import carried
from zjai_tui.transcribing.rounds.cycle_lint import lint_cycle
from zjai_tui.workdays.table import table_for

ROUND = plain_cycle("2024")
STANDARD = find_standard("zj-ai-reference")
WORKDAYS = table_for([2024])


def found(cycle: Cycle, standard: Standard | None = STANDARD) -> list[Finding]:
    return list(lint_cycle(cycle, WORKDAYS, standard))


def only(cycle: Cycle, standard: Standard | None = STANDARD) -> Finding:
    one = found(cycle, standard)
    assert len(one) == 1, [finding.message for finding in one]
    return one[0]


def dated(**days: date) -> Cycle:
    """Return the round with other dates, their sentences left out: those would not name them."""
    dates = tuple(replace(one, on=days[one.id], text="") if one.id in days else one for one in ROUND.date)
    return replace(ROUND, date=dates)


def numbered(**values: str) -> Cycle:
    """Return the round with other numbers beside the sentences they had."""
    numbers = tuple(replace(one, value=Decimal(values[one.id])) if one.id in values else one for one in ROUND.number)
    return replace(ROUND, number=numbers)


def headed(**keys: Any) -> Cycle:
    return replace(ROUND, cycle=replace(ROUND.cycle, **keys))


def taught(**keys: Any) -> Cycle:
    return replace(ROUND, education=replace(ROUND.education, **{"text": "", **keys}))


def test_the_shipped_round_is_clean() -> None:
    assert found(ROUND) == []


def test_a_deadline_on_a_day_of_rest_is_told_with_the_working_days_around_it() -> None:
    one = only(dated(recommendation=date(2024, 9, 16)))
    assert (one.code, one.severity, one.node) == ("rest-day", Severity.WARNING, "recommendation")
    assert "2024年9月16日（周一）是休息日（中秋节）" in one.message
    assert "前一个工作日是2024年9月14日（周六），后一个工作日是2024年9月18日（周三）" in one.remedy


def test_a_make_up_saturday_is_a_working_day_and_cut_offs_may_fall_on_any_day() -> None:
    assert found(dated(filing=date(2024, 9, 14), recommendation=date(2024, 9, 25))) == []
    assert found(dated(achievements=date(2024, 7, 28))) == []


@pytest.mark.parametrize(
    "cycle, code, severity, node, words",
    [
        (dated(committee=date(2024, 9, 12)), "dates-out-of-order", "error", "committee", "早于所在单位推荐截止"),
        (dated(filing=date(2024, 8, 5)), "dates-out-of-order", "error", "filing", "早于发文日期2024年8月8日"),
        (dated(seniority=date(2024, 7, 1)), "dates-out-of-order", "warning", "seniority", "早于业绩与成果截止"),
        (dated(recommendation=date(2024, 9, 12)), "gap-too-small", "error", "recommendation", "只有4个工作日"),
        (dated(seniority=date(2027, 12, 31)), "date-far-off", "warning", "seniority", "离2024年度太远"),
        (headed(doc_no=""), "no-doc-no", "warning", "cycle", "文号没有填"),
        (headed(doc_no="之江室发〔2024〕8号"), "doc-no-differs", "error", "N2024", "之江室发〔2024〕7号"),
        (headed(notice=""), "no-notice", "warning", "cycle", "哪一项来源"),
        (taught(years=(2023, 2024, 2025)), "education-late", "error", "education", "2025年在核验学时的日期"),
        (taught(years=(2020, 2021, 2022)), "education-old", "warning", "education", "最近的一年是2022年"),
        (taught(years=(2021, 2022, 2024)), "education-broken", "warning", "education", "不相连"),
        (taught(years=(2023, 2024)), "years-count", "error", "education", "有2年，核验学时证明的年数是3年"),
        (taught(years=(2021, 2022, 2023), text=ROUND.education.text), "text-differs", "error", "education", "找不到"),
        (numbered(copies="0"), "count-wrong", "error", "copies", "0份，应为1以上的整数"),
        (numbered(copies="3.5"), "count-wrong", "error", "copies", "3.5份，应为1以上的整数"),
        (numbered(copies="4"), "text-differs", "error", "copies", "一式三份"),
        (replace(ROUND, order=()), "no-order", "note", "order", "没有写日期的先后"),
    ],
)  # fmt: skip
def test_each_slip_gives_one_finding(cycle: Cycle, code: str, severity: str, node: str, words: str) -> None:
    one = only(cycle)
    assert (one.code, one.severity.value, one.node) == (code, severity, node)
    assert words in one.message
    assert one.remedy


def test_a_line_above_the_total_is_told_and_so_are_titles_that_go_on_naming_the_old_one() -> None:
    ones = {one.node: one for one in found(numbered(target="100.5"))}
    assert (ones["target"].code, ones["target"].severity) == ("points-above-total", Severity.ERROR)
    assert "超过了标准“zj-ai-reference”的总分100分" in ones["target"].message
    assert [node for node, one in ones.items() if one.code == "old-line"] == [
        "condition self_score",
        "route self_score",
    ]
    assert found(numbered(target="0"))[0].code == "points-wrong"
    assert "points-above-total" not in {one.code for one in found(numbered(target="100.5"), None)}


def test_publicity_fits_exactly_or_does_not() -> None:
    order = (DateOrder(before="filing", after="recommendation", gap="publicity_days"),)
    fits = partial(replace, ROUND, order=order)
    numbers = {
        days: tuple(replace(one, value=Decimal(days), text="") if one.role else one for one in ROUND.number)
        for days in (9, 10)
    }
    assert found(fits(number=numbers[9])) == []
    assert [one.code for one in found(fits(number=numbers[10]))] == ["gap-too-small"]


def test_a_step_with_an_earlier_deadline_than_the_step_before_it_is_told_where_no_order_says_so() -> None:
    cycle = replace(dated(committee=date(2024, 9, 12)), order=())
    assert [one.code for one in found(cycle)] == ["steps-out-of-order", "no-order"]


def test_a_standard_that_is_missing_out_of_date_or_asks_for_other_dates_is_told() -> None:
    assert only(ROUND, None).code == "standard-missing"
    head = replace(STANDARD.standard, valid_until=date(2023, 12, 31))
    assert only(ROUND, replace(STANDARD, standard=head)).code == "standard-out-of-date"
    renamed = tuple(replace(one, id="work_until", role="") if one.role == "achievements" else one for one in ROUND.date)
    order = tuple(one for one in ROUND.order if "achievements" not in (one.before, one.after))
    one = only(replace(ROUND, date=renamed, order=order))
    assert (one.code, one.node) == ("standard-date-missing", "achievements")


def test_a_date_with_another_id_serves_a_standard_by_its_role() -> None:
    renamed = tuple(replace(one, id="work_until") if one.role == "achievements" else one for one in ROUND.date)
    order = tuple(one for one in ROUND.order if "achievements" not in (one.before, one.after))
    assert found(replace(ROUND, date=renamed, order=order)) == []


def test_a_round_freshly_carried_over_lists_what_is_to_be_confirmed_and_what_cannot_be_checked_yet() -> None:
    cycle = carried(ROUND, "2097").cycle
    by_code: dict[str, list[Finding]] = {}
    for one in lint_cycle(cycle, table_for([2097]), STANDARD):
        by_code.setdefault(one.code, []).append(one)
    assert [one.node for one in by_code["unconfirmed"]] == list(confirmable(cycle))
    assert [one.node for one in by_code["calendar-missing"]] == ["2097"]
    assert by_code["calendar-missing"][0].severity is Severity.NOTE
    assert {one.node for one in by_code.get("rest-day", [])} == {
        one.id for one in cycle.date if one.on.weekday() >= 5 and one.id in {step.until for step in cycle.step}
    }
    assert "二（一）" in by_code["old-notice"][0].message
    assert "zjai cycle set 2097 filing" in next(one.remedy for one in by_code["unconfirmed"] if one.node == "filing")


def test_a_year_of_the_old_round_left_in_a_text_is_told() -> None:
    cycle = carried(ROUND, "2028").cycle
    step = replace(cycle.step[0], what="登记2024年的学时")
    ones = [
        one
        for one in lint_cycle(replace(cycle, step=(step, *cycle.step[1:])), WORKDAYS, None)
        if one.code == "old-year"
    ]
    assert [one.node for one in ones] == ["step register_hours"]


def test_errors_come_first() -> None:
    order = [Severity.ERROR, Severity.WARNING, Severity.NOTE]
    ranks = [order.index(one.severity) for one in found(carried(ROUND, "2097").cycle, None)]
    assert ranks == sorted(ranks)
    assert ranks[0] == 0
