"""The verified score 核定: the claims with what the unit decided on each, everything undecided taken both ways.

Never more than claimed: an item nobody decided on brings anything from nothing to what is
claimed, a cut holds it down, and corrected answers that would bring more than the claim are not
used, for they are no cut; the item then stays open and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from ..base.numbers import ZERO, plain
from ..dossier.model import Answers, Dossier, EducationYear, Entry
from ..rules.standards.standard import Standard
from .claims import Limit, bind
from .cuts import uncuttable
from .engine import score
from .frame import Frame
from .outcomes import outcome, takes_points
from .scene import leaf_items, score_inputs
from .selection import choices, select

UNDECIDED = "单位还没有核定"
REJECTED = "单位不予认可"
WORK = "part:work"
"""The item of the post category and of the readings the person chose."""
MORE = "更正后的回答得分高于自评，不算核减，请退回申报人修改"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What the unit decided on one item."""

    kind: Literal["accepted", "reduced", "rejected", "pending"]
    points: Decimal | None = None
    """``reduced``: it brings so many points at most where it counts."""
    facts: Answers = field(default_factory=dict)
    """``reduced``: the answers as the unit finds them, by question id; of the hours as ``<year>.total`` and so on."""


PENDING = Ruling(kind="pending")
Rulings = Mapping[str, Ruling]
"""By item: ``entry:<id>``, ``input:<id>``, ``part:facts``, ``part:education``, ``part:work``; others change none."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A dossier's claims, to be scored under one set of rulings after another."""

    standard: Standard
    dossier: Dossier
    frame: Frame
    memo: dict[object, Decimal] = field(default_factory=dict, compare=False, repr=False)
    """High ends of totals already worked out, by the corrections they are of."""

    def most(self, corrected: Rulings) -> Decimal:
        """Return the high end of the claimed total with only these corrections."""
        key = frozenset((item, frozenset(one.facts.items())) for item, one in corrected.items())
        if key not in self.memo:
            self.memo[key] = score(self.standard, decided(self.dossier, corrected), self.frame).high
        return self.memo[key]

    def is_cut(self, item: str, ruling: Ruling) -> bool:
        """Tell whether corrected answers bring no more than the claim: neither by themselves nor in total."""
        before, after = (_powers(self, item, one) for one in ({}, {item: ruling}))
        more = any(power > before.get(place, power) for place, power in after.items())
        return not more and self.most({item: ruling}) <= self.most({})


@dataclass(frozen=True, slots=True)
class Held:
    """What rulings make of a dossier's claims."""

    dossier: Dossier
    """With corrected answers in place, what is decided marked as sure, and rejected choices taken out."""
    limits: Mapping[str, Limit]
    unusable: frozenset[str]
    """Items whose corrected answers would bring more than the claim: they stay open."""
    uncut: Mapping[str, str]
    """Items on which the points decided cannot be used, and why not, in Chinese: they stay open."""
    otherwise: Dossier | None = None
    """The same with the other choice of post category and readings, while those as claimed are not accepted."""
    rejected: bool = False
    """Whether the choices as claimed are rejected: then they are in `otherwise`."""


def hold(claimed: Claimed, rulings: Rulings) -> Held:
    """Return what the rulings make of the claims, ready to be scored by `assess_held`.

    An item without a ruling is pending. Accepted counts as claimed, and for sure; rejected not at
    all; pending from nothing to what is claimed. Reduced brings `points` at most at the place
    where it counts, or what the engine makes of the corrected answers. Points that cannot be told
    for one item leave it open, as do corrections that would bring more than the claim, in total or
    by themselves. Windows that rest on the person's dates hold only while those stand.
    """
    corrected = {item: one for item, one in rulings.items() if one.kind == "reduced" and one.facts}
    usable = {item: one for item, one in corrected.items() if claimed.is_cut(item, one)}
    if len(usable) > 1 and claimed.most(usable) > claimed.most({}):
        usable = {}
    unusable = frozenset(corrected.keys() - usable.keys())
    kept = {item: one for item, one in rulings.items() if item not in unusable}
    chosen = decided(claimed.dossier, kept)
    other = _other_choices(claimed.standard, chosen, rulings.get(WORK, PENDING))
    rejected = other is not None and rulings.get(WORK, PENDING).kind == "rejected"
    shown = other if other is not None and rejected else chosen
    cut = {item for item, one in rulings.items() if one.kind == "reduced" and one.points is not None}
    reasons = uncuttable(claimed.standard, shown, claimed.frame) if cut else {}
    uncut = {item: reasons[item] for item in sorted(cut & reasons.keys())}
    limits = {
        item: limit
        for item in _items(claimed.standard, claimed.dossier)
        if (limit := _limit(item, claimed.dossier, rulings.get(item, PENDING), unusable, uncut)) is not None
    }
    return Held(shown, limits, unusable, uncut, chosen if rejected else other, rejected)


def _other_choices(standard: Standard, dossier: Dossier, ruling: Ruling) -> Dossier | None:
    """Return the dossier under the standard's own choices, where the person chose others and they are not accepted."""
    own = replace(dossier, variant="", readings={})
    same_category = not standard.variant or dossier.variant not in {one.id for one in standard.variant}
    same = choices(standard, "", dossier.readings) == choices(standard, "", {}) and same_category
    return None if ruling.kind == "accepted" or same else own


def decided(dossier: Dossier, rulings: Rulings) -> Dossier:
    """Return a copy of the dossier with corrected answers in place, and what is decided marked as sure."""
    facts = _facts(rulings, "part:facts")
    return replace(
        dossier,
        entry=tuple(_decided(one, rulings.get(f"entry:{one.id}", PENDING)) for one in dossier.entry),
        answers={**dossier.answers, **_input_facts(rulings)},
        facts={**dossier.facts, **facts} if facts else dossier.facts,
        education=_education(dossier.education, _facts(rulings, "part:education")),
    )


def _limit(
    item: str, dossier: Dossier, ruling: Ruling, unusable: frozenset[str], uncut: Mapping[str, str]
) -> Limit | None:
    if ruling.kind == "rejected":
        return Limit(most=ZERO, said=REJECTED)
    if ruling.kind == "pending":
        return None if _blank(item, dossier) else Limit(ask=UNDECIDED)
    if item in unusable or item in uncut:
        return Limit(ask=MORE if item in unusable else uncut[item])
    if ruling.kind == "reduced" and ruling.points is not None:
        return Limit(most=max(ruling.points, ZERO), said=f"单位核减为{plain(max(ruling.points, ZERO))}分")
    return None


def _blank(item: str, dossier: Dossier) -> bool:
    """Tell whether nothing is claimed: what was never answered is unknown, not pending."""
    return (item == "part:facts" and not dossier.facts) or (item == "part:education" and not dossier.education)


def _powers(claimed: Claimed, item: str, corrected: Rulings) -> Mapping[str, Decimal]:
    """Return the most an item can bring by itself: in points wherever it counts, and in number by leaf.

    Where it counts only by number there are no points to compare.
    """
    standard, dossier = claimed.standard, decided(claimed.dossier, corrected)
    selection = select(standard, choices(standard, dossier.variant, dossier.readings))
    claims = bind(standard, dossier, claimed.frame)
    if not item.startswith("entry:"):
        leaves = [leaf for leaf, rules in selection.rules.items() if not rules.node.entries]
        mine = [leaf for leaf in leaves if item in leaf_items(selection, leaf)]
        return {"": sum((score_inputs(selection, leaf, claims, {}).high for leaf in mine), ZERO)}
    entry = next((one for one in claims.entries if f"entry:{one.id}" == item), None)
    rules = [one for one in selection.rules.values() if entry is not None and entry.kind in one.fields]
    found = [(one.node, outcome(one, entry, claims.bounds)) for one in rules if entry is not None]
    counting = [(node, result) for node, result in found if result.may_count]
    powers = {node.id: result.units_high for node, result in counting if not takes_points(node, result)}
    points = [result.high for node, result in counting if takes_points(node, result)]
    if points or not powers:
        powers[""] = max(points, default=ZERO)
    return powers


def _items(standard: Standard, dossier: Dossier) -> Iterator[str]:
    """Yield the items of a dossier that can bring points."""
    yield from (f"entry:{one.id}" for one in dossier.entry)
    yield from (f"input:{one.id}" for one in standard.input if one.derive is None and one.id in dossier.answers)
    yield from ("part:facts", "part:education")


def _decided(entry: Entry, ruling: Ruling) -> Entry:
    if ruling.kind == "pending" or (entry.sure == "sure" and not ruling.facts):
        return entry
    return replace(entry, sure="sure", facts={**entry.facts, **ruling.facts} if ruling.facts else entry.facts)


def _facts(rulings: Rulings, item: str) -> Answers:
    found = rulings.get(item, PENDING)
    return found.facts if found.kind == "reduced" else {}


def _input_facts(rulings: Rulings) -> Answers:
    found: dict[str, str | bool | Decimal] = {}
    for item, one in rulings.items():
        name = item.removeprefix("input:")
        if item.startswith("input:") and one.kind == "reduced" and name in one.facts:
            found[name] = one.facts[name]  # type: ignore[assignment]
    return found


def _education(years: tuple[EducationYear, ...], facts: Answers) -> tuple[EducationYear, ...]:
    if not facts:
        return years
    found = []
    for one in years:
        total = facts.get(f"{one.year}.total", one.total)
        professional = facts.get(f"{one.year}.professional", one.professional)
        finished = facts.get(f"{one.year}.finished", one.finished)
        found.append(
            replace(
                one,
                total=total if isinstance(total, Decimal) else None,
                professional=professional if isinstance(professional, Decimal) else None,
                finished=finished if isinstance(finished, bool) else None,
            )
        )
    return tuple(found)
