"""``zjai standard``: the scoring standards at hand; picks the module of its subcommand."""

from __future__ import annotations

from collections.abc import Sequence

from ..subcommands import run_part

ABOUT = "查看、录入、检验、认证量化评价标准。"


def run(words: Sequence[str]) -> int:
    """Run the subcommand and return its exit code. Raises `Refused` when there is none of that name."""
    return run_part("standard", ABOUT, words, "zjai standard list")
