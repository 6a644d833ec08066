"""Pieces of a carried round are confirmed one by one in its file, and the rules of an unchanged place at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pytest

from zjai_tui.base.problems import Refused
from zjai_tui.rules.basis import Basis
from zjai_tui.rules.catalog import plain_cycle
from zjai_tui.rules.cycles.confirming import unconfirmed
from zjai_tui.rules.cycles.cycle import Cycle
from zjai_tui.rules.cycles.reader import cycle_from_text
from zjai_tui.transcribing.rounds.cycle_carrying import carried
from zjai_tui.transcribing.rounds.cycle_opening import carried_text
from zjai_tui.transcribing.rounds.cycle_same import places_left, same_edits
from zjai_tui.transcribing.rounds.cycle_settling import (
    Edit,
    date_edits,
    education_edits,
    full_cites,
    notice_edits,
    number_edits,
    part_named,
    settled,
)

OLD = plain_cycle("2024")
TEXT = carried_text(carried(OLD, "2027"))
CYCLE = cycle_from_text(TEXT, "试")


def with_notice() -> tuple[str, Cycle]:
    edits = notice_edits(CYCLE, date(2027, 8, 6), "之江室发〔2027〕5号", held=True)
    return settled(TEXT, CYCLE, "试", edits)


def same(text: str, cycle: Cycle, place: str, new: str = "") -> tuple[str, Cycle, int]:
    moved = same_edits(cycle, OLD, place, new or place, "试")
    return (*settled(text, cycle, "试", moved.edits), moved.official)


def test_the_notice_is_entered_in_the_head_and_among_the_sources() -> None:
    text, cycle = with_notice()
    assert (cycle.cycle.doc_no, cycle.cycle.issued, cycle.cycle.confirmed) == (
        "之江室发〔2027〕5号",
        date(2027, 8, 6),
        True,
    )
    source = cycle.sources()["N2027"]
    assert (source.doc_no, source.issued, source.held, source.note) == (
        "之江室发〔2027〕5号",
        date(2027, 8, 6),
        True,
        "",
    )
    comments = [line for line in TEXT.splitlines() if line.startswith("#")]
    assert [line for line in text.splitlines() if line.startswith("#")] == comments


def test_a_date_confirmed_from_a_notice_in_hand_is_official_and_only_that_date_changes() -> None:
    text, cycle = with_notice()
    edits = date_edits(cycle, "filing", date(2027, 9, 3), full_cites(cycle, ["四（一）"]), "9月3日截止")
    _, found = settled(text, cycle, "试", edits)
    filing = found.dates()["filing"]
    assert (filing.on, filing.basis, filing.cite) == (date(2027, 9, 3), Basis.OFFICIAL, ("N2027#四（一）",))
    assert (filing.confirmed, filing.text) == (True, "9月3日截止")
    assert [one for one in found.date if one.id != "filing"] == [one for one in cycle.date if one.id != "filing"]
    assert ("filing", "网上个人申报截止") not in unconfirmed(found)


def test_without_the_text_in_hand_it_is_secondary() -> None:
    edits = date_edits(CYCLE, "filing", date(2027, 9, 3), full_cites(CYCLE, ["四（一）"]))
    _, found = settled(TEXT, CYCLE, "试", edits)
    assert found.dates()["filing"].basis is Basis.SECONDARY


def test_numbers_and_years_are_confirmed_alike() -> None:
    text, cycle = with_notice()
    edits: Iterable[Edit] = [
        *number_edits(cycle, "publicity_days", Decimal(7), ("N2027#三（二）",)),
        *number_edits(cycle, "target", Decimal("89.5"), ("N2027#二（一）",)),
        *education_edits(cycle, (2024, 2025, 2026), ("N2027#二（三）",)),
    ]
    text, found = settled(text, cycle, "试", edits)
    assert found.numbers()["publicity_days"].value == 7
    assert found.numbers()["target"].value == Decimal("89.5")
    assert (found.education.years, found.education.years_basis) == ((2024, 2025, 2026), Basis.OFFICIAL)
    assert found.education.confirmed
    assert "value = 7\n" in text


def test_a_place_alone_is_one_of_the_rounds_own_notice() -> None:
    assert full_cites(CYCLE, ["二（四）", "N2024#一", "D99"]) == ("N2027#二（四）", "N2024#一", "D99")


def test_a_part_is_named_by_id_or_title() -> None:
    assert [part_named(CYCLE, typed, "试") for typed in ("filing", "网上个人申报截止", "通知", "education")] == [
        "filing", "filing", "notice", "education",
    ]  # fmt: skip
    with pytest.raises(Refused, match="是不是想写"):
        part_named(CYCLE, "fling", "试")


def test_a_cite_of_an_unknown_source_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        settled(TEXT, CYCLE, "试", date_edits(CYCLE, "filing", date(2027, 9, 3), ("N2O27#四",)))
    assert [one.code for one in refused.value.problems] == ["unknown-name"]


def test_a_file_laid_out_too_unusually_is_left_alone() -> None:
    start = TEXT.index("[[date]]")
    end = TEXT.index("[[number]]")
    inline = "date = [{}]\n".format(
        ", ".join(
            f'{{ id = "{one.id}", title = "x", on = 2027-01-01, role = "{one.role}", cite = ["N2024"] }}'
            for one in OLD.date
        )
    )
    text = inline + TEXT[:start] + TEXT[end:]
    with pytest.raises(Refused) as refused:
        settled(text, CYCLE, "试", date_edits(CYCLE, "filing", date(2027, 9, 3), ("N2027#四",)))
    assert refused.value.problems[0].code == "edit-unsafe"


def test_rules_of_a_place_that_did_not_change_rest_on_the_new_notice_and_are_as_sure_as_before() -> None:
    text, cycle = with_notice()
    _, found, official = same(text, cycle, "一（二）", "一（三）")
    was, now = OLD.conditions(), found.conditions()
    for name in ("in_zhejiang", "employer_kind", "in_post", "ai_work"):
        assert now[name].cite == ("N2027#一（三）",)
        assert now[name].basis is was[name].basis is Basis.OFFICIAL
    assert official == 4
    assert found.facts()["in_post"].cite == ("N2027#一（三）",)
    assert "一（二）" not in places_left(found, "N2024")


def test_a_rule_with_another_old_place_left_under_it_stays_assumed() -> None:
    text, cycle = with_notice()
    text, cycle, _ = same(text, cycle, "三（一）")
    filing = cycle.step_as("filing")
    assert filing is not None
    assert (filing.cite, filing.basis) == (("N2027#三（一）", "N2024#四（一）"), Basis.ASSUMED)
    _, cycle, _ = same(text, cycle, "四（一）")
    filing = cycle.step_as("filing")
    assert filing is not None
    assert filing.basis is Basis.OFFICIAL


def test_what_was_assumed_before_stays_assumed_and_dates_are_not_touched() -> None:
    text, cycle = with_notice()
    for place in ("二（三）", "四（一）"):
        text, cycle, _ = same(text, cycle, place)
    hours = next(one for one in cycle.step if one.id == "register_hours")
    assert (hours.cite, hours.basis) == (("N2027#二（三）", "N2027#四（一）"), Basis.ASSUMED)
    assert not any(one.confirmed for one in cycle.date)


def test_place_by_place_the_whole_round_moves_to_the_new_notice() -> None:
    text, cycle = with_notice()
    while left := places_left(cycle, "N2024"):
        text, cycle, _ = same(text, cycle, left[0])
    for name in ("place", "step", "condition", "route", "precheck", "tick"):
        assert [one.basis for one in getattr(cycle, name)] == [one.basis for one in getattr(OLD, name)]
    assert cycle.areas_cite == ("N2027#一（一）",)


def test_nothing_moves_before_the_new_notice_is_in_hand_or_from_a_place_nothing_rests_on() -> None:
    with pytest.raises(Refused) as refused:
        same_edits(CYCLE, OLD, "一（二）", "一（二）", "试")
    assert refused.value.problems[0].code == "notice-not-held"
    _, cycle = with_notice()
    with pytest.raises(Refused, match="还剩的章节：一（一）"):
        same_edits(cycle, OLD, "九", "九", "试")
