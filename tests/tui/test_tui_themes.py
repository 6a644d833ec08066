"""Colours: ours alone, readable, remembered, and never the only bearer of a meaning."""

from __future__ import annotations

import re

import pytest
from textual.color import Color

from tui_driver import NARROW, Driver, driven
from zjai_tui.rules.locate import user_folder
from zjai_tui.tui.files.settings import LOST, read_settings, remember_setting
from zjai_tui.tui.shell import styles
from zjai_tui.tui.themes import DARK, GROUNDS, HIGH, INKS, LIGHT, LOOKS, SIXTEEN, Look, first_look

COLOURED = [look for look in LOOKS if not look.ansi]


def ratio(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it."""

    def luminance(name: str) -> float:
        parts = [part / 255 for part in Color.parse(name).rgb]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", COLOURED, ids=lambda look: look.id)
def test_every_ink_is_readable_on_every_ground(look: Look) -> None:
    least = 7 if look is HIGH else 4.5
    pairs = [(ink, ground) for ink in INKS for ground in GROUNDS]
    pairs += [("text", "primary"), ("block-cursor-foreground", "block-cursor-background")]
    pairs += [("block-cursor-blurred-foreground", "block-cursor-blurred-background")]
    pairs += [("input-selection-foreground", "input-selection-background")]
    pairs += [("input-cursor-foreground", "input-cursor-background"), ("foreground", "block-hover-background")]
    poor = {
        (ink, ground): round(found, 2)
        for ink, ground in pairs
        if (found := ratio(look.colours[ink], look.colours[ground])) < least
    }
    assert not poor


def test_the_sixteen_colours_are_left_to_the_terminal() -> None:
    assert all(colour.startswith("ansi_") or name.endswith("style") for name, colour in SIXTEEN.colours.items())


def test_the_choice_is_remembered_beside_the_other_settings_and_its_loss_harms_nobody() -> None:
    assert remember_setting("theme", "contrast") == ""
    assert (read_settings().theme, read_settings().toured) == ("contrast", True)
    file = user_folder() / "settings.toml"
    assert file.stat().st_mode & 0o077 == 0
    for spoilt in ("theme = 3\ntoured = 'x'", "[broken", "\x00"):
        file.write_text(spoilt, encoding="utf-8")
        assert (read_settings().theme, read_settings().toured) == ("", False)
    assert remember_setting("theme", "light") == ""
    assert read_settings().theme == "light"
    file.unlink()
    file.mkdir()
    assert remember_setting("theme", "dark") == LOST


def test_a_poor_terminal_gets_its_own_colours_whatever_was_chosen() -> None:
    assert first_look("light", poor=False) is LIGHT
    assert first_look("light", poor=True) is SIXTEEN
    assert first_look("gone", poor=False) is DARK


async def test_the_colours_are_chosen_by_command_at_once_and_again_at_the_next_start() -> None:
    async with driven() as driver:
        assert driver.app.theme == "dark"
        assert set(driver.app.available_themes) == {look.id for look in LOOKS}
        for look in LOOKS[1:]:
            await driver.press("f3")
            await driver.type("ps")
            await driver.press("enter", "home", *["down"] * LOOKS.index(look), "enter")
            assert driver.app.theme == look.id
            assert f"配色：{look.title}" in driver.screen()
            await driver.press("f1", "escape")
    remember_setting("theme", "light")
    async with driven() as driver:
        assert driver.app.theme == "light"


@pytest.mark.parametrize("name, value", [("NO_COLOR", "1"), ("COLORTERM", "")])
async def test_without_colours_or_with_few_the_terminals_own_are_used(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    remember_setting("theme", "light")
    monkeypatch.setenv("TERM", "linux")
    monkeypatch.setenv(name, value)
    async with driven(demo="undecided") as driver:
        assert driver.app.theme == "sixteen"
        await driver.press("→scoring", "f4", "escape", "f1")
        colours = used(driver)
        assert not [one for one in colours if one not in {None, "default", "green", "red", "magenta"}]


def used(driver: Driver) -> set[str | None]:
    """Return the names of the colours on screen."""
    found: set[str | None] = set()
    for strip in driver.app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            for colour in (style.color, style.bgcolor) if style else ():
                found.add(colour.name if colour else None)
    return found


async def test_the_highlighted_line_of_a_list_has_a_mark_that_needs_no_colour() -> None:
    async with driven(NARROW) as driver:
        assert [line.strip() for line in driver.lines() if line.strip().startswith(">")] == [">新建自评档案"]
        await driver.press("down")
        assert [line.strip() for line in driver.lines() if line.strip().startswith(">")] == [">打开自评档案"]


def test_the_sheets_use_only_colours_that_every_look_names() -> None:
    used_names = set(re.findall(r"\$([a-z0-9-]+)", styles()))
    for look in LOOKS:
        assert used_names <= set(look.colours), look.id


async def test_no_colour_of_the_old_theme_stays_after_a_change(monkeypatch: pytest.MonkeyPatch) -> None:
    remember_setting("theme", "light")
    async with driven(demo="undecided") as driver:
        await driver.press("→scoring")
        driver.app.theme = "sixteen"
        await driver.settle()
        assert not [one for one in used(driver) if one and one.startswith("#")]


async def test_with_the_terminals_own_colours_what_is_chosen_is_reversed() -> None:
    remember_setting("theme", "sixteen")
    async with driven(demo="undecided") as driver:
        await driver.press("f6", "f6")
        assert any("不清楚" in text for text in inverted(driver))  # the chosen answer of the focused question
        assert any("3申报资格" in text for text in inverted(driver))
        await driver.press("f6", "down")
        assert any("学历" in text for text in inverted(driver))


def inverted(driver: Driver) -> list[str]:
    """Return the pieces of text on screen whose ink and ground are swapped."""
    strips = driver.app.screen._compositor.render_strips()
    return [segment.text for strip in strips for segment in strip if segment.style and segment.style.reverse]
