from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zjai_tui.base.text import half_width, harmless, joined_lines, one_line, quoted, storable


def test_full_width_letters_digits_and_signs_become_ascii() -> None:
    assert half_width("２０２４－０９．Ａ（％）　x") == "2024-09.A(%) x"


def test_what_is_not_full_width_stays_as_it_is() -> None:
    assert half_width("10²①½㎡中文。") == "10²①½㎡中文。"


@given(st.text())
def test_one_line_is_printable_and_bounded_whatever_comes(text: str) -> None:
    shown = one_line(text, 20)
    assert shown.isprintable()
    assert len(shown) <= 21


def test_one_line_disarms_escapes_line_breaks_and_direction_marks() -> None:
    assert one_line("a\x1b[31m\n\u202eb\x9b") == "a [31m  b "


def test_a_long_text_is_cut_with_a_cue_and_a_short_one_is_not() -> None:
    assert one_line("一二三四", 3) == "一二三…"
    assert one_line("一二三", 3) == "一二三"


def test_harmless_keeps_line_breaks_only() -> None:
    assert harmless("一\n二\r\t\x1b[0m") == "一\n二   [0m"


@given(st.text(alphabet=st.characters(codec=None)))
def test_storable_text_can_always_be_encoded(text: str) -> None:
    assert storable(text).encode().decode() == storable(text)
    assert len(storable(text)) == len(text)


@given(st.text())
def test_storable_changes_nothing_that_utf8_can_hold(text: str) -> None:
    assert storable(text) == text


def test_values_are_quoted_in_chinese() -> None:
    assert quoted(True) == "“是”"
    assert quoted(False) == "“否”"
    assert quoted({"a": 1}) == "一个表格"
    assert quoted([1]) == "一个列表"
    assert quoted((1,)) == "一个列表"
    assert quoted("甲" * 31) == "“" + "甲" * 30 + "…”"
    assert quoted("a\nb") == "“a b”"


def test_typed_lines_are_joined_as_chinese_is_written() -> None:
    assert joined_lines("研发，\n用卷积网络") == "研发，用卷积网络"
    assert joined_lines("研发\r\n\n  用卷积网络\n") == "研发；用卷积网络"
    assert joined_lines("用 PyTorch\nCUDA.\nC++") == "用 PyTorch CUDA. C++"
    assert joined_lines("") == ""
