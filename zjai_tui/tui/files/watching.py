"""Looks, in a thread, whether the open dossier's file was changed or taken away by somebody else, and says so once."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ...base.problems import Refused
from ...base.toml_files import read_bytes
from ...dossier.store import Stamp
from ...filling.session import Session
from ..background import BACKGROUND

if TYPE_CHECKING:
    from ..shell import Shell

Seen = tuple[int, int, int]
"""When a file was changed, its size and its number: a file that is the same in them is not read again."""
CHANGED, GONE = "文件在别处改动过", "文件在别处被删除或移走"
WORDS = {
    CHANGED: "这个文件刚才在别处改动过，和这里显示的不一样。按F2保存时会先问；要看新的内容，请离开后重新打开。",
    GONE: "这个文件不在原来的位置了，可能被删除或移走。填写的内容还在，按F2会重新写出。",
}


class Watch:
    """A look at the file of the open dossier."""

    def __init__(self, app: Shell) -> None:
        """Look for this app."""
        self._app = app
        self._known: tuple[Path, Stamp, Seen] | None = None
        self._looking = False

    def look(self) -> None:
        """Look in a thread, unless the look before is not over yet: a drive may not answer."""
        session = self._app.session
        if self._looking or session is None or session.path is None or session.stamp is None or session.apart:
            return
        self._looking = True
        look = partial(self._find, session, session.path, session.stamp)
        self._app.run_worker(look, thread=True, group=BACKGROUND)

    def _find(self, session: Session, path: Path, stamp: Stamp) -> None:
        try:
            found = self._found(path, stamp)
        finally:
            self._looking = False
        if found:
            self._app.call_later(self._tell, session, path, stamp, found)

    def _found(self, path: Path, stamp: Stamp) -> str:
        try:
            info = os.stat(path)
            seen = (info.st_mtime_ns, info.st_size, info.st_ino)
            if self._known == (path, stamp, seen):
                return ""
            if Stamp.of(read_bytes(path, "")) != stamp:
                return CHANGED
        except FileNotFoundError:
            return GONE
        except (OSError, ValueError, Refused):
            return ""  # nothing is known: saving tells what is wrong there
        self._known = (path, stamp, seen)
        return ""

    def _tell(self, session: Session, path: Path, stamp: Stamp, found: str) -> None:
        if self._app.session is session and (session.path, session.stamp, session.apart) == (path, stamp, ""):
            session.apart = found
            self._app.session_changed()
            self._app.tell(WORDS[found], bad=True)
