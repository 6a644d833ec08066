"""The quick way of reading TOML says what ``tomllib`` says, or gives up."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zjai_tui.base import toml_files
from zjai_tui.base.toml_quick import LONGEST, quick_tables

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(
    file for folder in ("data", "tests/standards", "tests/golden") for file in (ROOT / folder).rglob("*.toml")
)


def by_tomllib(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except (ValueError, ArithmeticError):
        return None


def agrees(text: str) -> bool:
    """Tell whether the quick way gave up, or gave the same values of the same kinds in the same order."""
    found = quick_tables(text)
    return found is None or repr(found) == repr(by_tomllib(text))


LINES = (
    "", "# 注", " ", "  # 注", "a = 1", "b = -0", "a = 01", "c = 1.50", "d = 2024-02-30", "d = 2024-02-29", "e = true",
    'a = "甲"', 'b = "说\\"好\\""', 'b = "\\ud800"', 'c = "没有收尾', "c = '甲'", "a=1", "a = 1 # 注", "a.b = 1",
    "a.c = 2", '"" = 1', '"甲" = 1', "f = {a = 1, b = [2]}", "f = []", 'f = ["甲"]', 'f = [{a = 1}]', "f = [", "    1,",
    "]", '    "x", # ]', 'g = """', 'g = """甲', '乙"""', '"""', 'g = """甲"""', "h = 1e400", "h = nan",
    "h = 07:32:00", "d = 2024-01-01 07:32:00", "[t]", "[t.u]", "[[t]]", "[[t.u]]", "[u]", "[[u]]", "[[u.t]]", "[u.t.v]",
    "[a]", "[[f]]", "[f.a]", "[a.b]", "[t.]", "[.t]", "[]", "[ t ]", "[t] # 注", '["t"]', "[[t]", "t = 1", "t.u = 1",
    "  # [", "\t# ]", '  # """', "  # '''", "  # 见附表[", "a = 1 # [", 'a = 1 # """', "a.b = 1 # [", "a = [1] # [",
    'a = "[', "a = '''", "'''", "[a.c]", " [t]", "\t[[u]]", "[t] # [", " a = 1", "  ]", "],", 'x"""', 'u = """[t]',
    '"a" = [', "t = [ # 注", "    [1],", "\u3000# 注", "u = {}", "x", "=", "a = 1\x00",
    "a = 1\x0b", "a =\t1", "a = 1\r", "[t]\r",
)  # fmt: skip


@settings(max_examples=400)
@given(st.lists(st.sampled_from(LINES), max_size=9))
def test_whatever_lines_follow_each_other_it_agrees_with_tomllib_or_gives_up(lines: list[str]) -> None:
    assert agrees("\n".join(lines))


SPLIT = (
    "  # [\n[table]\na = 1\n",
    '  # """\n[t]\nx = """a"""\ny = 1\n',
    "a.b = 1 # [\n[a.c]\nx = 1\n# ]\n",
    'a.b = "" # """\n[a.c] # """\nx = 1\n',
    "a = [1] # [\n[t]\nb = 1\n# ]\n",
    'a = """\n[t]\nb = 1\n"""\n[t]\nb = 2\n',
    "a = [\n    1,\n    # ]\n    2,\n]\n[t]\nb = 2\n",
    'a = [\n"""\n]\n[t]\n""",\n]\nb = 1\n',
    "a = '''\n[t]\n'''\nb = 1\n",
)
"""Where a statement ends is not where it seems, or a heading is none."""


@pytest.mark.parametrize("text", SPLIT)
@pytest.mark.parametrize("indent", ["", "  ", "\t"])
def test_a_statement_ends_where_tomllib_ends_it(text: str, indent: str) -> None:
    assert by_tomllib(text) is not None
    assert agrees("".join(f"{indent}{line}\n" for line in text.splitlines()))


@settings(max_examples=400)
@given(st.data())
def test_indented_lines_comments_and_texts_that_look_like_headings_are_read_as_by_tomllib(data: st.DataObject) -> None:
    alone = st.tuples(
        st.sampled_from(["", " ", "    ", "\t"]),
        st.sampled_from(LINES),
        st.sampled_from(["", " ", " # [", ' # """', " # ]", "["]),
    ).map("".join)
    over_lines = st.tuples(
        st.sampled_from(["a = [", 'a = """', 'a = """x', "t = [", "u = '''", "f = [ # [", '"a" = [', "a.b = ["]),
        st.lists(st.sampled_from(LINES), max_size=3).map("\n".join),
        st.sampled_from(["]", '"""', 'x"""', "'''", "  ]", "] # [", '""" # """']),
    ).map("\n".join)
    assert agrees("\n".join(data.draw(st.lists(alone | over_lines, max_size=6))))


@pytest.mark.parametrize("first", LINES)
def test_any_two_lines_are_read_as_by_tomllib_also_below_a_heading(first: str) -> None:
    assert all(agrees(f"{head}{first}\n{second}\n") for second in LINES for head in ("", "[[t]]\n"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_shipped_file_is_read_as_by_tomllib_and_so_is_every_beginning_of_it(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert agrees(text)
    lines = text.split("\n")
    step = max(1, len(lines) // 12)
    assert all(agrees("\n".join(lines[:number])) for number in range(1, len(lines), step))
    assert all(agrees(text[:number]) for number in range(1, len(text), max(1, len(text) // 12)))


def test_what_the_program_writes_is_read_without_reading_it_whole_with_tomllib(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    long = 'note = """\n第一行\n第二行"""\n\n[work]\ndescription = "他说\\"好\\""\ndone = [\n    "甲",\n    "乙",\n]\n'
    expected = tomllib.loads(long, parse_float=Decimal)
    sizes: list[int] = []
    whole = tomllib.loads

    def counted(given: str, **rest: Any) -> dict[str, Any]:
        sizes.append(len(given))
        return whole(given, **rest)

    monkeypatch.setattr(tomllib, "loads", counted)
    assert toml_files.parse_toml(long, "x") == expected
    assert sizes
    assert max(sizes) < len(long)


def test_a_text_that_is_no_dossier_by_its_length_is_left_to_tomllib() -> None:
    assert quick_tables("# 注\n" * 10) == {}
    assert quick_tables("#" * (LONGEST + 1)) is None
