"""Numbers of days as people type them, and windows read back from the words of a notice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjai_tui.workdays.printed import Printed, printed_windows
from zjai_tui.workdays.typed_days import typed_days


@pytest.mark.parametrize("typed", ["5", " 5 ", "５", "05", "5天", "5 个工作日", "５个工作日", "5工作日", "5日", "5个"])
def test_five_days_typed_in_any_way(typed: str) -> None:
    assert typed_days(typed) == 5


@pytest.mark.parametrize(
    "typed",
    ["5.5", "", " ", "0", "251", "-5", "+5", "1e2", "5_0", "五", "²", "5天天", "天", "٥", "9" * 5000, "5.", "0x5"],
)
def test_what_is_no_number_of_days_is_none(typed: str) -> None:
    assert typed_days(typed) is None


@given(st.text(max_size=12))
def test_whatever_is_typed_the_answer_is_in_range_or_none(typed: str) -> None:
    found = typed_days(typed)
    assert found is None or 1 <= found <= 250


@pytest.mark.parametrize(
    "text, expected",
    [
        ("公示时间：2024年9月13日至2024年9月20日，共5个工作日。", ("2024年9月13日", "2024年9月20日", 5)),
        ("2024年9月13日至9月20日", ("2024年9月13日", "2024年9月20日", None)),
        ("2024年9月13日至20日（5个工作日）", ("2024年9月13日", "2024年9月20日", 5)),
        ("9月13日－9月20日", ("9月13日", "9月20日", None)),
        ("9月13日（周五）至9月20日（周五）止，五个工作日", ("9月13日", "9月20日", 5)),
        ("2024.9.13-2024.9.20", ("2024年9月13日", "2024年9月20日", None)),
        ("自２０２４年９月１３日起至２０２４年９月２０日止", ("2024年9月13日", "2024年9月20日", None)),
        ("2023年12月25日—2024年1月8日，十个工作日", ("2023年12月25日", "2024年1月8日", 10)),
        ("9月2日到9月27日，二十个工作日。另有5个工作日", ("9月2日", "9月27日", 20)),
    ],
)
def test_a_printed_window_is_read_back(text: str, expected: tuple[str, str, int | None]) -> None:
    assert list(printed_windows(text)) == [Printed(*expected)]


@pytest.mark.parametrize(
    "text", ["", "不少于5个工作日", "之江室发〔2024〕7号", "13日至20日", "2024年9月13日", "一至五"]
)
def test_words_without_a_window_hold_none(text: str) -> None:
    assert list(printed_windows(text)) == []
