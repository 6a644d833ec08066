"""What is still open, what each item can move, and which smallest set decides."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from scoring_tables import FRAME, band, d, entry, flat, node, papers, person, row, scored, table, year
from zjai_tui.dossier.model import Dossier
from zjai_tui.rules.standards.standard import Coef, Exclusive, Standard
from zjai_tui.scoring import opened
from zjai_tui.scoring.engine import assess
from zjai_tui.scoring.result import Assessment, OpenItem

ROLES = Coef(by="role", of={"主持": d(1), "参与": d("0.5")})


def items(found: Assessment) -> dict[str, OpenItem]:
    return {item.id: item for item in found.open_items}


def deciding(found: Assessment) -> set[str]:
    return {item.id for item in found.open_items if item.decides}


def blocking(found: Assessment) -> set[str]:
    return {item.id for item in found.open_items if item.blocks}


def doubtful(*pts: int) -> Standard:
    """Leaves of so many points; `unsure` gives each an unsure prize of its own."""
    return table(*(papers(f"A.{at}", row(points, f"{at}..{at}"), by=("rank",)) for at, points in enumerate(pts, 1)))


def unsure(count: int) -> list:
    return [entry(f"e{at}", sure="unsure", title=f"业绩{at}", rank=at) for at in range(1, count + 1)]


# ---------------------------------------------------------------- what is listed


def test_a_sure_total_has_nothing_open() -> None:
    assert scored(doubtful(5), entry("e1", rank=1)).open_items == ()
    # missing, but the cap is reached in any case
    assert scored(table(flat("A.1", (5, 9)), node("A", cap=d(5))), entry("e1")).open_items == ()


def test_every_open_item_says_what_would_settle_it_and_what_it_can_move() -> None:
    found = scored(doubtful(5, 3), *unsure(2))
    assert found.open_items == (
        OpenItem(id="entry:e1", title="业绩1", asks=("标了待核实，可能不算",), worth=d(5)),
        OpenItem(id="entry:e2", title="业绩2", asks=("标了待核实，可能不算",), worth=d(3)),
    )


def test_an_entry_without_a_title_is_called_by_its_id() -> None:
    (item,) = scored(doubtful(5), entry("e1", sure="unsure", rank=1)).open_items
    assert item.title == "e1"


def test_what_is_already_capped_is_worth_less() -> None:
    """6 sure and two doubtful, 5 and 3, under a cap of 10: 6 to 10.

    The first alone lifts the low end by 4 (6 + 5, held at 10); without it the high end is 9: 1 less.
    The second lifts by 3; without it the high end stays 10.
    """
    standard = table(
        node("A", cap=d(10)),
        *(papers(f"A.{at}", row(points, f"{at}..{at}"), by=("rank",)) for at, points in enumerate((5, 3, 6), 1)),
    )
    found = scored(standard, *unsure(2), entry("e3", rank=3))
    assert (found.total.low, found.total.high) == (6, 10)
    assert {name: item.worth for name, item in items(found).items()} == {"entry:e1": 4, "entry:e2": 3}


def test_an_item_that_moves_nothing_alone_is_still_listed() -> None:
    """Two halves of a pair: 0 to 2, and neither alone makes it."""
    standard = table(papers("A.1", row(2, "省级", per=2)))
    found = scored(standard, *(entry(f"e{at}", sure="unsure", level="省级") for at in (1, 2)), target=2)
    assert {item.worth for item in found.open_items} == {2}  # without one of them the high end is 0
    assert deciding(found) == {"entry:e1", "entry:e2"}
    assert len(blocking(found)) == 1


def test_inputs_are_listed_once_however_many_leaves_read_them() -> None:
    standard = table(
        node("A.1", "bands", by=("mode",), rows=(row(3, "全日制"), row(1, "在职"))),
        node("A.2", "bands", by=("mode",), rows=(row(1, "全日制"), row(4, "在职"))),
    )
    found = scored(standard)
    assert list(items(found)) == ["input:mode"]
    item = items(found)["input:mode"]
    assert (item.title, item.asks, item.worth) == ("学习形式", ("学习形式没有填",), 1)
    assert not item.by_panel


def test_what_only_the_panel_knows_is_told_apart() -> None:
    standard = table(
        node("A.1", "sum", asked_of="panel", cap=d(4), title="评委评价"),
        node("A.2", "linear", input="vote", times=d(2), clamp=(d(0), d(2))),
        node("A.3", "bands", by=("related",), rows=(row((0, 1), "是"), row(0, "否")), title="双学历"),
    )
    found = items(scored(standard, related=True))
    assert {name: (item.title, item.asks, item.worth) for name, item in found.items()} == {
        "panel:A.1": ("评委评价", ("只有评委能定",), 4),
        "panel:vote": ("推荐通过率", ("推荐通过率由评委给出",), 2),
        "panel:A.3": ("双学历", ("由评委在0～1分之间酌定，自己填不了",), 1),
    }
    assert all(item.by_panel for item in found.values())


def test_an_answer_missing_where_the_panel_also_has_a_say_is_one_question_that_says_so() -> None:
    standard = table(node("A.1", "bands", by=("related",), rows=(row((0, 3), "是"), row(0, "否"))))
    found = items(scored(standard))
    assert set(found) == {"input:related"}
    assert found["input:related"].asks[1:] == ("填写以后，幅度内给多少由评委酌定",)
    assert found["input:related"].worth == 3


def test_the_panel_is_not_named_where_filling_in_can_bring_the_most_by_itself() -> None:
    rows = (row(3, "是"), row((0, 3), "否"))
    found = items(scored(table(node("A.1", "bands", by=("related",), rows=rows))))
    assert [(one.id, len(one.asks)) for one in found.values()] == [("input:related", 1)]
    known = items(scored(table(node("A.1", "bands", by=("related",), rows=rows)), related=False))
    assert set(known) == {"panel:A.1"}


def test_counted_years_are_one_question() -> None:
    standard = table(node("A.1", "bands", input="hours", rows=(band(5, 3), band(2, 2, 3))))
    known = Dossier(education=(year(2022, 90), year(2023, 90), year(2024, 40, finished=False)))
    (item,) = assess(standard, known, FRAME).open_items
    assert (item.id, item.worth) == ("input:hours", 3)
    assert item.asks == ("学时达标年数还不能确定，继续教育学时没有填全",)


def test_an_input_that_cannot_move_anything_is_not_listed() -> None:
    standard = table(node("A.1", "bands", input="years", rows=(band(5),)), flat("A.2", (1, 2)))
    assert list(items(scored(standard, entry("e1")))) == ["entry:e1"]


def test_a_missing_fact_is_worth_what_its_best_value_brings() -> None:
    standard = table(flat("A.1", 6, coef=(ROLES,)))
    (item,) = scored(standard, entry("e1")).open_items
    assert (item.asks, item.worth) == (("身份没有填",), 3)


def test_an_achievement_that_cannot_count_is_not_asked_about() -> None:
    standard = table(papers("A.1", row(6, "国家级"), coef=(ROLES,)), flat("A.2", (0, 1)))
    found = items(scored(standard, entry("e1", level="市级")))
    assert found["entry:e1"].asks == ("由评委在0～1分之间酌定，自己填不了",)


def test_discretion_is_settled_together_with_what_is_missing() -> None:
    """国家级 4 to 6, or 省级 1: the item alone reaches from 1 to 6."""
    standard = table(papers("A.1", row((4, 6), "国家级"), row(1, "*")))
    (item,) = scored(standard, entry("e1")).open_items
    assert item.worth == 5


def test_where_an_achievement_is_placed_best_is_part_of_its_worth() -> None:
    """国家级 5 in the first or 省级 4 in the second; else 1: 1 to 5."""
    standard = table(
        papers("A.1", row(5, "国家级"), row(1, "*")),
        papers("A.2", row(4, "省级"), row(1, "*")),
        exclusive=(Exclusive(across=("A.1", "A.2")),),
    )
    (item,) = scored(standard, entry("e1"), target=5).open_items
    assert (item.worth, item.decides, item.blocks) == (4, True, True)


# ---------------------------------------------------------------- what decides


@pytest.mark.parametrize(
    "target, decides, blocks",
    [
        (5, {"e1"}, {"e1", "e2"}),  # 5 alone; 10 - 5 is not below 5, 10 - 8 is
        (6, {"e1", "e3"}, {"e1"}),  # 5 + 2 >= 6: the smallest sets have two; 10 - 5 = 5 < 6
        (8, {"e1", "e2"}, {"e2"}),  # 5 + 3; 10 - 3 = 7 < 8
        (10, {"e1", "e2", "e3"}, {"e3"}),  # all; 10 - 2 = 8 < 10
    ],
)
def test_the_smallest_set_decides(target: int, decides: set[str], blocks: set[str]) -> None:
    found = scored(doubtful(5, 3, 2), *unsure(3), target=target)
    assert found.decision == "undecided"
    assert len(deciding(found)) == len(decides)
    assert len(blocking(found)) == len(blocks)
    worth = {name: item.worth for name, item in items(found).items()}
    assert sum(worth[name] for name in deciding(found)) >= target
    assert 10 - sum(worth[name] for name in blocking(found)) < target


@pytest.mark.parametrize("most", [0, 150])
def test_the_weightiest_items_are_not_always_the_deciding_ones(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """A holds 6 of its 5 + 5, so the two largest do not reach 9; one of them and B's 4 do."""
    monkeypatch.setattr(opened, "MOST_SETS", most)
    standard = table(
        node("A", cap=d(6)),
        papers("A.1", row(5, "1..1"), by=("rank",)),
        papers("A.2", row(5, "2..2"), by=("rank",)),
        papers("B.1", row(4, "3..3"), by=("rank",)),
    )
    found = scored(standard, *unsure(3), target=9)
    assert len(deciding(found)) == 2
    assert "entry:e3" in deciding(found)


def test_a_decided_score_has_no_deciding_items() -> None:
    reached = scored(doubtful(5, 3), *unsure(1), entry("e2", rank=2), target=3)
    assert reached.decision == "reached"
    missed = scored(doubtful(5, 3), *unsure(2), target=9)
    assert missed.decision == "not_reached"
    for found in (reached, missed):
        assert found.open_items
        assert not deciding(found) | blocking(found)


def test_the_target_at_the_very_top_of_the_interval_is_still_open() -> None:
    found = scored(doubtful(5, 3), *unsure(2), target=8)
    assert found.decision == "undecided"
    assert deciding(found) == {"entry:e1", "entry:e2"}
    assert len(blocking(found)) == 1


def test_the_search_for_the_smallest_set_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut short, the set still suffices, though it need not be the smallest."""
    monkeypatch.setattr(opened, "MOST_SETS", 0)
    found = scored(doubtful(5, 3, 2), *unsure(3), target=8)
    total = sum(items(found)[name].worth for name in deciding(found))
    assert total >= 8


def test_many_small_items_do_not_make_the_search_endless() -> None:
    count = 40
    standard = doubtful(*([1] * count))
    found = scored(standard, *unsure(count), target=20)
    assert len(deciding(found)) == 20
    assert len(blocking(found)) == 21


def test_only_sets_that_can_add_up_are_tried() -> None:
    moves = {name: Decimal(points) for name, points in {"a": 5, "b": 3, "c": 2}.items()}
    order = ["a", "b", "c"]
    assert list(opened._sets(order, moves, 1, d(4))) == [("a",)]
    assert list(opened._sets(order, moves, 2, d(5))) == [("a", "b"), ("a", "c"), ("b", "c")]
    assert list(opened._sets(order, moves, 2, d(6))) == [("a", "b"), ("a", "c")]
    assert list(opened._sets(order, moves, 3, d(11))) == []


def test_items_are_listed_the_weightiest_first_and_then_by_name() -> None:
    found = scored(doubtful(3, 5, 3), *unsure(3))
    assert [item.id for item in found.open_items] == ["entry:e2", "entry:e1", "entry:e3"]
    shuffled = assess(doubtful(3, 5, 3), replace(person(), entry=tuple(reversed(unsure(3)))), FRAME)
    assert [item.id for item in shuffled.open_items] == ["entry:e2", "entry:e1", "entry:e3"]
