"""A dossier as steps: the page of the current one, the bars to go by, and the live score."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from ...dossier.evidence import EvidenceStates, evidence_states
from ...filling.session import Session
from ..background import in_background
from ..commands.registry import EVIDENCE, FINISH
from ..messages import EvidenceSeen
from ..steps.base import StepView
from ..steps.basics import BasicsStep
from ..steps.direction import DirectionStep
from ..steps.eligibility import EligibilityStep
from ..steps.evidence import EvidenceStep
from ..steps.looking_step import LookingStep
from ..steps.scoring import ScoringStep
from ..steps.summary import SummaryStep
from ..telling.blocks import Block
from ..telling.overview import score_line, score_panel
from ..telling.titles import title_blocks
from ..widgets.bars import Bar, Item
from ..widgets.document import Document
from ..widgets.help_line import HelpLine
from ..widgets.lists import Lines
from ..widgets.pane import EntryList
from .page import Page

JOURNEY: tuple[type[StepView], ...] = (
    BasicsStep, DirectionStep, EligibilityStep, ScoringStep, EvidenceStep, SummaryStep,
)  # fmt: skip
PANEL_CELLS = 29
WHOLE = (EVIDENCE, FINISH)
"""Places that tell the score themselves and use the room of the panel beside them."""


class Stepping(Page):
    """One open dossier, step by step."""

    def __init__(self, session: Session, step: str = "basics") -> None:
        """Begin at a step."""
        super().__init__()
        self.session = session
        self._at = next(at for at, one in enumerate(JOURNEY) if step == one.NAME)
        self._seen: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out bars, page, score, help."""
        yield Document(id="title")
        yield Bar(id="steps-line")
        yield Document(id="score-line")
        with Horizontal(id="body"):
            yield Bar(upright=True, id="steps-column")
            yield Vertical(id="centre")
            yield Document(id="score-panel")
        yield HelpLine()
        yield Bar(id="footer")

    async def on_mount(self) -> None:
        """Show the first step."""
        await self._mount_step()

    def on_screen_resume(self) -> None:
        """Another screen may have changed the dossier."""
        if self.query(StepView):
            self.session_changed()

    @property
    def place(self) -> str:
        """Return the place: some steps have commands of their own."""
        return JOURNEY[self._at].PLACE

    @property
    def step(self) -> StepView | None:
        """Return the page of the current step, or None while it is being made."""
        return next(iter(self.query(StepView)), None)

    def session_changed(self, typing: str = "") -> None:
        """Show the session anew: page, score, title, progress."""
        step = self.step
        if step:
            step.show(self.session, typing)
        self._look_at_evidence()
        self._show_bars()

    def traced(self) -> tuple[str, tuple[Block, ...]] | None:
        """Explain what the step has in view."""
        return self.step.traced(self.session) if self.step else None

    def page_widget(self) -> Widget | None:
        """Return what PgUp and PgDn scroll."""
        if isinstance(self.focused, Lines) and not isinstance(self.focused, EntryList):
            return None
        return next(iter(self.query("#pane")), None) or (self.step.scroller if self.step else None)

    async def action_go(self, name: str) -> None:
        """Go to a step by name."""
        self._at = next(at for at, one in enumerate(JOURNEY) if name == one.NAME)
        await self._mount_step()

    async def action_previous_step(self) -> None:
        """Go to the step before."""
        await self._move(-1)

    async def action_next_step(self) -> None:
        """Go to the next step."""
        await self._move(1)

    async def _move(self, by: int) -> None:
        """Go to the step before or after; at the ends say so."""
        at = self._at + by
        if not 0 <= at < len(JOURNEY):
            self.tell("已经是第一步。" if by < 0 else "已经是最后一步。按F2保存，按F10返回首页。")
            return
        self._at = at
        await self._mount_step()

    async def _mount_step(self) -> None:
        centre = self.query_one("#centre")
        async with centre.batch():
            await centre.remove_children()
            await centre.mount(JOURNEY[self._at](self.session))
        self.set_class(self.place in WHOLE, "-whole")
        self._look_at_evidence()
        self._show_bars()
        self.show_footer()
        self._enter()

    def _look_at_evidence(self) -> None:
        """Look at the files of evidence when others are named; steps that list them look themselves."""
        dossier, folder = self.session.dossier, self.session.folder
        proofs = frozenset((one.file, one.sha256) for entry in dossier.entry for one in entry.evidence)
        step = self.step
        if step is None or isinstance(step, LookingStep) or (folder, proofs) == self._seen:
            return
        self._seen = (folder, proofs)
        if folder is None:
            self.session.states = None
            return

        def found(states: EvidenceStates) -> None:
            if self._seen == (folder, proofs):  # else a later look is under way
                self.session.states = states
                self.post_message(EvidenceSeen())

        in_background(self.query_one("#centre"), partial(evidence_states, dossier, folder), found)

    @on(EvidenceSeen)
    def _show_lacking(self) -> None:
        self._show_bars()
        for step in self.query(ScoringStep):
            step.show_list()

    def _enter(self) -> None:
        centre = self.query_one("#centre")
        inside = [widget for widget in self.focus_chain if centre in widget.ancestors]
        if inside and (self.focused is None or self.focused not in inside):
            inside[0].focus()
        step = self.step
        if step:
            step.scroll_home(animate=False)

    def _show_bars(self) -> None:
        session = self.session
        self.query_one("#title", Document).show(title_blocks(session))
        self.query_one("#score-line", Document).show(score_line(session))
        self.query_one("#score-panel", Document).show(score_panel(session, PANEL_CELLS))
        short = [
            Item(f"{at}{one.TITLE}", f"screen.go('{one.NAME}')", at == self._at + 1)
            for at, one in enumerate(JOURNEY, 1)
        ]
        self.query_one("#steps-line", Bar).show(short)
        long = [
            Item(f"{at} {one.TITLE} {one.progress(session)}".rstrip(), f"screen.go('{one.NAME}')", at == self._at + 1)
            for at, one in enumerate(JOURNEY, 1)
        ]
        self.query_one("#steps-column", Bar).show(long)
