"""A form as a conversation: open questions say why they are asked, answered ones are short, idle ones are hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from textual import events, on
from textual.app import ComposeResult
from textual.widget import Widget

from ...eligibility.result import Eligibility
from ...filling.asking import Asked
from ...filling.session import Session
from ...filling.slots import Slot
from ...rules.basis import Source
from ..background import once_painted
from ..telling.blocks import Block, Tone
from ..telling.citing import cite_line
from ..telling.overview import ended
from .document import Document
from .field_row import FieldRow
from .form import Form
from .line_input import LineInput

Notes = Callable[[Session], Mapping[str, str]]


class QuestionRow(FieldRow):
    """A question with what needs it below."""

    def __init__(self, slot: Slot) -> None:
        """Build the row; what stands below it is told later."""
        super().__init__(slot)
        self._below = Document(classes="below")
        self._wrong, self._note = "", Block("")
        self._about: Asked | None = None
        self._sources: tuple[Source, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out title, control and what stands below."""
        yield from super().compose()
        yield self._below

    @property
    def typed(self) -> bool:
        """Whether it is answered by typing."""
        return isinstance(self._control, LineInput)

    def focus_control(self) -> None:
        """Put the cursor into the control at once, before anything else asks for it."""
        self.screen.set_focus(self._control)

    def say_nothing(self) -> None:
        """Take away what the answer came to: it is being changed."""
        if self._about is not None and self._about.question.answered:
            self._say_below("")

    def tell_about(self, about: Asked, sources: tuple[Source, ...], note: str, said: str) -> str:
        """Say why it is asked while it is open, why it does not matter, or what its answer comes to.

        Returns the reason for asking; `said` is the one told last, which is not told again.
        """
        self._about, self._sources = about, sources
        question = about.question
        if question.answered:
            self._say_below(note, "open")
            return said
        if about.idle and not question.later:
            self._say_below(f"与结论无关：{ended(question.idle)}")
            return said
        text = f"{ended(question.why)}{self._grounds(question.cites)}"
        self._say_below("" if text == said else text)
        return text

    def _say_below(self, text: str, tone: Tone = "muted") -> None:
        self._note = Block(text, tone)
        self._show_below()

    def _show_problem(self, text: str) -> None:
        self._wrong = text
        self._show_below()

    def _show_below(self) -> None:
        both = (Block(self._wrong, "bad"), self._note)
        self._below.show(block for block in both if block.text)

    @property
    def help_blocks(self) -> tuple[Block, ...]:
        """Return what to fill in, why it is asked, what needs it, and where that is written."""
        about = self._about
        if about is None:
            return super().help_blocks
        question = about.question
        state = f"现在与结论无关：{ended(question.idle)}" if question.idle else ""
        uses = f"用处：{ended(question.why)}"
        texts = (uses, state, self._grounds(question.cites))
        return (*super().help_blocks, *(Block(text) for text in texts if text))

    def _grounds(self, cites: Sequence[str]) -> str:
        grade = self._about.question.basis.label if self._about else ""
        return f"依据：{cite_line(cites, self._sources)}（{grade}）。"


class QuestionForm(Form):
    """Every question has its row; which rows are seen changes only when nobody is typing."""

    rows: list[FieldRow]

    def __init__(self, ask: Callable[[Session], tuple[Asked, ...]], notes: Notes, session: Session, *, id: str) -> None:
        """Ask what `ask` returns; `notes` says what answers come to, by question key."""
        self._ask_anew, self._notes = ask, notes
        self._asked: tuple[Eligibility, tuple[Asked, ...]] | None = None
        self._heads: dict[str, Document] = {}
        self._everything = self._pressed = False
        self._session = session
        super().__init__(lambda session: _slots(self._conversation(session)), session, id=id)

    def show(self, session: Session, typing: str = "") -> None:
        """Show the answers; the list itself stays as it is while an answer is being typed."""
        self._session = session
        super().show(session, typing)
        row = self.row(typing) if typing else None
        if isinstance(row, QuestionRow) and row.typed and row.has_focus_within:
            row.say_nothing()
        else:
            self.sort_out()

    def begin(self) -> None:
        """Put the cursor into the first question that is asked, else into the first one there is."""
        asked = [one.slot.key for one in self._conversation(self._session) if one.question.asked]
        row = self.row(asked[0]) if asked else next((one for one in self.rows if one.display), None)
        if row is not None:
            row.focus_control()

    def show_everything(self, everything: bool) -> None:
        """Show the questions that do not matter as well, or hide them again."""
        self._everything = everything
        self.sort_out()

    @property
    def idle(self) -> int:
        """Return how many questions need not be answered."""
        return sum(one.idle and not one.question.later for one in self._conversation(self._session))

    def sort_out(self) -> None:
        """Show the rows that are asked or answered, each with its note; the row with the focus always stays."""
        session = self._session
        about = {one.slot.key: one for one in self._conversation(session)}
        notes, sources = self._notes(session), session.rules.cycle.source
        seen: set[str] = set()
        said = ""
        for row in self.rows:
            one = about.get(row.slot.key)
            if one is None or not isinstance(row, QuestionRow):
                continue
            hidden = one.idle and not (self._everything and not one.question.later)
            row.display = not hidden or row.has_focus_within or row.slot.key in session.drafts
            if row.display:
                seen.add(row.slot.section)
                said = row.tell_about(one, sources, notes.get(row.slot.key, ""), said)
        for section, headline in self._heads.items():
            headline.display = section in seen
        once_painted(self, self._follow)

    def _follow(self) -> None:
        """Keep the question with the focus in view, with what stands below it; what stands above may have grown."""
        row = next((one for one in self.rows if one.has_focus_within), None)
        if row is not None and not self._pressed:
            row.scroll_visible(animate=False)

    def _conversation(self, session: Session) -> tuple[Asked, ...]:
        """Return the questions, asked for once for each state of the session."""
        judged = session.eligibility
        if self._asked is None or self._asked[0] is not judged:
            self._asked = (judged, self._ask_anew(session))
        return self._asked[1]

    async def _remake(self, session: Session) -> None:
        await super()._remake(session)
        self.sort_out()

    def _make_row(self, slot: Slot) -> FieldRow:
        return QuestionRow(slot)

    def _parts(self) -> Iterator[Widget]:
        self._heads.clear()
        for widget in super()._parts():
            if isinstance(widget, Document):
                self._heads[widget.blocks[0].text] = widget
            yield widget

    @on(events.DescendantBlur)
    def _left(self) -> None:
        once_painted(self, self.sort_out)

    @on(events.DescendantFocus)
    def _entered(self) -> None:
        once_painted(self, self._follow)

    def on_mouse_down(self) -> None:
        """Hold still until the button is up: what is clicked must not move away under the mouse."""
        self._pressed = True

    def on_mouse_up(self) -> None:
        """Go on following the focus."""
        self._pressed = False


def _slots(found: Sequence[Asked]) -> tuple[Slot, ...]:
    return tuple(replace(one.slot, section=one.question.group) for one in found)
