"""Driving the app by keyboard and reading the screen as text.

Textual's own pilot sleeps until the processor is idle; this one waits for exactly what is under
way: queued messages, callbacks, layouts, background threads. It never sleeps.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from textual import events
from textual._compositor import Compositor, visible_screen_stack
from textual.geometry import Region
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.strip import Strip
from textual.worker import WorkerCancelled

from zjai_tui.tui.app import ZjaiApp
from zjai_tui.tui.beginning import Beginning
from zjai_tui.tui.steps.scoring import RESTING

NARROW, WIDE = (80, 24), (140, 40)
BACKGROUND = "background"
MOST_ROUNDS, CLEAN_ROUNDS = 60, 2
"""A callback after painting may ask for more to be painted, a thread bring more: only clean rounds count."""
WAITING = ("_dirty_widgets", "_layout_required", "_scroll_required", "_repaint_required", "_callbacks")

paint = Compositor.render_update


@dataclass
class Driver:
    """The app under test."""

    app: ZjaiApp
    pilot: Pilot[int]

    async def settle(self, paints: bool = True) -> None:
        """Wait until two rounds in a row bring nothing to lay out, call back, wait for or (if it paints) paint."""
        clean = 0
        for _ in range(MOST_ROUNDS):
            await self._quiet()
            self._end_rests()
            await self._quiet()
            waiting = self._waiting()
            self.app.screen._on_timer_update()
            await self.app.animator.wait_until_complete()
            running = [one for one in self.app.workers if one.group == BACKGROUND and not one.is_finished]
            for worker in running:
                with suppress(WorkerCancelled):
                    await worker.wait()
            clean = 0 if waiting or running or (paints and self._painted()) else clean + 1
            if clean == CLEAN_ROUNDS or self.app._exit:
                return
        raise AssertionError(f"the app does not come to rest: {waiting or running}")

    def _waiting(self) -> dict[str, object]:
        """Return what the screen in front still has to do, by name."""
        return {name: todo for name in WAITING if (todo := getattr(self.app.screen, name))}

    def _painted(self) -> bool:
        """Paint what changed; tell whether there was anything. Painting may bring more: a list finds out its height.

        Each widget paints itself; that is put together on the screen when the screen is looked at.
        """
        compositor = self.app.screen._compositor
        unpainted = compositor._dirty_regions.copy()
        compositor._dirty_regions.clear()
        if unpainted:
            visible_screen_stack.set(self.app._background_screens)
            crop = Region.from_union(unpainted).intersection(compositor.size.region)
            deque(compositor._get_renders(crop), maxlen=0)
        return bool(unpainted)

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each answered before the next; ``→scoring`` goes to that step."""
        for at, key in enumerate(keys, 1):
            if key.startswith("→"):
                await self.app.screen.run_action(f"go('{key[1:]}')")
                await self.settle(paints=at == len(keys))
                continue
            char = key if len(key) == 1 else None
            name = _character_to_key(key) if char and not key.isalnum() else key
            self.app.post_message(events.Key(name, char))
            await self.settle(paints=at == len(keys))

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

    def strips(self) -> list[Strip]:
        """Return what is on screen, line by line, as pieces of text with their styles."""
        return self.app.screen._compositor.render_strips()

    def screen(self, strips: list[Strip] | None = None) -> str:
        """Return what is on screen (or in these lines of it), line by line, without spaces at the line ends."""
        strips = self.strips() if strips is None else strips
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
        """Give way until the event loop has nothing to run but this, and nothing is queued that it will run next."""
        ready = asyncio.get_running_loop()._ready
        while True:
            await asyncio.sleep(0)
            if not ready and not self._busy():
                return

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
    app = ZjaiApp(Beginning(path, demo))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver
