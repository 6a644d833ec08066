"""Commands that have further ones: the first word picks the module."""

from __future__ import annotations

from collections.abc import Sequence

from ..base.problems import refuse
from ..base.structure import did_you_mean
from ..base.text import quoted
from .arguments import Parser
from .dispatch import load
from .registry import PARTS


def run_part(command: str, about: str, words: Sequence[str], example: str, examples: Sequence[str] = ()) -> int:
    """Run the further command the words name and return its exit code. Raises `Refused` when there is none.

    `examples` are told where `example`, whose own help tells more, cannot be called by itself.
    """
    parts, where = PARTS[command], f"命令行，zjai {command}"
    if not words:
        raise refuse("command-line", where, "后面少了要做什么", f"请写{'、'.join(parts)}")
    first, *rest = words
    if first in {"-h", "--help"}:
        _parser(command, about, example, examples or [example]).parse_args(words)
    if first not in parts:
        raise refuse("command-line", where, f"不能做{quoted(first)}", did_you_mean(first, list(parts)))
    return load(parts[first][0]).run(rest)


def _parser(command: str, about: str, example: str, examples: Sequence[str]) -> Parser:
    """Return a parser for the help only: what follows the part belongs to the part."""
    parts = PARTS[command]
    parser = Parser(command, f"{about}每一种的用法：{example} --help", examples=examples)
    parser.parts = tuple((name, summary) for name, (_, summary) in parts.items())
    parser.add_argument("part", metavar="做什么", choices=tuple(parts), help="见上，写其中一个")
    return parser
