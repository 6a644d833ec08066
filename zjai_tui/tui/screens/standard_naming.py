"""What a new standard is called: id, title, edition."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalGroup

from ..publicity.plan import Read
from ..telling.blocks import head
from ..transcribing import importing
from ..widgets.ask_row import AskRow
from ..widgets.bars import Bar, Item
from ..widgets.document import Document
from .base import Window

ASKED: tuple[tuple[str, str, str, Callable[[str], str]], ...] = (
    ("id", "编号", "如hz-env-2024；以后用它找到这份标准，文件也以它命名。", importing.id_problem),
    ("title", "名称", "标准的全称，与原表的标题一致。", importing.title_problem),
    ("edition", "版次", "如2024-试行；同一张表有几版时靠它区别。", importing.edition_problem),
)


class NamingScreen(Window[tuple[str, str, str] | None]):
    """Answers id, title and edition, or nothing on Esc."""

    ASKS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("f9", "take", show=False),
    ]

    def __init__(self, heading: str, *, title: str = "") -> None:
        """Ask; `title` is what to begin with."""
        super().__init__()
        self._heading, self._begin = heading, title
        self._complaint = ""

    def compose(self) -> ComposeResult:
        """Lay out the questions."""
        with Vertical(classes="window"):
            yield Document([head(self._heading)], classes="window-title")
            with VerticalGroup(id="naming"):
                for name, title, hint, check in ASKED:
                    yield AskRow(title, hint, _reader(check), id=f"naming-{name}")
            yield Document(id="naming-told")
            keys = [Item("回车到下一项"), Item("F9开始录入", "screen.take"), Item("Esc取消", "screen.dismiss")]
            yield Bar(keys, classes="window-keys")

    def on_mount(self) -> None:
        """Begin with the id."""
        if self._begin:
            self._rows[1].show(self._begin)
        self._rows[0].input.focus()
        self.query_one("#naming-told", Document).say(f"{ASKED[0][1]}：{ASKED[0][2]}", "muted")

    def on_descendant_focus(self) -> None:
        """Say what is missing, else how to answer the question at hand."""
        complaint, self._complaint = self._complaint, ""
        if complaint:
            self.query_one("#naming-told", Document).say(complaint, "bad")
            return
        for row, (_, title, hint, _) in zip(self._rows, ASKED, strict=True):
            if row.input.has_focus:
                self.query_one("#naming-told", Document).say(f"{title}：{hint}", "muted")

    def action_take(self) -> None:
        """Answer, where nothing is missing."""
        for row, (_, _, _, check) in zip(self._rows, ASKED, strict=True):
            problem = check(row.input.value)
            if problem:
                self._complaint = "" if row.input.has_focus else problem
                self.query_one("#naming-told", Document).say(problem, "bad")
                row.input.focus()
                return
        one, title, edition = (row.input.value.strip() for row in self._rows)
        self.dismiss((one, title, edition))

    @property
    def _rows(self) -> list[AskRow]:
        return [self.query_one(f"#naming-{name}", AskRow) for name, _, _, _ in ASKED]


def _reader(check: Callable[[str], str]) -> Callable[[str], Read]:
    return lambda typed: Read(problem=check(typed))
