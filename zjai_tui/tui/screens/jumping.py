"""Going to where something is filled in or mended, from whatever step; the workspace takes this on."""

from __future__ import annotations

from textual import on

from ...filling.table import row_of
from ..background import once_painted
from ..messages import EditEntry
from ..steps.base import StepView
from ..steps.eligibility import Others
from ..steps.looking_step import GoTo
from ..steps.scoring import ScoringStep
from ..steps.summary import SummaryStep
from ..telling.ready import FOUND, STEPS, TICKS
from ..widgets.choice import Choice
from ..widgets.field_row import FieldRow
from ..widgets.questions import QuestionForm
from .stepping import JOURNEY, Stepping

BASICS, DIRECTION, ELIGIBILITY, EVIDENCE = "basics", "direction", "eligibility", "evidence"
PAGES = {
    "person": BASICS, "standard": BASICS, "cycle": BASICS, "variant": BASICS, "work": DIRECTION,
    "fact": ELIGIBILITY, "education": ELIGIBILITY, "route": ELIGIBILITY, "evidence": EVIDENCE,
}  # fmt: skip
"""The step for each kind of target that a form or a page answers."""
CHECKS = "checks"
"""The part of the journey that is a list of the last step."""


class Jumping(Stepping):
    """Steps between which one can jump."""

    async def show_target(self, target: str) -> None:
        """Go to a target of a finding, a part, a step of advice: ``entry:e03``, ``fact:degree``, ``row:B.award``.

        ``page:`` and ``step:`` name a step of the app, ``step:`` else one of the round's procedure.
        """
        kind, _, name = target.partition(":")
        match kind:
            case "entry" if self.session.dossier.entry_named(name):
                self.post_message(EditEntry(name))
            case "entry":
                self.tell("这条业绩已经删去了。", bad=True)
            case "row":
                await self.show_row(name)
            case "answer" | "reading":
                await self.show_row(row_of(self.session, f"{kind}.{name}"))
            case "page" | "step" if any(name == one.NAME for one in JOURNEY):
                await self.action_go(name)
            case "page" if name == CHECKS:
                await self._show_sheet(FOUND)
            case "tick":
                await self._show_sheet(TICKS, target)
            case "step":
                await self._show_sheet(STEPS, target)
            case "file" if self.session.folder is None:
                await self.app.run_action("save")
            case "file":
                await self.action_go(BASICS)
            case _ if kind in PAGES:
                await self.action_go(PAGES[kind])
                self._focus_slot(f"{kind}.{name}" if name else kind)

    async def show_row(self, row_id: str) -> None:
        """Go to a row of the table, from whatever step."""
        if not self.query(ScoringStep):
            await self.action_go(ScoringStep.NAME)
        for step in self.query(ScoringStep):
            await step.go_to(row_id)

    @on(GoTo)
    async def _go_to(self, message: GoTo) -> None:
        await self.show_target(message.target)

    async def _show_sheet(self, sheet: str, key: str = "") -> None:
        if not self.query(SummaryStep):
            await self.action_go(SummaryStep.NAME)
        for step in self.query(SummaryStep):
            step.view(sheet, key)

    def _focus_slot(self, key: str) -> None:
        """Put the cursor into the question of a slot, or the first of those that begin so, if the step has it."""

        def focus() -> None:
            rows = [row for row in self.query(FieldRow) if row.slot.key == key or row.slot.key.startswith(f"{key}.")]
            if rows:
                self._unhide(rows[0])
                rows[0].focus_control()

        for step in self.query(StepView):
            once_painted(step, focus)  # after the step has chosen where to begin

    def _unhide(self, row: FieldRow) -> None:
        """Show the questions that need not be answered, where the one sought is among them."""
        if not row.display:
            for form in self.query(QuestionForm):
                form.show_everything(True)
            for choice in self.query(Others).results(Choice):
                choice.show(True)
