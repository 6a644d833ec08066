"""Numbers and dates of a workbook as the spreadsheet shows them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from ...base.numbers import is_sane, plain

_FIXED = re.compile(r"(?:#,##)?0(?:\.(0+))?(%?)")
"""The formats of plain numbers: so many decimals, perhaps a share."""
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_EXCEL_DIGITS = 15


def shown_number(value: int | float | Decimal, number_format: str) -> tuple[str, bool]:
    """Return a number as shown in a cell of this format, and whether that is all of it.

    Binary fractions are read to the 15 digits a spreadsheet keeps: 0.1 + 0.2 is 0.3.
    """
    number = Decimal(f"{value:.{_EXCEL_DIGITS}g}") if isinstance(value, float) else Decimal(value)
    if not is_sane(number):
        return str(value), True
    known = _FIXED.fullmatch(_LITERAL.sub("", number_format.partition(";")[0]).rstrip("_) "))
    if known is None:
        return plain(number), True
    full = number * 100 if known[2] else number
    shown = full.quantize(Decimal(1).scaleb(-len(known[1] or "")), rounding=ROUND_HALF_UP)
    return plain(shown) + known[2], shown == full


def shown_date(value: date | datetime | time | timedelta, number_format: str) -> tuple[str, bool]:
    """Return a date as text, and whether the cell shows only month and day.

    Such a cell is often no date at all: typed as 8-10, a spreadsheet makes it the tenth of August.
    """
    if isinstance(value, time | timedelta):
        return str(value), False
    pattern = _LITERAL.sub("", number_format.partition(";")[0]).casefold()
    if "y" in pattern or not ("m" in pattern and "d" in pattern):
        day = value.date() if isinstance(value, datetime) else value
        return day.isoformat(), False
    return f"{value.month}月{value.day}日", True
