"""The unit's review file 单位核定: a list of acts 核定记录, to which lines are only ever added.

It lies beside the applicant's file and names its parts by id; the applicant's file is never
written. What holds is worked out from the acts: nothing in the file says it a second time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from ..model import Answers, Extra, StandardRef

SCHEMA = 1
KIND = "review"

Decide = Literal["accept", "reduce", "reject", "return"]
"""A verdict on one item: 认可, 核减, 不予认可, 退回补正."""
Do = Literal[
    "accept", "reduce", "reject", "return", "withdraw", "opened", "submit", "request_changes", "verify", "reopen",
    "window",
]  # fmt: skip
"""Verdicts on an item; ``withdraw`` takes the verdict on it back; ``opened``: a piece of its evidence was looked at.
Of the whole dossier: ``submit`` 受理, ``request_changes`` 退回申报人, ``verify`` 核定完毕, ``reopen`` 重新核定,
``window`` 定公示起止."""

DECIDE_WORDS: Mapping[Decide, str] = {"accept": "认可", "reduce": "核减", "reject": "不予认可", "return": "退回补正"}
ACT_WORDS: Mapping[Do, str] = {
    "accept": "认可", "reduce": "核减", "reject": "不予认可", "return": "退回补正", "withdraw": "撤回结论",
    "opened": "查看佐证材料", "submit": "受理", "request_changes": "退回申报人", "verify": "核定完毕",
    "reopen": "重新核定", "window": "定公示起止",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing a reviewer did. Never changed, never taken out of the file."""

    id: str = ""
    """The first 16 hex digits of a SHA-256 over all the rest: an act edited by hand no longer fits its id."""
    after: tuple[str, ...] = ()
    """Ids of the acts that were last when this was done: whoever did it had seen those and all before them."""
    at: datetime
    """With the offset from UTC, to the second."""
    by: str
    """The reviewer 单位审核人."""
    of: str = ""
    """The applicant, as the dossier named them then: what this act is about goes by it, not by the head of the file."""
    cycle: str = ""
    """The round the dossier was for then."""
    standard: str = ""
    """A verdict: the beginning of the digest of the standard it was made under; empty in files of earlier versions."""
    do: Do
    item: str = ""
    """``entry:<id>``, ``input:<id>``, ``part:person|work|facts|education``; empty for acts on the whole dossier."""
    points: Decimal | None = None
    """``reduce``: what the item brings instead, in points; None where `facts` say it."""
    facts: Answers = field(default_factory=dict)
    """``reduce``: the answers about the entry as the unit finds them, by field id; scored by the engine."""
    reason: str = ""
    """Mandatory for reduce, reject, return and request_changes."""
    clause: str = ""
    """The clause 条款 it rests on; mandatory for reduce, reject and return."""
    seen: str = ""
    """Digest of the item and its evidence as they were, see `reviewing.items`; of the file for ``opened``;
    the dossier's seal code for ``submit``, ``request_changes`` and ``verify``."""
    file: str = ""
    """``opened``: the piece of evidence, as the dossier names it; empty: the originals on paper."""
    start: date | None = None
    """``window``: the first and the last day of the publicity, how many working days, and the way of counting."""
    end: date | None = None
    days: int | None = None
    first_day: Literal["", "counted", "next"] = ""
    lost: tuple[str, ...] = ()
    """``reopen``: ids of acts that had been taken out or altered by then, and could not be found again."""
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whose dossier it is, for whoever opens the file: what counts is what the acts say, see `subject.names_in`."""

    name: str = ""
    unit: str = ""
    cycle: str = ""
    standard: StandardRef = field(default_factory=StandardRef)
    """The standard the first verdicts were made under."""
    also: tuple[str, ...] = ()
    """Other names the same person was written with, as a reviewer confirmed: a name corrected in the dossier."""
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The whole file."""

    schema: int = SCHEMA
    kind: str = KIND
    app: str = ""
    """Version of the program that wrote it."""
    of: Subject = Subject()
    act: tuple[Act, ...] = ()
    extra: Extra = field(default_factory=dict)
