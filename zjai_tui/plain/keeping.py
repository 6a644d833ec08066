"""Keeping the work of the plain mode: the dossier's file, and the recovery copy until it is saved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..base.problems import Refused
from ..base.text import one_line
from ..dossier.difference import difference_words
from ..dossier.recovery import FOLDER, Left, Recovery, Work, left_behind
from ..dossier.store import ChangedOnDisk, save
from ..filling.recording import recorded
from ..filling.session import Session
from ..rules.locate import user_folder

RESCUE = "rescue"
RESTORED = "恢复没有保存的内容"


@dataclass(frozen=True, slots=True)
class Kept:
    """How saving went."""

    saved: bool
    told: tuple[str, ...]
    changed_on_disk: bool = False
    """Whether it was refused because somebody else changed the file."""


class Keeper:
    """Saves the open dossier, and keeps a recovery copy of what is not saved yet."""

    def __init__(self, session: Session) -> None:
        """Serve this session, which has a path."""
        self._session = session
        self._recovery = Recovery(user_folder() / FOLDER)
        self._complained = False

    def keep(self) -> str:
        """Keep what is not saved, for the case that the program ends now; return why not, the first time it fails."""
        if not self._session.unsaved:
            self._recovery.drop()
            return ""
        trouble = self._recovery.keep(self._work())
        if not trouble or self._complained:
            return ""
        self._complained = True
        return f"没有保存的内容不能随时留底，请常写“保存”。{trouble}"

    def save(self, overwrite: bool = False) -> Kept:
        """Write the dossier to its file."""
        session = self._session
        path, dossier = session.path, recorded(session)
        assert path is not None, "the plain mode opens no dossier without a file"
        try:
            stamp = save(
                dossier, path, expected=session.stamp, overwrite=overwrite, rescue_folder=user_folder() / RESCUE
            )
        except ChangedOnDisk as refused:
            return Kept(False, tuple(one.sentence() for one in refused.problems), changed_on_disk=True)
        except Refused as refused:
            return Kept(False, tuple(one.sentence() for one in refused.problems))
        session.saved_as(path, stamp, dossier)
        self.keep()
        titles = "、".join(f"“{draft.title}”" for draft in session.drafts.values())
        return Kept(
            True, (f"已保存到{one_line(str(path))}。" + (f"{titles}的填写没有读懂，没有存入。" if titles else ""),)
        )

    def drop(self) -> None:
        """Give up what was not saved."""
        self._recovery.drop()

    def where(self) -> str:
        """Return in a sentence where the unsaved work is kept, having kept it now; or that it is not."""
        trouble = self._recovery.keep(self._work())
        if trouble:
            return f"没有保存的内容没能留底。{trouble}"
        return f"没有保存的内容留在{one_line(str(self._recovery.file))}，下次打开这份档案时可以恢复。"

    def _work(self) -> Work:
        """Return all that is not saved, typed texts that were not understood included."""
        session = self._session
        drafts = {key: (draft.typed, draft.title) for key, draft in session.drafts.items()}
        return Work(dossier=session.dossier, drafts=drafts, path=session.path, stamp=session.stamp)


def left_for(session: Session) -> Iterator[Left]:
    """Yield what earlier runs left behind of this dossier and differs from its file, the latest first."""
    if session.path is None:
        return
    for left in left_behind(user_folder() / FOLDER):
        if left.belongs_to(session.path) and left.work and (left.work.dossier != session.dossier or left.work.drafts):
            yield left


def left_words(session: Session, left: Left) -> str:
    """Return when it was left, and what it would change."""
    assert left.work is not None, "only what can be read is offered"
    at = left.at
    when = f"{at.year}年{at.month}月{at.day}日{at.hour}时{at.minute:02}分"
    differs = difference_words(session.dossier, left.work.dossier) or "有没读懂的填写"
    changed = "档案文件在那之后改动过。" if left.work.stamp != session.stamp else ""
    return f"{when}没有保存就中断了，没有保存的内容：{differs}。{changed}"


def restore(session: Session, work: Work) -> None:
    """Bring back what was left behind; the dossier counts as unsaved then. Raises `Refused` without its rules."""
    session.change(lambda _: work.dossier, RESTORED)
    for key, (typed, title) in work.drafts.items():
        session.hold(key, typed, title)
    session.stamp = work.stamp  # saving over somebody else's change is asked about
