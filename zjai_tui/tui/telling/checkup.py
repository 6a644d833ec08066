"""The checkup as running text. No textual here."""

from __future__ import annotations

from collections.abc import Iterator

from ...checkup.result import Check, Checkup, State
from .blocks import Block, Tone, head

_TONES: dict[State, Tone] = {State.BAD: "bad", State.NOTE: "open", State.HINT: "muted"}
MEASURED = "终端在命令里量得出：退出后运行 zjai doctor。"


def checkup_blocks(checkup: Checkup) -> tuple[Block, ...]:
    """Return what was found, what has to be dealt with in its colour."""
    verdict = Block(f"zjai {checkup.version}：{checkup.verdict}", "strong")
    sendable = Block("不含个人资料和文件位置，可以复制、导出，转给帮忙的人。", "muted")
    return (verdict, sendable, *_sections(checkup))


def _sections(checkup: Checkup) -> Iterator[Block]:
    for section in checkup.sections:
        yield head(section.title)
        for check in section.checks:
            yield from _check(check)
        yield from (Block(line, indent=4) for line in section.sample)
        if section.sample:
            yield Block(MEASURED, "muted", indent=2)


def _check(check: Check) -> Iterator[Block]:
    mark = "" if check.state is State.GOOD else f"（{check.state.label}）"
    yield Block(f"{check.title}：{check.said}。", _TONES.get(check.state, ""), mark)
    if check.todo:
        yield Block(check.todo, "muted", indent=2)
