"""Who may apply, in the self-assessment report: routes, conditions, continuing education."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ...base.numbers import plain
from ...eligibility.result import VERDICT_LABELS, ConditionResult, EducationResult, Eligibility
from ..document.model import Block, Heading, Item, Items, Ledger, Row, Subheading, Table, Text
from ..page import sentence
from .citing import NOTE, Citing, remark

_HEAD = ("条件", "理由、办法、依据", "结论")


def routes_in_short(answer: Eligibility) -> Block:
    """Return the routes with verdict and conclusion."""
    rows = tuple((route.title, route.label, sentence(route.conclusion)) for route in answer.routes)
    return Table(("申报路径", "结论", "说明"), rows)


def ways_blocks(answer: Eligibility, citing: Citing) -> Iterator[Block]:
    """Yield every route with its conditions, the conditions of all, and continuing education."""
    yield Heading("申报资格")
    for route in answer.routes:
        yield Subheading(f"{route.title}：{route.label}")
        yield Text(sentence(route.conclusion))
        yield from remark(route.note)
        if route.results:
            yield Ledger(_HEAD, tuple(_rows(route.results, citing, 0)))
    yield Subheading("各路径都要符合的条件")
    yield Ledger(_HEAD, tuple(_common(answer, citing)))
    yield from _education(answer.education, citing)


def _common(answer: Eligibility, citing: Citing) -> Iterator[Row]:
    for one in answer.common:
        if one.reason == answer.education.reason:
            yield Row(one.title, one.label, (Text("见下面的“继续教育”。"),))
        else:
            yield from _rows([one], citing, 0)


def _rows(results: Iterable[ConditionResult], citing: Citing, depth: int) -> Iterator[Row]:
    for one in results:
        notes = [Text(sentence(one.earliest.text))] if one.earliest is not None and not depth else []
        notes += remark(one.note)
        if not one.children:
            said = f"{sentence(one.reason)}{sentence(one.remedy)}"
            notes = [Text(said), *notes, *citing.note(one.cites, one.basis)]
        yield Row(one.title, one.label, tuple(notes), depth, strong=bool(one.children))
        # an alternative that was not needed is no reason
        yield from _rows(
            [child for child in one.children if one.verdict != "yes" or child.verdict == "yes"], citing, depth + 1
        )


def _education(result: EducationResult, citing: Citing) -> Iterator[Block]:
    yield Heading("继续教育")
    yield Text(sentence(result.reason) if result.verdict == "yes" else f"{VERDICT_LABELS[result.verdict]}。")
    rows = tuple(
        (
            f"{one.year}年",
            _hours(one.total),
            _hours(one.professional),
            VERDICT_LABELS[one.verdict],
            f"{sentence(one.reason)}{sentence(one.remedy)}",
        )
        for one in result.years
    )
    yield Table(("年度", "总学时", "专业科目", "结论", "说明"), rows, right=(1, 2))
    yield Items((Item(sentence(result.sum_text)),))
    yield from remark(result.note, NOTE)
    yield from citing.note(result.cites, result.basis)


def _hours(hours: Decimal | None) -> str:
    return "没有填" if hours is None else plain(hours)
