"""Where unsaved work is kept, and what to call what was left behind there. No textual here."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from ...dossier.recovery import FOLDER, Left
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


def when(at: datetime) -> str:
    """Return a moment as people write it."""
    return f"{at.year}年{at.month}月{at.day}日{at.hour}时{at.minute:02}分"
