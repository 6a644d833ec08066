"""Actions that list one more achievement, and achievements that would bring nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ...base.dates import shown_date
from ...base.numbers import shown
from ...dossier.model import Entry
from ...rules.standards.standard import Kind, Span
from ..outcomes import LeafRules
from .actions import Action, Study, day_within
from .edits import AddEntry
from .scorer import Scorer
from .ways import Place, Way, hopes_of, way_like, ways_of

MOST_LEVELS = 3
"""Levels tried besides the highest until one brings something."""
IMAGINED = "补登或新取得的业绩是设想的：像本人同类业绩里最高的一档，没有同类的按最低一档；有更高的，加分会更多"


@dataclass(frozen=True, slots=True)
class Idle:
    """One more achievement of a kind, at its highest level, that moves neither end of the total."""

    place: Place
    edit: AddEntry


@dataclass(frozen=True, slots=True)
class Adding:
    """What listing more achievements comes to."""

    actions: tuple[Action, ...]
    idle: tuple[Idle, ...]


def adding(study: Study, scorer: Scorer, base: Span, answered: Sequence[Action]) -> Adding:
    """Return an action for every place where one more achievement brings points, and the places where none does.

    `answered` are the actions that answer questions about the person: while those are open,
    it may not be known whether an achievement lies in time; then it is weighed as if they were done.
    """
    actions, idle, hopes = list[Action](), list[Idle](), hopes_of(study.case.selection)
    for place, ways in ways_of(study.case.selection).items():
        highest = _action(study, place, ways[-1])
        most = scorer.total([highest])
        if not scorer.may_go_on():
            break
        if most.low > base.low:
            actions.append(_chosen(study, scorer, place, ways, ()))
        elif answered and scorer.low([*answered, highest]) > scorer.low(answered):
            actions.append(_chosen(study, scorer, place, ways, answered))
        elif most.high <= base.high and scorer.total([_action(study, place, hopes[place])]).high <= base.high:
            idle.append(Idle(place, _edit(study, place, ways[-1])))
    return Adding(tuple(actions), tuple(idle))


def _chosen(study: Study, scorer: Scorer, place: Place, ways: Sequence[Way], answered: Sequence[Action]) -> Action:
    """Return the action of a place where the highest way brings something, and where that brings more, say so."""
    base = scorer.low(answered)
    way = _modest(study, scorer, place, ways, answered)
    gain, most = (scorer.low([*answered, _action(study, place, one)]) - base for one in (way, ways[-1]))
    return _action(study, place, way, f"最高一档（{ways[-1].words}）加{shown(most)}分" if most > gain else "")


def kind_named(study: Study, kind: str) -> Kind:
    """Return the kind of achievement of that id; the reader saw to it that there is one."""
    return next(one for one in study.standard.kind if one.id == kind)


def last_day(study: Study, leaf: str) -> date | None:
    """Return the last day on which an achievement for a leaf may be earned."""
    return study.outlook.last_day(study.case.selection.rules[leaf].window, study.bounds)


def too_late(study: Study) -> Iterator[tuple[date, list[tuple[Place, AddEntry]]]]:
    """Yield the last days that have passed, with an achievement of today for every place they close.

    A kind that some leaf takes whatever its date is not too late.
    """
    today, found = study.outlook.today, dict[date, list[tuple[Place, AddEntry]]]()
    if today is None:
        return
    ways = ways_of(study.case.selection)
    closed = {place: last for place in ways if (last := _closed(study, place[0], today)) is not None}
    for (leaf, kind), last in closed.items():
        window = study.case.selection.rules[leaf].window
        if window is not None and all(
            _closed(study, other, today) for other, rules in study.case.selection.rules.items() if kind in rules.fields
        ):
            edit = AddEntry(kind, "", {**ways[leaf, kind][-1].facts, window.on: today})
            found.setdefault(last, []).append(((leaf, kind), edit))
    yield from found.items()


def _closed(study: Study, leaf: str, today: date) -> date | None:
    """Return the last day of a leaf's own window when that has passed."""
    last = last_day(study, leaf) if study.case.selection.rules[leaf].window is not None else None
    return last if last is not None and today > last else None


def _modest(study: Study, scorer: Scorer, place: Place, ways: Sequence[Way], answered: Sequence[Action]) -> Way:
    """Return a way that brings something: like the best the person has of the kind, else the lowest tier that does."""
    own = _own_best(study, place)
    above = [way for way in ways if own is None or way.points > own.points]
    for way in ([own, *above] if own is not None else above)[:MOST_LEVELS]:
        if scorer.low([*answered, _action(study, place, way)]) > scorer.low(answered):
            return way
    return ways[-1]


def _own_best(study: Study, place: Place) -> Way | None:
    """Return another achievement like the best the person surely has of the kind at the leaf."""
    leaf, kind = place
    rules = study.case.selection.rules[leaf]
    entries = {entry.id: entry for entry in study.case.claims.entries if entry.kind == kind}
    ways = [
        way_like(study.case.selection, rules, entries[one.entry], one)
        for one in sorted(study.case.scene.outcomes[leaf], key=lambda one: one.entry)
        if one.entry in entries and one.may_count and _is_known(rules, entries[one.entry])
    ]
    return max((way for way in ways if way.points), key=lambda way: way.points, default=None)


def _is_known(rules: LeafRules, entry: Entry) -> bool:
    return entry.sure == "sure" and all(name in entry.facts for name in rules.used)


def _edit(study: Study, place: Place, way: Way) -> AddEntry:
    leaf, kind = place
    window = study.case.selection.rules[leaf].window
    facts = dict(way.facts)
    if window is not None:
        # a day that has come, unless the achievement still has to be earned
        latest = last_day(study, leaf) if _can_earn(study, place) else study.outlook.today
        facts[window.on] = day_within(window, study.bounds, latest)
    return AddEntry(kind, f"设想的{kind_named(study, kind).title}", facts)


def _can_earn(study: Study, place: Place) -> bool:
    return study.outlook.in_time(place[1], last_day(study, place[0]))


def _action(study: Study, place: Place, way: Way, more: str = "") -> Action:
    leaf, kind = place
    title, last = kind_named(study, kind).title, last_day(study, leaf)
    earn = _can_earn(study, place)
    months = study.outlook.planning.months().get(kind) if earn else None
    if earn:
        by = f"在{shown_date(last)}以前" if last is not None else ""
        takes = f"通常要{months}个月左右" if months is not None else "要多久不清楚"
        do = f"补登一项{title}；没有现成的，{by}取得一项，{takes}"
    else:
        do = f"有已经取得、还没有登记的{title}，请补登"
    return Action(
        id=f"add:{kind}@{leaf}:{way.id}",
        node=leaf,
        effort="earn" if earn else "register",
        do=do,
        given=f"按{way.words}设想" if way.words else "",
        more=more,
        months=months,
        edits=(_edit(study, place, way),),
        imagined=True,
        times=study.outlook.planning.most_alike,
    )
