"""The unit's dossiers as a workbook: a table to sort, the verdicts one by one, the hints, what could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from ... import VERSION
from ...base.dates import shown_date
from ...base.numbers import cut_off
from ...batch.conflict import Conflict
from ...batch.lens import limits_note
from ...batch.row import Row, Trace
from ...reviewing.result import ITEM_WORDS, STATE_WORDS
from ...rules.standards.standard import Span
from ..public_text import public_text
from ..workbook import Cell, Column, Formula, Look, Workbook, WorkSheet
from .batch_counts import counts_sheet
from .frame import WORKING
from .many import (
    EDUCATION_WORDS,
    banners_words,
    cut,
    decision_words,
    file_name,
    names,
    readable,
    routes_words,
    standards_words,
    unreadable,
    without_numbers,
)

SUMMARY, ITEMS, HINTS, LOST, NOTES = "汇总", "逐条核定", "冲突提示", "读不出的文件", "说明"
_DECISIONS = (Look("已达到", "good"), Look("未达到", "bad"), Look("待定", "warn"), Look("还没有填", "quiet"))
_STATES = (Look("已核定", "good"), Look("已退回", "bad"), Look("核定中", "warn"), Look("待受理", "quiet"))
_VERDICTS = (
    Look("认可", "good"), Look("核减", "warn"), Look("不予认可", "bad"), Look("退回补正", "bad"),
    Look("意见不一", "warn"), Look("未核", "quiet"),
)  # fmt: skip
_PRINTED = 20
"""Columns of the summary that go on paper: up to the publicity window."""
_ITEMS_PRINTED = 16
"""Columns of the verdicts that do: all but the files."""
_UNSURE = "区间的两端不一样时，说明还有没定的事。"


def batch_workbook(rows: Sequence[Row], conflicts: Sequence[Conflict], made_on: date, *, code: str) -> Workbook:
    """Return the workbook. Pure. `code` is that over all dossiers read (`dossier.seal.code_over`).

    Points are numbers with their lower and upper end, dates are dates, every text of a dossier is text.
    """
    found = readable(rows)
    called = {file: public_text(name) for file, name in names(rows).items()}
    standards = standards_words(found)
    summary = _summary(found, called)
    sheets = (
        summary,
        counts_sheet(found, SUMMARY),
        _items(found, called),
        _hints(conflicts, called),
        _lost(unreadable(rows)),
        _notes(made_on, code, standards, banners_words(found)),
    )
    return Workbook(
        title="申报人员核定汇总",
        sheets=sheets,
        basis=f"{WORKING}；标准：{standards}。{banners_words(found)}",
        foot=f"校验码{code}",
        made=made_on,
    )


def _summary(rows: Sequence[Row], called: dict[str, str]) -> WorkSheet:
    columns = (
        Column(head="序号", width=5, key="at", centred=True),
        Column(head="姓名", width=10, key="name"),
        Column(head="单位", width=22),
        Column(head="方向", width=10),
        Column(head="自评低", width=8, key="claimed_low"),
        Column(head="自评高", width=8, key="claimed"),
        Column(head="有据低", width=8),
        Column(head="有据高", width=8, key="evidenced"),
        Column(head="核定低", width=8),
        Column(head="核定高", width=8, key="verified"),
        Column(head="核减", width=7, key="cut"),
        Column(head="目标分", width=8, key="target"),
        Column(head="自评能否达到", width=10, key="claimed_decision", centred=True, looks=_DECISIONS),
        Column(head="核定能否达到", width=10, key="decision", centred=True, looks=_DECISIONS),
        Column(head="核定路径", width=18),
        Column(head="继续教育", width=9, key="education", centred=True),
        Column(head="状态", width=11, key="state", centred=True, looks=_STATES),
        Column(head="未核", width=6, key="left", centred=True),
        Column(head="公示起", width=12, key="start", centred=True),
        Column(head="公示止", width=12, centred=True),
        Column(head="自评路径", width=18),
        Column(head="缺据", width=8, key="lacking"),
        Column(head="核定项", width=8, key="items", centred=True),
        Column(head="问题", width=8, key="problems", centred=True),
        Column(head="校验码", width=22),
        Column(head="文件", width=30),
    )
    return WorkSheet(
        title=SUMMARY,
        heading="申报人员核定汇总",
        notes=(
            f"自评是申报人填的；有据只算佐证材料齐全的业绩；核定是单位审核后的，没有核定的空着，不是0分。{_UNSURE}",
            "核减＝自评高－核定高，缺据＝自评高－有据高，都是公式。自评路径以后的各列只在表格里看，不打印。",
        ),
        columns=columns,
        rows=tuple(_row(at, row, called) for at, row in enumerate(rows, 1)),
        totals=tuple(_totals(rows, len(columns))),
        frozen=2,
        printed=_PRINTED,
    )


def _row(at: int, row: Row, called: dict[str, str]) -> tuple[Cell, ...]:
    start, end = row.window or (None, None)
    return (
        at,
        called[row.file],
        public_text(row.unit),
        row.area,
        *_ends(row.claimed),
        *_ends(row.evidenced),
        *_ends(row.verified),
        _less("verified", cut(row) if row.verified else None, row.claimed, row.verified),
        row.target,
        decision_words(row.on_claims) or None,
        decision_words(row.on_review) or None,
        routes_words(row.on_review) or None,
        EDUCATION_WORDS[row.education] if row.education is not None else None,
        STATE_WORDS[row.state],
        row.left,
        start,
        end,
        routes_words(row.on_claims) or None,
        _less("evidenced", None, row.claimed, row.evidenced),
        row.items,
        len(row.problems),
        row.code,
        public_text(file_name(row.file)),
    )


def _ends(span: Span | None) -> tuple[Cell, Cell]:
    return (None, None) if span is None else (span.low, span.high)


def _less(key: str, known: Decimal | None, claimed: Span | None, other: Span | None) -> Formula:
    """Return how many points less than claimed a column holds, as a formula over the upper ends."""
    value = "" if claimed is None or other is None else claimed.high - other.high if known is None else known
    place = f"{{{key}}}{{row}}"
    return Formula(f'=IF({place}="","",{{claimed}}{{row}}-{place})', value)


def _totals(rows: Sequence[Row], width: int) -> Iterator[tuple[Cell, ...]]:
    spans = ([row.claimed for row in rows], [row.evidenced for row in rows], [row.verified for row in rows])
    averages: list[Cell] = []
    for key, found in zip(("claimed", "evidenced", "verified"), spans, strict=True):
        points = [span.high for span in found if span is not None]
        value: Decimal | str = cut_off(sum(points, Decimal(0)) / len(points)) if points else ""
        averages += [None, Formula(f'=IFERROR(ROUNDDOWN(AVERAGE({_all(key)}),2),"")', value)]
    cuts = [one for row in rows if row.claimed and row.verified and (one := row.claimed.high - row.verified.high)]
    head: list[Cell] = [None, "平均", None, None]
    tail: list[Cell] = [Formula(f"=SUM({_all('cut')})", sum(cuts, Decimal(0)))]
    yield _padded([*head, *averages, *tail], width)


def _all(key: str) -> str:
    return f"{{{key}}}{{first}}:{{{key}}}{{last}}"


def _padded(cells: list[Cell], width: int) -> tuple[Cell, ...]:
    return (*cells, *([None] * (width - len(cells))))


def _items(rows: Sequence[Row], called: dict[str, str]) -> WorkSheet:
    columns = (
        Column(head="姓名", width=10, key="name"),
        Column(head="条目", width=6, centred=True),
        Column(head="种类", width=14),
        Column(head="名称", width=36),
        Column(head="计分项目", width=18),
        Column(head="排名", width=6, centred=True),
        Column(head="总人数", width=7, centred=True),
        Column(head="自评低", width=8),
        Column(head="自评高", width=8, key="claimed"),
        Column(head="核定低", width=8),
        Column(head="核定高", width=8, key="verified"),
        Column(head="核减", width=7, key="cut"),
        Column(head="结论", width=10, key="state", centred=True, looks=_VERDICTS),
        Column(head="审核人", width=9),
        Column(head="理由", width=26),
        Column(head="条款", width=18),
        Column(head="材料", width=30),
    )  # fmt: skip
    body = tuple(_item(row, one, called) for row in rows for one in row.traces)
    return WorkSheet(
        title=ITEMS,
        heading="业绩条目逐条核定",
        notes=(f"分数是这一条在它计分的项目里带来的分，项目封顶以后计入总分的可能更少。{_UNSURE}",),
        columns=columns,
        rows=body,
        frozen=1,
        printed=_ITEMS_PRINTED,
    )


def _item(row: Row, one: Trace, called: dict[str, str]) -> tuple[Cell, ...]:
    state = ITEM_WORDS.get(one.decided, "未核")  # type: ignore[call-overload]
    return (
        called[row.file],
        one.entry,
        one.kind_title or one.kind,
        without_numbers(one.title),
        one.node_title or None,
        one.rank,
        one.team,
        *_ends(one.claimed),
        *_ends(one.verified),
        _less("verified", None, one.claimed, one.verified),
        state,
        without_numbers(one.by),
        without_numbers(one.reason),
        without_numbers(one.clause),
        "、".join(public_text(file_name(file)) for file, _ in one.evidence),
    )


def _hints(conflicts: Sequence[Conflict], called: dict[str, str]) -> WorkSheet:
    return WorkSheet(
        title=HINTS,
        heading="冲突提示",
        notes=("可能有矛盾，也可能各有原因，请核对后再下结论。", limits_note()),
        columns=(
            Column(head="种类", width=20),
            Column(head="程度", width=10, looks=(Look("应处理", "warn"), Look("必须改", "bad"))),
            Column(head="内容", width=60),
            Column(head="请核对", width=40),
            Column(head="办法", width=36),
            Column(head="涉及", width=24),
        ),
        rows=tuple(
            (
                one.title,
                one.severity.label,
                without_numbers(one.message),
                without_numbers(one.compare),
                without_numbers(one.remedy),
                "、".join(called.get(file, public_text(file_name(file))) for file in one.files),
            )
            for one in conflicts
        ),
    )


def _lost(rows: Sequence[Row]) -> WorkSheet:
    return WorkSheet(
        title=LOST,
        columns=(
            Column(head="文件", width=36),
            Column(head="原因", width=60),
            Column(head="办法", width=50),
        ),
        rows=tuple(
            (public_text(file_name(row.file)), without_numbers(row.error[0].message), row.error[0].remedy)
            for row in rows
        ),
    )


def _notes(made_on: date, code: str, standards: str, banners: str) -> WorkSheet:
    said: tuple[tuple[str, str], ...] = (
        ("制作", f"{shown_date(made_on)}，zjai {VERSION}"),
        ("性质", f"{WORKING}。{banners}"),
        ("标准", standards),
        ("校验码", f"{code}，由汇总表里各份档案的校验码合成。用zjai seal给出同一批档案，可以再算一次。"),
        ("校验码说明什么", "内容没有改过；不能说明是谁做的。这份表格可以改，改过以后校验码不会变，以档案为准。"),
        ("统计", "“统计”表里都是公式，在“汇总”里改了状态或结论，它跟着变。"),
        ("隐去", "证件号码和手机号码不写进本表。"),
    )
    return WorkSheet(
        title=NOTES,
        columns=(Column(head="项目", width=16), Column(head="内容", width=90)),
        rows=said,
        filtered=False,
        portrait=True,
    )
