"""Reading the pasted text of a State Council notice on holidays, offline and without guessing.

A yearly notice names every holiday and covers its year. A notice that moves single days (调整,
延长, a memorial day) becomes a calendar that changes only those. Every date of the text is either
understood, or listed as not used; what contradicts itself is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ..base.problems import Problem, Refused, refuse
from ..base.text import one_line
from .notice_days import Item, Resolved, resolved
from .notice_words import DATE, flattened, mentions
from .overlay_file import EARLIEST_YEAR, LATEST_YEAR
from .overlays import Overlay
from .statutory import Statutory
from .understood import Understood

FORM = "放假通知的文字"
LONGEST = 20_000
"""Characters; the longest notice has some 2,000."""
MOST_MENTIONS = 300

_TITLE = re.compile(r"国务院(?:办公厅)?关于[^。:;]{2,60}?通知")
_YEARLY = re.compile(r"([0-9]{4})年(?:全年)?(?:部分)?(?:法定)?(?:节)?假日(?:放假)?安排")
_CHANGE = re.compile(r"(?:调整|延长)([0-9]{4})年")
_ANY_YEAR = re.compile(r"(?<![0-9])([12][0-9]{3})年")
_MEMORIAL = re.compile(r"关于([\u4e00-\u9fff0-9]{2,40}?纪念日)")
_EXTENDED = re.compile(
    rf"延长(?:[0-9]{{4}}年)?(?:[\u4e00-\u9fff]{{1,4}}?)(?:假期|放假)(?:时间)?[至到](?P<until>{DATE})"
)
_WEB_PAGE = re.compile(r"<(?:!doctype|html|head|body|p|div|span|br)\b", re.IGNORECASE)

NamedDays = Callable[[int, str], Mapping[date, bool]]
"""From a year and a holiday to the days the calendars at hand give it: True for worked ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """What a notice is read against."""

    rules: Statutory
    named_days: NamedDays
    """Asked where a notice speaks of a holiday's earlier arrangement."""
    today: date
    """The year is looked for around it where the text names none."""
    year: int | None = None
    """The year of the holidays, given by the person."""


def notice(text: str, where: str, background: Background) -> Understood:
    """Return what a pasted notice says. Raises `Refused` with every contradiction found.

    The year is the one given, else that of the title, else the only one for which every weekday
    name in the text is right: among the years the text names, then those after them, then those
    around today.
    """
    if len(text) > LONGEST:
        raise refuse("notice-long", where, f"超过{LONGEST}字，不像放假通知", "请只留通知的正文")
    if _WEB_PAGE.search(text):
        raise refuse("notice-html", where, "这是网页的源码", "请在浏览器里选中通知的正文，复制后存成文本文件")
    flat = flattened(text)
    items = _items(_EXTENDED.sub(r"\g<until>延长为止", flat), background.rules)
    count = sum(len(item.mentions) for item in items)
    if not count or count > MOST_MENTIONS:
        message = "没有找到放假的日期" if not count else "日期太多，不像放假通知"
        raise refuse("notice-empty", where, message, "请粘贴通知的正文，如“元旦：1月1日（周五）放假1天。”")
    year, note = _year(flat, items, where, background)
    return _understood(flat, items, where, background, (year, note))


def _understood(
    flat: str, items: list[Item], where: str, background: Background, found_year: tuple[int, str]
) -> Understood:
    year, note = found_year
    found = resolved(items, year)
    title = match[0] if (match := _TITLE.search(flat)) else ""
    spoken = {name for item in items for name in item.names if item.mentions}
    yearly = bool(_YEARLY.search(title or flat)) or {one.name for one in background.rules.of(year)} <= spoken
    days = dict(found.days)
    problems = [*found.problems, *_extend(days, found, year, background)]
    if "调整" in title and not yearly:
        _take_back(days, year, spoken, background)
    if not days and not problems:
        problems.append(Problem("notice-empty", "", "没有看懂哪天放假、哪天上班", "请粘贴通知的正文"))
    if problems:
        raise Refused(problem.within(where) for problem in problems)
    overlay = Overlay("", one_line(title or f"{year}年放假安排"), frozenset({year} if yearly else ()), days)
    return Understood(form=FORM, overlay=overlay, notes=(note,) if note else (), unused=found.unused)


def _items(flat: str, rules: Statutory) -> list[Item]:
    """Return the notice cut at the names of its holidays; what stands before the first is an item, too."""
    names = rules.names()
    word = "|".join(map(re.escape, names))
    heads = list(
        re.finditer(rf"((?:{word})(?:[、和与及](?:{word}))*)(?::|(?=(?:[0-9]{{4}}年)?[0-9]{{1,2}}月[0-9]))", flat)
    )
    before = flat[: heads[0].start()] if heads else flat
    items = [Item(names=_about(before, names), mentions=tuple(mentions(before)))]
    for at, head in enumerate(heads):
        end = heads[at + 1].start() if at + 1 < len(heads) else len(flat)
        said = tuple(dict.fromkeys(names[found] for found in re.findall(word, head[1])))
        items.append(Item(names=said, mentions=tuple(mentions(flat[head.end() : end]))))
    return [item for item in items if item.mentions]


def _about(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the holiday that a notice without headings is about: a memorial day, or the first one it names."""
    if memorial := _MEMORIAL.search(text):
        return (memorial[1],)
    places = sorted((text.index(word), -len(word), full) for word, full in names.items() if word in text)
    return (places[0][2],) if places else ()


def _year(flat: str, items: list[Item], where: str, background: Background) -> tuple[int, str]:
    """Return the year of the holidays, and a sentence on how it was found where it was not plain."""
    written = _YEARLY.search(flat) or _CHANGE.search(flat)
    if background.year is not None:
        if written and int(written[1]) != background.year:
            message = f"原文写的是{written[1]}年，命令里写的是{background.year}年"
            raise refuse("notice-year", where, message, "请核对 --year")
        return background.year, ""
    if written:
        return _possible(int(written[1]), where), ""
    named = {int(year) for year in _ANY_YEAR.findall(flat)}
    near = set(range(background.today.year - 1, background.today.year + 3))
    for years in (named, {year + 1 for year in named}, near):
        fitting = [year for year in sorted(years)[:20] if _fits(resolved(items, year))]
        if len(fitting) == 1:
            year = _possible(fitting[0], where)
            return year, f"原文没有写明是哪一年的安排，按星期推定为{year}年，请核对。"
    raise refuse("notice-year", where, "看不出是哪一年的安排", "请连同通知的标题一起粘贴，或加 --year 写明年份")


def _fits(found: Resolved) -> bool:
    return found.weekdays_right > 0 and not found.weekdays_wrong


def _possible(year: int, where: str) -> int:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise refuse("notice-year", where, f"年份{year}不在{EARLIEST_YEAR}年至{LATEST_YEAR}年之间", "请核对原文")
    return year


def _extend(
    days: dict[date, tuple[bool, str]], found: Resolved, year: int, background: Background
) -> Iterator[Problem]:
    """Add the days by which a holiday was made longer: its days in the calendars at hand, up to the new last one."""
    for name, until in found.extended:
        known = background.named_days(year, name) if name else {}
        off = [day for day, working in known.items() if not working and day <= until]
        if not off:
            message = f"说是延长，现有数据里却找不到{year}年{name or '这个节日'}原来的安排"
            yield Problem("notice-extends", name, message, f"请先导入{year}年的放假通知")
            continue
        day = max(off)
        while day in off:  # the whole holiday again, so that the change stands by itself
            day -= timedelta(1)
        while day < until:
            day += timedelta(1)
            days[day] = (False, name)


def _take_back(days: dict[date, tuple[bool, str]], year: int, spoken: set[str], background: Background) -> None:
    """Make plain again what the earlier arrangement of a rearranged holiday had and the new one does not name."""
    for name in sorted(spoken):
        for day in background.named_days(year, name):
            days.setdefault(day, (day.weekday() < 5, ""))
