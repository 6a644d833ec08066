"""怎样到目标分: the steps in order of effort, what each would bring, and trying them on a copy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.events import Click
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList

from ...base.numbers import plain
from ...dossier.evidence import evidenced_ids
from ...filling.session import Session
from ...reports.advice_points import Section, advice_sections
from ...rules.planning import Planning
from ...rules.planning_reader import find_planning
from ...scoring.advising.advice import advise
from ...scoring.advising.edits import AnswerQuestions, ChooseVariant, CompleteEntry, ReachHours
from ...scoring.advising.outlook import outlook_of
from ...scoring.advising.result import Advice, Step
from ...scoring.advising.what_if import WhatIf, what_if
from ...scoring.advising.words import action_text, conclusion_text, gain_text, step_text
from ...scoring.frame import frame_of
from ...scoring.trace import span_text
from ..background import in_background
from ..commands.registry import ADVICE
from ..publicity.plan import today
from ..telling.blocks import Block, head, point
from ..telling.citing import cite_line
from ..telling.overview import ended, score_line
from ..telling.trying import trial_blocks, trial_brief
from ..widgets.bars import Bar
from ..widgets.document import Document
from ..widgets.help_line import HelpLine
from ..widgets.lists import Line, Lines
from .dialogs import ReadScreen
from .page import Page

HINT = "空格（或点方框）试一试这一步，再按一次去掉；回车转到做这件事的地方；PgDn看说明。"
TAKEN, LEFT = "[x]", "[ ]"
IN_LIST = ("照着做的步骤", "能加分的步骤", "也能加分的")
"""Sections whose points stand in the list."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was worked out in the background."""

    advice: Advice
    planning: Planning


class StepLines(Lines):
    """The steps; the space bar tries one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "screen.try_step", show=False),
        Binding("pageup", "app.page(-1)", show=False),
        Binding("pagedown", "app.page(1)", show=False),
    ]

    class Ticked(Message):
        """The box before a line was clicked."""

    def on_click(self, event: Click) -> None:
        """Try the step whose box is clicked; elsewhere on the line a click is Enter."""
        at = event.get_content_offset(self)
        line = self.scroll_offset.y + at.y if at is not None else -1
        if at is not None and at.x <= len(TAKEN) and 0 <= line < len(self.lines):
            event.prevent_default()
            self.highlighted = line
            self.post_message(self.Ticked())


class AdviceScreen(Page):
    """Reads the session and never changes it: steps are tried on a copy that only this screen holds."""

    PLACE = ADVICE

    def __init__(self, session: Session, go: Callable[[str], object]) -> None:
        """Advise on the dossier as it now stands; `go` leads to a place such as ``entry:e03``."""
        super().__init__()
        self.session, self._go_to = session, go
        self._dossier = session.dossier
        self._found: Found | None = None
        self._steps: tuple[Step, ...] = ()
        self._taken: list[int] = []
        self._tried: WhatIf | None = None

    def compose(self) -> ComposeResult:
        """Lay out conclusion, steps, and what is told of the chosen one."""
        yield Document(id="title")
        yield Document(id="score-line")
        yield Document([Block("正在逐步试算，请稍候。", "muted")], id="conclusion")
        with Horizontal(id="advice-body"):
            yield StepLines(hint=HINT, id="steps")
            with VerticalScroll(id="advice-details", can_focus=False):
                yield Document(id="chosen-step")
                yield Document(id="trial")
                yield Document(id="advice-rest")
        yield HelpLine()
        yield Bar(id="footer")

    def on_mount(self) -> None:
        """Work the advice out without holding up the screen."""
        self.show_footer()
        self.query_one("#steps").focus()
        self.session_changed()

    def session_changed(self, typing: str = "") -> None:
        """Advise anew: a trial of what is no longer so is dropped."""
        session = self.session
        self._dossier, self._taken, self._tried = session.dossier, [], None
        self._found, self._steps = None, ()
        target = plain(session.assessment.target)
        self.query_one("#title", Document).show([Block(f"怎样到{target}分", "strong")])
        self.query_one("#score-line", Document).show(score_line(session))
        dossier, rules, before, folder = session.dossier, session.rules, session.assessment, session.folder

        def work() -> Found:
            planning = find_planning()
            evidenced = evidenced_ids(dossier, folder) if folder else None
            outlook = outlook_of(rules.cycle, planning, today())
            return Found(advise(rules.standard, dossier, outlook, before=before, evidenced=evidenced), planning)

        def show(found: Found) -> None:
            if dossier is self._dossier:  # else a later one is under way
                self._show(found)

        in_background(self, work, show)

    def traced(self) -> tuple[str, tuple[Block, ...]] | None:
        """Explain the whole advice: how it came about and what is useless."""
        return ("行动建议", (*self._conclusion, *self._rest)) if self._found else None

    def page_widget(self) -> Widget | None:
        """Return what PgUp and PgDn scroll."""
        return self.query_one("#advice-details")

    def action_try_step(self) -> None:
        """Take the chosen step into the trial, or out of it."""
        at = self.query_one("#steps", Lines).highlighted
        if at is None or at >= len(self._steps):
            return
        self._taken = [one for one in self._taken if one != at] if at in self._taken else sorted([*self._taken, at])
        self._try()

    def action_try_all(self) -> None:
        """Take all steps of the route into the trial."""
        if self._found:
            self._taken = list(range(len(self._found.advice.steps)))
            self._try()
            if not self._taken:
                self.tell("没有列出步骤，不用试。")

    def action_drop_trial(self) -> None:
        """End the trial."""
        self._taken = []
        self._try()
        self.tell("试算已去掉，档案没有动过。")

    def action_show_trial(self) -> None:
        """Show every change of the trial."""
        blocks = tuple(self._trial)
        if blocks:
            self.app.push_screen(ReadScreen("试算的结果", blocks))
        else:
            self.tell("还没有试算：在步骤上按空格。", bad=True)

    def action_close_advice(self) -> None:
        """Go back; a trial ends here."""
        self.dismiss()

    @on(StepLines.Ticked)
    def _ticked(self) -> None:
        self.action_try_step()

    @on(OptionList.OptionSelected, "#steps")
    def _go(self) -> None:
        """Go to where the chosen step is done."""
        at = self.query_one("#steps", Lines).highlighted
        if at is not None and at < len(self._steps):
            place = _place(self._steps[at])
            self.dismiss()
            self.app.call_later(self._go_to, place)

    @on(OptionList.OptionHighlighted, "#steps")
    def _explain(self) -> None:
        at = self.query_one("#steps", Lines).highlighted
        step = self._steps[at] if at is not None and at < len(self._steps) else None
        self.query_one("#chosen-step", Document).show(self._step_blocks(step) if step else ())
        self.query_one("#advice-details").scroll_home(animate=False)

    def _show(self, found: Found) -> None:
        self._found = found
        self._steps = (*found.advice.steps, *(found.advice.others if found.advice.reachable != "reached" else ()))
        self.query_one("#conclusion", Document).show(self._conclusion[:3])
        self.query_one("#advice-rest", Document).show(self._rest)
        self._show_steps()
        self._explain()

    def _show_steps(self) -> None:
        first = len(self._found.advice.steps) if self._found else 0
        lines = []
        places: dict[str, set[str]] = {}
        for step in self._steps:
            places.setdefault(step.do, set()).add(step.node)
        for at, step in enumerate(self._steps):
            mark = TAKEN if at in self._taken else LEFT
            lead = f"{at + 1}. " if at < first else "另："
            right = f"{gain_text(step.gain)}，到{span_text(step.after)}"
            node = f"，计入“{step.node_title}”" if step.imagined and len(places[step.do]) > 1 else ""
            lines.append(Line(str(at), f"{mark} {lead}{step.do}{node}", right, "good" if at < first else "muted"))
        self.query_one("#steps", Lines).show_lines(lines)

    def _try(self) -> None:
        session = self.session
        chosen = [self._steps[at] for at in self._taken]
        frame = frame_of(session.rules.cycle)
        self._tried = (
            what_if(session.rules.standard, frame, self._dossier, *chosen, before=session.assessment)
            if chosen
            else None
        )
        self._show_steps()
        self.query_one("#trial", Document).show(self._trial)
        self.query_one("#conclusion", Document).show(trial_brief(self._tried, len(chosen)) or self._conclusion[:3])

    @property
    def _trial(self) -> Iterator[Block]:
        return trial_blocks(self._tried, [action_text(self._steps[at]) for at in self._taken])

    @property
    def _conclusion(self) -> tuple[Block, ...]:
        if self._found is None:
            return ()
        advice = self._found.advice
        tone = {"reached": "good", "yes": "good", "panel": "open", "unseen": "open", "no": "bad"}[advice.reachable]
        return (
            Block(ended(conclusion_text(advice)), tone),  # type: ignore[arg-type]
            *(Block(f"注意：{ended(one)}", "open") for one in advice.warnings),
        )

    @property
    def _rest(self) -> tuple[Block, ...]:
        if self._found is None:
            return ()
        sections = advice_sections(self._found.advice, self._found.planning)
        told = [one for one in sections if not one.title.startswith(IN_LIST)]
        return (*self._conclusion[3:], *(block for one in told for block in self._section_blocks(one)))

    def _section_blocks(self, section: Section) -> Iterator[Block]:
        yield head(section.title)
        for one in section.points:
            yield point(one.words if one.words.endswith("：") else ended(one.words))
            for label, words in one.below:
                yield Block(ended(words), "muted", label, 2)

    def _step_blocks(self, step: Step) -> Iterator[Block]:
        sources = self.session.assessment.sources
        efforts = self._found.planning.titles() if self._found else {}
        yield head("这一步")
        yield Block(ended(step_text(step)))
        yield Block(f"{efforts.get(step.effort, '')}，计入“{step.node_title}”。")
        if step.more:
            yield Block(ended(step.more))
        if step.imagined:
            yield Block("这是设想，只有真有这样的业绩才能登记。", "open")
        yield Block(f"依据：{cite_line(step.cites, sources)}（{step.basis.label}）。", "muted")


def _place(step: Step) -> str:
    """Return where a step is done: ``entry:e03``, ``row:B.award``, ``education:2024``."""
    match step.edits[0] if step.edits else None:
        case CompleteEntry() as edit:
            return f"entry:{edit.entry}"
        case ReachHours() as edit:
            return f"education:{edit.year}"
        case ChooseVariant():
            return "variant"
        case AnswerQuestions() as edit if edit.facts:
            return f"fact:{next(iter(edit.facts))}"
        case AnswerQuestions() as edit if edit.answers:
            return f"answer:{next(iter(edit.answers))}"
    return f"row:{step.node}"
