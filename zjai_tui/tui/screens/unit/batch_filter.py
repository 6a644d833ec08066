"""筛选: which dossiers the table shows."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from ...telling.blocks import Block, head
from ...unit.batch_list import ONLY, STATES, VERDICTS, DossierList, Sieve
from ...widgets.asked import Asked
from ...widgets.bars import Bar, Item
from ...widgets.choice import Choice
from ...widgets.document import Document
from ..base import Window

ALL = "全部"
QUESTIONS = (("state", "状态", STATES), ("decision", "结论", VERDICTS), ("only", "只看", ONLY))


class Answer(Choice):
    """One of the questions; Enter is done with all of them."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "screen.take", show=False)]


class FilterScreen(Window[Sieve | None]):
    """Answers what is let through, or nothing on Esc; how many that are is told at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("f2,ctrl+s,f7", "take", show=False),
        Binding("f8", "clear", show=False),
    ]

    def __init__(self, dossiers: DossierList) -> None:
        """Begin with what is let through now."""
        super().__init__()
        self._list, self._sieve, self._before = dossiers, dossiers.sieve, dossiers.sieve

    def compose(self) -> ComposeResult:
        """Lay out the questions."""
        with Vertical(classes="window"):
            yield Document([head("筛选")], classes="window-title")
            with Asked(classes="batch-asked"):
                for id, title, answers in QUESTIONS:
                    with Horizontal(classes="line"):
                        yield Document([Block(title)], classes="label")
                        yield Answer(answers, ALL, id=f"sieve-{id}")
            yield Document(id="sieve-count")
            yield Bar(
                [
                    Item("左右键改选"), Item("F2确定", "screen.take"), Item("F8全部看", "screen.clear"),
                    Item("Esc取消", "screen.dismiss"),
                ],
                classes="window-keys",
            )  # fmt: skip

    def on_mount(self) -> None:
        """Show what is let through."""
        for id, _, _ in QUESTIONS:
            self.query_one(f"#sieve-{id}", Choice).show(getattr(self._sieve, id) or None)
        self.query_one("#sieve-state").focus()
        self._count()

    @on(Choice.Chosen)
    def _chosen(self, event: Choice.Chosen) -> None:
        event.stop()
        self._sieve = replace(self._sieve, **{(event.choice.id or "")[len("sieve-") :]: str(event.value or "")})
        self._count()

    def action_take(self) -> None:
        """Answer with what was chosen."""
        self.dismiss(self._sieve)

    def action_clear(self) -> None:
        """Answer with everything."""
        self.dismiss(Sieve())

    def _count(self) -> None:
        self._list.sieve = self._sieve
        count = len(self._list.shown())
        self._list.sieve = self._before
        text = f"，并且含“{self._sieve.text}”" if self._sieve.text.strip() else ""
        self.query_one("#sieve-count", Document).say(
            f"会显示{count}份，共{len(self._list.rows)}份{text}。", "strong" if count else "open"
        )
