"""What a trial changes, in words: totals before and after, the indicators that moved. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ...dossier import edit
from ...dossier.model import Dossier
from ...filling.session import Session
from ...scoring.advising.what_if import WhatIf
from ...scoring.trace import span_text
from .blocks import Block, head, point
from .overview import standing_text, standing_tone

TRIAL = "这是试算，不会写进档案，离开这一页就没有了。"


@dataclass(frozen=True, slots=True)
class Choice:
    """Readings of ambiguous clauses by question, and a post category; an edit of a dossier."""

    readings: Mapping[str, str] = field(default_factory=dict)
    variant: str = ""

    def __call__(self, dossier: Dossier) -> Dossier:
        """Return the dossier with these chosen."""
        for question, reading in self.readings.items():
            dossier = edit.set_reading(dossier, question, reading)
        return edit.set_variant(dossier, self.variant) if self.variant else dossier


@dataclass(frozen=True, slots=True)
class Possible:
    """Something that can be tried: a reading of a clause, or a post category (then `question` is empty)."""

    question: str
    ask: str
    value: str
    title: str
    chosen: bool
    """Whether the dossier has it so."""


def has_choices(session: Session) -> bool:
    """Tell whether there is anything to choose between."""
    return bool(session.rules.standard.open or session.rules.standard.variant)


def possibilities(session: Session) -> tuple[Possible, ...]:
    """Return every reading of every ambiguous clause, then every post category."""
    standard, dossier = session.rules.standard, session.dossier
    readings = [
        Possible(one.id, one.ask, each.id, each.title, dossier.readings.get(one.id, one.default) == each.id)
        for one in standard.open
        for each in one.reading
    ]
    variants = [Possible("", "岗位类别", one.id, one.title, dossier.variant == one.id) for one in standard.variant]
    return (*readings, *variants)


def trial_blocks(tried: WhatIf | None, names: Sequence[str]) -> Iterator[Block]:
    """Yield what is being tried and what it would change; nothing while nothing is tried."""
    if tried is None:
        return
    before, after = tried.before, tried.after
    yield head("试一试")
    yield Block(TRIAL, "banner")
    for name in names:
        yield point(name)
    yield Block(
        f"总分由{span_text(before.total)}分变为{span_text(after.total)}分，{standing_text(after)}。",
        standing_tone(after),
    )
    for change in tried.changes:
        yield point(f"{change.title}：{span_text(change.before)}分变为{span_text(change.after)}分")
    if not tried.changes:
        yield Block("各项得分都没有变。", "muted")


def trial_brief(tried: WhatIf | None, steps: int) -> tuple[Block, ...]:
    """Return the trial in one sentence, and that it is one; nothing while nothing is tried."""
    if tried is None:
        return ()
    total = (
        f"总分由{span_text(tried.before.total)}分变为{span_text(tried.after.total)}分，{standing_text(tried.after)}。"
    )
    return Block(TRIAL, "banner"), Block(f"试了{steps}步：{total}", standing_tone(tried.after))
