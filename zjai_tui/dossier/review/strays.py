"""Review files left behind when a dossier was given another name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from ...base.places import absolute
from ...base.problems import Problem, Refused, Severity
from ...base.text import one_line, quoted
from .model import Subject
from .reader import read_review
from .store import dossier_name, is_review_name, review_path, small_ending
from .subject import names_in, other_person

_MOST = 20
"""Files read at most: in a folder of thousands a name is soon found by hand."""


def stray_problems(dossier: Path, subject: Subject) -> tuple[Problem, ...]:
    """Return a warning for every review of this person that lies in the dossier's folder without a dossier of its own.

    Nothing is told where the dossier has a review beside it. Such a file is never taken over by itself.
    """
    wanted = review_path(dossier)
    if not subject.name or wanted.exists():
        return ()
    found = islice(_strays(absolute(dossier).parent), _MOST)
    return tuple(_problem(one, wanted) for one in found if _is_of(one, subject))


def _strays(folder: Path) -> Iterator[Path]:
    try:
        names = sorted(one.name for one in folder.iterdir())
    except OSError:  # a folder that cannot be listed holds nothing to offer
        return
    there = {small_ending(name) for name in names}
    for name in names:
        if is_review_name(name) and dossier_name(name) not in there:
            yield folder / name


def _is_of(path: Path, subject: Subject) -> bool:
    try:
        held = read_review(path)
    except Refused:
        return False
    return bool(names_in(held)) and other_person(held, subject) is None


def _problem(path: Path, wanted: Path) -> Problem:
    message = f"旁边的{quoted(path.name)}像是这份档案的核定文件，档案改过名"
    remedy = f"要接着核定，请把它改名为{quoted(wanted.name)}"
    return Problem("review-stray", one_line(str(path)), message, remedy, Severity.WARNING)
