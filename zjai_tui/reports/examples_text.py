"""The shipped examples as a list: name, person, what the score says."""

from __future__ import annotations

from collections.abc import Mapping

from ..rules.catalog import example_order
from ..scoring.trace import decision_text
from .layout import Page
from .material import Material


def examples_text(examples: Mapping[str, Material], columns: int = 80) -> str:
    """Return one row for each example, in the order their titles count them."""
    page = Page(columns)
    ordered = sorted(examples.items(), key=lambda one: example_order(one[1].name))
    page.table((name, one.name, decision_text(one.assessment)) for name, one in ordered)
    return str(page)
