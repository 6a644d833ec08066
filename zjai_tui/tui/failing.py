"""An app that fails without Textual's traceback, which prints local variables, hence personal data, and exits 0."""

from __future__ import annotations

import errno
import signal
import sys
from typing import Any

from rich.console import RenderableType
from textual.app import App, ScreenStackError
from textual.css.query import QueryError
from textual.screen import Screen
from textual.widget import MountError
from textual.worker import WorkerFailed

from ..cli.guard import CRASHED

ENDED_BY_SIGNAL = 128
"""The exit code of what a signal ended is this and the signal's number."""
HALF_BUILT = (QueryError, MountError, ScreenStackError)
"""What a screen fails of that was still being built when the program was told to end: that is no failure."""
BUILDERS = ("_pre_process", "_compose")
"""The functions of Textual in which a widget is built, before it takes any message."""


_GONE = {errno.EIO, errno.ENXIO, errno.EPIPE}
"""What a terminal says whose window was closed."""


class KeysLost(Exception):
    """The thread that reads keys has ended, though the terminal is there."""


def hung_up(error: BaseException | None = None) -> bool:
    """Tell whether the terminal is gone, by what failed or by asking it: its window was closed, a line broke off."""
    if isinstance(error, OSError) and error.errno in _GONE:
        return True
    if sys.platform == "win32" or sys.__stdin__ is None:
        return False
    import termios

    try:
        termios.tcgetattr(sys.__stdin__.fileno())
    except (OSError, ValueError, termios.error) as found:
        return bool(found.args) and found.args[0] in _GONE
    return False


class Failing(App[int]):
    """What every failure of the app comes to."""

    failure: BaseException | None = None
    """Why the app failed; told once the terminal is the shell's again."""
    open_then: tuple[Screen[Any], ...] = ()
    """The screens that were open when it failed: what they hold is kept once they are gone."""

    def told_to_end(self, number: int) -> None:
        """End with the exit code that belongs to a signal; a shell keeps the work first."""
        self.exit(return_code=ENDED_BY_SIGNAL + number)

    def fail(self, error: BaseException) -> None:
        """End for an error that did not come by way of a message."""
        self._note(error)
        self._return_code = CRASHED
        self._fatal_error()

    def panic(self, *renderables: RenderableType) -> None:
        """End for errors that would print themselves, and when no keys can be read any more."""
        if self.failure is None and sys.platform != "win32" and hung_up():
            self.told_to_end(signal.SIGHUP)
        elif self.failure is None:
            self.fail(KeysLost())
        else:
            self._fatal_error()

    def _handle_exception(self, error: Exception) -> None:
        if self._exit and isinstance(error, HALF_BUILT) and _in_building(error):
            self._fatal_error()
            return
        self._note(error.error if isinstance(error, WorkerFailed) else error)
        super()._handle_exception(error)

    def _note(self, error: BaseException) -> None:
        self.failure = self.failure or error
        self.open_then = self.open_then or tuple(self._screen_stacks.get(self._current_mode, ()))

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()


def _in_building(error: Exception) -> bool:
    """Tell whether an error came while a widget was being built or mounted: nothing is saved there."""
    if isinstance(error, MountError):
        return True
    return error.__traceback__ is not None and error.__traceback__.tb_frame.f_code.co_name in BUILDERS
