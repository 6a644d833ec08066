"""The words of a State Council notice: dates in lists and ranges, and what is said of them.

Everything here works on `flattened` text: half-width, without white space and quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from ..base.text import half_width

_NOTHING = re.compile(r"[\s\u200b-\u200f\u2060\ufeff“”‘’\"'「」《》〈〉*#]+")


def flattened(text: str) -> str:
    """Return the text as the patterns expect it; line breaks inside a date disappear as well."""
    return _NOTHING.sub("", half_width(text))


class Said(Enum):
    """What a notice says of some dates."""

    REST = "放假"
    WORK = "上班"
    RESUMED = "恢复上班"
    """Back to ordinary work; worked, but no make-up day unless it is a weekend day."""
    MOVED = "公休日调走"
    """Weekend days whose rest is moved to the dates named next."""
    EXTENDED = "延长为止"
    """The last day of a holiday that is made longer; `mentions` expects this said after the date."""
    NOTHING = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One date as written; what is not written is None."""

    year: int | None
    month: int | None
    day: int
    weekday: int | None
    """0 is Monday."""
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A list of dates and ranges (first, last), what is said of them, and the number of days stated."""

    spans: tuple[tuple[Written, Written | None], ...]
    said: Said
    stated: int | None
    with_weekend: bool
    """Said to join the weekend (与周末连休): the stated number then counts that, too."""
    words: str


DATE = (
    r"(?<![0-9])(?:(?P<year>[0-9]{4})年)?(?:(?P<month>[0-9]{1,2})月)?(?P<day>[0-9]{1,2})"
    r"(?:日|(?:(?<=月[0-9])|(?<=月[0-9]{2}))号|(?=(?:至|到|[-—–~])[0-9]{1,2}日))(?:\((?P<note>[^()]{0,40})\))?"
)
_DATE = re.compile(DATE)
_TO = re.compile(r"至|到|[-—–~−]+")
_AND = re.compile(r"[、和与及]")
_WEEKDAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])")
_OFF = "调休放假|放假|补休|调休|公休日|公休|休息日|休息|假日"
_VERBS = (
    (Said.EXTENDED, re.compile(r"延长为止")),
    (Said.RESUMED, re.compile(r"(?:起|恢复|正常|照常)+(?:上班|工作)")),
    (Said.WORK, re.compile(r"(?:均|都|须|应|要|需|调休|补)*(?:上班|班)|(?:均|都|调(?:整)?)?为工作日")),
    (Said.MOVED, re.compile(r"(?:[一二两三四五六]个)?(?:公休日|休息日|双休日)(?:分别)?(?:调)?[整休换]?[至到]")),
    (Said.REST, re.compile(rf"(?:为)?(?:照常|正常|均|法定|节|国家)*(?:{_OFF})")),
)
_STATED = re.compile(
    r"(?:调休|公休|补休|放假|[,、]|共|计|与周末连休|合计){0,6}([0-9]{1,2}|[一二三四五六七八九十]{1,3})天"
)
_JOINS_WEEKEND = re.compile(r"[^。;0-9]{0,8}?连休")
_ADVICE = re.compile(r"鼓励|建议|倡导|可以|尽量|除外|例外")
_ADVICE_REACH = 60
_SENTENCE = re.compile(r"[^。;]*[。;]?")
_NUMBERS = {char: at for at, char in enumerate("零一二三四五六七八九")}


def mentions(text: str) -> Iterator[Mention]:
    """Yield the lists of dates of a flattened text in order, each with what is said of it.

    Dates in a sentence that only advises (鼓励…休息) are yielded as `Said.NOTHING`.
    """
    for sentence in _SENTENCE.finditer(text):
        yield from _of_sentence(sentence[0])


def _of_sentence(sentence: str) -> Iterator[Mention]:
    at = 0
    waiting: list[tuple[Written, Written | None]] = []
    begun = 0
    target = False
    while found := _DATE.search(sentence, at):
        spans, end = _spans(sentence, found)
        if not waiting:
            begun = found.start()
        said, after = (Said.REST, end) if target else _verb(sentence, end)
        if said is Said.NOTHING and sentence[end : end + 1] == "," and _DATE.match(sentence, end + 1):
            waiting += spans  # 1月28日,1月29日上班
            at = end + 1
            continue
        if _ADVICE.search(sentence, max(found.start() - _ADVICE_REACH, 0), found.start()):
            said = Said.NOTHING
        stated = _STATED.match(sentence, after) if said is Said.REST else None
        yield Mention(
            spans=(*waiting, *spans),
            said=said,
            stated=_number(stated[1]) if stated else None,
            with_weekend=bool(_JOINS_WEEKEND.match(sentence, after)),
            words=sentence[max(begun - 12, 0) : after + 12],
        )
        target = said is Said.MOVED
        waiting, at = [], after


def _spans(text: str, found: re.Match[str]) -> tuple[list[tuple[Written, Written | None]], int]:
    """Return the dates and ranges of the list that begins with this date, and where it ends."""
    spans: list[tuple[Written, Written | None]] = []
    one: re.Match[str] | None = found
    end = found.end()
    while one is not None:
        first, last, end = _written(one), None, one.end()
        to = _TO.match(text, end)
        until = _DATE.match(text, to.end()) if to else None
        if until is not None:
            last, end = _written(until), until.end()
        spans.append((first, last))
        joint = _AND.match(text, end)
        one = _DATE.match(text, joint.end()) if joint else None
    return spans, end


def _written(found: re.Match[str]) -> Written:
    weekday = _WEEKDAY.search(found["note"] or "")
    return Written(
        year=int(found["year"]) if found["year"] else None,
        month=int(found["month"]) if found["month"] else None,
        day=int(found["day"]),
        weekday="一二三四五六日".index(weekday[1].replace("天", "日")) if weekday else None,
        words=found[0],
    )


def _verb(text: str, at: int) -> tuple[Said, int]:
    for said, pattern in _VERBS:
        if match := pattern.match(text, at):
            return said, match.end()
    return Said.NOTHING, at


def _number(words: str) -> int:
    if words.isdigit():
        return int(words)
    tens, ten, ones = words.rpartition("十")
    return (_NUMBERS.get(tens, 1) * 10 if ten else 0) + _NUMBERS.get(ones, 0)
