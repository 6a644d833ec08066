"""What is said of a terminal, for every kind of terminal there is; nothing here has one."""

from __future__ import annotations

import pytest

from zjai_tui.base.cells import width
from zjai_tui.base.screen_size import COLUMNS, ROWS
from zjai_tui.checkup.result import Check, State
from zjai_tui.checkup.terminal import Terminal, colours_of, terminal_section
from zjai_tui.checkup.widths import AMBIGUOUS, BY_EYE, CHINESE, SAMPLES, Widths

NARROW = Widths({one: width(one) for one in SAMPLES})
SOUND = Terminal(columns=100, rows=30, term="xterm-256color", colours="256", encoding="utf-8", widths=NARROW)


def checks(**changes: object) -> dict[str, Check]:
    known = {name: getattr(SOUND, name) for name in SOUND.__slots__}
    return {one.id: one for one in terminal_section(Terminal(**{**known, **changes})).checks}


def test_a_sound_terminal_has_nothing_to_be_dealt_with() -> None:
    assert {one.state for one in checks().values()} == {State.GOOD, State.HINT}
    assert not terminal_section(SOUND).sample


@pytest.mark.parametrize(
    "columns, rows, state",
    [
        (COLUMNS, ROWS, State.GOOD),
        (COLUMNS - 1, ROWS, State.BAD),
        (COLUMNS, ROWS - 1, State.BAD),
        (0, 0, State.HINT),
    ],
)
def test_a_terminal_too_small_for_any_page_is_to_be_dealt_with(columns: int, rows: int, state: State) -> None:
    size = checks(columns=columns, rows=rows)["size"]
    assert size.state is state
    assert (f"{COLUMNS}列{ROWS}行" in size.todo) is (state is State.BAD)


@pytest.mark.parametrize(
    "encoding, state",
    [
        ("utf-8", State.GOOD),
        ("UTF8", State.GOOD),
        ("", State.GOOD),
        ("gbk", State.BAD),
        ("ISO-8859-1", State.BAD),
        ("新编码", State.BAD),
    ],
)
def test_an_encoding_in_which_chinese_cannot_be_typed_is_to_be_dealt_with(encoding: str, state: State) -> None:
    assert checks(encoding=encoding)["encoding"].state is state
    if state is State.BAD:
        assert "export LANG=" in checks(encoding=encoding)["encoding"].todo
        assert "export LC_ALL=" in checks(encoding=encoding, language_from="LC_ALL")["encoding"].todo


@pytest.mark.parametrize(
    "environment, windows, colours",
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, False, "truecolor"),
        ({"TERM": "xterm-256color"}, False, "256"),
        ({"TERM": "linux"}, False, "sixteen"),
        ({"TERM": "dumb", "COLORTERM": "truecolor"}, False, "none"),
        ({}, False, "none"),
        ({}, True, "256"),
        ({"WT_SESSION": "1"}, True, "truecolor"),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, False, "none"),
    ],
)
def test_colours_are_what_the_environment_says(environment: dict[str, str], windows: bool, colours: str) -> None:
    assert colours_of(environment, windows=windows) == colours


def test_a_terminal_that_can_only_write_is_told_of_the_way_without_screens() -> None:
    assert "--plain" in checks(term="dumb", colours="none", widths=None)["colours"].todo


def test_widths_nobody_measured_are_compared_by_eye_in_lines_of_equal_width() -> None:
    assert "没有量得" in checks(widths=None)["widths"].said
    assert terminal_section(Terminal(term="xterm", encoding="utf-8", columns=80, rows=24)).sample == BY_EYE
    assert len({width(line) for line in BY_EYE}) == 1
    assert all(sign in BY_EYE[-1] for sign in AMBIGUOUS)


def test_a_terminal_that_answered_in_part_counts_as_not_measured() -> None:
    some = Widths({CHINESE: 4, AMBIGUOUS[0]: 1})
    assert "没有量得" in checks(widths=some)["widths"].said


def test_signs_drawn_wide_are_named_and_chinese_drawn_wrong_is_worse() -> None:
    wide = Widths({**NARROW.cells, "①": 2, "│": 2})
    found = checks(widths=wide)["ambiguous"]
    assert (found.state, "① │" in found.said) == (State.NOTE, True)
    broken = Widths({**dict.fromkeys(SAMPLES, 3), CHINESE: 6})
    assert checks(widths=broken)["widths"].state is State.BAD
    assert "ambiguous" not in checks(widths=broken)


def test_keys_that_garble_input_methods_and_consoles_without_chinese_are_told() -> None:
    assert checks(kitty_keys=True)["input-method"].state is State.BAD
    assert checks(term="linux")["console"].state is State.NOTE
    old = checks(windows=True, modern_console=False, code_page=936, encoding="cp936", widths=None)
    assert (old["console"].state, "936" in old["console"].said) == (State.NOTE, True)
    assert old["encoding"].state is State.GOOD  # what is shown does not go through the code page there


def test_on_windows_it_is_told_whether_the_app_can_wake_itself() -> None:
    assert "loop" not in checks(loop=False) | checks(windows=True)
    assert checks(windows=True, loop=True)["loop"].state is State.GOOD
    bad = checks(windows=True, loop=False)["loop"]
    assert bad.state is State.BAD
    assert all(word in bad.todo for word in ("127.0.0.1", "防火墙", "--plain"))


def test_without_a_terminal_only_that_is_said_and_nothing_is_wrong() -> None:
    section = terminal_section(Terminal(there=False))
    assert {one.state for one in section.checks} == {State.HINT}
    assert section.sample == BY_EYE
