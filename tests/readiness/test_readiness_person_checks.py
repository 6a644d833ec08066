"""What can be wrong with the answers about the person; nothing personal is ever shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from readiness_samples import BORN_1990, PATENT, READY, TODAY, entry, found, given, with_facts
from zjai_tui.base.problems import Severity
from zjai_tui.dossier.model import Dossier, Person
from zjai_tui.readiness.findings import findings
from zjai_tui.readiness.given import AreaFit


def _identified(number: str, dossier: Dossier = READY) -> Dossier:
    return replace(dossier, person=replace(dossier.person, id_number=number))


def test_an_empty_name_and_unit_are_found_other_lines_may_stay_empty() -> None:
    ones = found(replace(READY, person=Person()), "person-empty")
    assert [one.target for one in ones] == ["person:name", "person:unit"]
    assert {one.page for one in ones} == {"basics"}


def test_no_identity_number_is_no_finding_and_a_sound_one_neither() -> None:
    assert not found(READY, "id-number-wrong")
    assert not found(_identified(BORN_1990), "id-number-wrong")


@pytest.mark.parametrize("number", [BORN_1990[:-1] + "5", BORN_1990[:-1], "33010619901307123X", "abc" * 6])
def test_a_number_that_cannot_be_one_is_an_error_that_never_shows_it(number: str) -> None:
    (one,) = found(_identified(number), "id-number-wrong")
    assert one.severity is Severity.ERROR
    assert number not in one.problem().sentence()


def test_dates_at_an_age_that_cannot_be_are_errors() -> None:
    dossier = _identified(BORN_1990, with_facts(title_obtained=date(2005, 3, 6)))
    (one,) = found(dossier, "too-young")
    assert one.target == "fact:title_obtained"
    assert "1990" not in one.message
    assert not found(_identified(BORN_1990, with_facts(title_obtained=date(2005, 3, 7))), "too-young")


def test_an_achievement_from_before_the_birth_is_an_error() -> None:
    dossier = replace(_identified(BORN_1990), entry=(entry(PATENT, date=date(1990, 3, 6)),))
    (one,) = found(dossier, "too-young")
    assert one.target == "entry:e1"


def test_without_an_identity_number_no_age_is_judged() -> None:
    assert not found(with_facts(title_obtained=date(1930, 1, 1)), "too-young")


def test_a_date_after_today_cannot_be() -> None:
    (one,) = found(with_facts(title_obtained=date(2024, 8, 21)), "future-date")
    assert one.severity is Severity.ERROR
    assert not found(with_facts(title_obtained=TODAY), "future-date")


def test_appointed_before_qualified_is_found() -> None:
    (one,) = found(with_facts(title_appointed=date(2018, 5, 31)), "dates-crossed")
    assert one.target == "fact:title_appointed"
    assert not found(with_facts(title_appointed=date(2018, 6, 1)), "dates-crossed")


def test_a_date_of_a_title_that_the_person_says_not_to_have_is_found() -> None:
    assert [one.target for one in found(with_facts(title="无"), "title-contradiction")] == ["fact:title_obtained"]
    assert not found(with_facts(title=None), "title-contradiction")
    skilled = with_facts(skill_obtained=date(2020, 1, 1))
    assert [one.target for one in found(skilled, "skill-contradiction")] == ["fact:skill_obtained"]


def test_a_description_of_few_characters_says_nothing_spaces_do_not_count() -> None:
    (one,) = found(replace(READY, work=replace(READY.work, description="做 系 统" + " " * 40)), "work-empty")
    assert "3个字" in one.message
    assert one.target == "work:description"
    (one,) = found(replace(READY, work=replace(READY.work, description="")), "work-empty")
    assert one.message == "还没有写"


@pytest.mark.parametrize(
    "fit, targets",
    [
        (None, []),
        (AreaFit(verdict="unclear"), []),
        (AreaFit(verdict="fits", primary="applied_tech"), []),
        (AreaFit(verdict="fits", primary="data", secondary=("applied_tech",)), []),
        (AreaFit(verdict="fits", primary="data", titles=("数据",)), ["work:area"]),
        (AreaFit(verdict="outside"), ["work:description"]),
    ],
)
def test_the_chosen_area_is_compared_with_the_fit_where_there_is_one(fit: AreaFit | None, targets: list[str]) -> None:
    assert [one.target for one in found(READY, "area-differs", fit=fit)] == targets


def test_no_finding_ever_shows_identity_number_or_telephone() -> None:
    hidden = replace(READY, person=Person(id_number="330106199003071230", phone="13800001111"))
    said = "".join(one.problem().sentence() for one in findings(given(hidden)))
    assert said
    assert "330106" not in said
    assert "1380000" not in said
