"""Actions that settle what is doubtful or missing about the achievements in a dossier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product
from math import prod

from ...base.numbers import ZERO
from ...base.text import quoted
from ...dossier.model import Entry
from ...rules.fields import Field, Value
from ..judging import answer_words, points_text, value_words
from ..outcomes import LeafRules, Outcome, outcome, unknown_options
from ..telling import units_text
from .actions import Action, Study, day_within, local_points
from .edits import CompleteEntry

MOST_COMBINATIONS = 1024
"""Combinations of missing answers tried for one achievement; beyond, each answer is chosen by itself."""
MOST_UNITS = 20
"""Numbers tried for how many items an achievement stands for."""

Options = Mapping[str, Sequence[Value]]


def open_entries(study: Study) -> list[Entry]:
    """Return the achievements with something doubtful or missing that may count, those with most at stake first."""
    at_stake: dict[str, Decimal] = {}
    for leaf, ones in study.case.scene.outcomes.items():
        ceiling = study.case.selection.rules[leaf].ceiling
        for one in ones:
            if one.may_count:
                width = min(one.high, ceiling) - one.low + min(one.units_high, ceiling) - one.units_low
                at_stake[one.entry] = at_stake.get(one.entry, ZERO) + width
    found = [one for one in study.case.claims.entries if one.id in at_stake and _is_open(study, one)]
    return sorted(found, key=lambda one: (-at_stake[one.id], one.id))


def entry_actions(study: Study, entries: Iterable[Entry]) -> Iterator[Action]:
    """Yield an action for each of these achievements, its missing answers taken at their best."""
    for entry in entries:
        rules = _rules(study, entry)
        held = {one.leaf: one for ones in study.case.scene.outcomes.values() for one in ones if one.entry == entry.id}
        yield _action(study, entry, rules, _options(study, rules, entry), held)


def best_values(rules: Iterable[LeafRules], entry: Entry, options: Options, bounds: Mapping[str, date]) -> Entry:
    """Return the entry, certain, with the answers that bring most; of several such the first in each list."""
    leaves = list(rules)

    def worth(values: Mapping[str, Value]) -> Decimal:
        full = _with(entry, values)
        return sum((local_points(one, outcome(one, full, bounds)) for one in leaves), ZERO)

    if prod(map(len, options.values())) <= MOST_COMBINATIONS:
        every = (dict(zip(options, values, strict=True)) for values in product(*options.values()))
        return _with(entry, max(every, key=worth))
    chosen = {name: values[0] for name, values in options.items()}
    for name, values in options.items():
        chosen[name] = max(values, key=lambda value, name=name: worth({**chosen, name: value}))  # type: ignore[misc]
    return _with(entry, chosen)


def unit_numbers(rules: LeafRules, field: Field) -> Sequence[Decimal]:
    """Return numbers of items worth trying, the smallest first: one by one, and what fills whole awards."""
    least = max(field.min or ZERO, Decimal(1))
    found = {least + more for more in range(MOST_UNITS)}
    if rules.node.per is not None:
        found |= {rules.node.minus + rules.node.per * times for times in range(1, MOST_UNITS + 1)}
    return sorted(one for one in found if one >= least and (field.max is None or one <= field.max))


def if_text(pairs: Sequence[tuple[Field, Value]]) -> str:
    """Return answers as they stand after 若: ``为第1名``; of several each with its question."""
    if len(pairs) > 1:
        return "、".join(answer_words(field, value) for field, value in pairs)
    return "".join(
        f"为{value_words(field, value)}" if field.type in {"rank", "choice", "text"} else value_words(field, value)
        for field, value in pairs
    )


def _with(entry: Entry, values: Mapping[str, Value]) -> Entry:
    return replace(entry, facts={**entry.facts, **values}, sure="sure")


def _rules(study: Study, entry: Entry) -> list[LeafRules]:
    return [one for one in study.case.selection.rules.values() if entry.kind in one.fields]


def _is_open(study: Study, entry: Entry) -> bool:
    return entry.sure == "unsure" or any(
        name not in entry.facts
        for one in _rules(study, entry)
        for name in (*one.used, *([one.window.on] if one.window is not None else []))
    )


def _options(study: Study, rules: Sequence[LeafRules], entry: Entry) -> Options:
    options: dict[str, Sequence[Value]] = dict(unknown_options(rules, entry))
    for one in rules:
        fields, node = one.fields[entry.kind], one.node
        if node.count in options:
            options[node.count] = unit_numbers(one, fields[node.count])
        if node.bonus in options:
            field = fields[node.bonus]
            options[node.bonus] = (field.min or ZERO, one.ceiling if field.max is None else field.max)
        if one.window is not None and one.window.on not in entry.facts:
            day = day_within(one.window, study.bounds, study.outlook.today)
            options[one.window.on] = tuple(dict.fromkeys((*options.get(one.window.on, ()), day)))
    return options


def _action(
    study: Study, entry: Entry, rules: Sequence[LeafRules], options: Options, held: Mapping[str, Outcome]
) -> Action:
    full = best_values(rules, entry, options, study.bounds)
    rise = {
        one.node.id: local_points(one, outcome(one, full, study.bounds)) - local_points(one, held[one.node.id])
        for one in rules
    }
    leaf = max(rise, key=lambda node_id: rise[node_id])
    main = study.case.selection.rules[leaf]
    fields = main.fields[entry.kind]
    windows = {one.window.on: one.window.title for one in rules if one.window is not None}
    missing = "、".join(fields[name].title for name in options)
    doubtful = entry.sure == "unsure"
    title = quoted(entry.title or entry.id)
    do = f"核实{title}" + (f"，并补上{missing}" if missing else "") if doubtful else f"补上{title}的{missing}"
    dated = [name for name in options if name in windows and fields[name].type == "date"]
    found = [(fields[name], full.facts[name]) for name in options if name not in dated]
    given = ["属实"] if doubtful else []
    given += [f"{fields[name].title}在“{windows[name]}”内" for name in dated]
    given += [if_text(found)] if found else []
    one = held[leaf]
    now = units_text([one]) if main.node.op == "linear" else points_text(one.low, one.high)
    return Action(
        id=f"entry:{entry.id}",
        node=leaf,
        effort="verify" if doubtful else "answer",
        do=do,
        now=f"现按{now}计",
        given=f"若{'、'.join(given)}",
        edits=(CompleteEntry(entry.id, {name: full.facts[name] for name in options}),),
    )
