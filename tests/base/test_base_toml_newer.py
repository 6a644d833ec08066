"""What only the newest TOML allows is refused on every Python, so that a file is read everywhere or nowhere."""

from __future__ import annotations

import tomllib

import pytest

from zjai_tui.base.problems import Refused
from zjai_tui.base.toml_files import parse_toml
from zjai_tui.base.toml_guard import newer_line

NEWER = (
    r'a = "\x41"', r'a = "\e"', r'a = "\\\x41"', 'a = """甲\n\\x41"""', "a = 07:32", "a = 2024-01-02T07:32",
    "a = 2024-01-02 07:32-08:00", "a = [{b = 1,}]", "a = {\nb = 1}", "a = {b = 1\n}", "a = {b = 1, # 注\nc = 2}",
    'a = {b = "}", # }\n}',
)  # fmt: skip
USUAL = (
    r'a = "\\x41"', r"a = '\x41 \e'", "a = '''\n\\x41 07:32'''", 'a = "07:32"', "# 07:32 \\x41 {", "a = 07:32:00.5",
    "a = 2024-01-02T07:32:00+08:00", "a = {b = [\n1,\n]}", "a = {b = [{c = 1}, {}]}", 'a = {b = """\n,}"""}',
    'a = "{," # {', 'a = {b = "#", "c," = 1}', "[t]\n[[t.u]]\na = [ # {\n1,\n]",
)  # fmt: skip


@pytest.mark.parametrize("text", NEWER)
def test_what_only_newer_pythons_read_is_refused_with_its_line(text: str) -> None:
    assert newer_line(f"b = 1\n[t]\n{text}\n") in {3, 4}
    with pytest.raises(Refused) as refused:
        parse_toml(text, "x")
    assert refused.value.problems[0].code == "toml-syntax"


@pytest.mark.parametrize("text", USUAL)
def test_what_every_python_reads_is_not_taken_for_it(text: str) -> None:
    assert parse_toml(text, "x") == tomllib.loads(text)
    assert newer_line(text) is None
