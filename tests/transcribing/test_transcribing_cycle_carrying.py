"""A round carried over to another year is a proposal: dates moved, nothing taken for checked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from zjai_tui.base.problems import Refused
from zjai_tui.rules.basis import Basis, cite_source
from zjai_tui.rules.catalog import plain_cycle
from zjai_tui.rules.cycles.confirming import confirmable, unconfirmed
from zjai_tui.rules.cycles.reader import cycle_from_text
from zjai_tui.transcribing.rounds.cycle_carrying import carried, year_of
from zjai_tui.transcribing.rounds.cycle_opening import carried_text, proposals

OLD = plain_cycle("2024")
MADE = carried(OLD, "2027")
NEW = MADE.cycle


def test_dates_and_years_move_by_the_difference_and_ids_stay() -> None:
    assert [(one.id, one.on.replace(year=2024)) for one in NEW.date] == [(one.id, one.on) for one in OLD.date]
    assert {one.on.year for one in NEW.date} == {2027}
    assert NEW.education.years == (2025, 2026, 2027)
    assert NEW.cycle.issued == date(2027, 8, 8)
    assert (year_of(OLD), year_of(NEW), MADE.years) == (2024, 2027, 3)


def test_everything_that_can_be_confirmed_is_open() -> None:
    assert [name for name, _ in unconfirmed(NEW)] == list(confirmable(NEW))


def test_the_leap_day_becomes_the_last_day_of_february() -> None:
    leap = replace(OLD, date=(replace(OLD.date[0], on=date(2024, 2, 29)), *OLD.date[1:]))
    assert carried(leap, "2027").cycle.date[0].on == date(2027, 2, 28)
    assert carried(leap, "2028").cycle.date[0].on == date(2028, 2, 29)
    assert "2027年没有2月29日，改为2月28日" in carried_text(carried(leap, "2027"))


def test_nothing_is_official_and_cites_go_on_pointing_into_the_old_notice() -> None:
    for name in ("date", "number", "place", "step", "condition", "route", "precheck", "tick"):
        for was, one in zip(getattr(OLD, name), getattr(NEW, name), strict=True):
            assert one.basis is not Basis.OFFICIAL
            assert one.basis is (Basis.ASSUMED if was.basis is Basis.OFFICIAL else was.basis)
            assert one.cite == was.cite
    assert NEW.education.years_basis is Basis.ASSUMED


def test_what_rests_on_another_text_in_hand_stays_official() -> None:
    sources = tuple(replace(one, held=one.held or one.id == "D240") for one in OLD.source)
    route = replace(OLD.route[0], cite=("D240#第七条",), basis=Basis.OFFICIAL)
    found = carried(replace(OLD, source=sources, route=(route, *OLD.route[1:])), "2027").cycle
    assert [one.basis for one in found.route] == [Basis.OFFICIAL, Basis.ASSUMED, Basis.SECONDARY]


def test_the_new_notice_has_no_number_and_is_not_in_hand() -> None:
    notice = NEW.sources()["N2027"]
    assert (notice.doc_no, notice.issued, notice.held) == ("", None, False)
    assert (NEW.cycle.doc_no, NEW.cycle.notice, NEW.cycle.carried_from) == ("", "N2027", "2024")
    assert NEW.sources()["N2024"] == OLD.sources()["N2024"]


def test_years_in_texts_move_but_not_in_the_names_and_numbers_of_documents() -> None:
    assert NEW.cycle.title.startswith("2027年度")
    assert "2025年至2027年的学时" in next(one.what for one in NEW.step if one.id == "register_hours")
    assert next(one.ask for one in NEW.tick if one.id == "hours_registered").startswith("2025年至2027年")
    assert {one.title for one in OLD.source} < {one.title for one in NEW.source}
    assert "步骤“登记学时”" in MADE.reworded
    odd = replace(OLD.step[0], what="照之江室发〔2024〕7号，登记2022—2024的学时，1998年的不算")
    moved = carried(replace(OLD, step=(odd, *OLD.step[1:])), "2027").cycle.step[0]
    assert moved.what == "照之江室发〔2024〕7号，登记2025—2027的学时，1998年的不算"


def test_a_round_can_be_carried_on_from_one_that_was_never_confirmed() -> None:
    further = carried(NEW, "2028").cycle
    assert further.cycle.carried_from == "2027"
    assert {"N2028", "N2027", "N2024"} <= set(further.sources())
    assert not any(one.confirmed for one in further.date)


def test_the_file_reads_back_and_tells_the_clerk_what_to_do_beside_each_proposal() -> None:
    text = carried_text(MADE)
    assert replace(cycle_from_text(text, "试"), digest="") == NEW
    lines = text.splitlines()
    at = lines.index('id = "seniority"')
    assert lines[at - 4 : at - 1] == [
        "# 2024年度为2024年12月31日，推算时顺延3年。",
        "# 旧通知的出处：之江室发〔2024〕7号二（四）：“申报人员的资历计算时间截止到2024年12月31日”",
        "# 核对后写：zjai cycle set 2027 seniority 2027-12-31 --cite 二（四）",
    ]
    told = [line for line in lines if line.startswith("# 核对后写：")]
    assert len(told) == len(confirmable(NEW)) - 1  # the notice is told at the head of the file
    assert all(line.startswith("#") for line in lines[: lines.index("schema = 1")])


def test_each_proposal_is_told_in_words() -> None:
    said = proposals(MADE)
    assert set(said) == set(confirmable(NEW))
    assert (said["filing"], said["publicity_days"]) == ("2027年9月6日", "5个工作日")


@pytest.mark.parametrize("typed", ["", "27", "2024", "2O27", "../2027", "20270", "1899", "２０２７x", "2099"])
def test_what_is_no_other_year_is_refused(typed: str) -> None:
    cycle = OLD if typed != "2099" else replace(OLD, education=replace(OLD.education, years=(2024, 2026)))
    with pytest.raises(Refused) as refused:
        carried(cycle, typed)
    assert refused.value.problems[0].remedy


def test_cites_of_the_carried_round_name_listed_sources_only() -> None:
    assert {cite_source(cite) for one in NEW.date for cite in one.cite} <= set(NEW.sources())
