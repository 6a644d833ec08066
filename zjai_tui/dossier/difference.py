"""What differs between two states of a dossier, in a few words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .model import Dossier
from .writer import dossier_table

_NOT_FILLED_IN = {"schema", "app", "example", "entry", "last_entry"}
"""Keys that are no answers of the person, or are counted by themselves."""


def difference_words(before: Dossier, after: Dossier) -> str:
    """Return what changed from `before` to `after`: ``新增2条业绩条目，改了3处填写``; "" when nothing did."""
    old = {one.id: one for one in before.entry}
    new = {one.id: one for one in after.entry}
    added, gone = len(new.keys() - old.keys()), len(old.keys() - new.keys())
    changed = sum(old[name] != new[name] for name in old.keys() & new.keys())
    answers = _differing(dict(_answers(before)), dict(_answers(after)))
    parts = [
        f"新增{added}条业绩条目" if added else "",
        f"删去{gone}条业绩条目" if gone else "",
        f"改了{changed}条业绩条目" if changed else "",
        f"改了{answers}处填写" if answers else "",
    ]
    return "，".join(part for part in parts if part)


def _answers(dossier: Dossier) -> Iterator[tuple[str, Any]]:
    table = dossier_table(dossier)
    yield from _leaves({key: value for key, value in table.items() if key not in _NOT_FILLED_IN}, "")


def _leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _leaves(inner, f"{path}[{at}]")
    else:
        yield path, value


def _differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> int:
    return sum(key not in old or key not in new or old[key] != new[key] for key in old.keys() | new.keys())
