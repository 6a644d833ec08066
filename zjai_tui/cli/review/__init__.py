"""``zjai review``: the unit's review of one dossier; picks the module of its part, or shows how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from ..registry import PARTS
from ..subcommands import run_part

ABOUT = (
    "单位核定一份自评档案：看核定情况，逐项作出结论，退回补正，核定完毕，定公示起止。"
    "结论记在档案旁的单位核定文件里（张三.核定.toml），自评档案不改动。"
    "只写档案文件时，显示核定情况。"
)

_FLAGS = frozenset({"--json", "--short", "--left"})


def run(words: Sequence[str]) -> int:
    """Run the part the words name and return its exit code; a dossier by itself is shown."""
    words = _flags_last(words)
    first = words[0] if words else ""
    if first and not first.startswith("-") and first not in PARTS["review"] and _is_file(first):
        words = ["show", *words]
    return run_part("review", ABOUT, words, "zjai review show", ["zjai review 张三.toml", "zjai review show --help"])


def _flags_last(words: Sequence[str]) -> Sequence[str]:
    """Return the words with the flags written before the dossier or the part put after it."""
    flags = list(takewhile(lambda one: one in _FLAGS, words))
    return [*words[len(flags) :], *flags]


def _is_file(word: str) -> bool:
    return "." in word or "/" in word or "\\" in word
