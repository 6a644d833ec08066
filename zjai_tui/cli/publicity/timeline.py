"""``zjai publicity --timeline``: the round in working days, on the screen and as a calendar file."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from ...base.text import one_line
from ...reports.timeline_ics import timeline_ics
from ...reports.timeline_json import timeline_json
from ...reports.timeline_text import timeline_text
from ...workdays.timeline import timeline
from ..guard import NO, OK
from ..outputs import write_files
from ..streams import complain, say, say_json, terminal_width
from .setting import Setting


def now() -> datetime:
    """Return the moment a calendar file is stamped with."""
    return datetime.now(UTC)


def run(given: argparse.Namespace) -> int:
    """Print the timeline, write the calendar file; return 1 when the planned publicity ends after its deadline.

    Raises `Refused`, `NotCovered`.
    """
    setting = Setting(given)
    start = None if given.start is None else setting.day(given.start, "起始日")
    found = setting.round_for_timeline(start)
    table = setting.table(found.issued)
    asked = setting.asked_of(found)
    answer = timeline(table, found, asked, start)
    if given.ics is not None:
        write_files({given.ics: timeline_ics(answer, table, now())}, force=given.force)
    if given.json:
        say_json(timeline_json(answer, table))
    else:
        say(timeline_text(answer, table, terminal_width(), setting.notes))
    if given.ics is not None:
        told = f"已写入 {one_line(given.ics)}，可导入Outlook、苹果日历、谷歌日历。"
        complain(told) if given.json else say(told)
    return NO if answer.slack is not None and answer.slack < 0 else OK
