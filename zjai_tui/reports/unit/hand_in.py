"""By when a dossier that was handed back must be here again, so that the unit still has time for publicity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ...rules.cycles.confirming import unconfirmed_banner
from ...rules.cycles.cycle import Cycle
from ...workdays.answers import Asked, backward
from ...workdays.rounds import RoundDate, round_of
from ...workdays.table import WorkdayTable
from ...workdays.windows import COUNTED, FIRST_DAYS, where_covered
from ...workdays.words import full_day


@dataclass(frozen=True, slots=True, kw_only=True)
class HandIn:
    """The days that bind, and the one reckoned from them."""

    filing: RoundDate | None
    publicity: RoundDate | None
    days: int | None
    """Working days that publicity lasts at least."""
    latest_start: date | None = None
    """The last day to begin publicity so that it is over before the unit's own deadline."""
    latest: date | None = None
    """The last working day before that: by then the dossier should be back."""
    left: int | None = None
    """Working days from today until `latest`; negative: it is past."""
    why_not: str = ""
    """Why it cannot be reckoned, as a sentence; empty where it can."""
    banner: str = ""
    """That the round's dates were not checked; empty for a confirmed round."""


def hand_in(cycle: Cycle, workdays: WorkdayTable | None, today: date) -> HandIn:
    """Return by when to hand in again, with publicity counted from its first day and over before the deadline."""
    found = round_of(cycle)
    known = HandIn(
        filing=found.filing, publicity=found.publicity, days=found.days, banner=unconfirmed_banner(cycle)
    )  # fmt: skip
    if found.publicity is None or found.days is None:
        return _because(known, "年度通知里没有单位推荐截止日，或没有写公示要几个工作日。")
    if workdays is None:
        return _because(known, "没有工作日历，算不出最迟哪天开始公示。")
    asked = Asked(found.days, COUNTED, found, None, today)
    deadline = found.publicity.on
    answer, why_not = where_covered(lambda: backward(workdays, deadline, asked))
    if answer is None:
        return _because(known, why_not)
    start = answer.latest.strict
    latest, why_not = where_covered(lambda: workdays.last_on_or_before(start - timedelta(1)))
    if latest is None:
        return _because(known, why_not)
    left, _ = where_covered(lambda: _left(workdays, today, latest))
    return HandIn(
        filing=found.filing, publicity=found.publicity, days=found.days, latest_start=start, latest=latest, left=left,
        banner=known.banner,
    )  # fmt: skip


def latest_words(found: HandIn) -> str:
    """Return how the last day was reckoned, as a sentence."""
    if found.latest is None or found.latest_start is None or found.publicity is None:
        return found.why_not
    return (
        f"公示{found.days}个工作日（{FIRST_DAYS[COUNTED]}），要在{full_day(found.publicity.on)}以前期满，"
        f"最迟{full_day(found.latest_start)}开始；补正后的档案最迟{full_day(found.latest)}交回，单位当天核完才来得及。"
    )


def left_words(found: HandIn) -> str:
    """Return how many working days are left, or that it is too late, as a sentence; empty where nobody knows."""
    if found.left is None or found.latest is None:
        return ""
    if found.left < 0:
        return f"{full_day(found.latest)}已经过去，请马上与单位人事部门联系。"
    if not found.left:
        return f"到{full_day(found.latest)}为止已经没有工作日。"
    return f"到{full_day(found.latest)}为止还有{found.left}个工作日，含今天。"


def _left(table: WorkdayTable, today: date, latest: date) -> int:
    return table.count(today, latest) if today <= latest else -1


def _because(found: HandIn, why_not: str) -> HandIn:
    return HandIn(
        filing=found.filing, publicity=found.publicity, days=found.days, banner=found.banner, why_not=why_not
    )  # fmt: skip
