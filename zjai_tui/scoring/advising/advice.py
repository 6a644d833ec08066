"""Advice: the least effort to the target, each step scored again by the engine. Pure: no files, no clock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ...dossier.edit import set_reading
from ...dossier.model import Dossier
from ...rules.basis import weakest
from ...rules.standards.standard import Span, Standard
from ..claims import bind
from ..engine import assess, score
from ..result import Assessment
from ..selection import choices, select
from ..uncertainty import situation
from .actions import Action, Study
from .adding import IMAGINED, adding
from .answers import answer_actions, hours_actions, variant_actions
from .edits import ChooseVariant, edited
from .entries import entry_actions, open_entries
from .limits import left_out, still_brings, useless, useless_answers, useless_from_now
from .outlook import Outlook
from .result import Advice, Gain, OtherReading, Proof, Reachable, Step
from .scorer import USUAL_ENTRIES, Scorer
from .search import Found, search

MOST_TOTALS = 220
"""Totals worked out at most while searching, about a quarter of a second for a full dossier."""
MOST_ENTRIES, LEAST_ENTRIES = 40, 10
"""Open achievements looked at, and missing evidence weighed, at most: those with most at stake."""
CUT = "可做的事太多，没有逐一试完，也许有更省力的走法"
IF_SO = "每一步都按写明的结果设想；结果没有那么好，最低分就到不了那么高"


def advise(
    standard: Standard,
    dossier: Dossier,
    outlook: Outlook,
    target: Decimal | None = None,
    *,
    before: Assessment | None = None,
    evidenced: frozenset[str] | None = None,
) -> Advice:
    """Return what a person can do to bring the low end of the total to the target.

    `target` is as in `assess`; `before` spares assessing the dossier again; `evidenced` are the
    ids of the achievements whose evidence is in order, without it nothing is said of proofs.
    """
    first = before if before is not None else assess(standard, dossier, outlook.frame, target)
    goal, base = first.target, first.total
    if first.stage == "blank" and first.premature:
        return _blank(first, outlook)
    study = _study(standard, dossier, outlook)
    scorer = Scorer(study, MOST_TOTALS)
    settling = list(_settling(study, scorer))
    for one in settling:  # first, so that a search cut short has looked at what is nearest
        scorer.total([one])
    more = adding(study, scorer, base, [one for one in settling if one.id.startswith(("input:", "fact:"))])
    actions = [*settling, *more.actions]
    ranks = outlook.planning.ranks()
    found = _DONE if base.low >= goal else search(actions, scorer, goal, ranks, outlook.planning.most_added)
    steps = tuple(_steps(study, found, base))
    after = found.totals[-1] if found.totals else base
    taken = {one.id for group in found.steps for one in group}
    rest = sorted((one for one in actions if one.id not in taken), key=lambda one: ranks[one.effort])
    return Advice(
        target=goal,
        before=base,
        after=after,
        reachable=_reachable(study, found, base, after, goal),
        steps=steps,
        others=tuple(_others(study, scorer, rest, base)),
        useless=(
            *useless_from_now(study),
            *useless(study, more.idle),
            *useless_answers(study, [one for one in settling if scorer.total([one]) == base], first),
        ),
        left_out=tuple(left_out(study)),
        readings=tuple(_readings(study, first, steps)),
        proofs=tuple(_proofs(study, first, evidenced)),
        complete=not scorer.cut,
        basis=weakest([first.basis, outlook.planning.basis]),
        warnings=tuple(_warnings(study, first, scorer.cut)),
        notes=tuple(_notes(study, actions)),
        banner=first.banner,
        evidenced=None if evidenced is None else score(standard, dossier, outlook.frame, evidenced),
        closed=tuple(one.title for one in first.gates if one.verdict == "no"),
        unanswered=tuple(one.title for one in first.gates if one.verdict == "unknown"),
    )


def _blank(first: Assessment, outlook: Outlook) -> Advice:
    """Return the advice for a form on which nothing is filled in: guesses about an unknown person are none."""
    return Advice(
        target=first.target,
        before=first.total,
        after=first.total,
        reachable="no",
        steps=(),
        others=(),
        useless=(),
        left_out=(),
        readings=(),
        proofs=(),
        complete=True,
        basis=weakest([first.basis, outlook.planning.basis]),
        warnings=tuple(outlook.warnings()),
        notes=(),
        banner=first.banner,
        blank=True,
    )


_DONE = Found((), (), True)


def _study(standard: Standard, dossier: Dossier, outlook: Outlook) -> Study:
    """Lay the dossier out; where no post category is chosen, under the one that surely brings most."""
    laid = dossier
    if standard.variant and dossier.variant not in {one.id for one in standard.variant}:
        every = [ChooseVariant(one.id)(dossier) for one in standard.variant]
        laid = max(every, key=lambda one: score(standard, one, outlook.frame).low)
    selection = select(standard, choices(standard, laid.variant, laid.readings))
    case = situation(standard, selection, bind(standard, laid, outlook.frame))
    return Study(standard=standard, dossier=dossier, outlook=outlook, case=case)


def _settling(study: Study, scorer: Scorer) -> Iterator[Action]:
    """Yield what settles or completes something that is in the dossier, or that it asks for."""
    variants = list(variant_actions(study))
    if variants:  # only one can be true of a person
        yield max(variants, key=lambda one: scorer.low([one]))
    yield from answer_actions(study)
    entries = open_entries(study)
    most = _most_entries(study)
    scorer.cut |= len(entries) > most
    yield from entry_actions(study, entries[:most])
    yield from hours_actions(study)


def _most_entries(study: Study) -> int:
    """Return how many achievements are looked at one by one: fewer where a single total takes long."""
    return max(MOST_ENTRIES * USUAL_ENTRIES // max(len(study.dossier.entry), USUAL_ENTRIES), LEAST_ENTRIES)


def _steps(study: Study, found: Found, base: Span) -> Iterator[Step]:
    total, seen = base, set[str]()
    for group, after in zip(found.steps, found.totals, strict=True):
        step = _step(study, group, total, after)
        yield replace(step, do=f"再一项：{step.do}") if step.id in seen else step
        total = after
        seen.add(step.id)


def _others(study: Study, scorer: Scorer, actions: Sequence[Action], base: Span) -> Iterator[Step]:
    """Yield what else raises the low end, each by itself, within a class of effort the weightiest first."""
    ranks = study.outlook.planning.ranks()
    weighed = [(one, scorer.total([one])) for one in actions if not one.id.startswith("variant:")]
    for one, after in sorted(weighed, key=lambda pair: (ranks[pair[0].effort], -pair[1].low, pair[0].id)):
        if after.low > base.low:
            yield _step(study, (one,), base, after)


def _step(study: Study, group: Sequence[Action], before: Span, after: Span) -> Step:
    """Return a step of one action, or of several that count only together."""
    last = group[-1]
    node = study.case.selection.nodes.get(last.node)
    return Step(
        id="+".join(one.id for one in group),
        node=last.node,
        node_title=node.title if node is not None else "全表",
        effort=last.effort,
        do="；".join(one.do for one in group),
        now="；".join(one.now for one in group if one.now),
        given="；".join(one.given for one in group if one.given),
        more="；".join(one.more for one in group if one.more),
        gain=Gain(low=after.low - before.low, high=after.high - before.high),
        after=after,
        imagined=last.imagined,
        months=last.months,
        basis=node.basis if node is not None else study.outlook.planning.basis,
        cites=node.cite if node is not None else (),
        edits=tuple(edit for one in group for edit in one.edits),
    )


def _reachable(study: Study, found: Found, base: Span, after: Span, target: Decimal) -> Reachable:
    if base.low >= target:
        return "reached"
    if found.reached:
        return "yes"
    return still_brings(study, after, target)


def _readings(study: Study, first: Assessment, steps: Sequence[Step]) -> Iterator[OtherReading]:
    edits = [edit for step in steps for edit in step.edits]
    for one in first.readings:
        if one.chosen:
            continue
        other = edited(set_reading(study.dossier, one.question, one.reading), edits)
        after = score(study.standard, other, study.outlook.frame)
        yield OtherReading(
            question=one.question,
            ask=one.ask,
            reading=one.reading,
            title=one.title,
            total=one.total,
            after=after,
            reached=after.low >= first.target,
            cites=one.cites,
        )


def _proofs(study: Study, first: Assessment, evidenced: frozenset[str] | None) -> Iterator[Proof]:
    if evidenced is None:
        return
    points: dict[str, Decimal] = {}
    settled = {"", *evidenced}
    for line in (line for node in first.nodes for line in node.lines if line.counted and line.entry not in settled):
        points[line.entry] = points.get(line.entry, Decimal(0)) + line.span.high
    weighty = sorted(points, key=lambda name: (-points[name], name))[: _most_entries(study)]
    held = score(study.standard, study.dossier, study.outlook.frame, evidenced)
    found = []
    for entry in (one for one in study.dossier.entry if one.id in weighty):
        after = score(study.standard, study.dossier, study.outlook.frame, evidenced | {entry.id})
        gain = Gain(low=after.low - held.low, high=after.high - held.high)
        if gain.low or gain.high:
            found.append(Proof(entry=entry.id, title=entry.title or entry.id, gain=gain, after=after))
    yield from sorted(found, key=lambda one: (-one.gain.low, -one.gain.high))


def _warnings(study: Study, first: Assessment, cut: bool) -> Iterator[str]:
    for gate in first.gates:
        if gate.verdict == "no":
            yield f"控制项“{gate.title}”不符合，分数再高也不能申报"
        elif gate.verdict == "unknown":
            yield f"控制项“{gate.title}”不计分，但还没有定下来：{gate.reason}"
    yield from study.outlook.warnings()
    if cut:
        yield CUT


def _notes(study: Study, actions: Sequence[Action]) -> Iterator[str]:
    if actions:
        yield IF_SO
    if any(one.imagined for one in actions):
        yield IMAGINED
    yield study.outlook.planning.note
