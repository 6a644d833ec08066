"""Beginning to edit a standard: from a spreadsheet, from nothing, from one at hand, or where it was left off."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ...base.places import here
from ...base.problems import Problem, Refused
from ...base.text import one_line
from ...rules.catalog import find_standard
from ...rules.locate import data_files, user_folder
from ...rules.standards.standard import Standard
from ...transcribing.drafts.draft_copies import LeftDraft, discard_copy, left_drafts
from ...transcribing.drafts.drafting import Draft, new_draft, open_draft
from ..files.left import when
from ..screens.dialogs import CANCEL, PickScreen, ReadScreen
from ..screens.paths import PathScreen
from ..screens.standard_editor import StandardEditorScreen
from ..screens.standard_naming import NamingScreen
from ..telling.blocks import Block

if TYPE_CHECKING:
    from ..shell import Shell

SHEET, NEW, ELSEWHERE, OPEN, COPY = "sheet", "new", "elsewhere", "open", "copy"
INTRO = "把单位手里印发的量化评价标准录成文件：先照原表录，再逐条对照，手算几个例子，最后认证换用。"


class StandardDesk:
    """The app's dealings with standards."""

    def __init__(self, app: Shell) -> None:
        """Serve this app."""
        self._app = app
        self._put_off: set[Path] = set()
        """Copies that the person wants to see later; they are not offered twice on one way."""

    async def begin(self) -> None:
        """Offer what was left behind, then the ways to begin."""
        for left in left_drafts():
            if await self._restore(left):
                return
        own, shipped = _at_hand()
        answers = [(SHEET, "从表格录入（.csv、.xlsx，原表一行就是一行）"), (NEW, "从空白的底稿开始")]
        answers += [(f"{OPEN} {name}", f"打开自己的标准：{name}") for name in own]
        answers += [(f"{COPY} {name}", f"以随程序附带的{name}为底稿，另存一份来改") for name in shipped]
        answers += [(ELSEWHERE, "打开放在别处的标准文件")]
        answer = await self._app.push_screen_wait(PickScreen("录入量化标准", [Block(INTRO)], answers))
        what, _, name = answer.partition(" ")
        if what == SHEET:
            from ..screens.sheet_import import SheetImportScreen

            await self._app.show_page(SheetImportScreen())
        elif what == NEW:
            await self._new()
        elif what == COPY:
            await self._copy(name)
        elif what == OPEN:
            await self.open(user_folder() / "standards" / f"{name}.toml")
        elif what == ELSEWHERE:
            path = await self._app.push_screen_wait(PathScreen("打开标准文件", here()))
            if path is not None:
                await self.open(path)

    async def open_named(self, name: str) -> None:
        """Open a standard by id or path; a shipped one as a copy, which gets an id of its own."""
        if name.endswith(".toml") or "/" in name or "\\" in name:
            await self.open(Path(name))
            return
        own, shipped = _at_hand()
        if name in own:
            await self.open(user_folder() / "standards" / f"{name}.toml")
        elif name in shipped:
            await self._copy(name)
        else:
            problem = Problem(
                "unknown-standards", f"标准“{one_line(name, 40)}”", "没有这个标准", "请核对编号，或给出文件"
            )
            await self._app.go_home((problem,))

    async def open(self, path: Path) -> None:
        """Open a file, or tell at home why it cannot be opened; what was left of it unsaved is offered first."""
        for left in left_drafts():
            if left.file not in self._put_off and left.belongs_to(path) and await self._restore(left):
                return
        try:
            draft = open_draft(path)
        except Refused as refused:
            await self._app.go_home(refused.problems)
            return
        await self._enter(draft)
        if draft.problems:
            self._app.tell(f"这份标准还有{len(draft.problems)}处必须改，按F5逐处看。", bad=True)

    async def _new(self) -> None:
        from ...transcribing.skeleton import skeleton

        named = await self._app.push_screen_wait(NamingScreen("新的标准"))
        if named is not None:
            await self._enter(new_draft(skeleton(*named)))
            self._app.tell("底稿里的几项只是样子：照原表逐项改写、增删，再按F2保存。")

    async def _copy(self, name: str) -> None:
        try:
            standard = find_standard(name)
        except Refused as refused:
            await self._app.push_screen_wait(ReadScreen("打不开", [Block(one.sentence()) for one in refused.problems]))
            return
        named = await self._app.push_screen_wait(NamingScreen("另存一份来改", title=standard.standard.title))
        if named is not None:
            await self._enter(new_draft(renamed(standard, *named)))
            self._app.tell("这是副本，原来的标准不动。照原表逐条改过，再把表头的状态改为已录入。")

    async def _restore(self, left: LeftDraft) -> bool:
        """Offer a copy that was left behind; true when the person went on with it."""
        title = left.draft.standard.standard.title or "没有名称的标准"
        text = [Block(f"“{one_line(title, 60)}”{f'在{when(left.at)}' if left.at else ''}没有保存就中断了。")]
        text.append(Block("恢复后仍是没有保存的状态，不会改动原来的文件。", "muted"))
        answers = [("restore", "恢复"), (CANCEL, "以后再说"), ("drop", "丢弃，不再恢复")]
        answer = await self._app.push_screen_wait(PickScreen("上次没有保存就中断了", text, answers))
        if answer == "drop":
            discard_copy(left)
        if answer != "restore":
            self._put_off.add(left.file)
            return False
        screen = await self._enter(left.draft)
        if not screen.editing.keep_copy():  # it has a copy of its own now
            discard_copy(left)
        self._app.tell("已恢复，还没有保存。请核对后按F2保存。")
        return True

    async def _enter(self, draft: Draft) -> StandardEditorScreen:
        screen = StandardEditorScreen(draft)
        await self._app.show_page(screen)
        return screen


def renamed(standard: Standard, id: str, title: str, edition: str) -> Standard:
    """Return a standard under another name, as a draft of its own: nobody has certified it."""
    head = standard.standard
    status = "transcribed" if head.status == "certified" else head.status
    own = replace(head, id=id, title=title, edition=edition, status=status)
    return replace(standard, standard=own, certificate=None, changed=())


def _at_hand() -> tuple[list[str], list[str]]:
    """Return the ids of the person's own standards, and of the shipped ones."""
    try:
        files = [(name, Path(str(file)).is_relative_to(user_folder())) for name, file in data_files("standards")]
    except Refused:
        return [], []
    return [name for name, own in files if own], [name for name, own in files if not own]
