"""A dossier with which nothing is wrong, laid over the shipped rules, and ways to spoil it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from zjai_tui.dossier.evidence import EvidenceStates, evidenced_by
from zjai_tui.dossier.model import Answers, Dossier, EducationYear, Entry, Evidence, Person, Work
from zjai_tui.eligibility.judge import judge_assessed
from zjai_tui.readiness.finding import Finding
from zjai_tui.readiness.findings import findings
from zjai_tui.readiness.given import Given
from zjai_tui.rules.catalog import find_cycle, find_standard
from zjai_tui.rules.cycles.cycle import Cycle
from zjai_tui.rules.standards.standard import Standard
from zjai_tui.scoring.engine import assess, score
from zjai_tui.scoring.frame import frame_of
from zjai_tui.workdays.table import WorkdayTable, table_for

TODAY = date(2024, 8, 20)
BORN_1990 = "330106199003071236"
"""An invented identity number with a sound check digit."""

PROOF = Evidence(file="a.pdf", page="第1页", sha256="0" * 64)
PATENT = Entry(
    id="e1",
    kind="patent",
    title="一种方法",
    facts={
        "type": "发明专利",
        "status": "已授权",
        "rank": Decimal(1),
        "team": Decimal(3),
        "date": date(2023, 5, 1),
    },
    evidence=(PROOF,),
)
PAPER = Entry(
    id="e2",
    kind="paper",
    title="一篇论文",
    facts={"grade": "核心期刊", "role": "第一作者", "date": date(2022, 5, 1)},
    evidence=(Evidence(file="b.pdf", page="第1页", sha256="1" * 64),),
)
READY = Dossier(
    cycle="2024",
    person=Person(name="示例", unit="示例科技有限公司"),
    work=Work(description="研发产线视觉缺陷检测系统，供工厂质检使用，已在三条产线投用。", area="applied_tech"),
    facts={
        "in_zhejiang": True,
        "employer": "企业",
        "in_post": True,
        "ai_work": True,
        "truthful": True,
        "degree": "硕士研究生",
        "study_mode": "全日制",
        "major_related": True,
        "title": "工程师",
        "title_obtained": date(2018, 6, 1),
        "title_appointed": date(2018, 7, 1),
        "skill_level": "无",
    },
    education=tuple(
        EducationYear(year=year, total=Decimal(96), professional=Decimal(66)) for year in (2022, 2023, 2024)
    ),
    answers={"ethics": "合格", "annual_review": "均合格以上", "second_degree": False},
    entry=(PATENT, PAPER),
)


@cache
def cycle() -> Cycle:
    return find_cycle("2024")


@cache
def standard() -> Standard:
    return find_standard("zj-ai-reference")


@cache
def workdays() -> WorkdayTable:
    return table_for([2024])


def all_ok(dossier: Dossier) -> EvidenceStates:
    return {(one.file, one.sha256): "ok" for entry in dossier.entry for one in entry.evidence}


def given(dossier: Dossier = READY, today: date = TODAY, **change: Any) -> Given:
    """Return what readiness is judged from; all files in order unless `states` says otherwise."""
    frame = frame_of(cycle())
    assessment = assess(standard(), dossier, frame)
    states = change.pop("states", all_ok(dossier))
    evidenced = None if states is None else score(standard(), dossier, frame, evidenced_by(dossier, states))
    plain = Given(
        dossier=dossier,
        standard=standard(),
        cycle=cycle(),
        assessment=assessment,
        eligibility=judge_assessed(cycle(), dossier, assessment),
        today=today,
        states=states,
        evidenced=evidenced,
        workdays=workdays(),
    )
    return replace(plain, **change)


def found(dossier: Dossier, code: str, today: date = TODAY, **change: Any) -> list[Finding]:
    """Return the findings of one code."""
    return [one for one in findings(given(dossier, today, **change)) if one.code == code]


def with_facts(**facts: Any) -> Dossier:
    """Return the sound dossier with other answers about the person; None takes one away."""
    kept: Answers = {name: value for name, value in (READY.facts | facts).items() if value is not None}
    return replace(READY, facts=kept)


def with_entries(*entries: Entry) -> Dossier:
    """Return the sound dossier with these achievements."""
    return replace(READY, entry=entries)


def entry(one: Entry, id_: str = "", **facts: Any) -> Entry:
    """Return an achievement with another id and other answers; None takes one away."""
    kept = {name: value for name, value in ({**one.facts} | facts).items() if value is not None}
    return replace(one, id=id_ or one.id, facts=kept)
