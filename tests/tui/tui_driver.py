"""Driving the app by keyboard and reading the screen as text. No sleeping: it waits for what is under way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot

from zjai_tui.tui.app import ZjaiApp

NARROW, WIDE = (80, 24), (140, 40)
CONVERSATIONS = {"files", "entry"}
"""Groups of workers that wait for the person; every other one comes to an end by itself."""


@dataclass
class Driver:
    """The app under test."""

    app: ZjaiApp
    pilot: Pilot[int]

    async def settle(self) -> None:
        """Wait until everything under way is done and painted."""
        for _ in range(3):
            await self.pilot.pause()
            running = [one for one in self.app.workers if one.group not in CONVERSATIONS and not one.is_finished]
            await asyncio.gather(*(one.wait() for one in running))
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each answered before the next."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text as an input method commits it: all its characters at once."""
        await self.pilot.press(*text)
        await self.settle()

    def screen(self) -> str:
        """Return what is on screen, line by line, without spaces at the line ends."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips) + "\n"

    def lines(self) -> list[str]:
        """Return the lines on screen."""
        return self.screen().splitlines()


@asynccontextmanager
async def driven(
    size: tuple[int, int] = NARROW, path: Path | None = None, demo: str | None = None
) -> AsyncIterator[Driver]:
    """Run the app without a terminal; toasts and tooltips are on, so that a fault in them is seen."""
    app = ZjaiApp(path, demo)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver
