"""Handing a whole dossier back: what the applicant is told."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import TextArea

from ....base.problems import Refused
from ....dossier.review.model import Act
from ....reviewing.acting import request_changes
from ...telling.blocks import Block, head
from ...telling.overview import ended
from ...unit.review_words import returned_blocks
from ...unit.reviewing import Reviewing
from ...widgets.bars import Bar, Item
from ...widgets.document import Document
from ...widgets.words_box import WordsBox
from ..base import Window

REASON_HINT = "写给申报人看：总的要补正什么，什么时候交回来。"
DRAFT = ("", "request_changes")


class ReasonScreen(Window[Act | None]):
    """Answers the act that hands the dossier back, or nothing; what is typed is kept."""

    ASKS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("f2,ctrl+s", "give", show=False),
    ]

    def __init__(self, reviewing: Reviewing) -> None:
        """Hand back what is under review."""
        super().__init__()
        self._reviewing = reviewing

    def compose(self) -> ComposeResult:
        """Lay out what was found item by item, and the reason."""
        with Vertical(classes="window tall"):
            yield Document([head("退回申报人")], classes="window-title")
            with VerticalScroll(classes="window-text", can_focus=True):
                yield Document(returned_blocks(self._reviewing.overlay))
            yield Document([Block("总的理由（必填）")], classes="verdict-label")
            yield WordsBox(str(self._reviewing.drafts.get(DRAFT, "")), placeholder=REASON_HINT, id="verdict-reason")
            yield Document(id="verdict-told")
            yield Bar([Item("回车或F2退回", "screen.give"), Item("Tab翻看"), Item("Esc先放着", "screen.close")])

    def on_mount(self) -> None:
        """Begin with the reason."""
        self.query_one(WordsBox).focus()

    @on(TextArea.Changed)
    def settle(self) -> None:
        """Take in what is typed."""
        for box in self.query(WordsBox):
            self._reviewing.drafts[DRAFT] = box.text

    def action_close(self) -> None:
        """Leave it for now."""
        self.settle()
        self.dismiss()

    @on(WordsBox.Entered)
    def action_give(self) -> None:
        """Hand it back, or say what is missing."""
        reason = self.query_one(WordsBox).text.strip()
        reviewing = self._reviewing
        try:
            act = request_changes(reviewing.overlay, by=reviewing.by, at=reviewing.now(), reason=reason)
        except Refused as refused:
            problem = refused.problems[0]
            told = f"{ended(problem.message)}{ended(problem.remedy)}"
            self.query_one("#verdict-told", Document).say(told, "bad")
            self.query_one(WordsBox).focus()
            return
        reviewing.drafts.pop(DRAFT, None)
        self.dismiss(act)
