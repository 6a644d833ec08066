"""Reviewing on disk: verdicts are written in order as they are given, and what others change is noticed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

from ....base.problems import Problem
from ...background import in_thread
from ...telling.blocks import Block
from ...unit.draft_copies import DraftCopy
from ...unit.left_acts import last_words, left_acts
from ...unit.review_acts import left_acts_blocks, left_words, news_text, unfinished_text
from ...unit.reviewing import News, Reviewing, Seen, read_again
from ..base import Window
from ..dialogs import CANCEL, PickScreen
from ..telling import Telling

AGAIN, GO = "again", "go"
OTHER_PERSON = "review-other-person"


class ReviewFiles(Telling):
    """A page on a review."""

    def __init__(self, reviewing: Reviewing) -> None:
        """Work on a review."""
        super().__init__()
        self.reviewing = reviewing
        self.copy = DraftCopy(reviewing)
        """Of what is typed and decides nothing yet."""
        self._untold = True
        self._files = asyncio.Lock()
        """Writing and looking take turns: what is read is never older than what was written."""

    def show(self) -> None:
        """Show the review anew."""

    def write_soon(self) -> None:
        """Write what waits, without holding up the screen."""
        self.app.run_worker(self.write_all(), group="review")  # the app's, so that leaving does not end it

    async def write_all(self) -> bool:
        """Write what waits; true when nothing is left. What cannot be written is told and stays."""
        async with self._files:
            while self.reviewing.pending:
                result = await in_thread(self.app, self.reviewing.write)
                if result is None:
                    break
                foreign = self.reviewing.written(result)
                self._show_if_there()
                if result.problems:
                    self._failed(result.problems)
                    return False
                if foreign:
                    self._tell_news(News(acts=foreign))
        return True

    def look(self) -> None:
        """Keep what is typed, and look whether anything changed on disk."""
        if (trouble := self.copy.keep()) and self._untold:
            self._untold = False
            self.say(f"写了一半的结论留不下恢复副本，请及时下结论。{trouble}", bad=True)
        if not self._files.locked():
            self.run_worker(self._look(), group="review")

    def action_reread(self) -> None:
        """Read everything anew."""
        self.tell("正在重新读取。")
        self.run_worker(self._look(again=True), group="review")

    def action_write_again(self) -> None:
        """Write what could not be written."""
        if not self.reviewing.pending:
            self.tell(f"结论都已写入{self.reviewing.path.name}。")
        else:
            self.run_worker(self._write_told(), group="review")

    async def take_over(self) -> None:
        """Take in what was left when the program ended by itself: words into their windows, acts once that is agreed.

        To be awaited in a worker.
        """
        items = self.copy.take_over()
        if items:
            self.say(left_words(items, self.reviewing.overlay))
        left = await in_thread(self.app, partial(left_acts, self.reviewing))
        if not left.acts or not self.is_attached:
            return
        answers = [("take", "写进核定文件"), (CANCEL, "以后再说"), ("drop", "丢弃，不再提示")]
        blocks = left_acts_blocks(left.acts, str(left.files[-1]), self.reviewing.overlay)
        asking = PickScreen("上次没有写进文件的核定记录", blocks, answers)
        answer = await self.app.push_screen_wait(asking)
        if answer == "drop":
            left.discard()
        elif answer == "take":
            self.reviewing.adopt(left.acts, left.files)
            self.show()
            await self._write_told()

    def last_words(self) -> str:
        """Keep what is not written or given now that the program ends; return what to tell about it."""
        for screen in self.app.screen_stack if self.is_running else ():
            if isinstance(screen, Window):
                screen.settle()
        return self.copy.last_words() + last_words(self.reviewing)

    async def may_leave(self) -> bool:
        """Write what waits first; where that cannot be, ask, and of what is typed and not given as well."""
        while not await self.write_all():
            text = [Block(f"还有{len(self.reviewing.pending)}条核定记录没有写进文件。", "strong")]
            text += [Block(problem.sentence(), "bad") for problem in self.reviewing.problems]
            answers = [(CANCEL, "留下，先弄好再写"), (AGAIN, "现在再写一次"), (GO, "不写了，离开")]
            answer = await self.app.push_screen_wait(PickScreen("离开之前", text, answers))
            if answer != AGAIN:
                return answer == GO and await self._drafts_may_go()
        return await self._drafts_may_go()

    async def _drafts_may_go(self) -> bool:
        """Ask about reasons that were begun and belong to no verdict: they are kept nowhere else."""
        items = self.reviewing.unfinished
        if not items:
            return True
        told = unfinished_text(items, self.reviewing.overlay)
        answers = [(CANCEL, "留下，接着写"), (GO, "不要了，离开")]
        goes = await self.app.push_screen_wait(PickScreen("离开之前", [Block(told, "strong")], answers)) == GO
        if goes:
            self.reviewing.drafts.clear()
            self.copy.drop()
        return goes

    async def _write_told(self) -> None:
        if await self.write_all():
            self.tell(f"已写入{self.reviewing.path.name}。")

    async def _look(self, *, again: bool = False) -> None:
        async with self._files:
            look = partial(read_again, self.reviewing.opened) if again else self.reviewing.look
            found: Seen | None = await in_thread(self.app, look)
            if found is None:
                return
            news = self.reviewing.seen(found)
        self._show_if_there()
        if isinstance(news, Problem):
            self.tell(f"重新读取没有成功，屏幕上还是原来的内容。{news.sentence()}", bad=True)
        elif news is not None:
            self._tell_news(news)
        elif again and found.problem is None:
            self.tell("已重新读取，没有变动。")

    def _failed(self, problems: Sequence[Problem]) -> None:
        count, problem = len(self.reviewing.pending), problems[-1]  # the cause; where the copy is, leaving tells
        self.say(f"{count}条核定记录还没有写进文件，屏幕上留着，按F2再写。{problem.sentence()}", bad=True)
        if problem.code == OTHER_PERSON and self.is_current:
            self.run_worker(self._ask_person(problem), group="review-person", exclusive=True)

    async def _ask_person(self, problem: Problem) -> None:
        answers = [(CANCEL, "不是同一人，先不写"), ("same", "是同一人，姓名改过")]
        text = [Block(f"{problem.message}。", "bad")]
        if await self.app.push_screen_wait(PickScreen("是不是同一人", text, answers)) == "same":
            self.reviewing.same_person = True
            await self._write_told()

    def _tell_news(self, news: News) -> None:
        self.say(news_text(news, self.reviewing.overlay), bad=bool(news.again or news.lost))

    def _show_if_there(self) -> None:
        if self.is_attached:
            self.show()
