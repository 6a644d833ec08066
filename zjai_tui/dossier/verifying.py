"""Whether a dossier is still as it was when a code was printed or a seal file written. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from ..base.problems import Problem
from .evidence import EvidenceStates
from .model import Dossier
from .review.journal import problems, sound_acts
from .review.model import Act, Review
from .seal import Seal
from .seal_file import Difference, SealFile, differences

_GONE = frozenset({"missing", "outside"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """What a dossier is compared with."""

    codes: tuple[str, ...]
    """The codes given, or found in a file; a list of many dossiers has many."""
    file: SealFile | None = None
    """What one of them was made of; None where only codes are at hand."""
    said: str = ""
    """Where they come from, in Chinese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """The answer."""

    code: str
    """Of the dossier as it is now."""
    against: Against
    changes: tuple[Difference, ...]
    """What differs, where that is known."""
    evidence: int
    """How many files the dossier names."""
    unread: tuple[str, ...]
    """Those of them that cannot be read now."""
    acts: int
    """How many acts the review beside the dossier holds."""
    lost: tuple[str, ...]
    """Acts that were in the review when the seal file was written, and are not now."""
    review: tuple[Problem, ...]
    """What is wrong with the review file itself."""
    signed: Act | None
    """The last act of the review that kept the code of the whole dossier."""

    @property
    def same(self) -> bool:
        """Whether the code is (one of) the given."""
        return self.code in self.against.codes

    @property
    def sound(self) -> bool:
        """Whether nothing at all is to be told: neither the dossier nor the review was altered."""
        return self.same and not self.lost and not self.review

    @property
    def named(self) -> bool:
        """Whether a change could be named, not only noticed."""
        return self.against.file is not None

    @property
    def drive_missing(self) -> bool:
        """Whether there is evidence and none of it can be read: more likely a drive than many deletions."""
        return self.evidence > 1 and len(self.unread) == self.evidence


def verified(dossier: Dossier, now: Seal, against: Against, states: EvidenceStates | None, review: Review) -> Verified:
    """Compare a dossier, whose seal is `now`, with what was sealed."""
    file = against.file
    names = dict.fromkeys(one.file for entry in dossier.entry for one in entry.evidence)
    gone = {name for (name, _), state in (states or {}).items() if state in _GONE}
    known = {act.id for act in review.act}
    return Verified(
        code=now.code,
        against=against,
        changes=differences(file, dossier, now) if file is not None and now.code not in against.codes else (),
        evidence=len(names),
        unread=tuple(name for name in names if states is None or name in gone),
        acts=len(review.act),
        lost=tuple(one for one in file.review if one not in known) if file is not None else (),
        review=problems(review),
        signed=signing_act(review),
    )


def signing_act(review: Review) -> Act | None:
    """Return the last act that ended the review with a code; without one, the last that took the dossier in."""
    for wanted in ("verify", "submit"):
        found = [act for act in sound_acts(review) if act.do == wanted and act.seen]
        if found:
            return max(found, key=lambda act: act.at)
    return None
