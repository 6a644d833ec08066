"""One field of a rule on screen: its title, the control that shows it, and what is wrong, if anything."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, TextArea

from ...transcribing.drafts.node_forms import FormField
from ..background import once_painted
from ..telling.blocks import Block
from ..widgets.choice import Choice
from ..widgets.document import Document
from ..widgets.line_input import LineInput
from ..widgets.text_box import TextBox
from .editing import RENAMING, Held

NOT_TAKEN = "规则里仍是原来的内容。"


class RuleRow(Widget):
    """A field. It shows what the rule holds and reports what the person types or picks."""

    class Typed(Message):
        """The person typed or picked something."""

        def __init__(self, row: RuleRow, text: str) -> None:
            """Keep the row and the text."""
            super().__init__()
            self.row, self.text = row, text

    class Left(Message):
        """The person has finished with a field: what was understood can be shown."""

    def __init__(self, field: FormField) -> None:
        """Build the control that fits the field."""
        super().__init__(classes="field")
        self.set_class(field.kind == "lines", "-lines")
        self.field, self.key = field, ""
        self._late = field.id == RENAMING
        self._control = self._make_control()
        self._error: Document | None = None
        self._reported: str | None = None

    def compose(self) -> ComposeResult:
        """Lay title and control side by side; an error comes below once there is one."""
        self._label = Document([Block(self.field.title)], classes="label")
        yield self._label
        yield self._control

    def fits(self, field: FormField) -> bool:
        """Tell whether this row can show another field: the same one, with the same control."""
        mine = self.field
        return (mine.id, mine.title, mine.kind, mine.choices, mine.read_only) == (
            field.id, field.title, field.kind, field.choices, field.read_only,
        )  # fmt: skip

    def show(self, key: str, field: FormField, held: Held | None = None, *, typing: bool = False) -> None:
        """Show what the rule of that key holds, or the text that could not be read.

        `typing`: the person is ahead, and keeps what stands there.
        """
        self.key, self.field = key, field
        text = held.typed if held else field.shown
        self._reported = None if not typing else self._reported
        if not typing:
            if isinstance(self._control, Choice):
                self._control.show(text)
            elif isinstance(self._control, Document):
                self._control.show([Block(text), Block(field.help, "muted")])
            else:
                self._control.show(text)
        if held:
            self._tell(held.problem + NOT_TAKEN, beginning=typing)
        else:
            self._tell(field.problem)

    def focus_control(self) -> None:
        """Put the cursor into the control."""
        self._control.focus()

    @property
    def help_blocks(self) -> tuple[Block, ...]:
        """Return what to fill in."""
        example = f"例：{self.field.example}" if self.field.example else ""
        return tuple(Block(text) for text in (f"{self.field.title}。{self.field.help}", example) if text)

    def _make_control(self) -> Choice | LineInput | TextBox | Document:
        field = self.field
        if field.read_only:
            return Document(classes="read-only")
        if field.kind == "choice":
            return Choice([(word, word) for word in field.choices], "")
        return (
            TextBox()
            if field.kind == "lines"
            else LineInput(placeholder=f"例：{field.example}" if field.example else "")
        )

    def _tell(self, problem: str, *, beginning: bool = False) -> None:
        """Show what is wrong below the control; while somebody is typing it is only told, not complained about."""
        if self._error is None and problem:
            self._error = Document(classes="error")
            self.mount(self._error)
        if self._error is not None:
            self._error.say(problem, "open" if beginning else "bad")
            if problem and self.has_focus_within:
                once_painted(self._error, self._error.scroll_visible, False)
        self.set_class(bool(problem), "-wrong")

    @on(Choice.Chosen)
    def _chosen(self, event: Choice.Chosen) -> None:
        event.stop()
        self.post_message(self.Typed(self, str(event.value)))

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed(self, event: Input.Changed | TextArea.Changed) -> None:
        event.stop()
        if not self._late:
            self._report()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.focus_next()

    @on(events.DescendantFocus)
    def _entered_by_focus(self) -> None:
        self._label.add_class("-here")

    @on(events.DescendantBlur)
    def _left(self) -> None:
        self._label.remove_class("-here")
        if self.pending is not None:
            self._report()
        self.post_message(self.Left())

    @property
    def pending(self) -> str | None:
        """Return what is typed and not reported yet, or None."""
        if self._late and isinstance(self._control, LineInput) and self._control.value != self.field.shown:
            return self._control.value
        return None

    def _report(self) -> None:
        control = self._control
        text = control.text if isinstance(control, TextBox) else control.value if isinstance(control, LineInput) else ""
        if text != self._reported:  # of several keys typed at once the first brings the whole text
            self._reported = text
            self.post_message(self.Typed(self, text))
