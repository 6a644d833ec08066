"""File names as they are typed on a command line, for the commands we print to be copied."""

from __future__ import annotations

import os
import re
import shlex
import sys

from .text import one_line

_PLAIN = re.compile(rf"(?!-)[-\w.:+@%{re.escape(os.sep)}]+")
"""Names no shell takes apart; beyond these it is quoted."""


def typed(name: str) -> str:
    """Return a file name as it is typed on a command line, on one line: in quotes only where it must be."""
    return one_line(name if _PLAIN.fullmatch(name) else _quoted(name), len(name) * 5 + 2)


def _quoted(name: str) -> str:
    """Quote as the shells here do; on Windows only double quotes are quotes everywhere, and no name holds any."""
    return f'"{name}"' if sys.platform == "win32" else shlex.quote(name)
