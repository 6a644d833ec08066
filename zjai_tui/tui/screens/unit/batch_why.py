"""Why something is done all the same to dossiers that need a reason: asked once for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from ...telling.blocks import Block, head
from ...widgets.bars import Bar, Item
from ...widgets.document import Document
from ...widgets.words_box import WordsBox
from ..base import Window

HINT = "写明为什么；同一个理由记在这几份的核定文件里。"
NO_REASON = "请写明理由；不写理由的按Esc，这几份就不办。"


class WhyManyScreen(Window[str | None]):
    """Answers the reason, or nothing on Esc: then those dossiers are left as they are."""

    ASKS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("f2,ctrl+s", "give", show=False),
    ]

    def __init__(self, title: str, against: Sequence[Block]) -> None:
        """List what speaks `against` it, dossier by dossier."""
        super().__init__()
        self._title, self._against = title, against

    def compose(self) -> ComposeResult:
        """Lay out the dossiers, and the reason."""
        with Vertical(classes="window tall"):
            yield Document([head(f"{self._title}：{len(self._against)}份要写明理由")], classes="window-title")
            with VerticalScroll(classes="window-text", can_focus=True):
                yield Document(self._against)
            yield WordsBox("", placeholder=HINT, id="verdict-reason")
            yield Document(id="verdict-told")
            yield Bar(
                [Item("F2确定", "screen.give"), Item("Tab翻看"), Item("Esc这几份不办", "screen.dismiss")],
                classes="window-keys",
            )

    def on_mount(self) -> None:
        """Begin with the reason."""
        self.query_one(WordsBox).focus()

    @on(WordsBox.Entered)
    def action_give(self) -> None:
        """Answer with the reason, or say that there is none."""
        reason = self.query_one(WordsBox).text.strip()
        if reason:
            self.dismiss(reason)
        else:
            self.query_one("#verdict-told", Document).say(NO_REASON, "bad")
