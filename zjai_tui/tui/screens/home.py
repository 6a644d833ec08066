"""首页: begin, go on, or look at an example."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import OptionList

from ...base.cells import width
from ...base.problems import Problem, Refused
from ...base.toml_files import parse_toml
from ...dossier.reader import dossier_from
from ...filling.rulebook import rules_for
from ...filling.session import Session
from ...rules.catalog import examples, read_example
from ...scoring.trace import DECISIONS, span_text
from ..background import in_background
from ..blocks import Block, head
from ..commands import HOME
from ..messages import Asked, OpenExample, OpenPath
from ..recent import read_recent
from ..widgets.bars import Bar
from ..widgets.document import Document
from ..widgets.help_line import HelpLine
from ..widgets.lists import Line, Lines
from .page import Page

FOLDER_CELLS = 30
INTRO = (
    head("浙江省人工智能专业高级工程师申报自评"),
    Block("按公布的规则逐项自评，看能走哪条申报路径、分数怎么来、还缺什么。"),
    Block("不是官方系统；所填内容只存在本机，由本人选定的文件里。", "muted"),
)


@dataclass(frozen=True, slots=True)
class Scored:
    """An example: its title, its score in words, and what must be said beside the score."""

    title: str
    score: str = ""
    banner: str = ""


class HomeScreen(Page):
    """A list of what can be begun."""

    PLACE = HOME

    def __init__(self, problems: tuple[Problem, ...] = ()) -> None:
        """Show the list; `problems` tell why a file could not be opened."""
        super().__init__()
        self._problems = problems
        self._recent: tuple[Path, ...] = ()
        self._scores: dict[str, Scored] = {}

    def compose(self) -> ComposeResult:
        """Lay out introduction, problems, list."""
        with VerticalScroll(id="home", can_focus=False):
            yield Document(INTRO, id="intro")
            yield Document(id="problems")
            yield Lines(hint="上下键选择，回车确定。", id="begin")
            yield Document(id="banner")
        yield HelpLine()
        yield Bar(id="footer")

    def on_mount(self) -> None:
        """Fill the list."""
        self.refresh_list()
        self.show_problems(self._problems)
        self.show_footer()
        self.query_one("#begin").focus()
        # after the first paint: reading the standard takes a moment
        self.call_after_refresh(in_background, self, _all_scored, self._show_scores)

    def on_screen_resume(self) -> None:
        """List anew: the recent dossiers may have changed."""
        if self.is_mounted:
            self.refresh_list()

    def refresh_list(self) -> None:
        """List what can be begun: new, open, the recent dossiers, the examples."""
        recent = read_recent()
        self._recent = recent.paths
        lines = [Line("new", "新建自评档案"), Line("open", "打开自评档案")]
        for at, path in enumerate(recent.paths):
            lines.append(Line(f"recent {at}", f"最近：{path.name}", _short(path.parent), "muted"))
        lines.append(Line("publicity", "公示测算", "算公示到哪天", "muted"))
        for name, _ in examples():
            one = self._scores.get(name, Scored(name))
            lines.append(Line(f"demo {name}", f"示例：{one.title}", one.score, "muted"))
        self.query_one("#begin", Lines).show_lines(lines)
        if recent.trouble:
            self.tell(recent.trouble, bad=True)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show why a file could not be opened, or nothing."""
        blocks = [head("没有打开"), *(Block(one.sentence(), "bad") for one in problems)] if problems else []
        self.query_one("#problems", Document).show(blocks)

    def _show_scores(self, scores: dict[str, Scored]) -> None:
        self._scores = scores
        banners = dict.fromkeys(one.banner for one in scores.values() if one.banner)
        self.query_one("#banner", Document).show(Block(f"示例的分数：{banner}", "banner") for banner in banners)
        self.refresh_list()

    @on(OptionList.OptionSelected, "#begin")
    def _chosen(self) -> None:
        what, _, which = self.query_one("#begin", Lines).key.partition(" ")
        self.show_problems(())
        if what == "recent":
            self.post_message(OpenPath(self._recent[int(which)]))
        elif what == "demo":
            self.post_message(OpenExample(which))
        else:
            self.post_message(Asked(what))


def _short(folder: Path) -> str:
    """Return the end of a folder's path: enough to tell two files of one name apart."""
    text = str(folder)
    return text if width(text) <= FOLDER_CELLS else f"…{text[-(FOLDER_CELLS // 2) :]}"


def _all_scored() -> dict[str, Scored]:
    return {name: _scored(name) for name, _ in examples()}


def _scored(name: str) -> Scored:
    """Return what to call an example, and its score."""
    try:
        session = Session(dossier_from(parse_toml(read_example(name), name), name), rules_for)
    except Refused:
        return Scored(name, "读不出来")
    result = session.assessment
    words = f"自评{span_text(result.total)}分，{DECISIONS[result.decision]}"
    return Scored(session.dossier.person.name or name, words, result.banner)
