"""体检: what the program finds on this machine, in a window to read, copy and export."""

from __future__ import annotations

import os
import sys
from datetime import date
from typing import TYPE_CHECKING

from ...checkup.checkup import check_up
from ...checkup.terminal import Terminal
from ..background import in_thread
from ..telling.checkup import checkup_blocks
from .dialogs import ReadScreen

if TYPE_CHECKING:
    from ..shell import Shell

TITLE = "体检"
COLOURS = {None: "none", "standard": "sixteen", "windows": "sixteen", "256": "256", "truecolor": "truecolor"}
"""What rich calls the colours of a terminal, in the words of the checkup."""


async def show_checkup(app: Shell) -> None:
    """Look at this machine in a thread, and show what was found. To be awaited in a worker."""
    terminal = terminal_of(app)
    found = await in_thread(app, lambda: check_up(terminal, date.today()))
    await app.push_screen(ReadScreen(TITLE, checkup_blocks(found)))


def terminal_of(app: Shell) -> Terminal:
    """Return what the app knows of its terminal. It cannot measure widths: all that comes in is taken as typed."""
    windows = sys.platform == "win32"
    return Terminal(
        windows=windows,
        columns=app.size.width,
        rows=app.size.height,
        term=os.environ.get("TERM", ""),
        colours="none" if app.no_color else COLOURS.get(app.console.color_system, "sixteen"),
        encoding=getattr(sys.__stderr__, "encoding", None) or "",  # the stream on which the app is drawn
        modern_console=not windows or bool(os.environ.get("WT_SESSION") or os.environ.get("TERM_PROGRAM")),
        kitty_keys=os.environ.get("TEXTUAL_DISABLE_KITTY_KEY", "1") != "1",
    )
