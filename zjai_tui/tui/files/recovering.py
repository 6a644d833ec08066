"""Keeps a recovery copy of what is on screen, a moment after each change, without holding up the typing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ...base.text import one_line
from ...dossier.recovery import Recovery, Work
from ...filling.session import Session
from ..background import BACKGROUND
from .left import recovery_folder

if TYPE_CHECKING:
    from ..shell import Shell


def work_of(session: Session) -> Work:
    """Return what is on screen of a session."""
    drafts = {key: (draft.typed, draft.title) for key, draft in session.drafts.items()}
    return Work(dossier=session.dossier, drafts=drafts, path=session.path, stamp=session.stamp)


class Keeper:
    """The recovery copy of the open dossier."""

    def __init__(self, app: Shell) -> None:
        """Keep what this app has open."""
        self._app = app
        self._of: Session | None = None
        self._recovery = Recovery(recovery_folder())
        self._seen: tuple[object, object] | None = None
        self._told = False

    def look(self) -> None:
        """Write the copy in a thread if anything changed since the last look."""
        session = self._app.session
        if session is None or not self._changed(session):
            return
        if session.unsaved:
            # the copy of this session, even if the thread is so late that another one is open by then
            write = partial(self._write, self._recovery, work_of(session), self._recovery.begin())
            self._app.run_worker(write, thread=True, group=BACKGROUND)
        else:
            self._recovery.drop()

    def keep_now(self) -> str:
        """Write the copy at once; return "" or why that is impossible, as a sentence."""
        session = self._app.session
        if session is None or not session.unsaved:
            return ""
        self._changed(session)
        return self._recovery.keep(work_of(session))

    def drop(self) -> None:
        """Remove the copy: the work was saved, or the person gave it up."""
        self._seen = None
        self._recovery.drop()

    def last_words(self) -> str:
        """Keep unsaved work now that the program ends; return what to tell about it."""
        session = self._app.session
        if session is None or not session.unsaved:
            return ""
        trouble = self.keep_now()
        if trouble:
            return f"没有保存的修改没能留存。{trouble}"
        return f"没有保存的修改已经留存，下次启动时可以恢复（{one_line(str(self._recovery.file))}）。"

    def _changed(self, session: Session) -> bool:
        """Tell whether the screen holds something else than at the last look, and note it."""
        if session is not self._of:
            self._recovery.drop()  # the one before was saved or given up, else it would still be open
            self._of, self._recovery = session, Recovery(recovery_folder())
            self._seen = None
        state = (session.dossier, session.drafts)
        if self._seen is not None and all(one is other for one, other in zip(state, self._seen, strict=True)):
            return False
        self._seen = state
        return True

    def _write(self, recovery: Recovery, work: Work, turn: int) -> None:
        trouble = recovery.keep(work, turn)
        again, self._told = self._told, bool(trouble)  # trouble that went away and came again is told again
        if trouble and not again:
            self._app.call_from_thread(
                self._app.tell, f"没有保存的修改暂时没法留存副本，请常按F2保存。{trouble}", bad=True
            )
