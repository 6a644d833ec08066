"""Errors that nobody waits for, in the last moments of the program or in what is thrown away: told, never printed.

Python prints them with their message, which may hold a person's name or number.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType


def listen() -> None:
    """Have every such error of this process told in a sentence, and keep libraries from printing warnings."""
    sys.excepthook = _uncaught
    sys.unraisablehook = _unraisable
    if not sys.warnoptions:  # else somebody asked for them
        sys.warnoptions.append("ignore")
        if "warnings" in sys.modules:
            sys.modules["warnings"].simplefilter("ignore")


def tell_stray(error: BaseException) -> None:
    """Tell of an error that stopped nothing the person waits for. Raises nothing."""
    try:
        from .crash import crash_told
        from .streams import complain

        complain(f"程序在收尾时出错。{crash_told(error)}")
    except Exception:  # noqa: BLE001 - the interpreter is half gone: there is nothing left to tell it with
        return


def _uncaught(kind: type[BaseException], error: BaseException, _: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        from .streams import complain

        complain("已中断。")
    else:
        tell_stray(error)


def _unraisable(what: sys.UnraisableHookArgs) -> None:
    if what.exc_value is not None and not isinstance(what.exc_value, KeyboardInterrupt):
        tell_stray(what.exc_value)
