"""The round's timeline as a calendar file (RFC 5545): all-day events, an alarm on the working day before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from ..base.text import one_line
from ..workdays.table import ESTIMATE, WorkdayTable
from ..workdays.timeline import ISSUED, Milestone, Timeline

_LONGEST_LINE = 75
"""Octets of a content line, without its line break."""
_ALARM_HOUR = 9
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def timeline_ics(found: Timeline, table: WorkdayTable, now: datetime) -> bytes:
    """Return the calendar: the round's dates and its publicity as events, `now` (aware) as the time of its making.

    Importing it again replaces the events of before: the ids depend on the round and the milestone
    only. Raises `NotCovered` when the working day before a milestone lies in a year without data.
    """
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//zjai//申报时间线//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(found.round.title)}",
    ]
    for one in found.milestones:
        if one.id != ISSUED:
            lines += _event(one, found, table, stamp)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(one: Milestone, found: Timeline, table: WorkdayTable, stamp: str) -> Iterator[str]:
    day = one.day.date
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(NAMESPACE_URL, f'zjai:{found.round.id}:{one.id}')}@zjai"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(1):%Y%m%d}"
    yield f"SUMMARY:{_text(one.title + (f'（{ESTIMATE}）' if day.year in table.estimated else ''))}"
    yield f"DESCRIPTION:{_text(_description(one, found, table))}"
    yield "TRANSP:TRANSPARENT"
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{_text(_reminder(one, table))}"
    yield f"TRIGGER:{_before(_working_day_before(day, table), day)}"
    yield "END:VALARM"
    yield "END:VEVENT"


def _description(one: Milestone, found: Timeline, table: WorkdayTable) -> str:
    rest = "" if one.day.working else f"当天不上班（{one.day.reason}）。"
    parts = [f"{one.note}。" if one.note else "", rest, f"依据：{found.round.doc_no}。" if one.cite else ""]
    return "".join([*parts, table.provenance([one.day.date.year])])


def _reminder(one: Milestone, table: WorkdayTable) -> str:
    day = one.day.date
    gap = (day - _working_day_before(day, table)).days
    return f"明天：{one.title}" if gap == 1 else f"{day.month}月{day.day}日：{one.title}，中间{gap - 1}天不上班"


def _working_day_before(day: date, table: WorkdayTable) -> date:
    return table.shifted(day, -1)


def _before(alarm: date, day: date) -> str:
    """Return the time from the beginning of `day` back to the morning of `alarm`, as a duration."""
    whole = (day - alarm).days - 1
    return f"-P{f'{whole}D' if whole else ''}T{24 - _ALARM_HOUR}H"


def _text(words: str) -> str:
    return one_line(words, 2000).translate(_ESCAPED)


def _folded(line: str) -> bytes:
    """Return the line in UTF-8 with CRLF, folded so that no line is too long and no character is split."""
    out = bytearray()
    used = 0
    for char in line:
        data = char.encode("utf-8", "replace")
        if used + len(data) > _LONGEST_LINE:
            out += b"\r\n "
            used = 1
        out += data
        used += len(data)
    return bytes(out + b"\r\n")
