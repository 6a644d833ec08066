"""专业方向: what the person does, and which of the round's areas it belongs to."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult

from ...areas.result import Answers, Fit
from ...dossier import edit
from ...filling.direction_slots import given_answers, question_slots
from ...filling.person_slots import work_slots
from ...filling.session import Session
from ...filling.slots import Slot, filled
from ...rules.catalog import area_questions
from ..background import in_background
from ..commands.registry import DIRECTION
from ..messages import Meant
from ..telling.fitting import area_blocks, brief_blocks, reason_blocks, suggested
from ..widgets.document import Document
from ..widgets.form import Form
from .base import StepView, missing

Described = tuple[str, Answers]


class DirectionStep(StepView):
    """Own words and at most three questions, what follows from them, and the person's own choice."""

    NAME, TITLE, PLACE = "direction", "专业方向", DIRECTION

    def __init__(self, session: Session) -> None:
        """Begin without a suggestion: it is worked out beside the screen."""
        super().__init__(session)
        self.fit: Fit | None = None
        self._looked_at: Described | None = None
        self._questions = question_slots(area_questions())

    def compose(self) -> ComposeResult:
        """Lay out words, suggestion, questions, choice, reasons, scopes."""
        yield Form(lambda session: work_slots(session.rules.areas, "")[:1], self.session, id="words")
        yield Document(id="suggestion")
        yield Form(self._asked, self.session, id="questions")
        yield Form(self._choices, self.session, id="choices")
        yield Document(id="why")
        yield Document(id="areas")

    def show(self, session: Session, typing: str = "") -> None:
        """Show the answers, and look at the description anew when it changed."""
        for form in self.query(Form):
            form.show(session, typing)
        self.query_one("#areas", Document).show(area_blocks(session.rules.areas, session.dossier.work.area))
        self._show_fit()
        described = _described(session)
        if described != self._looked_at:
            self._looked_at = described
            in_background(self, partial(_fit_of, described), partial(self._fitted, described))

    def adopt(self) -> bool:
        """Take over the suggested areas; false when there is no suggestion."""
        if self.fit is None or not self.fit.primary:
            return False
        area, second = suggested(self.fit)
        self.post_message(
            Meant(lambda one: edit.set_work(edit.set_work(one, "area", area), "second_area", second), "采用建议的方向")
        )
        return True

    @classmethod
    def progress(cls, session: Session) -> str:
        """Count the two questions that matter: the work and the main area."""
        return missing(filled(work_slots(session.rules.areas, "")[:2], session.dossier))

    def _fitted(self, described: Described, fit: Fit) -> None:
        if described == _described(self.session):  # else a later look is under way
            self.fit = fit
            for form in self.query("#questions, #choices").results(Form):
                form.show(self.session)
            self._show_fit()

    def _show_fit(self) -> None:
        fit, work = self.fit, self.session.dossier.work
        self.query_one("#suggestion", Document).show(brief_blocks(fit, work) if fit else ())
        self.query_one("#why", Document).show(reason_blocks(fit) if fit else ())

    def _asked(self, session: Session) -> tuple[Slot, ...]:
        """Return the first question, which outranks the words, and those that were answered or would settle it."""
        wanted = {f"work.{one.id}" for one in self.fit.ask} if self.fit else set()
        return tuple(
            slot
            for at, slot in enumerate(self._questions)
            if at == 0 or slot.key in wanted or slot.read(session.dossier)
        )

    def _choices(self, session: Session) -> tuple[Slot, ...]:
        """Return the choice of areas, and of a reading where the name has several that matter here."""
        work = session.dossier.work
        about = self.fit.reading.area if self.fit and self.fit.reading else work.area
        return work_slots(session.rules.areas, about)[1:]


def _described(session: Session) -> Described:
    return session.dossier.work.description, given_answers(session.dossier)


def _fit_of(described: Described) -> Fit:
    from ...areas.shipped import fit_work  # learning takes a moment: not before the step is entered

    return fit_work(*described)
