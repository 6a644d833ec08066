"""File names in the commands we print are read back by a shell as they are."""

from __future__ import annotations

import shlex
import sys

import pytest

from zjai_tui.base.typed import typed
from zjai_tui.base.words import nearest


@pytest.mark.parametrize(
    "name", ["张三.toml", "a/b-c_1.toml", "甲（试行）.toml", "甲 乙.toml", "a'b;$(x).toml", "-x.toml"]
)
def test_a_shell_reads_back_the_name(name: str) -> None:
    assert shlex.split(f"zjai open {typed(name)}")[2] == name


def test_a_plain_name_stays_bare_and_no_name_breaks_the_line() -> None:
    assert typed("张三.toml") == "张三.toml"
    assert typed("a\nb\x1bc") == "'a b c'"


def test_a_short_word_is_only_taken_for_one_that_begins_alike() -> None:
    assert nearest("app", ["cap", "id"]) == ""
    assert nearest("cpa", ["cap", "id"]) == "cap"
    assert nearest("lvel", ["level"]) == "level"


def test_on_windows_quotes_are_the_double_ones_that_every_shell_there_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert typed("甲 乙.toml") == '"甲 乙.toml"'
    assert typed("甲.toml") == "甲.toml"
