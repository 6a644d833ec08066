"""汇总: the whole result on one page, and the total of what evidence bears out."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ...dossier.evidence import evidenced_ids
from ...filling.session import Session
from ...rules.standard import Span
from ...scoring.engine import decide
from ...scoring.trace import DECISIONS, span_text
from ..background import in_background
from ..overview import summary_blocks
from ..widgets.document import Document
from .base import StepView


class SummaryStep(StepView, can_focus=True, inherit_bindings=False):
    """Reading only; the arrow keys scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", show=False),
        Binding("down", "scroll_down", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
    ]
    NAME, TITLE = "summary", "汇总"
    hint = "上下键翻看，F4看总分的计算过程。"

    def compose(self) -> ComposeResult:
        """Lay out the result, and the evidenced total, which needs the files to be read."""
        yield Document(id="result")
        yield Document(id="evidenced")

    def on_mount(self) -> None:
        """Show the result, and look at the evidence files without holding up the screen."""
        super().on_mount()
        in_background(self, self._look_at_evidence, self._show_evidenced)

    def on_resize(self) -> None:
        """Draw the bars for the new width."""
        self.show(self.session)

    def show(self, session: Session, typing: str = "") -> None:
        """Show the result."""
        self.query_one("#result", Document).show(summary_blocks(session, max(self.content_size.width, 40)))

    def _look_at_evidence(self) -> tuple[frozenset[str], Span]:
        folder = self.session.folder
        found = evidenced_ids(self.session.dossier, folder) if folder else frozenset()
        return found, self.session.evidenced(found)

    def _show_evidenced(self, looked: tuple[frozenset[str], Span]) -> None:
        session, (found, total) = self.session, looked
        if not session.dossier.entry:
            return
        decision = decide(total, session.assessment.target)
        text = (
            f"有据：{span_text(total)}分（{DECISIONS[decision]}）。"
            f"{len(session.dossier.entry)}条业绩里有{len(found)}条的佐证文件都在，并与登记时一致。"
        )
        if session.folder is None:
            text += "档案还没有保存，佐证文件无从核对。"
        self.query_one("#evidenced", Document).say(text, "muted")
