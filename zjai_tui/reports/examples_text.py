"""The shipped examples as a list: name, person, what the score says."""

from __future__ import annotations

from collections.abc import Mapping

from ..scoring.trace import decision_text
from .layout import Page
from .material import Material


def examples_text(examples: Mapping[str, Material], columns: int = 80) -> str:
    """Return one row for each example, by name."""
    page = Page(columns)
    page.table((name, one.name, decision_text(one.assessment)) for name, one in examples.items())
    return str(page)
