"""A date, a number or years are found in the sentence of the notice that names them, and in no other."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from zjai_tui.transcribing.rounds.cycle_quotes import quotes_date, quotes_number, quotes_years


@pytest.mark.parametrize(
    "text, day, named",
    [
        ("网上个人申报截止时间为2027年9月3日", date(2027, 9, 3), True),
        ("截止时间为９月３日，逾期不再受理", date(2027, 9, 3), True),
        ("9月1日至3日受理", date(2027, 9, 3), True),
        ("二〇二七年九月三日前", date(2027, 9, 3), True),
        ("截止到2027.09.03", date(2027, 9, 3), True),
        ("资历算到2027年底", date(2027, 12, 31), True),
        ("业绩算到7月底", date(2027, 7, 31), True),
        ("截止时间为2026年9月3日", date(2027, 9, 3), False),
        ("截止时间为9月30日", date(2027, 9, 3), False),
        ("十一月一日前", date(2027, 1, 1), False),
        ("9月1日至3日受理", date(2027, 9, 2), False),
        ("业绩算到7月底", date(2027, 7, 30), False),
    ],
)
def test_a_day_is_found_however_it_is_printed(text: str, day: date, named: bool) -> None:
    assert quotes_date(text, day) is named


@pytest.mark.parametrize(
    "text, value, unit, named",
    [
        ("自评分95分以上", "95", "分", True),
        ("自评分95分以上", "90", "分", False),
        ("自评分达到九十分", "90", "分", True),
        ("公示5个工作日", "5", "个工作日", True),
        ("公示5天，送3份", "5", "份", False),
        ("（一式三份）", "3", "份", True),
    ],
)
def test_a_number_is_found_with_its_own_unit(text: str, value: str, unit: str, named: bool) -> None:
    assert quotes_number(text, Decimal(value), unit) is named


@pytest.mark.parametrize(
    "text, named",
    [
        ("核验近三年（2025—2027）学时证明", True),
        ("核验2025年、2026年、2027年的学时", True),
        ("2027年申报时核验近三年学时证明", True),
        ("核验近两年学时证明", False),
        ("核验2024至2026年的学时", False),
    ],
)
def test_years_are_found_singly_as_a_span_or_counted(text: str, named: bool) -> None:
    assert quotes_years(text, (2025, 2026, 2027)) is named
