from __future__ import annotations

from dataclasses import replace

import pytest

from dossier_samples import FULL as DOSSIER
from review_samples import SUBJECT
from zjai_tui.dossier.model import StandardRef
from zjai_tui.dossier.review.model import Review, Subject
from zjai_tui.dossier.review.subject import named_as, subject_of, subject_problems


def codes(held: Subject, subject: Subject) -> list[str]:
    return [one.code for one in subject_problems(Review(of=held), subject)]


def test_the_subject_of_a_dossier_names_person_round_and_standard() -> None:
    assert subject_of(DOSSIER) == Subject(
        name="示例一", unit="示例科技有限公司", cycle="2024", standard=DOSSIER.standard
    )
    assert subject_of(DOSSIER, StandardRef(id="别的")).standard.id == "别的"


def test_the_review_of_another_person_is_told() -> None:
    (found,) = subject_problems(Review(of=SUBJECT), replace(SUBJECT, name="示例二"))
    assert found.sentence().startswith("这是“示例一”的核定文件，档案却是“示例二”的。请把")


@pytest.mark.parametrize("name", ["示例一", " 示 例一", "", "示例一\u3000"])
def test_the_same_person_is_known_by_the_name_however_spaced_or_not_yet_given(name: str) -> None:
    assert codes(SUBJECT, replace(SUBJECT, name=name)) == []


def test_an_empty_review_is_anybodys() -> None:
    assert codes(Subject(), SUBJECT) == []


def test_a_corrected_name_is_the_same_person_once_somebody_said_so() -> None:
    renamed = replace(SUBJECT, name="示例壹")
    known = named_as(SUBJECT, renamed)
    assert known.name == "示例一"
    assert codes(known, renamed) == codes(known, SUBJECT) == []
    assert named_as(known, renamed) == known


def test_another_round_or_unit_is_worth_a_look() -> None:
    assert codes(SUBJECT, replace(SUBJECT, cycle="2025", unit="别处")) == ["review-other-cycle", "review-other-unit"]
    assert codes(SUBJECT, replace(SUBJECT, unit="示例科技（有限）公司")) == ["review-other-unit"]
