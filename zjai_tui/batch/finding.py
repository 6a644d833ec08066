"""Which files of a list of paths are dossiers, by their names alone: no file is opened here."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter

from ..base.problems import Problem, Severity
from ..base.text import one_line
from ..dossier.review.store import SUFFIX, TOML, dossier_name, is_review_name, small_ending
from ..dossier.seal_file import ENDING as SEALED
from ..dossier.store import LAST_GOOD

Told = Callable[[Problem], None]
"""Takes what is left out although it looks like a dossier."""


def dossiers_in(paths: Iterable[str], left_out: Told | None = None) -> Iterator[str]:
    """Yield the files that are dossiers by their name, folder by folder in the order of the names.

    A folder is walked with all folders below it; links to folders are not followed, and hidden
    files and folders are passed over. Seal files are passed over. Review files and last good copies
    belong to a dossier and are passed over beside it; `left_out` is told of those that stand alone, of
    review files that go unread because of their ending, of dossiers whose name does not end in ``.toml``,
    and of folders that cannot be read. A path given by itself is yielded whatever it is called, and whether
    it is there or not (reading it tells what is wrong), but for review files and for seal files beside
    their dossier: ``*.toml`` names them as well. Endings are compared without case.
    Takes and yields one after another; only the names of the folders being walked are kept.
    """
    tell = left_out or _nobody
    for path in paths:
        name = os.path.basename(path)
        if os.path.isdir(path):
            yield from _in_folder(path, tell)
        elif is_review_name(name):
            _review_told(path, tell)
        elif path and not (_is_seal_name(name) and os.path.lexists(path[: -len(SEALED)] + TOML)):
            yield path


def _in_folder(top: str, tell: Told) -> Iterator[str]:
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as listed:
                found = sorted((one for one in listed if one.name[0] != "."), key=attrgetter("name"))
        except OSError:
            tell(_left("folder-unreadable", folder, "读不出这个文件夹", "请检查权限，以及磁盘或网络盘是否连着"))
            continue
        names = {small_ending(one.name) for one in found}
        below = []
        for one in found:
            if _is_folder(one):
                below.append(one.path)
                if one.name.lower().endswith(TOML):
                    yield one.path  # named like a dossier: whoever looks for it is told what it is
            elif is_review_name(one.name):
                _review_told(one.path, tell, names)
            elif one.name.lower().endswith(TOML):
                if not _is_seal_name(one.name):
                    yield one.path
            else:
                _look_alike_told(one, names, tell)
        waiting += reversed(below)


def _is_folder(one: os.DirEntry[str]) -> bool:
    try:
        return one.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _review_told(path: str, tell: Told, names: Iterable[str] | None = None) -> None:
    """Tell of a review file without its dossier, one of them renamed or moved, and of one that goes unread."""
    name = os.path.basename(path)
    dossier = dossier_name(name)
    if not (_stands_beside(path, dossier) if names is None else dossier in names):
        message = f"只有核定文件，旁边没有{one_line(dossier)}"
        tell(_left("review-alone", path, message, "档案如果改了名或移走了，请把核定文件改成同样的名字，和它放在一起"))
    elif not name.endswith(SUFFIX) and not os.path.lexists(wanted := f"{path[: -len(SUFFIX)]}{SUFFIX}"):
        remedy = f"请把它改名为{one_line(os.path.basename(wanted))}"
        tell(_left("review-ending", path, "核定文件的后缀不是小写，没有读", remedy))


def _stands_beside(path: str, dossier: str) -> bool:
    """Tell whether a dossier of that name stands beside a file, whichever case its ending has."""
    folder = os.path.dirname(path)
    if os.path.lexists(os.path.join(folder, dossier)):
        return True
    try:
        return any(small_ending(name) == dossier for name in os.listdir(folder or "."))
    except OSError:
        return False


def _is_seal_name(name: str) -> bool:
    return name.lower().endswith(SEALED)


def _look_alike_told(one: os.DirEntry[str], names: Iterable[str], tell: Told) -> None:
    """Tell of a dossier that goes by another name."""
    stem, ending = os.path.splitext(one.name)
    if not stem.lower().endswith(TOML):
        return
    if ending == LAST_GOOD:
        if small_ending(stem) not in names and not is_review_name(stem):
            message = f"只有上一次保存的副本，没有{one_line(stem)}"
            tell(_left("copy-alone", one.path, message, f"要用它时，请把它改名为{one_line(stem)}"))
    elif ending.lower() == ".txt":
        remedy = f"如果它是自评档案，请改名为{one_line(stem)}"
        tell(_left("name-ending", one.path, "文件名以.toml.txt结尾，没有读", remedy))


def _left(code: str, path: str, message: str, remedy: str) -> Problem:
    return Problem(code, one_line(path), message, remedy, Severity.WARNING)


def _nobody(_: Problem) -> None:
    return None
