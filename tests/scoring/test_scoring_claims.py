"""The dossier as a standard sees it, and what in it the standard cannot use."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from scoring_tables import FRAME, claimed, entry, flat, person, table, year
from zjai_tui.base.problems import Problem, Severity
from zjai_tui.dossier.model import Dossier, EducationYear
from zjai_tui.rules.standards.standard import Open, Reading, Variant
from zjai_tui.scoring.claims import bind, claim_problems

TABLE = table(flat("A.1"))


def problems(dossier: Dossier, **parts: object) -> list[Problem]:
    return list(claim_problems(table(flat("A.1"), **parts), dossier))


def only(dossier: Dossier, **parts: object) -> Problem:
    (found,) = problems(dossier, **parts)
    return found


# ---------------------------------------------------------------- what is known


def test_known_achievements_and_answers_are_taken_over() -> None:
    one = entry("e1", level="省级", rank=2)
    claims = claimed(TABLE, person(one, mode="全日制", years=8))
    assert claims.entries == (one,)
    assert claims.inputs == {"mode": "全日制", "years": Decimal(8)}


def test_an_achievement_of_an_unknown_kind_is_left_out() -> None:
    assert claimed(TABLE, person(entry("e1", "song"), entry("e2"))).entries == (entry("e2"),)


def test_answers_that_do_not_fit_are_unknown_not_zero() -> None:
    claims = claimed(TABLE, person(entry("e1", level="区级", rank=0, n="三", many=2), years="多", mode="函授"))
    assert claims.entries[0].facts == {"many": 2}
    assert claims.inputs == {}


def test_facts_the_kind_does_not_ask_for_are_not_taken_over() -> None:
    assert claimed(TABLE, person(entry("e1", level="省级", colour="红"))).entries[0].facts == {"level": "省级"}


def test_an_entry_keeps_its_doubt_and_evidence_when_a_fact_is_left_out() -> None:
    one = entry("e1", title="题", sure="unsure", level="区级")
    kept = claimed(TABLE, person(one)).entries[0]
    assert (kept.id, kept.title, kept.sure, kept.facts) == ("e1", "题", "unsure", {})


def test_only_the_entries_asked_for_are_looked_at() -> None:
    dossier = person(entry("e1"), entry("e2"))
    assert [one.id for one in bind(TABLE, dossier, FRAME, frozenset({"e2", "e9"})).entries] == ["e2"]
    assert bind(TABLE, dossier, FRAME, frozenset()).entries == ()


def test_dates_that_windows_refer_to_come_from_the_round_and_the_person() -> None:
    bounds = claimed(TABLE, person(facts={"obtained": date(2020, 1, 2), "degree": "硕士"})).bounds
    assert bounds == {
        "cycle:seniority": date(2024, 12, 31),
        "cycle:achievements": date(2024, 7, 31),
        "fact:obtained": date(2020, 1, 2),
    }


# ---------------------------------------------------------------- derived inputs


def test_an_input_may_be_a_fact_about_the_person() -> None:
    assert claimed(TABLE, person(facts={"degree": "硕士"})).inputs == {"degree": "硕士"}
    assert claimed(TABLE, person(facts={"degree": "中专"})).inputs == {}
    assert claimed(TABLE, person(facts={}, degree="硕士")).inputs == {}  # the answer given twice is not taken


@pytest.mark.parametrize(
    "since, years",
    [
        (date(2020, 2, 29), 4),  # 29 February 2020 to 31 December 2024
        (date(2023, 12, 31), 1),  # the last day makes the year full
        (date(2024, 1, 1), 0),
        (date(2016, 3, 10), 8),
        (date(2025, 6, 1), 0),  # never negative
    ],
)
def test_whole_years_are_counted_to_the_rounds_date(since: date, years: int) -> None:
    claims = claimed(TABLE, person(facts={"obtained": since}))
    assert claims.inputs["held"] == years


@pytest.mark.parametrize("until, years", [(date(2024, 2, 28), 3), (date(2024, 2, 29), 4), (date(2023, 2, 28), 3)])
def test_years_from_29_february_are_full_on_the_last_day_of_february(until: date, years: int) -> None:
    frame = replace(FRAME, dates={"seniority": until})
    claims = claimed(TABLE, person(facts={"obtained": date(2020, 2, 29)}), frame)
    assert claims.inputs["held"] == years
    assert claims.said["held"] == f"2020年2月29日到{until.year}年2月{until.day}日满{years}年"


def test_years_are_unknown_without_either_date() -> None:
    assert "held" not in claimed(TABLE, person()).inputs
    assert "held" not in claimed(TABLE, person(facts={"obtained": "去年"})).inputs
    bare = replace(FRAME, dates={})
    assert "held" not in claimed(TABLE, person(facts={"obtained": date(2020, 1, 1)}), bare).inputs


def educated(*years: EducationYear) -> tuple[tuple[Decimal, Decimal], object, str]:
    claims = claimed(TABLE, Dossier(education=years))
    return claims.counts["hours"], claims.inputs.get("hours"), claims.said["hours"]


def test_years_that_reach_the_hours_are_counted() -> None:
    counts, known, said = educated(year(2022, 90), year(2023, "89.5"), year(2024, 120))
    assert (counts, known) == ((2, 2), 2)
    assert said == "每年90学时算达标：2022年90学时达标，2023年89.5学时不足，2024年120学时达标"


def test_a_year_not_finished_or_not_filled_in_may_still_reach_them() -> None:
    counts, known, said = educated(year(2022, 90), year(2024, 30, finished=False))
    assert (counts, known) == ((1, 3), None)
    assert said == "每年90学时算达标：2022年90学时达标，2023年没有填，2024年30学时未修完"


def test_a_finished_year_below_the_hours_is_lost() -> None:
    assert educated(year(2022, 80), year(2023, 80), year(2024, 80))[:2] == ((0, 0), 0)


def test_an_unfinished_year_that_already_reaches_the_hours_counts() -> None:
    assert educated(year(2022, 90), year(2023, 90), year(2024, 95, finished=False))[:2] == ((3, 3), 3)


def test_only_the_years_of_the_round_are_looked_at() -> None:
    assert educated(year(2021, 500), year(2022, 90), year(2023, 90), year(2024, 90))[0] == (3, 3)


def test_professional_hours_are_counted_by_themselves() -> None:
    years = (year(2022, 90, 60), year(2023, 90, 59), year(2024, 90, None))
    claims = claimed(TABLE, Dossier(education=years))
    assert claims.counts == {"hours": (3, 3), "major_hours": (1, 2)}
    assert claims.inputs == {"hours": 3}


def test_what_only_the_panel_gives_is_never_taken_from_the_dossier() -> None:
    assert claimed(TABLE, person(vote=1)).inputs == {}


# ---------------------------------------------------------------- what does not fit


def test_a_sound_dossier_has_no_problems() -> None:
    fine = person(entry("e1", level="省级", rank=2, team=5), mode="全日制", facts={"degree": "硕士"})
    assert problems(fine) == []


def test_an_unknown_kind_is_told_with_the_nearest_known_one() -> None:
    found = only(person(entry("e1", "papers", title="题")))
    assert (found.code, found.severity) == ("unknown-kind", Severity.ERROR)
    assert found.where == "业绩e1“题”"
    assert found.message == "这份标准没有业绩种类“papers”，不计分"
    assert "paper" in found.remedy


def test_a_fact_nobody_asks_for_is_a_warning() -> None:
    found = only(person(entry("e1", leve="省级")))
    assert (found.code, found.severity) == ("unknown-field", Severity.WARNING)
    assert found.where == "业绩e1，“leve”"
    assert "level" in found.remedy


def test_an_answer_nobody_asks_for_is_a_warning() -> None:
    found = only(person(year=3))
    assert (found.code, found.where) == ("unknown-field", "量化自评，“year”")
    assert "years" in found.remedy


@pytest.mark.parametrize(
    "facts, where, message",
    [
        ({"level": "区级"}, "业绩e1，级别", "“区级”不在可选范围内，按未填处理"),
        ({"rank": 0}, "业绩e1，本人排名", "“0”不能小于1，按未填处理"),
        ({"rank": 1.5}, "业绩e1，本人排名", "“1.5”应为整数，按未填处理"),
        ({"n": 101}, "业绩e1，人数", "“101”不能大于100，按未填处理"),
        ({"size": -1}, "业绩e1，字数", "“-1”不能小于0，按未填处理"),
        ({"date": "昨天"}, "业绩e1，日期", "“昨天”应为日期，按未填处理"),
        ({"new": "是"}, "业绩e1，在研", "“是”应回答是或否，按未填处理"),
    ],
)
def test_a_fact_that_does_not_fit_is_told_and_taken_as_missing(
    facts: dict[str, object], where: str, message: str
) -> None:
    found = only(person(entry("e1", **facts)))
    assert (found.code, found.where, found.message) == ("answer-wrong", where, message)
    assert found.remedy


def test_an_answer_that_does_not_fit_is_told() -> None:
    found = only(person(mode="函授"))
    assert (found.code, found.where) == ("answer-wrong", "量化自评，学习形式")
    assert found.remedy == "请从这些里选：全日制、在职"


def test_a_fact_about_the_person_that_this_table_does_not_know_is_told() -> None:
    found = only(person(facts={"degree": "中专"}))
    assert (found.code, found.where) == ("answer-wrong", "申报资格，学历")
    assert found.message == "“中专”不在可选范围内，计分时按未填处理"


def test_an_answer_that_is_reckoned_from_elsewhere_is_not_taken() -> None:
    found = only(person(held=9))
    assert (found.code, found.severity, found.where) == ("answer-unused", Severity.WARNING, "量化自评，任职满几年")


def test_a_rank_beyond_the_team_is_told_and_the_rank_still_counts() -> None:
    one = entry("e1", rank=7, team=5)
    found = only(person(one))
    assert (found.code, found.where, found.message) == ("rank-beyond-team", "业绩e1，本人排名", "第7名超过总人数5")
    assert claimed(TABLE, person(one)).entries[0].facts["rank"] == 7
    assert problems(person(entry("e1", rank=5, team=5))) == []


def test_a_post_category_that_does_not_exist_is_told() -> None:
    posts = (Variant(id="design", title="设计"), Variant(id="ops", title="运行"))
    found = only(replace(person(), variant="desing"), variant=posts)
    assert (found.code, found.where, found.message) == ("unknown-variant", "岗位类别", "没有“desing”这一类")
    assert "design" in found.remedy
    assert problems(replace(person(), variant="ops"), variant=posts) == []
    assert problems(person(), variant=posts) == []
    assert problems(replace(person(), variant="ops")) == []  # a table without categories does not ask


def test_readings_that_do_not_exist_are_told() -> None:
    since = Open(
        id="since", ask="从哪天算？", reading=(Reading(id="title", title="取得后"), Reading(id="all", title="不限"))
    )
    question = only(replace(person(), readings={"sinse": "all"}), open=(since,))
    assert (question.code, question.severity, question.where) == (
        "unknown-reading",
        Severity.WARNING,
        "条款读法，“sinse”",
    )
    reading = only(replace(person(), readings={"since": "al"}), open=(since,))
    assert (reading.severity, reading.message) == (Severity.ERROR, "没有“al”这种读法，按默认读法处理")
    assert "all" in reading.remedy
    assert problems(replace(person(), readings={"since": "all"}), open=(since,)) == []


def test_everything_wrong_is_told_at_once() -> None:
    dossier = replace(person(entry("e1", "song"), entry("e2", level="区级", x=1), mode="函授"), readings={"r": "s"})
    codes = [one.code for one in problems(dossier)]
    assert codes == ["unknown-kind", "answer-wrong", "unknown-field", "answer-wrong", "unknown-reading"]


def test_hostile_text_is_told_short_and_on_one_line() -> None:
    found = only(person(entry("e1", level="[bold]\n\x1b[31m" + "长" * 500)))
    assert "\n" not in found.message
    assert "\x1b" not in found.message
    assert len(found.message) < 80


def test_no_chinese_sentence_has_a_space_in_it() -> None:
    dossier = person(
        entry("e1", "song", title="题"), entry("e2", level="区级", rank=9, team=2), held=9, facts={"degree": "x"}
    )
    for found in problems(dossier):
        assert " " not in f"{found.where}{found.message}", found


def test_more_hours_than_a_year_can_have_stay_unknown() -> None:
    frame = replace(FRAME, education_most=Decimal(3000))
    held = Dossier(education=(year(2022, 9000), year(2023, 90), year(2024, 90)))
    assert bind(TABLE, held, frame).counts["hours"] == (2, 3)
    assert bind(TABLE, held, FRAME).counts["hours"] == (3, 3)


def test_a_short_year_of_which_nobody_said_that_it_is_complete_may_still_reach_them() -> None:
    counts, known, said = educated(year(2022, 90), year(2023, 40, finished=None), year(2024, 90))
    assert (counts, known) == ((2, 3), None)
    assert "2023年40学时不足，是否登记完没有填" in said
