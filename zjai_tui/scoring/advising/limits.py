"""What advice does not advise: what brings nothing, and what is out of the person's hands. Reasons are the engine's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Literal

from ...base.dates import shown_date
from ...base.numbers import plain
from ...dossier.model import Dossier, Entry
from ...rules.standards.standard import UNSEEN_PART, Span
from ..claims import bind
from ..describe import node_results
from ..outcomes import LeafRules, outcome
from ..result import Assessment, NodeResult
from ..scene import input_options, needs_panel, score_inputs
from ..selection import ROOT
from ..telling import whole_caps
from ..uncertainty import Situation, situation, totals
from .actions import Action, Study
from .adding import Idle, kind_named, last_day, too_late
from .result import LeftOut, Useless
from .ways import Place, ways_of


def useless(study: Study, idle: Iterable[Idle]) -> Iterator[Useless]:
    """Yield what would bring nothing: achievements in full places, one after another with the same reason."""
    found = list(idle)
    if not found:
        return
    names = _fresh_names(study.dossier, len(found))
    crowded = _with_all(study, found, names)
    before, after = _results(study.case), _results(crowded)
    whole = whole_caps(crowded.scene, totals(crowded).dropped)
    groups: dict[tuple[str, str], list[Idle]] = {}
    for name, one in zip(names, found, strict=True):
        groups.setdefault(_reason(study, one.place, name, before, after, whole), []).append(one)
    for (node, reason), ones in groups.items():
        yield Useless(
            node=node,
            what=f"再登记{_named(study, [one.place for one in ones])}",
            reason=reason,
            cites=after[node].cites if node else (),
            edits=tuple(one.edit for one in ones),
        )


def useless_from_now(study: Study) -> Iterator[Useless]:
    """Yield the achievements that would come too late if they were earned from now on."""
    for last, ones in too_late(study):
        (leaf, kind), edit = ones[0]
        rules = study.case.selection.rules[leaf]
        said = outcome(rules, Entry(id="", kind=kind, facts=edit.facts), study.bounds).why_not
        yield Useless(
            node="",
            what=f"{shown_date(last)}以后再取得{_named(study, [place for place, _ in ones])}",
            reason=f"例如{said}，不计分" if said else "不计分",
            cites=rules.window.ground_until.cite if rules.window is not None else (),
            edits=tuple(edit for _, edit in ones),
        )


def useless_answers(study: Study, still: Iterable[Action], first: Assessment) -> Iterator[Useless]:
    """Yield the answers, among actions after which the total is `still` the same, that cannot matter.

    An unknown that only counts together with another is among the open items, and is no such answer.
    """
    results = _results(study.case)
    open_ = {item.id for item in first.open_items}
    for one in still:
        if not one.id.startswith(("entry:", "input:")) or not open_.isdisjoint(one.id.split("+")):
            continue
        full = next((node for node in _upwards(study, one.node, results) if node.capped_by), None)
        yield Useless(
            node=one.node if full is None else full.id,
            what=one.do,
            reason="不影响得分" if full is None else _full(full),
            cites=study.case.selection.nodes[one.node].cite if full is None else full.cites,
            edits=one.edits,
        )


def _upwards(study: Study, leaf: str, results: Mapping[str, NodeResult]) -> Iterator[NodeResult]:
    """Yield the results of a leaf and of the nodes above it."""
    yield from (results[node_id] for node_id in study.case.selection.above[leaf] if node_id != ROOT)


def left_out(study: Study) -> Iterator[LeftOut]:
    """Yield what only the committee or time can give, and what cannot be had before the last day."""
    yield from _panel(study)
    yield from _seniority(study)
    yield from _too_long(study)


def _panel(study: Study) -> Iterator[LeftOut]:
    nodes = study.case.selection.nodes
    for leaf, score in study.case.scene.inputs.items():
        if score.low != score.high and needs_panel(study.case.selection, leaf, study.case.claims, score):
            node = nodes[leaf]
            if score.unseen:
                reason = "有的档原表的分值没有见到，要先填写" if score.unknown else UNSEEN_PART
            else:
                reason = "先要填写，幅度内给多少只有评委能定" if score.unknown else "只有评委能定"
            yield LeftOut(node=leaf, title=node.title, span=Span(score.low, score.high), reason=reason, cites=node.cite)
    entries = {entry.id: entry for entry in study.case.claims.entries}
    for leaf, ones in study.case.scene.outcomes.items():
        for one in ones:
            entry = entries[one.entry]
            open_ = _still_open(study.case.selection.rules[leaf], entry) if one.may_count else ""
            if open_:
                yield LeftOut(
                    node=leaf,
                    title=entry.title or entry.id,
                    span=Span(one.low, one.high),
                    reason=open_,
                    cites=one.cites,
                )


def _still_open(rules: LeafRules, entry: Entry) -> str:
    """Return why points stay open although all about an achievement is known; the empty text when they do not."""
    if not rules.node.rows or any(name not in entry.facts for name in rules.used):
        return ""
    found = rules.judge(entry.kind, tuple(entry.facts[name] for name in rules.used))
    if found.low == found.high:
        return ""
    return "原表这一档的分值没有见到" if rules.node.rows[found.row].pending else "幅度内给多少，只有评委能定"


def _seniority(study: Study) -> Iterator[LeftOut]:
    """Yield leaves where more years would bring more: the years are counted up to a fixed day."""
    case = study.case
    for leaf, score in case.scene.inputs.items():
        for name in case.selection.rules[leaf].used:
            derive = case.selection.inputs[name].derive
            until = study.outlook.frame.dates.get(derive.until) if derive is not None else None
            if until is None or name not in case.claims.inputs:
                continue
            options = input_options(case.selection, case.claims, name)
            if any(score_inputs(case.selection, leaf, case.claims, {name: one}).low > score.low for one in options):
                said = case.claims.said.get(name, "")
                reason = f"年限只算到{shown_date(until)}" + (f"，{said}" if said else "") + "，不能再增加"
                node = case.selection.nodes[leaf]
                yield LeftOut(
                    node=leaf, title=node.title, span=Span(score.low, score.high), reason=reason, cites=node.cite
                )


def _too_long(study: Study) -> Iterator[LeftOut]:
    """Yield the kinds that cannot be had any more by the last day, all of one day together."""
    today, found = study.outlook.today, dict[date, list[Place]]()
    for leaf, kind in ways_of(study.case.selection):
        last = last_day(study, leaf)
        if today is not None and last is not None and today <= last and not study.outlook.in_time(kind, last):
            found.setdefault(last, []).append((leaf, kind))
    for last, places in found.items():
        reason = f"按通常要的月数，现在着手到{shown_date(last)}来不及新取得，已有的才能补登"
        yield LeftOut(node="", title=_named(study, places), span=None, reason=reason, cites=())


def _fresh_names(dossier: Dossier, many: int) -> list[str]:
    """Return ids that no achievement has."""
    used = {one.id for one in dossier.entry}
    return [name for at in range(many + len(used)) if (name := f"idle{at}") not in used][:many]


def _with_all(study: Study, idle: Iterable[Idle], names: Iterable[str]) -> Situation:
    """Return the situation with every idle achievement listed: none moves the total, nor do they together."""
    more = (
        Entry(id=name, kind=one.place[1], facts=dict(one.edit.facts)) for name, one in zip(names, idle, strict=True)
    )
    changed = replace(study.dossier, entry=(*study.dossier.entry, *more))
    return situation(study.standard, study.case.selection, bind(study.standard, changed, study.outlook.frame))


def _results(case: Situation) -> Mapping[str, NodeResult]:
    found = totals(case)
    return {one.id: one for one in node_results(case.scene, found.dropped, found.dropped_at_best, {})}


def _reason(
    study: Study,
    place: Place,
    entry: str,
    before: Mapping[str, NodeResult],
    after: Mapping[str, NodeResult],
    whole: tuple[str, ...],
) -> tuple[str, str]:
    """Return the node that stands in the way of an idle achievement, and why."""
    leaf, _ = place
    line = next((one for one in after[leaf].lines if one.entry == entry), None)
    if line is not None and not line.counted:
        return leaf, f"“{after[leaf].title}”{line.why_not}，已有的不比它低，再加无用"
    for node in _upwards(study, leaf, after):
        if node.capped_by and node.span == before[node.id].span:
            return node.id, _full(node)
    clamp = study.case.selection.rules[leaf].node.clamp
    if clamp and after[leaf].span == Span(clamp[1], clamp[1]):
        return leaf, f"“{after[leaf].title}”最多得{plain(clamp[1])}分，已经满了，再加无用"
    if whole:
        return "", f"全表{'；'.join(whole)}，再加无用"
    return leaf, f"“{after[leaf].title}”再加一项，总分不变"


def _full(node: NodeResult) -> str:
    if node.cap is not None and node.span == Span(node.cap, node.cap):
        return f"“{node.title}”已到封顶{plain(node.cap)}分，再加无用"
    return f"“{node.title}”里{'；'.join(node.capped_by)}，再加无用"


def _named(study: Study, places: Iterable[Place]) -> str:
    """Return kinds of achievement in one phrase; one that fits several leaves with the leaf it is meant for."""
    found = list(places)
    titles: dict[str, None] = {}
    for leaf, kind in found:
        title = kind_named(study, kind).title
        shared = sum(other == kind for _, other in ways_of(study.case.selection)) > 1
        here = [one for one, other in found if other == kind]
        if shared and len(here) == 1:
            title += f"（计入“{study.case.selection.nodes[leaf].title}”）"
        titles[title] = None
    return "、".join(titles)


def still_brings(study: Study, after: Span, target: Decimal) -> Literal["panel", "unseen", "no"]:
    """Tell whether what is still open after all steps can reach the target: by the committee, or by unseen points."""
    if not after.low < target <= after.high:
        return "no"
    if any(score.unseen for score in study.case.scene.inputs.values()):
        return "unseen"
    return "panel" if any(True for _ in _panel(study)) else "no"
