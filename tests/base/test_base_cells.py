from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjai_tui.base.cells import NOT_AT_END, NOT_AT_START, breaks, fitted, width, wrapped

WORDS = st.text(alphabet="中文字符ab12-〔〕，。（）《》“”%: \n\u200b\u0301é🙂", max_size=200)
CELLS = st.integers(min_value=4, max_value=60)


def test_chinese_takes_two_cells_and_latin_one() -> None:
    assert width("中文ab") == 6
    assert width("（，） ") == 7
    assert width("é·—") == 3


def test_what_a_terminal_does_not_draw_takes_no_cell() -> None:
    assert width("\u200b\u0301\x1b\x7f\x9b\n\ufe0f") == 0


@given(WORDS, st.integers(min_value=-2, max_value=60))
def test_fitted_text_is_exactly_as_wide_as_asked(text: str, cells: int) -> None:
    assert width(fitted(text, cells)) == max(cells, 0)


def test_a_cut_text_shows_that_it_is_cut() -> None:
    assert fitted("人工智能", 6) == "人工… "
    assert fitted("人工", 6) == "人工  "
    assert fitted("人工智", 6) == "人工智"


@given(WORDS, CELLS)
def test_no_wrapped_line_is_wider_than_asked(text: str, cells: int) -> None:
    assert all(width(line) <= cells for line in wrapped(text, cells))


@given(WORDS, CELLS)
def test_wrapping_loses_nothing_but_spaces(text: str, cells: int) -> None:
    def bare(one: str) -> str:
        return "".join(one.split())

    assert bare("".join(wrapped(text, cells))) == bare(text)


@given(st.text(alphabet="中文字，。（）《》", max_size=120), CELLS)
def test_wrapped_lines_keep_marks_where_they_may_stand(text: str, cells: int) -> None:
    # a run of marks longer than a line must break somewhere
    lines = wrapped(text, cells)
    for before, after in pairwise(lines):
        if after[0] in NOT_AT_START or before[-1] in NOT_AT_END:
            assert width(before) + 2 * len(after) > cells


def test_a_comma_goes_with_the_character_before_it() -> None:
    assert wrapped("一二三，四五", 6) == ["一二", "三，四", "五"]


def test_an_opening_bracket_goes_with_the_character_after_it() -> None:
    assert wrapped("一二（三）", 6) == ["一二", "（三）"]


def test_latin_words_and_document_numbers_stay_whole() -> None:
    assert wrapped("依据240号与Python3.11执行", 10) == ["依据240号", "与", "Python3.11", "执行"]
    assert wrapped("之江室发〔2024〕7号", 14) == ["之江室发", "〔2024〕7号"]


def test_no_word_of_a_command_is_broken() -> None:
    command = "写 zjai cycle set /tmp/own/2027.toml education 2025,2026,2027 --cite 二 -o ./x.toml ../y.toml"
    for cells in range(20, 90):
        assert " ".join(wrapped(command, cells)) == command
    assert wrapped("一二三四 --cite", 11) == ["一二三四", "--cite"]
    assert wrapped("和/或-乙", 4) == ["和/", "或-", "乙"]


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert wrapped("a" * 10, 4) == ["aaaa", "aaaa", "aa"]


def test_paragraphs_and_empty_lines_stay() -> None:
    assert wrapped("一\n\n二", 10) == ["一", "", "二"]
    assert wrapped("", 10) == [""]


def test_a_width_too_small_for_chinese_is_raised_to_four() -> None:
    assert wrapped("一二三", 0) == ["一二", "三"]


@pytest.mark.parametrize("char", ["\u200b", "a", "〔1", "，", "（", " ", "a-", "中"])
def test_long_runs_of_anything_wrap_in_linear_steps(char: str) -> None:
    # a quadratic wrapper would take minutes here, not the test's share of a second
    assert all(width(line) <= 20 for line in wrapped(char * 100_000, 20))


def test_a_paragraph_is_broken_where_its_lines_end_and_keeps_every_blank() -> None:
    text = "给12345热线做自动派单，  用历年工单训练GPT-4o模型，在市数据局上线。" * 3
    for cells in (2, 7, 20, 33):
        places = [0, *breaks(text, cells), len(text)]
        lines = [text[one:other] for one, other in pairwise(places)]
        assert "".join(lines) == text
        assert all(width(line) <= cells for line in lines)
        assert cells < 7 or not [line for line in lines if line[0] in "，。"]
    assert breaks("", 10) == []
