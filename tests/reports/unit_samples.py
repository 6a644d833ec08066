"""A reviewed dossier of the small table, laid out by hand on days that never change: every verdict once.

e1 国家级 8 is accepted, e2 省级 (not counting beside e1) is handed back, e3 3 is reduced to 1, e4 3 is rejected,
the answer about ethics is accepted, 基本信息 is still open. Claimed 10 to 15 of 20; verified 8+1=9 to 14.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

from dossier_report_samples import HASH
from report_samples import DOSSIER, small_dossier, small_standard
from zjai_tui.dossier.model import Dossier
from zjai_tui.dossier.review.acts import act
from zjai_tui.dossier.review.journal import heads
from zjai_tui.dossier.review.model import Act, Review, Subject
from zjai_tui.dossier.seal import seal_of
from zjai_tui.eligibility.judge import judge
from zjai_tui.readiness.case import Case, Judged
from zjai_tui.reviewing.overlay import overlay
from zjai_tui.reviewing.result import FixedWindow, Item, ItemState, Overlay, Proof, Standing, State
from zjai_tui.rules.catalog import find_cycle
from zjai_tui.rules.standards.standard import Span
from zjai_tui.scoring.engine import assess
from zjai_tui.scoring.frame import frame_of
from zjai_tui.scoring.reference import reference_to
from zjai_tui.workdays.table import table_for

DAY = date(2024, 9, 3)
TABLE = table_for([2024])
AREAS = {"data": "数据", "applied_tech": "应用技术"}
ID, PHONE = "33010219900101123X", "13800138000"
EVIDENCE = f'evidence = [{{ file = "奖.pdf", page = "2", sha256 = "{HASH}" }}, {{ file = "缺.pdf" }}]'
TEXT = (
    DOSSIER.replace('title = "大奖"', f'title = "大奖"\n{EVIDENCE}')
    .replace(
        'name = "示例甲"',
        f'name = "示例甲"\nunit = "示例公司"\nposition = "算法工程师"\nid_number = "{ID}"\nphone = "{PHONE}"',
    )
    .replace("[answers]", '[work]\ndescription = "建数据集"\narea = "data"\n\n[answers]')
)
_ZONE = timezone(timedelta(hours=8))
_HAND = "李四"
_CODE = "AAAA-BBBB-CCCC-DDDD"


def _at(minute: int, day: int = 2) -> datetime:
    return datetime(2024, 9, day, 9, minute, tzinfo=_ZONE)


def _span(low: str, high: str = "") -> Span:
    return Span(Decimal(low), Decimal(high or low))


def _points(dossier: Dossier) -> Dossier:
    """Return the dossier as the unit found it, for the engine: e4 is gone, e3 has another role."""
    kept = tuple(
        replace(one, facts={"role": "其他作者"}) if one.id == "e3" else one
        for one in dossier.entry
        if one.id not in {"e2", "e4"}
    )
    return replace(dossier, entry=kept)


def _todo(**what: Any) -> dict[str, Any]:
    return what


def acts(more: str = "", clause: str = "") -> tuple[Act, ...]:
    """Return what two reviewers did, each act knowing the ones before.

    `more` is added to every reason, `clause` is put before every clause.
    """
    review = Review()
    reason = {
        "e2": "证书是扫描件，看不出颁发单位，请补交原件照片",
        "e3": "合同上排名第三，不是第一作者",
        "e4": "没有见刊",
    }
    third, second = f"{clause}某办法第三条", f"{clause}某办法第二条"
    todo = (
        _todo(do="submit", by=_HAND, at=_at(0), seen=_CODE),
        _todo(do="opened", by=_HAND, at=_at(5), item="entry:e1", file="奖.pdf", seen=HASH),
        _todo(do="accept", by=_HAND, at=_at(6), item="entry:e1"),
        _todo(do="accept", by="王五", at=_at(10), item="entry:e3"),
        _todo(
            do="reduce", by=_HAND, at=_at(20), item="entry:e3", facts={"role": "其他作者"}, reason=reason["e3"] + more,
            clause=third,
        ),
        _todo(do="reject", by=_HAND, at=_at(30), item="entry:e4", reason=reason["e4"] + more, clause=third),
        _todo(do="return", by=_HAND, at=_at(40), item="entry:e2", reason=reason["e2"] + more, clause=second),
        _todo(do="accept", by=_HAND, at=_at(41), item="input:ethics"),
        _todo(do="request_changes", by=_HAND, at=_at(50), reason="请补齐获奖证书" + more, clause=clause, seen=_CODE),
    )  # fmt: skip
    for one in todo:
        made = act(after=heads(review), **one)
        review = replace(review, act=(*review.act, made))
    return review.act


def laid(
    text: str = TEXT, *, state: State = "changes_requested", more: str = "", clause: str = "", window: bool = False
) -> Overlay:
    """Return the review laid over the dossier."""
    standard, dossier, cycle = small_standard(), small_dossier(text), find_cycle("2024")
    frame = frame_of(cycle)
    claimed = assess(standard, dossier, frame, Decimal(12))
    verified = assess(standard, _points(dossier), frame, Decimal(12))
    before = judge(cycle, dossier, claimed.total, claimed.basis)
    done = acts(more, clause)
    review = Review(of=Subject(name=dossier.person.name), act=done)
    digests = {"奖.pdf": HASH, "缺.pdf": ""}
    case = Case(dossier=dossier, folder=Path("."), name="示例甲.toml", cycle=cycle, standard=standard, notes=())
    found = Judged(
        assessment=claimed, eligibility=before, states={("奖.pdf", HASH): "ok", ("缺.pdf", ""): "missing"},
        evidenced=_span("8"), problems=(),
    )  # fmt: skip
    return replace(
        overlay(case, found, Review(), digests),
        review=review,
        items=tuple(_standings(dossier, done)),
        state=state,
        next="等申报人补正；档案改动以后可以重新受理" if state == "changes_requested" else "定公示起止，导出公示",
        claimed=claimed,
        verified=verified,
        evidenced=_span("8"),
        before=before,
        after=judge(cycle, dossier, verified.total, verified.basis),
        consequence=("核定后9～14分，能否达到12分待定",),
        problems=(),
        code=seal_of(dossier, reference_to(standard), digests).code,
        window=FixedWindow(
            start=date(2024, 9, 13), end=date(2024, 9, 20), days=5, first_day="counted",
            act=act(do="window", by=_HAND, at=_at(0, 12), start=date(2024, 9, 13), end=date(2024, 9, 20), days=5),
        ) if window else None,
    )  # fmt: skip


def _standings(dossier: Dossier, done: tuple[Act, ...]) -> list[Standing]:
    def of(item: str) -> tuple[Act, ...]:
        return tuple(one for one in done if one.item == item)

    found = []
    plan: tuple[tuple[str, ItemState, Span, Span, str, str], ...] = (
        ("e1", "accepted", _span("8"), _span("8"), "A.award", "成果／获奖"),
        ("e2", "returned", _span("0"), _span("0", "5"), "A.award", "成果／获奖"),
        ("e3", "reduced", _span("3"), _span("1"), "A.paper", "成果／论文"),
        ("e4", "rejected", _span("3"), _span("0"), "A.paper", "成果／论文"),
    )
    titles = {"award": "获奖", "paper": "论文"}
    for entry_id, state, claimed, verified, node, clause in plan:
        entry = dossier.entry_named(entry_id)
        assert entry is not None
        proofs = tuple(
            Proof(
                evidence=one, state="ok" if one.sha256 else "missing", digest=one.sha256,
                opened_by=(_HAND,) if one.sha256 else (),
            )
            for one in entry.evidence
        )  # fmt: skip
        history = of(f"entry:{entry_id}")
        found.append(
            Standing(
                item=Item(
                    id=f"entry:{entry_id}", title=entry.title, kind=titles[entry.kind],
                    answers=tuple(("级别" if key == "level" else "身份", str(one)) for key, one in entry.facts.items()),
                    claimed=claimed, node=node, clauses=(clause,), digest="0" * 64, proofs=proofs, entry=entry,
                ),
                state=state, act=history[-1], opened=bool(proofs), verified=verified, history=history,
            )
        )  # fmt: skip
    ethics = of("input:ethics")
    found.append(
        Standing(
            item=Item(
                id="input:ethics", title="职业道德", kind="量化自评的回答", answers=(("职业道德", "合格"),),
                claimed=None, node="", clauses=(), digest="1" * 64,
            ),
            state="accepted", act=ethics[-1], history=ethics,
        )
    )  # fmt: skip
    person = dossier.person
    found.append(
        Standing(
            item=Item(
                id="part:person", title="基本信息", kind="基本信息",
                answers=(("姓名", person.name), ("证件号码", person.id_number), ("联系电话", person.phone)),
                claimed=None, node="", clauses=(), digest="2" * 64,
            ),
            state="unreviewed",
        )
    )  # fmt: skip
    return found
