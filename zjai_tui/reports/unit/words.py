"""How the documents of a review name points, verdicts, evidence and moments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal

from ...base.dates import shown_date
from ...base.numbers import plain, shown
from ...dossier.evidence import STATE_WORDS
from ...dossier.review.model import ACT_WORDS, Act
from ...reviewing.result import ITEM_WORDS, Overlay, Proof, Standing
from ...rules.fields import Field
from ...rules.standards.standard import Span
from ...scoring.result import Assessment
from ...scoring.trace import span_text
from ...workdays.words import in_words, weekday
from ..document.model import Text
from ..evidence_list_words import page_words
from ..page import sentence

NO_POINTS = "—"
"""Stands where something brings no points by itself."""
ARROW = " → "
GROUPS = (("entry:", "业绩条目"), ("input:", "量化自评的回答"), ("part:", "档案的其他部分"))
"""Sorts of items by how their ids begin, in the order of the documents."""


def points_words(span: Span | None) -> str:
    """Return points as they stand in a table; a dash where there are none to be had."""
    return span_text(span) if span is not None else NO_POINTS


def change_words(standing: Standing) -> str:
    """Return the points before and after: ``12 → 8``; once where both are the same."""
    before, after = points_words(standing.item.claimed), points_words(standing.verified)
    return before if before == after else f"{before}{ARROW}{after}"


def verdict_word(standing: Standing) -> str:
    """Return how an item stands, in a word or two."""
    word = ITEM_WORDS[standing.state]
    return f"{word}（有改动，原为{ACT_WORDS[standing.act.do]}）" if standing.stale and standing.act else word


def grouped(laid: Overlay) -> Iterator[tuple[str, tuple[tuple[int, Standing], ...]]]:
    """Yield the items by sort, each with its number, which is the same in all documents of a dossier."""
    known = tuple(begin for begin, _ in GROUPS)
    sorts = [
        *((title, [one for one in laid.items if one.item.id.startswith(begin)]) for begin, title in GROUPS),
        ("其他", [one for one in laid.items if not one.item.id.startswith(known)]),
    ]
    at = 0
    for title, standings in sorts:
        if standings:
            yield title, tuple(enumerate(standings, at + 1))
            at += len(standings)


def numbered_items(laid: Overlay) -> tuple[tuple[int, Standing], ...]:
    """Return all items with their numbers, in the order of the documents."""
    return tuple(pair for _, pairs in grouped(laid) for pair in pairs)


def title_words(standing: Standing) -> str:
    """Return what an item is called: its kind, and its name where it has one of its own."""
    item = standing.item
    return f"{item.kind}“{item.title}”" if item.entry is not None and item.title else item.title or item.kind


def claim_words(standing: Standing) -> str:
    """Return the claim question by question, in one line."""
    return "，".join(f"{ask}：{answer}" for ask, answer in standing.item.answers if answer)


def proof_words(proof: Proof) -> str:
    """Return a piece of evidence, how it stands, and who opened it."""
    one = proof.evidence
    where = "，".join(part for part in (one.file or "没有写文件名", page_words(one.page), one.note) if part)
    state = STATE_WORDS[proof.state] if proof.state is not None else "没有核对"
    seen = f"{'、'.join(proof.opened_by)}已查看" if proof.opened_by else "没有人查看"
    return f"{where}〔{state}，{seen}〕"


def fact_fields(laid: Overlay, standing: Standing) -> Mapping[str, Field]:
    """Return the questions about an achievement of this kind, by field id."""
    entry = standing.item.entry
    kind = next((one for one in laid.case.standard.kind if entry is not None and one.id == entry.kind), None)
    return {field.id: field for field in kind.field} if kind is not None else {}


def verdict_notes(laid: Overlay, standing: Standing) -> Iterator[Text]:
    """Yield verdict, reason and clause, and who decided when."""
    act, fields = standing.act, fact_fields(laid, standing)
    if standing.state == "disputed":
        for one in standing.disputed:
            yield Text(sentence(act_words(one, fields)), f"{one.by}的意见：")
        return
    if act is None or (standing.state == "unreviewed" and not standing.stale):
        yield Text("还没有结论，这一项的分数没有定。", "结论：")
        return
    was = "申报内容或材料在核定以后有改动，须重新核定。原来的结论：" if standing.stale else ""
    yield Text(f"{was}{sentence(decided_words(act, fields))}", "结论：")
    if act.reason:
        yield Text(sentence(act.reason), "理由：")
    if act.clause:
        yield Text(sentence(act.clause), "条款：")
    yield Text(f"{act.by}，{moment_words(act.at)}。", "审核人：")


def history_words(laid: Overlay, standing: Standing) -> str:
    """Return the verdicts on an item one after another, where there was more than the one that holds; else nothing."""
    acts = [act for act in standing.history if act.do != "opened"]
    if len(acts) < 2:
        return ""
    fields = fact_fields(laid, standing)
    return "；".join(f"{moment_words(act.at)}{act.by}：{act_words(act, fields)}" for act in acts) + "。"


def decided_words(act: Act, fields: Mapping[str, Field]) -> str:
    """Return a verdict with what it brings instead; `fields` as `fact_fields` gives them."""
    facts = "，".join(_corrected(key, value, fields.get(key)) for key, value in act.facts.items())
    points = f"核减为{shown(act.points)}分" if act.points is not None else ""
    return "，".join(part for part in (points or ACT_WORDS[act.do], facts) if part)


def act_words(act: Act, fields: Mapping[str, Field]) -> str:
    """Return an act with its reason and clause, in one piece."""
    parts = [decided_words(act, fields)]
    if act.do == "window" and act.start and act.end:
        parts = [f"{ACT_WORDS[act.do]}：{in_words(act.start)}至{in_words(act.end)}，共{act.days}个工作日"]
    parts += [f"理由：{act.reason}"] if act.reason else []
    parts += [f"条款：{act.clause}"] if act.clause else []
    return "，".join(part.rstrip("。") for part in parts)


def moment_words(moment: datetime) -> str:
    """Return day and time as they were on the reviewer's clock."""
    return f"{shown_date(moment.date())}{moment:%H:%M}"


def short_day(day: date) -> str:
    """Return a day as it fits into a narrow column: 2024-09-13 周五."""
    return f"{day.isoformat()} {weekday(day)}"


def against_target(result: Assessment) -> str:
    """Return how verified points stand to the target, as a sentence without final punctuation."""
    total, target = result.total, plain(result.target)
    if result.decision == "reached":
        return f"核定{span_text(total)}分，达到{target}分"
    if result.decision == "not_reached":
        least = "" if total.exact else "至少"
        return f"核定{span_text(total)}分，低于{target}分，{least}差{plain(result.target - total.high)}分"
    return f"核定{span_text(total)}分，能否达到{target}分还没有定"


def difference_words(before: Span, after: Span) -> str:
    """Return what was taken off, where both are single numbers; else nothing."""
    if before.exact and after.exact and before.low != after.low:
        return f"比自评少{plain(before.low - after.low)}分" if before.low > after.low else ""
    return ""


def _corrected(key: str, value: object, field: Field | None) -> str:
    """Return an answer as the unit found it, in the words of its question."""
    said = "是" if value is True else "否" if value is False else f"“{value}”"
    if isinstance(value, Decimal):
        said = f"第{plain(value)}名" if field is not None and field.type == "rank" else plain(value)
        said += field.unit if field is not None and field.type != "rank" else ""
    elif isinstance(value, date):
        said = shown_date(value)
    return f"{field.title if field is not None else key}改为{said}"
