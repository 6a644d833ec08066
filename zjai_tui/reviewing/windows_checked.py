"""What speaks against a publicity window: what is plainly wrong, and what a reason may overrule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

from ..base.dates import shown_date
from ..base.problems import Problem
from ..base.text import quoted
from ..workdays.rounds import round_of
from .recommending import outlook_sentence, recommendable
from .result import STATE_WORDS, Overlay, State

PLACE = "公示起止"
NEED_REASON = "review-window-reason"
"""Code of the problems that a reason takes away."""
MOST_DAYS = 60
"""Working days a publicity may last at most before it is taken for a slip of the pen."""
_FIRST: Mapping[State, str] = {
    "draft": "请先受理，逐项核定，核定完毕后再定",
    "changes_requested": "请等申报人改好，重新受理，核定完毕后再定",
}
_HOW = "确要这样定，请写明理由"


def window_problems(
    laid: Overlay, start: date, end: date, days: int, first_day: Literal["counted", "next"], reason: str
) -> Iterator[Problem]:
    """Yield everything that speaks against a window; with a reason only what is plainly wrong."""
    if laid.state in {"draft", "changes_requested"}:
        message = f"现在是{quoted(STATE_WORDS[laid.state])}，不能定公示起止"
        remedy = (
            "请先受理、逐项核定，核定完毕后再定"
            if laid.state == "draft"
            else "请等申报人改好，重新受理、核定完毕后再定"
        )
        yield Problem("review-not-verified", PLACE, message, remedy)
    if not 1 <= days <= MOST_DAYS:
        yield Problem("review-window-days", PLACE, f"公示天数应为1至{MOST_DAYS}个工作日，现为{days}", "请核对天数")
    if end < start:
        message = f"公示结束日{end.isoformat()}早于开始日{start.isoformat()}"
        yield Problem("review-window-order", PLACE, message, "请核对起止日期")
    held = laid.window
    same = held is not None and (held.start, held.end, held.days, held.first_day) == (start, end, days, first_day)
    if held is not None and same and reason.strip() in {"", held.act.reason}:
        yield Problem("review-window-same", PLACE, "公示起止已经这样定了", "不用再定")
    if not reason.strip() and laid.state not in _FIRST:
        yield from _overruled(laid, end, days)


def _overruled(laid: Overlay, end: date, days: int) -> Iterator[Problem]:
    if laid.state == "submitted":
        yield Problem(NEED_REASON, PLACE, "还没有核定完毕", f"请先核定完毕；{_HOW}")
    found = round_of(laid.case.cycle)
    if found.days is not None and days < found.days:
        message = f"公示{days}个工作日，少于年度通知要求的{found.days}个工作日"
        yield Problem(NEED_REASON, PLACE, message, f"请改天数；{_HOW}")
    if found.publicity is not None and end > found.publicity.on:
        message = f"公示到{shown_date(end)}才满，晚于{found.publicity.title}（{shown_date(found.publicity.on)}）"
        yield Problem(NEED_REASON, PLACE, message, f"请把起始日提前；{_HOW}")
    if laid.state == "verified" and (against := recommendable(laid)):
        message = f"按核定结果，{outlook_sentence(against)}，不应列入公示"
        yield Problem(NEED_REASON, PLACE, message, _HOW)
