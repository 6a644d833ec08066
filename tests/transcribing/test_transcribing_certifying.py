"""Certifying: nothing less than every row compared, a clean lint and the golden cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from certifying_samples import SMALL, small
from zjai_tui.base.problems import Refused
from zjai_tui.rules.basis import Basis
from zjai_tui.rules.standards.reader import read_draft, standard_from_text
from zjai_tui.rules.standards.seal import stamped, verified
from zjai_tui.rules.standards.standard import Span, Standard
from zjai_tui.rules.standards.writer import standard_text
from zjai_tui.transcribing.certifying import certify, obstacles, stamp, unstamp
from zjai_tui.transcribing.skeleton import skeleton

ON = date(2026, 9, 6)
IDS = ("A", "A.degree", "A.exam")


def compared(standard: Standard) -> Standard:
    return stamp(standard, [node.id for node in standard.node], "李四", ON)


def found(standard: Standard) -> list[tuple[str, str]]:
    return [(one.code, one.node) for one in obstacles(standard)]


def text_with(*pairs: tuple[str, str]) -> Standard:
    text = SMALL
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return read_draft(text, "小表.toml")[0]


def test_every_row_has_to_be_compared_and_each_one_that_is_not_is_named() -> None:
    assert found(small()) == [("not-compared", one) for one in IDS]
    assert found(stamp(small(), ["A.degree"], "李四", ON)) == [("not-compared", "A"), ("not-compared", "A.exam")]
    assert found(compared(small())) == []


def test_a_row_changed_after_it_was_compared_has_to_be_compared_again_and_says_who_did() -> None:
    done = compared(small())
    node = done.node[1]
    rows = (replace(node.rows[0], pts=Span(Decimal(10), Decimal(10)), title="博士研究生"), *node.rows[1:])
    edited = replace(done, node=(done.node[0], replace(node, rows=rows), *done.node[2:]))
    (one,) = obstacles(edited)
    assert (one.code, one.node, one.message) == ("compared-before", "A.degree", "李四2026年9月6日核对之后改动过")
    assert found(stamp(edited, "A.degree", "王五", ON)) == []


def test_taking_a_stamp_back_leaves_the_rule_as_it_is() -> None:
    assert unstamp(compared(small()), IDS) == replace(small(), digest="")


@pytest.mark.parametrize("status", ["reference", "retold", "ocr"])
def test_a_reference_or_machine_read_table_is_not_certified_until_the_clerk_says_it_was_compared(status: str) -> None:
    standard = compared(text_with(('status = "transcribed"', f'status = "{status}"')))
    (one,) = obstacles(standard)
    assert (one.code, one.node) == ("status-unfit", "表头")
    assert "transcribed" in one.remedy
    with pytest.raises(Refused):
        certify(standard, "张三", ON)


def test_without_a_golden_case_or_with_a_wrong_one_nothing_is_certified() -> None:
    assert found(replace(compared(small()), case=())) == [("no-cases", "case")]
    wrong = replace(small().case[0], expect={"A.degree": Span(Decimal(9), Decimal(9))})
    assert found(replace(compared(small()), case=(wrong,))) == [("case-failed", "A.degree")]


def test_what_lint_finds_stands_in_the_way_and_notes_do_not() -> None:
    codes = [code for code, _ in found(compared(text_with(("硕士8分", "硕士9分"))))]
    assert codes
    assert "not-compared" not in codes


def test_an_unsound_table_names_what_is_wrong_instead_of_breaking() -> None:
    codes = found(compared(text_with(('by = ["degree"]', 'by = ["grade"]'))))
    assert codes
    assert any(place.startswith("指标") or "A.degree" in place for _, place in codes)


def test_certifying_refuses_with_everything_that_is_missing() -> None:
    with pytest.raises(Refused) as caught:
        certify(replace(small(), case=()), "张三", ON)
    assert [one.code for one in caught.value.problems] == ["no-cases", *["not-compared"] * 3]


def test_a_certified_table_reads_back_as_certified_and_any_later_change_costs_it() -> None:
    text = standard_text(certify(compared(small()), " 张三 ", ON, "甲院"))
    again = standard_from_text(text, "小表.toml")
    assert again.standard.status == "certified"
    assert again.standard.banner == "本标准由甲院张三于2026年9月6日认证，内容与认证时一致。"
    assert all(stamped(node) == "current" for node in again.node)
    edited = standard_from_text(text.replace("pts = 8 ", "pts = 9 "), "小表.toml")
    assert (edited.standard.status, edited.changed) == ("transcribed", ("指标A.degree",))
    assert [one.code for one in obstacles(edited)][-1] == "compared-before"


def test_editing_leaves_the_certificate_in_the_file_and_certifying_again_replaces_it() -> None:
    done = certify(compared(small()), "张三", ON)
    edited = replace(done, standard=replace(done.standard, edition="2027"))
    assert edited.certificate == done.certificate
    assert verified(edited).changed == ("表头",)
    again = verified(certify(edited, "王五", date(2027, 1, 2)))
    assert (again.standard.status, again.changed) == ("certified", ())
    assert again.certificate is not None
    assert (again.certificate.by, again.certificate.unit) == ("王五", "")


@pytest.mark.parametrize("name", ["", " \u3000", "\n", "名" * 41])
def test_a_stamp_or_certificate_without_a_proper_name_is_refused(name: str) -> None:
    with pytest.raises(Refused):
        stamp(small(), IDS, name, ON)
    with pytest.raises(Refused):
        certify(compared(small()), name, ON)


def test_the_untouched_skeleton_cannot_be_certified_and_every_part_to_rewrite_is_named() -> None:
    standard = compared(skeleton("s", "某表", "待填"))
    places = {place for code, place in found(standard) if code == "placeholder"}
    assert {code for code, _ in found(standard)} == {"placeholder"}
    assert places >= {"表头", "来源S", *(node.id for node in standard.node)}
    assert any(place.startswith("算例") for place in places)


LACKING = [
    (('edition = "2026"', 'edition = "待填"'), ("placeholder", "表头")),
    (('edition = "2026"', 'edition = ""'), ("no-edition", "表头")),
    (('banner = "只供试用。"', 'banner = "分值待填。"'), ("placeholder", "表头")),
    (('title = "印发的原表"', 'title = "待填"'), ("placeholder", "来源S")),
    (('title = "学历"\ntype', 'title = "待填"\ntype'), ("placeholder", "问题degree")),
    (('name = "博士"', 'name = "待填"'), ("placeholder", "算例待填")),
    (('text = "博士10分，硕士8分。"\n', ""), ("no-text", "A.degree")),
    (('cite = ["S#一"]\nbasis = "official"', 'cite = ["S#一"]'), ("basis-too-weak", "A")),
    (('basis = "official"', 'basis = "analogous"'), ("basis-too-weak", "A")),
]


@pytest.mark.parametrize("pair,told", LACKING, ids=[f"{at}-{one[1][0]}" for at, one in enumerate(LACKING)])
def test_what_a_true_copy_of_a_printed_table_lacks_is_an_obstacle(pair: tuple[str, str], told: tuple[str, str]) -> None:
    assert found(compared(text_with(pair))) == [told]


def test_a_table_whose_source_is_not_in_hand_cannot_be_certified() -> None:
    given = small()
    nodes = tuple(replace(node, basis=Basis.SECONDARY) for node in given.node)
    unheld = replace(given, source=(replace(given.source[0], held=False),), node=nodes)
    (one,) = obstacles(compared(unheld))
    assert (one.code, one.node) == ("source-not-held", "来源S")
    assert "held = true" in one.remedy
    assert found(compared(replace(unheld, source=given.source))) == []


def test_points_or_parts_nobody_has_seen_are_obstacles() -> None:
    given = small()
    node = given.node[1]
    rows = (replace(node.rows[0], pending="另行规定"), *node.rows[1:])
    pending = replace(given, node=(given.node[0], replace(node, rows=rows), *given.node[2:]))
    assert ("points-pending", "A.degree") in found(compared(pending))
    unseen = replace(node, op="sum", by=(), rows=(), cap=Decimal(10), asked_of="unseen", text="学历10分")
    without = found(compared(replace(given, node=(given.node[0], unseen, given.node[2]))))
    assert "A.degree" in {place for _, place in without}


@pytest.mark.parametrize("name", ["张\x1b三", "张\u200b三", "张\n三"])
def test_names_with_control_characters_are_refused(name: str) -> None:
    with pytest.raises(Refused):
        stamp(small(), IDS, name, ON)
    with pytest.raises(Refused):
        certify(compared(small()), "张三", ON, name)


@pytest.mark.parametrize(
    "typed,remedy",
    [
        ("a.DEGREE", "是不是想写 A.degree"),
        ("A,A.exam", "几个指标请用空格隔开：A A.exam"),
        ("a、A.degree", "几个指标请用空格隔开：A A.degree"),
        ("A,Z", "几个指标请用空格隔开，如 A A.degree"),
    ],
)
def test_ids_in_other_letters_or_typed_together_are_understood_in_the_remedy(typed: str, remedy: str) -> None:
    with pytest.raises(Refused) as caught:
        stamp(small(), [typed], "李四", ON)
    assert caught.value.problems[0].remedy == remedy


def test_a_row_that_is_not_in_the_table_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(Refused) as caught:
        stamp(small(), ["A.degre", "Z"], "李四", ON)
    assert [one.where for one in caught.value.problems] == ["指标A.degre", "指标Z"]
    assert "A.degree" in caught.value.problems[0].remedy
