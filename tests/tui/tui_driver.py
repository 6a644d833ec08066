"""Driving the app by keyboard and reading the screen as text.

Textual's own pilot sleeps until the processor is idle; this one waits for exactly what is under
way: queued messages, callbacks, layouts, background threads. It never sleeps.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from zjai_tui.tui.app import ZjaiApp
from zjai_tui.tui.steps.scoring import RESTING

NARROW, WIDE = (80, 24), (140, 40)
BACKGROUND = "background"
ROUNDS = 4
"""A callback after a refresh may ask for another one: scrolling to the end takes three."""
MOST_ROUNDS = 12
TURNS = 6
"""Turns of the event loop without anything queued after which nothing is under way."""


@dataclass
class Driver:
    """The app under test."""

    app: ZjaiApp
    pilot: Pilot[int]

    async def settle(self) -> None:
        """Wait until everything under way is done and painted."""
        for _ in range(ROUNDS):
            await self._quiet()
            self._end_rests()
            await self._quiet()
            self.app.screen._on_timer_update()
            await self.app.animator.wait_until_complete()
            await self._quiet()
            running = [one for one in self.app.workers if one.group == BACKGROUND and not one.is_finished]
            await asyncio.gather(*(one.wait() for one in running))

    async def rest(self) -> None:
        """Wait on until two rounds in a row bring nothing to lay out, to paint or to call back."""
        clean = 0
        for _ in range(MOST_ROUNDS):
            clean = 0 if self._waiting() else clean + 1
            await self.settle()
            if clean == 2:
                return

    def _waiting(self) -> bool:
        screen = self.app.screen
        return bool(
            screen._dirty_widgets
            or screen._layout_required
            or screen._scroll_required
            or screen._repaint_required
            or screen._callbacks
        )

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each answered before the next."""
        for key in keys:
            char = key if len(key) == 1 else None
            name = _character_to_key(key) if char and not key.isalnum() else key
            self.app.post_message(events.Key(name, char))
            await self.settle()

    async def answer(self, key: str) -> None:
        """Press a key and wait until it is answered on screen, but not for what follows after a rest."""
        self.app.post_message(events.Key(key, None))
        await self._quiet()
        self.app.screen._on_timer_update()
        await self._quiet()

    async def type(self, text: str) -> None:
        """Type a text as an input method commits it: all its characters at once."""
        for char in text:
            self.app.post_message(events.Key(char if char.isalnum() else _character_to_key(char), char))
        await self.settle()

    async def paste(self, text: str) -> None:
        """Paste a text into what has the focus."""
        assert self.app.focused
        self.app.focused.post_message(events.Paste(text))
        await self.settle()

    def screen(self) -> str:
        """Return what is on screen, line by line, without spaces at the line ends."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips) + "\n"

    def lines(self) -> list[str]:
        """Return the lines on screen."""
        return self.screen().splitlines()

    def _end_rests(self) -> None:
        """Let what waits for the person to come to rest go on at once."""
        for pump in [self.app, *self.app._registry]:
            for timer in [one for one in pump._timers if one.name == RESTING]:
                timer.stop()
                pump._timers.discard(timer)
                if timer._callback is not None:
                    pump.call_next(timer._callback)

    async def _quiet(self) -> None:
        quiet = 0
        while quiet < TURNS:
            await asyncio.sleep(0)
            quiet = 0 if self._busy() else quiet + 1

    def _busy(self) -> bool:
        if self.app._exception is not None:
            return False
        pumps = [self.app, *self.app._registry]
        return any(not one._message_queue.empty() or one._next_callbacks for one in pumps if one.is_running)


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
