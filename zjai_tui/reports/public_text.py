"""Text that will hang on a wall: without identity and telephone numbers and addresses of mail, wherever typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from ..base.text import half_width, one_line

HIDDEN = "〔已隐去〕"
LONGEST = 200
_FEWEST_DIGITS = 7
"""Digits in a row from which on a number can be somebody's: the shortest telephone numbers have seven."""
_NUMERALS = dict(zip("〇零一二三四五六七八九幺", "001234567891", strict=True))
_RUN = re.compile(
    r"\+?0(?:[^0A-Z〔〕\u4e00-\u9fff]{0,3}0){" + str(_FEWEST_DIGITS - 1) + r",}(?:[^0A-Z〔〕\u4e00-\u9fff]{0,2}X)?"
)
"""Digits (all written as 0 here) with at most three signs between two of them."""
_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_SHORTEST_KNOWN = 4


def public_text(text: str, known: Iterable[str] = (), *, most: int = LONGEST) -> str:
    """Return one line of text, cut after `most` signs, without what looks like an identity or telephone number.

    Hidden are runs of seven or more digits in any script, also with spaces, dashes and the like
    between them, addresses of mail, and the `known` numbers of the person however short. Dates typed as 2024-09-13
    go with them: on a public page a date lost is better than a number shown.
    """
    clean = one_line(text, len(text))
    for number in known:
        bare = one_line(number, LONGEST).strip()
        if len(bare) >= _SHORTEST_KNOWN:
            clean = clean.replace(bare, HIDDEN)
    found: list[str] = []
    at = 0
    for start, end in _runs(clean):
        found += [clean[at:start], HIDDEN]
        at = end
    return one_line("".join([*found, clean[at:]]), most)  # cut off last: half a number is not known for one


def number_runs(text: str) -> tuple[str, ...]:
    """Return what `public_text` hides for looking like somebody's number or address, as it stands on one line."""
    clean = one_line(text, len(text))
    return tuple(clean[start:end] for start, end in _runs(clean))


def bare_number(text: str) -> str:
    """Return the digits and Latin letters of a number as they are compared: in one script, without what separates."""
    signs = ((_NUMERALS.get(char), unicodedata.digit(char, None), half_width(char).upper()) for char in text)
    return "".join(
        numeral or (str(digit) if digit is not None else letter if letter.isascii() and letter.isalnum() else "")
        for numeral, digit, letter in signs
    )


def _runs(text: str) -> Iterator[tuple[int, int]]:
    shape = "".join(_shape(char) for char in text)
    spans = [match.span() for match in (*_RUN.finditer(shape), *_MAIL.finditer(half_width(text)))]
    last = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end > last:
            yield max(start, last), end
            last = end


def _shape(char: str) -> str:
    """Return 0 for a digit of any script, X for the check mark of identity numbers, A for other letters."""
    if char in _NUMERALS or unicodedata.digit(char, None) is not None:
        return "0"
    plain = half_width(char).upper()
    if plain == "X" or plain == "Ⅹ":
        return "X"
    return "A" if len(plain) == 1 and plain.isascii() and plain.isalpha() else char
