"""One question of a form: its title, the control that answers it, and what is wrong, if anything."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input, TextArea

from ...dossier.model import Dossier
from ...filling.answers import Answer, hint, options, shown_answer, standing_problem
from ...filling.session import Session
from ...filling.slots import Slot
from ...rules.fields import Value
from ..messages import Drafted, Meant
from ..telling.blocks import Block
from .choice import Choice
from .document import Document
from .line_input import LineInput
from .text_box import TextBox

LONGEST_KEPT = 40


class FieldRow(Widget):
    """A slot on screen. It shows what the session holds and reports what the person types or picks."""

    def __init__(self, slot: Slot) -> None:
        """Build the control that fits the slot's field."""
        super().__init__(classes="field")
        self.slot = slot
        self._control = self._make_control()
        self._error: Document | None = None
        self._problem = ""
        self._dossier = Dossier()
        self._ahead = 0
        """How much of what was typed here the session has not heard of yet."""
        self._known = ""
        """The text that was shown or reported last; another one was typed this very moment."""

    def compose(self) -> ComposeResult:
        """Lay title and control side by side; an error comes below once there is one."""
        unit = f"（{self.slot.field.unit}）" if self.slot.field.unit else ""
        self._label = Document([Block(self.slot.field.title + unit)], classes="label")
        yield self._label
        yield self._control

    def show(self, session: Session, typing: str = "") -> None:
        """Show the answer the dossier holds, or the typed text that is not an answer yet.

        `typing` is the key of the slot whose typing led here: that row is ahead of the session
        and keeps its text, and so does one whose last keys are still on their way: saving shows
        the session anew while somebody types on.
        """
        value = self.slot.read(session.dossier)
        draft = session.drafts.get(self.slot.key)
        self._dossier = session.dossier
        if typing == self.slot.key or self._ahead or self._text() != self._known:
            return
        if isinstance(self._control, Choice):
            self._control.show(value)
            self._tell(standing_problem(self.slot.field, value))
        elif draft is not None:
            self._put(draft.typed)
            answer = self.slot.answer(session.dossier, draft.typed)
            self._tell(answer.problem)
            if not answer.problem:  # another answer made this one possible
                self._mean(answer.value)
        else:
            if not self._control.has_focus or self._read() != Answer(value):  # type: ignore[arg-type]
                self._put(shown_answer(value))
            self._tell(standing_problem(self.slot.field, value) or self.slot.doubted(value))

    def focus_control(self) -> None:
        """Put the cursor into the control."""
        self._control.focus()

    @property
    def help_blocks(self) -> tuple[Block, ...]:
        """Return what to fill in and why it is asked."""
        field = self.slot.field
        parts = [text for text in (field.help, f"为什么问：{field.why}" if field.why else "") if text]
        return tuple(Block(part) for part in parts)

    def _make_control(self) -> Choice | LineInput | TextBox:
        field = self.slot.field
        offered = options(field)
        if offered:
            return Choice(offered, self.slot.unknown)
        if self.slot.lines > 1:
            return TextBox()
        return LineInput(placeholder=hint(field, optional=self.slot.optional))

    def _text(self) -> str:
        control = self._control
        return control.text if isinstance(control, TextBox) else control.value if isinstance(control, LineInput) else ""

    def _put(self, text: str) -> None:
        if not isinstance(self._control, Choice):
            self._control.show(text)
            self._known = self._text()

    def _read(self) -> Answer:
        return self.slot.answer(self._dossier, self._text())

    def _tell(self, problem: str) -> None:
        self._problem = problem
        kept = shown_answer(self.slot.read(self._dossier)) if problem and isinstance(self._control, LineInput) else ""
        still = f"档案里仍是“{kept[:LONGEST_KEPT]}”。" if kept and kept != self._text() else ""
        self._show_problem(problem + still)
        self.set_class(bool(problem), "-wrong")

    def _show_problem(self, text: str) -> None:
        """Show what is wrong below the control; the line for it is made once there is something to say."""
        if self._error is None and text:
            self._error = Document(classes="error")
            self.mount(self._error)
        if self._error is not None:
            self._error.say(text, "bad")

    @on(Choice.Chosen)
    def _chosen(self, event: Choice.Chosen) -> None:
        event.stop()
        self._mean(event.value)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed(self, event: Input.Changed | TextArea.Changed) -> None:
        event.stop()
        self._known = self._text()
        answer = self._read()
        if answer.problem:
            if self._problem:
                self._tell(answer.problem)  # once complained about, say at once what is still wrong
            self._report(Drafted(self.slot.key, self._text(), self.slot.field.title, self._was_heard))
        else:
            self._tell("")
            self._mean(answer.value)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.focus_next()

    @on(events.DescendantFocus)
    def _entered_by_focus(self) -> None:
        self._label.add_class("-here")

    @on(events.DescendantBlur)
    def _left(self) -> None:
        """Show what was understood; complain about a text only when the person has finished typing it."""
        self._label.remove_class("-here")
        if isinstance(self._control, LineInput):
            answer = self._read()
            if not answer.problem:
                self._put(shown_answer(answer.value))
            self._tell(answer.problem or self.slot.doubted(answer.value))

    def _mean(self, value: Value | None) -> None:
        write = self.slot.write
        said = Meant(lambda dossier: write(dossier, value), self.slot.field.title, self.slot.key, self._was_heard)
        self._report(said)

    def _report(self, message: Meant | Drafted) -> None:
        if self.post_message(message):
            self._ahead += 1

    def _was_heard(self) -> None:
        self._ahead -= 1
