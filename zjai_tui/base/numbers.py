"""Exact numbers: reading what people type and showing points.

Points are ``Decimal`` throughout. Nothing is rounded before it is compared; only the
shown text is shortened, always downwards, so that 89.995 never looks like 90.
"""

from __future__ import annotations

import re
from decimal import ROUND_FLOOR, Decimal

from .text import half_width

ZERO = Decimal(0)
BIGGEST = Decimal(10) ** 12
"""No count, year, price or point in this domain is larger; what is, is a slip or an attack."""
SMALLEST_EXPONENT = -9

_NUMBER = re.compile(r"[+-]?(?:[0-9]+|[0-9]{1,3}(?:[, ][0-9]{3})+)(?:\.[0-9]+)?")


def is_sane(number: Decimal) -> bool:
    """Tell whether a number is finite and of a size that can occur in a dossier or a standard."""
    if not number.is_finite():
        return False
    exponent = number.as_tuple().exponent
    # copy_abs, not abs: arithmetic would overflow the context on numbers such as 1e9999999
    return number.copy_abs() <= BIGGEST and isinstance(exponent, int) and exponent >= SMALLEST_EXPONENT


def parse_number(typed: str) -> Decimal | None:
    """Return the number a person typed, or None when it is not one.

    Full-width digits and signs, outer spaces and thousands commas are accepted; ``1,5``,
    ``8 9``, ``1_0``, ``1e3``, ``10²`` and numbers beyond `BIGGEST` are not.
    """
    text = half_width(typed).replace("。", ".").replace("−", "-").strip()
    if len(text) > 40 or not _NUMBER.fullmatch(text):
        return None
    number = Decimal(text.replace(",", "").replace(" ", ""))
    return number if is_sane(number) else None


def plain(number: Decimal) -> str:
    """Return the number exactly, without exponent or trailing zeros: ``2.50`` is ``2.5``."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def cut_off(points: Decimal) -> Decimal:
    """Return points with at most two decimals, rounded downwards, as readers are shown them."""
    return points.quantize(Decimal("0.01"), rounding=ROUND_FLOOR)


def shown(points: Decimal) -> str:
    """Return points for a reader, at most two decimals, rounded downwards."""
    return plain(cut_off(points))
