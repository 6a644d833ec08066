"""A standard laid over a dossier: the whole assessment. Pure: no files, no clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from ..base.numbers import ZERO, plain
from ..base.structure import quoted
from ..dossier.model import Dossier
from ..rules.basis import Basis, weakest
from ..rules.standards.checks import VARIANT
from ..rules.standards.patterns import as_word
from ..rules.standards.standard import Gate, Input, Span, Standard
from .adding import total
from .allocation import allocate
from .claims import NO_LIMITS, Claims, Limit, bind, item_of
from .describe import counting_leaves, node_results
from .frame import Frame
from .opened import open_items
from .outcomes import Outcome
from .result import Assessment, Decision, GateResult, OpenItem, Placement, ReadingResult, Stage, Verdict
from .scene import unknown_text
from .selection import choices, select
from .telling import whole_caps
from .uncertainty import CUT, Situation, Totals, ends, only, situation, totals
from .validity import banner_of

Effort = Literal["full", "open", "points"]
"""``open``: the smallest sets of open items that decide are not looked for; ``points``: nor are the items listed."""
SHORT_SEARCH = 100
"""For what is only told beside the total: there may be very many of them."""
VARIANT_OPEN = "没有选岗位类别，总分按各类别的最低和最高计，明细按第一类显示"


def assess(
    standard: Standard,
    dossier: Dossier,
    frame: Frame,
    target: Decimal | None = None,
    evidenced: frozenset[str] | None = None,
    limits: Mapping[str, Limit] = NO_LIMITS,
    effort: Effort = "full",
) -> Assessment:
    """Score a dossier and explain every point.

    `target` in points decides reached or not; by default the round's own, and without one the
    standard's maximum. `evidenced` limits the achievements to those ids (有据); `limits` hold
    claims down, by item. With less `effort` less is said of what is open.
    """
    goal = _goal(standard, frame, target)
    claims = bind(standard, dossier, frame, evidenced, limits)
    chosen = choices(standard, dossier.variant, dossier.readings)
    case = situation(standard, select(standard, chosen), claims)
    found = totals(case)
    span, notes = found.span, found.notes
    if CUT in notes:
        case = replace(case, longest=SHORT_SEARCH)
    items = open_items(case, span, goal, deciding=effort == "full") if effort != "points" else ()
    open_variant = _variant_open(standard, dossier)
    if open_variant:
        spans = _spans(standard, claims, chosen, True)
        span = _hull(spans)
        notes = (*notes, VARIANT_OPEN)
        items = _with_variant_item(standard, spans, goal, items)
    titles = {one.id: one.title or one.id for one in claims.entries}
    nodes = node_results(case.scene, found.dropped, found.dropped_at_best, titles)
    head = standard.standard
    return Assessment(
        standard_id=head.id,
        standard_title=head.title,
        edition=head.edition,
        status=head.status,
        digest=standard.digest,
        banner=banner_of(head, frame),
        maximum=head.max,
        total=span,
        target=goal,
        decision=decide(span, goal),
        nodes=nodes,
        open_items=items,
        gates=tuple(_gates(standard, claims)),
        placements=tuple(_placements(case, found)),
        readings=tuple(_readings(standard, dossier, claims, goal, span)),
        basis=weakest([node.basis for node in nodes if node.state != "empty"]),
        sources=standard.source,
        notes=notes,
        changed=standard.changed,
        certificate=standard.certificate if head.status == "certified" else None,
        capped_by=whole_caps(case.scene, found.dropped),
        parts=None
        if open_variant
        else Span(total(case.scene, False, found.dropped), total(case.scene, True, found.dropped_at_best)),
        stage=_stage(standard, dossier, claims),
    )


def score(
    standard: Standard,
    dossier: Dossier,
    frame: Frame,
    evidenced: frozenset[str] | None = None,
    limits: Mapping[str, Limit] = NO_LIMITS,
) -> Span:
    """Return only the total, for callers that need no explanation."""
    claims = bind(standard, dossier, frame, evidenced, limits)
    chosen = choices(standard, dossier.variant, dossier.readings)
    return _hull(_spans(standard, claims, chosen, _variant_open(standard, dossier)))


def outline_both(
    standard: Standard,
    dossier: Dossier,
    frame: Frame,
    target: Decimal | None = None,
    evidenced: frozenset[str] | None = None,
    *,
    placed: bool = True,
) -> tuple[Assessment, Span]:
    """Score like `assess`, to the same numbers and verdicts, and leave out what only explains them.

    For many dossiers at once. There are no open items, readings, placements, notes and sources;
    the nodes are only those leaves at which achievements count, each with the lines that do, and
    without words, and none unless `placed`; `basis` is the weakest there is. Beside it stands the
    total of the achievements of the ids `evidenced`, as `score` gives it.
    """
    goal = _goal(standard, frame, target)
    claims = bind(standard, dossier, frame)
    chosen = choices(standard, dossier.variant, dossier.readings)
    case = situation(standard, select(standard, chosen), claims)
    found = totals(case)
    variants = _variant_open(standard, dossier)
    span = _hull(_spans(standard, claims, chosen, True)) if variants else found.span
    if evidenced is None or all(one.id in evidenced for one in claims.entries):
        borne_out = span
    elif variants or case.scene.groups:
        borne_out = score(standard, dossier, frame, evidenced)
    else:
        borne_out = ends(only(case, evidenced))
    titles = {one.id: one.title or one.id for one in claims.entries}
    head = standard.standard
    assessment = Assessment(
        standard_id=head.id,
        standard_title=head.title,
        edition=head.edition,
        status=head.status,
        digest=standard.digest,
        banner=banner_of(head, frame),
        maximum=head.max,
        total=span,
        target=goal,
        decision=decide(span, goal),
        nodes=counting_leaves(case.scene, found.dropped, found.dropped_at_best, titles) if placed else (),
        open_items=(),
        gates=tuple(_gates(standard, claims)),
        placements=(),
        readings=(),
        basis=Basis.ASSUMED,
        stage=_stage(standard, dossier, claims),
    )
    return assessment, borne_out


def _goal(standard: Standard, frame: Frame, target: Decimal | None) -> Decimal:
    return target if target is not None else frame.target if frame.target is not None else standard.standard.max


def decide(total: Span, target: Decimal) -> Decision:
    """Return whether the target is reached whatever the unknowns, missed whatever they are, or open."""
    if total.low >= target:
        return "reached"
    return "not_reached" if total.high < target else "undecided"


def _stage(standard: Standard, dossier: Dossier, claims: Claims) -> Stage:
    if dossier.entry:
        return "begun"
    if not (claims.inputs or dossier.answers or dossier.education):
        return "blank"
    return "no_entries" if standard.kind else "begun"


def _variant_open(standard: Standard, dossier: Dossier) -> bool:
    return bool(standard.variant) and dossier.variant not in {one.id for one in standard.variant}


def _spans(standard: Standard, claims: Claims, chosen: Mapping[str, str], over_variants: bool) -> list[Span]:
    """Return the total under the given choices, or under each post category in turn."""
    every = [{**chosen, VARIANT: one.id} for one in standard.variant] if over_variants else [chosen]
    return [ends(situation(standard, select(standard, one), claims)) for one in every]


def _hull(spans: list[Span]) -> Span:
    return Span(min(one.low for one in spans), max(one.high for one in spans))


def _with_variant_item(
    standard: Standard, spans: list[Span], target: Decimal, items: tuple[OpenItem, ...]
) -> tuple[OpenItem, ...]:
    """Return the open items with the choice of a post category before them."""
    names = "、".join(one.title for one in standard.variant)
    whole = _hull(spans)
    open_ = decide(whole, target) == "undecided"
    item = OpenItem(
        id="variant",
        title="岗位类别",
        asks=(f"请从这些里选：{names}",),
        worth=max(spans[0].low - whole.low, whole.high - spans[0].high),
        decides=open_ and any(one.low >= target for one in spans),
        blocks=open_ and any(one.high < target for one in spans),
    )
    # the choice alone is the smallest set there can be
    others = (
        replace(one, decides=one.decides and not item.decides, blocks=one.blocks and not item.blocks) for one in items
    )
    return (item, *others)


def _gates(standard: Standard, claims: Claims) -> Iterator[GateResult]:
    inputs = {one.id: one for one in standard.input}
    for gate in standard.gate:
        verdict, reason = _gate(gate, inputs[gate.input], claims)
        yield GateResult(
            id=gate.id, title=gate.title, verdict=verdict, reason=reason, cites=gate.cite, basis=gate.basis
        )


def _gate(gate: Gate, asked: Input, claims: Claims) -> tuple[Verdict, str]:
    """Return the verdict of a gate: as claimed, but never better than what holds the answer down allows."""
    verdict, said = _claimed_gate(gate, asked, claims)
    limit = claims.limits.get(item_of(asked))
    if limit is None or verdict == "no":
        return verdict, said
    if limit.nothing:
        return "no", f"{asked.title}：{limit.said}"
    return ("unknown", f"{said}；{limit.ask}") if limit.ask else (verdict, said)


def _claimed_gate(gate: Gate, asked: Input, claims: Claims) -> tuple[Verdict, str]:
    value = claims.inputs.get(gate.input)
    if gate.at_least is not None:
        # what is known only within limits may be decided all the same
        limits = (value, value) if isinstance(value, Decimal) else claims.counts.get(gate.input)
        needed = f"要求不低于{plain(gate.at_least)}{asked.unit}"
        if limits is not None and limits[0] >= gate.at_least:
            word = "为" if limits[0] == limits[1] else "至少为"
            return "yes", f"{asked.title}{word}{plain(limits[0])}{asked.unit}，{needed}"
        if limits is not None and limits[1] < gate.at_least:
            word = "为" if limits[0] == limits[1] else "最多为"
            return "no", f"{asked.title}{word}{plain(limits[1])}{asked.unit}，{needed}"
    elif value is not None:
        said = f"{asked.title}为{quoted(as_word(value))}，要求为{'或'.join(map(quoted, gate.among))}"
        return ("yes" if as_word(value) in gate.among else "no"), said
    return "unknown", unknown_text(asked, claims)


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
            others = tuple((leaf, _if_counted_at(case, entry, leaf, leaves)) for leaf in leaves if leaf != kept[0])
            yield Placement(entry=entry, node=kept[0], others=others, cites=rule.cite)


def _if_counted_at(case: Situation, entry: str, leaf: str, among: list[str]) -> Span:
    """Return the total when the achievement is forced to count at one leaf, of those among which it counts once."""
    forced = [
        Outcome(entry, other, ZERO, ZERO, ZERO, ZERO, why_not=f"计入{case.selection.nodes[leaf].title}")
        for other in among
        if other != leaf
    ]
    scene = case.scene.with_entry(entry, forced)
    return Span(allocate(scene, False, SHORT_SEARCH).points, allocate(scene, True, SHORT_SEARCH).bound)


def _readings(
    standard: Standard, dossier: Dossier, claims: Claims, target: Decimal, total: Span
) -> Iterator[ReadingResult]:
    chosen, over_variants = choices(standard, dossier.variant, dossier.readings), _variant_open(standard, dossier)
    for question in standard.open:
        for reading in question.reading:
            current = chosen[question.id] == reading.id
            other = {**chosen, question.id: reading.id}
            span = total if current else _hull(_spans(standard, claims, other, over_variants))
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
