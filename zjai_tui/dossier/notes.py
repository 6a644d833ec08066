"""What a dossier holds that this version does not know: worth a look, not an error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from ..base.problems import Problem, Severity
from ..base.structure import EXTRA, did_you_mean, nearest
from ..base.text import quoted
from .model import Dossier


def unknown_keys(dossier: Dossier) -> tuple[Problem, ...]:
    """Return a note for every key that was kept without being understood, with the nearest known one."""
    return tuple(_notes(dossier, ()))


def _notes(part: Any, path: tuple[str, ...]) -> Iterator[Problem]:
    known = _known(type(part))
    for key in part.extra:
        remedy = did_you_mean(key, known) if nearest(key, known) else ""
        message = f"不认识的键{quoted(key)}，没有用到它，保存时原样保留"
        yield Problem("unknown-key", "，".join(path), message, remedy, Severity.NOTE)
    for name in known:
        value = getattr(part, name)
        if isinstance(value, tuple):
            for at, one in enumerate(value, 1):
                if _known(type(one)):  # a list of plain words holds no keys
                    called = getattr(one, "id", "")
                    yield from _notes(one, (*path, name, f"第{at}项{quoted(called) if called else ''}"))
        elif _known(type(value)):
            yield from _notes(value, (*path, name))


def _known(cls: type) -> tuple[str, ...]:
    """Return the keys a part of the file knows; none for what is no part of its own."""
    found = _KNOWN.get(cls)
    if found is None:
        names = tuple(field.name for field in fields(cls) if field.name != EXTRA) if is_dataclass(cls) else ()
        found = _KNOWN[cls] = names
    return found


_KNOWN: dict[type, tuple[str, ...]] = {}
"""Looked up once for each class: a dossier has hundreds of parts."""
