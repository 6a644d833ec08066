"""Work with files, one after the other in the order it was asked for: what was asked for is never given up midway."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable
from functools import cached_property
from typing import Any, TypeVar

from textual.worker import Worker, WorkType

from .failing import Failing

T = TypeVar("T")
FILES = "files"
"""The group of work with files."""


class Queueing(Failing):
    """An app that does its work with files in turn.

    Textual's way, an exclusive group, cancels what is under way: a save that was asked for a moment before.
    """

    def run_worker(
        self,
        work: WorkType[T],
        name: str | None = "",
        group: str = "default",
        description: str = "",
        exit_on_error: bool = True,
        start: bool = True,
        exclusive: bool = False,
        thread: bool = False,
    ) -> Worker[T]:
        """Run work as Textual does, work with files once that before it is done."""
        if group == FILES and inspect.iscoroutine(work):
            work, exclusive = self._in_turn(work), False
        return super().run_worker(
            work, name=name, group=group, description=description, exit_on_error=exit_on_error, start=start,
            exclusive=exclusive, thread=thread,
        )  # fmt: skip

    @property
    def at_files(self) -> bool:
        """Whether work with files is under way."""
        return self._files.locked()

    @cached_property
    def _files(self) -> asyncio.Lock:
        return asyncio.Lock()

    async def _in_turn(self, work: Awaitable[T]) -> Any:
        try:
            async with self._files:
                # what waits behind the end of the program is not done: the person gave up what was not saved
                return None if self._exit else await work
        finally:
            if inspect.iscoroutine(work):
                work.close()  # nothing, once it is done
