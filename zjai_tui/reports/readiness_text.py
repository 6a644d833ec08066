"""Readiness, findings, the hand list and the next steps as plain text."""

from __future__ import annotations

from collections.abc import Iterable

from ..base.problems import Problem, Severity
from ..readiness.finding import Finding, Group, grouped
from ..readiness.result import NextStep, Readiness, TickLine
from ..rules.basis import cite_source
from .layout import Page, cites_text, sentence
from .material import Material

_MOST_PLACES = 4
"""Places named of findings told together; the others are counted."""


def readiness_lines(page: Page, ready: Readiness) -> None:
    """Add the verdict and the parts of the journey, each with the next thing to do."""
    page.heading("总的情况")
    page.text(ready.verdict, 2)
    for part in ready.parts:
        page.text(f"{sentence(part.said)}{sentence(part.todo)}", 2, f"· {part.title}（{part.label}）：")


def problem_lines(page: Page, problems: Iterable[Problem]) -> None:
    """Add problems one by one, for a report of which readiness was not asked."""
    page.heading("要处理的问题")
    told = False
    for one in problems:
        page.text(one.sentence(), 2, f"（{one.severity.label}）")
        told = True
    if not told:
        page.text("没有发现问题。", 2)


def finding_lines(page: Page, ready: Readiness, material: Material) -> None:
    """Add the findings, the most severe first, those of one sort together."""
    page.heading("要处理的问题")
    if not ready.findings:
        page.text("没有发现问题。", 2)
    for group in grouped(ready.findings):
        page.text(f"{_group(group)}{_basis(group, material)}", 2, f"（{group.severity.label}）")


def _group(group: Group) -> str:
    """Return findings of one sort as a sentence or two."""
    ones = group.findings
    if len(ones) == 1:
        return ones[0].problem().sentence()
    same = bool(group.remedy) and len({one.message for one in ones}) == 1
    places = [one.where if same else _place(one, own_remedy=not group.remedy) for one in ones[:_MOST_PLACES]]
    more = "等" if len(ones) > _MOST_PLACES else ""
    between = "、" if same and not any("，" in place for place in places) else "；"
    told = f"{group.title}，{len(ones)}处：{between.join(places)}{more}。"
    return told + sentence(group.remedy)


def _basis(group: Group, material: Material) -> str:
    """Return what a rule of the round rests on: its documents by number, and how sure that is; notes go without."""
    first = group.findings[0]
    if first.basis is None or group.severity is Severity.NOTE:
        return ""
    numbered = [cite for cite in first.cites if (source := material.sources.get(cite_source(cite))) and source.doc_no]
    documents = f"{cites_text(numbered, material.sources)}，" if numbered else ""
    return f"（{documents}{first.basis.label}）"


def _place(one: Finding, *, own_remedy: bool) -> str:
    parts = (one.where, one.message, one.remedy if own_remedy else "")
    return "，".join(part for part in parts if part)


def tick_lines(page: Page, ticks: tuple[TickLine, ...]) -> None:
    """Add what a person has to look at by hand; what is ticked is only counted."""
    left = [one for one in ticks if not one.ticked]
    if not ticks:
        return
    page.heading("逐项自查（程序看不到，在界面里勾选）")
    done = len(ticks) - len(left)
    if done:
        page.text(f"已勾选{done}项，还有{len(left)}项。" if left else f"{done}项都已勾选。", 2)
    for one in left:
        about = f"（{len(one.about)}条业绩）" if one.about else ""
        page.text(f"{one.ask}{about}", 2, "□ ")


def next_lines(page: Page, ready: Readiness) -> None:
    """Add the steps of the round in order; of a closed round only their names."""
    page.heading("接下来要办的事")
    page.text(ready.next.said, 2)
    if ready.next.closed:
        names = "、".join(f"{one.title}（{one.who}）" for one in ready.next.steps)
        page.text(f"{names}。", 2, "本轮的步骤：")
        return
    for at, one in enumerate(ready.next.steps, 1):
        _step(page, one, at)


def _step(page: Page, one: NextStep, at: int) -> None:
    for_whom = f"，只针对{one.only_for}" if one.only_for else ""
    page.text(f"{one.title}（{one.who}{for_whom}）：{one.label}。{sentence(one.what)}", 2, f"{at}. ")
    details = [one.when, f"网址{one.url}" if one.url else ""]
    said = "；".join(part for part in details if part)
    if said and one.state != "done":
        page.text(sentence(said), 5)
