"""A step that looks at files: a list, what is told of the highlighted line, and both kept up to date."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList

from ...filling.session import Session
from ..background import in_background
from ..looking import Looked, Snapshot, look, snapshot
from ..messages import EvidenceSeen
from ..telling.blocks import Block
from ..widgets.bars import Bar
from ..widgets.document import Document
from ..widgets.pieces import PieceList, Told
from .base import StepView

CUT = "按Ctrl+T复制，可以看全文"
"""Ends what stands above the list where the terminal is too low for it."""


class GoTo(Message):
    """The person wants to go to where something is mended; `target` as in `Finding.target`."""

    def __init__(self, target: str) -> None:
        """Keep the target."""
        super().__init__()
        self.target = target


class LookingStep(StepView):
    """Files are read in a thread when the step is entered, when what they depend on changes, and when asked for."""

    HINT: ClassVar[str] = ""
    """What keys do in the list."""
    TOLD_HINT: ClassVar[str] = ""
    """What keys do in the text beside or below it."""
    WRAPS: ClassVar[bool] = False
    """Whether long lines of the list are told in full."""

    def __init__(self, session: Session) -> None:
        """Begin without having looked."""
        super().__init__(session)
        self.add_class("looking")
        self.shot: Snapshot = snapshot(session)
        self.looked: Looked | None = None
        self.checking = False
        self._question: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out head, ways to turn to, list, explanation."""
        yield Document(tail=CUT, id="ready-head")
        yield Bar(id="sheets")
        with Container(id="ready-body"):
            yield PieceList(hint=self.HINT, wraps=self.WRAPS)
            with Told(hint=self.TOLD_HINT):
                yield Document(id="chosen")
                yield Document(id="rest")

    @property
    def pieces(self) -> PieceList:
        """Return the list."""
        return self.query_one(PieceList)

    @property
    def scroller(self) -> Widget:
        """Return what PgUp and PgDn scroll."""
        return self.query_one(Told)

    def show(self, session: Session, typing: str = "") -> None:
        """Show what is known, and look again if that may have changed."""
        self.shot = snapshot(session)
        if self.shot.question != self._question:
            self.look()
        self.show_known()

    def look(self, then: Callable[[], None] | None = None) -> None:
        """Look at the files, and show what was found; `then` is done after it."""
        from ..publicity.plan import today  # brings the calendars with it

        self._question, self.checking = self.shot.question, True
        in_background(self, partial(look, self.shot, today()), partial(self._take, self._question, then))

    def show_known(self) -> None:
        """Show what is known by now."""

    def found(self) -> None:
        """Begin, now that the files were looked at."""

    def explain(self) -> None:
        """Tell of the highlighted line."""
        piece = self.pieces.piece
        self.query_one("#chosen", Document).show(piece.told if piece else ())

    def tell_rest(self, blocks: tuple[Block, ...]) -> None:
        """Show what stands below the explanation."""
        self.query_one("#rest", Document).show(blocks)

    @on(OptionList.OptionHighlighted, "#pieces")
    def _highlighted(self) -> None:
        self.explain()
        self.query_one(Told).scroll_home(animate=False)

    def _take(self, question: tuple[object, ...], then: Callable[[], None] | None, looked: Looked) -> None:
        if question == self._question:  # else a later look is under way
            first = self.looked is None
            self.looked, self.checking = looked, False
            self.session.states = looked.states
            self.post_message(EvidenceSeen())
            self.show_known()
            if first:  # only now it is known what stands first
                self.found()
            if then:
                then()
