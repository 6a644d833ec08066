"""A standard laid over a dossier: the whole assessment. Pure: no files, no clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ..base.numbers import plain
from ..base.structure import quoted
from ..dossier.model import Dossier
from ..rules.basis import weakest
from ..rules.fields import Value
from ..rules.patterns import as_word
from ..rules.standard import Gate, Input, Span, Standard
from ..rules.standard_checks import VARIANT
from .allocation import allocate
from .claims import Claims, bind
from .describe import node_results
from .frame import Frame
from .opened import open_items
from .outcomes import Outcome
from .result import Assessment, Decision, GateResult, OpenItem, Placement, ReadingResult, Verdict
from .selection import choices, select
from .uncertainty import Situation, Totals, situation, totals

VARIANT_OPEN = "没有选岗位类别，总分按各类别的最低和最高计，明细按第一类显示"


def assess(
    standard: Standard,
    dossier: Dossier,
    frame: Frame,
    target: Decimal | None = None,
    evidenced: frozenset[str] | None = None,
) -> Assessment:
    """Score a dossier and explain every point.

    `target` in points decides reached or not; by default the round's own, and without one the
    standard's maximum. `evidenced` limits the achievements to those ids (有据).
    """
    goal = target if target is not None else frame.target if frame.target is not None else standard.standard.max
    claims = bind(standard, dossier, frame, evidenced)
    chosen = choices(standard, dossier.variant, dossier.readings)
    case = situation(standard, select(standard, chosen), claims)
    found = totals(case)
    span, notes = found.span, found.notes
    items = open_items(case, span, goal)
    if _variant_open(standard, dossier):
        span = _over_variants(standard, claims, chosen, span)
        notes = (*notes, VARIANT_OPEN)
        items = (_variant_item(standard, found.span, span), *items)
    nodes = node_results(case.scene, found.dropped, {one.id: one.title or one.id for one in claims.entries})
    head = standard.standard
    return Assessment(
        standard_id=head.id,
        standard_title=head.title,
        edition=head.edition,
        status=head.status,
        digest=standard.digest,
        banner=head.banner,
        maximum=head.max,
        total=span,
        target=goal,
        decision=decide(span, goal),
        nodes=nodes,
        open_items=items,
        gates=tuple(_gates(standard, claims)),
        placements=tuple(_placements(case, found)),
        readings=tuple(_readings(standard, claims, chosen, goal, span)),
        basis=weakest([node.basis for node in nodes if node.state != "empty"]),
        sources=standard.source,
        notes=notes,
    )


def score(standard: Standard, dossier: Dossier, frame: Frame, evidenced: frozenset[str] | None = None) -> Span:
    """Return only the total, for callers that need no explanation."""
    claims = bind(standard, dossier, frame, evidenced)
    chosen = choices(standard, dossier.variant, dossier.readings)
    span = totals(situation(standard, select(standard, chosen), claims)).span
    return _over_variants(standard, claims, chosen, span) if _variant_open(standard, dossier) else span


def decide(total: Span, target: Decimal) -> Decision:
    """Return whether the target is reached whatever the unknowns, missed whatever they are, or open."""
    if total.low >= target:
        return "reached"
    return "not_reached" if total.high < target else "undecided"


def _variant_open(standard: Standard, dossier: Dossier) -> bool:
    return bool(standard.variant) and dossier.variant not in {one.id for one in standard.variant}


def _over_variants(standard: Standard, claims: Claims, chosen: Mapping[str, str], first: Span) -> Span:
    spans = [first] + [
        totals(situation(standard, select(standard, {**chosen, VARIANT: one.id}), claims)).span
        for one in standard.variant[1:]
    ]
    return Span(min(one.low for one in spans), max(one.high for one in spans))


def _variant_item(standard: Standard, first: Span, span: Span) -> OpenItem:
    names = "、".join(one.title for one in standard.variant)
    worth = max(first.low - span.low, span.high - first.high)
    return OpenItem(id="variant", title="岗位类别", asks=(f"请从这些里选：{names}",), worth=worth)


def _gates(standard: Standard, claims: Claims) -> Iterator[GateResult]:
    inputs = {one.id: one for one in standard.input}
    for gate in standard.gate:
        verdict, reason = _out_of_reach(gate, inputs[gate.input], claims) or _gate(
            gate, inputs[gate.input], claims.inputs.get(gate.input)
        )
        yield GateResult(
            id=gate.id, title=gate.title, verdict=verdict, reason=reason, cites=gate.cite, basis=gate.basis
        )


def _out_of_reach(gate: Gate, asked: Input, claims: Claims) -> tuple[Verdict, str] | None:
    """Return ``no`` when a count that is not final cannot reach the gate any more."""
    most = claims.counts.get(gate.input)
    if gate.at_least is None or most is None or most[0] == most[1] or most[1] >= gate.at_least:
        return None
    return "no", f"{asked.title}最多为{plain(most[1])}{asked.unit}，要求不低于{plain(gate.at_least)}{asked.unit}"


def _gate(gate: Gate, asked: Input, value: Value | None) -> tuple[Verdict, str]:
    if value is None:
        return "unknown", f"{asked.title}没有填"
    if gate.at_least is not None:
        passed = isinstance(value, Decimal) and value >= gate.at_least
        said = f"{asked.title}为{as_word(value)}{asked.unit}，要求不低于{plain(gate.at_least)}{asked.unit}"
    else:
        passed = as_word(value) in gate.among
        said = f"{asked.title}为{quoted(as_word(value))}，要求是{'或'.join(gate.among)}"
    return ("yes", said) if passed else ("no", said)


def _placements(case: Situation, found: Totals) -> Iterator[Placement]:
    """Yield, for each achievement that fits several places, where it counts and what the others would give."""
    seen: set[str] = set()
    for slots, rule in case.scene.groups:
        for entry in sorted({entry for entry, _ in slots} - seen):
            leaves = sorted(leaf for one, leaf in slots if one == entry)
            kept = [leaf for leaf in leaves if (entry, leaf) not in found.dropped]
            if len(leaves) < 2 or not kept:
                continue
            seen.add(entry)
            others = tuple((leaf, _if_counted_at(case, entry, leaf)) for leaf in leaves if leaf != kept[0])
            yield Placement(entry=entry, node=kept[0], others=others, cites=rule.cite)


def _if_counted_at(case: Situation, entry: str, leaf: str) -> Span:
    """Return the total when the achievement is forced to count at one leaf."""
    nothing = Decimal(0)
    forced = [
        one
        if one.leaf == leaf
        else Outcome(entry, one.leaf, nothing, nothing, nothing, nothing, tag=one.tag, why_not="计入别处")
        for ones in case.scene.outcomes.values()
        for one in ones
        if one.entry == entry
    ]
    scene = case.scene.with_entry(entry, forced)
    return Span(allocate(scene, False).points, allocate(scene, True).bound)


def _readings(
    standard: Standard, claims: Claims, chosen: Mapping[str, str], target: Decimal, total: Span
) -> Iterator[ReadingResult]:
    for question in standard.open:
        for reading in question.reading:
            current = chosen[question.id] == reading.id
            other = {**chosen, question.id: reading.id}
            span = total if current else totals(situation(standard, select(standard, other), claims)).span
            yield ReadingResult(
                question=question.id,
                ask=question.ask,
                reading=reading.id,
                title=reading.title,
                total=span,
                decision=decide(span, target),
                chosen=current,
                cites=question.cite,
            )
