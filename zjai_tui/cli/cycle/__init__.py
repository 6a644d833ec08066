"""``zjai cycle``: the yearly rounds at hand; picks the module of its subcommand."""

from __future__ import annotations

from collections.abc import Sequence

from ..subcommands import run_part

ABOUT = "查看年度申报计划，由旧年度推算新年度，对照通知逐项核对，检验日期。"


def run(words: Sequence[str]) -> int:
    """Run the subcommand and return its exit code. Raises `Refused` when there is none of that name."""
    return run_part("cycle", ABOUT, words, "zjai cycle list")
