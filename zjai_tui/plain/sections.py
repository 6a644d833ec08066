"""The sections of the plain mode and what each of them asks, in the order of the app's steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ..base.dates import shown_date
from ..dossier.evidence import evidence_states, evidenced_by
from ..filling.asking import Asked, asked
from ..filling.claim_slots import entry_slots, input_slots, reading_slots
from ..filling.person_slots import person_slots, rule_slots
from ..filling.session import Session
from ..filling.slots import Slot
from ..filling.table import input_ids, loose_inputs
from ..scoring.trace import span_text
from .direction import ABOUT, direction_stops
from .entries import EvidenceStop, ListStop, PageStop, ProofsStop
from .standing import route_lines, score_sentence
from .stops import SlotStop, Stop
from .summary import summary_lines, summary_stops, today


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where inside the sections the person is, beyond the question itself."""

    every: bool = False
    """Whether questions without influence are asked too."""
    entry: tuple[str, str] | None = None
    """Id and kind of the achievement that is open."""
    page: int | None = None
    """Which of its evidence the page is asked for."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the walk."""

    id: str
    title: str
    intro: Callable[[Session, Place], Iterator[str]]
    stops: Callable[[Session, Place], tuple[Stop, ...]]


def _basics_intro(session: Session, place: Place) -> Iterator[str]:
    for problem in session.rules.notices:
        yield problem.sentence()
    cycle, table = session.rules.cycle, session.rules.standard.standard
    yield f"按{cycle.cycle.title}（{cycle.cycle.doc_no}）和{table.title}（{table.edition}版）测算。"
    if session.assessment.banner:
        yield session.assessment.banner


def _basics(session: Session, place: Place) -> tuple[Stop, ...]:
    return tuple(SlotStop(slot) for slot in (*person_slots(), *rule_slots(session.rules)))


def _direction_intro(session: Session, place: Place) -> Iterator[str]:
    yield "先用自己的话写做的工作，再选方向。" + ABOUT


def _direction(session: Session, place: Place) -> tuple[Stop, ...]:
    return direction_stops(session)


def _eligibility_intro(session: Session, place: Place) -> Iterator[str]:
    named = [f"{one.title}{shown_date(one.on)}" for one in session.rules.cycle.date if one.role]
    if named:
        yield f"{'，'.join(named)}。"
    yield from route_lines(session.eligibility)
    idle = sum(one.idle for one in asked(session))
    if idle and not place.every:
        yield f"有{idle}问现在与结论无关，不问；写“全部”就都问。"


def _eligibility(session: Session, place: Place) -> tuple[Stop, ...]:
    return tuple(_asked_stop(one) for one in asked(session) if place.every or not one.idle)


def _asked_stop(one: Asked) -> Stop:
    question = one.question
    why = f"{question.why.rstrip('。')}。{f'现在不影响结论：{question.idle}' if question.idle else ''}"
    return SlotStop(
        one.slot, why=why, cites=question.cites, basis=question.basis.label, section=question.group
    )  # fmt: skip


def _scoring_intro(session: Session, place: Place) -> Iterator[str]:
    yield score_sentence(session)
    yield "先问从别处算不出的几项，学历、年限、学时取自申报资格；最后列业绩。"
    yield "每项成果列一次，程序决定它记在哪一项最有利。"


def _scoring(session: Session, place: Place) -> tuple[Stop, ...]:
    if place.entry is None:
        return (*(SlotStop(slot) for slot in table_slots(session)), ListStop())
    entry_id, kind_id = place.entry
    kind = next((one for one in session.rules.standard.kind if one.id == kind_id), None)
    lead = f"{kind.title if kind else kind_id}，"
    return (*(SlotStop(slot, lead=lead) for slot in entry_slots(kind, entry_id)), *_evidence(session, place))


def table_slots(session: Session) -> tuple[Slot, ...]:
    """Return the standard's own questions in the order of its table, then control items and readings."""
    standard = session.rules.standard
    in_use = {one.id for one in session.assessment.nodes}
    slots: dict[str, Slot] = {}
    for node in standard.node:
        if node.id in in_use:
            for slot in input_slots(standard, input_ids(standard, node), node.title):
                slots.setdefault(slot.key, slot)
    for slot in input_slots(standard, loose_inputs(standard), "控制项"):
        slots.setdefault(slot.key, slot)
    readings = (replace(slot, section="条款读法") for slot in reading_slots(standard.open))
    return (*slots.values(), *readings)


def _evidence_intro(session: Session, place: Place) -> Iterator[str]:
    if session.folder is not None and session.dossier.entry:
        counted = evidenced_by(session.dossier, evidence_states(session.dossier, session.folder))
        proved = span_text(session.evidenced(counted))
        yield f"有据{proved}分，自评{span_text(session.assessment.total)}分；{len(counted)}条业绩的佐证都相符。"
    yield "文件放在档案所在的文件夹里；有据总分只算佐证都在、并与登记时相符的业绩。"


def _evidence(session: Session, place: Place) -> tuple[Stop, ...]:
    if place.entry is None:
        return (ProofsStop(),)
    entry_id, kind_id = place.entry
    entry = session.dossier.entry_named(entry_id)
    known = any(one.id == kind_id for one in session.rules.standard.kind)
    stops: list[Stop] = []
    if known or entry is not None:
        stops.append(EvidenceStop(entry_id, kind_id))
    if place.page is not None and entry is not None and place.page < len(entry.evidence):
        stops.append(PageStop(entry_id, place.page))
    return tuple(stops)


def _summary_intro(session: Session, place: Place) -> Iterator[str]:
    return summary_lines(session, today())


def _summary(session: Session, place: Place) -> tuple[Stop, ...]:
    return summary_stops(session)


SECTIONS: tuple[Section, ...] = (
    Section("basics", "基本信息", _basics_intro, _basics),
    Section("direction", "专业方向", _direction_intro, _direction),
    Section("eligibility", "申报资格", _eligibility_intro, _eligibility),
    Section("scoring", "量化自评", _scoring_intro, _scoring),
    Section("evidence", "佐证材料", _evidence_intro, _evidence),
    Section("summary", "汇总", _summary_intro, _summary),
)
