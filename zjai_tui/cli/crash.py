"""Keeping the place of an unexpected error, without anything that belongs to a person."""

from __future__ import annotations

import sys
import traceback
from datetime import datetime
from pathlib import Path
from tempfile import mkstemp

from .. import VERSION
from ..rules.locate import user_folder
from .registry import COMMANDS

_PACKAGE = Path(__file__).resolve().parents[1]


def keep_crash(error: BaseException, command: list[str]) -> Path | None:
    """Write where the error came from to a file only the owner can read; return it, or None if that fails too.

    Neither messages, nor local variables, nor arguments, nor folders are written: each may
    hold a name or a number of a person.
    """
    try:
        folder = user_folder() / "crashes"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        now = datetime.now().astimezone()
        handle, path = mkstemp(prefix=f"crash-{now:%Y%m%d-%H%M%S}-", suffix=".txt", dir=folder)
        with open(handle, "w", encoding="utf-8") as file:
            file.write(_report(error, command))
    except OSError:
        return None
    return Path(path)


def _report(error: BaseException, command: list[str]) -> str:
    known = [word for word in command if word in COMMANDS]
    lines = [
        f"zjai {VERSION}",
        f"Python {sys.version.split()[0]} {sys.platform}",
        f"command: {' '.join(known) or '-'}",
        *_chain(error),
    ]
    return "\n".join(lines) + "\n"


def _chain(error: BaseException | None) -> list[str]:
    lines: list[str] = []
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
        frames = traceback.extract_tb(error.__traceback__)
        lines += [f"  {_shown(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        error = error.__cause__ or error.__context__
    return lines


def _shown(filename: str) -> str:
    """Return the file relative to the package, or its bare name: a full path may hold a person's name."""
    path = Path(filename)
    try:
        return path.resolve().relative_to(_PACKAGE.parent).as_posix() if path.is_relative_to(_PACKAGE) else path.name
    except OSError:
        return path.name
