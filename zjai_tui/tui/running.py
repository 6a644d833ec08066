"""Running the app so that, however it ends, the terminal is as it was and what failed is known.

Textual knows of the errors in its own messages. Those here come from elsewhere: a task or a callback nobody waits
for, the threads that read keys and write the screen, the driver, an interruption at any point.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ..cli.unheard import tell_stray
from .failing import hung_up

if TYPE_CHECKING:
    from .shell import Shell

LONGEST_END = 10.0
"""Seconds that work still being done may take when the app ends; on a drive that does not answer it never ends."""
WRITER = "textual-output"
"""The thread that writes the screen."""
AS_BEFORE = (
    "\x1b[?2004l\x1b[?7h\x1b[?2048l"  # pasting, long lines, news of the size
    "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # mouse
    "\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"  # keys, the other screen, the cursor, news of the focus
)
"""Puts a terminal back that a driver could not put back itself."""


def run_to_the_end(app: Shell, *, mouse: bool) -> None:
    """Run the app. Why it failed, if it did, is in `app.failure` then. Raises nothing."""
    put_back, streams = _terminal(), (sys.stdout, sys.stderr)
    ended = False
    loop = asyncio.new_event_loop()
    loop.set_default_executor(Threads())
    try:
        with _listening(app, loop):
            if sys.platform != "win32":
                loop.add_signal_handler(signal.SIGINT, app.told_to_end, signal.SIGINT)
            app.run(mouse=mouse, loop=loop)
        ended = app.failure is None
    except BaseException as error:  # noqa: BLE001 - told by the caller, once the terminal is the shell's again
        # what else failed while an interruption made its way out came of it
        app.failure = error if app.failure is None or not isinstance(error, Exception) else app.failure
    if not ended:
        sys.stdout, sys.stderr = streams  # a run that was cut off has left its own there
        _end_driver(app)
        put_back()
    _end(loop, gently=ended)


class Threads(ThreadPoolExecutor):
    """A thread for each piece of work, which does not keep the program alive when it hangs."""

    def __init__(self) -> None:
        """Begin without any."""
        super().__init__()
        self._own: set[threading.Thread] = set()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Do it in a new thread."""
        future: Future[Any] = Future()

        def run() -> None:
            try:
                if future.set_running_or_notify_cancel():
                    future.set_result(fn(*args, **kwargs))
            except BaseException as error:  # noqa: BLE001 - raised where the result is waited for
                future.set_exception(error)
            finally:
                self._own.discard(thread)

        thread = threading.Thread(target=run, daemon=True)
        self._own.add(thread)
        thread.start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Wait for what is being done, for `LONGEST_END` seconds at most."""
        until = time.monotonic() + LONGEST_END
        for thread in list(self._own) if wait else ():
            thread.join(max(0.0, until - time.monotonic()))


@contextmanager
def _listening(app: Shell, loop: asyncio.AbstractEventLoop) -> Iterator[None]:
    """Take errors that would be printed as ends of the app, for as long as it runs."""

    def in_loop(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if not isinstance(error, Exception) or app.failure is not None:
            return  # work that was given up when the program ended; of several failures the first is told
        if app.is_running:
            app.fail(error)
        else:
            tell_stray(error)

    def in_deletion(what: sys.UnraisableHookArgs) -> None:
        if isinstance(what.exc_value, Exception):
            strays.append(what.exc_value)

    def in_thread(what: threading.ExceptHookArgs) -> None:
        error = what.exc_value or what.exc_type()
        if sys.platform != "win32" and what.thread is not None and what.thread.name == WRITER and hung_up(error):
            loop.call_soon_threadsafe(app.told_to_end, signal.SIGHUP)  # the signal itself may come later, or never
        else:
            loop.call_soon_threadsafe(app.fail, error)
        if what.thread is not None and what.thread.name == WRITER:
            _take_what_comes(what.thread)

    strays: list[Exception] = []
    before = threading.excepthook, sys.unraisablehook, logging.lastResort
    loop.set_exception_handler(in_loop)
    threading.excepthook, sys.unraisablehook = in_thread, in_deletion
    logging.lastResort = logging.NullHandler()  # libraries log errors with their messages: never on this terminal
    try:
        yield
    finally:
        threading.excepthook, sys.unraisablehook, logging.lastResort = before
        for stray in strays[:1]:  # while the app had the screen nobody could be told
            tell_stray(stray)


def _take_what_comes(writer: threading.Thread) -> None:
    """Go on taking what is to be written, now that it cannot be: else the app waits for room for ever."""
    queue = getattr(writer, "_queue", None)
    while queue is not None and queue.get() is not None:
        pass


def _end_driver(app: Shell) -> None:
    """End what the driver began; else its threads keep the program alive."""
    driver = app._driver
    if driver is None:
        return
    stop = driver.stop_application_mode if sys.platform == "win32" else driver.disable_input
    for step in (stop, driver.close):
        try:
            step()
        except BaseException as error:  # noqa: BLE001 - the first failure is the one to tell
            app.failure = app.failure or error


def _terminal() -> Callable[[], None]:
    """Return what puts the terminal back as it is now."""
    screen, keys = sys.__stderr__, sys.__stdin__
    if sys.platform == "win32" or screen is None or keys is None:
        return lambda: None  # there the driver keeps the console's modes itself
    import termios

    try:
        place = keys.fileno()
        before = termios.tcgetattr(place)
    except (OSError, ValueError, termios.error):  # no terminal
        return lambda: None

    def put_back() -> None:
        try:
            termios.tcsetattr(place, termios.TCSANOW, before)
            screen.write(AS_BEFORE)
            screen.flush()
        except (OSError, ValueError, termios.error):
            return  # the terminal is gone

    return put_back


def _end(loop: asyncio.AbstractEventLoop, *, gently: bool) -> None:
    """Close the loop; after a failure without waiting for what may never end."""
    if gently:
        loop.run_until_complete(_ends(asyncio.all_tasks(loop)))
    loop.close()


async def _ends(left: set[asyncio.Task[Any]]) -> None:
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)
    loop = asyncio.get_running_loop()
    await loop.shutdown_asyncgens()
    await loop.shutdown_default_executor()
