"""A verdict that needs words: points or corrected answers, reason, clause; what it leads to stands below all the time.

Closing the window loses nothing: it opens again as it was left.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import OptionList, TextArea

from ....base.problems import Problem, Refused
from ....dossier.review.model import Act, Decide
from ....reviewing.result import Item
from ...messages import Drafted, Meant, Told
from ...publicity.plan import Read
from ...telling.blocks import Block, head
from ...telling.overview import ended
from ...unit import verdict_draft as draft_of
from ...unit.review_words import preview_blocks
from ...unit.reviewing import Reviewing
from ...unit.verdict_draft import FACTS, HOW_WORDS, POINTS
from ...widgets.ask_row import AskRow
from ...widgets.bars import Bar
from ...widgets.bars import Item as Word
from ...widgets.choice import Choice
from ...widgets.document import Document
from ...widgets.form import Form
from ...widgets.lists import Line, Lines
from ...widgets.words_box import WordsBox
from ..base import Window
from ..dialogs import ReadScreen

POINTS_HINT = "核定后这一项得几分。"
REASON_HINT = "写给申报人看的理由：核对到什么，哪里不符。回车到下一项。"
CLAUSE_HINT = "依据哪一条：条款编号或名称。"
KEPT = "没有下结论；写好的留着，再打开这个窗口可以接着写。"
HELP = (
    "写清核对到什么、哪里不符，以及依据哪一条；申报人会看到这里写的理由和条款。",
    "理由下面列着最近用过的，Tab到那里，回车选用。",
    "核减可以写分数，也可以更正回答，由程序重新计分；下面一行随时说明这样下结论会怎样。",
    "F2下结论，条款写完按回车也一样。Esc先放着：写好的留到离开这份档案为止。",
)
WORDS = {"review-text-missing", "review-text-long"}
"""Codes of problems with the reason or the clause."""


class VerdictScreen(Window[Act | None]):
    """Answers the act, or nothing."""

    ASKS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("f2,ctrl+s", "give", show=False),
        Binding("f1", "help", show=False),
        Binding("pageup", "turn(-1)", show=False),
        Binding("pagedown", "turn(1)", show=False),
    ]

    def __init__(self, reviewing: Reviewing, item: Item, do: Decide, reasons: Sequence[str]) -> None:
        """Write a verdict on an item; `reasons` are those used last."""
        super().__init__()
        self._reviewing, self._item, self._do = reviewing, item, do
        self._reasons = tuple(reasons)
        self._draft = draft_of.draft_for(reviewing, item, do)
        if self._draft.session is None and do == "reduce" and item.fields:
            self._draft.session = draft_of.correcting(reviewing.opened.case, item)
        self._waiting = False

    def compose(self) -> ComposeResult:
        """Lay out what is asked, what is wrong, what it leads to."""
        item, session = self._item, self._draft.session
        with Vertical(classes="window tall", id="verdict"):
            yield Document([head(draft_of.heading(self._do, item))], tail=" ", classes="window-title")
            with VerticalScroll(id="verdict-asked", can_focus=False):
                if self._do == "reduce":
                    if item.by_points and session is not None:
                        yield Choice(HOW_WORDS, "", id="verdict-how")
                    if item.by_points:
                        yield AskRow("核定分数", POINTS_HINT, self._read_points, id="verdict-points")
                    if session is not None:
                        yield Form(lambda _: draft_of.slots_of(item), session, id="verdict-facts")
                yield Document([Block("理由（必填）")], classes="verdict-label")
                yield WordsBox(self._draft.reason, placeholder=REASON_HINT, id="verdict-reason")
                yield Lines(wraps=True, id="verdict-reasons")
                yield Document([Block("条款（必填）")], classes="verdict-label")
                yield WordsBox(self._draft.clause, placeholder=CLAUSE_HINT, id="verdict-clause")
            yield Document(id="verdict-told")
            yield Document(id="verdict-preview")
            keys = [
                Word("回车到下一项"), Word("F2下结论", "screen.give"), Word("Esc先放着", "screen.close"),
                Word("F1帮助", "screen.help"),
            ]  # fmt: skip
            yield Bar(keys, classes="window-keys")

    def on_mount(self) -> None:
        """Show what was typed before, and begin."""
        lines = [Line(f"reason {at}", text) for at, text in enumerate(self._reasons)]
        self.query_one("#verdict-reasons", Lines).show_lines(lines)
        self.query_one("#verdict-reasons").display = bool(lines)
        for row in self.query("#verdict-points").results(AskRow):
            row.show(self._draft.points)
        for form in self.query(Form):
            assert self._draft.session is not None
            form.show(self._draft.session)
        self._show_how()
        self._show_preview()
        self._begin()

    def action_give(self) -> None:
        """Give the verdict, or say what is missing and go there."""
        self.settle()
        try:
            act = draft_of.given(self._draft, self._reviewing, self._item, self._do)
        except Refused as refused:
            self._complain(refused.problems[0])
            return
        self.dismiss(act)

    def action_help(self) -> None:
        """Explain the window."""
        self.app.push_screen(ReadScreen("帮助", [Block(text) for text in HELP]))

    def action_turn(self, by: int) -> None:
        """Scroll what is asked."""
        asked = self.query_one("#verdict-asked")
        asked.scroll_relative(y=by * asked.size.height, animate=False, immediate=True)

    def action_close(self) -> None:
        """Leave it for now: what is typed is kept."""
        self.settle()
        self.dismiss()

    @on(Choice.Chosen)
    def _chosen(self, event: Choice.Chosen) -> None:
        """Cut in the other way; choices among the answers stop at their own rows."""
        event.stop()
        self._draft.how = POINTS if event.value == POINTS else FACTS
        self._show_how()
        self._preview_soon()

    @on(AskRow.Answered)
    def _pointed(self, event: AskRow.Answered) -> None:
        event.stop()
        self._draft.points = event.row.input.value
        self._preview_soon()

    @on(Meant)
    def _corrected(self, message: Meant) -> None:
        message.stop()
        session = self._draft.session
        if session is not None and session.change(message.edit, message.label, message.merge):
            self.query_one(Form).show(session, message.merge)
            self._preview_soon()

    @on(Drafted)
    def _held(self, message: Drafted) -> None:
        message.stop()
        if self._draft.session is not None:
            self._draft.session.hold(message.key, message.typed, message.label)

    @on(Told)
    def _told(self, message: Told) -> None:
        message.stop()
        self._tell(message.text, bad=message.bad)

    @on(TextArea.Changed)
    def _worded(self) -> None:
        self.settle()
        self._tell("")

    @on(WordsBox.Entered, "#verdict-reason")
    def _reasoned(self, event: WordsBox.Entered) -> None:
        event.stop()
        self.query_one("#verdict-clause").focus()

    @on(WordsBox.Entered, "#verdict-clause")
    def _finished(self, event: WordsBox.Entered) -> None:
        event.stop()
        self.action_give()

    @on(OptionList.OptionSelected, "#verdict-reasons")
    def _offered(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        box = self.query_one("#verdict-reason", WordsBox)
        box.show(self._reasons[event.option_index])
        self.settle()
        box.focus()

    @on(events.DescendantFocus)
    def _follow(self) -> None:
        if self.focused is not None:
            self.focused.scroll_visible(animate=False)

    def _read_points(self, typed: str) -> Read:
        return Read(problem=draft_of.points_problem(typed, self._item))

    def settle(self) -> None:
        """Take in what is in the boxes."""
        for name in ("reason", "clause"):
            for box in self.query(f"#verdict-{name}").results(WordsBox):
                setattr(self._draft, name, box.text)

    def _begin(self) -> None:
        """Put the cursor where something is asked first."""
        if self._do != "reduce":
            self.query_one("#verdict-reason").focus()
        elif self._draft.how == POINTS:
            self.query_one("#verdict-points", AskRow).input.focus()
        else:
            self.query_one(Form).rows[0].focus_control()

    def _show_how(self) -> None:
        """Show the one or the other way to cut."""
        how = self._draft.how
        for choice in self.query("#verdict-how").results(Choice):
            choice.show(how)
        for name in (POINTS, FACTS):
            for widget in self.query(f"#verdict-{name}"):
                widget.display = name == how

    def _preview_soon(self) -> None:
        """Show what it leads to once everything typed so far is in it."""
        self._tell("")
        if not self._waiting:
            self._waiting = True
            self.call_later(self._show_preview)

    def _show_preview(self) -> None:
        self._waiting = False
        after = draft_of.previewed(self._draft, self._reviewing, self._item, self._do)
        blocks = preview_blocks(self._reviewing.overlay, after, self._item.id) if after is not None else ()
        self.query_one("#verdict-preview", Document).show(blocks)

    def _complain(self, problem: Problem) -> None:
        """Say what is wrong where it is."""
        if problem.code in WORDS:
            self.query_one("#verdict-clause" if "条款" in problem.message else "#verdict-reason").focus()
        elif problem.code.startswith(("review-points", "review-cut")):
            self._begin()
        self._tell(f"{ended(problem.message)}{ended(problem.remedy)}", bad=True)  # which item it is, is known

    def _tell(self, text: str, *, bad: bool = False) -> None:
        self.query_one("#verdict-told", Document).say(text, "bad" if bad else "strong")
