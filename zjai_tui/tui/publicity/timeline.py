"""The round's dates as a picture: one below the other, a bar for the working days between. No textual here."""

from __future__ import annotations

from collections.abc import Iterator

from ...reports.timeline_text import slack_words
from ...workdays.timeline import Milestone, Timeline
from ...workdays.words import full_day
from ..telling.blocks import GAP, Block, head

LONGEST_BAR = 50
"""Terminal cells; a mark stands for one working day, or for more where the longest gap would not fit."""


def timeline_blocks(found: Timeline) -> tuple[Block, ...]:
    """Return the timeline of a round with the planned publicity in it, and how much slack that leaves."""
    return tuple(_blocks(found))


def _blocks(found: Timeline) -> Iterator[Block]:
    longest = max((one.working_days or 0 for one in found.milestones), default=0)
    each = max(-(-longest // LONGEST_BAR), 1)
    for one in found.milestones:
        if one.working_days is not None:
            yield Block(
                f"{'#' * -(-one.working_days // each)} {one.working_days}个工作日", "muted", lead="| ", indent=2
            )
        yield _milestone(one)
    yield GAP
    yield Block(f"一个#代表{each}个工作日，含后一个日期当天，不含前一个。", "muted")
    if found.plan is not None and found.slack is not None:
        yield head("这次公示")
        said = f"{full_day(found.plan.window.end)}期满，{slack_words(found.slack)}。"
        yield Block(said, "good" if found.slack >= 0 else "bad")
    if found.latest is not None and found.strict is not None:
        yield Block(f"最晚{full_day(found.latest)}开始；截止前一天就期满的，最晚{full_day(found.strict)}。")
    for warned in found.warnings:
        yield Block(warned.text, "open", lead="- ")


def _milestone(one: Milestone) -> Block:
    notes = [note for note in (one.note, "" if one.day.working else one.day.reason) if note]
    note = f"（{'，'.join(notes)}）" if notes else ""
    return Block(f"{full_day(one.day.date)}　{one.title}{note}", "strong" if one.binding else "", lead="* ")
