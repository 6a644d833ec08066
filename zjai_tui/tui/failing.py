"""An app that fails without Textual's traceback, which prints local variables, hence personal data, and exits 0."""

from __future__ import annotations

from rich.console import RenderableType
from textual.app import App, ScreenStackError
from textual.css.query import QueryError
from textual.widget import MountError
from textual.worker import WorkerFailed

from ..cli.guard import CRASHED

HALF_BUILT = (QueryError, MountError, ScreenStackError)
"""What a screen fails of that was still being built when the program was told to end: that is no failure."""


class KeysLost(Exception):
    """The thread that reads keys has ended, most likely because the terminal is gone."""


class Failing(App[int]):
    """What every failure of the app comes to."""

    failure: BaseException | None = None
    """Why the app failed; told once the terminal is the shell's again."""

    def fail(self, error: BaseException) -> None:
        """End for an error that did not come by way of a message."""
        self.failure = self.failure or error
        self._return_code = CRASHED
        self._fatal_error()

    def panic(self, *renderables: RenderableType) -> None:
        """End for errors that would print themselves, and when no keys can be read any more."""
        if self.failure is None:
            self.fail(KeysLost())
        else:
            self._fatal_error()

    def _handle_exception(self, error: Exception) -> None:
        if self._exit and isinstance(error, HALF_BUILT):
            self._fatal_error()
            return
        self.failure = self.failure or (error.error if isinstance(error, WorkerFailed) else error)
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()
