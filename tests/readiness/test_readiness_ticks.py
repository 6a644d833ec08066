"""The hand list: only lines that concern the dossier, each with what it rests on; ticks are kept in the dossier."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from readiness_samples import PAPER, PATENT, READY, entry, given, with_entries, with_facts
from zjai_tui.dossier.edit import set_done
from zjai_tui.dossier.model import Dossier
from zjai_tui.readiness.ticks import tick_lines
from zjai_tui.rules.basis import Basis


def _ids(dossier: Dossier) -> list[str]:
    return [one.id.removeprefix("tick:") for one in tick_lines(given(dossier))]


def test_lines_about_a_kind_stand_only_where_there_is_one_and_name_it() -> None:
    assert "paper_pages" not in _ids(with_entries(PATENT))
    lines = {one.id: one for one in tick_lines(given(with_entries(PATENT, PAPER)))}
    assert lines["tick:paper_pages"].about == ("e2",)
    assert lines["tick:seals"].about == ()


def test_team_work_is_asked_about_only_where_there_is_some() -> None:
    assert "team_roles" in _ids(with_entries(PATENT))
    assert "team_roles" not in _ids(with_entries(entry(PATENT, team=Decimal(1)), PAPER))


def test_a_line_for_some_people_stands_unless_the_answer_says_otherwise() -> None:
    assert "major_note" not in _ids(READY)
    assert "major_note" in _ids(with_facts(major_related=False))
    assert "major_note" in _ids(with_facts(major_related=None))
    assert "post_details" not in _ids(READY)
    assert "post_details" in _ids(with_facts(employer="事业单位"))


def test_ticks_are_kept_and_can_be_taken_back() -> None:
    ticked = set_done(READY, "tick:seals", True)
    lines = {one.id: one.ticked for one in tick_lines(given(ticked))}
    assert [name for name, done in lines.items() if done] == ["tick:seals"]
    assert not any(one.ticked for one in tick_lines(given(set_done(ticked, "tick:seals", False))))


def test_a_tick_of_another_round_is_no_harm() -> None:
    assert not any(one.ticked for one in tick_lines(given(replace(READY, done=("tick:old", "rubbish", "")))))


def test_official_lines_cite_the_held_notice_only() -> None:
    official = [one for one in tick_lines(given()) if one.basis is Basis.OFFICIAL]
    assert official
    assert all(cite.startswith("N2024#") for one in official for cite in one.cites)
