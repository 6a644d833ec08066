"""``zjai standard``: the scoring standards at hand; picks the module of its subcommand."""

from __future__ import annotations

from collections.abc import Sequence

from ..base.problems import refuse
from ..base.structure import did_you_mean
from ..base.text import quoted
from .arguments import Parser
from .dispatch import load
from .registry import PARTS

SUBCOMMANDS = PARTS["standard"]


def run(words: Sequence[str]) -> int:
    """Run the subcommand and return its exit code. Raises `Refused` when there is none of that name."""
    if not words:
        raise refuse("command-line", "命令行，zjai standard", "后面少了要做什么", f"请写{_choices()}")
    first, *rest = words
    if first in {"-h", "--help"}:
        _parser().parse_args(words)
    if first not in SUBCOMMANDS:
        raise refuse(
            "command-line", "命令行，zjai standard", f"不能做{quoted(first)}", did_you_mean(first, list(SUBCOMMANDS))
        )
    return load(SUBCOMMANDS[first][0]).run(rest)


def _choices() -> str:
    return "、".join(SUBCOMMANDS)


def _parser() -> Parser:
    """Return a parser for the help only: what follows the part belongs to the part."""
    parser = Parser(
        "standard", "查看、检验量化评价标准。每一种的用法：zjai standard list --help", examples=["zjai standard list"]
    )
    told = "；".join(f"{name} {summary}" for name, (_, summary) in SUBCOMMANDS.items())
    parser.add_argument("part", metavar="|".join(SUBCOMMANDS), choices=tuple(SUBCOMMANDS), help=told)
    return parser
