"""Identity and telephone numbers as they are typed: written in one way, and doubted where they cannot well be right.

A doubtful number is kept all the same: it may be a foreigner's, or one the program does not know.
"""

from __future__ import annotations

import re

from ..base.text import half_width
from ..readiness.identity import identity_problem

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_BETWEEN = re.compile("[、/,;]")
_SEPARATORS = re.compile(r"[-\s()]")
_PHONE = re.compile(r"(?:(?:\+|00)86)?(?:1[3-9][0-9]{9}|0[0-9]{9,11}|[2-9][0-9]{6,7}|[48]00[0-9]{7})(?:转[0-9]{1,6})?")
_KEPT = "请核对；已先照填的记下。"


def clean_identity(typed: str) -> str:
    """Return an identity number with half-width signs, capital letters and nothing between them."""
    return "".join(half_width(typed).split()).upper()


def clean_phone(typed: str) -> str:
    """Return a telephone number with half-width signs and plain hyphens; single spaces inside are kept."""
    return " ".join(_DASHES.sub("-", half_width(typed)).split())


def doubted_identity(number: str) -> str:
    """Return what speaks against an identity number, without showing any of it; empty when nothing does."""
    wrong = identity_problem(number) if number.strip() else ""
    return f"{wrong}，{_KEPT}" if wrong else ""


def doubted_phone(number: str) -> str:
    """Return what speaks against a telephone number, or several of them; empty when nothing does."""
    parts = [_SEPARATORS.sub("", part) for part in _BETWEEN.split(half_width(number))]
    if not number.strip() or all(_PHONE.fullmatch(part) for part in parts):
        return ""
    return f"不像电话号码，手机号码为11位，固定电话要带区号，{_KEPT}"
