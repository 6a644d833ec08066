"""Rows added, removed, moved, renamed: whatever names a row follows it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from zjai_tui.base.problems import Refused
from zjai_tui.rules.standards.checks import soundness_problems
from zjai_tui.rules.standards.reader import read_draft
from zjai_tui.rules.standards.standard import Renamed, Standard
from zjai_tui.transcribing.drafts.node_address import keys_of, node_at
from zjai_tui.transcribing.drafts.node_tree import add_node, move_node, remove_node, rename_node

SHAPES = Path(__file__).resolve().parents[1] / "standards" / "all_shapes.toml"


@pytest.fixture
def shapes() -> Standard:
    """Have the standard with every rule shape."""
    return read_draft(SHAPES.read_text(encoding="utf-8"), "")[0]


def replacing(standard: Standard, *renamed: Renamed) -> Standard:
    """Return the standard as one that takes the place of an earlier edition."""
    return replace(standard, standard=replace(standard.standard, replaces="before"), renamed=renamed)


def ids(standard: Standard, above: str = "") -> list[str]:
    """Return the ids right below a row, in order, each once."""
    return list(dict.fromkeys(one.id for one in standard.node if one.parent == above))


def test_a_renamed_row_takes_those_below_it_and_every_reference_along(shapes: Standard) -> None:
    renamed = rename_node(shapes, "B", "业绩")
    assert ids(renamed) == ["A", "业绩", "C", "D"]
    assert renamed.open[0].at == ("业绩.research",)
    assert [rule.across for rule in renamed.exclusive] == [("业绩.research", "业绩.paper"), ("业绩.misc", "C.talk")]
    assert [cap.at for cap in renamed.cap] == ["", "业绩"]
    assert set(renamed.case[0].expect) == {"业绩.research"}
    assert soundness_problems(renamed) == soundness_problems(shapes) == []
    assert renamed.renamed == ()  # it replaces nothing
    assert rename_node(renamed, "业绩", "B") == shapes


def test_both_readings_of_a_row_are_renamed_together(shapes: Standard) -> None:
    renamed = rename_node(shapes, "B.research#2", "B.science")
    assert [key for key, node in keys_of(renamed) if "科研" in node.title] == ["B.science", "B.science#2"]


def test_the_rename_map_leads_from_the_id_in_the_edition_before(shapes: Standard) -> None:
    once = rename_node(replacing(shapes), "B.paper", "B.article")
    assert once.renamed == (Renamed(old="B.paper", new="B.article"),)
    twice = rename_node(once, "B.article", "C.article")
    assert twice.renamed == (Renamed(old="B.paper", new="C.article"),)
    assert rename_node(twice, "C.article", "B.paper").renamed == ()
    section = rename_node(once, "B", "Z")
    assert set(section.renamed) == {Renamed(old="B.paper", new="Z.article"), Renamed(old="B", new="Z")}
    below = rename_node(rename_node(replacing(shapes), "B", "Z"), "Z.book", "Z.monograph")
    assert below.renamed[-1] == Renamed(old="B.book", new="Z.monograph")


@pytest.mark.parametrize(
    "new, why",
    [
        ("", "写法不对"),
        ("B..x", "写法不对"),
        ("B x", "写法不对"),
        ("B.paper", "已经有指标"),
        ("Q.x", "上级“Q”不存在"),
        ("total", "留作总分的名字"),
        ("B.research.x", "上级“B.research”不存在"),
    ],
)
def test_an_id_that_cannot_be_is_refused(new: str, why: str, shapes: Standard) -> None:
    with pytest.raises(Refused, match=why):
        rename_node(shapes, "B.research", new)


def test_a_removed_row_is_gone_from_every_rule_and_nothing_is_left_dangling(shapes: Standard) -> None:
    less = remove_node(replacing(shapes, Renamed(old="old", new="B.book")), "B")
    assert ids(less) == ["A", "C", "D"]
    assert [rule.across for rule in less.exclusive] == [("C.talk",)]
    assert less.open[0].at == ()
    assert less.renamed == ()
    assert all("B" not in name for case in less.case for name in case.expect)
    told = {problem.code for problem in soundness_problems(less)}
    assert told <= {"unknown-name"}  # the cap over a tag that only B had
    assert remove_node(less, "C").exclusive == ()


def test_of_two_readings_of_a_row_one_is_removed_and_references_stay(shapes: Standard) -> None:
    less = remove_node(shapes, "B.research#2")
    assert [node.when for key, node in keys_of(less) if node.id == "B.research"] == [{"step": "range"}]
    assert less.exclusive == shapes.exclusive


def test_a_moved_row_takes_those_below_it_along_and_stops_at_the_ends(shapes: Standard) -> None:
    moved = move_node(shapes, "A.most", -1)
    order = [one.id for one in moved.node]
    assert order.index("A.most") + 1 == order.index("A.most.front") < order.index("A.honor")
    assert move_node(moved, "A.most", 1) == shapes
    assert move_node(shapes, "A", -1) is shapes
    sections = [one.id for one in move_node(shapes, "D", -1).node]
    assert sections.index("D.tax") < sections.index("C")


def test_a_new_row_stands_last_below_its_parent_and_rests_on_the_same(shapes: Standard) -> None:
    more, one = add_node(shapes, "A.most")
    assert one == "A.most.1"
    order = [node.id for node in more.node]
    assert order.index(one) == order.index("A.most.base") + 1
    assert node_at(more, one).cite == node_at(shapes, "A.most").cite
    section, letter = add_node(more, "")
    assert (letter, section.node[-1].id) == ("E", "E")
    with pytest.raises(Refused, match="没有这一项"):
        add_node(shapes, "没有")
