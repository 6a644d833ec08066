"""Chinese numerals as exact numbers: 三, 十五, 一百零五, 三点五, 三十万, 二〇二四."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_GREAT = {"万": 10**4, "亿": 10**8}
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")

NUMERALS = "零〇○一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟"
"""Characters a number may begin with."""


def chinese_values(characters: str) -> tuple[Decimal, ...]:
    """Return what a run of numerals can mean, the likeliest first; `characters` holds nothing else.

    Without tens and hundreds each digit may also stand by itself (二三等奖: the second and the third
    prize), and what stands before 万 or 亿 too (三十万字 may be counted in 万字).
    """
    whole, _, decimals = characters.translate(_FORMAL).partition("点")
    if decimals:
        digits = decimals.rstrip("万亿")
        value = _total(whole) + Decimal("0." + "".join(str(_DIGITS[char]) for char in digits))
        scale = Decimal(1)
        for char in decimals[len(digits) :]:
            scale *= _GREAT[char]
        return tuple(dict.fromkeys((value * scale, value)))
    if not any(char in _TENS or char in _GREAT for char in whole):
        spelled = Decimal("".join(str(_DIGITS[char]) for char in whole))
        return tuple(dict.fromkeys((spelled, *(Decimal(_DIGITS[char]) for char in whole))))
    head = whole.rstrip("万亿")
    meant = [_total(whole)]
    if head != whole and head and not any(char in _GREAT for char in head):
        meant.append(_total(head))
    return tuple(dict.fromkeys(meant))


def _total(characters: str) -> Decimal:
    """Return the number spelled with tens and hundreds; a bare row of digits is read digit by digit."""
    if characters and not any(char in _TENS or char in _GREAT for char in characters):
        return Decimal("".join(str(_DIGITS[char]) for char in characters))
    total = section = digit = 0
    for char in characters:
        if char in _GREAT:
            total = (
                (total + section + digit or 1) * _GREAT[char]
                if char == "亿"
                else total + (section + digit or 1) * _GREAT[char]
            )
            section = digit = 0
        elif char in _TENS:
            section += (digit or 1) * _TENS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return Decimal(total + section + digit)
