"""A verdict while it is being written: what is typed, what is wrong with it, what it would lead to. No textual here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from ...base.numbers import parse_number, plain
from ...base.problems import refuse
from ...base.text import quoted
from ...dossier import edit
from ...dossier.model import Answers, Dossier
from ...dossier.review.acts import act
from ...dossier.review.journal import heads
from ...dossier.review.model import DECIDE_WORDS, Act, Decide
from ...filling.rulebook import Rules
from ...filling.session import Session
from ...filling.slots import Slot
from ...readiness.case import Case
from ...reviewing.acting import decide
from ...reviewing.overlay import with_acts
from ...reviewing.result import Item, Overlay
from ...rules.fields import Field
from ...scoring.trace import span_text
from .reviewing import Reviewing

How = Literal["points", "facts"]
POINTS: Final = "points"
FACTS: Final = "facts"
HOW_WORDS: tuple[tuple[str, str], ...] = ((POINTS, "直接写分数"), (FACTS, "更正回答"))
MOST_REASONS = 5
LONGEST_OFFERED = 200


@dataclass(slots=True)
class VerdictDraft:
    """What is typed so far; it outlives the window it is typed in."""

    how: How
    points: str = ""
    reason: str = ""
    clause: str = ""
    seen: str = ""
    """Digest of the item it was begun on."""
    session: Session | None = None
    """A copy of the dossier in which the answers are corrected."""


def draft_for(reviewing: Reviewing, item: Item, do: Decide) -> VerdictDraft:
    """Return what was typed of this verdict before, else an empty one with the clause of the item."""
    kept = reviewing.drafts.get((item.id, do))
    if isinstance(kept, VerdictDraft):
        if kept.seen != item.digest:  # the corrections were to other answers
            kept.session, kept.seen = None, item.digest
        return kept
    made = VerdictDraft(
        POINTS if item.by_points or not item.fields else FACTS,
        clause=clause_of(item, reviewing.opened.case),
        seen=item.digest,
    )
    reviewing.drafts[item.id, do] = made
    return made


def clause_of(item: Item, case: Case) -> str:
    """Return the clause to begin with: the row of the table where the item counts, or could."""
    if item.clauses:
        return item.clauses[0]
    kind = item.entry.kind if item.entry is not None else ""
    return next((node.title for node in case.standard.node if kind and kind in node.entries), "")


def correcting(case: Case, item: Item) -> Session:
    """Return a sheet with the answers of an item, in which they can be corrected; the dossier is never touched."""
    rules = Rules(cycle=case.cycle, standard=case.standard)
    return Session(Dossier(answers=item.given), lambda _: rules)


def slots_of(item: Item) -> tuple[Slot, ...]:
    """Return the questions of an item whose answers a cut may correct, for a sheet as `correcting` makes it."""
    return tuple(_slot(field, "" if field.id in item.given else "没有填") for field in item.fields)


def corrected(draft: VerdictDraft, item: Item) -> Answers:
    """Return the answers that were changed, by field id."""
    if draft.how != FACTS or draft.session is None:
        return {}
    sheet = draft.session.dossier.answers
    return {one.id: sheet[one.id] for one in item.fields if one.id in sheet and sheet[one.id] != item.given.get(one.id)}


def points_problem(typed: str, item: Item) -> str:
    """Return what is wrong with typed points, or nothing; nothing typed is not wrong yet."""
    if not typed.strip():
        return ""
    points = parse_number(typed)
    if points is None:
        return "请写数字，如3.5。"
    if points <= 0:
        return "应大于0；不给分请按Esc，再按F9不予认可。"
    if item.claimed is not None and points >= item.claimed.high:
        return f"应少于{plain(item.claimed.high)}（自评{span_text(item.claimed)}分）；照单认可请按Esc，再按F6。"
    return ""


def points_of(draft: VerdictDraft) -> Decimal | None:
    """Return the points typed, None where they are not given or cannot be read."""
    return parse_number(draft.points) if draft.how == POINTS and draft.points.strip() else None


def previewed(draft: VerdictDraft, reviewing: Reviewing, item: Item, do: Decide) -> Overlay | None:
    """Return what the verdict as it is typed would lead to; None while nothing can be said."""
    points, facts = points_of(draft), corrected(draft, item)
    if do == "reduce" and (
        (points is None and not facts) or (draft.how == POINTS and points_problem(draft.points, item))
    ):
        return None
    laid = reviewing.overlay
    trial = act(
        do=do, by=reviewing.by, at=reviewing.now(), after=heads(laid.review), item=item.id, points=points, facts=facts,
        reason=draft.reason, clause=draft.clause, seen=item.digest,
    )  # fmt: skip
    return with_acts(laid, [trial])


def given(draft: VerdictDraft, reviewing: Reviewing, item: Item, do: Decide) -> Act:
    """Return the verdict as it is typed. Raises `Refused` where something is missing or cannot be."""
    now = reviewing.standing(item.id)
    if now is not None and now.item.digest != item.digest:
        remedy = "请按Esc关上，看过现在的内容再下结论；写好的留着"
        raise refuse("review-item-changed", item.title, "这一项的填写或佐证刚刚有改动", remedy)
    if do == "reduce" and draft.how == POINTS and (problem := points_problem(draft.points, item)):
        raise refuse("review-points", "核定分数", problem.rstrip("。"), "")
    if do == "reduce" and draft.how == FACTS and draft.session is not None and draft.session.drafts:
        held = next(iter(draft.session.drafts.values()))
        raise refuse("review-fact-unread", held.title, f"{quoted(held.typed)}没有读懂", "请改好，或改回原来的回答")
    return decide(
        reviewing.overlay, item.id, do, by=reviewing.by, at=reviewing.now(), points=points_of(draft),
        facts=corrected(draft, item), reason=draft.reason.strip(), clause=draft.clause.strip(),
    )  # fmt: skip


def offered_reasons(reviewing: Reviewing, recent: Sequence[str], do: str) -> tuple[str, ...]:
    """Return the reasons used last, the latest first: in this session, then in this review for the same verdict."""
    here = [one.reason for one in reversed(reviewing.overlay.review.act) if one.do == do and one.reason]
    every = dict.fromkeys([*recent, *here])
    return tuple(one for one in every if len(one) <= LONGEST_OFFERED)[:MOST_REASONS]


def _slot(field: Field, unknown: str) -> Slot:
    return Slot(
        key=f"answer.{field.id}",
        field=field,
        read=lambda dossier: dossier.answers.get(field.id),
        write=lambda dossier, value: edit.set_answer(dossier, field.id, value),
        unknown=unknown,
        optional=True,
    )


def can_cut(item: Item) -> bool:
    """Tell whether there is anything of an item that could be cut."""
    return item.by_points or bool(item.fields)


def heading(do: Decide, item: Item) -> str:
    """Return what the window is about."""
    claimed = f"（自评{span_text(item.claimed)}分）" if item.claimed is not None else ""
    return f"{DECIDE_WORDS[do]}：{item.title}{claimed}"
