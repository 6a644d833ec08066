"""Printed commands begin with the word the program was started with; scripts and JSON are as they are."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import zjai_tui
from zjai_tui.__main__ import main
from zjai_tui.cli.started import VARIABLE, as_started, command_word

Capture = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch


@pytest.fixture
def packed(monkeypatch: Patch) -> None:
    """The program as if it came out of one file."""
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(zjai_tui, "__spec__", SimpleNamespace(loader=SimpleNamespace(archive="zjai.pyz")))
    monkeypatch.setattr(sys, "orig_argv", ["python3", "-X", "utf8", "my tools/zjai.pyz", "score", "a.toml"])
    monkeypatch.setattr(sys, "argv", ["my tools/zjai.pyz", "score", "a.toml"])


def test_an_installed_program_is_called_by_its_name(monkeypatch: Patch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert as_started("请写 zjai score 甲.toml") == "请写 zjai score 甲.toml"


@pytest.mark.usefixtures("packed")
def test_one_out_of_a_file_is_called_as_it_was_typed_and_only_in_commands() -> None:
    word = command_word()
    assert word == "python3 -X utf8 'my tools/zjai.pyz'"
    assert as_started("用zjai verify核对，见 zjai --help") == f"用{word} verify核对，见 {word} --help"
    for name in ("zjai 1.0 体检", "/home/zjai score", "man zjai；", "zjai.pyz new", "xzjai new", "zjai是本程序"):
        assert as_started(name) == name


@pytest.mark.usefixtures("packed")
def test_the_environment_may_name_a_shorter_word_but_nothing_that_steers_a_terminal(monkeypatch: Patch) -> None:
    monkeypatch.setenv(VARIABLE, "zjai.bat")
    assert as_started("zjai new") == "zjai.bat new"
    for odd in ("", " ", "a\x1b[2J", "x" * 500):
        monkeypatch.setenv(VARIABLE, odd)
        assert "zjai.pyz" in command_word()


def test_help_and_errors_say_the_word_and_scripts_the_manual_and_json_do_not(
    monkeypatch: Patch, capsys: Capture, tmp_path: Path
) -> None:
    monkeypatch.setenv(VARIABLE, "py Z")
    main(["score", "--help"])
    shown = capsys.readouterr().out
    assert "用法：py Z score" in shown
    assert "  py Z score 张三.toml" in shown
    assert main([]) == 2
    assert "py Z 命令 --help" in capsys.readouterr().out
    assert main(["reached.toml"]) == 2
    assert "打分请写 py Z score" in capsys.readouterr().err
    for words in (["man"], ["completion", "bash"]):
        assert main(words) == 0
        assert "py Z" not in capsys.readouterr().out
    assert main(["new", str(tmp_path / "甲.toml")]) == 0
    assert f"下一步：py Z open {tmp_path / '甲.toml'}" in capsys.readouterr().out
    main(["check", str(tmp_path / "甲.toml"), "--json"])
    out = capsys.readouterr().out
    assert json.loads(out)
    assert "py Z" not in out
