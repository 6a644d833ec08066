"""Readiness and next steps inside the check: findings grouped, hostile text shown literally, ticks counted."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from report_samples import small_dossier, small_standard
from zjai_tui.base.cells import width
from zjai_tui.dossier.edit import set_done, set_fact
from zjai_tui.dossier.model import Dossier
from zjai_tui.eligibility.judge import judge
from zjai_tui.readiness.given import Given
from zjai_tui.readiness.readiness import readiness
from zjai_tui.reports.check_json import check_json
from zjai_tui.reports.check_text import check_text
from zjai_tui.reports.material import Material
from zjai_tui.rules.catalog import find_cycle
from zjai_tui.scoring.engine import assess
from zjai_tui.scoring.frame import frame_of
from zjai_tui.workdays.table import table_for


def _material(dossier: Dossier, day: date = date(2024, 8, 20)) -> Material:
    standard, cycle = small_standard(), find_cycle("2024")
    assessment = assess(standard, dossier, frame_of(cycle))
    eligibility = judge(cycle, dossier, assessment.total, assessment.basis)
    ready = readiness(
        Given(
            dossier=dossier, standard=standard, cycle=cycle, assessment=assessment, eligibility=eligibility,
            today=day, states={}, evidenced=assessment.total, workdays=table_for([2024]),
        )
    )  # fmt: skip
    return Material(
        name=dossier.person.name,
        cycle_title=cycle.cycle.title,
        assessment=assessment,
        eligibility=eligibility,
        evidenced=assessment.total,
        verified=None,
        sources={**cycle.sources(), **{one.id: one for one in standard.source}},
        problems=tuple(one.problem() for one in ready.findings),
        readiness=ready,
    )


def test_the_parts_stand_first_then_problems_hand_list_and_steps() -> None:
    text = check_text(_material(small_dossier()))
    heads = [line for line in text.splitlines() if line.startswith("【")]
    assert [head.strip("【】").partition("（")[0] for head in heads[:5]] == [
        "总的情况", "要处理的问题", "逐项自查", "接下来要办的事", "申报路径",
    ]  # fmt: skip
    assert "基本信息（未完成）：" in text


def test_findings_of_one_sort_are_told_together_the_most_severe_first() -> None:
    text = check_text(_material(set_fact(small_dossier(), "truthful", False)))
    problems = text.partition("【要处理的问题】")[2].partition("【逐项自查")[0]
    assert problems.index("（必须改）") < problems.index("（应处理）") < problems.index("（可看一看）")
    assert "业绩没有佐证材料，4处：" in problems
    assert problems.count("没有佐证材料") == 1
    assert "继续教育学时不足或没有填，3处：" in problems


def test_more_places_than_fit_are_counted() -> None:
    dossier = small_dossier()
    many = tuple(replace(dossier.entry[0], id=f"m{at}", title=f"奖{at}") for at in range(9))
    assert "9处：" in check_text(_material(replace(dossier, entry=many)))
    assert "m7" not in check_text(_material(replace(dossier, entry=many))).partition("【逐项自查")[0]


def test_what_is_ticked_is_counted_and_no_longer_listed() -> None:
    ticked = set_done(small_dossier(), "tick:seals", True)
    assert "□ 该签名、盖章的地方都签了名、盖了章" in check_text(_material(small_dossier()))
    text = check_text(_material(ticked))
    assert "已勾选1项，还有" in text
    assert "该签名、盖章的地方" not in text


def test_open_steps_are_told_with_days_and_addresses_a_closed_round_with_names_only() -> None:
    text = check_text(_material(small_dossier())).replace("\n", "").replace(" ", "")
    assert "1.登记学时（申报人）：待办。" in text
    assert "还有17天（13个工作日）" in text
    assert "https://jxjy.jxt.zj.gov.cn/iext/zgProject/index.jsp" in text
    assert "核定岗位（事业单位，只针对事业单位人员）" in text
    closed = check_text(_material(small_dossier(), date(2026, 11, 22)))
    assert closed.count("下一轮以新通知为准") == 2
    assert "https://jxjy" not in closed


def test_no_line_is_wider_than_the_page_and_hostile_text_stays_one_line() -> None:
    hostile = small_dossier()
    bad = replace(hostile.entry[0], title="[/]\x1b[2J\u202e名\n字" + "长" * 300)
    for columns in (40, 80, 120):
        text = check_text(_material(replace(hostile, entry=(bad,))), columns)
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert [line for line in text.splitlines() if width(line) > columns] == []


def test_the_json_has_the_parts_findings_ticks_and_steps() -> None:
    found = check_json(_material(small_dossier()))
    assert json.loads(json.dumps(found)) == found
    ready, following = found["readiness"], found["next"]
    assert list(ready) == ["state", "text", "parts", "findings", "ticks"]
    assert [one["id"] for one in ready["parts"]] == [
        "basics", "direction", "eligibility", "scoring", "evidence", "checks",
    ]  # fmt: skip
    assert [one["code"] for one in ready["findings"]] == [one["code"] for one in found["problems"]]
    assert all(set(one) == {"code", "severity", "where", "message", "remedy"} for one in found["problems"])
    assert (following["today"], following["closed"]) == ("2024-08-20", False)
    file = next(one for one in following["steps"] if one["id"] == "step:file")
    assert (file["by"], file["days_left"], file["working_days_left"], file["state"]) == ("2024-09-06", 17, 13, "open")
    assert file["after"] == []  # the notice does not say that the hours come first
    review = next(one for one in following["steps"] if one["id"] == "step:unit_review")
    assert (review["after"], review["basis"]) == (["个人申报"], "assumed")
    assert {one["basis"] for one in ready["ticks"]} <= {"official", "secondary", "analogous", "assumed"}
