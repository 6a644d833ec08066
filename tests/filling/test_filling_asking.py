"""The eligibility step's questions with their places, and what cannot be right about the answers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from zjai_tui.dossier import edit
from zjai_tui.dossier.model import Dossier, Value
from zjai_tui.filling.asking import asked, doubts
from zjai_tui.filling.person_slots import education_slots
from zjai_tui.filling.rulebook import blank_dossier, rules_for
from zjai_tui.filling.session import Session
from zjai_tui.rules.catalog import find_cycle

TODAY = date(2024, 9, 2)


def session_with(**facts: Value) -> Session:
    dossier = blank_dossier()
    for name, value in facts.items():
        dossier = edit.set_fact(dossier, name, value)
    return Session(dossier, rules_for)


def told(dossier: Dossier) -> dict[str, str]:
    return dict(doubts(Session(dossier, rules_for), TODAY))


def test_every_question_of_the_round_has_one_place() -> None:
    found = asked(session_with())
    cycle = find_cycle("2024")
    assert len({one.slot.key for one in found}) == len(found) == len(cycle.fact) + 3 * len(cycle.education.years)
    assert all(one.slot.key == one.question.key for one in found)
    assert all(one.slot.field.cite and one.slot.field.why for one in found)


def test_what_the_score_takes_from_here_is_asked_as_long_as_it_widens_the_score() -> None:
    blank = {one.slot.key: one for one in asked(session_with())}
    assert blank["fact.study_mode"].question.asked
    engineer = session_with(degree="本科", title="工程师", title_obtained=date(2018, 1, 1), skill_level="无")
    later = {one.slot.key: one for one in asked(engineer)}
    assert later["fact.study_mode"].question.asked  # the degree is scored by it
    assert later["fact.skill_obtained"].idle  # the title is scored already
    outside = {one.slot.key: one for one in asked(session_with(in_zhejiang=False))}
    assert outside["fact.study_mode"].idle


def test_a_year_is_asked_whether_it_is_complete_once_its_hours_are_short() -> None:
    session = session_with()
    assert all(one.idle for one in asked(session) if one.slot.key.endswith("finished"))
    total = next(one for one in education_slots(session.rules.cycle) if one.key == "education.2023.total")
    session.change(lambda dossier: total.write(dossier, Decimal(80)), "学时")
    shown = [one.slot.key for one in asked(session) if one.slot.key.endswith("finished") and not one.idle]
    assert shown == ["education.2023.finished"]


def test_more_hours_than_a_year_holds_are_refused_by_the_rounds_own_limit() -> None:
    cycle = find_cycle("2024")
    total = next(one for one in education_slots(cycle) if one.key == "education.2022.total")
    assert cycle.education.most is not None
    assert total.answer(Dossier(), str(cycle.education.most)).value == cycle.education.most
    assert "不能大于3000" in total.answer(Dossier(), str(cycle.education.most + 1)).problem


def test_dates_that_cannot_well_be_right_are_told_where_they_stand_and_are_kept() -> None:
    dossier = session_with(title_obtained=date(2003, 5, 1), title_appointed=date(2001, 5, 1)).dossier
    born = edit.set_person(dossier, "id_number", "110105199003071233")
    assert told(dossier) == {
        "fact.title_appointed": ("2001年5月1日早于取得工程师资格日期2003年5月1日。请对照职称证书和聘书核对这两个日期。")
    }
    assert told(born)["fact.title_obtained"].startswith("2003年5月1日时还不满15岁。")
    future = session_with(skill_level="高级技师", skill_obtained=date(2030, 1, 1)).dossier
    assert "在今天（2024年9月2日）以后" in told(future)["fact.skill_obtained"]
    assert told(blank_dossier()) == {}
