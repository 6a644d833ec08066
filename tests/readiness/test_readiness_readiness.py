"""Readiness at a glance: each part done, open or blocked, the next thing to do, and one verdict."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given as vary
from hypothesis import settings
from hypothesis import strategies as st

from readiness_samples import PATENT, READY, entry, given, with_facts
from zjai_tui.dossier.edit import set_done
from zjai_tui.dossier.model import Dossier, EducationYear, Entry, Evidence, Person, Work
from zjai_tui.readiness.given import AreaFit
from zjai_tui.readiness.readiness import readiness
from zjai_tui.readiness.result import Readiness

PARTS = ["basics", "direction", "eligibility", "scoring", "evidence", "checks"]


def _ticked(dossier: Dossier) -> Dossier:
    for one in readiness(given(dossier)).ticks:
        dossier = set_done(dossier, one.id, True)
    return dossier


def _states(found: Readiness) -> dict[str, str]:
    return {one.id: one.state for one in found.parts}


def test_a_sound_dossier_with_everything_ticked_is_ready() -> None:
    found = readiness(given(_ticked(READY)))
    assert [one.id for one in found.parts] == PARTS
    assert set(_states(found).values()) == {"done"}
    assert found.state == "done"
    assert found.verdict == "各部分都已完成，可以按下面的步骤申报。"
    assert not any(one.todo or one.target for one in found.parts)


def test_the_hand_list_keeps_a_dossier_from_being_ready() -> None:
    found = readiness(given(READY))
    assert found.state == "open"
    assert _states(found) == dict.fromkeys(PARTS[:-1], "done") | {"checks": "open"}
    assert found.part("checks").target.startswith("tick:")


def test_a_blank_dossier_has_everything_open_and_nothing_passed() -> None:
    found = readiness(given(Dossier(cycle="2024")))
    assert set(_states(found).values()) == {"open"}
    assert all(one.said and one.todo and one.target for one in found.parts)


def test_what_stands_in_the_way_is_said_first() -> None:
    found = readiness(given(with_facts(in_post=False, truthful=False)))
    assert found.state == "blocked"
    assert found.verdict.startswith("还不能提交：申报资格、提交前检查受阻")
    assert found.part("eligibility").target.startswith("fact:")


def test_a_closed_gate_blocks_scoring() -> None:
    spoilt = replace(READY, answers={**READY.answers, "ethics": "不合格"})
    found = readiness(given(spoilt))
    assert found.part("scoring").state == "blocked"
    ways = found.part("eligibility")
    assert (ways.state, ways.target) == ("blocked", "answer:ethics")
    assert "不符合“职业道德（控制项）”" in ways.said


def test_an_unanswered_gate_keeps_scoring_open() -> None:
    part = readiness(given(replace(READY, answers={}))).part("scoring")
    assert (part.state, "还没有填" in part.said) == ("open", True)


def test_an_undecided_score_points_to_what_decides_it() -> None:
    ready = given(replace(READY, entry=(entry(PATENT, rank=None),)))
    result = replace(ready.assessment, target=ready.assessment.total.high, decision="undecided")
    part = readiness(replace(ready, assessment=result)).part("scoring")
    assert part.state == "open"
    assert part.target == "entry:e1"


def test_files_nobody_could_look_at_are_never_in_order() -> None:
    assert readiness(given(states=None)).part("evidence").state == "open"
    assert readiness(given(states={})).part("evidence").target == "entry:e1"


def test_a_closed_round_is_said_before_anything_else() -> None:
    found = readiness(given(_ticked(READY), date(2026, 11, 22)))
    assert (
        found.verdict
        == "本轮已截止（下级评委会评审推荐截止为2024年10月23日）；下一轮以新通知为准。档案各部分都已完成。"
    )


TEXT = st.sampled_from(["", " ", "一", "恶意[/]\x1b[2J\u202e", "x" * 500, "330106199003071236", "9999"])
DAY = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
VALUE = TEXT | st.booleans() | st.decimals(-5, 500, places=1) | DAY | st.sampled_from(["事业单位", "工程师", "本科"])
FACTS = st.dictionaries(
    st.sampled_from([*READY.facts, "skill_obtained", "rank", "team", "date", "level", "role", "怪"]), VALUE, max_size=8
)
DOSSIERS = st.builds(
    Dossier,
    person=st.builds(Person, name=TEXT, id_number=TEXT, unit=TEXT),
    work=st.builds(Work, description=TEXT, area=st.sampled_from(["", "data", "nowhere"])),
    facts=FACTS,
    education=st.lists(st.builds(EducationYear, year=st.sampled_from([2022, 2023, 2030])), max_size=2).map(tuple),
    answers=FACTS,
    entry=st.lists(
        st.builds(
            Entry, id=st.sampled_from(["a", "b", "c"]), kind=st.sampled_from(["patent", "paper", "award", "怪"]),
            title=TEXT, facts=FACTS, note=TEXT,
            evidence=st.lists(st.builds(Evidence, file=TEXT, page=TEXT), max_size=2).map(tuple),
        ),
        max_size=3, unique_by=lambda one: one.id,
    ).map(tuple),
    done=st.lists(TEXT, max_size=2).map(tuple),
)  # fmt: skip


@settings(max_examples=25)
@vary(DOSSIERS, DAY)
def test_no_dossier_breaks_it_and_every_finding_says_where_and_what_to_do(dossier: Dossier, day: date) -> None:
    found = readiness(given(dossier, day))
    assert [one.id for one in found.parts] == PARTS
    for one in found.findings:
        assert one.code
        assert one.where or one.target == "file"
        assert one.message
        assert one.remedy or one.severity == "note"
    assert (found.state == "done") == all(one.state == "done" for one in found.parts)
    assert all(one.state == "done" or (one.said and one.todo) for one in found.parts)


def test_a_fit_that_is_unclear_leaves_the_choice_to_the_person_and_says_so() -> None:
    part = readiness(given(fit=AreaFit(verdict="unclear"))).part("direction")
    assert (part.state, "请自己对照" in part.said) == ("done", True)
    assert readiness(given(fit=AreaFit(verdict="fits", primary="data"))).part("direction").state == "open"
