"""What a work is known by: its bare name, and the numbers that only it has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ..base.text import bare as bare
from ..base.text import half_width, one_line
from .lens_limits import Limits, find_limits
from .row import WorkNumber

_LONGEST = 2000
"""Characters of one text that are looked through for numbers."""


def tells(name: str, besides: Iterable[str] = ()) -> bool:
    """Tell whether a bare name tells one work from another, which 论文 and 市级科技进步奖 do not.

    `besides`: further common names, bare: those of the kind and of the answers offered.
    """
    if name in besides:
        return False
    return len(_common().sub("", name)) >= find_limits().names.shortest


def numbers_in(texts: Iterable[str]) -> Iterator[WorkNumber]:
    """Yield the numbers that stand somewhere in these texts, in their order."""
    fewest = find_limits().numbers.digits
    for text in texts:
        plain = half_width(text[:_LONGEST]).upper()
        if sum(map(str.isdigit, plain)) < fewest:
            continue
        for title, shape in _shapes():
            for match in shape.finditer(plain):
                yield from _number(title, match[1].strip().rstrip(".,;:"))


def whole_number(title: str, answer: str) -> Iterator[WorkNumber]:
    """Yield the number an open answer is as a whole, if the title of its question says so."""
    if half_width(title).strip().upper().endswith(find_limits().numbers.titles):
        yield from _number(title, half_width(answer).strip().upper())


def _number(title: str, written: str) -> Iterator[WorkNumber]:
    key = bare(written)
    key = key[2:] if key.startswith("zl") else key  # the letters of a granted patent are often left out
    if len(key) >= find_limits().numbers.shortest and any(map(str.isdigit, key)):
        yield WorkNumber(title=title, shown=one_line(written, 60), key=key)


@cache
def _common() -> re.Pattern[str]:
    words = sorted({bare(one) for one in find_limits().names.common}, key=lambda one: (-len(one), one))
    return re.compile("|".join([*map(re.escape, words), "[0-9]+"]))


@cache
def _shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    limits: Limits = find_limits()
    return tuple((one.title, re.compile(one.pattern)) for one in limits.shape)
