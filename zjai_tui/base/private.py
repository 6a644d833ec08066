"""Folders that are their owner's alone, under whatever mask of rights the program was begun."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from .places import absolute

_OWNER_ONLY = 0o700


def make_private(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for their owner alone; one that is there stays as it is.

    Raises ``FileExistsError`` when something else has the name, other ``OSError`` and ``ValueError`` when it
    cannot be made.
    """
    missing = []
    place = str(absolute(folder))
    while not os.path.lexists(place) and os.path.dirname(place) != place:
        missing.append(place)
        place = os.path.dirname(place)
    for one in reversed(missing):
        with contextlib.suppress(FileExistsError):  # somebody else has made it meanwhile
            os.mkdir(one, _OWNER_ONLY)
            if os.stat(one).st_mode & _OWNER_ONLY != _OWNER_ONLY:  # a mask that takes rights from the owner, too
                with contextlib.suppress(OSError):  # a drive without rights
                    os.chmod(one, _OWNER_ONLY)
    if not os.path.isdir(folder):
        os.mkdir(folder, _OWNER_ONLY)  # tells by its error what is in the way
