"""Where unsaved work is kept, and what to call what was left behind there. No textual here."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from ...base.problems import Refused
from ...dossier.file_lock import FileLock
from ...dossier.recovery import ENDING, FOLDER, LOCK, Left, read_copy
from ...rules.locate import user_folder


def recovery_folder() -> Path:
    """Return where recovery copies are kept (it need not exist)."""
    return user_folder() / FOLDER


def left_name(left: Left) -> str:
    """Return what to call a dossier that was left behind: its file, else the person, else new."""
    work = left.work
    if work is None:
        return "读不出来的副本"
    return work.path.name if work.path else work.dossier.person.name or "新的自评档案"


def open_elsewhere(path: Path) -> bool:
    """Tell whether another program of ours has unsaved work on the dossier at `path`, as far as its copy shows that."""
    try:
        copies = list(recovery_folder().glob(f"*{ENDING}"))
    except OSError:
        return False
    for copy in copies:
        lock = FileLock(copy.with_suffix(LOCK))
        if lock.take() or not lock.elsewhere:
            lock.release()
            continue
        try:
            work, at = read_copy(copy)
        except Refused:
            continue
        if Left(file=copy, at=at, work=work).belongs_to(path):
            return True
    return False


def when(at: datetime) -> str:
    """Return a moment as people write it."""
    return f"{at.year}年{at.month}月{at.day}日{at.hour}时{at.minute:02}分"
