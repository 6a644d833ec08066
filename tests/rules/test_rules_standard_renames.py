"""The rename map: how it leads from one edition to another, and what is wrong with one."""

from __future__ import annotations

from decimal import Decimal

from zjai_tui.rules.standards.renames import rename_problems, renames_between
from zjai_tui.rules.standards.standard import Head, Input, Kind, Node, Renamed, Standard


def _standard(id_: str, rows: str, replaces: str = "", *renamed: tuple[str, str]) -> Standard:
    return Standard(
        schema=1,
        standard=Head(id=id_, title="表", edition="1", status="reference", max=Decimal(10), replaces=replaces),
        input=(Input(id="degree", title="学历", type="text"),),
        kind=(Kind(id="paper", title="论文"),),
        node=tuple(Node(id=one, title=one, op="sum") for one in rows.split()),
        renamed=tuple(Renamed(old=old, new=new) for old, new in renamed),
    )


def _codes(*renamed: tuple[str, str], replaces: str = "a") -> list[tuple[str, str]]:
    return [(one.code, one.where) for one in rename_problems(_standard("b", "A A.1 B", replaces, *renamed))]


def test_a_row_is_led_by_its_own_line_then_by_that_of_the_row_above_and_else_stays() -> None:
    old = _standard("a", "A A.1 A.2 C")
    names = renames_between(old, _standard("b", "B B.1 D C", "a", ("A", "B"), ("A.2", "D")))
    assert [names.row(one.id) for one in old.node] == ["B", "B.1", "D", "C"]


def test_sections_that_changed_places_are_led_crosswise_with_all_their_rows() -> None:
    old = _standard("a", "A A.1 B B.1")
    names = renames_between(old, _standard("b", "A A.1 B B.1", "a", ("A", "B"), ("B", "A")))
    assert [names.row(one.id) for one in old.node] == ["B", "B.1", "A", "A.1"]


def test_a_row_whose_id_another_one_took_over_is_gone() -> None:
    names = renames_between(_standard("a", "A A.1 B B.1"), _standard("b", "B B.1", "a", ("A", "B")))
    assert names.row("B") == ""
    assert names.row("B.1") == ""


def test_the_map_only_leads_between_the_two_editions_it_was_written_for() -> None:
    new = _standard("b", "B", "a", ("A", "B"))
    assert renames_between(_standard("c", "A"), new).row("A") == "A"
    assert renames_between(new, _standard("a", "A")).row("B") == "A"


def test_a_good_map_has_no_problems() -> None:
    assert _codes(("X", "A"), ("input:x", "input:degree"), ("kind:x", "kind:paper")) == []
    assert _codes(("X", "A"), ("A", "A")) == []  # two old rows became one


def test_every_slip_in_a_map_is_found_where_it_stands() -> None:
    assert _codes(("X", "Z")) == [("unknown-name", "renamed第1项，new")]
    assert _codes(("X", "A"), ("X", "B")) == [("duplicate-id", "renamed")]
    assert _codes(("A", "A")) == [("bad-rename", "renamed第1项")]
    assert _codes(("input:x", "A")) == [("bad-rename", "renamed第1项")]
    assert _codes(("table:x", "A")) == [("bad-rename", "renamed第1项，old")]
    assert _codes(("X", "A"), replaces="") == [("bad-rename", "renamed")]
