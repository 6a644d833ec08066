"""A number of working days as people type it: 5, ５, 5天, 5个工作日."""

from __future__ import annotations

from .windows import FEWEST, MOST

HOW = f"请写{FEWEST}至{MOST}的整数"
"""The remedy for what is no number of days, without final punctuation."""

_UNITS = ("个工作日", "工作日", "个", "天", "日")


def typed_days(typed: str) -> int | None:
    """Return the number of working days somebody typed, or None when it is no whole number from 1 to 250."""
    text = typed.strip()
    if not text.isascii():
        from ..base.text import half_width

        text = half_width(text).replace(" ", "")
        unit = next((one for one in _UNITS if text.endswith(one)), "")
        text = text.removesuffix(unit)
    if not text.isascii() or not text.isdigit() or len(text) > 6:
        return None
    return int(text) if FEWEST <= int(text) <= MOST else None
