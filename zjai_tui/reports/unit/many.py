"""What the documents about many dossiers share: words for one row, and counts over all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from ...base.text import half_width
from ...batch.conflict import Conflict
from ...batch.row import Judgement, Row
from ...reviewing.result import STATE_WORDS
from ...rules.standards.standard import Span
from ...scoring.result import Verdict
from ...scoring.trace import DECISIONS, span_text
from ..public_text import HIDDEN, public_text

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


def decision_words(judged: Judgement | None) -> str:
    """Return the decision in a word or two; nothing where there is none."""
    if judged is None or judged.decision is None:
        return ""
    return "还没有填业绩" if judged.premature else DECISIONS[judged.decision]


def span_words(span: Span | None, none: str = "") -> str:
    """Return points for people; `none` where there are none."""
    return span_text(span) if span is not None else none


def routes_words(judged: Judgement | None) -> str:
    """Return the open routes, else how each stands; nothing where nobody judged."""
    routes = judged.routes if judged is not None else ()
    open_ = [one.title for one in routes if one.verdict == "yes"]
    if open_:
        return "、".join(open_)
    unknown = [one.title for one in routes if one.verdict == "unknown"]
    return f"{'、'.join(unknown)}待定" if unknown else "都不能申报" if routes else ""


def state_words(row: Row) -> str:
    """Return the state, and how many items are left."""
    left = f"，还差{row.left}项" if row.left and row.state != "draft" else ""
    return f"{STATE_WORDS[row.state]}{left}"


def states_words(rows: Sequence[Row]) -> str:
    """Return how many dossiers are in which state."""
    counted = Counter(row.state for row in readable(rows))
    return "，".join(f"{word}{counted[state]}份" for state, word in STATE_WORDS.items() if counted[state])


def decisions_words(judged: Iterable[Judgement | None]) -> str:
    """Return how many people have which decision."""
    counted = Counter(filter(None, map(decision_words, judged)))
    return "，".join(f"{word}{count}人" for word, count in counted.items())


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


def for_everybody(
    rows: Sequence[Row], conflicts: Sequence[Conflict]
) -> tuple[tuple[Row, ...], tuple[Conflict, ...]]:  # fmt: skip
    """Return rows and hints without anything that looks like a number of somebody, those of works included."""

    def hide(text: str) -> str:
        return public_text(text, most=len(text))

    return (
        tuple(replace(row, traces=tuple(replace(
            one, title=hide(one.title), by=hide(one.by), reason=hide(one.reason), clause=hide(one.clause)
        ) for one in row.traces), error=tuple(replace(
            one, where=hide(one.where), message=hide(one.message)
        ) for one in row.error)) for row in rows),
        tuple(replace(
            one, message=hide(one.message), compare=hide(one.compare), remedy=hide(one.remedy)
        ) for one in conflicts),
    )  # fmt: skip


def without_numbers(text: str) -> str:
    """Return a text without identity and mobile telephone numbers; numbers of patents and papers stay.

    For lists that a unit works with: what is hung up goes through `public_text`, which hides all of them.
    """
    found = list(_PERSONS.finditer(half_width(text)))  # sign by sign, so that the places are the same
    for one in reversed(found):
        text = text[: one.start()] + HIDDEN + text[one.end() :]
    return text


_PERSONS = re.compile(
    r"(?<![0-9A-Za-z])"
    r"(?:[1-9][0-9]{5}[- ]?[0-9]{8}[- ]?[0-9]{3}[0-9Xx]|[1-9][0-9]{14}"
    r"|(?:\+?86[- ]?)?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4})"
    r"(?![0-9A-Za-z])"
)
"""Identity numbers of 18 and 15 signs, and mobile numbers; nothing of a work is written so."""
