"""``zjai review window``: the publicity window the unit fixed."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from ...base.problems import Refused
from ...dossier.review.model import Act
from ...reports.page import sentence
from ...reviewing.acting import fix_window
from ...reviewing.result import Overlay
from ...workdays.answers import Asked, Forward, forward
from ...workdays.uncovered import NotCovered
from ..publicity.setting import Setting
from ..streams import complain
from .doing import add_reason, add_who, do, doing_parser


def run(words: Sequence[str]) -> int:
    """Fix the window that begins on a day; return 0. Raises `Refused`, `NotCovered`."""
    parser = doing_parser(
        "window",
        "定公示起止：给出起始日，按工作日历算出止日并记下。再定一次就以后一次为准。先试算请用 zjai publicity。",
        ["window 张三.toml 2024-09-13 --by 李四"],
    )
    parser.add_argument("start", metavar="起始日", help="公示张贴的日期")
    parser.add_argument("--days", metavar="天数", help="工作日数，1至250；不写时按年度通知的要求")
    parser.add_argument(
        "--first-day", metavar="算法", choices=("counted", "next"), default="counted",
        help="counted 起始日计入（默认）；next 次日起算",
    )  # fmt: skip
    add_reason(parser, clause=False)
    add_who(parser)
    given = parser.parse_args(words)
    return do(given, lambda laid, by, at: [_window(laid, by, at, given)])


def _counted(setting: Setting, start: date, asked: Asked) -> Forward:
    """Return the window; raise `Refused` for days without data, of which none can be fixed by estimate."""
    try:
        return forward(setting.table(start), start, asked)
    except NotCovered as lacking:
        raise Refused(replace(one, remedy=one.remedy.partition("；")[0]) for one in lacking.problems) from None


def _window(laid: Overlay, by: str, at: datetime, given: argparse.Namespace) -> Act:
    asked_as = argparse.Namespace(**vars(given), cycle=laid.case.cycle.cycle.id, estimate=False, submitted=None)
    setting = Setting(asked_as)
    start = setting.day(given.start, "起始日")
    asked, unread = setting.asked(start)
    found = _counted(setting, start, asked)
    for words in (*map(sentence, setting.notes), *(one.text for one in (*found.warnings, *unread))):
        complain(words)
    return fix_window(
        laid,
        by=by,
        at=at,
        start=start,
        end=found.window.end,
        days=found.window.days,
        first_day=given.first_day,
        reason=given.reason,
    )
