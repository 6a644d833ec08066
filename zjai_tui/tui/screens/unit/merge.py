"""合并: every difference of two versions of a dossier, one to be chosen where both say something."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import OptionList

from ....base.places import absolute
from ....base.problems import Refused
from ....dossier.merging.result import Side
from ....dossier.store import SaveFailed
from ...background import in_thread
from ...commands.merge import MERGE
from ...files.folders import free_name
from ...telling.blocks import Block
from ...unit.merging import Merging
from ...widgets.bars import Bar
from ...widgets.document import Document
from ...widgets.help_line import HelpLine
from ...widgets.lists import Lines
from ..dialogs import CANCEL, PickScreen
from ..paths import PathScreen
from ..telling import Telling


class MergeScreen(Telling):
    """One merge."""

    PLACE = MERGE

    def __init__(self, merging: Merging) -> None:
        """Show a merge."""
        super().__init__()
        self.merging = merging
        self._written = False

    def compose(self) -> ComposeResult:
        """Lay out head, differences, both values."""
        with Vertical(id="merge"):
            yield Document(id="merge-head")
            yield Lines(hint="上下键选择一处不同；F5取甲的，F6取乙的。", id="merge-items")
            with VerticalScroll(id="merge-told", can_focus=False):
                yield Document(id="merge-detail")
        yield HelpLine()
        yield Bar(id="footer")

    def on_mount(self) -> None:
        """Begin at what is to be decided first."""
        self.show_footer()
        self.show()
        self.lines.highlight_key(self.merging.next_open(""))
        self.lines.focus()

    @property
    def lines(self) -> Lines:
        """Return the list of differences."""
        return self.query_one("#merge-items", Lines)

    def page_widget(self) -> Widget | None:
        """Return what PgUp and PgDn scroll."""
        return self.query_one("#merge-told")

    def show(self) -> None:
        """Show the merge anew."""
        self.query_one("#merge-head", Document).show(self.merging.head_blocks())
        self.lines.show_lines(self.merging.lines())
        self._show_detail()

    def action_take(self, side: Side) -> None:
        """Choose a side for the difference in view, and go to the next one to be decided."""
        here = self.lines.key
        if not here:
            return
        self.merging.take(here, side)
        self._written = False
        self.tell("")  # how many were left before
        self.show()
        self.action_next_open()

    def action_next_open(self) -> None:
        """Go to the next difference to be decided."""
        to = self.merging.next_open(self.lines.key)
        if to:
            self.lines.highlight_key(to)
        elif self.merging.items:
            self.tell("都有着落了，按F2写成新档案。")

    def action_take_rest(self) -> None:
        """Ask for the side of everything that is still to be decided."""
        if not self.merging.left:
            self.tell("没有待定的了。")
            return
        answers = [("a", "都取甲的"), ("b", "都取乙的")]

        def take(answer: str | None) -> None:
            if answer == "a" or answer == "b":
                self.merging.take_rest("a" if answer == "a" else "b")
                self._written = False
                self.say("")
                self.show()

        text = [Block(f"还有{self.merging.left}处没有选定，以后还可以逐处改。")]
        self.app.push_screen(PickScreen("其余都取一边", text, answers), take)

    def action_write_merged(self) -> None:
        """Write the new dossier."""
        if self.merging.left:
            here = self.merging.item(self.lines.key)
            if here is None or not here.undecided:
                self.lines.highlight_key(self.merging.next_open(self.lines.key))
            self.go_and_tell(self.lines, f"还有{self.merging.left}处没有选定，选定以后再写。", bad=True)
        elif not self.merging.items:
            self.tell("两份档案内容相同，不用合并。")
        else:
            self.run_worker(self._write(), group="files", exclusive=True)

    def action_leave_merge(self) -> None:
        """Go home, after asking where choices would be lost."""
        leave = self.app.desk.leave()  # type: ignore[attr-defined]
        # of the app: work of a screen that goes would be cancelled in the middle of its going, and end the app
        self.app.run_worker(leave, group="files", exclusive=True)

    async def may_leave(self) -> bool:
        """Ask before choices are lost."""
        if self._written or not self.merging.choices:
            return True
        answers = [(CANCEL, "留下"), ("go", "不写了，离开")]
        text = [Block(f"选定的{len(self.merging.choices)}处还没有写成新档案。", "strong")]
        return await self.app.push_screen_wait(PickScreen("离开之前", text, answers)) == "go"

    async def _write(self) -> None:
        first = absolute(self.merging.a.file)
        name = free_name(first.with_name(f"{first.stem}-合并.toml"))
        asking = PathScreen("新档案存到哪里", first.parent, typed=str(name), to_write=True)
        path = await self.app.push_screen_wait(asking)
        if path is None:
            return
        trouble = await in_thread(self.app, lambda: self._tried(path, overwrite=asking.agreed == path))
        if trouble:
            self.say(trouble, bad=True)
            return
        self._written = True
        self.say(f"已写入{path.name}，甲、乙两份没有改动。{self._renumbered()}")

    def _tried(self, path: Path, *, overwrite: bool) -> str:
        try:
            self.merging.write(path, overwrite=overwrite)
        except (Refused, SaveFailed) as error:
            return "".join(one.sentence() for one in error.problems)
        return ""

    def _renumbered(self) -> str:
        found = self.merging.found.renumbered
        if not found:
            return ""
        changed = "、".join(f"{one.old}→{one.new}" for one in found)
        return f"编号相同的不同业绩换了编号：{changed}，乙的核定要重做这几条。"

    @on(OptionList.OptionHighlighted, "#merge-items")
    def _show_detail(self) -> None:
        item = self.merging.item(self.lines.key)
        self.query_one("#merge-detail", Document).show(self.merging.detail_blocks(item))
