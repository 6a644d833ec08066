"""The timeline as a calendar file, read back by an independent reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from zjai_tui.reports.timeline_ics import _folded, timeline_ics
from zjai_tui.rules.catalog import find_cycle
from zjai_tui.workdays.answers import Asked
from zjai_tui.workdays.rounds import round_of
from zjai_tui.workdays.table import WorkdayTable, table_for
from zjai_tui.workdays.timeline import Timeline, timeline

NOW = datetime(2024, 8, 20, 10, 30, tzinfo=UTC)
TABLE = table_for([2024])
ROUND = round_of(find_cycle("2024"))
ASKED = Asked(5, "counted", ROUND, None, date(2024, 8, 20))


def _made(start: date | None = None, table: WorkdayTable = TABLE) -> bytes:
    return timeline_ics(timeline(table, ROUND, ASKED, start), table, NOW)


def _events(data: bytes) -> dict[str, Event]:
    return {str(one["SUMMARY"]): one for one in Calendar.from_ical(data).walk("VEVENT")}


def test_every_date_of_the_round_is_an_event_of_one_whole_day() -> None:
    events = _events(_made())
    assert {title: one["DTSTART"].dt for title, one in events.items()} == {
        "业绩与成果截止": date(2024, 7, 31),
        "网上个人申报截止": date(2024, 9, 6),
        "最晚开始公示": date(2024, 9, 13),
        "所在单位推荐截止": date(2024, 9, 20),
        "下级评委会评审推荐截止": date(2024, 10, 23),
        "资历计算截止": date(2024, 12, 31),
    }
    for one in events.values():
        assert one["DTSTART"].params["VALUE"] == one["DTEND"].params["VALUE"] == "DATE"
        assert one["DTEND"].dt == one["DTSTART"].dt + timedelta(1)
        assert one["DTSTAMP"].dt == NOW


def test_a_planned_publicity_is_in_it_from_start_to_end() -> None:
    events = _events(_made(date(2024, 9, 12)))
    assert (events["公示开始"]["DTSTART"].dt, events["公示期满"]["DTSTART"].dt) == (
        date(2024, 9, 12),
        date(2024, 9, 19),
    )


@pytest.mark.parametrize(
    "title, alarm",
    [
        ("网上个人申报截止", date(2024, 9, 5)),
        ("所在单位推荐截止", date(2024, 9, 19)),
        ("公示开始", date(2024, 9, 14)),  # Wednesday 18 September, after the holiday: the make-up Saturday before it
    ],
)
def test_the_alarm_rings_at_nine_on_the_working_day_before(title: str, alarm: date) -> None:
    event = _events(_made(date(2024, 9, 18)))[title]
    (found,) = event.walk("VALARM")
    day = event["DTSTART"].dt
    assert found["ACTION"] == "DISPLAY"
    rings = datetime.combine(day, time(), UTC) + found["TRIGGER"].dt
    assert (rings.date(), rings.time()) == (alarm, time(9))


def test_an_alarm_days_before_does_not_say_tomorrow() -> None:
    events = _events(_made(date(2024, 9, 18)))
    said = {title: str(one.walk("VALARM")[0]["DESCRIPTION"]) for title, one in events.items()}
    assert said["网上个人申报截止"] == "明天：网上个人申报截止"
    assert said["公示开始"] == "9月18日：公示开始，中间3天不上班"


def test_the_ids_are_all_different_and_the_same_every_time() -> None:
    ids = [str(one["UID"]) for one in _events(_made(date(2024, 9, 12))).values()]
    assert len(set(ids)) == len(ids)
    moved = _events(_made(date(2024, 9, 9)))
    assert [str(one["UID"]) for one in moved.values()] == ids


def test_the_stamp_is_in_utc_wherever_it_was_taken() -> None:
    beijing = NOW.astimezone(timezone(timedelta(hours=8)))
    assert timeline_ics(timeline(TABLE, ROUND, ASKED), TABLE, beijing) == _made()


def _lines(data: bytes) -> list[bytes]:
    assert data.endswith(b"\r\n")
    return data[:-2].split(b"\r\n")


def test_every_line_ends_in_crlf_and_has_at_most_75_octets_of_whole_characters() -> None:
    for line in _lines(_made()):
        assert b"\r" not in line
        assert b"\n" not in line
        assert len(line) <= 75
        line.decode()


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=300))
def test_folding_loses_nothing_and_splits_no_character(text: str) -> None:
    lines = _lines(_folded(f"X-A:{text}"))
    assert all(len(line) <= 75 for line in lines)
    assert all(line.startswith(b" ") for line in lines[1:])
    assert "".join([lines[0].decode(), *(line[1:].decode() for line in lines[1:])]) == f"X-A:{text}"


HOSTILE = "甲;乙,丙\\丁\nEND:VEVENT\r\nX:1"


def _hostile() -> Timeline:
    found = timeline(TABLE, ROUND, ASKED)
    worse = replace(found.milestones[2], title=HOSTILE, note=HOSTILE)
    return replace(found, milestones=(*found.milestones[:2], worse, *found.milestones[3:]))


def test_hostile_text_stays_text() -> None:
    data = timeline_ics(_hostile(), TABLE, NOW)
    calendar = Calendar.from_ical(data)
    assert len(calendar.walk("VEVENT")) == 6
    assert "甲;乙,丙\\丁 END:VEVENT  X:1" in _events(data)
    assert not any("X" in one for one in calendar.walk("VEVENT"))


def test_an_estimated_date_says_so_in_its_title_and_text() -> None:
    dates = tuple(one._replace(on=one.on.replace(year=2027)) for one in ROUND.dates)
    later = ROUND._replace(
        issued=date(2027, 8, 9), dates=dates, publicity=next(one for one in dates if one.id == "recommendation")
    )
    table = table_for([2027], estimate=True)
    events = _events(timeline_ics(timeline(table, later, ASKED._replace(round=later)), table, NOW))
    assert "最晚开始公示（估算）" in events
    assert all("估算" in str(one["DESCRIPTION"]) for one in events.values())


def test_the_calendar_says_what_made_it_and_what_it_is() -> None:
    calendar = Calendar.from_ical(_made())
    assert calendar["VERSION"] == "2.0"
    assert "zjai" in calendar["PRODID"]
    assert calendar["X-WR-CALNAME"] == ROUND.title
    assert "chinese-calendar" in str(_events(_made())["最晚开始公示"]["DESCRIPTION"])
