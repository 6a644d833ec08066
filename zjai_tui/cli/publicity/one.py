"""``zjai publicity`` for one window: forward from a start, backward from a deadline, or looked over."""

from __future__ import annotations

from ..guard import NO, OK
from ..streams import say, say_json, terminal_width
from .setting import Setting

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from datetime import date


def run(given: argparse.Namespace) -> int:
    """Print the answer; return 0, or 1 when it is no. Raises `Refused`, `NotCovered`."""
    setting = Setting(given)
    if given.audit:
        return _audit(given, setting)
    return _backward(given, setting) if given.start is None else _forward(given, setting)


def _forward(given: argparse.Namespace, setting: Setting) -> int:
    from ...workdays.answers import forward

    start = setting.day(given.start, "起始日")
    deadline = None if given.deadline is None else setting.day(given.deadline, "--deadline")
    table = setting.table(start)
    asked, unread = setting.asked(start)
    answer = forward(table, start, asked, deadline)
    answer = answer._replace(warnings=answer.warnings + unread)
    if given.json:
        from ...reports.publicity_json import forward_json

        say_json(forward_json(answer, table))
    else:
        from ...reports.publicity_text import forward_text

        say(forward_text(answer, table, terminal_width(), setting.notes))
    return NO if answer.meets_deadline is False else OK


def _backward(given: argparse.Namespace, setting: Setting) -> int:
    from ...workdays.answers import backward

    deadline = setting.day(given.deadline, "--deadline")
    table = setting.table(deadline)
    asked, unread = setting.asked(deadline)
    answer = backward(table, deadline, asked)
    answer = answer._replace(warnings=answer.warnings + unread)
    if given.json:
        from ...reports.publicity_json import backward_json

        say_json(backward_json(answer, table))
    else:
        from ...reports.publicity_text import backward_text

        say(backward_text(answer, table, terminal_width(), setting.notes))
    return OK


def _audit(given: argparse.Namespace, setting: Setting) -> int:
    from ...workdays.audit import audit

    start, end, stated = _printed(given.audit, setting)
    table = setting.table(start)
    asked, unread = setting.asked(start)
    if stated is not None and given.days is None:
        asked = asked._replace(days=stated)
    answer = audit(table, start, end, asked)
    answer = answer._replace(warnings=answer.warnings + unread)
    if given.json:
        from ...reports.publicity_json import audit_json

        say_json(audit_json(answer, table))
    else:
        from ...reports.publicity_text import audit_text

        say(audit_text(answer, table, terminal_width(), setting.notes))
    return OK if answer.sufficient else NO


def _printed(typed: list[str], setting: Setting) -> tuple[date, date, int | None]:
    """Return the two dates of a printed window, and the days it states, from two words or one sentence."""
    if len(typed) == 2:
        return setting.day(typed[0], "--audit 起始日"), setting.day(typed[1], "--audit 止日"), None
    from ...base.problems import refuse
    from ...base.text import quoted
    from ...workdays.printed import printed_windows

    found = list(printed_windows(typed[0]))
    if len(found) != 1:
        message = f"{quoted(typed[0])}里{'没有' if not found else '不止一处'}起止日期"
        raise refuse("window-wrong", "命令行，--audit", message, "请写成 2024-09-13 2024-09-20，或9月13日至9月20日")
    start, end = setting.day(found[0].start, "--audit"), setting.day(found[0].end, "--audit")
    return start, end, found[0].days
