"""A review laid over a dossier. Pure: nothing is read from disk here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..base.numbers import ZERO
from ..dossier.model import Dossier, Work
from ..dossier.review.journal import earlier, sound_acts
from ..dossier.review.model import Act, Review
from ..dossier.seal import seal_of
from ..eligibility.judge import judge_assessed
from ..readiness.case import Case, Judged
from ..rules.standard import Span
from ..scoring.engine import assess
from ..scoring.frame import frame_of
from ..scoring.reference import reference_to
from ..scoring.verified import Claimed, Held, Ruling, Rulings, hold
from .consequence import consequence
from .faults import review_problems
from .items import items_of
from .places import Place, places, selection_of
from .result import SETTLED, Item, Outlook, Overlay, Proof, Standing
from .state import course, fixed_window, next_sentence
from .verdicts import by_item, found, is_verdict

_ACCEPTED, _REJECTED = Ruling(kind="accepted"), Ruling(kind="rejected")


def overlay(case: Case, judged: Judged, review: Review, digests: Mapping[str, str]) -> Overlay:
    """Return what the review of a dossier comes to; `digests` gives the SHA-256 on disk by evidence file."""
    base = Claimed(case.standard, case.dossier, frame_of(case.cycle))
    items = items_of(case, judged, digests)
    code = seal_of(case.dossier, reference_to(case.standard), digests).code
    return _laid(case, judged, digests, review, items, code, base, _all_accepted(case, base, items))


def with_acts(laid: Overlay, acts: Sequence[Act]) -> Overlay:
    """Return the overlay as it would be with these acts as well, to show what a verdict leads to before it is written.

    Nothing is read from disk: it is fast enough for every keystroke.
    """
    return relaid(laid, replace(laid.review, act=(*laid.review.act, *acts)))


def relaid(laid: Overlay, review: Review) -> Overlay:
    """Return the same dossier, as it was read then, under another review: what was just saved."""
    items = tuple(one.item for one in laid.items)
    return _laid(laid.case, laid.judged, laid.digests, review, items, laid.code, laid.base, laid.accepted)


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
) -> Overlay:
    acts, seen = sound_acts(review), earlier(review)
    on_items = by_item(acts)
    standings = _standings(items, acts, on_items, seen)
    rulings = rulings_of(standings)
    held = hold(base, rulings)
    target = judged.assessment.target
    verified = assess(
        case.standard, held.dossier, base.frame, target, limits=held.limits, effort="open"
    )  # fmt: skip
    expected = {**dict.fromkeys((one.id for one in items), _ACCEPTED), **rulings}
    hoped = hold(base, expected)
    likely = assess(case.standard, hoped.dossier, base.frame, target, limits=hoped.limits, effort="points")
    where = places(selection_of(case.standard, hoped.dossier), likely)
    standings = tuple(replace(one, verified=_verified(one, where)) for one in standings)
    outlook = Outlook(
        total=likely.total, eligibility=judge_assessed(case.cycle, _as_found(hoped, expected), likely)
    )  # fmt: skip
    now, window = course(acts, seen, standings, code), fixed_window(acts)
    laid = Overlay(
        case=case,
        judged=judged,
        digests=digests,
        review=review,
        items=standings,
        state=now.state,
        next=next_sentence(now, standings, window),
        claimed=judged.assessment,
        verified=verified,
        evidenced=judged.evidenced,
        before=judged.eligibility,
        after=judge_assessed(case.cycle, _as_found(held, rulings), verified),
        consequence=(),
        problems=review_problems(case, review, standings, on_items, held.unusable),
        code=code,
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
) -> tuple[Standing, ...]:
    looked: dict[tuple[str, str], list[str]] = {}
    for one in acts:
        if one.do == "opened" and one.file:
            looked.setdefault((one.file, one.seen), []).append(one.by)
    return tuple(_standing(item, on_items.get(item.id, ()), looked, seen) for item in items)


def _standing(
    item: Item,
    acts: Sequence[Act],
    looked: Mapping[tuple[str, str], Sequence[str]],
    seen: Mapping[str, frozenset[str]],
) -> Standing:
    proofs = tuple(_opened_by(one, looked) for one in item.proofs)
    on_paper = any(one.do == "opened" and not one.file and one.seen == item.digest for one in acts)
    verdict = found(acts, seen, item.digest)
    return Standing(
        item=replace(item, proofs=proofs) if proofs != item.proofs else item,
        state=verdict.state,
        act=verdict.act,
        stale=verdict.stale,
        disputed=verdict.disputed,
        opened=on_paper or (bool(proofs) and all(one.opened_by for one in proofs)),
        history=tuple(acts),
    )


def _opened_by(proof: Proof, looked: Mapping[tuple[str, str], Sequence[str]]) -> Proof:
    names = looked.get((proof.evidence.file, proof.digest), ()) if proof.digest else ()
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
    likely = assess(case.standard, held.dossier, base.frame, limits=held.limits, effort="points")
    return Outlook(total=likely.total, eligibility=judge_assessed(case.cycle, held.dossier, likely))


def _as_found(held: Held, rulings: Rulings) -> Dossier:
    """Return the dossier as the unit finds it, for the conditions: corrected answers in, rejected ones out.

    What nobody decided on yet is taken as it is claimed: conditions are not points.
    """
    dossier = held.dossier
    if rulings.get("part:facts") == _REJECTED:
        dossier = replace(dossier, facts={})
    if rulings.get("part:education") == _REJECTED:
        dossier = replace(dossier, education=())
    if rulings.get("part:work") == _REJECTED:
        dossier = replace(dossier, work=Work())
    return dossier
