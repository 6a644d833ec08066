"""What can be done with an open standard beside typing: saved, stamped, certified, rows added and moved, and left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ...base.places import here
from ...base.problems import Refused
from ...base.structure import quoted
from ...dossier.store import ChangedOnDisk, SaveFailed
from ...rules.locate import user_folder
from ...rules.standards.standard import Standard
from ...transcribing.certifying import stamp, unstamp
from ...transcribing.drafts.node_address import keys_of
from ...transcribing.drafts.node_tree import add_node, move_node, remove_node
from ..background import once_painted
from ..publicity import plan
from ..telling.blocks import Block
from ..transcribing.editing import Editing
from ..transcribing.words import held_words
from .dialogs import CANCEL, PickScreen, ReadScreen
from .paths import PathScreen
from .standard_across import AcrossActions

NOT_AT_HEAD = "请先在指标树里选一项指标。"
RULE = "rule"


class EditorActions(AcrossActions):
    """The commands of the editor; the screen itself shows what comes of them."""

    editing: Editing

    def show_soon(self, typing: str = "") -> None:
        """Show everything anew."""

    async def go_to(self, key: str, pane: str = "") -> None:
        """Take a row at hand."""

    async def may_leave(self) -> bool:
        """Ask what to do with unsaved changes; true when nothing keeps the person here."""
        self.settle()
        if not self.editing.unsaved:
            return True
        name = self.editing.draft.standard.standard.title or "这份标准"
        text = [Block(f"{quoted(name)}有修改还没有保存。")]
        if self.editing.held:
            text.append(Block(f"其中{held_words(self.editing)}的填写没有读懂，存不进文件。", "open"))
        answers = [("stay", "留下继续录入"), ("save", "保存后离开"), ("drop", "不保存，直接离开")]
        answer = await self.app.push_screen_wait(PickScreen("离开之前", text, answers))
        return answer == "drop" or (answer == "save" and await self._save())

    def last_words(self) -> str:
        """Keep what is not saved now that the program ends; return what to tell about it."""
        if self.is_running and self.is_mounted:
            self.settle()
        return self.editing.last_words()

    def action_save_standard(self) -> None:
        """Save."""
        self.settle()
        self.app.run_worker(self._save(), group="files", exclusive=True)

    def action_save_standard_as(self) -> None:
        """Save elsewhere."""
        self.settle()
        self.app.run_worker(self._save_as(), group="files", exclusive=True)

    def action_leave_standard(self) -> None:
        """Go home, after asking about unsaved changes."""
        self.app.run_worker(self._leave(), group="files", exclusive=True)

    def action_undo_draft(self) -> None:
        """Take back the latest change."""
        self._travel(self.editing.undo(), "已撤销：", "没有可以撤销的修改。")

    def action_redo_draft(self) -> None:
        """Do again what was taken back."""
        self._travel(self.editing.redo(), "已重做：", "没有可以重做的修改。")

    def action_next_sample(self) -> None:
        """Try the rules on somebody else."""
        sample = self.editing.next_sample()
        self.show_soon()
        self.tell(f"现在用{sample.title}试算。" if sample else "没有可以试算的人，请先按Ctrl+N录一个算例。")

    def action_show_findings(self) -> None:
        """List what is to be done, and go to the chosen row."""
        from .standard_findings import FindingsScreen

        self.settle()
        self.app.push_screen(FindingsScreen(self.editing.draft), self._go_to_id)

    def action_show_cases(self) -> None:
        """Show the golden cases."""
        from .standard_case import CaseScreen

        self.settle()
        self.app.push_screen(CaseScreen(self.editing.draft))

    def action_certify(self) -> None:
        """Vouch for the whole."""
        from .standard_certify import CertifyScreen

        self.settle()
        if self.editing.held:
            self.tell(f"{held_words(self.editing)}的填写还没有读懂，请先改好。", bad=True)
            return
        self.app.push_screen(CertifyScreen(self.editing.draft), self._go_to_id)

    def action_stamp(self) -> None:
        """Mark the row at hand as compared with the printed table."""
        self.settle()
        node = self.editing.node
        if node is None:
            self.tell(NOT_AT_HEAD, bad=True)
        elif any(key == self.editing.key for key, _ in self.editing.held):
            self.tell("这一项还有没有读懂的填写，改好才能记为已核对。", bad=True)
        elif self.editing.checker:
            self._stamp(self.editing.checker)
        else:
            from .standard_checker import CheckerScreen

            self.app.push_screen(CheckerScreen(), self._stamp)

    def action_unstamp(self) -> None:
        """Take the mark off the row at hand."""
        self.settle()
        node = self.editing.node
        if node is None or node.checked is None:
            self.tell("这一项没有核对记号。" if node else NOT_AT_HEAD, bad=True)
            return
        self.change(lambda standard: unstamp(standard, (node.id,)), f"{node.id}　去掉核对记号")

    def action_add_row(self) -> None:
        """Add a row beside the one at hand."""
        self.settle()
        node = self.editing.node
        if self.editing.across:
            self.pick_rule()
        else:
            self._add(node.parent if node else "")

    def action_add_row_below(self) -> None:
        """Add a row below the one at hand."""
        self.settle()
        if self.editing.across:
            self.pick_rule()
        else:
            self._add(self.editing.node_id)

    def action_move_row(self, by: int) -> None:
        """Move the row at hand among its neighbours."""
        self.settle()
        key, node = self.editing.key, self.editing.node
        if node is None:
            self.tell(NOT_AT_HEAD, bad=True)
            return
        before = self.editing.draft.standard
        self.change(lambda standard: move_node(standard, key, by), f"{node.id}　移动")
        if self.editing.draft.standard is before:
            self.tell("已经到头了。")

    def action_remove(self) -> None:
        """Delete the row at hand and what is below it."""
        self.settle()
        key, node = self.editing.key, self.editing.node
        if self.editing.across:
            self.remove_rule()
            return
        if node is None:
            self.tell("表头删不得。要删哪一项，请先选它。", bad=True)
            return
        if self.change(lambda standard: remove_node(standard, key), f"删去{node.id}"):
            self.tell(f"已删去{node.id} {node.title}和它的下级，按F7可撤销。")

    def _add(self, parent: str) -> None:
        made: list[str] = []

        def add(standard: Standard) -> Standard:
            standard, one = add_node(standard, parent)
            made.append(one)
            return standard

        if self.change(add, "添一项"):
            self.run_worker(self._begin(made[0]), group="go")

    async def _begin(self, key: str) -> None:
        """Go to a new row; what is told must outlast the move of the focus."""
        await self.go_to(key, RULE)
        once_painted(self, once_painted, self, self.tell, f"已添{key}。写上名称，选好计分方式。")

    def _stamp(self, by: str | None) -> None:
        node = self.editing.node
        if not by or node is None:
            return
        self.editing.checker = by
        on = plan.today()
        if self.change(lambda standard: stamp(standard, (node.id,), by, on), f"{node.id}　记为已核对"):
            more = "" if node.text else "没有抄条文原文，对的只是名称和分值。"
            more = more if self.editing.comparison.agrees else "条文和规则还有对不上的，认证以前要处理。"
            self.tell(f"{node.id} {node.title}已记为{by}核对。{more}")

    def change(self, edit: Callable[[Standard], Standard], label: str) -> bool:
        """Change the standard; true when that could be done."""
        self.settle()
        try:
            self.editing.draft.change(edit, label)
        except Refused as refused:
            self.tell(refused.problems[0].sentence(), bad=True)
            return False
        self.show_soon()
        return True

    def _travel(self, label: str, done: str, nothing: str) -> None:
        self.show_soon()
        self.tell(f"{done}{label}。" if label else nothing)

    def _go_to_id(self, node_id: str | None) -> None:
        key = next((key for key, node in keys_of(self.editing.draft.standard) if node.id == node_id), node_id or "")
        if key in self.editing.keys:
            self.run_worker(self.go_to(key, RULE), group="go")

    async def _leave(self) -> None:
        if await self.may_leave():
            self.give_up_copy()
            await self.app.go_home(())  # type: ignore[attr-defined]

    async def _save_as(self) -> bool:
        draft = self.editing.draft
        typed = str(draft.path) if draft.path else f"{draft.standard.standard.id}.toml"
        asking = PathScreen("标准保存到", here(), typed=typed, to_write=True, own=draft.path)
        path = await self.app.push_screen_wait(asking)
        if path is None:
            self.tell("没有保存。")
            return False
        return await self._save(path, overwrite=asking.agreed == path)

    async def _save(self, path: Path | None = None, *, overwrite: bool = False) -> bool:
        """Write the standard, asking before anything else is overwritten; true when it was written."""
        draft = self.editing.draft
        while True:
            try:
                draft.save(path, overwrite=overwrite)
            except SaveFailed as refused:
                await self.app.push_screen_wait(ReadScreen("没有保存", _told(refused)))
                return False
            except Refused as refused:
                if not isinstance(refused, ChangedOnDisk) and refused.problems[0].code != "file-exists":
                    self.tell(refused.problems[0].sentence(), bad=True)
                    return False
                answers = [(CANCEL, "不保存，回去"), ("over", "覆盖这个文件（原内容留作.bak副本）")]
                overwrite = await self.app.push_screen_wait(PickScreen("要覆盖吗", _told(refused), answers)) == "over"
                if not overwrite:
                    self.tell("没有保存。按F12可以另存为别的文件。")
                    return False
            else:
                self.give_up_copy()
                self.show_soon()
                self.app.call_after_refresh(self.tell, _saved_words(self.editing), bad=bool(self.editing.held))
                return True

    def give_up_copy(self) -> None:
        """Remove the recovery copy: the work was saved, or given up."""
        self.editing.copy.drop()


def _saved_words(editing: Editing) -> str:
    """Return where it was saved, and what was not."""
    draft = editing.draft
    held = f"{held_words(editing)}的填写没有读懂，没有存入。" if editing.held else ""
    one = draft.standard.standard.id
    path = draft.path
    found_by_id = path is not None and path.parent == user_folder() / "standards"
    differs = f"文件名和标准编号{one}不同，按编号找不到它，请按F12另存为{one}.toml。"
    return f"{held}{differs if found_by_id and path is not None and path.stem != one else ''}已保存到{path}。"


def _told(refused: Refused) -> list[Block]:
    return [Block(problem.sentence()) for problem in refused.problems]
