"""The best reachable score of every node, found by trying every answer there is: lint knows it, or says it does not.

The search knows nothing of rules: it makes dossiers and has them scored. No answer to a
question about an achievement is left out, and every combination is listed several times.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from invented import FRAME
from small_tables import INPUTS, KINDS, small_standards
from zjai_tui.dossier.model import Dossier, Entry
from zjai_tui.rules.fields import Field, Value
from zjai_tui.rules.linting.lint import lint
from zjai_tui.rules.linting.reach import Reach
from zjai_tui.rules.standards.checks import soundness_problems
from zjai_tui.rules.standards.standard import Node, Standard
from zjai_tui.rules.standards.tables import tables
from zjai_tui.scoring.adding import node_points, raw_points
from zjai_tui.scoring.claims import bind
from zjai_tui.scoring.outcomes import outcome
from zjai_tui.scoring.scene import Scene
from zjai_tui.scoring.selection import ROOT, choices, select
from zjai_tui.scoring.uncertainty import Settled, settle, situation

COPIES = (3, 6, 50, 60)
"""Copies of every achievement there could be; what still grows at the end grows for ever."""
ENDLESS = Decimal("Infinity")

SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
quiet = settings(max_examples=50, deadline=None, suppress_health_check=SLOW)
brief = settings(quiet, max_examples=20)


def answers(field: Field) -> list[Value]:
    """Everything a question admits: all of them are whole numbers, choices or yes and no."""
    match field.type:
        case "yes_no":
            return [False, True]
        case "choice":
            return list(field.choices)
    assert field.max is not None
    return [Decimal(number) for number in range(1 if field.type == "rank" else 0, int(field.max) + 1)]


def achievements(standard: Standard) -> tuple[Entry, ...]:
    """Every achievement there could be; of those that bring the same everywhere only one."""
    selection = select(standard, choices(standard, "", {}))
    rules = [one for one in selection.rules.values() if one.node.entries]
    used = {name for one in rules for name in one.used}
    found: dict[object, Entry] = {}
    for kind in KINDS:
        mine = [one for one in rules if kind.id in one.fields]
        asked = [field for field in kind.field if field.id in used]
        for values in product(*(answers(field) for field in asked)):
            facts = dict(zip((field.id for field in asked), values, strict=True))
            entry = Entry(id=f"e{len(found)}", kind=kind.id, facts=facts)
            effect = tuple((one.node.id, outcome(one, entry, {}).effect) for one in mine)
            found.setdefault(effect, entry)
    return tuple(found.values())


def scenes(standard: Standard, entries: tuple[Entry, ...], copies: int = 1) -> Iterator[Scene]:
    """The dossier with these achievements, each so often, under every combination of answers to the questions."""
    selection = select(standard, choices(standard, "", {}))
    case = situation(standard, selection, bind(standard, Dossier(entry=entries), FRAME))
    often = {leaf: ones * copies for leaf, ones in case.scene.outcomes.items()}
    case = replace(case, scene=replace(case.scene, outcomes=often, memo={}))
    raw_points(case.scene, ROOT, True)  # what no answer changes is kept for all of them
    used = {name for rules in selection.rules.values() if not rules.node.entries for name in rules.used}
    asked = [one for one in INPUTS if one.id in used]
    for values in product(*(answers(field) for field in asked)):
        yield settle(case, Settled(inputs=dict(zip((field.id for field in asked), values, strict=True))))


def searched(standard: Standard) -> Mapping[str, Decimal]:
    """The best points of every node, and of the table, before its own cap."""
    every = achievements(standard)
    best = _best(standard, every, COPIES[0])
    growing = dict(best)
    for copies in COPIES[1:]:
        before, growing = growing, _best(standard, every, copies)
        if growing == before:
            return best | growing
        best |= growing
    return {node_id: ENDLESS if points > before[node_id] else points for node_id, points in growing.items()}


def _best(standard: Standard, entries: tuple[Entry, ...], copies: int) -> dict[str, Decimal]:
    best: dict[str, Decimal] = {}
    asking = [node.id for node in standard.node if node.input or (node.by and not node.entries)]
    for scene in scenes(standard, entries, copies):
        for node_id in (ROOT, *(node.id for node in standard.node)):
            if node_id in best and not any(_is_below(one, node_id) for one in asking):
                continue  # no answer changes it
            best[node_id] = max(best.get(node_id, Decimal(0)), raw_points(scene, node_id, True))
    return best


def _is_below(node_id: str, top: str) -> bool:
    return top in {ROOT, node_id} or node_id.startswith(f"{top}.")


@given(small_standards())
@quiet
def test_the_declared_maximum_is_the_best_score_a_search_over_all_dossiers_finds_or_lint_says_so(standard):
    assert soundness_problems(standard) == []
    (table,) = tables(standard)
    reach = Reach(standard, table)
    best = searched(standard)
    assert {node_id: reach.most(node_id, alone=True) for node_id in best} == best
    told = {(one.code, one.node) for one in lint(standard)}
    printed = standard.standard.max
    assert (best[ROOT] < printed) == (("total-not-reached", "total") in told)
    assert (printed < best[ROOT] < ENDLESS) == (("total-exceeded", "total") in told)
    for node in standard.node:
        leaf = not any(other.parent == node.id for other in standard.node)
        if node.cap is not None and best[node.id] < node.cap:
            assert ("cap-never-binds", node.id) in told
        if not standard.cap and ("cap-never-binds", node.id) in told:
            assert node.cap is not None
            assert best[node.id] < node.cap
        if best[node.id] == ENDLESS and leaf and all(one.cap is None for one in _above(standard, node)):
            assert standard.cap or ("no-limit", node.id) in told
        exceeded = not leaf and not node.parent and node.cap is not None and node.cap < best[node.id] < ENDLESS
        assert standard.cap or exceeded == (("section-exceeded", node.id) in told)


@given(small_standards(), st.data())
@brief
def test_what_lint_says_of_a_cap_is_what_the_node_can_bring_to_the_table(standard, data):
    node = data.draw(st.sampled_from(standard.node))
    (table,) = tables(standard)
    most = Reach(standard, table).most(node.id)
    if _needs_cap(node) and node.cap is not None:
        most = min(most, node.cap)
    assert most == searched(_alone(standard, node))[ROOT] / _weight(standard, node)


@given(small_standards(), st.data())
@brief
def test_no_dossier_brings_a_node_more_than_its_best(standard, data):
    every = achievements(standard)
    some = tuple(data.draw(st.lists(st.sampled_from(every), max_size=5, unique_by=lambda one: one.id))) if every else ()
    (table,) = tables(standard)
    reach = Reach(standard, table)
    for scene in scenes(standard, some):
        for node in standard.node:
            most = reach.most(node.id, alone=True)
            assert node_points(scene, node.id, True) <= (most if node.cap is None else min(most, node.cap))


def _above(standard: Standard, node: Node) -> list[Node]:
    return [one for one in standard.node if _is_below(node.id, one.id)]


def _weight(standard: Standard, node: Node) -> Decimal:
    weight = Decimal(1)
    for one in _above(standard, node):
        weight *= one.weight
    return weight


def _alone(standard: Standard, node: Node) -> Standard:
    """The table with nothing but one node and what is below it; tag caps stay where they were applied."""
    (table,) = tables(standard)
    reach = Reach(standard, table)
    path = {one.id for one in _above(standard, node)}
    kept = [one for one in standard.node if one.id in path or _is_below(one.id, node.id)]
    nodes = [_bare(one, one is node) if one.id in path else one for one in kept]
    caps = [replace(cap, at=reach.place(cap)) for cap in standard.cap]
    ids = {one.id for one in kept}
    caps = [cap for cap in caps if not cap.at or cap.at in ids]
    # something tagged beside the node, so that a cap of the whole table stays one
    idle = [
        Node(id=f"Z{tag}", title="", op="sum", asked_of="panel", cap=Decimal(0), tag=tag)
        for tag in sorted({cap.tag for cap in caps})
    ]
    return replace(standard, node=(*nodes, *idle), cap=tuple(caps))


def _bare(node: Node, itself: bool) -> Node:
    return replace(node, cap=node.cap if _needs_cap(node) else None, op=node.op if itself else "sum")


def _needs_cap(node: Node) -> bool:
    """Whether a cap says more than where to stop: what a bonus may raise the highest tier to, what the panel has."""
    return node.op == "ladder" or node.asked_of == "panel"
