"""What the documents about many dossiers share: words for one row, and counts over all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from ...base.text import half_width
from ...batch.row import Row
from ...reviewing.result import STATE_WORDS
from ...rules.standard import Span
from ...scoring.result import Decision, Verdict
from ...scoring.trace import DECISIONS, span_text
from ..public_text import HIDDEN

NONE_YET = "未核"
ROUTE_WORDS: dict[Verdict, str] = {"yes": "可以申报", "no": "不能申报", "unknown": "待定"}
EDUCATION_WORDS: dict[Verdict, str] = {"yes": "符合", "no": "不符合", "unknown": "待定"}


def readable(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the dossiers that could be read."""
    return tuple(row for row in rows if not row.error)


def unreadable(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return those that could not."""
    return tuple(row for row in rows if row.error)


def standards_words(rows: Sequence[Row]) -> str:
    """Return the standards the dossiers were scored by, and what they count for."""
    return "、".join(dict.fromkeys(row.standard_words or row.standard for row in rows if row.standard)) or "没有"


def banners_words(rows: Sequence[Row]) -> str:
    """Return what those standards say of themselves."""
    return "".join(dict.fromkeys(row.banner for row in rows if row.banner))


def decision_words(row: Row) -> str:
    """Return the decision in a word or two."""
    if row.decision is None:
        return ""
    return "还没有填业绩" if row.premature else DECISIONS[row.decision]


def span_words(span: Span | None, none: str = "") -> str:
    """Return points for people; `none` where there are none."""
    return span_text(span) if span is not None else none


def routes_words(row: Row) -> str:
    """Return the open routes, else how each stands."""
    open_ = [one.title for one in row.routes if one.verdict == "yes"]
    if open_:
        return "、".join(open_)
    unknown = [one.title for one in row.routes if one.verdict == "unknown"]
    return f"{'、'.join(unknown)}待定" if unknown else "都不能申报" if row.routes else ""


def state_words(row: Row) -> str:
    """Return the state, and how many items are left."""
    left = f"，还差{row.left}项" if row.left and row.state != "draft" else ""
    return f"{STATE_WORDS[row.state]}{left}"


def counts(rows: Sequence[Row]) -> tuple[Counter[str], Counter[Decision]]:
    """Return how many dossiers are in which state, and how many have which decision."""
    found = readable(rows)
    return Counter(row.state for row in found), Counter(row.decision for row in found if row.decision)


def cut(row: Row) -> Decimal | None:
    """Return by how many points the verified total lies below the claimed one; None unless both are exact."""
    if row.claimed is None or row.verified is None or not (row.claimed.exact and row.verified.exact):
        return None
    return row.claimed.low - row.verified.low


def file_name(path: str) -> str:
    """Return the last part of a path on any system."""
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2] or path


def names(rows: Sequence[Row]) -> dict[str, str]:
    """Return what to call each dossier by its file: the person's name, with the file where two have one name."""
    counted = Counter(row.name for row in rows)
    return {row.file: _name(row, alone=counted[row.name] == 1) for row in rows}


def _name(row: Row, *, alone: bool) -> str:
    return row.name if row.name and alone else f"{row.name or '没有填姓名'}（{file_name(row.file)}）"


def without_numbers(text: str) -> str:
    """Return a text without identity and mobile telephone numbers; numbers of patents and papers stay.

    For lists that a unit works with: what is hung up goes through `public_text`, which hides all of them.
    """
    found = list(_PERSONS.finditer(half_width(text)))  # sign by sign, so that the places are the same
    for one in reversed(found):
        text = text[: one.start()] + HIDDEN + text[one.end() :]
    return text


_PERSONS = re.compile(
    r"(?<![0-9A-Za-z])(?:[1-9][0-9]{16}[0-9Xx]|[1-9][0-9]{14}|(?:\+?86[- ]?)?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4})"
    r"(?![0-9A-Za-z])"
)
"""Identity numbers of 18 and 15 signs, and mobile numbers; nothing of a work is written so."""
