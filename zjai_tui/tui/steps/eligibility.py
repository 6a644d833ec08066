"""申报资格: the round's questions about the person, and what follows for each route."""

from __future__ import annotations

from textual.app import ComposeResult

from ...filling.person_slots import education_slots, fact_slots
from ...filling.session import Session
from ...filling.slots import Slot
from ..blocks import Block
from ..overview import eligibility_blocks, routes_brief
from ..widgets.document import Document
from ..widgets.form import Form
from .base import StepView


class EligibilityStep(StepView):
    """The verdicts in short, the questions, then every condition with its reason."""

    NAME, TITLE = "eligibility", "申报资格"

    def compose(self) -> ComposeResult:
        """Lay out verdicts, form and reasons."""
        yield Document(id="brief")
        yield Form(_questions, self.session, id="form")
        yield Document(id="reasons")

    def show(self, session: Session, typing: str = "") -> None:
        """Show answers and verdicts."""
        self.query_one("#brief", Document).show(routes_brief(session.eligibility))
        self.query_one("#form", Form).show(session, typing)
        self.query_one("#reasons", Document).show(eligibility_blocks(session))

    def traced(self, session: Session) -> tuple[str, tuple[Block, ...]]:
        """Explain the verdicts."""
        return "申报资格的判断", eligibility_blocks(session)

    @classmethod
    def progress(cls, session: Session) -> str:
        """Say whether a route is open."""
        return {"yes": "可申报", "no": "不符合", "unknown": "待定"}[session.eligibility.verdict]


def _questions(session: Session) -> tuple[Slot, ...]:
    cycle = session.rules.cycle
    return (*fact_slots(cycle), *education_slots(cycle))
