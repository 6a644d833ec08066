"""Older layouts of the review file, brought to the current one step by step.

There is one layout so far. A step must leave alone whatever the ids of acts are made of: an
act that says the same in other words is another act.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .model import SCHEMA

OLDEST = 1
Table = dict[str, Any]

STEPS: tuple[Callable[[Table], Table], ...] = ()
"""``STEPS[n]`` leads from layout n + `OLDEST` to the next."""


def migrated(table: Mapping[str, Any], schema: int) -> Table:
    """Return the table in the current layout; `schema` is the layout it has, from `OLDEST` to `SCHEMA`."""
    current = dict(table)
    for step in STEPS[schema - OLDEST :]:
        current = step(current)
    return current | {"schema": SCHEMA}
