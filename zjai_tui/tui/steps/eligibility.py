"""申报资格: the round's questions about the person as a conversation, under what follows for each route."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalGroup, VerticalScroll

from ...filling.asking import asked, doubts
from ...filling.session import Session
from ..background import once_painted
from ..telling.blocks import Block
from ..telling.overview import eligibility_blocks
from ..telling.routes import ALL, NAMED_NARROW, common_blocks, is_blank, route_columns, route_lines, row_notes
from ..widgets.choice import Choice
from ..widgets.columns import Columns
from ..widgets.document import Document
from ..widgets.questions import QuestionForm
from .base import StepView


class Others(Choice):
    """Whether the questions that do not matter are shown as well."""

    hint = "这些问题怎么答都不改变结论和自评分。选“显示”可以看到为什么，也可以照样填写。"

    def __init__(self) -> None:
        """Begin with hiding them."""
        super().__init__([(False, "不显示"), (True, "显示")], "", id="others-shown")
        self.show(False)


class Conversation(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Questions and reasons; the verdicts do not scroll away with them."""


class EligibilityStep(StepView):
    """The verdicts stay in sight; below them the questions, then every condition with its reason."""

    NAME, TITLE = "eligibility", "申报资格"

    def compose(self) -> ComposeResult:
        """Lay out verdicts, form and reasons."""
        with VerticalGroup(id="standing"):
            yield Columns(id="route-columns")
            yield Document(id="route-lines")
            yield Document(id="common-line")
        with Conversation(id="conversation"):
            yield QuestionForm(asked, _notes, self.session, id="form")
            with Horizontal(id="others"):
                yield Document(classes="label", id="others-label")
                yield Others()
            yield Document(id="reasons")

    def on_mount(self) -> None:
        """Fill the page, and begin at the first question that is still open."""
        super().on_mount()
        once_painted(self, self.query_one("#form", QuestionForm).begin)

    def show(self, session: Session, typing: str = "") -> None:
        """Show answers and verdicts."""
        self.query_one("#route-columns", Columns).show(route_columns(session))
        self.query_one("#route-lines", Document).show(route_lines(session))
        self._show_common(session)
        form = self.query_one("#form", QuestionForm)
        form.show(session, typing)
        self.query_one("#others-label", Document).say(f"另有{form.idle}问与结论无关")
        self.query_one("#others").display = bool(form.idle) or self.query_one(Others).has_focus
        self.query_one("#reasons", Document).show(eligibility_blocks(session))

    def on_resize(self) -> None:
        """Name as many conditions as there is room for."""
        self._show_common(self.session)

    @property
    def scroller(self) -> Conversation:
        """Return the questions: the verdicts above them stay in sight."""
        return self.query_one(Conversation)

    def _show_common(self, session: Session) -> None:
        most = NAMED_NARROW if self.screen.has_class("-narrow") else ALL
        self.query_one("#common-line", Document).show(common_blocks(session, most))

    @on(Choice.Chosen)
    def _show_others(self, event: Choice.Chosen) -> None:
        event.stop()
        self.query_one("#form", QuestionForm).show_everything(event.value is True)

    def traced(self, session: Session) -> tuple[str, tuple[Block, ...]]:
        """Explain the verdicts."""
        return "申报资格的判断", eligibility_blocks(session)

    @classmethod
    def progress(cls, session: Session) -> str:
        """Say whether a route is open."""
        if is_blank(session):
            return "未填"
        return {"yes": "可申报", "no": "不符合", "unknown": "待定"}[session.eligibility.verdict]


def _notes(session: Session) -> Mapping[str, str]:
    """Return what stands below answers: what cannot be right about them, then what they come to."""
    doubted = doubts(session, date.today())
    outcomes = row_notes(session)
    return {key: doubted.get(key, "") + outcomes.get(key, "") for key in (*doubted, *outcomes)}
