"""What typed texts mean, and how values are shown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from zjai_tui.dossier import edit
from zjai_tui.dossier.model import Dossier
from zjai_tui.filling.answers import Answer, read_answer, shown_answer, standing_problem
from zjai_tui.filling.claim_slots import entry_slots
from zjai_tui.filling.person_slots import education_slots, fact_slots
from zjai_tui.filling.slots import Slot
from zjai_tui.rules.catalog import find_cycle, find_standard
from zjai_tui.rules.fields import Field

DAY = Field(id="d", title="日期", type="date")
NUMBER = Field(id="n", title="数", type="number", max=Decimal(100))
RANK = Field(id="r", title="排名", type="rank")
TEXT = Field(id="t", title="文字", type="text")
CHOICE = Field(id="c", title="选择", type="choice", choices=("甲", "乙"))


@pytest.mark.parametrize(
    "typed", ["2024年9月6日", "２０２４.9.6", "2024/09/06", "20240906", " 2024-9-6 ", "２０２４年９月６日"]
)
def test_dates_are_read_however_they_are_written(typed: str) -> None:
    assert read_answer(DAY, typed) == Answer(date(2024, 9, 6))


@pytest.mark.parametrize("typed", ["2024年9月", "2024-13-01", "昨天", "1800-01-01", "2024-2-30"])
def test_what_is_no_date_gets_one_sentence(typed: str) -> None:
    answer = read_answer(DAY, typed)
    assert answer.value is None
    assert answer.problem.endswith("。")
    assert answer.problem.count("。") == 1


@pytest.mark.parametrize("typed, value", [("３.５", "3.5"), ("1,000", None), ("12", "12"), (" 0 ", "0")])
def test_numbers_are_read_exactly_and_within_limits(typed: str, value: str | None) -> None:
    answer = read_answer(NUMBER, typed)
    assert answer.value == (Decimal(value) if value else None)
    assert bool(answer.problem) == (value is None)


@pytest.mark.parametrize("typed", ["0", "2.5", "-1", "1e3", "第一"])
def test_a_rank_is_a_whole_number_from_one(typed: str) -> None:
    assert read_answer(RANK, typed).problem


@pytest.mark.parametrize("field", [DAY, NUMBER, RANK, TEXT, CHOICE])
@pytest.mark.parametrize("typed", ["", "   ", "\t"])
def test_nothing_typed_is_unknown_and_no_problem(field: Field, typed: str) -> None:
    assert read_answer(field, typed) == Answer()


def test_text_is_kept_as_typed() -> None:
    assert read_answer(TEXT, " [/] ").value == " [/] "


@pytest.mark.parametrize(
    "value, shown",
    [(None, ""), (True, "是"), (False, "否"), (Decimal("2.50"), "2.5"), (date(2024, 9, 6), "2024-09-06"), ("文", "文")],
)
def test_values_are_shown_as_they_may_be_typed(value: object, shown: str) -> None:
    assert shown_answer(value) == shown


def test_a_value_from_a_file_that_does_not_fit_is_named() -> None:
    assert standing_problem(CHOICE, "丙")
    assert standing_problem(NUMBER, "三")
    assert not standing_problem(CHOICE, None)
    assert not standing_problem(CHOICE, "甲")


def slot(slots: tuple[Slot, ...], key: str) -> Slot:
    return next(one for one in slots if one.key == key)


def test_hours_of_a_professional_kind_cannot_exceed_the_total() -> None:
    slots = education_slots(find_cycle("2024"))
    total, professional = slot(slots, "education.2022.total"), slot(slots, "education.2022.professional")
    dossier = total.write(Dossier(), Decimal(90))
    assert professional.answer(dossier, "91").problem
    assert professional.answer(dossier, "90").value == 90
    full = professional.write(dossier, Decimal(80))
    assert total.answer(full, "70").problem


def test_clearing_an_answer_makes_it_unknown_again() -> None:
    one = slot(fact_slots(find_cycle("2024")), "fact.degree")
    dossier = one.write(Dossier(), "本科")
    assert one.read(dossier) == "本科"
    assert one.read(one.write(dossier, None)) is None


def test_a_rank_beyond_the_team_is_refused_from_either_side() -> None:
    kind = next(one for one in find_standard("zj-ai-reference").kind if any(field.within for field in one.field))
    rank = next(field for field in kind.field if field.within)
    dossier, entry_id = edit.add_entry(Dossier(), kind.id)
    slots = entry_slots(kind, entry_id)
    place, team = (slot(slots, f"entry.{entry_id}.fact.{name}") for name in (rank.id, rank.within))
    assert place.answer(team.write(dossier, Decimal(3)), "4").problem
    assert place.answer(team.write(dossier, Decimal(3)), "3").value == 3
    assert team.answer(place.write(dossier, Decimal(5)), "4").problem
