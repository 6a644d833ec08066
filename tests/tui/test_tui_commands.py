"""The one registry: no key twice in a place, none that terminals or typing need, footers that fit."""

from __future__ import annotations

import itertools

import pytest

from zjai_tui.base.cells import width
from zjai_tui.tui.app import ZjaiApp
from zjai_tui.tui.commands import (
    COMMANDS,
    ENTRY,
    FORM,
    HOME,
    LIST,
    PUBLICITY,
    SCORING,
    claimed_keys,
    commands_in,
    footer_of,
    matching,
)
from zjai_tui.tui.widgets.bars import footer_items
from zjai_tui.tui.widgets.line_input import LineInput
from zjai_tui.tui.widgets.text_box import TextBox

PLACES = (HOME, FORM, SCORING, ENTRY, PUBLICITY)


@pytest.mark.parametrize("place", PLACES)
def test_no_key_means_two_things_in_one_place(place: str) -> None:
    keys = list(itertools.chain.from_iterable(command.keys for command in commands_in(place)))
    assert len(keys) == len(set(keys))


def test_no_key_is_a_letter_or_one_that_terminals_confuse() -> None:
    keys = {key for command in COMMANDS for key in command.keys}
    assert not keys & {"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+enter", "shift+enter", "ctrl+c"}
    assert all(len(key) > 1 for key in keys)


@pytest.mark.parametrize("place", PLACES)
def test_the_footer_shows_at_most_five_beside_help_and_fits_eighty_columns(place: str) -> None:
    commands = footer_of(place)
    assert commands[0].id == "help"
    assert len(commands) <= 6
    assert sum(width(item.text) + 2 for item in footer_items(commands)) <= 80


def test_every_command_has_a_method() -> None:
    for command in COMMANDS:
        name = command.action.partition("(")[0]
        if LIST not in command.where:
            assert hasattr(ZjaiApp, f"action_{name}"), command.id


def test_ids_and_titles_are_unique() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    assert len({command.title for command in COMMANDS}) == len(COMMANDS)


@pytest.mark.parametrize("widget", [TextBox, LineInput])
def test_no_input_keeps_a_commands_key_for_itself(widget: type) -> None:
    own = {key for bindings in widget._merge_bindings().key_to_bindings for key in [bindings]}
    assert not own & (claimed_keys() - {"pageup", "pagedown", "escape"})


@pytest.mark.parametrize("typed, first", [("保存", "save"), ("lcw", "save_as"), ("F4", "trace"), ("撤销", "undo")])
def test_the_palette_finds_by_title_initials_and_key(typed: str, first: str) -> None:
    assert matching(commands_in(FORM), typed)[0].id == first


def test_the_palette_finds_nothing_for_nonsense() -> None:
    assert matching(COMMANDS, "不存在的命令") == ()
