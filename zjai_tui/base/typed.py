"""File names as they are typed on a command line, for the commands we print to be copied."""

from __future__ import annotations

import os
import re
import shlex

from .text import one_line

_PLAIN = re.compile(rf"(?!-)[-\w.:+@%{re.escape(os.sep)}]+")
"""Names no shell takes apart; beyond these it is quoted."""


def typed(name: str) -> str:
    """Return a file name as it is typed on a command line, on one line: in quotes only where it must be."""
    return one_line(name if _PLAIN.fullmatch(name) else shlex.quote(name), len(name) * 5 + 2)
