"""Opening, saving and leaving: the conversations around files. Each is run as one worker of the app."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ...base.places import absolute, here
from ...base.problems import Problem, Refused
from ...base.toml_files import parse_toml
from ...checkup.own_folder import nothing_kept
from ...dossier.file_lock import FileLock
from ...dossier.reader import dossier_from
from ...dossier.recovery import LOCK, Left, discard, left_behind
from ...dossier.store import ChangedOnDisk, SaveFailed, create, load, save
from ...filling.recording import recorded
from ...filling.rulebook import blank_dossier, rules_for
from ...filling.session import Session
from ...rules.catalog import examples, read_example
from ...rules.locate import user_folder
from ..beginning import HOME
from ..screens.dialogs import CANCEL, PickScreen, ReadScreen
from ..screens.page import Page
from ..screens.paths import PathScreen
from ..screens.workspace import Workspace
from ..telling.blocks import Block
from ..telling.titles import dossier_name
from .bringing import brought_along
from .broken import opened_instead, set_aside
from .folders import file_name_for, is_there
from .last_resort import with_copy
from .left import open_elsewhere, recovery_folder
from .paragraphs import told as paragraphs
from .recent import remember
from .restoring import offered

if TYPE_CHECKING:
    from ..shell import Shell


RESCUE = "rescue"
"""Folder of the person's own for what could not be saved where it should have been."""
OPEN_ELSEWHERE = "这份档案正在另一个窗口里打开，那边有修改没有保存；两边都改，后保存的一边会先问。"
GONE = "原来的文件不在了，已重新写出。"


class Desk:
    """The app's dealings with files."""

    def __init__(self, app: Shell) -> None:
        """Serve this app."""
        self._app = app
        self._told = ""
        """The last trouble with remembering that was told."""

    async def offer(self, all_left: tuple[Left, ...]) -> None:
        """Offer the copies that were left behind, one after the other, until the person goes on with one."""
        for left in all_left:
            if await self.restore(left):
                return

    async def restore(self, left: Left) -> bool:
        """Offer one copy that was left behind; true when the person went on with it."""
        lock = FileLock(left.file.with_suffix(LOCK))
        held = lock.take()
        if (not held and lock.elsewhere) or not is_there(left.file):  # another program of ours was faster
            lock.release()
            self._app.refresh_home()
            self._app.tell("这份没有保存的内容已经在另一个窗口里处理了。")
            return False
        try:
            return await self._restored(left)
        finally:
            lock.release()

    async def _restored(self, left: Left) -> bool:
        try:
            session = await offered(self._app, left)
        except Refused as refused:
            await self._at_home(refused.problems)
            return False
        if session is None:
            self._app.refresh_home()
            return False
        await self._enter(session)
        if not self._app.keeper.keep_now():  # it has a copy of its own now
            discard(left)
        self._app.tell("已恢复，还没有保存。请核对后按F2保存。")
        return True

    async def start_new(self) -> None:
        """Open an empty dossier."""
        try:
            session = Session(blank_dossier(), rules_for)
        except Refused as refused:
            await self._at_home(refused.problems)
            return
        await self._enter(session)

    async def ask_and_open(self) -> None:
        """Ask for a file and open it."""
        path = await self._app.push_screen_wait(PathScreen("打开自评档案", here()))
        if path is not None:
            await self.open(path)

    async def open(self, path: Path) -> None:
        """Open a file, or tell at home why it cannot be opened; a readable last good copy is offered."""
        try:
            loaded = load(path)
            session = Session(loaded.dossier, rules_for, path=loaded.path, stamp=loaded.stamp)
        except Refused as refused:
            instead = await opened_instead(self._app, path, refused)
            if instead is None:
                await self._at_home(refused.problems)
                return
            loaded, session = instead
        trouble = self._once(remember(path).trouble)
        for left in left_behind(recovery_folder()):
            if left.belongs_to(path) and await self.restore(left):
                return
        twice = OPEN_ELSEWHERE if open_elsewhere(path) else ""
        await self._enter(session)
        notes = [note.sentence() for note in loaded.notes]
        if trouble or notes or twice:
            self._app.tell("".join([twice, *notes[:1], trouble]), bad=bool(trouble or twice))

    async def open_example(self, name: str) -> None:
        """Open a shipped example as a copy that has no file yet."""
        try:
            dossier = dossier_from(parse_toml(read_example(name), f"示例 {name}"), f"示例 {name}")
            session = Session(dossier, rules_for, folder=_example_folder(name))
        except Refused as refused:
            await self._at_home(refused.problems)
            return
        await self._enter(session)
        self._app.tell("这是示例的副本，可以随意修改；保存时会问存到哪里，不会改动示例。")

    async def save(self) -> bool:
        """Save to the open file, or ask where; true when it was saved."""
        session = self._app.session
        if session is None:
            return False
        return await self._write(session, session.path) if session.path else await self.save_as()

    async def save_as(self) -> bool:
        """Ask where to save, and save there; true when it was saved."""
        session = self._app.session
        if session is None:
            return False
        typed = str(session.path) if session.path else file_name_for(session.dossier.person.name)
        asking = PathScreen("保存到", here(), typed=typed, to_write=True, own=session.path)
        path = await self._app.push_screen_wait(asking)
        if path is None:
            self._app.tell("没有保存。")
            return False
        told = await brought_along(self._app, session, path)
        if told is None:
            self._app.tell("没有保存。")
            return False
        return await self._write(session, path, overwrite=asking.agreed == path, told=told)

    async def leave(self) -> None:
        """Go home, after asking about unsaved changes."""
        if await self.may_leave():
            self._app.keeper.drop()
            self._app.session = None
            await self._at_home(())

    async def quit(self) -> None:
        """End the program, after asking about unsaved changes."""
        if await self.may_leave():
            self._app.keeper.drop()
            self._app.exit(0)
        self._app.fit(self._app.size)

    async def may_leave(self) -> bool:
        """Ask what to do with unsaved changes; true when nothing keeps the person here."""
        for screen in reversed(self._app.screen_stack):
            if isinstance(screen, Page) and not await screen.may_leave():
                return False
        session = self._app.session
        if session is None or not session.unsaved:
            return True
        text = [Block(f"“{dossier_name(session)}”有修改还没有保存。")]
        if session.drafts:
            text.append(Block(f"其中{_unread(session)}没有被采用，存不进档案。", "open"))
        answers = [("stay", "留下继续填写"), ("save", "保存后离开"), ("drop", "不保存，直接离开")]
        answer = await self._app.push_screen_wait(PickScreen("离开之前", text, answers))
        return answer == "drop" or (answer == "save" and await self.save())

    async def _write(self, session: Session, path: Path, *, overwrite: bool = False, told: str = "") -> bool:
        """Write the dossier, asking before anything else is overwritten; true when it was written.

        `told` is told with it.
        """
        dossier = recorded(session)
        own = session.path is not None and _same(path, session.path)
        if own and session.stamp is not None and not is_there(path):
            told = f"{GONE}{told}"
        while True:
            try:
                if own or overwrite:
                    expected = session.stamp if own else None
                    stamp = save(
                        dossier, path, expected=expected, overwrite=overwrite, rescue_folder=user_folder() / RESCUE
                    )
                else:
                    stamp = create(dossier, path, rescue_folder=user_folder() / RESCUE)
            except ChangedOnDisk as refused:
                overwrite = await self._ask_over(refused, path)
            except SaveFailed as refused:
                failed = with_copy(refused, dossier, path)
                await self._app.push_screen(ReadScreen("没有保存", paragraphs(failed, failed.rescue, path)))
                return False
            except Refused as refused:  # there is such a file already
                overwrite = await self._ask_over(refused, path)
            else:
                bad = set_aside(path, session.stamp) if own and session.apart else ""
                told += f"读不出来的那份留作{bad}。" if bad else ""
                session.saved_as(path, stamp, dossier)
                self._app.keeper.look()
                trouble = self._once(remember(path).trouble)
                held = f"{_unread(session)}没有被采用，没有存入。" if session.drafts else ""
                self._app.session_changed()
                self._app.tell(f"{held}{trouble}{told}已保存到{path}。", bad=bool(held or trouble or told))
                return True
            if not overwrite:
                self._app.tell("没有保存。按F12可以另存为别的文件。")
                return False

    def _once(self, trouble: str) -> str:
        """Return what to tell of a trouble with remembering: the same is told once, and not what home tells."""
        seen = self._app.beginning == HOME and trouble == nothing_kept()
        fresh = "" if seen or trouble == self._told else trouble
        self._told = trouble
        return fresh

    async def _ask_over(self, refused: Refused, path: Path) -> bool:
        self._app.tell("")  # what was told of the save before is not true of this one
        answers = [(CANCEL, "不保存，回去"), ("over", "覆盖这个文件（原内容留作.bak副本）")]
        return await self._app.push_screen_wait(PickScreen("要覆盖吗", paragraphs(refused, path), answers)) == "over"

    async def _enter(self, session: Session) -> None:
        self._app.session = session
        await self._app.show_page(Workspace(session))

    async def _at_home(self, problems: tuple[Problem, ...]) -> None:
        await self._app.go_home(problems)


def _unread(session: Session) -> str:
    """Return the titles of the questions whose typed text is no answer."""
    return "、".join(f"“{draft.title}”的填写" for draft in session.drafts.values())


def _example_folder(name: str) -> Path | None:
    """Return the folder of an example where it is a real one: its evidence is looked for there."""
    file = dict(examples()).get(name)
    return file.parent if isinstance(file, Path) else None


def _same(one: Path, other: Path) -> bool:
    return absolute(one) == absolute(other)
