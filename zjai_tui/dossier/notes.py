"""What a dossier holds that this version does not know: worth a look, not an error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from functools import cache
from typing import Any

from ..base.problems import Problem, Severity
from ..base.structure import did_you_mean, nearest
from ..base.text import quoted
from .model import Dossier
from .writer import defaults_of


def unknown_keys(dossier: Dossier) -> tuple[Problem, ...]:
    """Return a note for every key that was kept without being understood, with the nearest known one."""
    return tuple(_notes(dossier, ()))


def _notes(part: Any, path: tuple[str, ...]) -> Iterator[Problem]:
    cls: type = type(part)
    known, inner = _known(cls)
    for key in part.extra:
        remedy = did_you_mean(key, known) if nearest(key, known) else ""
        message = f"不认识的键{quoted(key)}，没有用到它，保存时原样保留"
        yield Problem("unknown-key", "，".join(path), message, remedy, Severity.NOTE)
    for name in inner:
        value = getattr(part, name)
        if not isinstance(value, tuple):
            yield from _notes(value, (*path, name))
            continue
        for at, one in enumerate(value, 1):
            if is_dataclass(one):  # a list of plain words holds no keys
                called = getattr(one, "id", "")
                yield from _notes(one, (*path, name, f"第{at}项{quoted(called) if called else ''}"))


@cache
def _known(cls: type) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the keys a part of the file knows, and those of them below which further parts stand."""
    defaults = defaults_of(cls)
    inner = (name for name, default in defaults.items() if isinstance(default, tuple) or is_dataclass(default))
    return tuple(defaults), tuple(inner)
