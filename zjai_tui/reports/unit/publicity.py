"""The publicity notice and the record of its result as documents of a unit.

What is hung up says the window only, counted from its own first day; the working copy beside it
shows both ways of counting, every day, the deadlines and what is doubtful.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ...dossier.review.code import LABEL
from ...rules.cycles.confirming import unconfirmed_banner
from ...rules.cycles.cycle import Cycle
from ...workdays.answers import Forward
from ...workdays.windows import COUNTED, FIRST_DAYS, other_reading
from ...workdays.words import in_words
from ..document.model import Block, Heading, Item, Items, Report, Table, Text
from ..publicity_notice import Applicant, notice, result_record
from ..publicity_text import WHY
from .words import short_day

NOTICE, RESULT, WORKING = "公示", "公示结果报告", "公示工作底稿"
OWN_TEXT = "公示文本由单位拟定，不是规定的格式"
OWN_RECORD = "单位自拟的记录，不是规定的格式"
OWN_WORKING = "单位内部工作底稿，不张贴"
_MOST_DAYS = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One person of a publicity window, and the code over dossier and review of what is published about them."""

    person: Applicant
    code: str
    verified: bool = True
    """Whether the review was finished: a notice says so of everybody on it, and leaves the others out."""
    against: tuple[str, ...] = ()
    """Why the person is left out although verified: no route is surely open, and nobody gave a reason."""

    @property
    def listed(self) -> bool:
        """Return whether the notice names the person."""
        return self.verified and not self.against

    @property
    def standing(self) -> str:
        """Return how the review stands, for the unit's own copy."""
        if not self.verified:
            return "还没有核定完毕，不列入公告"
        return f"已核定，不列入公告：{'；'.join(self.against)}" if self.against else "已核定"


def publicity_notice(found: Forward, people: Sequence[Published], cycle: Cycle | None, *, code: str) -> Report:
    """Return the notice to be hung up; nothing of the working copy is in it, and no numbers of persons.

    `code` is that of one dossier, or of all verified ones together (`dossier.seal.code_over`).
    """
    report = notice(found.window, _ready(people), cycle)
    return replace(report, basis=OWN_TEXT, code=code)


def publicity_result(found: Forward, people: Sequence[Published], cycle: Cycle | None, *, code: str) -> Report:
    """Return the record of the result, to be filled in when the window is over."""
    report = result_record(found.window, _ready(people), cycle)
    return replace(report, title=RESULT, basis=OWN_RECORD, code=code)


def publicity_working(
    found: Forward, people: Sequence[Published], cycle: Cycle | None, *, code: str, made_on: date
) -> Report:
    """Return the unit's own copy: both ways of counting, day by day, with deadlines, codes and doubts."""
    return Report(
        title=WORKING,
        round=cycle.cycle.title if cycle is not None else "",
        name=f"{len(people)}人",
        basis=OWN_WORKING,
        banner=unconfirmed_banner(cycle) if cycle is not None else "",
        code=code,
        made=made_on,
        blocks=tuple(_working(found, people, made_on)),
    )


def _ready(people: Sequence[Published]) -> list[Applicant]:
    return [one.person for one in people if one.listed]


def _working(found: Forward, people: Sequence[Published], made_on: date) -> Iterator[Block]:
    window = found.window
    yield Heading("一、公示时间")
    yield Text(f"{in_words(window.first)}至{in_words(window.end)}，共{window.days}个工作日。公告上只写这一种。")
    ends = {window.first_day: window.end, other_reading(window.first_day): found.alternative}
    rows = tuple(
        (
            FIRST_DAYS[one],
            "采用" if one == window.first_day else "",
            short_day(window.start),
            "没有日历，算不出" if (end := ends[one]) is None else short_day(end),
            f"{WHY[one]}。",
        )
        for one in sorted(FIRST_DAYS, key=lambda one: one != COUNTED)
    )
    yield Table(("首日怎样算", "本次", "张贴", "期满", "理由"), rows)
    yield Heading("二、逐日")
    yield Table(("日期", "第几天", "说明"), tuple(_days(found)))
    if found.margins:
        yield Heading("三、截止日期")
        yield Table(("截止", "日期", "期满后还剩", "说明"), tuple(_margins(found)))
    yield Heading("四、公示对象" if found.margins else "三、公示对象")
    yield Table(
        ("序号", "姓名", "核定", LABEL),
        tuple((str(at), one.person.name, one.standing, one.code) for at, one in enumerate(people, 1)),
    )
    doubts = [warned.text for warned in found.warnings]
    doubts += [] if found.confirmed else ["日历里有估算或暂定的日子，张贴以前请再核对。"]
    if doubts:
        yield Heading("要注意的")
        yield Items(tuple(Item(words) for words in doubts))
    yield Text(
        f"{in_words(made_on)}制作。公告和公示结果报告里待填的地方须填好再用；"
        "它们的校验码由公告所列各人的核定校验码合成，与本页的一样。"
    )


def _days(found: Forward) -> Iterator[tuple[str, ...]]:
    window = found.window
    numbers = {day.date: f"第{at}天" for at, day in enumerate(window.counted, 1)}
    days = sorted((*window.counted, *window.skipped), key=lambda day: day.date)
    for day in days:
        if len(days) <= _MOST_DAYS or day.reason not in {"工作日", "周末"}:
            yield short_day(day.date), numbers.get(day.date, "不计"), day.reason


def _margins(found: Forward) -> Iterator[tuple[str, ...]]:
    for one in found.margins:
        slack = one.slack
        left = "算不出" if slack is None else f"{slack}个工作日" if slack >= 0 else f"晚了{-slack}个工作日"
        yield one.title, short_day(one.on), left, one.note
