"""One dossier under two editions of the standard, or in two rounds: both scores, and why each row differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ...base.dates import shown_date
from ...base.numbers import plain
from ...base.structure import quoted
from ...dossier.model import Dossier
from ...eligibility.judge import judge_assessed
from ...eligibility.result import Eligibility
from ...rules.cycles.cycle import Cycle
from ...rules.fields import value_problem
from ...rules.standards.renames import renames_between
from ...rules.standards.standard import Renamed, Span, Standard
from ...scoring.engine import assess
from ...scoring.frame import frame_of
from ...scoring.result import Assessment
from .carrying import Asked, Carried, Led, Unplaced, answer_text, carry, with_note
from .change import Change, Proposal, differing
from .differing import Difference, difference
from .score_changes import EntryChange, NodeChange, entry_changes, node_changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The dossier under one edition in one round."""

    standard: Standard
    cycle: Cycle
    dossier: Dossier
    assessment: Assessment
    eligibility: Eligibility


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteChange:
    """A way to apply, in both rounds; empty where a round does not have it."""

    id: str
    title: str
    before: str
    after: str
    conclusion: str
    """Of the new round, or of the old one where the new has no such way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Everything that differs, and why."""

    before: Side
    after: Side
    between: Span | None
    """The total under the new edition in the old round, where both change; else None."""
    nodes: tuple[NodeChange, ...]
    """Rows whose points differ, in the order of the new table."""
    entries: tuple[EntryChange, ...]
    """Achievements that count in only one of the two."""
    same_nodes: int
    """Rows with the same points in both."""
    routes: tuple[RouteChange, ...]
    round_changes: tuple[Change, ...]
    """Dates and numbers of the two rounds that differ."""
    difference: Difference | None
    """None when the standard is the same."""
    led: tuple[Led, ...]
    unplaced: tuple[Unplaced, ...]
    asked: tuple[Asked, ...]
    proposed: Span | None = None
    """The new total if the proposed renames held, where something found no place; else None."""

    @property
    def same(self) -> bool:
        """Whether score, decision and routes come out the same."""
        first, second = self.before.assessment, self.after.assessment
        alike = (first.total, first.decision, first.target) == (second.total, second.decision, second.target)
        return alike and not self.nodes and all(one.before == one.after for one in self.routes)

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """Return the renames that would give unplaced answers their place, once a person has agreed to them."""
        return self.difference.proposals if self.difference else ()


def compare(
    dossier: Dossier, before: tuple[Standard, Cycle], after: tuple[Standard, Cycle], target: Decimal | None = None
) -> Comparison:
    """Return the dossier scored under both editions and in both rounds. Pure; the dossier is not changed.

    `target` goes before the target of each round.
    """
    (old, first), (new, second) = before, after
    other = old.digest != new.digest or old.standard.id != new.standard.id
    carried = carry(dossier, old, new) if other else Carried(dossier=dossier, led=(), unplaced=(), asked=())
    moved = first.cycle.id != second.cycle.id or first.digest != second.digest
    now = replace(carried.dossier, cycle=second.cycle.id)
    left, right = _side(dossier, old, first, target), _side(now, new, second, target)
    between = assess(new, carried.dossier, frame_of(first), target).total if other and moved else None
    found = difference(old, new) if other else None
    names = renames_between(old, new)
    lost = carried.unplaced + (tuple(_facts_unplaced(dossier, first, second)) if moved else ())
    nodes = node_changes(left.assessment, right.assessment, (old, new), names, found, lost)
    return Comparison(
        before=left,
        after=right,
        between=between,
        nodes=nodes,
        entries=entry_changes(left.assessment, right.assessment, lost),
        same_nodes=len(right.assessment.nodes) - sum(one.after is not None for one in nodes),
        routes=tuple(_routes(left.eligibility, right.eligibility)),
        round_changes=tuple(_round_changes(first, second)) if moved else (),
        difference=found,
        led=carried.led,
        unplaced=lost,
        asked=carried.asked + (tuple(_facts_asked(dossier, first, second)) if moved else ()),
        proposed=_proposed(dossier, old, after, found.proposals, target) if found and carried.unplaced else None,
    )


def _proposed(
    dossier: Dossier,
    old: Standard,
    after: tuple[Standard, Cycle],
    proposals: tuple[Proposal, ...],
    target: Decimal | None,
) -> Span | None:
    """Return the new total with the proposals in the rename map; nothing of it is kept."""
    if not proposals:
        return None
    new, cycle = after
    more = tuple(Renamed(old=one.old, new=one.new) for one in proposals)
    kept = new.renamed if new.standard.replaces == old.standard.id else ()
    trial = replace(new, standard=replace(new.standard, replaces=old.standard.id), renamed=(*kept, *more))
    carried = carry(dossier, old, trial).dossier
    return assess(trial, carried, frame_of(cycle), target).total


def _side(dossier: Dossier, standard: Standard, cycle: Cycle, target: Decimal | None) -> Side:
    assessment = assess(standard, dossier, frame_of(cycle), target)
    eligibility = judge_assessed(cycle, dossier, assessment)
    return Side(standard=standard, cycle=cycle, dossier=dossier, assessment=assessment, eligibility=eligibility)


def _routes(before: Eligibility, after: Eligibility) -> Iterator[RouteChange]:
    held = {one.id: one for one in before.routes}
    for one in after.routes:
        first = held.pop(one.id, None)
        label = first.label if first else ""
        yield RouteChange(id=one.id, title=one.title, before=label, after=one.label, conclusion=one.conclusion)
    for first in held.values():
        yield RouteChange(
            id=first.id, title=first.title, before=first.label, after="", conclusion=first.conclusion
        )  # fmt: skip


def _round_changes(old: Cycle, new: Cycle) -> Iterator[Change]:
    held = dict(old.dates())
    for one in new.date:
        first = held.pop(one.id, None)
        before = shown_date(first.on) if first else ""
        if before != shown_date(one.on):
            yield Change(name=one.title, before=before, after=shown_date(one.on))
    for first in held.values():
        yield Change(name=first.title, before=shown_date(first.on), after="")
    numbers = dict(old.numbers())
    for number in new.number:
        earlier = numbers.pop(number.id, None)
        was = f"{plain(earlier.value)}{earlier.unit}" if earlier else ""
        if was != (now := f"{plain(number.value)}{number.unit}"):
            yield Change(name=number.title, before=was, after=now)
    for earlier in numbers.values():
        yield Change(name=earlier.title, before=f"{plain(earlier.value)}{earlier.unit}", after="")
    years = ["、".join(f"{year}年" for year in one.education.years) for one in (old, new)]
    yield from differing("看哪几年的继续教育", years[0], years[1], *years)


def _facts_unplaced(dossier: Dossier, old: Cycle, new: Cycle) -> Iterator[Unplaced]:
    """Yield answers about the person that the other round does not ask for, or cannot take."""
    known, asked = old.facts(), new.facts()
    for name, value in dossier.facts.items():
        if name not in known or value_problem(known[name], value) is not None:
            continue
        wrong = value_problem(asked[name], value) if name in asked else ("", "")
        if wrong is not None:
            why = f"这一年度里{wrong[0]}，按未填计" if wrong[0] else "这一年度不问这一项"
            place = f"申报资格{quoted(known[name].title)}"
            yield Unplaced(where=place, value=answer_text(known[name], value), why=why, name=name)


def _facts_asked(dossier: Dossier, old: Cycle, new: Cycle) -> Iterator[Asked]:
    for fact in new.fact:
        if fact.id not in old.facts() and fact.id not in dossier.facts:
            yield Asked(where="申报资格", what=f"新增的{quoted(fact.title)}没有填，按待定计")
    given = {one.year for one in dossier.education}
    for year in new.education.years:
        if year not in old.education.years and year not in given:
            yield Asked(where="继续教育", what=f"要看{year}年的学时，没有填")


def carried_over(found: Comparison) -> Dossier:
    """Return the dossier as it goes on under the new edition in the new round: what found no place is noted in it."""
    return with_note(found.after.dossier, found.after.standard, found.unplaced)
