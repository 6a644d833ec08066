"""One dossier under review on screen: what is on disk, what was decided and is not there yet, who decides.

A verdict counts on screen at once, and is written by whoever calls `write`; what could not be
written stays here and is tried again, and so does what the file had and lost: a copy put back from
elsewhere never takes an act away that was seen here. Every call is made by the screen's own thread, except for
`write` and `look`, which work on files and leave everything here as it is. No textual here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from ...base.problems import Problem, Refused
from ...batch.conflict import Conflict
from ...dossier.review.acts import sound
from ...dossier.review.journal import ordered
from ...dossier.review.model import Act, Review
from ...dossier.review.store import append, load_review
from ...dossier.review.subject import subject_of
from ...dossier.store import SaveFailed
from ...reviewing.opening import Opened, reread
from ...reviewing.overlay import relaid, with_acts
from ...reviewing.result import SETTLED, Overlay, Standing
from ...rules.locate import user_folder
from ...scoring.reference import reference_to
from .watching import Stamps, same_but, stamps_of, with_files

RESCUE = "rescue"


def now() -> datetime:
    """Return the moment it is here, to the second."""
    return datetime.now().astimezone().replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class Written:
    """What came of writing: the review as it is on disk then, or why the acts are not there."""

    acts: tuple[Act, ...]
    review: Review | None = None
    problems: tuple[Problem, ...] = ()
    rescue: Path | None = None
    """Where a copy of them was put instead."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What lies on disk now: read anew where something had changed, or why it cannot be read."""

    stamps: Stamps
    opened: Opened | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class News:
    """What others changed."""

    acts: tuple[Act, ...] = ()
    """Of other reviewers."""
    again: tuple[Standing, ...] = ()
    """Items decided before that are open again."""
    changed: bool = False
    """Whether dossier or evidence are others than before."""
    lost: int = 0
    """Acts seen here before that the file has no longer: they wait to be written again."""


class Reviewing:
    """The state of a review on screen."""

    def __init__(self, opened: Opened, stamps: Stamps, *, by: str = "", conflicts: Sequence[Conflict] = ()) -> None:
        """Begin with what was read; `by` is the reviewer, empty while nobody was asked.

        `conflicts` are the hints of the batch that this dossier is in.
        """
        self.by = by
        self.conflicts = tuple(conflicts)
        self.opened, self.stamps = opened, stamps
        self.overlay = opened.overlay
        self.pending: tuple[Act, ...] = ()
        """Acts on screen that are not on disk yet, in order."""
        self.problems: tuple[Problem, ...] = ()
        """Why they could not be written, the first said of the file; empty while nothing failed."""
        self.made: list[str] = []
        """Items on which verdicts were given here, the latest last: what undoing takes back."""
        self.same_person = False
        """Whether the reviewer confirmed that the review is of this person under another name."""
        self.drafts: dict[tuple[str, str], object] = {}
        """What was typed of a verdict that is not given yet, by item and verdict."""
        self._told: Problem | None = None
        self._held: dict[str, Act] = {}
        """Acts that were on disk at some time of this session, by id."""
        self._rescue: tuple[Path, ...] = ()
        self._whose = _whose(opened)
        self._hold(opened.review)

    @staticmethod
    def now() -> datetime:
        """Return the moment to put on an act."""
        return now()

    @property
    def path(self) -> Path:
        """Return the review file."""
        return self.opened.path

    @property
    def folder(self) -> Path | None:
        """Return the folder of the dossier."""
        return self.opened.case.folder

    def standing(self, item_id: str) -> Standing | None:
        """Return how an item stands; None when there is none of that id (any more)."""
        return next((one for one in self.overlay.items if one.item.id == item_id), None)

    @property
    def hints(self) -> Mapping[str, tuple[Conflict, ...]]:
        """Return the hints by the item they are about."""
        found: dict[str, list[Conflict]] = {}
        here = Path(self.opened.file)
        for one in self.conflicts:
            for item in dict.fromkeys(f"entry:{entry}" for file, entry in one.entries if Path(file) == here):
                found.setdefault(item, []).append(one)
        return {item: tuple(ones) for item, ones in found.items()}

    @property
    def unfinished(self) -> tuple[str, ...]:
        """Return the items of which something is typed and no verdict given; empty for the dossier as a whole."""
        return tuple(dict.fromkeys(item for (item, _), draft in self.drafts.items() if begun(draft)))

    def take(self, acts: Iterable[Act]) -> None:
        """Let acts count, and wait to be written."""
        fresh = tuple(acts)
        self.pending = (*self.pending, *fresh)
        self.overlay = with_acts(self.overlay, fresh)

    def adopt(self, acts: Iterable[Act], files: Iterable[Path]) -> None:
        """Let acts count that were put aside into `files`, which go once they are written."""
        self.take(acts)
        self._rescue = (*self._rescue, *files)

    def write(self) -> Written | None:
        """Write what waits, and return what came of it; None when nothing does. To be called in a thread.

        `written` must be told, on the screen, before the next call.
        """
        acts, case = self.pending, self.opened.case
        if not acts:
            return None
        subject = subject_of(case.dossier, reference_to(case.standard))
        every = tuple({one.id: one for one in (*self._held.values(), *acts)}.values())  # an act never goes without
        try:
            review = append(
                self.path, every, subject, same_person=self.same_person, rescue_folder=user_folder() / RESCUE
            )
        except SaveFailed as failed:
            return Written(acts, problems=failed.problems, rescue=failed.rescue)
        except Refused as refused:
            return Written(acts, problems=refused.problems)
        return Written(acts, review)

    def written(self, result: Written) -> tuple[Act, ...]:
        """Take in what came of writing; return the acts of others that were found on the way."""
        self.problems = result.problems
        self._rescued(result.rescue)
        if result.review is None:
            return ()
        self.pending = tuple(one for one in self.pending if one not in result.acts)
        return self._with_review(result.review)

    def look(self) -> Seen | None:
        """Look whether anything changed on disk, and read what did; None when nothing did. To be called in a thread."""
        opened = self.opened
        found = stamps_of(opened.case, Path(opened.file), opened.path)
        if found == self.stamps:
            return None
        return _review_again(opened, found) if same_but(opened.path, found, self.stamps) else read_again(opened)

    def seen(self, found: Seen) -> News | Problem | None:
        """Take in what lies on disk now; return what others changed, a new reason why it cannot be read, or None."""
        if found.opened is None:
            if found.problem == self._told:
                return None
            self._told = found.problem
            return found.problem
        before, self._told = self.overlay, None
        changed = found.opened.case.dossier != self.opened.case.dossier or found.opened.digests != self.opened.digests
        decided = {one.item.id for one in before.items if one.state in SETTLED}
        known = {one.id for one in before.review.act}
        self.opened, self.stamps = found.opened, found.stamps
        lost = self._lost(found.opened)
        self.pending = (*lost, *self.pending)
        self._hold(found.opened.review)
        self.overlay = self._with_pending(found.opened.overlay)
        foreign = tuple(one for one in ordered(self.overlay.review) if one.id not in known)
        again = tuple(one for one in self.overlay.items if one.item.id in decided and one.state not in SETTLED)
        return News(foreign, again, changed, len(lost)) if foreign or again or changed or lost else None

    def _with_review(self, review: Review) -> tuple[Act, ...]:
        known = {one.id for one in self.overlay.review.act}
        foreign = tuple(one for one in ordered(review) if one.id not in known)
        self._hold(review)
        self.opened = _reviewed(self.opened, review)
        self.overlay = self._with_pending(self.opened.overlay)
        return foreign

    def _hold(self, review: Review) -> None:
        self._held.update((one.id, one) for one in review.act if sound(one))

    def _lost(self, opened: Opened) -> tuple[Act, ...]:
        """Return the acts that were on disk and are not any more, of the same person's review."""
        if _whose(opened) != self._whose:
            self._whose = _whose(opened)
            self._held.clear()
        there = {one.id for one in opened.review.act if sound(one)} | {one.id for one in self.pending}
        return tuple(one for name, one in self._held.items() if name not in there)

    def _rescued(self, copy: Path | None) -> None:
        """Keep only the last copy of what could not be written: it holds all that the ones before did."""
        if copy is not None or not self.problems:
            for old in self._rescue:
                with suppress(OSError):  # an old copy too many harms nobody
                    old.unlink()
            self._rescue = ()
        if copy is not None:
            self._rescue = (copy,)

    def _with_pending(self, laid: Overlay) -> Overlay:
        """Return the overlay with the acts that are not on disk yet, as they are: their ids are made."""
        if not self.pending:
            return laid
        return with_acts(laid, self.pending)


def read_again(opened: Opened) -> Seen:
    """Read a dossier under review anew from disk. To be called in a thread.

    The stamps are taken first: what changes while it is being read is read once more next time.
    """
    stamps = stamps_of(opened.case, Path(opened.file), opened.path)
    try:
        fresh = reread(opened)
    except Refused as refused:
        return Seen(stamps, problem=refused.problems[0])
    known = {one.file for entry in opened.case.dossier.entry for one in entry.evidence}
    named = {one.file for entry in fresh.case.dossier.entry for one in entry.evidence}
    if named != known:  # other files are to be watched from now on
        stamps = with_files(stamps, stamps_of(fresh.case, Path(fresh.file), fresh.path))
    return Seen(stamps, fresh)


def begun(draft: object) -> bool:
    """Tell whether anything of a verdict is typed, or answers corrected, and not only its window opened."""
    typed = draft if isinstance(draft, str) else f"{getattr(draft, 'reason', '')}{getattr(draft, 'points', '')}"
    return bool(typed.strip()) or bool(getattr(getattr(draft, "session", None), "unsaved", False))


def _whose(opened: Opened) -> tuple[str, str]:
    return opened.case.dossier.person.name, opened.case.dossier.cycle


def _review_again(opened: Opened, stamps: Stamps) -> Seen:
    """Read only the review file anew: dossier and evidence are as they were."""
    try:
        review = load_review(opened.path).review
    except Refused as refused:
        return Seen(stamps, problem=refused.problems[0])
    return Seen(stamps, _reviewed(opened, review))


def _reviewed(opened: Opened, review: Review) -> Opened:
    return replace(opened, review=review, overlay=relaid(opened.overlay, review))
