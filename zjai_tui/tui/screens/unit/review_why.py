"""A step that needs a reason: what speaks against it, and why it is taken all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from ....base.problems import Refused
from ....dossier.review.model import Act
from ...telling.blocks import Block, head, point
from ...telling.overview import ended
from ...widgets.bars import Bar, Item
from ...widgets.document import Document
from ...widgets.words_box import WordsBox
from ..base import Window

Make = Callable[[str], Act]
"""Makes the act with the reason. Raises `Refused` where that is not enough."""
HINT = "写明为什么；记在核定文件里。"


class WhyScreen(Window[Act | None]):
    """Answers the act with its reason, or nothing."""

    ASKS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("f2,ctrl+s", "give", show=False),
    ]

    def __init__(self, title: str, refused: Refused, make: Make, blocks: Iterable[Block] = ()) -> None:
        """Ask for the reason without which the act was refused; `blocks` tell first what it means."""
        super().__init__()
        self._title, self._problems, self._make = title, refused.problems, make
        self._blocks = tuple(blocks)

    def compose(self) -> ComposeResult:
        """Lay out what speaks against it, and the reason."""
        with Vertical(classes="window tall"):
            yield Document([head(self._title)], classes="window-title")
            with VerticalScroll(classes="window-text", can_focus=True):
                told = (f"{ended(one.message)}{ended(one.remedy)}" for one in self._problems)
                yield Document([*self._blocks, *(point(text, "open") for text in told)])
            yield WordsBox("", placeholder=HINT, id="verdict-reason")
            yield Document(id="verdict-told")
            yield Bar([Item("回车或F2定下来", "screen.give"), Item("Tab翻看"), Item("Esc取消", "screen.dismiss")])

    def on_mount(self) -> None:
        """Begin with the reason."""
        self.query_one(WordsBox).focus()

    @on(WordsBox.Entered)
    def action_give(self) -> None:
        """Do it, or say what is missing."""
        try:
            act = self._make(self.query_one(WordsBox).text.strip())
        except Refused as refused:
            problem = refused.problems[0]
            told = f"{ended(problem.message)}{ended(problem.remedy)}"
            self.query_one("#verdict-told", Document).say(told, "bad")
            self.query_one(WordsBox).focus()
            return
        self.dismiss(act)
