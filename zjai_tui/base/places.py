"""Where the program stands. A folder can be taken away while somebody stands in it: that must not end the program.

Nobody else asks where that is: ``os.getcwd``, ``os.path.abspath``, ``Path.resolve`` and the like fail then.
"""

from __future__ import annotations

import os
from pathlib import Path

_LAST: list[str] = []
"""Where the program stood when that was last known."""


def here() -> Path:
    """Return the folder the program stands in, or the one it stood in last where that is gone."""
    try:
        _LAST[:] = [os.getcwd()]
    except OSError:
        return Path(_LAST[0] if _LAST else _where_the_shell_stands())
    return Path(_LAST[0])


def is_gone() -> bool:
    """Tell whether the folder the program stands in was taken away."""
    try:
        os.getcwd()
    except OSError:
        return True
    return False


def absolute(path: Path | str) -> Path:
    """Return the path from the root; ``~`` is a name like any other."""
    return Path(os.path.normpath(here() / path))


def real(path: Path | str) -> Path:
    """Return the path from the root with all links followed. Raises ``ValueError`` for a name no file can have."""
    return Path(os.path.realpath(here() / path))


def _where_the_shell_stands() -> str:
    """Return the folder by the name it had when the shell went there, as the program never saw it; else the home."""
    named = os.environ.get("PWD", "")
    return named if os.path.isabs(named) else os.path.expanduser("~")


here()  # while it is there
