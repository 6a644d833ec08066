"""The round in working days."""

from __future__ import annotations

from datetime import date

from publicity_samples import TABLE, asked, round_2024
from zjai_tui.workdays.timeline import Start, timeline


def test_the_dates_stand_in_order_with_the_working_days_between_them() -> None:
    found = timeline(TABLE, round_2024(), asked())
    days = [one.day.date for one in found.milestones]
    assert days == sorted(days)
    assert [(one.id, one.working_days) for one in found.milestones] == [
        ("achievements", None),
        ("issued", 6),
        ("filing", 21),
        ("latest_start", 5),
        ("recommendation", 4),
        ("committee", 20),
        ("seniority", 49),
    ]


def test_the_latest_starts_for_the_units_deadline() -> None:
    found = timeline(TABLE, round_2024(), asked())
    assert (found.latest, found.strict, found.other_latest) == (
        date(2024, 9, 13), date(2024, 9, 12), date(2024, 9, 12),
    )  # fmt: skip
    assert found.confirmed
    assert found.warnings == ()


def test_every_working_day_on_which_publicity_can_start_comes_with_its_slack() -> None:
    starts = timeline(TABLE, round_2024(), asked()).starts
    assert starts[0] == Start(date(2024, 9, 6), date(2024, 9, 12), 5)
    assert starts[-1] == Start(date(2024, 9, 13), date(2024, 9, 20), 0)
    assert [one.slack for one in starts] == [5, 4, 3, 2, 1, 0]


def test_a_planned_publicity_takes_its_place_among_the_dates() -> None:
    found = timeline(TABLE, round_2024(), asked(), date(2024, 9, 9))
    assert found.plan is not None
    assert found.plan.window.end == date(2024, 9, 13)
    assert found.slack == 4
    ids = [one.id for one in found.milestones]
    assert ids.index("filing") < ids.index("publicity_start") < ids.index("publicity_end") < ids.index("recommendation")
    assert "latest_start" not in ids


def test_a_plan_that_ends_too_late_has_negative_slack_and_is_told() -> None:
    for start, slack in ((date(2024, 9, 18), -2), (date(2024, 11, 1), -31)):
        found = timeline(TABLE, round_2024(), asked(), start)
        assert found.slack == slack
        assert "after-deadline" in {one.code for one in found.warnings}


def test_a_round_without_a_deadline_for_publicity_is_only_dates() -> None:
    found = timeline(TABLE, round_2024()._replace(publicity=None), asked(round=None), date(2024, 9, 9))
    assert (found.latest, found.slack, found.starts) == (None, None, ())
    assert "publicity_end" in {one.id for one in found.milestones}
