"""Two ways to use the app, by the same words: with keys alone, and with the mouse alone (texts are always typed)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from textual import events
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widget import Widget

from tui_driver import Driver
from zjai_tui.base.cells import width
from zjai_tui.tui.commands.registry import COMMANDS, Command, shown_key
from zjai_tui.tui.widgets.bars import Bar
from zjai_tui.tui.widgets.choice import Choice
from zjai_tui.tui.widgets.field_row import FieldRow
from zjai_tui.tui.widgets.lists import Lines

MOST = 60
"""Presses of one key, or turns of the wheel, after which something is not there."""


def command(name: str) -> Command:
    """Return a command of the registry."""
    return next(one for one in COMMANDS if one.id == name)


def row_of(driver: Driver, key: str) -> FieldRow:
    """Return the row of a question of the screen in front."""
    return next(row for row in driver.app.screen.query(FieldRow) if row.slot.key == key and row.display)


class Hand(Protocol):
    """What a person does, whichever way."""

    driver: Driver

    async def to(self, key: str) -> None:
        """Put the cursor into a question."""

    async def pick(self, key: str, words: str) -> None:
        """Answer a question with one of the words offered."""

    async def line(self, within: str, words: str) -> None:
        """Open the line of a list that holds the words."""

    async def run(self, name: str) -> None:
        """Ask for a command."""

    async def step(self, title: str) -> None:
        """Go to a step of the journey."""

    async def sheet(self, title: str) -> None:
        """Turn to a list of the last step."""

    async def narrow(self, title: str) -> None:
        """Narrow the list of indicators."""

    async def enter(self, words: str) -> None:
        """Agree to the window in front, whose bar shows the words."""

    async def close(self, words: str) -> None:
        """Close the window in front, whose bar shows the words."""

    async def tick(self, words: str) -> None:
        """Try the step of advice that holds the words, or tick the line that does."""

    async def attach(self, file: str, page: str) -> None:
        """Add a file of evidence to the achievement in front."""


class Keyboard:
    """Keys alone."""

    def __init__(self, driver: Driver) -> None:
        """Drive this app."""
        self.driver = driver

    async def to(self, key: str) -> None:
        """Press Tab until the question has the focus."""
        for _ in range(MOST):
            row = self.driver.app.page._focused_row if self.driver.app.page else None
            if row and row.slot.key == key:
                return
            await self.driver.press("tab")
        raise AssertionError(f"Tab does not lead to {key}\n{self.driver.screen()}")

    async def pick(self, key: str, words: str) -> None:
        """Move on from answer to answer."""
        await self.to(key)
        control = self.driver.app.focused
        assert isinstance(control, Choice)
        for _ in control._options:
            if control.chosen_words.startswith(words):
                return
            await self.driver.press("right")
        raise AssertionError(f"{key} does not offer {words}")

    async def line(self, within: str, words: str) -> None:
        """Move down to the line and press Enter."""
        await self._down_to(within, words)
        await self.driver.press("enter")

    async def run(self, name: str) -> None:
        """Press the command's key, or find it in the palette by its initials."""
        asked = command(name)
        if asked.keys:
            await self.driver.press(asked.keys[0])
        else:
            await self.driver.press("f3")
            await self.driver.type(asked.initials)
            await self.driver.press("enter")

    async def step(self, title: str) -> None:
        """Press F6, and at the end F5, until the step is there."""
        for at in range(MOST):
            if title == self.driver.app.page.step.TITLE:
                return
            await self.driver.press("f6" if at < 5 else "f5")

    async def sheet(self, title: str) -> None:
        """Turn with the right arrow."""
        for _ in range(5):
            if f"[{title}" in self.driver.screen():
                return
            await self.driver.press("right")

    async def narrow(self, title: str) -> None:
        """Turn with the right arrow, too."""
        await self.sheet(title)

    async def enter(self, words: str) -> None:
        """Press Enter."""
        assert words in self.driver.screen()
        await self.driver.press("enter")

    async def close(self, words: str) -> None:
        """Press Escape."""
        assert words in self.driver.screen()
        await self.driver.press("escape")

    async def tick(self, words: str) -> None:
        """Press the space bar on the line."""
        await self._down_to("Lines", words)
        await self.driver.press("space")

    async def attach(self, file: str, page: str) -> None:
        """Type file and page, and press Enter."""
        await self.run("attach")
        await self.driver.type(file)
        await self.driver.press("enter")
        await self.driver.type(page)
        await self.driver.press("enter")

    async def _down_to(self, within: str, words: str) -> None:
        found = self.driver.app.screen.query(within).results(Lines)
        lines = next(one for one in found if one.display)
        for _ in range(MOST):
            if lines.has_focus:
                break
            await self.driver.press("tab")
        wanted = next(at for at, line in enumerate(lines.lines) if words in line.text)
        while lines.highlighted != wanted:
            await self.driver.press("down" if (lines.highlighted or 0) < wanted else "up")


class Mouse:
    """Clicks on words, and the wheel; no key but those of a typed text."""

    def __init__(self, driver: Driver) -> None:
        """Drive this app."""
        self.driver = driver

    async def to(self, key: str) -> None:
        """Turn the wheel until the question is in view, and click into its field."""
        row = await self._shown(key)
        assert any(self._places(row.slot.field.title[:3], row.region)), row.slot.field.title
        control = row._control.region
        await self.click_at(control.x + 1, control.y)

    async def pick(self, key: str, words: str) -> None:
        """Click on the answer."""
        row = await self._shown(key)
        x, y = next(self._places(f"){words}", row.region))
        await self.click_at(x + 2, y)

    async def line(self, within: str, words: str) -> None:
        """Turn the wheel until the line is in view, and click on it."""
        lines = next(one for one in self.driver.app.screen.query(within) if one.display)
        await self._on(words, lines)

    async def run(self, name: str) -> None:
        """Click on the command in a bar, or find it in the list of all commands."""
        asked = command(name)
        words = f"{shown_key(asked.keys[0])}{asked.title}" if asked.keys else asked.title
        for bar in self.driver.app.screen.query(Bar):
            for x, y in self._places(words, bar.region):
                await self.click_at(x + 1, y)
                return
        await self.click("F3全部命令")
        await self.line("#commands", asked.title)

    async def step(self, title: str) -> None:
        """Click on the step's name."""
        shown = [one for one in self.driver.app.screen.query("#steps-line, #steps-column") if one.display]
        await self._on(title, shown[0])

    async def sheet(self, title: str) -> None:
        """Click on the list's name."""
        await self._on(title, self.driver.app.screen.query_one("#sheets"))

    async def narrow(self, title: str) -> None:
        """Click on the filter's name."""
        await self._on(title, self.driver.app.screen.query_one("#filters"))

    async def enter(self, words: str) -> None:
        """Click on the words."""
        await self.click(words)

    async def close(self, words: str) -> None:
        """Click on the words, too."""
        await self.click(words)

    async def tick(self, words: str) -> None:
        """Click on the box before the words."""
        lines = next(one for one in self.driver.app.screen.query(Lines) if one.display)
        _, y = await self._seen(words[:10], lines)
        await self.click_at(lines.region.x + 2, y)

    async def attach(self, file: str, page: str) -> None:
        """Click into the page, type it, and pick the file from the folder."""
        pages = self.driver.app.screen.query_one("#pages")
        await self._into_view(pages)
        await self.click_at(pages.region.x + 1, pages.region.y)
        await self.driver.type(page)
        await self._into_view(self.driver.app.screen.query_one("#evidence-options"))
        await self.click("Ctrl+B浏览文件")
        await self.line("#files", file)

    async def click(self, words: str) -> None:
        """Click on the first place of the words on screen."""
        found = next(self._places(words), None)
        assert found, f"not on screen: {words}\n{self.driver.screen()}"
        await self.click_at(found[0] + 1, found[1])

    async def click_at(self, x: int, y: int) -> None:
        """Press and let go the left button, as the terminal reports it."""
        app = self.driver.app
        app._click_chain_last_offset = None  # two clicks of a test are never a double click
        for kind in (events.MouseDown, events.MouseUp):
            app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))
            await self.driver.settle()

    async def _wheel(self, over: Region, down: bool) -> None:
        x, y = over.x + over.width // 2, over.y + over.height // 2
        kind = events.MouseScrollDown if down else events.MouseScrollUp
        self.driver.app.post_message(kind(None, x, y, 0, 0, 0, False, False, False, x, y))
        await self.driver.settle()

    async def _shown(self, key: str) -> FieldRow:
        row = row_of(self.driver, key)
        await self._into_view(row)
        return row

    async def _into_view(self, widget: Widget) -> None:
        view = next(one for one in widget.ancestors if isinstance(one, VerticalScroll))
        for _ in range(MOST):
            if view.region.contains_region(widget.region):
                return
            await self._wheel(view.region, widget.region.bottom > view.region.bottom)
        raise AssertionError(f"the wheel does not bring {widget} into view\n{self.driver.screen()}")

    async def _on(self, words: str, within: Widget) -> None:
        x, y = await self._seen(words, within)
        await self.click_at(x + 1, y)

    async def _seen(self, words: str, within: Widget) -> tuple[int, int]:
        for down in (True, False):
            before = -1.0
            while (found := next(self._places(words, within.region), None)) is None and within.scroll_y != before:
                before = within.scroll_y
                await self._wheel(within.region, down)
            if found:
                return found
        raise AssertionError(f"{words} is not in {within}\n{self.driver.screen()}")

    def _places(self, words: str, within: Region | None = None) -> Iterator[tuple[int, int]]:
        """Return where the words stand on screen, found in its text."""
        for y, line in enumerate(self.driver.lines()):
            at = line.find(words)
            while at >= 0:
                x = width(line[:at])
                if within is None or within.contains(x, y):
                    yield x, y
                at = line.find(words, at + 1)
