"""Recovery copies: what is on screen and not saved yet, kept in the person's own folder.

Each open dossier has a copy of its own (two programs with the same file never share one), a
TOML file for its owner alone (0600): the dossier itself and, under ``zjai_recovery``, where it
belongs, what the file there held, and the typed texts that are no answers. A lock beside it
tells whether the program that wrote it still runs; what nobody holds was left behind.
"""

from __future__ import annotations

import contextlib
import secrets
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import tomli_w

from ..base.places import absolute
from ..base.private import make_private
from ..base.problems import Refused, refuse
from ..base.text import one_line, storable
from ..base.toml_files import read_toml
from ..base.whole import promised
from .atomic import STALE_SECONDS, failure, is_half_written, write_atomically
from .file_lock import FileLock, sweep_lock
from .model import Dossier
from .reader import dossier_from
from .store import Stamp
from .writer import dossier_table

FOLDER = "recovery"
ENDING, LOCK = ".toml", ".lock"
HEAD = "zjai_recovery"
MOST = 50
"""Copies looked at, the latest ones; more are an accident."""
PATIENCE, SHORT_PATIENCE = 5, 2
"""Seconds a drive has to answer, such as a home on the network, for writing and for removing a copy."""
_SILENT = "{}没有回应。请检查磁盘或网络盘是否连着"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is on screen and not saved."""

    dossier: Dossier
    drafts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Typed texts that are no answers: by slot key, the text and the title of the question."""
    path: Path | None = None
    """The dossier's file; None when it was never saved."""
    stamp: Stamp | None = None
    """What that file held when it was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A copy that a program left behind."""

    file: Path
    at: datetime
    """When it was written."""
    work: Work | None = None
    """None when the copy cannot be read."""
    trouble: str = ""
    """Why not, as a sentence."""

    def belongs_to(self, path: Path) -> bool:
        """Tell whether it is a copy of the dossier at `path`."""
        return self.work is not None and self.work.path is not None and absolute(self.work.path) == absolute(path)


class Recovery:
    """The copy of one open dossier.

    What is done to it is done in a thread of its own, which is left behind where the drive does not answer: nothing
    here takes longer than `PATIENCE` or raises.
    """

    def __init__(self, folder: Path) -> None:
        """Use the folder `folder` (it need not exist); nothing is written yet."""
        self._folder = folder
        self._file = folder / f"{secrets.token_hex(8)}{ENDING}"
        self._lock = FileLock(self._file.with_suffix(LOCK))
        self._writing = threading.Lock()
        self._turn = self._valid = self._dropped = self._written = 0

    @property
    def file(self) -> Path:
        """Return where the copy is, or would be."""
        return self._file

    def begin(self) -> int:
        """Return the number of a write about to happen; `drop` makes it void, however late the thread is."""
        self._turn += 1
        return self._turn

    def keep(self, work: Work, turn: int | None = None) -> str:
        """Write the copy, all or nothing; return "" or why that is impossible, as a sentence."""
        return self.keep_text(_text(work), turn)

    def keep_text(self, text: str, turn: int | None = None) -> str:
        """Write a copy of anything, as `keep` does."""
        number = self.begin() if turn is None else turn
        try:
            self._in_time(PATIENCE, lambda: self._write(text, number))
        except TimeoutError:
            return _SILENT.format(one_line(str(self._folder)))
        except (OSError, ValueError) as error:
            return failure(error, one_line(str(self._folder))).sentence()
        return ""

    def drop(self) -> None:
        """Remove the copy: the work was saved, or given up. A later `keep` makes a new one."""
        self._valid = self._dropped = self._turn
        with contextlib.suppress(TimeoutError):  # whatever still runs removes it when the drive answers again
            self._in_time(SHORT_PATIENCE, self._remove)

    def _write(self, text: str, turn: int) -> None:
        if turn <= self._valid:
            return
        make_private(self._folder)
        self._lock.take()
        write_atomically(self._file, text.encode())
        self._written = turn
        self._valid = max(self._valid, turn - 1)  # an older state that comes late must not replace this one
        self._remove()

    def _remove(self) -> None:
        if self._written > self._dropped:
            return
        with contextlib.suppress(OSError):  # gone, or never written
            self._file.unlink()
        self._lock.release()

    def _in_time(self, seconds: float, work: Callable[[], None]) -> None:
        """Do it after what is being done; pass on what it raises. Raises ``TimeoutError`` where it takes longer."""
        raised: list[BaseException] = []
        done = threading.Event()

        def run() -> None:
            if not self._writing.acquire(timeout=seconds):
                return
            try:
                work()
            except BaseException as error:  # noqa: BLE001 - raised where it is waited for
                raised.append(error)
            finally:
                self._writing.release()
                done.set()

        threading.Thread(target=run, daemon=True).start()
        if not done.wait(seconds):
            raise TimeoutError
        if raised:
            raise raised[0]


def left_behind(folder: Path) -> tuple[Left, ...]:
    """Return the copies no running program holds, the latest first. Raises nothing."""
    try:
        files = [one for one in folder.iterdir() if not one.is_dir()]
    except OSError:
        return ()
    sweep(files)
    copies = [file for file in files if file.suffix == ENDING and not file.name.startswith(".")]
    found = [_looked_at(file) for file in sorted(copies, key=_changed_at, reverse=True)[:MOST]]
    return tuple(sorted((one for one in found if one), key=lambda one: one.at, reverse=True))


def discard(left: Left) -> None:
    """Remove a copy that was left behind. Raises nothing: one that stays is offered again."""
    with contextlib.suppress(OSError):
        left.file.unlink()


def read_copy(file: Path) -> tuple[Work, datetime]:
    """Return what a copy holds and when it was written; raise `Refused` with every problem found."""
    where = "恢复副本"
    table = read_toml(file, where)
    head = table.pop(HEAD, None)
    if not isinstance(head, dict) or not isinstance(head.get("at"), datetime):
        raise refuse("recovery-head", where, "缺少开头的说明，不是完整的恢复副本", "请丢弃它，改用上次保存的档案")
    path, stamp = head.get("path"), head.get("stamp")
    try:
        at = head["at"].astimezone()
    except (ValueError, OverflowError):  # the first and the last day of all have no local time
        raise refuse("recovery-head", where, "开头写的时间不对", "请丢弃它，改用上次保存的档案") from None
    work = Work(
        dossier=dossier_from(table, where),
        drafts=dict(_drafts(head.get("draft"))),
        path=Path(path) if isinstance(path, str) and path else None,
        stamp=Stamp(stamp) if isinstance(stamp, str) and stamp else None,
    )
    return work, at


def _looked_at(file: Path) -> Left | None:
    """Return a copy that nobody holds, or None. Where a disk has no locks, nobody can be known to hold it."""
    lock = FileLock(file.with_suffix(LOCK))
    if not lock.take() and lock.elsewhere:
        return None
    lock.release()
    try:
        work, at = read_copy(file)
    except Refused as refused:
        return Left(file=file, at=_changed_at(file), trouble=refused.problems[0].sentence())
    return Left(file=file, at=at, work=work)


def sweep(files: Iterable[Path]) -> None:
    """Remove what killed programs left half-written: temporary files, and locks without a copy."""
    limit = time.time() - STALE_SECONDS
    for file in files:
        half = is_half_written(file.name)
        lonely = file.suffix == LOCK and not file.with_suffix(ENDING).exists()
        if not (half or lonely) or _changed_at(file).timestamp() >= limit:
            continue
        if lonely:
            sweep_lock(file)
        else:
            with contextlib.suppress(OSError):
                file.unlink()


def _changed_at(file: Path) -> datetime:
    try:
        return datetime.fromtimestamp(file.stat().st_mtime).astimezone()
    except (OSError, ValueError, OverflowError):
        return datetime.fromtimestamp(0).astimezone()


def _text(work: Work) -> str:
    head = {
        "at": datetime.now().astimezone().replace(microsecond=0),
        "path": storable(str(absolute(work.path))) if work.path else "",
        "stamp": work.stamp.sha256 if work.stamp else "",
        "draft": [
            {"key": storable(key), "typed": storable(typed), "title": storable(title)}
            for key, (typed, title) in work.drafts.items()
        ],
    }
    return promised(tomli_w.dumps({**dossier_table(work.dossier), HEAD: head}))


def _drafts(value: Any) -> Iterable[tuple[str, tuple[str, str]]]:
    for one in value if isinstance(value, list) else []:
        match one:
            case {"key": str(key), "typed": str(typed), "title": str(title)}:
                yield key, (typed, title)
