"""Keys of a TOML file are changed where they stand; everything else stays to the letter."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from zjai_tui.transcribing.line_edits import with_keys

TEXT = """\
# 开头
top = ["a",
  "b",  # 说明
]

[head]
id = "h"
# 注
on = 2027-01-01 # 尾注

[[row]]
id = "one"
cite = [
  "x",
]
flag = false
# 下一项的注
[[row]]  # 第二项
id = "two"
on = 2027-02-02
"""


def changed(table: str, named: str, **changes: object) -> str:
    found = with_keys(TEXT, table, named, changes)
    assert found is not None
    return found


def test_only_the_lines_of_the_key_change() -> None:
    found = changed("row", "two", on=date(2028, 3, 4))
    assert found == TEXT.replace("2027-02-02", "2028-03-04")


def test_a_value_over_several_lines_is_replaced_as_a_whole() -> None:
    found = changed("row", "one", cite=["y", "z"])
    assert found == TEXT.replace('cite = [\n  "x",\n]', 'cite = ["y", "z"]')
    assert tomllib.loads(changed("", "", top=["c"]))["top"] == ["c"]


def test_a_key_is_taken_away_and_a_new_one_is_written_below_the_others() -> None:
    found = changed("row", "one", flag=None, text="“原文”")
    assert 'cite = [\n  "x",\n]\ntext = "“原文”"\n# 下一项的注\n[[row]]' in found
    assert "flag" not in found


def test_comments_stay() -> None:
    found = changed("head", "", on=date(2027, 5, 6), more=True)
    assert "# 注\non = 2027-05-06\nmore = true\n" in found
    assert [line for line in found.splitlines() if line.startswith("#")] == ["# 开头", "# 注", "# 下一项的注"]


def test_a_file_without_a_last_line_end_is_not_glued_together() -> None:
    found = with_keys(TEXT.rstrip(), "row", "two", {"new": 1})
    assert found is not None
    assert found.endswith("on = 2027-02-02\nnew = 1\n")


@pytest.mark.parametrize("table, named", [("row", "three"), ("other", ""), ("head", "x")])
def test_a_table_that_is_not_there_is_told(table: str, named: str) -> None:
    assert with_keys(TEXT, table, named, {"on": 1}) is None
