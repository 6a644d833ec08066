"""What went wrong with a file, as paragraphs in which a path stands on a line of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ...base.problems import Refused
from ...base.text import one_line
from ..telling.blocks import Block

MARKS = "：，。"


def told(refused: Refused, *paths: Path | None) -> list[Block]:
    """Return every problem, the paths in it set apart: broken in the middle, a path is not to be read nor copied."""
    names = [one_line(str(path)) for path in paths if path is not None]
    return [block for problem in refused.problems for block in _apart(problem.sentence(), names)]


def _apart(sentence: str, names: list[str]) -> Iterator[Block]:
    found = [(sentence.index(name), name) for name in names if name in sentence]
    if not found:
        yield Block(sentence)
        return
    at, name = min(found, key=lambda one: (one[0], -len(one[1])))
    before, after = sentence[:at].strip(), sentence[at + len(name) :]
    if before:
        yield Block(f"{before}：" if before[-1] not in MARKS else before)
    # a longer name that begins so, as a last good copy's, is kept whole
    more = next((cut for cut, char in enumerate(after) if char in MARKS), len(after))
    yield Block(name + after[:more], "strong", indent=2)
    rest = after[more:].lstrip(MARKS)
    if rest:
        yield from _apart(rest, names)
