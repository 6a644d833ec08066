"""A clause held against its rule: every number placed, used or explained; limits that differ."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules_tables import HEAD, table
from zjai_tui.rules.clauses.match import Comparison, compare, compare_in
from zjai_tui.rules.fields import Field
from zjai_tui.rules.standards.reader import read_draft
from zjai_tui.rules.standards.standard import Coef, Node, Row, Span, Standard

FIELDS = {
    "years": Field(id="years", title="任职年限", type="number", unit="年"),
    "full": Field(id="full", title="满年", type="number", unit="年", whole=True),
    "rank": Field(id="rank", title="排名", type="rank"),
    "level": Field(id="level", title="近三年等次", type="choice", choices=("一等奖", "二等奖")),
}


def span(low: str, high: str = "") -> Span:
    return Span(Decimal(low), Decimal(high or low))


def rule(text: str, by: str, *tiers: tuple[str, str], **keys: object) -> Node:
    rows = tuple(Row(key=(key,), pts=span(points)) for key, points in tiers)
    return Node(id="A", title="指标", op="sum", text=text, by=(by,), rows=rows, **keys)  # type: ignore[arg-type]


def compared(node: Node) -> Comparison:
    return compare(node, FIELDS)


def states(found: Comparison) -> str:
    return " ".join(f"{mark.text}:{mark.state}" for mark in found.marks)


def differences(found: Comparison) -> list[str]:
    return [f"{one.text}{'含' if one.included else '不含'}{one.value}，{one.tier}" for one in found.limits]


def test_every_number_is_marked_where_it_stands_with_what_became_of_it() -> None:
    text = "（一）近5年一等奖前3名１６分，第4-6名l0分，每人限2项（见表1）"
    found = compared(rule(text, "rank", ("1..3", "16"), ("4..6", "10"), explain={"近5年": "见时间窗"}))
    ranks = "前3名:used １６分:used 第4-6名:used 第4-6名:used"
    assert states(found) == f"一:explained 5年:explained {ranks} l0分:unreadable 2项:unused 1:explained"
    assert [mark.why for mark in found.marks if mark.why] == ["编号或文号", "见时间窗", "数字里混有字母", "编号或文号"]
    assert all(mark.text in text for mark in found.marks)
    assert (found.missing, found.limits, found.idle, found.agrees) == ((), (), (), False)


def test_without_the_text_there_is_nothing_to_compare() -> None:
    assert compared(rule("", "rank", ("1..3", "16"))) == Comparison()
    assert Comparison().agrees


def test_a_rule_typed_as_printed_agrees() -> None:
    text = "10年以上2分，5年以上不足10年1分，不足5年0分"
    assert compared(rule(text, "years", ("10..", "2"), ("5..<10", "1"), ("..<5", "0"))).agrees


def test_numbers_of_choices_and_questions_are_their_names() -> None:
    text = "近三年等次：一等奖10分，二等奖8分"
    found = compared(rule(text, "level", ("一等奖", "10"), ("二等奖", "8")))
    assert states(found) == "三年:used 一等:used 10分:used 二等:used 8分:used"


def test_points_years_and_ranks_are_not_taken_for_one_another() -> None:
    assert "2名:unused" in states(compared(rule("第2名5分", "level", ("一等奖", "5"), ("二等奖", "2"))))
    assert "3项:unused" in states(compared(rule("前3名5分，限3项", "rank", ("1..3", "5"))))
    assert "10分:unused" in states(compared(rule("第10名10分", "rank", ("10..10", "5"))))


def test_points_that_a_step_makes_may_be_printed_one_by_one() -> None:
    row = Row(key=("1..3",), pts=span("16"), step=Decimal(-2))
    node = Node(id="A", title="科研", op="sum", by=("rank",), rows=(row,))
    for text in ("第1名16分，第2名14分，第3名12分", "第1-3名12-16分，依次减2"):
        assert compare(_with(node, text), FIELDS).agrees
    left = compare(_with(node, "第1-3名12-16分"), FIELDS)
    assert left.missing == (Decimal(2),)
    assert compare(_with(node, "第1-3名12-16分"), FIELDS, settled=True).agrees


def _with(node: Node, text: str) -> Node:
    return Node(id=node.id, title=node.title, op=node.op, by=node.by, rows=node.rows, text=text)


def test_the_rest_after_the_named_ranks_needs_no_number_of_its_own() -> None:
    assert compared(rule("前3名8分，其他2分", "rank", ("1..3", "8"), ("4..", "2"))).agrees
    assert compared(rule("前3名8分，其他2分", "rank", ("1..3", "8"), ("5..", "2"))).missing == (Decimal(5),)


def test_coefficients_stand_for_their_ranks() -> None:
    coef = Coef(by="rank", ranks=(Decimal(1), Decimal("0.8")), rest=Decimal("0.5"))
    node = rule("一等奖10分；第1名1.0，第2名80%，第3名以后0.5", "level", ("一等奖", "10"), coef=(coef,))
    assert compared(node).agrees


def test_where_a_formula_ends_is_a_number_of_the_rule() -> None:
    node = Node(
        id="A",
        title="证",
        op="linear",
        input="years",
        per=Decimal(5),
        times=Decimal(2),
        clamp=(Decimal(0), Decimal(8)),
        text="20项以上8分，最高8分，不足20项每5项2分",
    )
    assert compared(node).agrees


@pytest.mark.parametrize(
    "text, by, tiers, expected",
    [
        ("10年以上", "years", ["10..", "*"], []),
        ("10年以上", "years", ["..<10", "*"], []),
        ("10年以上", "years", ["..10", "*"], ["10年以上含10，10以下"]),
        ("10年以上", "full", ["11..", "*"], ["10年以上含10，11以上"]),
        ("10年以上", "full", ["..9", "*"], []),
        ("超过10年", "years", ["10..", "*"], ["超过10年不含10，10以上"]),
        ("超过10年", "years", ["..10", "*"], []),
        ("超过10年", "full", ["11..", "*"], []),
        ("10年以上（不含10年）", "years", ["10..", "*"], ["10年以上（不含10年）不含10，10以上"]),
        ("不足5年", "years", ["..5", "*"], ["不足5年不含5，5以下"]),
        ("不足5年", "years", ["..<5", "*"], []),
        ("不满5年", "full", ["..4", "*"], []),
        ("5年以下", "years", ["..5", "*"], []),
        ("5年以下", "years", ["..<5", "*"], ["5年以下含5，不足5"]),
        ("5年以下", "years", ["5..", "*"], ["5年以下含5，5以上"]),
        ("不超过5年", "full", ["..<6", "*"], []),
        ("5至7年", "full", ["5..<8"], []),
        ("5至7年", "years", ["5..<7"], ["5至7年含7，5至不足7"]),
        ("第1-3名", "rank", ["1..3"], []),
        ("前3名", "rank", ["1..<3"], ["前3名含3，1至不足3"]),
        ("第3名以上", "rank", ["..3"], []),
        ("近10年", "years", ["..<10"], []),
        ("最高10分", "years", ["..<10"], []),
    ],
)
def test_a_limit_includes_its_number_or_not_as_the_law_says(
    text: str, by: str, tiers: list[str], expected: list[str]
) -> None:
    found = compared(rule(text, by, *((tier, "1") for tier in tiers)))
    assert differences(found) == expected


def test_a_limit_that_is_explained_is_settled() -> None:
    node = rule("8-10年2分，10年以上3分", "years", ("10..", "3"), ("8..<10", "2"))
    assert [one.doubled for one in compared(node).limits] == [True]
    assert compare(node, FIELDS, settled=True).limits == ()
    for phrase, left in {"8-10年": 0, "8-10": 0, "8-10年2分": 0, "10": 1, "10年": 1}.items():
        tiers = (("10..", "3"), ("8..<10", "2"))
        explained = rule("8-10年2分，10年以上3分", "years", *tiers, explain={phrase: "10年归上一档"})
        assert len(compared(explained).limits) == left, phrase


def test_an_explanation_is_about_the_whole_number_or_the_phrase() -> None:
    node = rule("第15名5分，5年以内，近5年", "rank", ("15..15", "5"), explain={"5年": "时间"})
    assert states(compared(node)) == "第15名:used 5分:used 5年以内:explained 5年:explained"
    node = rule("第15名5分，5年以内，近5年", "rank", ("15..15", "5"), explain={"近5年": "时间"})
    assert states(compared(node)) == "第15名:used 5分:used 5年以内:unused 5年:explained"
    idle = rule("15年", "years", ("15..", "1"), explain={"5": "不在条文里", "15": "在"})
    assert compared(idle).idle == ("5",)


TREE = """
[[input]]
id = "years"
title = "年限"
type = "number"
max = 50
[[kind]]
id = "k"
title = "业绩"
field = [{ id = "date", title = "日期", type = "date" }, { id = "n", title = "项数", type = "number" }]
[[window]]
id = "w"
title = "近年"
on = "date"
after = 2019-12-31
cite = ["S#1"]
[[cap]]
tag = "其他"
max = 6
cite = ["S#1"]
[[node]]
id = "A"
title = "部分"
op = "sum"
cap = 25
text = "本部分25分，其中业绩9分；分值乘n"
cite = ["S#1"]
[[node]]
id = "A.k"
title = "业绩"
op = "sum"
entries = ["k"]
window = "w"
cap = 9
rows = [{ pts = 4, tag = "其他" }]
text = "每项4n分，其他最高6分，合计最高9分（部分25分），2019年12月31日以后"
cite = ["S#1"]
"""


def of(standard: Standard, node_id: str) -> Comparison:
    return compare_in(standard, next(one for one in standard.node if one.id == node_id))


def test_the_rules_around_a_node_also_use_its_numbers() -> None:
    standard = table(TREE, 25)
    assert of(standard, "A").agrees
    assert of(standard, "A.k").agrees
    alone = compare(standard.node[1], {})
    assert "4n:unreadable" in states(alone)
    assert "6分:unused" in states(alone)


@given(text=st.text(alphabet="0123456789.,-~至年分项名第前（）一十百半nlO以上不足、；", max_size=25))
def test_marks_lie_in_the_clause_in_order(text: str) -> None:
    found = compared(rule(text, "years", ("10..", "2")))
    assert all(0 <= mark.start < mark.end <= len(text) for mark in found.marks)
    assert [mark.start for mark in found.marks] == sorted(mark.start for mark in found.marks)


@pytest.mark.parametrize(
    "keys",
    [
        'by = ["n", "date"]\nrows = [{ key = ["1..3"], pts = 5 }]',
        'by = ["n"]\nrows = [{ key = ["5..3"], pts = 5, step = -1 }]',
        'by = ["nobody"]\nrows = [{ key = ["1..3"], pts = 5, step = -1 }]',
        'input = "nobody"\nrows = [{ min = 3, max = 1, pts = 5 }]',
        "per = 0\ntimes = 0\nclamp = [1]",
    ],
)
@pytest.mark.parametrize("op", ["sum", "linear", "bands"])
def test_the_clause_of_an_unfinished_rule_is_compared_as_well(keys: str, op: str) -> None:
    text = f'\n[[node]]\nid = "A"\ntitle = "指标"\nop = "{op}"\n{keys}\ntext = "前3名5分"\n'
    head = HEAD.format(max=9) + TREE.partition("[[node]]")[0]
    draft, problems = read_draft(f"{head}{text}", "试.toml")
    assert problems
    assert [mark.text for mark in compare_in(draft, draft.node[0]).marks] == ["前3名", "5分"]
