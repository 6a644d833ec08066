"""Reading a folder of dossiers piece by piece, and looking whether it changed. For a thread; no textual here."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import PurePath
from threading import Event

from ...base.problems import Problem, Refused
from ...batch.conflict import Conflict
from ...batch.finding import dossiers_in
from ...batch.lens import conflicts
from ...batch.reading import changed
from ...batch.row import Row
from ...batch.running import rows

EVERY = 0.15
"""Seconds between two pieces of news: rows come as they are read, and the screen has time for the person."""
MOST_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What reading brought since it was last told."""

    rows: tuple[Row, ...] = ()
    done: int = 0
    total: int | None = None
    """None while files are still being looked for."""
    ended: bool = False
    stopped: bool = False
    """Whether the person stopped it: there are files left."""
    gone: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] | None = None
    """None where they were not looked for anew."""
    left_out: tuple[Problem, ...] | None = None
    trouble: tuple[Problem, ...] = ()
    said: str = ""


def reading(paths: Sequence[str], stop: Event, *, jobs: int | None = None) -> Iterator[News]:
    """Find the dossiers in folders and read them; ends early once `stop` is set."""
    left_out: list[Problem] = []
    files: list[str] = []
    told = time.monotonic()
    try:
        for file in dossiers_in(paths, left_out.append):
            files.append(file)
            if stop.is_set():
                break
            if time.monotonic() - told >= EVERY:
                told = time.monotonic()
                yield News(done=len(files))
    except Refused as refused:
        yield News(ended=True, trouble=refused.problems)
        return
    yield News(total=len(files), left_out=tuple(left_out))
    read: list[Row] = []
    for news in _pieces(files, stop, jobs):
        read += news.rows
        yield news
    yield News(done=len(read), total=len(files), ended=True, stopped=len(read) < len(files), conflicts=conflicts(read))


def _pieces(files: Sequence[str], stop: Event, jobs: int | None) -> Iterator[News]:
    waiting: list[Row] = []
    done, told = 0, time.monotonic()
    with closing(rows(files, jobs=jobs)) as running:
        for row in running:
            waiting.append(row)
            done += 1
            if time.monotonic() - told >= EVERY or stop.is_set():
                yield News(rows=tuple(waiting), done=done, total=len(files))
                waiting, told = [], time.monotonic()
            if stop.is_set():
                break
    if waiting:
        yield News(rows=tuple(waiting), done=done, total=len(files))


def looked(paths: Sequence[str], known: Sequence[Row]) -> News | None:
    """Return what changed on disk since the rows were read, read anew; None when nothing did."""
    left_out: list[Problem] = []
    try:
        found = list(dossiers_in(paths, left_out.append))
    except Refused as refused:  # the folder itself is gone: what was read stays on show
        return News(ended=True, trouble=refused.problems)
    files = {row.file for row in known}
    there = set(found)
    gone = [row for row in known if row.file not in there]
    stale = [row.file for row in known if row.file in there and changed(row)]
    new = [file for file in found if file not in files]
    if not (gone or stale or new):
        return None
    fresh = tuple(rows([*stale, *new], jobs=1))
    return News(
        rows=fresh,
        ended=True,
        gone=tuple(row.file for row in gone),
        left_out=tuple(left_out),
        said=_changes(
            [one for one in fresh if one.file in files], [one for one in fresh if one.file not in files], gone
        ),
    )


def reread(files: Iterable[str]) -> News:
    """Return the rows of some files as they are now."""
    return News(rows=tuple(rows(list(files), jobs=1)), ended=True)


def _changes(changed: Sequence[Row], new: Sequence[Row], gone: Sequence[Row]) -> str:
    """Return in words what happened on disk."""
    parts = [
        f"{words}{len(found)}份（{_named(found)}）"
        for words, found in (("已重读有变动的", changed), ("新读入", new), ("文件夹里不见了", gone))
        if found
    ]
    return f"磁盘上有变化：{'，'.join(parts)}。"


def _named(found: Sequence[Row]) -> str:
    names = "、".join(one.name or PurePath(one.file).name for one in found[:MOST_NAMED])
    return f"{names}等" if len(found) > MOST_NAMED else names
