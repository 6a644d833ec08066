"""The questions as a conversation: order, reasons for asking, reasons for not asking."""

from __future__ import annotations

from dataclasses import replace

from elig_people import person, year
from zjai_tui.dossier.model import Dossier
from zjai_tui.eligibility.judge import judge
from zjai_tui.eligibility.questions import Question, Scored, questions
from zjai_tui.rules.basis import Basis
from zjai_tui.rules.cycles.cycle import Cycle

SCORED = Scored(
    titles={"fact.study_mode": ("学习形式",), "fact.degree": ("最高学历",)}, open=frozenset({"fact.study_mode"})
)


def asked(cycle: Cycle, dossier: Dossier, scored: Scored = SCORED) -> dict[str, Question]:
    return {one.key: one for one in questions(cycle, dossier, judge(cycle, dossier, None), None, scored)}


def test_what_every_route_needs_comes_first_and_no_answer_changes_the_order(cycle: Cycle) -> None:
    order = list(asked(cycle, Dossier()))
    assert order[:4] == ["fact.in_zhejiang", "fact.employer", "fact.in_post", "fact.post_vacancy_checked"]
    assert order.index("fact.truthful") < order.index("fact.degree") < order.index("fact.skill_level")
    assert order.index("fact.front_line") < order.index("fact.study_mode") < order.index("education.2022.total")
    for dossier in (person(), person(in_zhejiang=False), person(employer="事业单位", degree=None)):
        assert list(asked(cycle, dossier)) == order
    assert {one.removeprefix("fact.") for one in order if one.startswith("fact.")} == set(cycle.facts())


def test_each_question_says_what_needs_it_where_that_is_written_and_how_sure_it_is(cycle: Cycle) -> None:
    found = asked(cycle, Dossier())
    post, degree = found["fact.in_post"], found["fact.degree"]
    assert (post.why, post.basis, post.group) == ("各条路径都要求“在职在岗”", Basis.OFFICIAL, "各条路径都要问")
    assert (degree.why, degree.basis) == ("正常申报要求“第七条的学历资历”；量化自评也用到", Basis.ANALOGOUS)
    assert found["fact.study_mode"].why == "量化自评用来算“学习形式”"
    assert found["fact.study_mode"].group == "只用于量化自评"
    assert all(one.cites and one.why and one.matters != bool(one.idle) for one in found.values())


def test_what_does_not_matter_says_why(cycle: Cycle) -> None:
    found = asked(cycle, person(degree="大专", title=None, title_obtained=None, skill_level="无"))
    assert found["fact.post_vacancy_checked"].idle == "只针对事业单位人员"
    assert found["fact.title"].idle == "正常申报已走不通（“第七条的学历资历”不符合）"
    assert found["fact.skill_obtained"].idle == "高技能人才申报已走不通（“已取得高级技师”不符合）"
    assert "也不影响自评分" in found["fact.degree"].idle
    closed = asked(cycle, Dossier(facts={"in_zhejiang": False}))
    assert {one.idle for one in closed.values()} == {"各条路径都已走不通（“在浙江省内”不符合）"}
    assert not any(one.asked for one in closed.values())


def test_a_question_only_the_score_uses_is_asked_while_it_widens_the_score(cycle: Cycle) -> None:
    assert asked(cycle, Dossier())["fact.study_mode"].asked
    assert not asked(cycle, Dossier(), Scored(titles=SCORED.titles))["fact.study_mode"].asked
    assert not asked(cycle, Dossier(), Scored())["fact.study_mode"].asked
    assert asked(cycle, Dossier(), Scored())["fact.study_mode"].group == "本年度的判断不看"


def test_whether_a_year_is_complete_is_asked_only_where_its_hours_are_short(cycle: Cycle) -> None:
    hours = (year(2022, finished=None), year(2023, 80, finished=None), year(2024, 60, finished=False))
    found = asked(cycle, replace(person(), education=hours))
    assert [found[f"education.{one}.finished"].answered for one in (2022, 2023, 2024)] == [False, False, True]
    assert not found["education.2022.finished"].matters
    assert found["education.2023.finished"].asked
    blank = asked(cycle, Dossier())["education.2022.finished"]
    assert blank.later
    assert not blank.asked


def test_an_unusable_answer_is_asked_again(cycle: Cycle) -> None:
    assert asked(cycle, person(degree="博士后"))["fact.degree"].asked
