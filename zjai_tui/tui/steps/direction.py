"""专业方向: what the person does, and which of the round's areas it belongs to."""

from __future__ import annotations

from textual.app import ComposeResult

from ...filling.person_slots import work_slots
from ...filling.session import Session
from ...filling.slots import Slot, filled
from ...rules.area import Area
from ..blocks import Block, head, point
from ..widgets.document import Document
from ..widgets.form import Form
from .base import StepView, missing


class DirectionStep(StepView):
    """Own words, then the choice, with each area's scope and neighbours beside it."""

    NAME, TITLE = "direction", "专业方向"

    def compose(self) -> ComposeResult:
        """Lay out the form and the text on the areas."""
        yield Form(_questions, self.session, id="form")
        yield Document(id="areas")

    def show(self, session: Session, typing: str = "") -> None:
        """Show the answers, and the text on the chosen area."""
        self.query_one("#form", Form).show(session, typing)
        self.query_one("#areas", Document).show(area_blocks(session.rules.areas, session.dossier.work.area))

    @classmethod
    def progress(cls, session: Session) -> str:
        """Count the two questions that matter: the work and the main area."""
        return missing(filled(_questions(session)[:2], session.dossier))


def _questions(session: Session) -> tuple[Slot, ...]:
    return work_slots(session.rules.areas, session.dossier.work.area)


def area_blocks(areas: tuple[Area, ...], chosen: str) -> tuple[Block, ...]:
    """Return scope, results and neighbours of the chosen area, or the scope of every one."""
    titles = {area.id: area.title for area in areas}
    area = next((one for one in areas if one.id == chosen), None)
    if area is None:
        return (
            head("各方向的范围（本程序的理解，通知没有定义）"),
            *(Block(f"{one.title}：{one.scope}", lead="- ") for one in areas),
            Block("通知只列出方向的名称，范围是本程序的理解，须以240号文核对。", "muted"),
        )
    return (
        head(f"{area.title}（通知原文：{area.official_name}）"),
        Block(f"范围：{area.scope}"),
        *([Block(f"常见产出：{area.results}")] if area.results else []),
        *(Block(f"{one.title}：{one.scope}", lead="- ") for one in area.reading),
        head("与相近方向的区别"),
        *(point(f"{titles.get(one.id, one.id)}：{one.how}") for one in area.neighbour),
        Block(f"范围和区别的依据：{area.basis.label}。", "muted"),
    )
