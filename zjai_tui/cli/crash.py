"""Keeping the place of an unexpected error, without anything that belongs to a person."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from tempfile import mkstemp

from .. import VERSION
from ..base.private import make_private
from ..base.text import one_line
from ..rules.locate import user_folder
from .registry import COMMANDS

FOLDER = "crashes"
MOST = 20
"""Reports that are kept; older ones go."""
_ENDS = 20
"""Places at either end of a long way to the error: those between are a loop that did not end."""
_PACKAGE = Path(__file__).resolve().parents[1]


def crash_told(error: BaseException, words: Sequence[str] = ()) -> str:
    """Keep where the error came from; return the sentence that names the file, or the place if there is none.

    `words` is the command line, of which only names of commands are kept. Raises nothing: who is told already
    has one error.
    """
    try:
        kept = keep_crash(error, words)
        if kept is not None:
            return f"出错的位置记在{one_line(str(kept))}，不含个人资料，请交给维护人员。"
        return f"出错的位置没能存成文件，请把它抄给维护人员：{_innermost(error)}。"
    except Exception:  # noqa: BLE001 - e.g. out of memory once more
        return "出错的位置没能记下来，请把刚才的操作告诉维护人员。"


def keep_crash(error: BaseException, words: Sequence[str]) -> Path | None:
    """Write where the error came from to a file only the owner can read; return it, or None if that fails too.

    Neither messages, nor local variables, nor arguments, nor folders are written: each may
    hold a name or a number of a person.
    """
    try:
        folder = user_folder() / FOLDER
        make_private(folder)
        now = datetime.now().astimezone()
        handle, path = mkstemp(prefix=f"crash-{now:%Y%m%d-%H%M%S}-", suffix=".txt", dir=folder)
        with open(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(_report(error, words))
        _thin_out(folder)
    except (OSError, ValueError):  # ValueError: a name that no file can have
        return None
    return Path(path)


def _thin_out(folder: Path) -> None:
    """Leave the latest reports: their names begin with the time."""
    for old in sorted(folder.glob("crash-*.txt"))[:-MOST]:
        with suppress(OSError):
            old.unlink()


def _report(error: BaseException, words: Sequence[str]) -> str:
    known = [word for word in words if word in COMMANDS]
    lines = [
        f"zjai {VERSION}",
        f"Python {sys.version.split()[0]} {sys.platform}",
        f"command: {' '.join(known) or '-'}",
        *_chain(error, set()),
    ]
    return "\n".join(lines) + "\n"


def _chain(error: BaseException | None, seen: set[int]) -> Iterator[str]:
    """Yield the sort of an error and the way to it, then those of the errors it holds or comes from."""
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield _sort(error)
        places = [f"  {one}" for one in _places(error)]
        left_out = len(places) - 2 * _ENDS
        if left_out > 0:
            places[_ENDS:-_ENDS] = [f"  ({left_out} more)"]
        yield from places
        if isinstance(error, BaseExceptionGroup):
            for one in error.exceptions:
                yield from _chain(one, seen)
        error = error.__cause__ or error.__context__


def _innermost(error: BaseException) -> str:
    return " ".join([_sort(error), *_places(error)[-1:]])


def _sort(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"


def _places(error: BaseException) -> list[str]:
    found = traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__), lookup_lines=False)
    return [f"{_shown(one.filename)}:{one.lineno} {one.name}" for one in found]


def _shown(filename: str) -> str:
    """Return the file relative to the package, or its bare name: a full path may hold a person's name."""
    path = Path(filename)
    if path.parts[:1] == (_PACKAGE.name,):
        return path.as_posix()  # byte code out of a packed program
    try:
        return path.resolve().relative_to(_PACKAGE.parent).as_posix() if path.is_relative_to(_PACKAGE) else path.name
    except (OSError, ValueError):  # ValueError: the package is reached by way of a link
        return path.name
