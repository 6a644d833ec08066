"""Where an achievement that fits several places counts."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from scoring_tables import FRAME, d, entry, flat, laid, node, papers, person, row, scene, scored, span, table
from zjai_tui.dossier.model import Entry
from zjai_tui.rules.standards.standard import Exclusive, Standard
from zjai_tui.scoring import allocation
from zjai_tui.scoring.adding import total
from zjai_tui.scoring.allocation import Allocation, allocate
from zjai_tui.scoring.engine import score
from zjai_tui.scoring.scene import Scene
from zjai_tui.scoring.uncertainty import CUT

SAME = Exclusive(across=("A.1", "A.2"), same="work", title="同一成果只计一处")
ONCE = Exclusive(across=("A.1", "A.2"), title="只计一处")


def best(at: Scene, high: bool = False) -> Allocation:
    found = allocate(at, high)
    assert found.complete
    return found


def kept(at: Scene, found: Allocation) -> set[tuple[str, str]]:
    slots = set().union(*(group for group, _ in at.groups))
    return slots - found.dropped


def test_without_conflicts_everything_counts() -> None:
    found = best(scene(table(flat("A.1", 3), flat("A.2", 4)), entry("e1")))
    assert (found.points, found.bound, found.dropped) == (7, 7, frozenset())


def test_an_achievement_counts_where_it_brings_more() -> None:
    at = scene(table(flat("A.1", 3), flat("A.2", 4), exclusive=(ONCE,)), entry("e1"))
    found = best(at)
    assert found.points == 4
    assert found.dropped == {("e1", "A.1")}


def papers_at_cap() -> Scene:
    """Papers 3 each, capped at 9; one of the four is the same work as a project that brings 1 to 4."""
    standard = table(
        papers("A.1", row(6, "国家级"), row(3, "省级"), cap=d(9)),
        node("A.2", entries=("prize",), rows=(row((1, 4)),)),
        exclusive=(SAME,),
    )
    sci = entry("p1", level="国家级", work="甲")
    core = [entry(f"p{at}", level="省级") for at in (2, 3, 4)]
    return scene(standard, sci, *core, entry("r1", "prize", work="甲"))


def test_the_bigger_number_is_not_always_the_better_choice() -> None:
    """With p1 (6): 6 + 9 = 15, held at 9, r1 falls away: 9. Without: 9, and r1's 1 to 4: 10 to 13."""
    at = papers_at_cap()
    low, high = best(at), best(at, True)
    assert (low.points, high.points) == (10, 13)
    assert low.dropped == high.dropped == {("p1", "A.1")}


def test_each_end_may_place_it_elsewhere() -> None:
    standard = table(flat("A.1", 3), flat("A.2", (1, 5)), exclusive=(ONCE,))
    at = scene(standard, entry("e1"))
    assert (best(at).points, kept(at, best(at))) == (3, {("e1", "A.1")})
    assert (best(at, True).points, kept(at, best(at, True))) == (5, {("e1", "A.2")})


def test_of_several_achievements_of_one_work_one_counts() -> None:
    standard = table(papers("A.1", row(6, "国家级"), row(3, "省级")), exclusive=(replace(SAME, across=("A.1",)),))
    entries = [
        entry("e1", level="省级", work="甲"),
        entry("e2", level="国家级", work="甲"),
        entry("e3", level="省级", work="乙"),
    ]
    at = scene(standard, *entries)
    assert (best(at).points, best(at).dropped) == (9, {("e1", "A.1")})


def test_one_placement_may_be_in_several_conflicts() -> None:
    """E1 fits both places once; in A.2 it is the same work as e2, which brings 4 there.

    e1 in A.1 and e2 in A.2: 3 + 4; e1 in A.2 alone: 5.
    """
    standard = table(
        papers("A.1", row(3, "国家级"), row(0, "省级")),
        papers("A.2", row(5, "国家级"), row(4, "省级")),
        exclusive=(ONCE, replace(SAME, across=("A.2",))),
    )
    at = scene(standard, entry("e1", level="国家级", work="甲"), entry("e2", level="省级", work="甲"))
    found = best(at)
    assert found.points == 7
    assert ("e1", "A.1") not in found.dropped
    assert ("e2", "A.2") not in found.dropped


def test_equal_choices_do_not_depend_on_the_order_of_the_file() -> None:
    standard = table(flat("A.1", 3), flat("A.2", 3), exclusive=(ONCE,))
    entries = [entry("e1"), entry("e2"), entry("e3")]
    first, second = scene(standard, *entries), scene(standard, *reversed(entries))
    assert best(first).dropped == best(second).dropped


def counting() -> tuple[Standard, list[Entry]]:
    """Items counted in a formula, in groups, and one by one, all competing."""
    standard = table(
        papers("A.1", op="linear", by=(), count="n", per=d(10), times=d(2), plus=d(1), clamp=(d(0), d(9))),
        papers("A.2", row(5, "国家级", per=2), row(4, "省级"), cap=d(8)),
        flat("A.3", 2, take=1),
        exclusive=(Exclusive(across=("A.1", "A.2", "A.3")),),
    )
    levels, numbers = ("国家级", "国家级", "省级", "市级"), (25, 9, 11, 4)
    return standard, [
        entry(f"e{at}", level=level, n=number) for at, (level, number) in enumerate(zip(levels, numbers, strict=True))
    ]


def test_counted_and_grouped_items_are_placed_as_brute_force_would() -> None:
    """e0 and e1 in the formula: 34 / 10 = 3, 1 + 3 x 2 = 7; e2 4 in the second; e3 2 in the third: 13."""
    standard, entries = counting()
    at = scene(standard, *entries)
    slots = set().union(*(group for group, _ in at.groups))
    places = [sorted(slot for slot in slots if slot[0] == one.id) for one in entries]
    most = max(total(at, False, frozenset(slots - set(chosen))) for chosen in product(*places))
    assert best(at).points == most == 13


def long_search() -> Scene:
    standard = table(
        papers("A.1", row(6, "国家级"), row(3, "省级"), cap=d(9)),
        flat("A.2", 2, cap=d(5)),
        flat("A.3", 1),
        exclusive=(Exclusive(across=("A.1", "A.2", "A.3")),),
    )
    return scene(standard, *(entry(f"e{at}", level="国家级" if at % 3 else "省级") for at in range(9)))


def test_many_alike_are_placed_without_trying_every_order_of_them() -> None:
    """Two in the first hold 9, three in the second 5 of their 6, four bring 1 each: 18."""
    found = allocate(long_search(), False)
    assert found.complete
    assert found.points == 18


def test_achievements_in_a_conflict_with_others_are_not_taken_for_alike() -> None:
    """All four bring the same everywhere, but e1 and e2 are one work: in the first only one of them counts.

    First: e0, e1, e3 3 each; second: e2 1, the others count in the first: 9 + 1.
    """
    standard = table(flat("A.1", 3), flat("A.2", 1), exclusive=(ONCE, replace(SAME, across=("A.1",))))
    works = ("甲", "乙", "乙", "丙")
    at = scene(standard, *(entry(f"e{number}", work=work) for number, work in enumerate(works)))
    assert best(at).points == 10


def test_what_is_alike_by_itself_but_competes_with_different_others_is_told_apart() -> None:
    """The papers bring 3 each and 3 together at the most; the prize of the one 2, of the other 1.

    The paper of the second work and the prize of the first: 3 + 2. The other way round 3 + 1.
    """
    prizes = node("B.1", entries=("prize",), rows=(row(2, "国家级"), row(1, "省级")), by=("level",))
    same = Exclusive(across=("A.1", "B.1"), same="work")
    standard = table(papers("A.1", row(3, "*"), cap=d(3)), prizes, exclusive=(same,))
    at = scene(
        standard,
        entry("e1", level="省级", work="甲"),
        entry("e2", level="省级", work="乙"),
        entry("e3", "prize", level="国家级", work="甲"),
        entry("e4", "prize", level="省级", work="乙"),
    )
    found = best(at)
    assert found.points == 5
    assert found.dropped == {("e1", "A.1"), ("e4", "B.1")}


def test_a_search_cut_short_gives_a_bound_that_nothing_exceeds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allocation, "LONGEST_SEARCH", 0)
    cut = allocate(long_search(), False)
    assert not cut.complete
    assert cut.points <= 18 <= cut.bound
    assert total(long_search(), False, cut.dropped) == cut.points
    assert all(len(slots - cut.dropped) <= 1 for slots, _ in long_search().groups)


@pytest.mark.parametrize("longest", [0, 3, 10, 30, 100, 300])
def test_however_early_it_is_cut_the_exact_answer_lies_between(longest: int) -> None:
    cut = allocate(long_search(), False, longest)
    assert cut.points <= 18 <= cut.bound


def test_a_score_whose_search_was_cut_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    selection = long_search().selection
    standard = table(*selection.nodes.values(), exclusive=(Exclusive(across=("A.1", "A.2", "A.3")),))
    entries = [entry(f"e{at}", level="国家级" if at % 3 else "省级") for at in range(9)]
    exact = scored(standard, *entries)
    assert exact.total.exact
    assert exact.notes == ()
    monkeypatch.setattr(allocation, "LONGEST_SEARCH", 0)
    cut = scored(standard, *entries)
    assert cut.total.low <= exact.total.low <= cut.total.high
    assert not cut.total.exact
    assert cut.notes == (CUT,)


def test_the_allocation_counts_in_the_total() -> None:
    standard = table(flat("A.1", 3), flat("A.2", (1, 5)), exclusive=(ONCE,))
    assert score(standard, person(entry("e1")), FRAME) == span(3, 5)
    assert laid(standard, person(entry("e1"))).scene.groups


def test_items_multiplied_in_a_formula_compete_with_the_rest() -> None:
    """25 x 0.1 = 2.5 beats 2, 11 x 0.1 = 1.1 does not."""
    standard = table(papers("A.1", op="linear", by=(), count="n", times=d("0.1")), flat("A.2", 2), exclusive=(ONCE,))
    at = scene(standard, entry("e1", n=25), entry("e2", n=11))
    assert best(at).points == d("4.5")
    assert kept(at, best(at)) == {("e1", "A.1"), ("e2", "A.2")}


def test_a_part_that_completes_a_whole_item_is_not_overlooked() -> None:
    """0.9 is there already: 0.1 more makes it 1 x 9. In the second leaf it would bring 2."""
    formula = node("A.1", "linear", entries=("paper", "prize"), count="size", whole=True, times=d(9))
    standard = table(formula, flat("A.2", 2), exclusive=(ONCE,))
    at = scene(standard, entry("e1", size=0.1), entry("e2", "prize", size=0.9))
    assert best(at).points == 9
