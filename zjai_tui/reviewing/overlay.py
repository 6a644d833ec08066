"""A review laid over a dossier. Pure: nothing is read from disk here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..base.numbers import ZERO
from ..base.problems import Problem
from ..dossier.review.ancestry import Ancestry
from ..dossier.review.gaps import NO_GAPS, gaps
from ..dossier.review.journal import sound_acts
from ..dossier.review.model import Act, Review
from ..dossier.review.subject import other_person, subject_of
from ..dossier.seal import seal_of
from ..eligibility.judge import judge_assessed
from ..readiness.case import Case, Judged
from ..rules.standards.standard import Span
from ..scoring.frame import frame_of
from ..scoring.reference import reference_to
from ..scoring.verified import Claimed, Ruling, Rulings, hold
from ..scoring.verified_total import assess_held
from .conditions import judged_as_found
from .consequence import consequence
from .faults import review_problems
from .items import items_of
from .parts_found import with_parts
from .places import Place, places, selection_of
from .recommending import outlook_sentence, reasons
from .result import SETTLED, Item, Outlook, Overlay, Proof, Standing
from .state import course, fixed_window, next_sentence, outdated_window
from .verdicts import by_item, found, is_verdict

_ACCEPTED, _REJECTED = Ruling(kind="accepted"), Ruling(kind="rejected")


def overlay(
    case: Case, judged: Judged, review: Review, digests: Mapping[str, str], notes: tuple[Problem, ...] = ()
) -> Overlay:
    """Return what the review of a dossier comes to; `digests` gives the SHA-256 on disk by evidence file.

    `notes` is what was noticed while the files were read. Nothing counts in a review of somebody else.
    """
    base = Claimed(case.standard, case.dossier, frame_of(case.cycle))
    items = items_of(case, judged, digests)
    code = seal_of(case.dossier, reference_to(case.standard), digests).code
    accepted, stranger = _all_accepted(case, base, items), _is_stranger(case, review)
    return _laid(case, judged, digests, review, items, code, base, accepted, notes, stranger)


def with_acts(laid: Overlay, acts: Sequence[Act]) -> Overlay:
    """Return the overlay as it would be with these acts as well, to show what a verdict leads to before it is written.

    Nothing is read from disk: it is fast enough for every keystroke.
    """
    return _again(laid, replace(laid.review, act=(*laid.review.act, *acts)), laid.stranger)


def relaid(laid: Overlay, review: Review) -> Overlay:
    """Return the same dossier, as it was read then, under another review: what was just saved."""
    return _again(laid, review, _is_stranger(laid.case, review))


def as_same_person(laid: Overlay) -> Overlay:
    """Return the overlay with the review taken for this person's, who was called otherwise: a reviewer confirmed it."""
    return _again(laid, laid.review, stranger=False) if laid.stranger else laid


def _again(laid: Overlay, review: Review, stranger: bool) -> Overlay:
    items = tuple(one.item for one in laid.items)
    return _laid(
        laid.case, laid.judged, laid.digests, review, items, laid.code, laid.base, laid.accepted, laid.notes, stranger
    )


def _is_stranger(case: Case, review: Review) -> bool:
    return other_person(review, subject_of(case.dossier)) is not None


def rulings_of(standings: Sequence[Standing]) -> Rulings:
    """Return what the unit decided, by item; what is still open has no ruling."""
    rulings = {}
    for one in standings:
        act = one.act
        if one.state == "accepted":
            rulings[one.item.id] = _ACCEPTED
        elif one.state == "rejected":
            rulings[one.item.id] = _REJECTED
        elif one.state == "reduced" and act is not None and (act.points is not None or act.facts):
            rulings[one.item.id] = Ruling(kind="reduced", points=act.points, facts=act.facts)
    return rulings


def _laid(
    case: Case,
    judged: Judged,
    digests: Mapping[str, str],
    review: Review,
    items: Sequence[Item],
    code: str,
    base: Claimed,
    accepted: Outlook,
    notes: tuple[Problem, ...],
    stranger: bool,
) -> Overlay:
    acts = () if stranger else sound_acts(review)
    seen, gap = Ancestry(acts), gaps(review, acts) if acts else NO_GAPS
    on_items = by_item(acts)
    standings = _standings(items, acts, on_items, seen, gap.all)
    rulings = rulings_of(standings)
    held = hold(base, rulings)
    target = judged.assessment.target
    verified = assess_held(base, held, target, effort="open")
    expected = {**dict.fromkeys((one.id for one in items), _ACCEPTED), **rulings}
    hoped = hold(base, expected)
    likely = assess_held(base, hoped, target, effort="points")
    where = places(selection_of(case.standard, hoped.dossier), likely)
    standings = tuple(replace(one, verified=_verified(one, where)) for one in standings)
    hoped_for, found_so = (
        with_parts(judged_as_found(case.cycle, one, ruled, scored), standings, case.cycle)
        for one, ruled, scored in ((hoped, expected, likely), (held, rulings, verified))
    )
    outlook = Outlook(total=likely.total, eligibility=hoped_for)
    now = course(acts, seen, standings, code, gap)
    window = None if gap.open else fixed_window(acts, seen, gap.all)
    laid = Overlay(
        case=case,
        judged=judged,
        digests=digests,
        review=review,
        items=standings,
        state=now.state,
        next=next_sentence(now, standings, window, outlook_sentence(reasons(verified, found_so))),
        claimed=judged.assessment,
        verified=verified,
        evidenced=judged.evidenced,
        before=judged.eligibility,
        after=found_so,
        consequence=(),
        problems=(
            *notes,
            *review_problems(case, review, standings, on_items, held, outdated_window(acts, seen)),
        ),
        code=code,
        gaps=gap,
        stranger=stranger,
        notes=notes,
        window=window,
        begun=any(map(is_verdict, acts)),
        base=base,
        accepted=accepted,
        outlook=outlook,
    )
    said = consequence(accepted, outlook, standings, laid.left, judged.assessment, case.cycle)
    return replace(laid, consequence=said)


def _standings(
    items: Sequence[Item],
    acts: Sequence[Act],
    on_items: Mapping[str, Sequence[Act]],
    seen: Mapping[str, frozenset[str]],
    missing: frozenset[str],
) -> tuple[Standing, ...]:
    looked: dict[tuple[str, str, str], list[str]] = {}
    for one in acts:
        if one.do == "opened" and one.file:
            looked.setdefault((one.item, one.file, one.seen), []).append(one.by)
    return tuple(_standing(item, on_items.get(item.id, ()), looked, seen, missing) for item in items)


def _standing(
    item: Item,
    acts: Sequence[Act],
    looked: Mapping[tuple[str, str, str], Sequence[str]],
    seen: Mapping[str, frozenset[str]],
    missing: frozenset[str],
) -> Standing:
    proofs = tuple(_opened_by(item, one, looked) for one in item.proofs)
    on_paper = any(one.do == "opened" and not one.file and one.seen == item.digest for one in acts)
    verdict = found(acts, seen, item.digest, missing)
    return Standing(
        item=replace(item, proofs=proofs) if proofs != item.proofs else item,
        state=verdict.state,
        act=verdict.act,
        stale=verdict.stale,
        dropped=verdict.dropped,
        disputed=verdict.disputed,
        opened=on_paper or (bool(proofs) and all(one.opened_by for one in proofs)),
        history=tuple(acts),
    )


def _opened_by(item: Item, proof: Proof, looked: Mapping[tuple[str, str, str], Sequence[str]]) -> Proof:
    """Return a piece of evidence with who looked at it for this item: a file may prove several on several pages."""
    names = looked.get((item.id, proof.evidence.file, proof.digest), ()) if proof.digest else ()
    return replace(proof, opened_by=tuple(dict.fromkeys(names)))


def _verified(one: Standing, where: Mapping[str, Place]) -> Span | None:
    """Return what an item brings after the review, where it counts if the rest turns out as claimed."""
    place = where.get(one.item.id)
    span = place.span if place is not None else None
    if one.state in SETTLED:
        return span
    ends = [found.high for found in (one.item.claimed, span) if found is not None]  # it may take another's place
    return Span(ZERO, max(ends)) if ends else None


def _all_accepted(case: Case, base: Claimed, items: Sequence[Item]) -> Outlook:
    rulings = dict.fromkeys((one.id for one in items), _ACCEPTED)
    held = hold(base, rulings)
    likely = assess_held(base, held, effort="points")
    return Outlook(total=likely.total, eligibility=judge_assessed(case.cycle, held.dossier, likely))
