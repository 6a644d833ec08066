"""Seals: what a stamp and a certificate cover, and what is left of the status when something changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from rules_tables import SOUND, WHERE, read
from zjai_tui.rules.standards.reader import read_draft, standard_from_text
from zjai_tui.rules.standards.seal import certificate_parts, node_seal, part_seals, stamped, verified
from zjai_tui.rules.standards.standard import Certificate, Head, Renamed, Span, Stamp, Standard
from zjai_tui.rules.standards.writer import standard_text

ON = date(2026, 9, 6)
Edit = Callable[[Standard], Standard]


def certified(standard: Standard) -> Standard:
    record = Certificate(by="张三", on=ON, unit="甲院")
    record = replace(record, parts=certificate_parts(standard, record))
    return replace(standard, standard=replace(standard.standard, status="certified", banner=""), certificate=record)


def head(**changes: object) -> Edit:
    return lambda standard: replace(standard, standard=replace(standard.standard, **changes))


def first(part: str, **changes: object) -> Edit:
    """Change the first one of a list of parts."""

    def edit(standard: Standard) -> Standard:
        one, *rest = getattr(standard, part)
        return replace(standard, **{part: (replace(one, **changes), *rest)})

    return edit


def record(**changes: object) -> Edit:
    return lambda standard: replace(standard, certificate=replace(standard.certificate, **changes))


def row_points(standard: Standard) -> Standard:
    at = next(at for at, node in enumerate(standard.node) if node.rows)
    node = standard.node[at]
    row = replace(node.rows[0], pts=Span(node.rows[0].pts.low, node.rows[0].pts.high + Decimal("0.000000001")))
    edited = replace(node, rows=(row, *node.rows[1:]))
    return replace(standard, node=(*standard.node[:at], edited, *standard.node[at + 1 :]))


def test_a_certified_table_that_is_unchanged_says_who_certified_it() -> None:
    found = verified(certified(read(SOUND)))
    assert (found.standard.status, found.changed) == ("certified", ())
    assert found.standard.banner == "本标准由甲院张三于2026年9月6日认证，内容与认证时一致。"


EDITS: list[tuple[Edit, tuple[str, ...]]] = [
    (row_points, ("指标A.degree",)),
    (first("node", cap=Decimal("10.01")), ("指标A",)),
    (first("node", note="另注"), ("指标A",)),
    (head(max=Decimal(41)), ("表头",)),
    (head(edition="2"), ("表头",)),
    (first("source", held=False), ("来源S",)),
    (first("variant", title="别的"), ("岗位类别design",)),
    (first("input", title="别的"), ("问题degree",)),
    (first("kind", help="别的"), ("业绩种类award",)),
    (first("window", until=date(2024, 7, 30)), ("时间范围since",)),
    (first("cap", max=Decimal(1)), ("合计封顶rest",)),
    (first("exclusive", same="entry"), ("只计一处同一成果计一次",)),
    (first("open", default=""), ("有争议的条文since",)),
    (first("gate", among=()), ("控制项ethics",)),
    (first("case", why="别的"), ("算例博士",)),
    (lambda one: replace(one, renamed=(Renamed(old="A", new="B"),)), ("改号对照（新增）",)),
    (lambda one: replace(one, node=(*one.node, replace(one.node[0], id="Z"))), ("指标Z（新增）",)),
    (lambda one: replace(one, case=()), ("算例博士（已删）",)),
    (record(by="李四"), ("认证记录",)),
    (record(unit=""), ("认证记录",)),
    (record(on=date(2026, 9, 7)), ("认证记录",)),
    (record(by=" "), ("认证记录",)),
    (record(parts={}), ("认证记录",)),
]


@pytest.mark.parametrize("edit,names", EDITS, ids=[f"{at}-{names[0]}" for at, (_, names) in enumerate(EDITS)])
def test_a_change_in_any_part_costs_the_status_and_is_named(edit: Edit, names: tuple[str, ...]) -> None:
    found = verified(edit(certified(read(SOUND))))
    assert found.changed == names
    assert found.standard.status == "transcribed"
    assert found.standard.banner == f"这份标准认证后改动过：{names[0]}，认证已失效，须重新核对认证。"


def stamped_copy(standard: Standard, by: str = "李四", on: date = ON) -> Standard:
    nodes = (replace(node, checked=Stamp(by=by, on=on, seal=node_seal(node))) for node in standard.node)
    return replace(standard, node=tuple(nodes))


def test_a_stamp_taken_back_forged_or_added_after_certifying_costs_the_certificate() -> None:
    standard = certified(stamped_copy(read(SOUND)))
    assert verified(standard).standard.status == "certified"
    node = standard.node[0]
    name = f"指标{node.id}的核对记录"
    assert node.checked is not None
    for checked, told in (
        (None, f"{name}（已删）"),
        (replace(node.checked, by="王五"), name),
        (replace(node.checked, on=date(2020, 1, 1)), name),
        (replace(node.checked, seal="0" * 16), name),
    ):
        found = verified(replace(standard, node=(replace(node, checked=checked), *standard.node[1:])))
        assert (found.standard.status, found.changed) == ("transcribed", (told,))
    later = certified(read(SOUND))
    added = replace(later, node=(stamped_copy(later).node[0], *later.node[1:]))
    assert verified(added).changed == (f"{name}（新增）",)


def test_a_seal_in_the_certificate_that_is_garbled_is_named() -> None:
    standard = certified(read(SOUND))
    parts = {**standard.certificate.parts, "指标A": "甲乙丙丁"}
    found = verified(replace(standard, certificate=replace(standard.certificate, parts=parts)))
    assert found.changed == ("指标A", "认证记录")


def test_a_row_taken_out_of_the_table_and_out_of_the_certificate_leaves_a_trace() -> None:
    standard = certified(read(SOUND))
    parts = {name: seal for name, seal in standard.certificate.parts.items() if name != "指标B.paper"}
    nodes = tuple(node for node in standard.node if node.id != "B.paper")
    cut = replace(standard, node=nodes, certificate=replace(standard.certificate, parts=parts))
    assert (verified(cut).standard.status, verified(cut).changed) == ("transcribed", ("认证记录",))


def test_layout_and_comments_cost_nothing_and_the_file_read_again_stays_certified() -> None:
    text = standard_text(certified(read(SOUND)))
    assert standard_from_text(text, WHERE).standard.status == "certified"
    loose = text.replace("pts = 7 ", "pts = 7.00 ").replace("\n[[", "\n\n# 注\n[[")
    assert loose != text
    assert standard_from_text(loose, WHERE).standard.status == "certified"


def test_one_digit_in_the_file_costs_the_status_and_the_draft_keeps_what_the_file_says() -> None:
    text = standard_text(certified(read(SOUND)))
    edited = text.replace("pts = 7 ", "pts = 8 ", 1)
    assert edited != text
    found = standard_from_text(edited, WHERE)
    assert (found.standard.status, found.changed) == ("transcribed", ("指标A.degree",))
    raw, _ = read_draft(edited, WHERE)
    assert (raw.standard.status, raw.standard.banner) == ("certified", "")


def test_a_status_of_certified_without_a_certificate_is_not_believed() -> None:
    found = verified(head(status="certified", banner="只供试用。")(read(SOUND)))
    assert (found.standard.status, found.changed) == ("transcribed", ())
    assert found.standard.banner == "这份标准写着已认证，却没有认证记录，按未认证处理，须重新核对认证。只供试用。"


@pytest.mark.parametrize("status", ["reference", "retold", "ocr", "transcribed"])
def test_a_certificate_never_raises_the_status_nor_hides_what_the_table_says_of_itself(status: str) -> None:
    found = verified(head(status=status, banner="这是参考标准。")(certified(read(SOUND))))
    assert (found.standard.status, found.standard.banner) == (status, "这是参考标准。")
    changed = verified(row_points(head(status=status, banner="这是参考标准。")(certified(read(SOUND)))))
    assert changed.changed == ("指标A.degree",)
    assert changed.standard.banner.endswith("这是参考标准。") is (status != "transcribed")


def test_changes_claimed_in_the_file_are_not_believed() -> None:
    assert verified(replace(read(SOUND), changed=("指标A",))).changed == ()


def test_verifying_twice_changes_nothing() -> None:
    for standard in (read(SOUND), certified(read(SOUND)), row_points(certified(read(SOUND)))):
        assert verified(verified(standard)) == verified(standard)


def test_names_out_of_the_file_cannot_break_the_banner() -> None:
    standard = certified(read(SOUND))
    hostile = verified(first("case", name="甲\n\x1b[31m" + "长" * 500)(standard))
    assert "\n" not in hostile.standard.banner
    assert "\x1b" not in hostile.standard.banner
    assert len(hostile.standard.banner) < 300


def test_many_changes_are_counted_in_the_banner_and_all_kept() -> None:
    standard = certified(read(SOUND))
    nodes = tuple(replace(node, note="改") for node in standard.node)
    found = verified(replace(standard, node=nodes))
    assert len(found.changed) == len({node.id for node in nodes}) > 5
    assert f"等{len(found.changed)}处" in found.standard.banner


def test_a_stamp_holds_until_the_rule_changes_and_stamping_changes_no_seal() -> None:
    node = read(SOUND).node[1]
    assert stamped(node) == "none"
    done = replace(node, checked=Stamp(by="李四", on=ON, seal=node_seal(node)))
    assert node_seal(done) == node_seal(node)
    assert stamped(done) == "current"
    assert stamped(replace(done, text=f"{node.text}另")) == "stale"
    assert stamped(replace(done, checked=replace(done.checked, by=" "))) == "none"


def test_a_row_in_two_readings_is_one_part() -> None:
    standard = read(SOUND)
    node = standard.node[1]
    twice = replace(standard, node=(*standard.node, replace(node, when={"since": "all"})))
    assert part_seals(twice).keys() == part_seals(standard).keys()
    assert part_seals(twice)[f"指标{node.id}"] != part_seals(standard)[f"指标{node.id}"]


def test_what_the_program_adds_to_the_model_later_keeps_old_seals() -> None:
    """Defaults are left out of a seal, so a field that a later program knows changes none."""
    node = read(SOUND).node[0]
    assert node_seal(replace(node, minus=Decimal("0.0"), weight=Decimal("1.00"))) == node_seal(node)
    assert Head.__dataclass_fields__["replaces"].default == ""
