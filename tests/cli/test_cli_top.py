"""The program without a command, with an unknown one, and its help and version."""

from __future__ import annotations

import re

import pytest

from zjai_tui import VERSION
from zjai_tui.__main__ import main
from zjai_tui.cli.registry import COMMANDS


@pytest.mark.parametrize("word", ["--version", "-V"])
def test_version_is_one_line_on_stdout(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([word]) == 0
    assert capsys.readouterr().out == f"zjai {VERSION}\n"


@pytest.mark.parametrize("word", ["--help", "-h"])
def test_help_names_every_command_and_every_exit_code(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([word]) == 0
    shown = capsys.readouterr().out
    for name, (_, summary) in COMMANDS.items():
        assert f"  {name}" in shown
        assert summary in shown
    for code in ("0 正常", "1 结论为否", "2 文件或命令有误", "3 现有数据答不了", "130 被中断"):
        assert code in shown


@pytest.mark.parametrize("command", [*COMMANDS, "standard list", "standard show", "standard lint"])
def test_every_command_has_a_chinese_help_and_shows_no_english_of_argparse(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command.split(), "--help"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"用法：zjai {command}")
    for english in ("usage", "options", "positional", "show this", "exit"):
        assert english not in shown
    assert all(len(line.encode("gbk")) <= 80 for line in shown.splitlines())


def test_an_unknown_command_suggests_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scroe"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == "命令行：没有“scroe”这个命令。是不是想写 score。\n"


def test_an_unknown_command_unlike_any_lists_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["zzzzzz"]) == 2
    assert "可用的有：" + "、".join(COMMANDS) in capsys.readouterr().err


def test_a_file_where_a_command_belongs_is_told_how_to_open_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["张三.toml"]) == 2
    assert "zjai open" in capsys.readouterr().err


def test_an_unknown_option_before_any_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--verbose"]) == 2
    assert "不认识的选项“--verbose”" in capsys.readouterr().err


def test_without_a_terminal_the_bare_program_prints_its_help_and_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    shown = capsys.readouterr()
    assert "命令：" in shown.out
    assert shown.err == "这里没有终端，打不开界面。请在终端里运行 zjai，或用上面列出的命令。\n"


def test_open_without_a_terminal_says_what_to_use_instead(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["open", "张三.toml"]) == 2
    assert capsys.readouterr().err == "这里没有终端，打不开界面。请在终端里运行，或改用 zjai score、zjai check。\n"


@pytest.mark.parametrize("command", ["", "list.toml", "lits"])
def test_standard_without_a_known_subcommand_names_the_known_ones(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["standard", *command.split()]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "list" in shown.err


def test_examples_are_listed_as_their_titles_count_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--list"]) == 0
    found = re.findall("示例([一二三四])", capsys.readouterr().out)
    assert found == list("一二三四")


def test_a_missing_choice_is_refused_with_what_can_be_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion"]) == 2
    assert "缺少命令行种类。可以写：bash、zsh、fish、powershell。" in capsys.readouterr().err
