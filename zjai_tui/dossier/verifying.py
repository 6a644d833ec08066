"""Whether a dossier is still as it was when a code was printed or a seal file written. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from ..base.problems import Problem, Severity
from .evidence import EvidenceStates
from .model import Dossier
from .review.acts import sound
from .review.code import codes_so_far, review_code
from .review.faults import problems
from .review.journal import heads, sound_acts
from .review.model import Act, Review
from .review.subject import other_person, subject_of
from .seal import Seal
from .seal_file import Difference, SealFile, differences

_GONE = frozenset({"missing", "outside", "large"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """What a dossier is compared with."""

    codes: tuple[str, ...]
    """The codes given, or found in a file; a list of many dossiers has many."""
    file: SealFile | None = None
    """What one of them was made of; None where only codes are at hand."""
    said: str = ""
    """Where they come from, in Chinese."""
    review: tuple[str, ...] = ()
    """The codes over dossier and review 核定校验码 that a file says it prints."""


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
    kept: tuple[Act, ...]
    """Acts that the last good copy of the review holds, and the review does not."""
    review_code: str
    """Over the dossier and the review as they are now."""
    covers: int | None
    """How many acts were there when a given code over dossier and review was made; None where none is given."""
    signed: Act | None
    """The act that led the review to where it is, with the code of the whole dossier; None where it keeps none."""

    @property
    def same(self) -> bool:
        """Whether the code is (one of) the given, or a given one is over this dossier and the review as it was."""
        return self.code in self.against.codes or self.covers is not None

    @property
    def cut(self) -> bool:
        """Whether a file says of which review it was made, and it was not this one, at no time so far."""
        return bool(self.against.review) and self.covers is None

    @property
    def whole(self) -> bool:
        """Whether it is known from elsewhere, a paper or a file, that no act was cut off at the end since."""
        return self.covers is not None or (self.against.file is not None and bool(self.against.file.review))

    @property
    def sound(self) -> bool:
        """Whether neither dossier nor review was altered; what is only noted, e.g. an unknown key, is no change."""
        gone = self.lost or self.kept or (self.same and self.cut)
        return self.same and not gone and all(one.severity is Severity.NOTE for one in self.review)

    @property
    def named(self) -> bool:
        """Whether a change could be named, not only noticed."""
        return self.against.file is not None

    @property
    def drive_missing(self) -> bool:
        """Whether there is evidence and none of it can be read: more likely a drive than many deletions."""
        return self.evidence > 1 and len(self.unread) == self.evidence


def verified(
    dossier: Dossier,
    now: Seal,
    against: Against,
    states: EvidenceStates | None,
    review: Review,
    signed: Act | None = None,
    copy: Review | None = None,
) -> Verified:
    """Compare a dossier, whose seal is `now`, with what was sealed; `signed`: see `reviewing.state.signing_act`.

    `copy` is the last good copy of the review, which a hand that cuts off acts may have forgotten.
    """
    file, acts = against.file, sound_acts(review)
    so_far = codes_so_far(now.code, acts)
    covered = [so_far[one] for one in (*against.codes, *against.review) if one in so_far]
    stranger = other_person(review, subject_of(dossier))
    names = dict.fromkeys(one.file for entry in dossier.entry for one in entry.evidence)
    gone = {name for (name, _), state in (states or {}).items() if state in _GONE}
    known = {act.id for act in review.act if sound(act)}
    return Verified(
        code=now.code,
        against=against,
        changes=differences(file, dossier, now) if file is not None and now.code not in against.codes else (),
        kept=tuple(one for one in (copy.act if copy is not None else ()) if sound(one) and one.id not in known),
        review_code=review_code(now.code, heads(review)),
        covers=max(covered, default=None),
        evidence=len(names),
        unread=tuple(name for name in names if states is None or name in gone),
        acts=len(review.act),
        lost=tuple(one for one in file.review if one not in known) if file is not None else (),
        review=(*([stranger] if stranger else []), *problems(review)),
        signed=signed,
    )
