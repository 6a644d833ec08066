"""Days as the answers name them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

_WEEKDAYS = "一二三四五六日"


def weekday(day: date) -> str:
    """Return 周一 to 周日."""
    return f"周{_WEEKDAYS[day.weekday()]}"


def in_words(day: date) -> str:
    """Return 2024年9月13日."""
    return f"{day.year}年{day.month}月{day.day}日"


def full_day(day: date) -> str:
    """Return 2024年9月13日（周五）."""
    return f"{in_words(day)}（{weekday(day)}）"
