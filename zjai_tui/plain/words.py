"""The words that are typed instead of an answer, and what a typed line is. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..base.text import half_width, harmless, storable

Name = Literal[
    "help", "words", "again", "back", "next", "clear", "undo", "redo",
    "total", "basis", "advice", "report", "outline", "all", "save", "quit",
]  # fmt: skip
LITERAL = "="
"""Before an answer that would otherwise be taken for one of the words."""
LONGEST = 20_000
"""Characters of one answer; what is longer was not typed by a person."""

_SIGNS = str.maketrans("《》〈〉", "<><>")


@dataclass(frozen=True, slots=True)
class Word:
    """One of the words: how it may be written, and what it does."""

    name: Name
    written: tuple[str, ...]
    does: str
    more: bool = False
    """Whether something may follow it."""


WORDS: tuple[Word, ...] = (
    Word("help", ("?", "帮助"), "这一题填什么、怎么写、为什么问"),
    Word("words", ("命令",), "列出这些词"),
    Word("again", ("重读",), "把这一题再读一遍"),
    Word("back", ("<", "上一题"), "回到上一题"),
    Word("next", (">", "下一节"), "去下一节"),
    Word("outline", ("目录",), "列出各节；后面写节号、题号或题目，就到那里去，如“目录：3”", more=True),
    Word("clear", ("清除",), "去掉这一题现在的回答"),
    Word("undo", ("撤销",), "撤销上一次修改"),
    Word("redo", ("重做",), "重做刚撤销的修改"),
    Word("total", ("总分",), "现在的总分怎样得来，各条申报路径怎样"),
    Word("basis", ("依据",), "这一题的出处和用处；后面写指标名，就讲那一项怎样计分，如“依据：论文”", more=True),
    Word("advice", ("建议",), "怎样最省力地达到目标分"),
    Word("report", ("报告",), "怎样写出自评报告"),
    Word("all", ("全部",), "申报资格里与结论无关的题也问，再写一次就不问"),
    Word("save", ("保存",), "存进档案文件，接着填"),
    Word("quit", ("退出",), "结束；有修改没有保存时会先问"),
)


@dataclass(frozen=True, slots=True)
class Typed:
    """What a typed line is: one of the words (with what follows it), or an answer; empty means keep."""

    word: Name | None = None
    text: str = ""
    problem: str = ""
    changed: bool = False
    """Whether characters that cannot be shown were taken out."""


def understood(line: str) -> Typed:
    """Return what a typed line means; words are recognised in full-width and Chinese signs too."""
    raw = line.rstrip("\r\n")
    if len(raw) > LONGEST:
        return Typed(problem=f"这一行有{len(raw)}字，最多{LONGEST}字，没有采用。请缩短后重写。")
    text = harmless(storable(raw))
    changed = text != raw
    plain = half_width(text).strip().translate(_SIGNS)
    if plain.startswith(LITERAL):
        at = next(at for at, char in enumerate(text) if half_width(char) == LITERAL)
        return Typed(text=text[at + 1 :].strip(), changed=changed)
    for word in WORDS:
        for written in word.written:
            if plain == written:
                return Typed(word.name)
            if word.more and plain.startswith(written) and plain[len(written)] in " :0123456789":
                return Typed(word.name, plain[len(written) :].strip(" :"))
    return Typed(text=text.strip(), changed=changed)


def words_lines() -> tuple[str, ...]:
    """Return the words and what they do, one line each."""
    listed = [f"{'或'.join(word.written)}：{word.does}。" for word in WORDS]
    return (
        "直接回车：保留现在的回答，问下一题。",
        *listed,
        f"回答正好是这些词时，前面加等号，如“{LITERAL}保存”。",
    )
