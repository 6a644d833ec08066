"""What can be found out about the terminal in front of a command, widths measured included."""

from __future__ import annotations

import os
import sys

from ..checkup.terminal import DULL, Terminal, colours_of
from ..checkup.widths import Widths

UTF8 = 65001
PATIENCE = 3.0
"""Seconds in which the system has to let the program talk to itself."""


def terminal_facts() -> Terminal:
    """Return what is known; the widths are measured where a terminal answers. Raises nothing."""
    windows = sys.platform == "win32"
    term = os.environ.get("TERM", "")
    known = [one for one in (sys.stdout, sys.stderr, sys.stdin) if one is not None and one.isatty()]
    if not known:
        return Terminal(windows=windows, there=False, term=term)
    columns, rows = _size([one.fileno() for one in known])
    encoding = _encoding(known[0].fileno())
    return Terminal(
        windows=windows,
        columns=columns,
        rows=rows,
        term=term,
        colours=colours_of(os.environ, windows=windows),
        encoding=encoding,
        language_from=next((one for one in ("LC_ALL", "LC_CTYPE") if os.environ.get(one)), "LANG"),
        code_page=_code_page(),
        modern_console=not windows or bool(os.environ.get("WT_SESSION") or os.environ.get("TERM_PROGRAM")),
        kitty_keys=os.environ.get("TEXTUAL_DISABLE_KITTY_KEY", "1") != "1",
        loop=loops() if windows else None,
        widths=None if windows or not term or term in DULL else _measured(encoding),
    )


def _measured(encoding: str) -> Widths | None:
    if sys.platform == "win32":
        return None
    from .terminal_widths import measured

    return measured(encoding)


def _size(handles: list[int]) -> tuple[int, int]:
    for handle in handles:
        try:
            size = os.get_terminal_size(handle)
        except OSError:
            continue
        return size.columns, size.lines
    return 0, 0


def _encoding(handle: int) -> str:
    try:
        return os.device_encoding(handle) or ""
    except OSError:
        return ""


def loops() -> bool:
    """Tell whether the machinery below the app can be built, which on Windows connects to itself. Raises nothing.

    In a thread, which is left behind where a firewall neither lets it through nor refuses.
    """
    import asyncio
    from threading import Thread

    built: list[bool] = []

    def build() -> None:
        try:
            asyncio.new_event_loop().close()
        except OSError:
            return
        built.append(True)

    thread = Thread(target=build, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    return bool(built)


def _code_page() -> int | None:
    """Return the code page in which a Windows console shows what programs print; None elsewhere."""
    if sys.platform != "win32":
        return None
    import ctypes

    try:
        return int(ctypes.windll.kernel32.GetConsoleOutputCP()) or None
    except (AttributeError, OSError):
        return None
