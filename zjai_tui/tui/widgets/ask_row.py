"""One line of questions outside a dossier: a label, what is typed, and what is wrong with it or how it was read."""

from __future__ import annotations

from collections.abc import Callable

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from ..publicity.plan import Read
from ..telling.blocks import Block, Tone
from .document import Document
from .line_input import LineInput

UNFINISHED = "还没有写完。"


class AskRow(Widget):
    """A question answered by typing. What cannot be read stays as typed, with one sentence below it."""

    class Answered(Message):
        """Something else was read, or nothing could be: then `value` is what it was."""

        def __init__(self, row: AskRow) -> None:
            """Keep the row."""
            super().__init__()
            self.row = row

    def __init__(self, label: str, hint: str, read: Callable[[str], Read], *, id: str) -> None:
        """Ask; `read` tells what a typed text means, `hint` how to write it."""
        super().__init__(id=id)
        self.title, self._read, self.hint = label, read, hint
        self.found = Read()
        self._label = Document([Block(label)], classes="label")
        self.input = LineInput()
        self._below = Document(classes="error")
        self._complained = False

    def compose(self) -> ComposeResult:
        """Lay label and input side by side, the sentence below."""
        yield self._label
        yield self.input
        yield self._below

    @property
    def problem(self) -> str:
        """Return what is wrong with the text, or nothing."""
        return self.found.problem

    def show(self, text: str) -> None:
        """Show a text that the person did not type here."""
        self.input.show(text)
        self.found = self._read(text)
        self._complained = False
        self._below.say("")
        if self.input.has_focus:
            self.input.action_select_all()

    def _tell(self) -> None:
        tone: Tone
        if self.problem:
            words, tone = (self.problem, "bad") if self._complained else (UNFINISHED, "open")
            self._below.say(words, tone)
        else:
            self._below.say(self.found.note, "muted")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.found = self._read(self.input.value)
        self._complained = self._complained and bool(self.problem)
        self._tell()
        self.post_message(self.Answered(self))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self._complained = bool(self.problem)
        self._tell()
        if not self.problem:
            self.screen.focus_next()

    @on(events.DescendantFocus)
    def _entered_by_focus(self) -> None:
        """Select what is there: typing replaces it."""
        self._label.add_class("-here")
        self.input.action_select_all()

    @on(events.DescendantBlur)
    def _left(self) -> None:
        """Show what was understood; complain about what was not, now that the person has finished typing."""
        self._label.remove_class("-here")
        self._complained = bool(self.problem)
        self._tell()
        if self.found.value is not None:
            self.input.show(str(self.found.value))
