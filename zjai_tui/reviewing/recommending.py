"""Whether somebody can be recommended on what the unit verified, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..base.numbers import plain
from ..eligibility.result import Eligibility, RouteResult
from ..scoring.result import Assessment
from ..scoring.trace import span_text
from .result import Overlay

_SHORT = 30
"""Characters of a reason that is told in full; of a longer one only the condition is named."""
_STANDS = {"no": "不能申报", "unknown": "待定"}


def recommendable(laid: Overlay) -> tuple[str, ...]:
    """Return why a person cannot be recommended as things are verified; nothing where a route is surely open.

    Chinese sentences without final punctuation: each route that is closed or undecided with what it
    wants, and the target where the points leave it undecided.
    """
    return reasons(laid.verified, laid.after)


def reasons(verified: Assessment, after: Eligibility) -> tuple[str, ...]:
    """Return the same from the verified score and the conclusions on it."""
    return () if after.verdict == "yes" else (*closed_routes(after), *_target(verified))


def closed_routes(after: Eligibility) -> Iterator[str]:
    """Yield each route that is closed or undecided, with what decides it."""
    for route in after.routes:
        if route.verdict != "yes":
            yield f"“{route.title}”{_STANDS[route.verdict]}（{lacking(route)}）"


def held_back(laid: Overlay) -> tuple[str, ...]:
    """Return why a person is left out of the publicity notice: as `recommendable`, unless the window says why not."""
    if laid.window is None or laid.window.act.reason.strip():
        return ()
    return recommendable(laid)


def outlook_sentence(found: Sequence[str]) -> str:
    """Return what a finished review says when somebody cannot be recommended; nothing where they can."""
    return f"没有一条路径确定可以申报：{'；'.join(found)}" if found else ""


def lacking(route: RouteResult) -> str:
    """Return in short what a route that is closed or undecided wants: the first condition, and how many there are."""
    said = [one.reason if len(one.reason) <= _SHORT else f"{one.title}{one.label}" for one in route.deciding]
    first, *more = dict.fromkeys(said)
    return first + (f"等{len(more) + 1}项" if more else "")


def _target(verified: Assessment) -> Iterator[str]:
    if verified.decision == "undecided":
        yield f"核定{span_text(verified.total)}分，能否达到{plain(verified.target)}分待定"
