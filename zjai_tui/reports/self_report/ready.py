"""What is left to do, in the self-assessment report: evidence, findings, the hand list, next steps, advice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...base.problems import Problem
from ...readiness.evidence_list import EvidenceGroup, EvidenceList
from ...readiness.finding import Group, grouped
from ...readiness.result import NextStep, NextSteps, Readiness, TickLine
from ...scoring.advising.result import Advice
from ...scoring.advising.words import conclusion_text
from ...scoring.trace import span_text
from ..advice_points import Point, Section
from ..document.model import Block, Heading, Item, Items, Ledger, Row, Subheading, Table, Text
from ..evidence_list_words import counts_text, entry_words, others_text, page_words
from ..page import sentence
from .citing import Citing, remark

_REMEDY = "办法："
_TICKED, _OPEN = "［已查］", "［＿＿］"


def evidence_blocks(found: EvidenceList) -> Iterator[Block]:
    """Yield the numbered list of evidence."""
    yield Heading("佐证材料清单")
    yield Text(counts_text(found))
    rows = [row for group in found.groups for row in _group(group)]
    if rows:
        yield Ledger(("编号和业绩", "文件和页码、要证明的内容", "核对"), tuple(rows))
    if found.others:
        yield Text(others_text(found), "另备：")


def _group(group: EvidenceGroup) -> Iterator[Row]:
    span = f"（{span_text(group.span)}分）" if group.span is not None else ""
    yield Row(f"{group.number}　{group.title}{span}", "", strong=True)
    for line in group.lines:
        where = "，".join(part for part in (line.file, page_words(line.page), line.note) if part)
        notes = (*remark(where, ""), *remark(line.proves, "证明："))
        yield Row(f"{line.number}　{entry_words(line)}", line.label, notes, 1)


def readiness_blocks(ready: Readiness, citing: Citing) -> Iterator[Block]:
    """Yield how far each part of the dossier is, what was found, and what to tick by hand."""
    yield Heading("提交前检查")
    yield Text(ready.verdict)
    yield Table(
        ("部分", "进度", "说明"),
        tuple((one.title, one.label, f"{sentence(one.said)}{sentence(one.todo)}") for one in ready.parts),
    )
    yield Subheading("查出的问题")
    groups = grouped(ready.findings)
    if groups:
        yield Items(tuple(_finding(one, citing) for one in groups))
    else:
        yield Text("没有发现问题。")
    if ready.ticks:
        yield Subheading("逐项自查（程序看不到，请对照原件打勾）")
        yield Items(tuple(_tick(one, citing) for one in ready.ticks))


def problem_blocks(problems: Iterable[Problem]) -> Iterator[Block]:
    """Yield what is to be mended, where nobody asked how ready the dossier is."""
    items = tuple(Item(one.sentence(), mark=f"（{one.severity.label}）") for one in problems)
    yield Heading("提交前检查")
    yield Items(items) if items else Text("没有发现问题。")


def _finding(group: Group, citing: Citing) -> Item:
    first, *more = group.findings
    said = {one.message for one in group.findings}
    if not more:
        words, places = f"{group.title}。{sentence(_told(first.where, first.message))}", []
    else:
        words = f"{group.title}（{len(group.findings)}处）。"
        alike = "、".join(dict.fromkeys(one.where for one in group.findings)) if len(said) == 1 and group.remedy else ""
        told = [_told(alike, first.message)] if alike else [_told(one.where, one.message) for one in group.findings]
        own = [""] * len(told) if group.remedy else [sentence(one.remedy) for one in group.findings]
        places = [Text(sentence(place) + todo) for place, todo in zip(told, own, strict=True)]
    notes = (*places, *remark(group.remedy, _REMEDY), *citing.note(first.cites, first.basis))
    return Item(words, notes, f"（{group.severity.label}）")


def _told(where: str, message: str) -> str:
    return f"{where}：{message}" if where else message


def _tick(line: TickLine, citing: Citing) -> Item:
    about = f"（业绩{'、'.join(line.about)}）" if line.about else ""
    notes = (*remark(line.help, ""), *citing.note(line.cites, line.basis))
    return Item(f"{line.ask.rstrip('。')}{about}。", notes, _TICKED if line.ticked else _OPEN)


def steps_blocks(steps: NextSteps, citing: Citing) -> Iterator[Block]:
    """Yield what to do next in this round, in order, with the dates."""
    yield Heading("下一步")
    yield Text(steps.said)
    rows = tuple(_step(at, one, citing) for at, one in enumerate(steps.steps, 1))
    yield Ledger(("步骤", "谁做、做什么、什么时候", "状态"), rows)


def _step(at: int, step: NextStep, citing: Citing) -> Row:
    notes = [
        Text(sentence(step.what), f"{step.who}："),
        *remark(step.when, "日期："),
        *remark(step.place, "地点："),
        *((Text(step.url, "网址："),) if step.url else ()),
        *remark("、".join(step.after), "先办："),
        *remark(f"只针对{step.only_for}，还没有填是否属于" if step.only_for else "", "适用："),
        *citing.note(step.cites, step.basis),
    ]
    return Row(f"{at}　{step.title}", step.label, tuple(notes))


def advice_blocks(advice: Advice, sections: Iterable[Section], citing: Citing) -> Iterator[Block]:
    """Yield the way to the target."""
    yield Heading("行动建议")
    yield Text(sentence(conclusion_text(advice)))
    yield Text(f"{advice.basis.label}，步骤的先后只供参考。", "最弱的依据：")
    for section in sections:
        yield Subheading(section.title)
        yield Items(tuple(_point(one, citing) for one in section.points))


def _point(point: Point, citing: Citing) -> Item:
    notes = [note for label, words in point.below for note in remark(words, label)]
    mark = "" if point.mark.strip() == "·" else point.mark
    return Item(sentence(point.words), (*notes, *citing.note(point.cites)), mark)
