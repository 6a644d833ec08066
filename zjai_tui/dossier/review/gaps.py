"""Acts that are missing: taken out of the file, or altered so that they no longer count.

Every act names those before it, so that a missing one leaves a gap. One that was cut off at the end
leaves none: only a paper, a seal file or another copy tells of it, see `dossier.verifying`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .model import Act, Review


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """What is missing of a review."""

    open: tuple[str, ...] = ()
    """Ids nobody has answered for yet: while there is one, nothing is verified."""
    known: tuple[str, ...] = ()
    """Ids that a reviewer gave up, see `Act.lost`."""

    @property
    def all(self) -> frozenset[str]:
        """Return the ids of all missing acts: what was decided by somebody who had not seen them is unsure."""
        return frozenset((*self.open, *self.known))


NO_GAPS = Gaps()


def gaps(review: Review, sound: Sequence[Act]) -> Gaps:
    """Return what is missing; `sound` are the acts that count. An act found again closes its gap, given up or not."""
    there = {one.id for one in sound}
    named = dict.fromkeys(name for one in sound for name in one.after)
    altered = (one.id for one in review.act if one.id not in there)
    missing = [name for name in dict.fromkeys((*named, *altered)) if name not in there]
    given_up = {name for one in sound for name in one.lost}
    return Gaps(
        open=tuple(name for name in missing if name not in given_up),
        known=tuple(name for name in sorted({*given_up} - there)),
    )
