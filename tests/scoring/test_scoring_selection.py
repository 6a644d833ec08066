"""Which part of a table applies: post category, readings, and what is prepared once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring_tables import d, flat, node, papers, row, table
from zjai_tui.rules.standards.standard import Open, Reading, Standard, TagCap, Variant, Window
from zjai_tui.scoring.selection import ROOT, Selection, choices, default_reading, select

SINCE = Open(
    id="since",
    ask="从哪天算起？",
    default="all",
    reading=(Reading(id="title", title="取得后"), Reading(id="all", title="不限")),
)
STEP = Open(id="step", ask="是否递减？", reading=(Reading(id="no", title="否"), Reading(id="yes", title="是")))
POSTS = (Variant(id="design", title="设计"), Variant(id="ops", title="运行"))


def selected(standard: Standard, variant: str = "", **readings: str) -> Selection:
    return select(standard, choices(standard, variant, readings))


def test_without_a_choice_the_declared_reading_applies_else_the_first() -> None:
    standard = table(flat("A.1"), open=(SINCE, STEP))
    assert default_reading(standard, "since") == "all"
    assert default_reading(standard, "step") == "no"
    assert choices(standard, "", {}) == {"since": "all", "step": "no"}


def test_a_choice_that_does_not_exist_is_as_none() -> None:
    standard = table(flat("A.1"), open=(SINCE,), variant=POSTS)
    assert choices(standard, "sales", {"since": "never", "other": "x"}) == {"since": "all", "variant": "design"}
    assert choices(standard, "ops", {"since": "title"}) == {"since": "title", "variant": "ops"}


def test_nodes_choose_themselves_by_post_category_and_reading() -> None:
    leaf = flat("A.1", 3)
    nodes = (
        replace(leaf, when={"variant": "design", "since": "title"}),
        replace(leaf, when={"variant": "design", "since": "all"}, cap=d(1)),
        replace(leaf, when={"variant": "ops"}, cap=d(2)),
        flat("A.2"),
    )
    standard = table(*nodes, open=(SINCE,), variant=POSTS)
    caps = {
        (variant, reading): selected(standard, variant, since=reading).nodes["A.1"].cap
        for variant in ("design", "ops")
        for reading in ("title", "all")
    }
    assert caps == {("design", "title"): None, ("design", "all"): 1, ("ops", "title"): 2, ("ops", "all"): 2}
    assert "A.2" in selected(standard, "ops").nodes


def test_a_node_whose_parent_does_not_apply_has_no_place() -> None:
    standard = table(replace(node("A"), when={"since": "title"}), node("A.1"), flat("A.1.x"), flat("B"), open=(SINCE,))
    assert set(selected(standard, since="all").nodes) == {"B"}
    assert set(selected(standard, since="title").nodes) == {"A", "A.1", "A.1.x", "B"}


def test_windows_choose_themselves_by_reading() -> None:
    windows = tuple(
        Window(id="w", title=title, on="date", until="cycle:achievements", when={"since": reading})
        for title, reading in (("严", "title"), ("宽", "all"))
    )
    standard = table(flat("A.1", window="w"), open=(SINCE,), window=windows)
    for reading, title in (("title", "严"), ("all", "宽")):
        window = selected(standard, since=reading).rules["A.1"].window
        assert window is not None
        assert window.title == title


TREE = table(flat("A.1.x"), flat("A.1.y"), flat("A.2"), flat("B.1"))


def test_the_tree_knows_its_leaves_and_what_they_may_change() -> None:
    selection = selected(TREE)
    assert selection.leaves[ROOT] == ("A.1.x", "A.1.y", "A.2", "B.1")
    assert selection.leaves["A"] == ("A.1.x", "A.1.y", "A.2")
    assert selection.leaves["A.2"] == ("A.2",)
    assert selection.above["A.1.y"] == ("A.1.y", "A.1", "A", ROOT)
    assert selection.children == {ROOT: ("A", "B"), "A": ("A.1", "A.2"), "A.1": ("A.1.x", "A.1.y"), "B": ("B.1",)}


@pytest.mark.parametrize(
    "own, weights, most, ceiling",
    [
        (7, (1, 1), 100, "7"),
        (None, (1, 1), 100, "100"),
        (None, ("0.5", 1), 100, "200"),
        (None, ("0.5", "0.3"), 10, "67"),  # 10 / 0.5 / 0.3 = 66.7, upwards
    ],
)
def test_what_a_leaf_can_give_at_most(own: int | None, weights: tuple[str, str], most: int, ceiling: str) -> None:
    section, leaf = weights
    standard = table(
        node("A", weight=d(section)), flat("A.1", weight=d(leaf), cap=None if own is None else d(own)), most=most
    )
    assert selected(standard).rules["A.1"].ceiling == d(ceiling)


def caps_at(standard: Standard) -> dict[str, list[str]]:
    return {at: [cap.tag for cap in caps] for at, caps in selected(standard).caps_at.items()}


def test_a_tag_cap_is_taken_away_where_everything_tagged_comes_together() -> None:
    one = papers("A.1", row(3, "省级", tag="甲"), row(3, "市级"))
    cap = TagCap(tag="甲", max=d(2))
    assert caps_at(table(one, flat("A.2"), cap=(cap,))) == {"A.1": ["甲"]}
    assert caps_at(table(one, flat("A.2", tag="甲"), cap=(cap,))) == {"A": ["甲"]}
    assert caps_at(table(one, flat("B.1", tag="甲"), cap=(cap,))) == {ROOT: ["甲"]}


def test_a_tag_cap_stands_where_the_table_puts_it() -> None:
    one = papers("A.1", row(3, "省级", tag="甲"))
    assert caps_at(table(one, cap=(TagCap(tag="甲", max=d(2), at="A"),))) == {"A": ["甲"]}
    two = (TagCap(tag="甲", max=d(2), at="A"), TagCap(tag="乙", max=d(1), at="A"))
    assert caps_at(table(one, flat("A.2", tag="乙"), cap=two)) == {"A": ["甲", "乙"]}


def test_a_cap_at_a_node_that_does_not_apply_moves_to_what_is_tagged() -> None:
    gone = replace(flat("B"), when={"since": "title"})
    standard = table(flat("A.1", tag="甲"), gone, cap=(TagCap(tag="甲", max=d(2), at="B"),), open=(SINCE,))
    assert set(selected(standard, since="all").caps_at) == {"A.1"}


def test_what_does_not_depend_on_the_dossier_is_prepared_once() -> None:
    standard = table(flat("A.1"), open=(SINCE,))
    assert selected(standard) is selected(standard)
    assert selected(standard) is not selected(standard, since="title")
    assert selected(standard) is not selected(replace(standard))
