"""What a work is known by: its bare name, and the numbers that only it has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ..base.text import bare, half_width, one_line
from .lens_limits import Limits, find_limits
from .row import WorkNumber

_LONGEST = 2000
"""Characters of one text that are looked through for numbers."""
_CLAUSE_ENDS = re.compile(r"[,，。;；!！?？\n]")


def work_name(text: str) -> str:
    """Return a name of a work as names of works are compared: bare, without a word like 一种 before it."""
    name = bare(text)
    return next((name.removeprefix(one) for one in _leading() if name.startswith(one) and name != one), name)


def own_numbers(kind_title: str) -> frozenset[str]:
    """Return the sorts of numbers that works of a kind have themselves; others are only mentioned with them."""
    own = find_limits().own
    words = sorted({one for known in own for one in known.kinds}, key=lambda one: (-len(one), one))
    found = set(re.findall("|".join(map(re.escape, words)), kind_title)) if words else set()
    return frozenset(number for known in own if found & set(known.kinds) for number in known.numbers)


def tells(name: str, besides: Iterable[str] = ()) -> bool:
    """Tell whether a bare name tells one work from another, which 论文 and 市级科技进步奖 do not.

    `besides`: further common names, bare: those of the kind and of the answers offered.
    """
    if name in besides:
        return False
    return len(_common().sub("", name)) >= find_limits().names.shortest


def numbers_in(texts: Iterable[str]) -> Iterator[WorkNumber]:
    """Yield the numbers that stand somewhere in these texts, without those of works only cited there.

    Numbers of one sort come in their order within each text.
    """
    fewest = find_limits().numbers.digits
    for text in texts:
        plain = half_width(text[:_LONGEST]).upper()
        if sum(map(str.isdigit, plain)) < fewest:
            continue
        for title, shape in _shapes():
            for match in shape.finditer(plain):
                if _cited(plain[: match.start()]):
                    continue
                yield from _number(title, match[1].strip().rstrip(".,;:"))


def whole_number(title: str, answer: str) -> Iterator[WorkNumber]:
    """Yield the number an open answer is as a whole, if the title of its question says so."""
    if half_width(title).strip().upper().endswith(find_limits().numbers.titles):
        plain = half_width(answer).strip().upper()
        known = next(((sort, match[1]) for sort, shape in _shapes() if (match := shape.fullmatch(plain))), None)
        yield from _number(*known) if known else _number(title, plain)


def _number(title: str, written: str) -> Iterator[WorkNumber]:
    key = bare(written)
    key = key[2:] if key.startswith("zl") else key  # the letters of a granted patent are often left out
    if len(key) >= find_limits().numbers.shortest and any(map(str.isdigit, key)):
        yield WorkNumber(title=title, shown=one_line(written, 60), key=key)


def _cited(before: str) -> bool:
    """Tell whether the clause before a number says that it is another work's."""
    clause = _CLAUSE_ENDS.split(before)[-1]
    return any(word in clause for word in find_limits().numbers.cited)


@cache
def _leading() -> tuple[str, ...]:
    return tuple(sorted(map(bare, find_limits().names.leading), key=len, reverse=True))


@cache
def _common() -> re.Pattern[str]:
    words = sorted({bare(one) for one in find_limits().names.common}, key=lambda one: (-len(one), one))
    return re.compile("|".join([*map(re.escape, words), "[0-9]+"]))


@cache
def _shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    limits: Limits = find_limits()
    return tuple((one.title, re.compile(one.pattern)) for one in limits.shape)
