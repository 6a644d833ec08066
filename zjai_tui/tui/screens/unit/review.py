"""核定一份档案: the items in a list, the one at hand beside it or in its place, and what it comes to always below."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import OptionList

from ....base.problems import Severity
from ....dossier.review.model import Act
from ... import shell
from ...commands.unit import REVIEW
from ...steps.scoring import RESTING
from ...telling.blocks import Block
from ...telling.overview import assessment_blocks
from ...unit.review_lines import ALL, HEADS, NARROWINGS, WHOLE, chips, item_lines, next_open
from ...unit.review_words import (
    item_blocks,
    news_of,
    title_line,
    totals_line,
    traced_blocks,
    verified_text,
    whole_blocks,
)
from ...unit.reviewing import Reviewing
from ...widgets.bars import Bar
from ...widgets.bars import Item as Word
from ...widgets.document import Document
from ...widgets.help_line import HelpLine
from ...widgets.lists import Lines
from ..dialogs import ReadScreen
from .review_proofs import ReviewProofs

FOLLOW = 0.08
"""Seconds on a line after which its item is shown beside the list."""
LIST_HINT = "回车看全文，左右键筛选，Ctrl+N已看原件，Ctrl+B认可看过的，Ctrl+G办理。"
DETAIL_HINT = "上下键翻看，左右键换一项，F5打开佐证，F6认可并到下一项，Esc回列表。"


class ItemList(Lines):
    """The items; left and right narrow the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "screen.next_narrowing(-1)", show=False),
        Binding("right", "screen.next_narrowing(1)", show=False),
    ]


class ItemScroll(VerticalScroll):
    """The item at hand; left and right turn to another one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "screen.turn_item(-1)", show=False),
        Binding("right", "screen.turn_item(1)", show=False),
    ]
    hint = DETAIL_HINT


class ReviewScreen(ReviewProofs):
    """The review of one dossier."""

    PLACE = REVIEW

    def __init__(self, reviewing: Reviewing) -> None:
        """Show what was read."""
        super().__init__(reviewing)
        self._mark = ALL
        self._follow: Timer | None = None
        self._item_shown = ""
        self._ready = False

    def compose(self) -> ComposeResult:
        """Lay out whose it is, the list, the item, the totals."""
        yield Document(tail=" ", id="title")
        with Horizontal(id="review-body"):
            with Vertical(id="review-list"):
                with Horizontal(id="review-head"):
                    yield Bar(id="review-chips")
                    yield Document([Block(HEADS, "muted")], id="review-heads")
                yield ItemList(hint=LIST_HINT, id="review-items")
            with ItemScroll(id="review-detail"):
                yield Document(id="review-item")
        yield Document(tail="选“总览”看全", id="review-totals", classes="-told")
        yield HelpLine()
        yield Bar(id="footer")

    def on_mount(self) -> None:
        """Begin with the first item that is open; what is wrong with the review as a whole is told at once."""
        self._ready = True
        self.show()
        self.show_footer()
        self.items.highlight_key(next_open(self.reviewing.overlay, "") or WHOLE)
        self._show_item()
        self.items.focus()
        self.set_interval(shell.LOOK_EVERY, self.look)
        problems = self.reviewing.overlay.problems
        if problems:
            bad = any(one.severity is Severity.ERROR for one in problems)
            more = f"另有{len(problems) - 1}处，见“总览”。" if len(problems) > 1 else ""
            self.say(f"{problems[0].sentence()}{more}", bad=bad)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow nothing before the page is laid out: keys typed while it opens would find no list."""
        return super().check_action(action, parameters) if self._ready else False

    def on_screen_suspend(self) -> None:
        """Show no keys under a window: they do nothing there."""
        for bar in self.query("#footer"):
            bar.visible = False

    def on_screen_resume(self) -> None:
        """Show them again."""
        for bar in self.query("#footer"):
            bar.visible = True

    @property
    def items(self) -> Lines:
        """Return the list."""
        return self.query_one("#review-items", ItemList)

    @property
    def item_id(self) -> str:
        """Return the item at hand; empty on the line for the whole."""
        return "" if not self._ready or self.items.key == WHOLE else self.items.key

    @property
    def roomy(self) -> bool:
        """Whether list and item stand side by side."""
        return not self.has_class("-narrow")

    def page_widget(self) -> Widget | None:
        """Return what PgUp and PgDn scroll."""
        return self.query_one("#review-detail") if self.roomy or self.has_class("-open") else self.items

    def show(self) -> None:
        """Show the review anew; the item at hand stays."""
        laid = self.reviewing.overlay
        unwritten = len(self.reviewing.pending) if self.reviewing.problems else 0
        self.query_one("#title", Document).show([title_line(laid, self.reviewing.by, unwritten)])
        self.items.show_lines(item_lines(laid, self._mark, self.item_id, self.reviewing.hints))
        words = [Word(title, f"screen.narrow('{mark}')", mark == self._mark) for mark, title in chips(laid)]
        self.query_one("#review-chips", Bar).show(words)
        totals = self.query_one("#review-totals", Document)
        totals.show(totals_line(laid))
        totals.set_class(bool(laid.grave), "-grave")
        self._show_item()

    def take(self, acts: Iterable[Act]) -> None:
        """Let acts count; what they change of the consequence is told in full until the next."""
        before = news_of(self.reviewing.overlay)
        super().take(acts)
        self.query_one("#review-totals").set_class(news_of(self.reviewing.overlay) != before, "-told")

    def go_to(self, item_id: str) -> None:
        """Take an item at hand."""
        laid = self.reviewing.overlay
        self.items.show_lines(item_lines(laid, self._mark, item_id, self.reviewing.hints))
        self.items.highlight_key(item_id)
        self._show_item()

    def action_next_narrowing(self, by: int) -> None:
        """Narrow the list in the next way, round and round."""
        marks = [mark for mark, _ in NARROWINGS]
        self.action_narrow(marks[(marks.index(self._mark) + by) % len(marks)])

    def action_narrow(self, mark: str) -> None:
        """Narrow the list, and go to it."""
        self._mark = mark
        self.action_back_to_items()
        laid = self.reviewing.overlay
        self.items.show_lines(item_lines(laid, mark, "", self.reviewing.hints))
        self.show()

    def action_turn_item(self, by: int) -> None:
        """Go to the next line of the list, or the one before."""
        at = (self.items.highlighted or 0) + by
        if 0 <= at < len(self.items.lines):
            self.items.highlighted = at
            self._show_item()

    def action_back_to_items(self) -> None:
        """Go back from an item to the list."""
        self.remove_class("-open")
        self.items.focus()

    def action_leave_review(self) -> None:
        """Leave, once everything is written."""
        self.run_worker(self._leave(), group="leave", exclusive=True)

    def action_trace_verified(self) -> None:
        """Explain the points of the item at hand, or the total."""
        one, verified = self.standing, self.reviewing.overlay.verified
        known = {node.id for node in verified.nodes}
        if one is not None and one.item.node in known:
            title, blocks = "核定分的计算过程", traced_blocks(self.reviewing.overlay, one)
        else:
            title, blocks = "核定总分的计算过程", assessment_blocks(verified, verified_text(verified))
        banner = [Block(verified.banner, "banner")] if verified.banner else []
        self.app.push_screen(ReadScreen(title, (*blocks, *banner)))

    @on(OptionList.OptionHighlighted, "#review-items")
    def _moved(self) -> None:
        """Show the item where one comes to rest; the list answers at once."""
        if self._follow is not None:
            self._follow.stop()
        self._follow = self.set_timer(FOLLOW, self._show_item, name=RESTING)

    @on(OptionList.OptionSelected, "#review-items")
    def _chosen(self) -> None:
        """Read the item in full."""
        self._show_item()
        self.add_class("-open")
        self.query_one("#review-detail").focus()

    def _show_item(self) -> None:
        laid, one = self.reviewing.overlay, self.standing
        if one is not None:
            blocks = item_blocks(one, laid, self.reviewing.hints.get(one.item.id, ()))
        else:
            blocks = whole_blocks(laid, self.reviewing.conflicts)
        self.query_one("#review-item", Document).show(blocks)
        if self.items.key != self._item_shown:
            self._item_shown = self.items.key
            self.query_one("#review-detail").scroll_home(animate=False)

    async def _leave(self) -> None:
        if await self.may_leave():
            self.dismiss()
