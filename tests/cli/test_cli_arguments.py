"""Every message of argparse, in the wordings of Python 3.11 to 3.14, comes out in Chinese."""

from __future__ import annotations

import re

import pytest

from zjai_tui.base.problems import Refused
from zjai_tui.cli.arguments import Parser, translated

MESSAGES = [
    ("the following arguments are required: 档案文件", "缺少档案文件"),
    ("one of the arguments --a --b is required", "--a --b 须写其中一个"),
    ("ambiguous option: --st could match --standard, --strict", "选项 --st 不完整，可能是 --standard, --strict"),
    ("unexpected option string: --x", "不认识的选项 --x"),
    ("unrecognized arguments: a b", "多写了“a b”"),
    ("argument --target: expected one argument", "--target 后面要写一个值"),
    ("argument --target: expected at most one argument", "--target 后面至多写一个值"),
    ("argument --target: expected at least one argument", "--target 后面至少写一个值"),
    ("argument --target: expected 2 arguments", "--target 后面要写2个值"),
    ("argument --target: invalid choice: 'x' (choose from 'a', 'b')", "--target 不能是“x”"),  # 3.11
    ("argument --target: invalid choice: 'x' (choose from a, b)", "--target 不能是“x”"),  # 3.12
    ("argument --target: invalid choice: 'x', maybe you meant 'a'? (choose from a, b)", "--target 不能是“x”"),  # 3.14
    ("argument --target: invalid int value: 'x'", "--target 不能是“x”"),
    ("argument --json: ignored explicit argument '1'", "--json 后面不用写值，现为“1”"),
    ("argument --a: not allowed with argument --b", "--a 不能和 --b 一起写"),
    ("argument -h/--help: ignored explicit argument 'x'", "-h/--help 后面不用写值，现为“x”"),
    ("some message of a Python to come", "这样写不对"),
    ("argument --target: some message to come", "--target 这样写不对"),
]


@pytest.mark.parametrize("message, chinese", MESSAGES)
def test_a_message_of_argparse_is_told_in_chinese(message: str, chinese: str) -> None:
    assert translated(message)[0] == chinese


def test_the_choices_are_listed_in_the_remedy() -> None:
    old, new = (translated(f"argument --t: invalid choice: 'x' (choose from {c})") for c in ("'a', 'b'", "a, b"))
    assert old[1] == new[1] == "可以写：a、b"


def test_an_unknown_option_suggests_the_nearest_known_one() -> None:
    assert translated("unrecognized arguments: --jsn x", ["--json"]) == ("不认识的选项“--jsn”", "是不是想写 --json")


@pytest.fixture
def parser() -> Parser:
    one = Parser("score", "打分。", exit_codes="0 正常", examples=["zjai score 张三.toml"])
    one.add_argument("file", metavar="档案文件", help="自评档案")
    one.add_argument("--standard", metavar="标准", help="标准的名称或文件" * 12)
    one.add_argument("--way", choices=["a", "b"], help="做法")
    one.add_argument("--count", type=int, metavar="数", help="个数")
    one.add_json()
    return one


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["x", "y"],
        ["x", "--standard"],
        ["x", "--way", "c"],
        ["x", "--count", "c"],
        ["x", "--jso"],
        ["--json=1", "x"],
    ],
)
def test_this_python_says_nothing_that_stays_english(parser: Parser, words: list[str]) -> None:
    with pytest.raises(Refused) as caught:
        parser.parse_args(words)
    (problem,) = caught.value.problems
    assert problem.where == "命令行，zjai score"
    assert problem.message != "这样写不对"
    assert not re.search(r"[a-z]{4,}", re.sub(r"--\w+|zjai score", "", problem.message))
    assert problem.remedy


def test_options_are_never_guessed_from_their_beginning(parser: Parser) -> None:
    with pytest.raises(Refused):
        parser.parse_args(["x", "--stand", "y"])


def test_usage_puts_the_file_first_and_brackets_what_may_be_left_out(parser: Parser) -> None:
    usage = " ".join(parser.format_usage().split())
    assert usage == "用法：zjai score 档案文件 [--standard 标准] [--way way] [--count 数] [--json] [--help]"


def test_long_help_texts_are_wrapped_under_their_own_column(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = parser.format_help().splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("  --standard"))
    assert lines[at + 1].startswith(" " * 10)
    assert all(len(line.encode("gbk")) <= 60 for line in lines)
