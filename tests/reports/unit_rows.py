"""Rows of a batch as made by hand, for the tests of what a unit writes about many dossiers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from zjai_tui.base.problems import Problem, Severity
from zjai_tui.batch.conflict import Conflict
from zjai_tui.batch.row import Judgement, RouteCell, Row, Trace
from zjai_tui.rules.standards.standard import Span

CODE, OTHER = "5TWM-99B1-66WP-XGX9", "7KQ3-9XWD-2MTR-V04H"


def span(low: str, high: str = "") -> Span:
    """Return points between two ends, or exactly one."""
    return Span(Decimal(low), Decimal(high or low))


def rows(name: str = "示例甲", reason: str = "没有见刊") -> tuple[Row, ...]:
    """Return one verified dossier, one nobody looked at, and one that cannot be read."""
    trace = Trace(
        entry="e1", title="=大奖", kind="award", kind_title="获奖", works=(), rank=Decimal(1), team=Decimal(3),
        evidence=(("佐证/奖.pdf", "5" * 64),), node="A.award", node_title="获奖", claimed=span("8"),
        verified=span("0"), decided="rejected", by="李四", reason=reason, clause="某办法第三条",
    )  # fmt: skip
    routes = (
        RouteCell(id="regular", title="正常申报", verdict="yes"), RouteCell(id="self", title="自评分", verdict="no"),
    )  # fmt: skip
    known = Row(
        file="甲/001.toml", name=name, unit="示例公司", area="数据", cycle="2024", standard="small",
        standard_words="小表（1，参考，非官方）", banner="这是测试用的小表。", claimed=span("93"),
        evidenced=span("84", "85.5"),
        verified=span("88.5"), target=Decimal(90), decision="not_reached", routes=routes, education="yes",
        before=Judgement(decision="reached", routes=routes),
        state="verified", left=0, items=7, window=(date(2024, 9, 13), date(2024, 9, 20)), code=CODE, traces=(trace,),
    )  # fmt: skip
    new = replace(
        known, file="甲/002.toml", name="示例乙", verified=None, decision="undecided", before=None, state="draft",
        left=7, window=None, code=OTHER, traces=(), routes=(), education=None,
    )  # fmt: skip
    lost = Row(
        file="甲/003.toml",
        error=(Problem("toml-syntax", "甲/003.toml，第3行", "引号没有成对", "请补上引号", Severity.ERROR),),
    )
    return known, new, lost


HINT = Conflict(
    code="same-rank", severity=Severity.WARNING, message="“示例甲”和“示例乙”都把“大奖”填为第1名",
    compare="原件上的署名次序", remedy="请先看原件", files=("甲/001.toml", "甲/002.toml"),
    entries=(("甲/001.toml", "e1"),),
)  # fmt: skip
