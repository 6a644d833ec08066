"""Rows and traces made by hand, for the tests of the conflict lens."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from zjai_tui.batch.conflict import Conflict
from zjai_tui.batch.lens import conflicts
from zjai_tui.batch.row import Row, Trace, WorkNumber
from zjai_tui.batch.work_names import tells, work_name
from zjai_tui.rules.standards.standard import Span

DAY = date(2022, 6, 14)


def points(text: str) -> Span:
    return Span(Decimal(text), Decimal(text))


def trace(title: str = "一种轴承缺陷检测方法", rank: int | None = 1, team: int | None = 4, **other: Any) -> Trace:
    numbers = tuple(
        WorkNumber(title="专利号", shown=one, key=one.lower().removeprefix("zl")) for one in other.pop("numbers", ())
    )
    files = tuple((name, sha256(content.encode()).hexdigest()) for name, content in other.pop("files", {}).items())
    name = work_name(title)
    made: dict[str, Any] = {
        "entry": "e01", "kind": "patent", "shared": True, "works": (("", name),) if tells(name) else (),
        "node": "B.ip.patent", "node_title": "专利", "claimed": points("6"), "verified": None, "decided": "unreviewed",
        "by": "", "on": DAY,
    }  # fmt: skip
    return Trace(
        title=title,
        rank=None if rank is None else Decimal(rank),
        team=None if team is None else Decimal(team),
        numbers=numbers,
        evidence=files,
        **{**made, **other},
    )


def row(name: str, *traces: Trace, **other: Any) -> Row:
    made: dict[str, Any] = {"file": f"{name}.toml", "unit": "示例公司", "standard": "s", "claimed": points("50")}
    return Row(name=name, traces=traces, **{**made, **other})


def codes(*rows: Row) -> list[str]:
    return [one.code for one in conflicts(rows)]


def only(*rows: Row) -> Conflict:
    (found,) = conflicts(rows)
    return found
