"""The summary of a unit's dossiers: who stands where, what may contradict, what could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ... import VERSION
from ...base.dates import shown_date
from ...base.problems import Severity
from ...batch.conflict import Conflict
from ...batch.lens import limits_note
from ...batch.row import Row
from ..document.model import Block, Form, Heading, Item, Items, Report, Signature, Table, Text, numbered
from ..page import sentence
from ..public_text import public_text
from .frame import WORKING
from .many import (
    banners_words,
    decision_words,
    decisions_words,
    file_name,
    names,
    readable,
    routes_words,
    span_words,
    standards_words,
    state_words,
    states_words,
    unreadable,
    without_numbers,
)
from .words import short_day

TITLE = "申报人员核定汇总"
OF_SEVERAL = "每页的校验码由下表各份档案的校验码合成，有一份改动就不同。"


def batch_summary(rows: Sequence[Row], conflicts: Sequence[Conflict], made_on: date, *, code: str) -> Report:
    """Return the summary. Pure. `code` is that over all dossiers read (`dossier.seal.code_over`).

    Names, titles and file names go through the same scrubber as what is published: a list of many people
    is passed on more easily than one dossier.
    """
    found = readable(rows)
    cycles = "、".join(dict.fromkeys(row.cycle for row in found if row.cycle))
    units = list(dict.fromkeys(row.unit for row in found if row.unit))
    blocks = numbered(tuple(_blocks(rows, conflicts, made_on)))
    return Report(
        title=TITLE,
        round=f"{cycles}年度" if cycles else "",
        name=public_text(units[0]) if len(units) == 1 else f"{len(found)}人",
        basis=f"{WORKING}；标准：{standards_words(found)}",
        banner=banners_words(found),
        code=code,
        made=made_on,
        blocks=blocks,
    )


def _blocks(rows: Sequence[Row], conflicts: Sequence[Conflict], made_on: date) -> Iterator[Block]:
    found, lost = readable(rows), unreadable(rows)
    called = {file: public_text(name) for file, name in names(rows).items()}
    yield _head(rows, conflicts, made_on)
    yield Heading("汇总表")
    yield Text("自评是申报人填的，有据只算佐证材料齐全的业绩，核定是单位审核后的；没有核定的写“未核”，不是0分。")
    yield _table(found, called)
    yield Heading("公示")
    yield from _windows(found, called)
    yield Heading("冲突提示")
    yield from _conflicts(conflicts, called)
    if lost:
        yield Heading("读不出的文件")
        yield Table(
            ("文件", "原因和办法"),
            tuple((public_text(file_name(row.file)), without_numbers(_reason(row))) for row in lost),
        )
    yield Heading("校验码")
    yield Text(f"{OF_SEVERAL}校验码只能说明内容没有改过，不能说明是谁做的。")
    yield Table(("姓名", "校验码"), tuple((called[row.file], row.code) for row in found if row.code))
    yield Heading("签名")
    yield Signature(
        "本表由各份自评档案和核定文件汇总，供单位内部使用，不是评审结论。",
        (("经办人（签名）", "日期"), ("单位负责人（签名）", "日期")),
    )


def _head(rows: Sequence[Row], conflicts: Sequence[Conflict], made_on: date) -> Form:
    found, lost = readable(rows), unreadable(rows)
    warned = sum(one.severity is Severity.WARNING for one in conflicts)
    return Form(
        (
            ("档案", f"{len(rows)}份，读出{len(found)}份" + (f"，读不出{len(lost)}份" if lost else "")),
            ("状态", states_words(rows) or "没有"),
            ("自评能否达到", decisions_words(row.on_claims for row in found) or "没有"),
            ("核定能否达到", decisions_words(row.on_review for row in found) or "还没有核定的"),
            ("冲突提示", f"{len(conflicts)}处，其中须先核对的{warned}处" if conflicts else "没有发现"),
            ("制作", f"{shown_date(made_on)}，zjai {VERSION}"),
        )
    )


def _table(rows: Sequence[Row], called: dict[str, str]) -> Table:
    return Table(
        ("序号", "姓名", "自评", "有据", "核定", "自评能否达到", "核定能否达到", "状态", "申报路径"),
        tuple(
            (
                str(at),
                called[row.file],
                span_words(row.claimed),
                span_words(row.evidenced, "没有核对"),
                span_words(row.verified, "未核"),
                decision_words(row.on_claims),
                decision_words(row.on_review) or "未核",
                state_words(row),
                _routes(row),
            )
            for at, row in enumerate(rows, 1)
        ),
        right=(2, 3, 4),
    )


def _routes(row: Row) -> str:
    """Return the routes by what holds now, and by which points."""
    judged = row.on_review
    words = routes_words(judged or row.on_claims)
    return f"按{'自评' if judged is None else '核定'}：{words}" if words else ""


def _windows(rows: Sequence[Row], called: dict[str, str]) -> Iterator[Block]:
    fixed: dict[tuple[date, date], list[str]] = {}
    for row in rows:
        if row.window is not None:
            fixed.setdefault(row.window, []).append(called[row.file])
    if not fixed:
        yield Text("还没有定公示起止。")
        return
    yield Table(
        ("起", "止", "人数", "姓名"),
        tuple(
            (short_day(start), short_day(end), str(len(people)), "、".join(people))
            for (start, end), people in sorted(fixed.items())
        ),
    )


def _conflicts(conflicts: Sequence[Conflict], called: dict[str, str]) -> Iterator[Block]:
    if not conflicts:
        yield Text(f"没有发现。只比较了能读出的档案。{limits_note()}")
        return
    yield Text(f"下面各处可能有矛盾，也可能各有原因，请核对后再下结论。{limits_note()}")
    yield Items(
        tuple(
            Item(
                f"{one.title}：{sentence(without_numbers(one.message))}",
                (
                    Text(sentence(without_numbers(one.compare)), "请核对："),
                    Text(sentence(without_numbers(one.remedy)), "办法："),
                    Text("、".join(called.get(file, public_text(file_name(file))) for file in one.files), "涉及："),
                ),
            )
            for one in conflicts
        )
    )


def _reason(row: Row) -> str:
    """Return why a dossier could not be read; its place begins with the file, which stands beside it."""
    first = row.error[0]
    return replace(first, where=first.where.removeprefix(row.file).lstrip("，")).sentence()
