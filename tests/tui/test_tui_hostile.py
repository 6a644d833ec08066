"""A hostile dossier is shown letter by letter on every screen, and obeyed nowhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tui_driver import NARROW, WIDE, Driver, driven
from zjai_tui.dossier import edit
from zjai_tui.dossier.model import Dossier, Evidence
from zjai_tui.dossier.store import create
from zjai_tui.filling.rulebook import blank_dossier
from zjai_tui.rules.catalog import find_standard
from zjai_tui.tui.safe import STAND_IN, visible

MARKUP = "附件[/]一[@click=app.quit]点我[/][b]粗[x][type=x, v={'a[0]'}]a[/"
ESCAPES = "清屏\x1b[2J\x1b]0;标题\x07红\x1b[31m"
UNSEEN = "零\u200b宽\u202e反\u2066向\ufeff"
LONG = "长" * 10_000
PIECES = (MARKUP, ESCAPES, UNSEEN, LONG)
EVERYTHING = MARKUP + ESCAPES + UNSEEN


def hostile(kinds: int = 99) -> Dossier:
    """Return a dossier with every text hostile and that many kinds of achievements in it."""
    dossier = blank_dossier()
    for name in ("name", "unit", "position", "id_number", "phone"):
        dossier = edit.set_person(dossier, name, EVERYTHING)
    dossier = edit.set_work(dossier, "description", LONG + "\n" + EVERYTHING)
    dossier = edit.set_work(dossier, "area", MARKUP)
    dossier = edit.set_fact(dossier, "degree", MARKUP)
    dossier = edit.set_fact(dossier, "title_obtained", ESCAPES)
    dossier = edit.set_note(dossier, EVERYTHING)
    known = [one.id for one in find_standard("zj-ai-reference").kind]
    for at, kind in enumerate([MARKUP, ESCAPES, *known][:kinds]):
        facts = {"level": MARKUP, "rank": UNSEEN, "date": ESCAPES, "work": LONG}
        dossier, entry_id = edit.add_entry(dossier, kind, PIECES[at % 4], facts)
        dossier = edit.add_evidence(dossier, entry_id, Evidence(file=f"../{EVERYTHING}", page=MARKUP))
    return replace(dossier, readings={MARKUP: MARKUP}, variant=MARKUP, cycle=MARKUP)


def assert_harmless(driver: Driver) -> None:
    """Check that nothing on screen could steer a terminal, and that the app still runs."""
    shown = driver.screen()
    assert not [char for char in shown if char != "\n" and not char.isprintable() and char != "\u3000"]
    assert driver.app.is_running
    assert driver.app.failure is None


async def click_everywhere(driver: Driver) -> None:
    """Click on a grid of places, as a curious person would."""
    width, height = driver.app.size
    for y in range(2, height, 4):
        for x in (3, width // 2, width - 12):
            await driver.pilot.click(offset=(x, y))
            await driver.settle()
            if driver.app.screen.is_modal:
                await driver.press("escape")
    assert_harmless(driver)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_hostile_dossier_opens_on_every_screen(size: tuple[int, int]) -> None:
    path = Path("[@click=app.quit]恶意.toml")
    create(hostile(), path)
    async with driven(size, path=path) as driver:
        assert_harmless(driver)
        for _ in range(4):
            await driver.press("pagedown", "f4")
            assert_harmless(driver)
            await driver.press("escape", "f1")
            assert_harmless(driver)
            await driver.press("escape", "f6")
            assert_harmless(driver)
        await driver.press("f5", "end", "enter")  # 全部业绩条目
        assert_harmless(driver)
        assert "附件[/]一[@click=app.quit]" in driver.screen()
        for _ in range(4):
            await driver.press("enter")
            assert "业绩条目：" in driver.screen()
            assert_harmless(driver)
            await driver.press("f4")
            assert_harmless(driver)
            await driver.press("escape", "pagedown", "escape", "down")
        await driver.press("f10")
        assert_harmless(driver)


async def test_clicking_hostile_text_obeys_nothing() -> None:
    path = Path("恶意.toml")
    create(hostile(kinds=4), path)
    async with driven(path=path) as driver:
        for _ in range(5):
            await click_everywhere(driver)
            if driver.app.session is None:
                break
            await driver.press("escape", "escape", "f6")
        assert driver.app.is_running


async def test_hostile_answers_are_unknown_and_named_not_taken() -> None:
    path = Path("恶意.toml")
    create(hostile(), path)
    async with driven(path=path) as driver:
        await driver.press("f6", "f6")
        await driver.press(*["down"] * 6)
        assert "不在可选范围内" in driver.screen()


async def test_a_hostile_file_that_cannot_be_read_is_told_letter_by_letter() -> None:
    path = Path("[@click=app.quit]x[b].toml")
    path.write_text("schema = 1\nnote = '[/]", encoding="utf-8")
    async with driven(path=path) as driver:
        assert "没有打开" in driver.screen()
        assert "[@click=app.quit]x[b].toml" in driver.screen()
        assert_harmless(driver)


async def test_pasted_lines_are_joined_and_their_escapes_made_visible() -> None:
    async with driven() as driver:
        await driver.press("enter")
        await driver.paste("张\x1b[31m三\r\n  第二行\u202e")
        assert driver.app.session
        assert driver.app.session.dossier.person.name == f"张{STAND_IN}[31m三 第二行{STAND_IN}"
        assert_harmless(driver)


async def test_a_very_long_paste_is_kept_whole() -> None:
    async with driven() as driver:
        await driver.press("enter")
        await driver.paste(LONG)
        assert driver.app.session
        assert driver.app.session.dossier.person.name == LONG


@pytest.mark.parametrize("text", PIECES)
def test_shown_text_is_printable_and_says_when_it_was_cut(text: str) -> None:
    shown = visible(text)
    assert all(char.isprintable() for char in shown)
    assert ("共10000字" in shown) == (text == LONG)
