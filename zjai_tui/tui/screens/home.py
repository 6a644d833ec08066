"""首页: begin, go on, or look at an example."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.message import Message
from textual.widgets import OptionList

from ...base.cells import width
from ...base.problems import Problem
from ..background import in_background
from ..commands.registry import HOME
from ..files.recent import forget, read_recent
from ..messages import Asked, OpenExample, OpenPath, Restore
from ..telling.blocks import Block, head
from ..widgets.bars import Bar
from ..widgets.document import Document
from ..widgets.help_line import HelpLine
from ..widgets.lists import EditableLines, Line, Lines
from .page import Page

if TYPE_CHECKING:
    from ...dossier.recovery import Left
    from ..files.around import Around

FOLDER_CELLS = 30
INTRO = (
    head("浙江省人工智能专业高级工程师申报自评"),
    Block("按公布的规则逐项自评，看能走哪条申报路径、分数怎么来、还缺什么。"),
    Block("不是官方系统；所填内容只存在本机，由本人选定的文件里。", "muted"),
)


class HomeScreen(Page):
    """A list of what can be begun."""

    PLACE = HOME

    class LookedAround(Message):
        """It is known what was left behind unsaved."""

        def __init__(self, left: tuple[Left, ...]) -> None:
            """Keep the copies."""
            super().__init__()
            self.left = left

    def __init__(self) -> None:
        """Show what is known at once; `look_around` brings the rest."""
        super().__init__()
        self._recent: tuple[Path, ...] = ()
        self._around: Around | None = None
        self._problems: tuple[Problem, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out introduction, problems, list."""
        with VerticalScroll(id="home", can_focus=False):
            yield Document(INTRO, id="intro")
            yield Document(id="problems")
            yield EditableLines(hint="上下键选择，回车确定；Delete把一个文件从“最近”里去掉，文件不会删除。", id="begin")
            yield Document(id="banner")
        yield HelpLine()
        yield Bar(id="footer")

    def on_mount(self) -> None:
        """Fill the list."""
        self.refresh_list()
        self.show_problems(self._problems)
        self.show_footer()
        self.query_one("#begin").focus()
        # after the first paint: loading and reading the rules takes a moment
        self.call_after_refresh(self.look_around)

    def on_screen_resume(self) -> None:
        """List anew: the recent dossiers may have changed."""
        if self.is_mounted:
            self.refresh_list()
            if self._around:
                self.look_around()

    def look_around(self) -> None:
        """Look for unsaved work left behind and for recent dossiers that are gone."""
        recent, known = self._recent, self._around.scores if self._around else None

        def look() -> Around:
            from ..files.around import looked_around

            return looked_around(recent, known)

        in_background(self, look, self._show_around)

    def refresh_list(self) -> None:
        """List what can be begun: new, open, unsaved work, the recent dossiers, the examples."""
        recent, around = read_recent(), self._around
        self._recent = recent.paths
        lines = [Line("new", "新建自评档案"), Line("open", "打开自评档案")]
        lines += around.left_lines() if around else []
        for at, path in enumerate(recent.paths):
            gone = around is not None and path in around.missing
            place = "找不到，按Delete去掉" if gone else _short(path.parent)
            lines.append(Line(f"recent {at}", f"最近：{path.name}", place, "bad" if gone else "muted"))
        lines.append(Line("publicity", "公示测算", "算公示到哪天", "muted"))
        lines.append(Line("unit", "单位核定", "逐项核定申报人的档案", "muted"))
        lines.append(Line("transcribe", "录入量化标准", "照原表录成文件", "muted"))
        lines += around.example_lines() if around else []
        self.query_one("#begin", Lines).show_lines(lines)
        if recent.trouble:
            self.tell(recent.trouble, bad=True)

    def action_remove(self) -> None:
        """Take a recent dossier off the list."""
        what, _, which = self.query_one("#begin", Lines).key.partition(" ")
        if what == "recent":
            path = self._recent[int(which)]
            trouble = forget(path).trouble
            self.refresh_list()
            self.tell(trouble or f"已从“最近”里去掉{path.name}，文件没有删除。", bad=bool(trouble))
        else:
            self.tell("这里只能去掉“最近”打开过的文件。")

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show why a file could not be opened, or nothing; also before the screen is laid out."""
        self._problems = problems
        blocks = [head("没有打开"), *(Block(one.sentence(), "bad") for one in problems)] if problems else []
        if self._around and self._around.nothing_kept:
            blocks.append(Block(self._around.nothing_kept, "open"))
        for place in self.query("#problems").results(Document):
            place.show(blocks)

    def _show_around(self, around: Around) -> None:
        if around != self._around:
            self._around = around
            banners = [Block(f"示例的分数：{banner}", "banner") for banner in around.banners]
            self.query_one("#banner", Document).show(banners)
            self.refresh_list()
            self.show_problems(self._problems)
        # once the list is painted: a question that comes of it leaves this page as it is, and in the background
        self.call_after_refresh(self.post_message, self.LookedAround(around.left))

    @on(OptionList.OptionHighlighted, "#begin")
    def _follow(self) -> None:
        """Keep the highlighted line in view: with many recent dossiers the page is longer than a small terminal."""
        lines = self.query_one("#begin", Lines)
        here = Region(0, lines.virtual_region.y + (lines.highlighted or 0), 1, 1)
        self.query_one("#home").scroll_to_region(here, animate=False, immediate=True)

    @on(OptionList.OptionSelected, "#begin")
    def _chosen(self) -> None:
        what, _, which = self.query_one("#begin", Lines).key.partition(" ")
        self.show_problems(())
        if what == "recent":
            self.post_message(OpenPath(self._recent[int(which)]))
        elif what == "left" and self._around:
            self.post_message(Restore(self._around.left[int(which)]))
        elif what == "demo":
            self.post_message(OpenExample(which))
        else:
            self.post_message(Asked(what))


def _short(folder: Path) -> str:
    """Return the end of a folder's path: enough to tell two files of one name apart."""
    text = str(folder)
    return text if width(text) <= FOLDER_CELLS else f"…{text[-(FOLDER_CELLS // 2) :]}"
