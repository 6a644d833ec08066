"""The sheet of counts in the unit's workbook: formulas over the summary, so that they follow what is changed there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ...batch.row import Row
from ...reviewing.result import STATE_WORDS
from ...scoring.trace import DECISIONS
from ..workbook import Cell, Column, Formula, WorkSheet
from .many import EDUCATION_WORDS, decision_words

TITLE = "统计"


def counts_sheet(rows: Sequence[Row], over: str) -> WorkSheet:
    """Return how many dossiers stand how; `over` is the tab of the summary."""
    return WorkSheet(
        title=TITLE,
        notes=(f"都是公式，随“{over}”变。",),
        columns=(
            Column(head="项目", width=16),
            Column(head="内容", width=16, key="word"),
            Column(head="份数", width=10),
        ),
        rows=tuple(_lines(rows, over)),
        filtered=False,
        portrait=True,
    )  # fmt: skip


def _lines(rows: Sequence[Row], over: str) -> Iterator[tuple[Cell, ...]]:
    yield "档案", "读出的", Formula(f"=COUNTA({{{over}!name}})", len(rows))
    states = Counter(STATE_WORDS[row.state] for row in rows)
    for word in STATE_WORDS.values():
        yield _line("状态", word, over, "state", states[word])
    claimed = Counter(decision_words(row.on_claims) for row in rows)
    verified = Counter(decision_words(row.on_review) for row in rows)
    for what, key, decisions in (
        ("自评能否达到", "claimed_decision", claimed), ("核定能否达到", "decision", verified),
    ):  # fmt: skip
        for word in (*DECISIONS.values(), "还没有填业绩"):
            yield _line(what, word, over, key, decisions[word])
    education = Counter(EDUCATION_WORDS[row.education] for row in rows if row.education is not None)
    for word in EDUCATION_WORDS.values():
        yield _line("继续教育", word, over, "education", education[word])
    yield "核定项", "合计", Formula(f"=SUM({{{over}!items}})", sum(row.items for row in rows))
    yield "核定项", "未核", Formula(f"=SUM({{{over}!left}})", sum(row.left for row in rows))
    yield "公示", "已定起止", Formula(f"=COUNT({{{over}!start}})", sum(row.window is not None for row in rows))


def _line(what: str, word: str, over: str, key: str, count: int) -> tuple[Cell, ...]:
    return what, word, Formula(f"=COUNTIF({{{over}!{key}}},{{word}}{{row}})", count)
