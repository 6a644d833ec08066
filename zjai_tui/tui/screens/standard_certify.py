"""认证: what still stands in the way; then who vouches, for which unit and when; then where the file lies."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import OptionList

from ...base.dates import parse_date
from ...base.problems import Refused
from ...reports.material import short_digest
from ...rules.standards.standard import Standard
from ...transcribing.certifying import certify, obstacles, person_name
from ...transcribing.drafts.drafting import Draft
from ..publicity import plan
from ..publicity.plan import Read
from ..telling.blocks import Block, head
from ..transcribing.finding_lines import TONES, Todo, blocking
from ..widgets.ask_row import AskRow
from ..widgets.asked import Asked
from ..widgets.bars import Bar, Item
from ..widgets.document import Document
from ..widgets.lists import Lines
from .base import Window
from .standard_findings import ELSEWHERE, todo_lines

READY = "每条都核对过，检查没有问题，算例也都一致，可以认证。认证人对整份标准负责。"
WHAT = "认证以后改动任何一处，都会查出来并点名，标准退回未认证。"
LONGEST_UNIT = 80


class CertifyScreen(Window[str]):
    """Answers the id of the node to go to, or nothing: what was certified is in the draft and in its file."""

    ASKS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss('')", show=False),
        Binding("f9", "certify", show=False),
        Binding("f6", "use", show=False),
    ]

    def __init__(self, draft: Draft) -> None:
        """Look at what is in the way."""
        super().__init__()
        self._draft = draft
        self._found: tuple[Todo, ...] = blocking(obstacles(draft.standard), draft.standard)
        self._done = False

    def compose(self) -> ComposeResult:
        """Lay out what is in the way, or the questions."""
        with Vertical(classes="window tall"):
            yield Document([head(f"认证：{self._draft.standard.standard.title}")], classes="window-title")
            yield Document(id="certify-told")
            if self._found:
                yield Lines(id="todos")
            else:
                with Asked(id="certify-asked"):
                    yield AskRow("认证人", "谁对整份标准负责，写姓名。", _name_read, id="certify-by")
                    yield AskRow("单位", "认证人所在的单位，写全称；可留空。", _unit_read, id="certify-unit")
                    yield AskRow("日期", "认证的日期。", _day_read, id="certify-on")
                with VerticalScroll(classes="window-text", can_focus=False):
                    yield Document(id="certified")
            with VerticalScroll(classes="todo-told", can_focus=False):
                yield Document(id="todo-told")
            yield Bar(id="certify-keys", classes="window-keys")

    def on_mount(self) -> None:
        """Show what is in the way, or wait for a name."""
        told = self.query_one("#certify-told", Document)
        if self._found:
            told.show([Block(f"还有{len(self._found)}处没有办好，办好才能认证。", "open")])
            lines = self.query_one("#todos", Lines)
            lines.show_lines(todo_lines(self._found))
            lines.highlighted = 1
            lines.focus()
            self._keys(Item("上下键选择"), Item("回车转到那一项", "screen.go"), Item("Esc关闭", "screen.dismiss('')"))
            return
        told.show([Block(READY, "good"), Block(WHAT, "muted")])
        self._row("by").show(_last_checker(self._draft.standard))
        record = self._draft.standard.certificate
        self._row("unit").show(record.unit if record else "")
        self._row("on").show(plan.today().isoformat())
        self._keys(Item("F9认证并保存", "screen.certify"), Item("Esc不认证", "screen.dismiss('')"))
        self._row("by").input.focus()

    def action_go(self) -> None:
        """Answer with the node of the highlighted obstacle."""
        chosen = self._chosen
        if chosen is not None and chosen.node:
            self.dismiss(chosen.node)
        elif chosen is not None:
            self._explain(ELSEWHERE)

    def action_certify(self) -> None:
        """Certify and save; what keeps the file from being saved keeps it from being certified."""
        if self._found or self._done:
            self._explain("" if self._done else "还不能认证，请先办好上面列的。")
            return
        wrong = next((row for row in self.query(AskRow) if row.problem), None)
        day = parse_date(self._row("on").input.value)
        if wrong is not None or day is None:
            row = wrong or self._row("on")
            self._complain(row.problem or "请写认证的日期。")
            row.input.focus()
            return
        by, unit = self._row("by").input.value, self._row("unit").input.value.strip()
        try:
            self._draft.change(lambda standard: certify(standard, by, day, unit), "认证")
        except Refused as refused:
            self._complain(refused.problems[0].sentence())
            return
        try:
            self._draft.save()
        except Refused as refused:
            self._draft.undo()
            self._complain(f"没有认证。{refused.problems[0].sentence()}")
        else:
            self._tell_done()

    def action_use(self) -> None:
        """Make the certified standard the one that new dossiers start with."""
        if not self._done:
            return
        from ...transcribing.usual import choose_standard

        try:
            choose_standard(self._draft.standard.standard.id)
        except Refused as refused:
            self._complain(refused.problems[0].sentence())
        else:
            self.query_one("#todo-told", Document).say("今后新建的档案就用这份标准；已有的档案不变。", "good")

    def _tell_done(self) -> None:
        self._done = True
        self.query_one("#certify-asked").display = False
        standard = self._draft.verified
        self.query_one("#certify-told", Document).say("已认证。", "good")
        self.query_one("#certified", Document).show([
            Block(standard.standard.banner),
            Block("文件存在："),
            Block(str(self._draft.path), indent=2),
            Block(f"校验码：{short_digest(standard.digest)}。把它写进认证的书面记录，以后凭它核对文件。"),
            Block("已有的档案在“基本信息”里改选它；要新建的档案都用它，按F6。", "muted"),
        ])  # fmt: skip
        self._keys(Item("F6新建的档案就用它", "screen.use"), Item("Esc关闭", "screen.dismiss('')"))
        self.set_focus(None)

    @property
    def _chosen(self) -> Todo | None:
        key = next((lines.key for lines in self.query("#todos").results(Lines)), "")
        return self._found[int(key)] if key.isdecimal() else None

    @on(OptionList.OptionSelected)
    def _picked(self) -> None:
        self.action_go()

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self._explain()

    @on(AskRow.Answered)
    def _typed(self, event: AskRow.Answered) -> None:
        event.stop()
        self._complain("")

    def _explain(self, more: str = "") -> None:
        chosen = self._chosen
        blocks = [Block(chosen.sentence, TONES[chosen.severity])] if chosen else []
        self.query_one("#todo-told", Document).show([*blocks, *([Block(more, "strong")] if more else [])])

    def _complain(self, sentence: str) -> None:
        self.query_one("#todo-told", Document).say(sentence, "bad")

    def _keys(self, *items: Item) -> None:
        self.query_one("#certify-keys", Bar).show(items)

    def _row(self, name: str) -> AskRow:
        return self.query_one(f"#certify-{name}", AskRow)


def _last_checker(standard: Standard) -> str:
    """Return who compared the most recent row: the same person often certifies."""
    stamps = [node.checked for node in standard.node if node.checked is not None]
    return max(stamps, key=lambda one: one.on).by if stamps else ""


def _name_read(typed: str) -> Read:
    return _read(lambda: person_name(typed))


def _unit_read(typed: str) -> Read:
    return Read(problem=f"单位最多{LONGEST_UNIT}字。" if len(typed.strip()) > LONGEST_UNIT else "")


def _day_read(typed: str) -> Read:
    day = parse_date(typed)
    return Read(day) if day is not None else Read(problem="看不懂这个日期，请写到日，如2024-09-06。")


def _read(work: Callable[[], object]) -> Read:
    try:
        work()
    except Refused as refused:
        one = refused.problems[0]
        return Read(problem=f"{one.message}，{one.remedy}。")
    return Read()
