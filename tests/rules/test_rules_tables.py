from __future__ import annotations

from rules_points import node, panel, single
from zjai_tui.rules.standards.tables import Table, tables

VARIANTS = '[[variant]]\nid = "d"\ntitle = "设计"\n[[variant]]\nid = "o"\ntitle = "运行"\n'
QUESTION = (
    '[[open]]\nid = "q"\nask = "?"\ndefault = "b"\n'
    'reading = [{ id = "a", title = "甲读法" }, { id = "b", title = "乙读法" }, { id = "c", title = "丙读法" }]\n'
)


def made(*parts: str) -> list[Table]:
    return list(tables(single(*parts)))


def ids(table: Table) -> list[str]:
    return [one.id for one in table.nodes]


def test_a_standard_without_choices_is_one_table() -> None:
    found = made(node("A"), panel("A.1", 3), panel("A.2", 4))
    assert [one.label for one in found] == [""]
    assert [one.id for one in found[0].children["A"]] == ["A.1", "A.2"]
    assert [one.id for one in found[0].children[""]] == ["A"]


def test_each_choice_is_varied_by_itself_and_the_usual_one_comes_first() -> None:
    nodes = [
        node(f"{variant}{reading}", f'asked_of = "panel"\ncap = 1\nwhen = {{ variant = "{variant}", q = "{reading}" }}')
        for variant in "do"
        for reading in "abc"
    ]
    found = made(VARIANTS, QUESTION, *nodes)
    assert [(one.label, ids(one)) for one in found] == [
        ("", ["db"]),
        ("运行", ["ob"]),
        ("甲读法", ["da"]),
        ("丙读法", ["dc"]),
    ]


def test_without_a_default_the_first_reading_is_usual() -> None:
    nodes = [node(one, f'asked_of = "panel"\ncap = 1\nwhen = {{ q = "{one}" }}') for one in "abc"]
    assert [ids(one) for one in made(QUESTION.replace('default = "b"\n', ""), *nodes)] == [["a"], ["b"], ["c"]]


def test_what_stands_below_a_node_of_another_choice_is_left_out() -> None:
    nodes = panel("Z", 1) + node("A", 'when = { variant = "d" }') + node("A.1") + panel("A.1.1", 1)
    assert [ids(one) for one in made(VARIANTS, nodes)] == [["Z", "A", "A.1", "A.1.1"], ["Z"]]


def test_the_nodes_above_come_nearest_first() -> None:
    table = made(node("A"), node("A.1"), panel("A.1.1", 1))[0]
    assert [one.id for one in table.above(table.nodes[2])] == ["A.1", "A"]
    assert list(table.above(table.nodes[0])) == []
