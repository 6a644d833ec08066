"""Many dossiers as CSV for spreadsheets: a byte-order mark, points as numbers, everything else plain text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from ..base.numbers import plain
from ..base.problems import Severity
from ..batch.conflict import Conflict
from ..batch.row import Row
from ..dossier.review.faults import grave
from ..reviewing.result import STATE_WORDS
from ..rules.standards.standard import Span
from .evidence_list_csv import as_text
from .unit.many import EDUCATION_WORDS, decision_words, routes_words

HEAD = (
    "文件", "姓名", "单位", "方向", "自评最低", "自评最高", "有据最低", "有据最高", "核定最低", "核定最高", "目标分",
    "自评结论", "核定结论", "自评路径", "核定路径", "继续教育", "必须改", "应处理", "核定状态", "核定项", "未核",
    "公示起", "公示止", "年度", "标准", "校验码", "核定文件不作数的原因", "读不出的原因",
)  # fmt: skip
HINTS_HEAD = ("种类", "程度", "内容", "请核对", "办法", "文件")
BOM = b"\xef\xbb\xbf"


def batch_csv(rows: Iterable[Row]) -> bytes:
    """Return the table in UTF-8 with byte-order mark and CRLF; takes the rows one after another.

    No text is taken for a formula, a number or a date. Points are exact, an end each; what is not
    known is empty.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEAD)
    for row in rows:
        writer.writerow(_cells(row))
    return BOM + out.getvalue().encode("utf-8", "replace")


def conflicts_csv(hints: Iterable[Conflict]) -> bytes:
    """Return the hints of the conflict lens as a table of their own, in the same manner."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HINTS_HEAD)
    for one in hints:
        texts = (one.title, one.severity.label, one.message, one.compare, one.remedy, "、".join(one.files))
        writer.writerow([as_text(text) for text in texts])
    return BOM + out.getvalue().encode("utf-8", "replace")


def _cells(row: Row) -> list[str]:
    texts = [as_text(one) for one in (row.file, row.name, row.unit, row.area)]
    if row.error:
        return [*texts, *[""] * (len(HEAD) - 5), as_text("".join(one.sentence() for one in row.error))]
    start, end = (day.isoformat() for day in row.window) if row.window else ("", "")
    return [
        *texts,
        *_ends(row.claimed),
        *_ends(row.evidenced),
        *_ends(row.verified),
        "" if row.target is None else plain(row.target),
        decision_words(row.on_claims),
        decision_words(row.on_review),
        routes_words(row.on_claims),
        routes_words(row.on_review),
        EDUCATION_WORDS[row.education] if row.education else "",
        str(_count(row, Severity.ERROR)),
        str(_count(row, Severity.WARNING)),
        STATE_WORDS[row.state],
        str(row.items),
        str(row.left),
        start,
        end,
        as_text(f"{row.cycle}年度"),
        as_text(row.standard),
        row.code,
        as_text("".join(one.sentence() for one in grave(row.problems))),
        "",
    ]


def _ends(span: Span | None) -> tuple[str, str]:
    return ("", "") if span is None else (plain(span.low), plain(span.high))


def _count(row: Row, severity: Severity) -> int:
    return sum(one.severity is severity for one in row.problems)
