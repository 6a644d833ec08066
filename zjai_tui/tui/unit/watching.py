"""Noticing from outside that a file changed: by when it was written and how long it is. No textual here."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from ...dossier.evidence import inside_path
from ...readiness.case import Case

Stamps = Mapping[str, tuple[int, int] | None]
"""When each file was last written and its size, by path; None for what is not there."""
COARSE = 2_000_000_000
"""Nanoseconds that the clock of a file system may be coarse by."""


def stamps_of(case: Case, dossier: Path, review: Path) -> Stamps:
    """Return how the dossier, its review and its evidence look from outside."""
    paths = [dossier, review]
    if case.folder is not None:
        names = dict.fromkeys(one.file for entry in case.dossier.entry for one in entry.evidence if one.file)
        inside = (inside_path(name, case.folder) for name in names)
        paths += [path for path in inside if path is not None]
    return {str(path): _stamp(path) for path in paths}


def with_files(first: Stamps, later: Stamps) -> Stamps:
    """Return the stamps of the files named later, each as it was seen first."""
    return {name: first.get(name, stamp) for name, stamp in later.items()}


def same_but(path: Path, one: Stamps, other: Stamps) -> bool:
    """Tell whether at most the file at `path` changed between two looks."""
    return {**one, str(path): None} == {**other, str(path): None}


def fresh(stamps: Stamps, moment: int) -> bool:
    """Tell whether any of the files was written about that moment (in nanoseconds), or later."""
    return any(one is not None and one[0] > moment - COARSE for one in stamps.values())


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size
