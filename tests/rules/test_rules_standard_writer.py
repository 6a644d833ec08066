"""Writing a standard: what is written reads back as the same, and looks like the shipped file."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from any_standard import any_standard
from rules_tables import SOUND, WHERE, changed, read
from zjai_tui.rules.locate import shipped_folder
from zjai_tui.rules.standards.reader import read_draft, standard_from_text
from zjai_tui.rules.standards.standard import Span, Standard
from zjai_tui.rules.standards.writer import leading_comment, loses_comments, standard_table, standard_text

ALL_SHAPES = Path(__file__).parents[1] / "standards" / "all_shapes.toml"
REFERENCE = shipped_folder().joinpath("standards/zj-ai-reference.toml")


def undigested(standard: Standard) -> Standard:
    return replace(standard, digest="")


@pytest.mark.parametrize("file", [REFERENCE, ALL_SHAPES], ids=["reference", "all_shapes"])
def test_a_real_table_reads_back_as_the_same_and_is_written_the_same_again(file: Path) -> None:
    standard = standard_from_text(file.read_text(encoding="utf-8"), WHERE)
    text = standard_text(standard)
    again = standard_from_text(text, WHERE)
    assert undigested(again) == undigested(standard)
    assert standard_text(again) == text


@given(st.integers(0, 2**32))
def test_any_standard_reads_back_as_the_same(seed: int) -> None:
    standard = any_standard(seed)
    text = standard_text(standard)
    again, _ = read_draft(text, WHERE)
    assert undigested(again) == standard
    assert standard_text(again) == text


def test_what_is_default_is_left_out_and_keys_stand_as_in_the_shipped_file() -> None:
    standard = read(SOUND)
    table = standard_table(standard)
    assert list(table)[:3] == ["schema", "standard", "source"]
    assert "certificate" not in table
    assert "digest" not in table
    degree = next(node for node in table["node"] if node["id"] == "A.degree")
    assert not {"weight", "per", "basis", "note", "asked_of"} & set(degree)
    assert list(degree)[:3] == ["id", "title", "op"]
    assert list(degree).index("rows") < list(degree).index("cite")


def test_the_lines_of_the_shipped_file_are_those_that_are_written() -> None:
    shipped = REFERENCE.read_text(encoding="utf-8").splitlines()
    written = standard_text(standard_from_text("\n".join(shipped), WHERE)).splitlines()
    assert len(set(written) - set(shipped)) < len(written) / 20


def test_points_are_written_exactly_a_number_alone_or_both_ends() -> None:
    standard = read(SOUND)
    node = next(one for one in standard.node if one.rows)
    row = replace(node.rows[0], pts=Span(Decimal("0.1"), Decimal("12.345678901")), step=Decimal("-1.50"))
    edited = replace(standard, node=(replace(node, rows=(row,)),))
    text = standard_text(edited)
    assert "pts = [0.1, 12.345678901]" in text
    assert "step = -1.5" in text
    assert tomllib.loads(text, parse_float=Decimal)["node"][0]["rows"][0]["pts"][1] == Decimal("12.345678901")


def test_a_row_stays_on_one_line_however_long_it_is() -> None:
    standard = read(SOUND)
    node = next(one for one in standard.node if one.rows)
    rows = tuple(replace(row, title="很长的档名" * 40) for row in node.rows)
    text = standard_text(replace(standard, node=(replace(node, rows=rows),)))
    assert sum("很长的档名" in line for line in text.splitlines()) == len(rows)


def test_whole_numbers_given_in_a_case_stay_whole_and_decimals_stay_decimals() -> None:
    standard = read(SOUND)
    case = replace(standard.case[0], given={"a": 2022, "b": Decimal("2022.0"), "c": [{"d": Decimal("1.50")}]})
    back, _ = read_draft(standard_text(replace(standard, case=(case,))), WHERE)
    found = back.case[0].given
    assert (type(found["a"]), type(found["b"]), found["c"]) == (int, Decimal, [{"d": Decimal("1.5")}])


def test_the_comment_at_the_head_of_a_file_can_be_kept_and_other_comments_are_noticed() -> None:
    head = "# 甲\n# 乙\n"
    assert leading_comment(f"{head}{SOUND}") == head
    assert leading_comment(SOUND) == ""
    plain = standard_text(read(SOUND))
    assert not loses_comments(head + plain, read(plain))
    assert loses_comments(changed(("max = 40", "max = 40 # 印在表头")), read(SOUND))
    assert loses_comments(f"{plain}\n# 末尾\n", read(plain))
