"""What can be asked for in the steps of evidence and of the summary; the workspace takes these on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ...base.places import here
from ...base.problems import Refused
from ...base.text import one_line
from ..background import in_background
from ..files.folders import plain_name
from ..looking import Snapshot, snapshot
from ..steps.looking_step import LookingStep
from ..steps.summary import SummaryStep
from .dialogs import PickScreen
from .stepping import Stepping

if TYPE_CHECKING:  # reports are loaded once one is asked for
    from ...reports.self_report.person import Identity
    from ..files.handouts import Handout

COPIED = "已复制汇总；若粘贴不出来，按F9可以把报告存成文件。"
NUMBERS = (
    ("masked", "自己留存：证件号码和联系电话只列末四位"),
    ("masked advice", "自己留存，加上达到目标分的行动建议"),
    ("full", "交给所在单位：证件号码和联系电话写全"),
    ("public", "对外：不写这两个号码，各处像号码的数字一律隐去"),
)
Made = tuple[str, bool]
"""What to tell, and whether it is amiss."""


class FinishActions(Stepping):
    """A page that may show those steps."""

    @property
    def summary(self) -> SummaryStep | None:
        """Return the last step, or None while another one is shown."""
        return next(iter(self.query(SummaryStep)), None)

    def action_turn(self, by: int) -> None:
        """Turn to the next list of the last step."""
        if self.summary:
            self.summary.turn(by)

    def action_view(self, sheet: str) -> None:
        """Turn to a list of the last step."""
        if self.summary:
            self.summary.view(sheet)

    def action_tick(self) -> None:
        """Tick the highlighted line."""
        if self.summary:
            self.summary.tick()

    def action_recheck(self) -> None:
        """Read the files of evidence again."""
        for step in self.query(LookingStep):
            if self.session.folder is None:
                self.tell("档案还没有保存，佐证文件无从核对；请先按F2保存。", bad=True)
                return
            self.tell("正在重新核对佐证文件。")
            step.look(partial(self.tell, "佐证文件已重新核对。"))
            step.show_known()

    def action_copy_summary(self) -> None:
        """Copy everything the last step shows."""
        from ..files.copying import blocks_text

        blocks = self.summary.text if self.summary else ()
        if blocks:
            self.app.copy_to_clipboard(blocks_text(blocks))
            self.tell(COPIED)
        else:
            self.tell("还在核对佐证文件，请稍候再复制。", bad=True)

    def action_save_report(self) -> None:
        """Ask how and where to write the report, and write it."""
        self.run_worker(self._save_report(), group="files", exclusive=True)

    def action_save_list(self) -> None:
        """Ask where to write the list of evidence, and write it."""
        self.run_worker(self._save_list(), group="files", exclusive=True)

    async def _save_report(self) -> None:
        from ..files.handouts import REPORT_ENDINGS, Manner, report_handout
        from ..publicity.plan import today

        chosen = await self.app.push_screen_wait(PickScreen("报告给谁用", [], NUMBERS))
        if not chosen:
            self.tell("没有保存报告。")
            return
        identity, _, more = chosen.partition(" ")
        manner = Manner(cast("Identity", identity), advice=bool(more))
        title = "保存报告（后缀定格式：.html打印用，.docx可修改，.txt文本，.md标记文本）"
        asked = await self._ask(title, "自评报告", REPORT_ENDINGS)
        if asked:
            self._write(*asked, lambda shot, path: report_handout(shot, today(), manner, path))

    async def _save_list(self) -> None:
        from ..files.handouts import LIST_ENDINGS, list_handout
        from ..publicity.plan import today

        title = "导出清单（后缀：.html打印，.docx可改，.xlsx、.csv表格，.txt、.md文本）"
        asked = await self._ask(title, "佐证材料清单", LIST_ENDINGS)
        if asked:
            self._write(*asked, lambda shot, path: list_handout(shot, today(), path))

    async def _ask(self, title: str, what: str, endings: tuple[str, ...]) -> tuple[Path, bool] | None:
        """Ask where to write; return the path and whether an existing file may be overwritten."""
        from .formats import FormatScreen

        name = plain_name(self.session.dossier.person.name)
        typed = f"{name}{what}{endings[0]}"
        base = self.session.path.parent if self.session.path else here()
        asking = FormatScreen(title, base, typed, endings)
        path = await self.app.push_screen_wait(asking)
        if path is None:
            self.tell("没有写文件。")
            return None
        return path, path == asking.agreed

    def _write(self, path: Path, over: bool, make: Callable[[Snapshot, Path], Handout]) -> None:
        """Make a handout and write it without holding up the screen; tell what came of it."""
        from ...cli.outputs import write_files

        shot, own = snapshot(self.session), self.session.path
        unsaved = "档案还有修改没有存，写的是屏幕上的内容。" if self.session.unsaved else ""

        def work() -> Made:
            try:
                made = make(shot, path)
                sources = (str(own),) if own else ()
                write_files({str(path): made.data}, force=over, sources=sources)
            except Refused as refused:
                return f"没有写成文件。{''.join(one.sentence() for one in refused.problems[:2])}", True
            return f"已保存。{made.said}{unsaved}文件：{one_line(str(path))}", False

        self.tell("正在写文件。")
        in_background(self.query_one("#centre"), work, lambda made: self.tell(made[0], bad=made[1]))
