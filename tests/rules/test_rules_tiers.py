from __future__ import annotations

from decimal import Decimal

import pytest

from zjai_tui.rules.standards.patterns import parse_pattern
from zjai_tui.rules.standards.standard import Coef, Demote, Node, Resolve, Row, Span
from zjai_tui.rules.standards.tiers import row_matches, row_name, row_patterns, used_names

POINT = Span(Decimal(1), Decimal(1))


def row(*key: str, **more: object) -> Row:
    return Row(pts=POINT, key=key, **more)  # type: ignore[arg-type]


def node(**more: object) -> Node:
    return Node(id="A", title="学历", **{"op": "sum", **more})  # type: ignore[arg-type]


def test_a_node_uses_each_answer_once_in_the_order_of_its_keys() -> None:
    many = node(
        by=("level", "rank"),
        coef=(Coef(by="rank", ranks=(Decimal(1),), rest=Decimal(0)), Coef(by="role", of={"主持": Decimal(1)})),
        count="n",
        bonus="plus",
        resolve=Resolve(by="used", high=("是",)),
        demote=Demote(by="related", values=("否",)),
    )
    assert used_names(many) == ("level", "rank", "role", "n", "plus", "used", "related")
    assert used_names(node(op="bands", input="years")) == ("years",)
    assert used_names(node()) == ()


def test_the_patterns_of_a_column_are_those_of_its_own_key() -> None:
    two = node(by=("level", "rank"), rows=(row("甲", "1..3"), row("乙", "4..")))
    assert row_patterns(two, "rank") == [parse_pattern("1..3"), parse_pattern("4..")]
    assert row_patterns(two, "level") == [parse_pattern("甲"), parse_pattern("乙")]
    assert row_patterns(two, "team") == []


def test_a_band_includes_its_lower_end_only() -> None:
    bands = node(op="bands", input="years", rows=(Row(pts=POINT, min=Decimal(5), max=Decimal(8)),))
    matches = [row_matches(bands, bands.rows[0], {"years": Decimal(year)}) for year in ("4.9", "5", "7.9", "8")]
    assert matches == [False, True, True, False]


def test_without_whole_the_input_is_compared_as_it_is() -> None:
    bands = node(op="bands", input="years", rows=(Row(pts=POINT, min=Decimal("4.5")),))
    assert row_matches(bands, bands.rows[0], {"years": Decimal("4.9")})


def test_the_pattern_of_a_band_is_its_limits() -> None:
    bands = node(op="bands", input="years", rows=(Row(pts=POINT, min=Decimal(5), max=Decimal(8)),))
    assert row_patterns(bands, "years") == [parse_pattern("5..<8")]


def test_with_whole_the_input_is_rounded_down_before_it_is_compared() -> None:
    bands = node(op="bands", input="years", whole=True, rows=(Row(pts=POINT, min=Decimal(6), max=Decimal(8)),))
    matches = [row_matches(bands, bands.rows[0], {"years": Decimal(year)}) for year in ("5.99", "6", "7.99", "8")]
    assert matches == [False, True, True, False]
    upper = node(op="bands", input="years", whole=True, rows=(Row(pts=POINT, max=Decimal("5.5")),))
    assert row_matches(upper, upper.rows[0], {"years": Decimal("5.9")})


def test_a_tier_matches_only_when_every_key_matches() -> None:
    two = node(by=("level", "rank"))
    facts = {"level": "甲", "rank": Decimal(2)}
    assert row_matches(two, row("甲", "1..3"), facts)
    assert not row_matches(two, row("甲", "3.."), facts)
    assert not row_matches(two, row("乙", "1..3"), facts)
    assert row_matches(node(), row(), {})


@pytest.mark.parametrize(
    "tier, name",
    [
        (row("甲|乙", "1..3"), "甲或乙、1至3"),
        (row("*", "4..4"), "4"),
        (row("*", "5..<10"), "5至不足10"),
        (row("*", "5.."), "5以上"),
        (row("*", "..4"), "4以下"),
        (row("*", "..<4.50"), "不足4.5"),
        (row("*", "*"), "学历"),
        (row("甲", "*", title="头等"), "头等"),
        (Row(pts=POINT, min=Decimal(5), max=Decimal(8)), "5至不足8"),
        (Row(pts=POINT, min=Decimal(8)), "8以上"),
        (Row(pts=POINT, max=Decimal(5)), "不足5"),
        (Row(pts=POINT), "学历"),
    ],
)
def test_a_tier_without_a_title_is_named_by_its_key(tier: Row, name: str) -> None:
    assert row_name(node(), tier) == name


def test_a_tier_of_numbers_is_called_with_its_unit_where_the_unit_is_given() -> None:
    units = {"years": "年"}
    called = {
        one: row_name(node(by=("level", "years")), row("*", one), units)
        for one in ("10..", "5..<10", "..3", "..<3", "4..4")
    }
    assert called == {
        "10..": "10年以上",
        "5..<10": "5至不足10年",
        "..3": "3年以下",
        "..<3": "不足3年",
        "4..4": "4年",
    }
    bands = node(op="bands", input="years")
    assert row_name(bands, row(min=Decimal(10)), units) == "10年以上"
    assert row_name(bands, row(min=Decimal(10))) == "10以上"
