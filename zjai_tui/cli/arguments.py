"""argparse in Chinese: help, usage and every error.

argparse wraps help at white space and counts characters, not cells, so the help is laid out
here. It only uses what argparse promises to keep: `error`, `format_help`, and public
attributes of actions.
"""

from __future__ import annotations

import argparse
import re
from functools import partial

from ..base.cells import fitted, width, wrapped
from ..base.folders import DATA_DIR_OPTION
from ..base.text import quoted
from ..base.words import did_you_mean
from .guard import HelpAsked
from .streams import terminal_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, NoReturn


class Parser(argparse.ArgumentParser):
    """A parser for one command."""

    def __init__(self, command: str, about: str, *, exit_codes: str = "", examples: Sequence[str] = ()) -> None:
        """Name the command as it is typed and say what it is for, what it returns and how it is used."""
        self.listed: list[argparse.Action] = []
        self.about = about
        self.exit_codes = exit_codes
        self.examples = examples
        self.parts: Sequence[tuple[str, str]] = ()
        """The further commands of this one, each with what it is for."""
        # argparse asks a formatter about every argument; given a width it need not load shutil to ask the terminal
        super().__init__(
            prog=f"zjai {command}".rstrip(), add_help=False, allow_abbrev=False,
            formatter_class=partial(argparse.HelpFormatter, width=80),
        )  # fmt: skip
        self.add_argument("-h", "--help", action=_Help, help="显示本说明")

    def add_argument(self, *names: str, **how: Any) -> argparse.Action:
        """Add an argument as argparse does, and list it in the help."""
        action = super().add_argument(*names, **how)
        self.listed.append(action)
        return action

    def add_json(self) -> None:
        """Add the option every answering command has."""
        self.add_argument("--json", action="store_true", help="输出 JSON，供其他程序读取")

    def error(self, message: str) -> NoReturn:
        """Raise `Refused` with the message in Chinese."""
        from ..base.problems import refuse  # quick answers do not wait for what only a refusal needs

        what, remedy = translated(message, [*_names_of(self.listed), DATA_DIR_OPTION])
        remedy = remedy or self._offered(message) or f"用法见 {self.prog} --help"
        raise refuse("command-line", f"命令行，{self.prog}", what, remedy)

    def _offered(self, message: str) -> str:
        """Return what can be written for an argument that is missing, where that is a choice."""
        missing = message.partition("arguments are required: ")[2]
        choices = next((one.choices for one in self.listed if one.choices and one.metavar == missing), None)
        return f"可以写：{'、'.join(map(str, choices))}" if choices else ""

    def format_usage(self) -> str:
        """Return the usage line."""
        words = [_usage(one) for one in self._positionals_first()]
        return "\n".join(_joined([f"用法：{self.prog}", *words], terminal_width()))

    def format_help(self) -> str:
        """Return the whole help."""
        columns = terminal_width()
        blocks = [[self.format_usage()], wrapped(self.about, columns)]
        if self.parts:
            blocks.append(["做什么：", *_table(list(self.parts), columns)])
        blocks.append(
            ["参数：", *_table([(_names(one), one.help or "") for one in self._positionals_first()], columns)]
        )
        if self.examples:
            blocks.append(["例如：", *(f"  {one}" for one in self.examples)])
        if self.exit_codes:
            blocks.append(wrapped(f"退出码：{self.exit_codes}", columns))
        return "\n\n".join("\n".join(block) for block in blocks)

    def _positionals_first(self) -> list[argparse.Action]:
        return sorted(self.listed, key=lambda one: (bool(one.option_strings), one.dest == "help"))


class _Help(argparse.Action):
    """Ends the command; whoever runs it shows the help."""

    def __init__(self, option_strings: Sequence[str], dest: str, **how: Any) -> None:
        super().__init__(option_strings, dest, nargs=0, default=argparse.SUPPRESS, help=how.get("help"))

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        assert isinstance(parser, Parser)
        raise HelpAsked(parser)


def _names_of(actions: Sequence[argparse.Action]) -> list[str]:
    return [name for one in actions for name in one.option_strings]


def _value(action: argparse.Action) -> str:
    return str(action.metavar or (action.dest if action.nargs != 0 else ""))


def _usage(action: argparse.Action) -> str:
    if not action.option_strings:
        return f"[{_value(action)}]" if action.nargs == "?" else _value(action)
    words = f"{action.option_strings[-1]} {_value(action)}".rstrip()
    return words if action.required else f"[{words}]"


def _names(action: argparse.Action) -> str:
    return f"{', '.join(action.option_strings)} {_value(action)}".strip()


def _joined(words: list[str], columns: int) -> list[str]:
    """Return the words in lines; none is broken, further lines are indented."""
    lines = [words[0]]
    for word in words[1:]:
        if width(lines[-1]) + 1 + width(word) > columns:
            lines.append("     ")
        lines[-1] += f" {word}"
    return lines


def _table(rows: list[tuple[str, str]], columns: int) -> list[str]:
    left = max(width(name) for name, _ in rows) + 2
    lines: list[str] = []
    for name, text in rows:
        for at, part in enumerate(wrapped(text, columns - left - 2)):
            lines.append(f"  {fitted('' if at else name, left)}{part}".rstrip())
    return lines


_WHOLE = (
    (r"the following arguments are required: (?P<what>.+)", "缺少{what}"),
    (r"one of the arguments (?P<what>.+) is required", "{what} 须写其中一个"),
    (r"ambiguous option: (?P<what>.+?) could match (?P<more>.+)", "选项 {what} 不完整，可能是 {more}"),
    (r"unexpected option string: (?P<what>.+)", "不认识的选项 {what}"),
)
_OF_ARGUMENT = (
    (r"expected one argument", "后面要写一个值"),
    (r"expected at most one argument", "后面至多写一个值"),
    (r"expected at least one argument", "后面至少写一个值"),
    (r"expected (?P<what>\d+) arguments?", "后面要写{what}个值"),
    (
        r"invalid choice: (?P<what>.+?),? (?:maybe you meant (?P<near>.+?)\? )?\(choose from (?P<more>.+)\)",
        "不能是{what}",
    ),
    (r"invalid \S+ value: (?P<what>.+)", "不能是{what}"),
    (r"ignored explicit argument (?P<what>.+)", "后面不用写值，现为{what}"),
    (r"not allowed with argument (?P<what>.+)", "不能和 {what} 一起写"),
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def translated(message: str, options: Sequence[str] = ()) -> tuple[str, str]:
    """Return what an argparse message (Python 3.11 to 3.14) says, and the remedy ("" for none), in Chinese.

    A message this does not know becomes a general sentence; nobody is shown English.
    """
    if match := re.fullmatch(r"unrecognized arguments: (?P<what>.+)", message, re.DOTALL):
        word = match["what"].split()[0]
        if word.startswith("-"):
            return f"不认识的选项{quoted(word)}", did_you_mean(word, options) if options else ""
        return f"多写了{quoted(match['what'])}", ""
    for pattern, text in _WHOLE:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return text.format_map(match.groupdict()), ""
    if match := re.fullmatch(r"argument (?P<name>[^:]+): (?P<rest>.+)", message, re.DOTALL):
        what, remedy = _of_argument(match["rest"])
        return f"{match['name']} {what}", remedy
    return "这样写不对", ""


def _of_argument(rest: str) -> tuple[str, str]:
    for pattern, text in _OF_ARGUMENT:
        if match := re.fullmatch(pattern, rest, re.DOTALL):
            groups = {key: value or "" for key, value in match.groupdict().items()}
            more = groups.get("more", "").replace("'", "").replace(", ", "、")
            return text.format_map({**groups, "what": _word(groups.get("what", ""))}), f"可以写：{more}" if more else ""
    what, _, remedy = rest.partition("。")
    return (what, remedy) if _CHINESE.search(what) else ("这样写不对", "")


def _word(shown: str) -> str:
    """Return a value argparse shows with Python's quotes in Chinese ones; options and counts as they are."""
    if len(shown) > 1 and shown[0] == shown[-1] and shown[0] in "'\"":
        return quoted(shown[1:-1])
    return shown
