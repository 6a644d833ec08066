"""汇总: how ready the dossier is, what to mend, what to check by hand, what to do next, and the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.widgets import OptionList

from ...dossier import edit
from ...filling.session import Session
from ..background import once_painted
from ..commands.registry import FINISH
from ..looking import evidenced_span, ready
from ..messages import Meant
from ..telling.blocks import GAP, Block
from ..telling.numbering import numbered
from ..telling.overview import summary_blocks
from ..telling.ready import (
    FOLD,
    FOUND,
    PARTS,
    RESULT,
    SHEETS,
    STEPS,
    TICKABLE,
    TICKS,
    Piece,
    found_pieces,
    part_pieces,
    step_pieces,
    tick_pieces,
)
from ..telling.ready_heads import ready_head, result_blocks, whole_text
from ..widgets.bars import Bar, Item
from ..widgets.document import Document
from ..widgets.pieces import Told
from .looking_step import GoTo, LookingStep

if TYPE_CHECKING:
    from ...readiness.result import Readiness

LEAST_CELLS = 40
CHECKING_HEAD = (Block("正在核对佐证文件，请稍候。", "muted"),)


class SummaryStep(LookingStep):
    """One list at a time; left and right turn to the next. Where there is room the result stands beside the parts."""

    NAME, TITLE, PLACE = "summary", "汇总", FINISH
    HINT = "左右键换一页，回车转到那里或勾选，Tab到说明，F9保存报告，Ctrl+N复制汇总，Ctrl+R重新核对佐证。"
    WRAPS = True
    TOLD_HINT = "上下键翻看，左右键换一页，F9保存报告，Ctrl+N复制汇总。"

    def __init__(self, session: Session) -> None:
        """Begin with the parts at a glance."""
        super().__init__(session)
        self.sheet = PARTS
        self._unfolded: set[str] = set()
        self._ready: Readiness | None = None
        self._sought = ""
        self._left_at: dict[str, str] = {}
        self._listed_of = PARTS

    @property
    def roomy(self) -> bool:
        """Whether list and result stand side by side."""
        return self.screen.has_class("-roomy")

    def show_known(self) -> None:
        """Show the chosen list, or the result."""
        shot, looked = self.shot, self.looked
        self._ready = numbered(ready(shot, looked), shot) if looked else None
        evidenced = evidenced_span(shot, looked) if looked else None
        found = self._ready
        self.set_class(self.sheet == RESULT, "-result")
        self.query_one("#ready-head", Document).show(
            ready_head(self.session, found, evidenced, self.sheet) if found else CHECKING_HEAD
        )
        self.query_one("#sheets", Bar).show(self._chips(found))
        self.pieces.show_pieces(self._listed(found) if found else ())
        if found and (self._sought or self._listed_of != self.sheet):
            self.pieces.highlight_key(self._sought)
            self._sought, self._listed_of = "", self.sheet
        self.explain()
        cells = max(self.query_one(Told).scrollable_content_region.width, LEAST_CELLS)
        if self.sheet == RESULT:
            self.tell_rest(result_blocks(self.session, evidenced, cells))
        else:
            self.tell_rest((GAP, *summary_blocks(self.session, cells)) if self.roomy and self.sheet == PARTS else ())

    def explain(self) -> None:
        """Tell of the highlighted line; the result has none."""
        if self.sheet == RESULT:
            self.query_one("#chosen", Document).show(())
        else:
            super().explain()

    def on_resize(self, event: events.Resize) -> None:
        """Draw the bars for the new width, once it is known."""
        once_painted(self, self.show_known)

    def turn(self, by: int) -> None:
        """Turn to the next list, or the one before, round and round."""
        names = [name for name, _ in SHEETS]
        self.view(names[(names.index(self.sheet) + by) % len(names)])

    def view(self, sheet: str, key: str = "") -> None:
        """Turn to a list, and there to the line of that key."""
        self._left_at[self.sheet] = self.pieces.key
        self.sheet, self._sought = sheet, key or self._left_at.get(sheet, "")
        self.show_known()
        self.query_one(Told).scroll_home(animate=False)
        (self.query_one(Told) if sheet == RESULT else self.pieces).focus()

    def tick(self) -> None:
        """Tick the highlighted line, or take its tick away."""
        piece = self.pieces.piece
        if piece and piece.key.startswith(TICKABLE) and self.sheet in (TICKS, STEPS):
            key, done = piece.key, piece.key not in self.session.dossier.done
            words = "勾选" if done else "去掉勾选"
            self.post_message(Meant(lambda dossier: edit.set_done(dossier, key, done), words))

    @property
    def text(self) -> tuple[Block, ...]:
        """Return everything as running text; nothing before the files were looked at."""
        if self._ready is None or self.looked is None:
            return ()
        return whole_text(self.session, self._ready, evidenced_span(self.shot, self.looked), 60)

    @on(OptionList.OptionSelected, "#pieces")
    def _chosen(self) -> None:
        piece = self.pieces.piece
        if piece is None:
            return
        if piece.key.startswith(FOLD):
            self._unfolded ^= {piece.key}
            self.show_known()
        elif piece.target:
            self.post_message(GoTo(piece.target))
        else:
            self.tick()

    def _listed(self, found: Readiness) -> tuple[Piece, ...]:
        if self.sheet == PARTS:
            return part_pieces(found)
        if self.sheet == FOUND:
            return found_pieces(self.session, found, self._unfolded)
        if self.sheet == TICKS:
            return tick_pieces(self.session, found)
        return step_pieces(self.session, found) if self.sheet == STEPS else ()

    def _chips(self, found: Readiness | None) -> list[Item]:
        counts: dict[str, int] = {}
        if found is not None:
            counts[FOUND] = len(found.findings) + len(self.session.drafts)
            counts[TICKS] = sum(not one.ticked for one in found.ticks)
            counts[STEPS] = sum(one.state != "done" for one in found.next.steps)
        return [
            Item(f"{title}{counts.get(name) or ''}", f"screen.view('{name}')", name == self.sheet)
            for name, title in SHEETS
        ]
