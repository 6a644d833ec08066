"""Beginning a review: a whole folder, or one dossier."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ...base.places import here
from ...base.problems import Refused
from ...reviewing.opening import open_review
from ..background import in_thread
from ..files.settings import read_settings
from ..screens.dialogs import PickScreen, ReadScreen
from ..screens.page import Page
from ..screens.paths import PathScreen
from ..screens.too_small import TooSmall
from ..telling.blocks import Block
from .reviewing import Reviewing
from .watching import fresh, stamps_of

if TYPE_CHECKING:
    from ...batch.conflict import Conflict
    from ..shell import Shell

FOLDER, ONE, MERGE = "folder", "one", "merge"
INTRO = "单位逐项核对申报人的档案和佐证材料，下结论、写理由。申报人的档案不会被改动；结论记在它旁边的核定文件里。"
MOST_REASONS = 20


class UnitDesk:
    """The app's dealings with dossiers to be reviewed."""

    def __init__(self, app: Shell) -> None:
        """Serve this app."""
        self._app = app
        self.reasons: tuple[str, ...] = ()
        """Reasons given since the program was started, the latest first; they may name people, so they are not kept."""

    async def begin(self) -> None:
        """Offer the ways to begin."""
        answers = [
            (FOLDER, "打开一个文件夹，成批核定"),
            (ONE, "打开一份档案，逐项核定"),
            (MERGE, "合并一份档案的两个改本"),
        ]
        answer = await self._app.push_screen_wait(PickScreen("单位核定", [Block(INTRO)], answers))
        if answer == FOLDER:
            await self.ask_folder()
        elif answer == ONE:
            path = await self._app.push_screen_wait(PathScreen("打开要核定的档案", here()))
            if path is not None:
                await self.review(path)
        elif answer == MERGE:
            from .merge_desk import ask_versions

            await ask_versions(self._app)

    async def ask_folder(self) -> None:
        """Ask for a folder, and open it."""
        from .batch_desk import ask_folder

        await ask_folder(self._app)

    async def open_folder(self, path: Path) -> None:
        """Open the dossiers of a folder in one table."""
        from .batch_desk import open_folders

        await open_folders(self._app, (path,))

    async def review(self, path: Path, standard: str = "", conflicts: Sequence[Conflict] = ()) -> bool:
        """Open one dossier for review over what is in front; tell why it cannot be. True when it was opened.

        `conflicts` are the hints that a batch has about it.
        To be awaited in a worker: reading the evidence may take a while.
        """
        from ..screens.unit.review import ReviewScreen

        if isinstance(self._app.screen, Page):
            self._app.tell("正在读取档案和佐证。")
        first = await in_thread(self._app, partial(_read, path, standard, conflicts))
        if isinstance(self._app.screen, Page):
            self._app.tell("")
        if isinstance(first, Refused):
            blocks = [Block(problem.sentence(), "bad") for problem in first.problems]
            await self._app.push_screen_wait(ReadScreen("没有打开", blocks))
            return False
        while isinstance(self._app.screen, TooSmall):
            await self._app.screen.dismiss()
        page = ReviewScreen(first)
        await self._app.push_screen(page)
        self._app.fit(self._app.size)
        await page.take_over()
        return True

    def remember(self, reason: str) -> None:
        """Offer a reason first the next time."""
        kept = dict.fromkeys(one for one in (reason, *self.reasons) if one)
        self.reasons = tuple(kept)[:MOST_REASONS]


def _read(path: Path, standard: str, conflicts: Sequence[Conflict]) -> Reviewing | Refused:
    """Read everything a review needs, or return why that cannot be."""
    began = time.time_ns()
    try:
        opened = open_review(str(path), standard)
    except Refused as refused:
        return refused
    stamps = stamps_of(opened.case, path, opened.path)
    if fresh(stamps, began):  # written while it was read, perhaps: the first look reads all of it again
        stamps = {}
    return Reviewing(opened, stamps, by=read_settings().reviewer, conflicts=conflicts)
