"""Recovery copies of standards being typed, kept in the person's own folder until they are saved or given up.

A copy is the standard's file with one comment line before it: where it belongs, what the file there
held, and when. A lock beside it tells whether the program that wrote it still runs.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ...base.places import absolute
from ...base.problems import Refused
from ...base.text import storable
from ...base.toml_files import decode, read_bytes
from ...base.whole import promised
from ...dossier.file_lock import FileLock
from ...dossier.recovery import ENDING, LOCK, MOST, Recovery, sweep
from ...dossier.store import Stamp
from ...rules.locate import user_folder
from ...rules.standards.reader import read_draft
from ...rules.standards.writer import standard_text
from .drafting import Draft

FOLDER = "standard-copies"
LEAD = "# "


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftDraft:
    """A copy that a program left behind."""

    file: Path
    draft: Draft
    at: datetime | None

    def belongs_to(self, path: Path) -> bool:
        """Tell whether it is a copy of the standard at `path`."""
        return self.draft.path is not None and absolute(self.draft.path) == absolute(path)


def copies_folder() -> Path:
    """Return where the copies are (it need not exist)."""
    return user_folder() / FOLDER


def new_copy() -> Recovery:
    """Return the copy of a draft about to be edited; nothing is written yet."""
    return Recovery(copies_folder())


def copy_text(draft: Draft) -> str:
    """Return what a copy of the draft holds."""
    head = {
        "at": datetime.now().astimezone().replace(microsecond=0).isoformat(),
        "path": storable(str(absolute(draft.path))) if draft.path else "",
        "stamp": draft.stamp.sha256 if draft.stamp else "",
    }
    return f"{LEAD}{json.dumps(head, ensure_ascii=True)}\n{promised(standard_text(draft.standard))}"


def left_drafts() -> tuple[LeftDraft, ...]:
    """Return the readable copies that no running program holds. Raises nothing: one that cannot be read stays."""
    try:
        found = [one for one in copies_folder().iterdir() if not one.is_dir()]
    except OSError:
        return ()
    sweep(found)
    files = sorted(one for one in found if one.suffix == ENDING)[:MOST]
    return tuple(left for file in files if (left := _looked_at(file)) is not None)


def discard_copy(left: LeftDraft) -> None:
    """Remove a copy that was left behind. Raises nothing: one that stays is offered again."""
    for file in (left.file, left.file.with_suffix(LOCK)):
        with contextlib.suppress(OSError):
            file.unlink()


def _looked_at(file: Path) -> LeftDraft | None:
    lock = FileLock(file.with_suffix(LOCK))
    if not lock.take() and lock.elsewhere:
        return None
    lock.release()
    try:
        text = decode(read_bytes(file, file.name), file.name)
        standard, _ = read_draft(text, file.name)
    except Refused:
        return None
    head = _head(text)
    path, stamp = head.get("path"), head.get("stamp")
    draft = Draft(standard, path=Path(path) if path else None, stamp=Stamp(stamp) if stamp else None, saved=False)
    return LeftDraft(file=file, draft=draft, at=_moment(head.get("at", "")))


def _head(text: str) -> Mapping[str, str]:
    line = text.partition("\n")[0]
    try:
        found = json.loads(line.removeprefix(LEAD)) if line.startswith(LEAD) else {}
    except (ValueError, RecursionError):
        return {}
    return (
        {str(key): value for key, value in found.items() if isinstance(value, str)} if isinstance(found, dict) else {}
    )


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError):
        return None
