"""A publicity window read back from the words of a notice."""

from __future__ import annotations

import re
from collections import namedtuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY = (
    r"(?:(?P<{0}year>[0-9]{{4}}) *[-/.年] *)?(?:(?P<{0}month>[0-9]{{1,2}}) *[-/.月] *)?"
    r"(?P<{0}day>[0-9]{{1,2}}) *[日号]?"
)
_ASIDE = r" *(?:[(][^()]{0,12}[)])? *"
_TO = r"(?:[起 ]{0,2}至|到|--?|[—–~～]{1,2})"
_WINDOW = re.compile(_DAY.format("a") + _ASIDE + _TO + r" *" + _DAY.format("b"))
_ONE = "[一二三四五六七八九]"
_STATED = re.compile(rf"(?:([0-9]{{1,3}})|({_ONE}?十{_ONE}?|{_ONE})) *(?:个 *)?工作日")
_NUMERALS = "零一二三四五六七八九"


class Printed(namedtuple("Printed", ("start", "end", "days"))):
    """A window as printed: two dates as they would be typed, and the number of working days stated."""

    __slots__ = ()
    start: str
    end: str
    days: int | None


def printed_windows(text: str) -> Iterator[Printed]:
    """Yield the windows in a text, e.g. 2024年9月13日至9月20日，共5个工作日.

    The second date takes year and month from the first where it has none. The number of working days
    is the nearest one stated after the window in the same sentence.
    """
    from ..base.text import half_width

    plain = half_width(text)
    for match in _WINDOW.finditer(plain):
        if match["amonth"] is None or (match["byear"] is not None and match["bmonth"] is None):
            continue
        rest = re.split(r"[。\n]", plain[match.end() :], maxsplit=1)[0]
        stated = _STATED.search(rest)
        start = _typed(match["ayear"], match["amonth"], match["aday"])
        end = _typed(match["byear"] or match["ayear"], match["bmonth"] or match["amonth"], match["bday"])
        yield Printed(start, end, _number(stated) if stated else None)


def _number(stated: re.Match[str]) -> int:
    if stated[1]:
        return int(stated[1])
    tens, ten, ones = stated[2].rpartition("十")
    return (_NUMERALS.index(tens or "一") * 10 if ten else 0) + (_NUMERALS.index(ones) if ones else 0)


def _typed(year: str | None, month: str, day: str) -> str:
    return f"{year}年{month}月{day}日" if year else f"{month}月{day}日"
