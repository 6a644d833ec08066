"""Points as tables print them: 3, 8-10, 1.0/项, 每5项2分, 5n, 12-16依次减2."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ...base.numbers import ZERO, is_sane
from ...base.text import half_width
from ...rules.clauses.numbers import clause_numbers
from ...rules.standards.standard import Span

ITEMS = "项篇个件次部人名本种门类期届处套份张场课条款"
"""What achievements are counted in."""
_NUMERALS = frozenset("零〇一二两三四五六七八九十百点")
_DASHES = str.maketrans(dict.fromkeys("－–—−～~﹣至到", "-") | {"×": "*", "╳": "*"})
_NUMBER = r"([0-9]{1,9}(?:\.[0-9]{1,6})?)"
_COUNT = r"([0-9]{1,4}|[一两二三四五六七八九十])?"
_COUNTS = {char: value for value, char in enumerate("零一二三四五六七八九十")} | {"两": 2}

_CAP = re.compile(
    r"(?:累计|合计|总计)?(?:最高|封顶|不超过|满分|上限|最多)(?:不超过|为|得|计|至)?" + _NUMBER + "(?:分)?"
)
_CAP_IN_WORDS = re.compile(
    r"(?:最高|封顶|不超过|满分|上限|最多)(?:不超过|不高于|为|得|计|至|加到)?"
    + _NUMBER
    + "分|(?:封顶|上限)"
    + _NUMBER
    + "(?![0-9项篇个])"
)
_STEP = re.compile(
    r"(?:按?名次)?(?:依次|逐名|逐次|顺次|依序|每[降低后]一名|名次每[降低后]一[名位])(?:递)?减(?:少)?"
    + _NUMBER
    + "(?:分)?"
)
_EACH = re.compile(rf"每{_COUNT}(?:[{ITEMS}]|人次)")
_SLASH = re.compile(rf"/{_COUNT}(?:[{ITEMS}]|人次)")
_TIMES_N = re.compile(r"(?<=[0-9])\*?n\b")
_SPAN = re.compile(_NUMBER + "分?(?:-" + _NUMBER + ")?")
_FILLING = re.compile(r"(?:[计得加为给可各按分,，;；。:：()\s])")
_OTHERS = re.compile(r"其[他它][^,;。0-9]{0,8}(?:累计|合计|总计|之和|共)[^,;。0-9]{0,8}[0-9]")
_MONTH_DAY = re.compile(r"([0-9]{1,2})月([0-9]{1,2})日|([0-9]{1,2})-(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """What a cell of points says."""

    span: Span
    each: bool = False
    """So many for each item (or for each `per` items)."""
    per: int = 1
    times_n: bool = False
    """Printed as 5n: the number of items is a factor."""
    step: Decimal = ZERO
    """Change with each further rank; negative."""
    cap: Decimal | None = None
    pending: str = ""
    """What is printed where no points could be read."""


def normal(text: str) -> str:
    """Return printed text with one kind of digits, brackets and dashes and without spaces, ready to be matched."""
    return re.sub(r"\s", "", half_width(text).translate(_DASHES)).casefold()


def _in_digits(text: str) -> str:
    """Return printed text ready to be matched, numbers written in characters (二十, 三分) as digits."""
    bare = normal(text)
    if _NUMERALS.isdisjoint(bare):
        return bare
    for one in reversed(clause_numbers(bare)):
        if _NUMERALS.issuperset(one.text) and len(one.values) == 1 and not (one.fault or one.faint or one.ordinal):
            bare = f"{bare[: one.start]}{one.values[0].normalize():f}{bare[one.end :]}"
    return bare


def number(text: str) -> Decimal | None:
    """Return the one number a cell holds (``3``, ``3分``, ``最高3分``), or None when there is none, or several."""
    found = re.findall(_NUMBER, _in_digits(text))
    return sane(found[0]) if len(set(found)) == 1 else None


def sane(digits: str) -> Decimal | None:
    """Return the digits as a number, or None when no table prints such a one."""
    value = Decimal(digits)
    return value if is_sane(value) else None


def read_points(text: str) -> Points | None:
    """Return what a cell of points says, or None when it cannot be read (never a guess)."""
    rest = _in_digits(text)
    rest, cap = _take(_CAP, rest)
    rest, step = _take(_STEP, rest)
    times_n = bool(_TIMES_N.search(rest))
    rest = _TIMES_N.sub("", rest)
    each = _EACH.search(rest) or _SLASH.search(rest)
    if each is not None:
        rest = rest[: each.start()] + rest[each.end() :]
    bare = _FILLING.sub("", rest)
    if not bare and cap and each is None:
        bare, cap = cap, ""  # 最高8分: what the row can bring
    found = _SPAN.fullmatch(bare)
    if found is None:
        return None
    low, high = Decimal(found[1]), Decimal(found[2] or found[1])
    return Points(
        span=Span(min(low, high), max(low, high)),
        each=each is not None or times_n,
        per=_count(each[1]) if each is not None else 1,
        times_n=times_n,
        step=-Decimal(step) if step else ZERO,
        cap=Decimal(cap) if cap else None,
    )


def printed_step(text: str) -> Decimal | None:
    """Return by how much a sentence lets points fall with each rank (依次减2), or None."""
    found = _STEP.search(_in_digits(text))
    return sane(found[1]) if found else None


def looks_like_date(text: str) -> bool:
    """Tell whether a cell holds what a spreadsheet makes of 8-10: 8月10日, 10-Aug."""
    return bool(_MONTH_DAY.fullmatch(normal(text)))


def _take(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    found = pattern.search(text)
    return (text, "") if found is None else (text[: found.start()] + text[found.end() :], found[1])


def _count(word: str | None) -> int:
    if not word:
        return 1
    return _COUNTS[word] if word in _COUNTS else max(int(word), 1)


def others_together(text: str) -> bool:
    """Tell whether a sentence caps everything called 其他 together; that is no cap of the row it stands in."""
    return bool(_OTHERS.search(_in_digits(text)))


def printed_range(text: str) -> str:
    """Return a range of points exactly as printed (16—20), or nothing."""
    found = re.search(r"[0-9０-９.]+\s*[-－–—−～~﹣至到]\s*[0-9０-９.]+", text)
    return found[0] if found else ""


def printed_cap(text: str) -> Decimal | None:
    """Return the cap a sentence prints (累计最高2分, 不超过6分), or None when it prints none, or no points."""
    found = None if others_together(text) else _CAP_IN_WORDS.search(_in_digits(text))
    return sane(found[1] or found[2]) if found else None
