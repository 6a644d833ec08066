"""``zjai standard``: the scoring standards at hand; picks the module of its subcommand."""

from __future__ import annotations

from collections.abc import Sequence

from ..base.problems import refuse
from ..base.structure import did_you_mean
from ..base.text import quoted
from .dispatch import load
from .guard import OK
from .streams import say

SUBCOMMANDS = {
    "list": ("standard_list", "列出现有的标准"),
    "show": ("standard_show", "显示一份标准的全部指标、分值和依据"),
    "lint": ("standard_lint", "检验一份标准，并运行它的算例"),
}
"""Subcommand to module and summary."""


def run(words: Sequence[str]) -> int:
    """Run the subcommand and return its exit code. Raises `Refused` when there is none of that name."""
    if not words:
        raise refuse("command-line", "命令行，zjai standard", "后面少了要做什么", f"请写{_choices()}")
    first, *rest = words
    if first in {"-h", "--help"}:
        say(_help())
        return OK
    if first not in SUBCOMMANDS:
        raise refuse(
            "command-line", "命令行，zjai standard", f"不能做{quoted(first)}", did_you_mean(first, list(SUBCOMMANDS))
        )
    return load(SUBCOMMANDS[first][0]).run(rest)


def _choices() -> str:
    return "、".join(SUBCOMMANDS)


def _help() -> str:
    rows = "\n".join(f"  {name:<6}{summary}" for name, (_, summary) in SUBCOMMANDS.items())
    return f"""用法：zjai standard {"|".join(SUBCOMMANDS)} [参数]

查看、检验量化评价标准。

{rows}

每一种的用法：zjai standard list --help"""
