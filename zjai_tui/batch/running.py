"""Many dossiers read in order, by several processes where that pays: streaming, in bounded memory."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable
from functools import partial
from itertools import chain, islice
from typing import TypeVar

from .pool import CHUNK, Pool
from .reading import crashed, row_of
from .row import Row
from .rules_at_hand import RulesAtHand

T = TypeVar("T")

FEW = 100
"""Fewer files are done before another process has begun to work."""


def rows(
    files: Iterable[str], rules: RulesAtHand | None = None, *, jobs: int | None = None, traced: bool = True
) -> Generator[Row, None, None]:
    """Yield the row of every file, in the order of the files, taking them as it goes.

    `jobs`: how many processes read; None for as many as there are processors at hand, and only this
    one for few files. A process that dies costs one row, which tells so. To stop early, close the
    iterator: the processes have ended when that returns. `traced` False leaves out what only the
    conflict lens needs.
    """
    return mapped(files, partial(row_of, rules=rules or RulesAtHand(), traced=traced), crashed, jobs=jobs)


def mapped(
    files: Iterable[str],
    work: Callable[[str], T],
    lost: Callable[[str], T],
    *,
    jobs: int | None = None,
    at_once: int = CHUNK,
) -> Generator[T, None, None]:
    """Yield what the work gives for every file, like `rows`; `lost` stands for a file over which a process died.

    `at_once`: how many files a process takes at a time; the longer the work, the fewer.
    With several processes the work, and what it gives, must be able to go from one to another.
    """
    coming = iter(files)
    count = cores() if jobs is None else jobs
    if jobs is None and count > 1:
        first = list(islice(coming, FEW))
        count = count if len(first) == FEW else 1
        coming = chain(first, coming)
    if count <= 1:
        yield from map(work, coming)
        return
    pool = Pool(work, lost, count, at_once)
    try:
        yield from pool.each(coming)
    finally:
        pool.close()


def cores() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1
