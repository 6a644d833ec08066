"""佐证材料: every achievement with its files, numbered, what is to be mended first."""

from __future__ import annotations

from textual import on
from textual.widgets import OptionList

from ...dossier.evidence import lacking_ids
from ...filling.session import Session
from ..commands.registry import EVIDENCE
from ..looking import listed
from ..telling.blocks import Block
from ..telling.evidenced import evidenced_blocks
from ..telling.ready import evidence_pieces
from ..telling.ready_heads import evidence_head, evidence_tail
from ..widgets.document import Document
from .looking_step import GoTo, LookingStep


class EvidenceStep(LookingStep):
    """The numbered list; Enter opens the achievement."""

    NAME, TITLE, PLACE = "evidence", "佐证材料", EVIDENCE
    HINT = "要补的排在前面；回车打开这条业绩，Tab到说明，F4看有据的分怎么算，F9导出清单，Ctrl+R重新核对。"
    TOLD_HINT = "上下键翻看，Tab回到列表。"

    def show_known(self) -> None:
        """Show totals, list and explanation."""
        found = listed(self.shot, self.looked)
        self.query_one("#ready-head", Document).show(evidence_head(self.session, found, checking=self.checking))
        self.pieces.show_pieces(evidence_pieces(found, checking=self.checking))
        self.explain()
        self.tell_rest(evidence_tail(found))

    def found(self) -> None:
        """Begin at what is to be mended, which stands first."""
        self.pieces.highlight_key("")

    def traced(self, session: Session) -> tuple[str, tuple[Block, ...]] | None:
        """Explain the evidenced total once the files were looked at."""
        if self.looked is None:
            return None
        return "有据总分的计算过程", evidenced_blocks(session, self.looked.states)

    @classmethod
    def progress(cls, session: Session) -> str:
        """Count the achievements that are not fully evidenced."""
        lacking = len(lacking_ids(session.dossier, session.states))
        if not session.dossier.entry:
            return "未填"
        return f"缺{lacking}条" if lacking else "已列"

    @on(OptionList.OptionSelected, "#pieces")
    def _open(self) -> None:
        piece = self.pieces.piece
        if piece:
            self.post_message(GoTo(piece.target))
