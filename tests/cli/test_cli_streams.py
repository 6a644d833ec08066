"""What may reach a terminal, and what JSON looks like."""

from __future__ import annotations

import io
import json
import sys

import pytest

from zjai_tui.__main__ import main
from zjai_tui.cli import streams


@pytest.mark.parametrize(
    "hostile, shown",
    [
        ("\x1b[31m红\x07", " [31m红 "),
        ("a\u202eb\u200bc\ufeffd", "a b c d"),
        ("\x9b2J", " 2J"),
        ("坏\ud800字", "坏 字"),
        ("一行\n又一行", "一行\n又一行"),
        ("a\r覆盖\tb", "a 覆盖 b"),
    ],
)
def test_text_keeps_no_character_that_steers_or_hides(
    hostile: str, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    streams.say(hostile)
    assert capsys.readouterr().out == shown + "\n"


def test_json_is_readable_chinese_with_invisible_characters_escaped(capsys: pytest.CaptureFixture[str]) -> None:
    value = {"甲": "乙\x1b\u202e\U000e0001\ud800"}
    streams.say_json(value)
    out = capsys.readouterr().out
    assert "甲" in out
    assert all(char.isprintable() or char == "\n" for char in out)
    assert json.loads(out) == value


def test_a_closed_stream_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    streams.prepare()
    streams.say("分")
    streams.complain("分")
    assert not streams.has_terminal()


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("encoding, kept", [("gbk", "gbk"), ("utf-8", "utf-8"), ("ascii", "utf-8")])
def test_a_terminal_keeps_its_encoding_if_that_holds_chinese(
    encoding: str, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", _Terminal(raw, encoding=encoding))
    streams.prepare()
    streams.say("分🙂")
    assert raw.getvalue().decode(kept).startswith("分")


@pytest.mark.parametrize("columns, used", [("10", 40), ("100", 100), ("500", 120), ("", 80)])
def test_text_is_wrapped_to_the_terminal_within_reason(
    columns: str, used: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    if not columns:
        monkeypatch.setattr("shutil.get_terminal_size", lambda fallback: fallback_size(fallback))
    assert streams.terminal_width() == used


def fallback_size(fallback: tuple[int, int]) -> object:
    import os

    return os.terminal_size(fallback)


@pytest.mark.parametrize(
    "words, said",
    [
        ([], "zjai fill 档案.toml --plain"),
        (["open", "甲 乙.toml"], "zjai fill '甲 乙.toml' --plain"),
        (["standard", "edit"], "zjai standard guide"),
    ],
)
def test_a_terminal_that_only_takes_lines_is_called_so_with_the_way_to_work_in_it(
    words: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(streams, "_at_terminal", lambda: True)
    monkeypatch.setenv("TERM", "dumb")
    assert main(words) == 2
    told = capsys.readouterr().err
    assert "TERM是dumb" in told
    assert "没有终端" not in told
    assert said in told
