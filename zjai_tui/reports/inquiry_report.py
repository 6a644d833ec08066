"""The 请示单: one sheet that asks how unclear clauses of a standard are meant, with room for the reply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from ..base.dates import shown_date
from ..base.numbers import shown
from ..rules.basis import cite_text
from ..rules.standards.standard import Span, Standard
from ..scoring.trace import span_text
from ..transcribing.editions.inquiry import Clause, Inquiry, Question, Sample, most_apart
from .blocks_text import blocks_text
from .document.model import (
    Block,
    Form,
    Heading,
    Item,
    Items,
    Report,
    Signature,
    Subheading,
    Table,
    Text,
    numbered,
)
from .edition_words import head_text
from .material import STATUS_LABELS, short_digest
from .page import sentence

TITLE = "请示单"
NUMBERS = "一二三四五六七八九十"
MOST_SAMPLES = 6
"""Golden cases shown for one question: those that differ most."""


def inquiry_text(found: Inquiry, standard: Standard, columns: int = 80) -> str:
    """Return what ``zjai standard ask`` prints, wrapped to `columns` terminal cells."""
    said = (Text(found.banner),) if found.banner else ()
    return blocks_text(f"{TITLE}：{found.head.title}", (*said, *_blocks(found, standard)), columns)


def inquiry_report(found: Inquiry, standard: Standard, made_on: date) -> Report:
    """Return the same as a report to write into a file and print."""
    return Report(
        title=TITLE,
        round=f"关于{found.head.title}（{found.head.edition}）条文理解的请示",
        name=found.head.title,
        basis=f"由标准文件生成，供请示用；标准：{STATUS_LABELS[found.head.status]}",
        banner=found.banner,
        code=short_digest(found.digest),
        made=made_on,
        blocks=numbered((*_blocks(found, standard), *_signing(made_on))),
    )


def _blocks(found: Inquiry, standard: Standard) -> Iterator[Block]:
    yield Signature("由请示单位填写：", (("主送",), ("文号", "联系人", "电话")))
    yield Form((
        ("标准", head_text(found.head, found.digest)),
        ("事由", f"下列{len(found.questions)}处条文可以有不同的理解，分值因此不同，请予明确"),
        ("测算用", _measured_by(found)),
    ))  # fmt: skip
    for question in found.questions:
        yield from _question(question, standard, found.by_dossier)


def _measured_by(found: Inquiry) -> str:
    return "一份自评档案（不写姓名和单位）" if found.by_dossier else "标准文件里的算例"


def _question(question: Question, standard: Standard, by_dossier: bool) -> Iterator[Block]:
    yield Heading(question.ask)
    for clause in question.clauses:
        yield from _clause(clause, standard)
    if not set(question.cites) <= {cite for clause in question.clauses for cite in clause.cites}:
        yield Text("、".join(cite_text(one, standard.source) for one in question.cites), "出处：")
    yield Subheading("可以有的读法")
    yield Items(
        tuple(
            Item(f"读法{_number(at)}：{sentence(one.title)}{'（暂用）' if one.used else ''}")
            for at, one in enumerate(question.readings)
        )
    )  # fmt: skip
    used = next((at for at, one in enumerate(question.readings) if one.used), 0)
    yield Text(f"答复之前按读法{_number(used)}计分：{sentence(question.why_used)}")
    yield Subheading("相差多少分")
    yield from _worth(question, by_dossier)
    yield Signature("答复", (("应按哪种读法",), ("补充说明",)))


def _clause(clause: Clause, standard: Standard) -> Iterator[Block]:
    text = f"“{clause.text}”" if clause.text else "没有原文可以抄录，请对照原表。"
    yield Text(text, f"条文（{clause.id} {clause.title}）：")
    if clause.cites:
        yield Text("、".join(cite_text(one, standard.source) for one in clause.cites), "条文出处：")


def _worth(question: Question, by_dossier: bool) -> Iterator[Block]:
    if not question.samples:
        where = "这份档案" if by_dossier else f"标准文件里的{question.tried}个算例" if question.tried else ""
        yield Text(f"{where}的分数各种读法下都一样。" if where else "标准文件里没有算例，没有测算。")
        return
    names = [f"读法{_number(at)}" for at in range(len(question.readings))]
    ranked = sorted(question.samples, key=_apart, reverse=True)[:MOST_SAMPLES]
    rows: list[tuple[str, ...]] = []
    depths: list[int] = []
    for sample in ranked:
        rows.append(_points(f"{sample.name}：总分", [one.total for one in sample.worth]))
        depths.append(0)
        for title in dict.fromkeys(title for one in sample.worth for title, _ in one.rows):
            spans = [dict(one.rows).get(title) for one in sample.worth]
            if len(set(spans)) > 1:
                rows.append(_points(f"其中{title}", spans))
                depths.append(1)
    right = tuple(range(1, len(names) + 1))
    yield Table(("单位：分", *names, "相差"), tuple(rows), right=right, depths=tuple(depths))
    more = len(question.samples) - len(ranked)
    rest = f"另有{more}个算例也不同，没有列出。" if more else ""
    apart = f"总分最多相差{shown(question.most)}分。" if question.most else "总分没有不同，不同的只是所列指标。"
    yield Text(f"{apart}{rest}分数写成“低～高”的，是还有没定的事。")


def _points(title: str, spans: Sequence[Span | None]) -> tuple[str, ...]:
    """Return a row of the table; a row that does not apply under a reading has no points there."""
    known = [one for one in spans if one is not None]
    apart = shown(most_apart(known)) if len(known) == len(spans) else ""
    return title, *(span_text(one) if one else "不设" for one in spans), apart


def _apart(sample: Sample) -> Decimal:
    return most_apart([one.total for one in sample.worth])


def _number(at: int) -> str:
    return NUMBERS[at] if at < len(NUMBERS) else str(at + 1)


def _signing(made_on: date) -> Iterator[Block]:
    yield Heading("签章")
    yield Signature(
        f"{shown_date(made_on)}制单。请在各题下写明应按哪种读法，签章后退回。",
        (("请示单位（盖章）", "日期"), ("答复单位（盖章）",), ("答复人", "日期")),
    )
