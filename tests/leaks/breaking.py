"""Run the program with a fault in it, placed where the first word says, of the sort the second says.

python tests/leaks/breaking.py PLACE SORT WORD…
"""

from __future__ import annotations

import asyncio
import atexit
import os
import sys
import threading
from collections.abc import Callable
from typing import Any

SECRET = "330106199001011234"
"""An identity number at hand wherever the program fails: in the message, in a local variable, in what failed."""


SORT = sys.argv[2] if __name__ == "__main__" else "value"


class Drawn(Exception):
    """An error that would print itself."""

    def __rich__(self) -> str:
        """Say what must not be said."""
        return SECRET


def _deeper(number: str) -> str:
    return _deeper(number) + number


def _value(number: str) -> None:
    raise ValueError(number)


def _caused(number: str) -> None:
    try:
        {}[number]
    except KeyError as error:
        raise RuntimeError(f"张三 {number}") from error


def _memory(number: str) -> None:
    raise MemoryError(number)


def _drawn(number: str) -> None:
    raise Drawn(number)


def _undecoded(number: str) -> None:
    number.encode("utf-16").decode("utf-8")


def _many(number: str) -> None:
    raise ExceptionGroup(number, [ValueError(number), KeyError(number)])


def _interrupted(number: str) -> None:
    raise KeyboardInterrupt(number)


def _left(number: str) -> None:
    raise SystemExit(number)


SORTS: dict[str, Callable[[str], object]] = {
    "value": _value,
    "caused": _caused,
    "memory": _memory,
    "recursion": _deeper,
    "drawn": _drawn,
    "undecoded": _undecoded,
    "many": _many,
    "interrupted": _interrupted,
    "left": _left,
}


def _fail(*_: object, **__: object) -> Any:
    id_number = SECRET  # a local variable that holds what nobody may see
    return SORTS[SORT](id_number)


async def _fail_later(*_: object, **__: object) -> Any:
    return _fail()


def _in_command() -> None:
    from zjai_tui.cli import dispatch

    dispatch.dispatch = _fail


def _in_batch() -> None:
    from zjai_tui.batch import reading

    reading._row = _fail


def _in_import() -> None:
    class Broken:
        @staticmethod
        def find_spec(name: str, *_: object) -> None:
            if name == "zjai_tui.cli.dispatch":
                _fail()

    sys.meta_path.insert(0, Broken)


def _in_telling() -> None:
    from zjai_tui.cli import crash

    _in_command()
    crash.keep_crash = _fail


def _at_exit() -> None:
    atexit.register(_fail)


def _in_deletion() -> None:
    from zjai_tui.tui.shell import Shell

    class Gone:
        __del__ = _fail

    fit = Shell.fit

    def fitted(self: Any, size: Any) -> None:
        Gone()  # goes at once
        fit(self, size)

    Shell.fit = fitted  # type: ignore[method-assign]


def _in_a_thread() -> None:
    from zjai_tui.tui import shell

    def look(self: Any) -> None:
        threading.Thread(target=_fail).start()

    shell.LOOK_EVERY = 0.01
    shell.Shell._look = look


def _in_start() -> None:
    from zjai_tui.tui.shell import Shell

    Shell.__init__ = _fail  # type: ignore[method-assign]


def _in_compose() -> None:
    from zjai_tui.tui.screens.home import HomeScreen

    HomeScreen.compose = _fail


def _in_mount() -> None:
    from zjai_tui.tui.shell import Shell

    Shell.on_mount = _fail


def _in_styles() -> None:
    from zjai_tui.tui.shell import Shell

    Shell.CSS = f"Screen {{ width: {SECRET}em; colour: [{SECRET} }}"


def _in_message() -> None:
    from zjai_tui.tui.shell import Shell

    Shell.fit = _fail  # called by the handler of Resize


def _in_action() -> None:
    from zjai_tui.tui.app import ZjaiApp

    ZjaiApp.action_tour = _fail


def _in_render() -> None:
    from zjai_tui.tui.widgets.document import Document

    Document.render = _fail


def _in_timer() -> None:
    from zjai_tui.tui import shell

    shell.LOOK_EVERY = 0.01
    shell.Shell._look = _fail


def _in_worker() -> None:
    from zjai_tui.tui.files.desk import Desk

    Desk.open_example = _fail_later
    Desk.start_new = _fail_later


def _in_thread_worker() -> None:
    from zjai_tui.tui import shell

    def look(self: Any) -> None:
        self.run_worker(_fail, thread=True)

    shell.LOOK_EVERY = 0.01
    shell.Shell._look = look


def _in_task() -> None:
    from zjai_tui.tui import shell

    def look(self: Any) -> None:
        asyncio.get_running_loop().create_task(_fail_later())

    shell.LOOK_EVERY = 0.01
    shell.Shell._look = look


def _in_callback() -> None:
    from zjai_tui.tui import shell

    def look(self: Any) -> None:
        asyncio.get_running_loop().call_soon(_fail)

    shell.LOOK_EVERY = 0.01
    shell.Shell._look = look


def _in_input() -> None:
    from textual.drivers.linux_driver import LinuxDriver

    LinuxDriver.process_message = _fail


def _in_output() -> None:
    from textual.drivers import _writer_thread

    class Broken:
        def __init__(self, file: Any) -> None:
            self.file, self.bytes = file, 0

        def write(self, text: str) -> None:
            self.bytes += len(text)
            if self.bytes > 3000:
                _fail()
            self.file.write(text)

        def __getattr__(self, name: str) -> Any:
            return getattr(self.file, name)

    begin = _writer_thread.WriterThread.__init__

    def init(self: Any, file: Any) -> None:
        begin(self, Broken(file))

    _writer_thread.WriterThread.__init__ = init


def _in_driver_start() -> None:
    from textual.drivers.linux_driver import LinuxDriver

    LinuxDriver._enable_bracketed_paste = _fail


def _in_driver_stop() -> None:
    from textual.drivers.linux_driver import LinuxDriver

    LinuxDriver._disable_bracketed_paste = _fail


def _in_keeping() -> None:
    from zjai_tui.tui.files.recovering import Keeper

    _in_action()
    Keeper.last_words = _fail


PLACES: dict[str, Callable[[], None]] = {
    "command": _in_command,
    "batch": _in_batch,
    "import": _in_import,
    "telling": _in_telling,
    "exit": _at_exit,
    "deletion": _in_deletion,
    "thread": _in_a_thread,
    "app-start": _in_start,
    "compose": _in_compose,
    "mount": _in_mount,
    "styles": _in_styles,
    "message": _in_message,
    "action": _in_action,
    "render": _in_render,
    "timer": _in_timer,
    "worker": _in_worker,
    "thread-worker": _in_thread_worker,
    "task": _in_task,
    "callback": _in_callback,
    "input": _in_input,
    "output": _in_output,
    "driver-start": _in_driver_start,
    "driver-stop": _in_driver_stop,
    "keeping": _in_keeping,
}


def main() -> None:
    """Place the fault and be the program."""
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    place = sys.argv[1]
    PLACES[place]()
    from zjai_tui.__main__ import main as program

    sys.argv = [sys.argv[0], *sys.argv[3:]]
    sys.exit(program())


if __name__ == "__main__":
    main()
