"""基本信息: who applies, and by which rules the dossier is scored."""

from __future__ import annotations

from textual.app import ComposeResult

from ...base.dates import shown_date
from ...filling.person_slots import person_slots, rule_slots
from ...filling.session import Session
from ...filling.slots import filled
from ..telling.blocks import Block, head, point
from ..widgets.document import Document
from ..widgets.form import Form
from .base import StepView, missing


class BasicsStep(StepView):
    """Person and rules."""

    NAME, TITLE = "basics", "基本信息"

    def compose(self) -> ComposeResult:
        """Lay out the form, then what the round says about dates and places."""
        yield Document(id="notices")
        yield Form(lambda session: (*person_slots(), *rule_slots(session.rules)), self.session, id="form")
        yield Document(id="round")

    def show(self, session: Session, typing: str = "") -> None:
        """Show answers, notices about the rules, and the round's dates."""
        self.query_one("#notices", Document).show(
            Block(problem.sentence(), "open") for problem in session.rules.notices
        )
        self.query_one("#form", Form).show(session, typing)
        self.query_one("#round", Document).show(round_blocks(session))

    @classmethod
    def progress(cls, session: Session) -> str:
        """Count the open questions about the person."""
        return missing(filled(person_slots()[:3], session.dossier))


def round_blocks(session: Session) -> tuple[Block, ...]:
    """Return what the notice says about dates, and by which table the score is made."""
    cycle, table = session.rules.cycle, session.rules.standard.standard
    dates = [point(f"{one.title}：{shown_date(one.on)}{f'（{one.note}）' if one.note else ''}") for one in cycle.date]
    offices = [
        point("，".join(part for part in (place.title, place.contact, place.phone, place.address) if part))
        for place in cycle.place
        if place.phone
    ]
    return (
        head("本年度通知"),
        Block(f"{cycle.cycle.title}（{cycle.cycle.doc_no}）"),
        *dates,
        *offices,
        head("量化评价标准"),
        Block(f"{table.title}（{table.edition}版）"),
        *([Block(session.assessment.banner, "banner")] if session.assessment.banner else []),
    )
