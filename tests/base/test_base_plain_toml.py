"""The plainest part of TOML, read quickly: the same as tomllib reads, or not at all."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjai_tui.base.plain_toml import plain_tables
from zjai_tui.rules.locate import shipped_folder

HEADS = ("[head]", "[[item]]")
GOOD = """# 注释
list = [
  "a", "b",
]

[head]
id = "x"\x20\x20
on = 2024-09-06
cite = ["甲#一（一）", "乙"]
none = []
[[item]]
# 里面的注释
value = 5

[other]
free = { anything = 1.5 }
[[item]]
value = 0
"""


def test_the_asked_tables_come_in_order_with_their_values() -> None:
    found = plain_tables(GOOD, HEADS)
    assert found["[head]"] == [{"id": "x", "on": date(2024, 9, 6), "cite": ["甲#一（一）", "乙"], "none": []}]
    assert found["[[item]]"] == [{"value": 5}, {"value": 0}]


def test_windows_line_ends_are_read_as_others() -> None:
    assert plain_tables(GOOD.replace("\n", "\r\n"), HEADS) == plain_tables(GOOD, HEADS)


@pytest.mark.parametrize(
    "line",
    [
        "[[item]] # hint", "[[ item ]]", '["item"]', "[item.sub]", "[[item.sub]]", "[item]", "[[head]]",
        'a = "x" # hint', "a = 2024-09-06 # hint", "a = 2024-09-06T08:00:00", "a = 1.5", "a = 1_0", "a = 05", "a = -1",
        "a = true", "a = 'x'", 'a = "x\\"y"', 'a = "x\\ny"', "a.b = 1", '"a" = 1', "a = [", 'a = ["x,y"]', 'a = ["x" ',
        "a = [1, 2]", 'a = "x" "y"', "a", "a =", "= 1", "甲 = 1", "a = ５", "a = 2024-02-30", "a = { b = 1 }",
        'a = "\x01"', "a = 9999999999", 'a = ["x", , "y"]', "  [head]", 'a = "',
    ],
)  # fmt: skip
def test_what_is_not_plain_is_given_up(line: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is for nobody
        plain_tables(f"[head]\n{line}\n", HEADS)


@pytest.mark.parametrize(
    "line", ["head = { a = 1 }", "head.a = 1", "item = [{ a = 1 }]", '"head".a = 1', "'item' = []"]
)
def test_a_table_in_other_words_is_given_up(line: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is for nobody
        plain_tables(f"{line}\n[other]\n", HEADS)


@pytest.mark.parametrize("mark", ['"""', "'''"])
def test_a_text_over_several_lines_anywhere_is_given_up(mark: str) -> None:
    with pytest.raises(ValueError, match="several"):
        plain_tables(f"[other]\na = {mark}\n[head]\n{mark}\n", HEADS)


def test_the_same_key_twice_is_given_up() -> None:
    with pytest.raises(ValueError, match="a = 2"):
        plain_tables("[head]\na = 1\na = 2\n", HEADS)


_VALUES = ["5", '"x"', "2024-09-06", '["a"]', "[", "]", '"""', "{}", "1.5", '"[head]"', '"a#b"', "0"]
_LINES = st.one_of(
    st.sampled_from(
        [
            "[head]",
            "[[item]]",
            "[other]",
            "",
            "# x",
            "[[item]] # y",
            " [head]",
            "item = []",
            "head.a = 1",
            "[item.a]",
            "]",
            '"x",',
        ]
    ),
    st.builds(lambda key, value: f"{key} = {value}", st.sampled_from(["a", "b", "c"]), st.sampled_from(_VALUES)),
)


@given(st.lists(_LINES, max_size=12).map("\n".join))
def test_whatever_both_can_read_they_read_alike(text: str) -> None:
    try:
        quick = plain_tables(text, HEADS)
        whole = tomllib.loads(text)
    except ValueError:
        return
    assert quick["[head]"] == ([whole["head"]] if "head" in whole else [])
    assert quick["[[item]]"] == whole.get("item", [])


def test_the_shipped_rounds_are_plain_enough() -> None:
    for file in shipped_folder().joinpath("cycles").iterdir():
        text = file.read_text(encoding="utf-8")
        whole = tomllib.loads(text)
        quick = plain_tables(text, ("[cycle]", "[[date]]", "[[step]]", "[[number]]"))
        assert quick["[cycle]"] == [whole["cycle"]]
        for name in ("date", "step", "number"):
            assert quick[f"[[{name}]]"] == whole[name]
