"""Where the program stands. A folder can be taken away while somebody stands in it: that must not end the program."""

from __future__ import annotations

import os
from pathlib import Path

_LAST = [os.path.expanduser("~")]
"""Where the program stood when that was last known."""


def here() -> Path:
    """Return the folder the program stands in, or the one it stood in last where that is gone."""
    try:
        _LAST[0] = os.getcwd()
    except OSError:
        return Path(_LAST[0])
    return Path(_LAST[0])


def absolute(path: Path | str) -> Path:
    """Return the path from the root; ``~`` is a name like any other."""
    return Path(os.path.normpath(here() / path))


def real(path: Path | str) -> Path:
    """Return the path from the root with all links followed. Raises ``ValueError`` for a name no file can have."""
    return Path(os.path.realpath(here() / path))


here()  # while it is there
