"""The one registry: no key twice in a place, none that terminals or typing need, footers that fit."""

from __future__ import annotations

import itertools

import pytest

from zjai_tui.base.cells import width
from zjai_tui.tui.app import ZjaiApp
from zjai_tui.tui.commands.editor import STANDARD
from zjai_tui.tui.commands.registry import (
    ADVICE,
    COMMANDS,
    ENTRY,
    FORM,
    HOME,
    LIST,
    PUBLICITY,
    SCORING,
    applies,
    claimed_keys,
    commands_in,
    footer_of,
    matching,
)
from zjai_tui.tui.commands.standard import CASE, CASES, SHEET_IMPORT, STANDARD_PLACES
from zjai_tui.tui.commands.unit import BATCH, MERGE, REVIEW, UNIT_PLACES
from zjai_tui.tui.screens.advice import AdviceScreen
from zjai_tui.tui.screens.entry import EntryScreen
from zjai_tui.tui.screens.helping import help_text
from zjai_tui.tui.screens.home import HomeScreen
from zjai_tui.tui.screens.page import Page
from zjai_tui.tui.screens.publicity import PublicityScreen
from zjai_tui.tui.screens.sheet_import import SheetImportScreen
from zjai_tui.tui.screens.standard_case import CaseScreen
from zjai_tui.tui.screens.standard_case_form import CaseFormScreen
from zjai_tui.tui.screens.standard_editor import StandardEditorScreen
from zjai_tui.tui.screens.unit.batch import BatchScreen
from zjai_tui.tui.screens.unit.merge import MergeScreen
from zjai_tui.tui.screens.unit.review import ReviewScreen
from zjai_tui.tui.screens.workspace import Workspace
from zjai_tui.tui.widgets.bars import footer_items
from zjai_tui.tui.widgets.line_input import LineInput
from zjai_tui.tui.widgets.text_box import TextBox

PLACES = (HOME, FORM, SCORING, ENTRY, PUBLICITY, ADVICE, *STANDARD_PLACES, *UNIT_PLACES)
PAGES: dict[str, tuple[type[Page], ...]] = {
    HOME: (HomeScreen,), FORM: (Workspace,), SCORING: (Workspace,), ENTRY: (EntryScreen,),
    PUBLICITY: (PublicityScreen,), ADVICE: (AdviceScreen,), SHEET_IMPORT: (SheetImportScreen,),
    CASES: (CaseScreen,), CASE: (CaseFormScreen,), STANDARD: (StandardEditorScreen,),
    REVIEW: (ReviewScreen,), BATCH: (BatchScreen,), MERGE: (MergeScreen,),
    LIST: (Workspace, EntryScreen, HomeScreen),
}  # fmt: skip


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
        of_page, name = command.action.partition("(")[0].removeprefix("screen."), command.action
        for place in command.where:
            owners = PAGES.get(place, (Workspace,)) if name.startswith("screen.") else (ZjaiApp,)
            assert any(hasattr(owner, f"action_{of_page}") for owner in owners), (command.id, place)


def test_a_command_runs_only_in_its_places() -> None:
    assert applies("screen.use_today", PUBLICITY)
    assert not applies("screen.use_today", FORM)
    assert not applies("save", None)  # a window is open over the page
    assert applies("quit", None)
    assert applies("screen.focus_next", HOME)  # no command


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


GB2312 = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
LETTERS = "abcdefghjklmnopqrstwxyz"
OTHERWISE = {"重": "c", "浏": "l"}
"""Characters of two readings, and those that GB 2312 does not order by sound."""


def initial(char: str) -> str:
    """Return the pinyin initial of a character; GB 2312 orders the common ones by sound."""
    code = char.encode("gb2312")
    return (
        OTHERWISE.get(char)
        or [letter for letter, first in zip(LETTERS, GB2312, strict=True) if first.encode("gb2312") <= code][-1]
    )


def test_every_command_is_found_by_the_pinyin_initials_of_its_title() -> None:
    for command in COMMANDS:
        assert command.initials == "".join(initial(char) for char in command.title), command.id
        assert command in matching(COMMANDS, command.initials)


def test_a_piece_of_the_initials_or_of_the_help_is_enough_and_the_nearest_comes_first() -> None:
    found = [one.id for one in matching(commands_in(FORM), "ｌｈｚｐ")]
    assert found == ["scoring"]
    assert [one.id for one in matching(commands_in(FORM), "文本文件")] == ["export"]
    assert matching(commands_in(FORM), "") == commands_in(FORM)


@pytest.mark.parametrize("place", PLACES)
def test_help_names_every_key_of_a_place_and_what_it_does(place: str) -> None:
    shown = "\n".join(block.lead + block.text for block in help_text(place, ()))
    for command in commands_in(place):
        assert command.key in shown, command.id
        assert f"{command.title}。{command.help}" in shown, command.id


def test_the_palette_finds_nothing_for_nonsense() -> None:
    assert matching(COMMANDS, "不存在的命令") == ()
