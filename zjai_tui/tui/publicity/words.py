"""What the publicity screen says: an answer in, paragraphs out. No textual here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...base.cells import fitted
from ...reports.publicity_text import WHY, slack_words, window_words
from ...workdays.answers import OWN_DEADLINE, Backward, Forward, Latest, Margin
from ...workdays.windows import FIRST_DAYS, Window, other_reading
from ...workdays.words import full_day
from ..telling.blocks import Block, Tone, head, point
from .plan import Answered
from .sheet import ORDINARY

NO_DATA = "没有日历，算不出"
WEEKEND = "周末"
MOST_LISTED = 30
"""Days left out that are listed one by one."""
DAY_CELLS = 26
"""Cells of a date before its reason: ``2024年10月13日（周日）`` and two more."""


def end_blocks(answered: Answered) -> tuple[Block, ...]:
    """Return the line above the large end date: how many days, and whose end it is; or why there is none."""
    found = answered.window
    if found is None:
        return (head("算不出止日"), Block(answered.problem, "bad"))
    return (Block(f"公示{found.days}个工作日，{full_day(found.end)}止", "strong"),)


def verdict_blocks(answered: Answered) -> tuple[Block, ...]:
    """Return whether the deadline is met, in one sentence."""
    if answered.deadline_problem:
        return (Block("截止日无法核对，原因见下。", "open"),) if answered.forward is not None else ()
    answer = answered.forward
    if answer is None or answer.deadline is None:
        return ()
    slack = next((one.slack for one in answer.margins if one.title == OWN_DEADLINE), None)
    named = f"截止日{full_day(answer.deadline)}"
    if answer.meets_deadline:
        return (Block(f"赶得上{named}，{slack_words(slack)}。", "good"),)
    latest = f"；最晚{full_day(answer.latest)}开始" if answer.latest is not None else ""
    return (Block(f"赶不上{named}，{slack_words(slack)}{latest}。", "bad"),)


def detail_blocks(answered: Answered) -> tuple[Block, ...]:
    """Return everything else: doubts, both readings, deadlines, the days that do not count, words for a notice."""
    answer = answered.forward
    blocks: list[Block] = []
    if answered.warnings:
        blocks += [head("提醒"), *_warnings(answered)]
    if answer is not None:
        blocks += [head("首日的两种算法"), *_readings(answer)]
    blocks += _deadlines(answered)
    if answer is not None:
        blocks += [head("不计的日子"), *_skipped(answer.window)]
        blocks += [*_made_up(answer.window), head("公告可写"), Block(window_words(answer.window))]
    if answered.provenance:
        blocks += [head("依据的日历"), Block(answered.provenance, "muted")]
    return tuple(blocks)


def _warnings(answered: Answered) -> Iterator[Block]:
    for one in answered.warnings:
        if one.code == "alternative-not-covered" and answered.window is not None:
            reading = FIRST_DAYS[other_reading(answered.window.first_day)]
            year = answered.window.end.year + 1
            yield point(f"按“{reading}”算不出止日：会算到{year}年，还没有这一年的放假安排。", "open")
        else:
            yield point(one.text, "open")


def _readings(answer: Forward) -> Iterator[Block]:
    chosen = answer.window.first_day
    ends = {chosen: answer.window.end, other_reading(chosen): answer.alternative}
    for reading, name in FIRST_DAYS.items():
        mark = "（现用）" if reading == chosen else ""
        yield point(f"{name}{mark}：{_or_unknown(ends[reading], '止')}。{WHY[reading]}。")


def _deadlines(answered: Answered) -> Iterator[Block]:
    margins = _margins(answered.forward) if answered.forward is not None else []
    if margins or answered.backward is not None or answered.deadline_problem:
        yield head("截止日期")
    for one in margins:
        note = f"（{one.note}）" if one.note else ""
        tone: Tone = "open" if one.slack is None else "bad" if one.slack < 0 else "good"
        yield point(f"{one.title}{full_day(one.on)}：{slack_words(one.slack)}{note}。", tone)
    if answered.deadline_problem and answered.deadline_problem != answered.problem:
        yield point(answered.deadline_problem, "bad")
    if answered.backward is not None:
        yield from _latest(answered.backward)


def _margins(answer: Forward) -> list[Margin]:
    """Return the deadlines; the person's own is left out where a deadline of the round says the same."""
    of_round = {one.on for one in answer.margins if one.title != OWN_DEADLINE}
    return [one for one in answer.margins if one.title != OWN_DEADLINE or one.on not in of_round]


def _latest(found: Backward) -> Iterator[Block]:
    yield head("最晚哪天开始")
    other = other_reading(found.first_day)
    latest: dict[str, Latest | None] = {found.first_day: found.latest, other: found.other}
    for reading, name in FIRST_DAYS.items():
        one = latest[reading]
        mark = "（现用）" if reading == found.first_day else ""
        if one is None:
            yield point(f"{name}{mark}：{NO_DATA}。")
            continue
        rest = f"（不上班，之前最近的工作日是{full_day(one.worked)}）" if one.worked != one.start else ""
        yield point(f"{name}{mark}：{full_day(one.start)}{rest}。要在截止前一天就期满，最晚{full_day(one.strict)}。")


def _skipped(found: Window) -> Iterator[Block]:
    """Yield the days left out, each with its reason; plain weekends of a long window only by their number."""
    if not found.skipped:
        yield Block("起止之间每天都计入。")
    long = len(found.skipped) > MOST_LISTED
    kept = [one for one in found.skipped if not long or one.reason != WEEKEND]
    for one in kept:
        yield Block(one.reason, lead=fitted(full_day(one.date), DAY_CELLS))
    if len(kept) < len(found.skipped):
        yield Block(f"另有周末{len(found.skipped) - len(kept)}天，见月历。", "muted")


def _made_up(found: Window) -> Iterator[Block]:
    worked = [one for one in found.counted if one.reason != ORDINARY]
    if worked:
        yield head("计入的调休上班日")
    for one in worked:
        yield Block(one.reason, lead=fitted(full_day(one.date), DAY_CELLS))


def _or_unknown(day: date | None, tail: str) -> str:
    return NO_DATA if day is None else f"{full_day(day)}{tail}"
