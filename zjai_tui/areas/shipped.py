"""What the program ships for the direction fit, learned at first use and kept."""

from __future__ import annotations

from functools import cache

from ..rules.catalog import area_questions, areas, descriptions
from .fit import fit
from .learning import Learned, learn
from .result import Answers, Fit


@cache
def learned() -> Learned:
    """Return what the example descriptions at hand teach. Raises `Refused` when a file is not sound."""
    return learn(descriptions(), areas())


def fit_work(text: str, answers: Answers) -> Fit:
    """Return the fit of a described piece of work by the areas, questions and descriptions at hand.

    The first call reads and learns (about 0.2 s). Raises `Refused` when a file is not sound.
    """
    return fit(areas(), area_questions(), learned(), text, answers)
