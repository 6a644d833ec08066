"""The small table's dossier as a report: everything it can hold, on days that never change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from report_samples import DOSSIER, material, small_dossier, small_standard
from zjai_tui.dossier.evidence import EvidenceStates
from zjai_tui.dossier.model import Dossier
from zjai_tui.dossier.seal import seal_of
from zjai_tui.readiness.given import Given
from zjai_tui.readiness.readiness import readiness
from zjai_tui.reports.document.model import Report
from zjai_tui.reports.material import Material
from zjai_tui.reports.self_report.person import Identity
from zjai_tui.reports.self_report.report import report_of
from zjai_tui.rules.catalog import find_cycle
from zjai_tui.rules.planning_reader import find_planning
from zjai_tui.scoring.advising.advice import advise
from zjai_tui.scoring.advising.outlook import outlook_of
from zjai_tui.scoring.reference import reference_to

DAY = date(2024, 8, 20)
AREAS = {"data": "数据", "applied_tech": "应用技术"}
HASH = "5" * 64
PROOF = f'evidence = [{{ file = "奖.pdf", page = "2", sha256 = "{HASH}" }}]'
EVIDENCED = (
    DOSSIER.replace('title = "大奖"', f'title = "大奖"\n{PROOF}')
    .replace('name = "示例甲"', 'name = "示例甲"\nunit = "示例公司"\nposition = "算法工程师"')
    .replace("[answers]", '[work]\ndescription = "建数据集"\narea = "data"\n\n[answers]')
)  # fmt: skip
STATES: EvidenceStates = {("奖.pdf", HASH): "ok"}


def full_material(text: str = EVIDENCED, states: EvidenceStates | None = STATES) -> tuple[Material, Dossier]:
    """Return the material with readiness, as the command line has it, and the dossier."""
    dossier, found = small_dossier(text), material(text)
    ready = readiness(
        Given(
            dossier=dossier,
            standard=small_standard(),
            cycle=find_cycle("2024"),
            assessment=found.assessment,
            eligibility=found.eligibility,
            today=DAY,
            states=states,
            evidenced=found.evidenced,
        )
    )
    return replace(found, readiness=ready, states=states), dossier


def sample_report(text: str = EVIDENCED, identity: Identity = "masked", *, advice: bool = False) -> Report:
    """Return the report of a dossier written like the small one."""
    found, dossier = full_material(text)
    planning = find_planning()
    asked = None
    if advice:
        outlook = outlook_of(find_cycle("2024"), planning, DAY)
        asked = advise(small_standard(), dossier, outlook, before=found.assessment), planning
    return report_of(
        found,
        dossier,
        small_standard(),
        areas=AREAS,
        seal=seal_of(dossier, reference_to(small_standard()), {"奖.pdf": HASH}),
        made_on=DAY,
        identity=identity,
        advice=asked,
    )
