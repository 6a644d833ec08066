"""What known answers earn at one leaf, and the arithmetic in words; every sum is worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scoring_tables import FIELDS, INPUTS, band, d, entry, flat, node, papers, row
from zjai_tui.rules.fields import Field
from zjai_tui.rules.standards.standard import Coef, Demote, Node, Resolve
from zjai_tui.scoring.judging import (
    NO_ROW,
    Judged,
    answer_words,
    hull_text,
    judge_of,
    judged,
    linear_points,
    linear_words,
    points_text,
    value_words,
)

PAPER = {field.id: field for field in FIELDS}
ASKED: dict[str, Field] = {one.id: one for one in INPUTS}
RANKS = Coef(by="rank", ranks=(d(1), d("0.8"), d("0.7")), rest=d("0.3"))
ROLES = Coef(by="role", of={"主持": d(1), "参与": d("0.5")})


def judge(leaf: Node, **facts: object) -> Judged:
    return judged(leaf, entry("e", **facts).facts, PAPER)


def asked(leaf: Node, **answers: object) -> Judged:
    return judged(leaf, entry("e", **answers).facts, ASKED)


def ends(found: Judged) -> tuple[Decimal, Decimal]:
    return found.low, found.high


# ---------------------------------------------------------------- tiers


def test_the_first_tier_that_matches_counts() -> None:
    leaf = papers("A.1", row(5, "国家级|省级"), row(3, "省级"), row(1, "*"))
    assert ends(judge(leaf, level="省级")) == (5, 5)
    assert ends(judge(leaf, level="市级")) == (1, 1)


def test_what_matches_no_tier_earns_nothing_and_says_what_was_answered() -> None:
    leaf = papers("A.1", row(5, "国家级", "主持"), by=("level", "role"))
    found = judge(leaf, level="市级", role="主持")
    assert (found.low, found.high, found.row) == (0, 0, NO_ROW)
    assert found.how == ("级别为“市级”，身份为“主持”，不在任何一档内",)


def test_a_tier_is_told_by_its_alternatives_and_its_points() -> None:
    found = judge(papers("A.1", row(5, "国家级|省级")), level="省级")
    assert found.how == ("国家级或省级：5分",)


def test_a_tier_with_a_title_is_told_by_it() -> None:
    found = judge(papers("A.1", row((2, 3), "国家级", title="最高一级")), level="国家级")
    assert found.how == ("最高一级：2～3分",)
    assert found.asks == ("由评委在2～3分之间酌定，自己填不了",)


def test_a_sure_number_leaves_nothing_to_the_committee() -> None:
    assert judge(papers("A.1", row(5, "*")), level="省级").asks == ()


BANDS = node("A.1", "bands", input="years", rows=(band(2, 10), band("1.5", 8, 10), band(1, 5, 8)))


@pytest.mark.parametrize(
    "years, points",
    [("10", "2"), ("9.99", "1.5"), ("8", "1.5"), ("7.99", "1"), ("5", "1"), ("4.99", "0")],
)
def test_a_band_begins_at_its_lower_end_and_stops_before_its_upper_one(years: str, points: str) -> None:
    assert asked(BANDS, years=Decimal(years)).low == Decimal(points)


def test_a_band_is_told_with_the_number_that_fell_into_it() -> None:
    assert asked(BANDS, years=Decimal("9.5")).how == ("任职年限为9.5年，8至不足10：1.5分",)
    assert asked(BANDS, years=Decimal(3)).how == ("任职年限为3年，不在任何一档内",)


def test_whole_years_are_rounded_down_before_the_band_is_looked_up() -> None:
    leaf = node("A.1", "bands", input="years", whole=True, rows=(band(2, 9), band(1, 5, 9)))
    assert asked(leaf, years=Decimal("8.99")) == Judged(d(1), d(1), 1, ("任职年限为8.99年，按8算，5至不足9：1分",))
    assert asked(leaf, years=Decimal(9)).how == ("任职年限为9年，9以上：2分",)


TWO_WAY = node(
    "A.1",
    "bands",
    by=("degree", "years"),
    rows=(row(3, "博士", "2.."), row("1.5", "博士", "..<2"), row(2, "硕士", "2..5"), row(1, "硕士", "5..<10")),
)


@pytest.mark.parametrize(
    "degree, years, points",
    [
        ("博士", "2", "3"),
        ("博士", "1.99", "1.5"),
        ("硕士", "5", "2"),  # ``2..5`` has both ends
        ("硕士", "5.01", "1"),
        ("硕士", "10", "0"),
        ("硕士", "1", "0"),
        ("其他", "9", "0"),
    ],
)
def test_a_two_way_table_is_looked_up_by_both_answers(degree: str, years: str, points: str) -> None:
    assert asked(TWO_WAY, degree=degree, years=Decimal(years)).low == Decimal(points)


def test_yes_and_no_are_looked_up_as_words() -> None:
    leaf = node("A.1", "bands", by=("related",), rows=(row(3, "是"), row(1, "否")))
    assert asked(leaf, related=True).low == 3
    assert asked(leaf, related=False).low == 1


# ---------------------------------------------------------------- fewer points by rank

STEPPED = papers(
    "A.1", row(16, "省级", "1..3", step=d(-2)), row((8, 10), "省级", "4..6", step=d(-1)), by=("level", "rank")
)


@pytest.mark.parametrize("rank, low, high", [(1, 16, 16), (2, 14, 14), (3, 12, 12), (4, 8, 10), (5, 7, 9), (6, 6, 8)])
def test_each_rank_after_the_first_of_its_tier_takes_a_step(rank: int, low: int, high: int) -> None:
    assert ends(judge(STEPPED, level="省级", rank=rank)) == (low, high)


def test_a_step_is_told_as_a_subtraction() -> None:
    assert judge(STEPPED, level="省级", rank=1).how == ("省级、1至3：第1名16分",)
    assert judge(STEPPED, level="省级", rank=3).how == ("省级、1至3：第1名16分，每后一名减2分，第3名16-2×2=12分",)
    assert judge(STEPPED, level="省级", rank=6).how == (
        "省级、4至6：第4名8～10分，每后一名减1分，第6名减1×2，得6～8分",
    )


def test_steps_never_go_below_zero() -> None:
    leaf = papers("A.1", row(3, "1..", step=d(-2)), by=("rank",))
    found = judge(leaf, rank=3)
    assert ends(found) == (0, 0)
    assert found.how == ("1以上：第1名3分，每后一名减2分，第3名减2×2，最少0分，得0分",)
    ranged = papers("A.1", row((1, 3), "1..", step=d(-2)), by=("rank",))
    assert ends(judge(ranged, rank=2)) == (0, 1)
    assert judge(ranged, rank=2).how[0].endswith("第2名减2×1，最少0分，得0～1分")


def test_a_step_may_go_up() -> None:
    leaf = papers("A.1", row(3, "2..4", step=d("0.5")), by=("rank",))
    assert judge(leaf, rank=4).how == ("2至4：第2名3分，每后一名加0.5分，第4名3+0.5×2=4分",)


def test_a_step_counts_from_the_rank_whatever_other_numbers_stand_before_it() -> None:
    leaf = papers("A.1", row(10, "5..", "2..4", step=d(-1)), by=("size", "rank"))
    found = judge(leaf, size=7, rank=3)
    assert ends(found) == (9, 9)
    assert found.how == ("字数为7万字，5以上、2至4：第2名10分，每后一名减1分，第3名10-1×1=9分",)


@pytest.mark.parametrize("pattern", ["*", "..5"])
def test_a_tier_for_every_rank_steps_from_the_first(pattern: str) -> None:
    leaf = papers("A.1", row(10, "省级", pattern, step=d(-1)), by=("level", "rank"))
    assert judge(leaf, level="省级", rank=3).low == 8  # 10 - 1 x 2


def test_a_rank_without_a_step_is_told_with_the_tier() -> None:
    leaf = papers("A.1", row(4, "省级", "4.."), by=("level", "rank"))
    assert judge(leaf, level="省级", rank=7).how == ("本人排名第7名，省级、4以上：4分",)


# ---------------------------------------------------------------- base and bonus

LADDER = papers("A.1", row(10, "国家级"), row(8, "省级"), row(5, "市级"), op="ladder", bonus="bonus")


@pytest.mark.parametrize(
    "level, bonus, points",
    [
        ("市级", "2", "7"),
        ("市级", "3", "8"),  # just the next tier
        ("市级", "3.5", "8"),  # 8.5, held at the next tier's 8
        ("省级", "5", "10"),
        ("国家级", "5", "10"),  # nothing above it: its own points
        ("省级", "0", "8"),
    ],
)
def test_a_bonus_raises_the_base_up_to_the_next_tier(level: str, bonus: str, points: str) -> None:
    assert judge(LADDER, level=level, bonus=Decimal(bonus)).low == Decimal(points)


def test_the_top_tier_is_held_at_the_cap_where_there_is_one() -> None:
    capped = papers("A.1", row(10, "国家级"), row(8, "省级"), op="ladder", bonus="bonus", cap=d(12))
    assert judge(capped, level="国家级", bonus=5).low == 12
    assert judge(capped, level="国家级", bonus=1).low == 11
    low_cap = papers("A.1", row(10, "国家级"), row(8, "省级"), op="ladder", bonus="bonus", cap=d(9))
    assert judge(low_cap, level="国家级", bonus=1).low == 10  # the cap itself is the node's matter


def test_a_bonus_is_told_as_an_addition_and_what_held_it() -> None:
    assert judge(LADDER, level="市级", bonus=2).how == ("市级：5分", "加附加分2分，得7分")
    assert judge(LADDER, level="市级", bonus=3).how == ("市级：5分", "加附加分3分，得8分")
    assert judge(LADDER, level="市级", bonus=4).how == ("市级：5分", "加附加分4分，得9分；不超过上一档的8分，得8分")
    assert judge(LADDER, level="国家级", bonus=4).how[1] == "加附加分4分，得14分；不超过10分，得10分"


def test_a_ladder_without_a_bonus_gives_the_base() -> None:
    leaf = papers("A.1", row(10, "国家级"), row(8, "省级"), op="ladder")
    assert judge(leaf, level="省级") == Judged(d(8), d(8), 1, ("省级：8分",))


def test_a_bonus_on_a_range_raises_both_ends_each_up_to_the_limit() -> None:
    leaf = papers("A.1", row(10, "国家级"), row((7, 9), "省级"), op="ladder", bonus="bonus")
    assert ends(judge(leaf, level="省级", bonus=2)) == (9, 10)


# ---------------------------------------------------------------- ranges settled by an answer

RESOLVED = papers("A.1", row((5, 6), "*"), resolve=Resolve(by="proof", high=("审计",), low=("自述",)))


def test_an_answer_settles_a_range() -> None:
    assert judge(RESOLVED, level="省级", proof="审计") == Judged(d(6), d(6), 0, ("A.1：5～6分", "审计取上限6分"))
    assert judge(RESOLVED, level="省级", proof="自述") == Judged(d(5), d(5), 0, ("A.1：5～6分", "自述取下限5分"))


def test_an_answer_of_neither_sort_leaves_the_range_to_the_committee() -> None:
    found = judge(RESOLVED, level="省级", proof="其他")
    assert ends(found) == (5, 6)
    assert found.how == ("A.1：5～6分",)
    assert found.asks == ("由评委在5～6分之间酌定，自己填不了",)


def test_where_there_is_no_range_there_is_nothing_to_settle() -> None:
    leaf = papers("A.1", row(5, "*"), resolve=Resolve(by="proof", high=("审计",), low=("自述",)))
    assert judge(leaf, level="省级", proof="审计").how == ("A.1：5分",)


def test_yes_and_no_settle_a_range_with_their_question() -> None:
    leaf = papers("A.1", row((5, 6), "*"), resolve=Resolve(by="new", high=("否",), low=("是",)))
    assert judge(leaf, level="省级", new=True).how[1] == "在研为“是”取下限5分"


# ---------------------------------------------------------------- tiers down

DEMOTED = papers(
    "A.1", row(12, "国家级"), row(8, "省级"), row(5, "市级"), demote=Demote(by="new", values=("是",), rows=2)
)


def test_an_answer_moves_an_achievement_so_many_tiers_down() -> None:
    found = judge(DEMOTED, level="国家级", new=True)
    assert ends(found) == (5, 5)
    assert found.row == 2
    assert found.how == ("国家级，在研为“是”降2档", "市级：5分")
    assert judge(DEMOTED, level="国家级", new=False).low == 12


def test_below_the_last_tier_there_is_nothing() -> None:
    found = judge(DEMOTED, level="省级", new=True)
    assert (found.low, found.row) == (0, NO_ROW)
    assert found.how == ("省级，在研为“是”降2档，低于最低一档",)


# ---------------------------------------------------------------- counts and coefficients


def test_points_are_multiplied_by_the_number_an_entry_stands_for() -> None:
    leaf = papers("A.1", row(3, "省级"), row((1, 2), "市级"), count="many")
    assert judge(leaf, level="省级", many=4) == Judged(d(12), d(12), 0, ("省级：3分", "个数为4，3×4=12分"))
    found = judge(leaf, level="市级", many=3)
    assert ends(found) == (3, 6)
    assert found.how[1] == "个数为3，得3～6分"
    assert found.asks == ("由评委在1～2分之间酌定，自己填不了",)


def test_one_item_needs_no_multiplication() -> None:
    assert judge(papers("A.1", row(3, "省级"), count="many"), level="省级", many=1).how == ("省级：3分",)


def test_items_that_make_an_award_together_are_not_multiplied_one_by_one() -> None:
    leaf = papers("A.1", row(3, "省级", per=2), count="many")
    assert judge(leaf, level="省级", many=5) == Judged(d(3), d(3), 0, ("省级：每2项3分",))


@pytest.mark.parametrize("rank, points", [(1, "6"), (2, "4.8"), (3, "4.2"), (4, "1.8"), (50, "1.8")])
def test_a_coefficient_by_rank_has_a_tail(rank: int, points: str) -> None:
    leaf = papers("A.1", row(6, "*"), coef=(RANKS,))
    assert judge(leaf, level="省级", rank=rank).low == Decimal(points)


def test_a_coefficient_by_role() -> None:
    leaf = papers("A.1", row(6, "*"), coef=(ROLES,))
    assert judge(leaf, level="省级", role="主持").low == 6
    assert judge(leaf, level="省级", role="参与") == Judged(d(3), d("3.0"), 0, ("A.1：6分", "参与系数0.5，6×0.5=3分"))


def test_coefficients_by_yes_and_no_and_by_number_are_told_with_their_question() -> None:
    leaf = papers("A.1", row(6, "*"), coef=(Coef(by="new", of={"是": d("0.5"), "否": d(1)}),))
    assert judge(leaf, level="省级", new=True).how[1] == "在研为“是”系数0.5，6×0.5=3分"
    numbered = papers("A.1", row(6, "*"), coef=(Coef(by="many", ranks=(d(1),), rest=d("0.5")),))
    assert judge(numbered, level="省级", many=2).how[1] == "个数为2系数0.5，6×0.5=3分"


def test_count_and_coefficients_multiply_one_after_another() -> None:
    leaf = papers("A.1", row(2, "*"), count="many", coef=(RANKS, ROLES))
    found = judge(leaf, level="省级", many=3, rank=2, role="参与")
    assert found.low == Decimal("2.4")  # 2 x 3 x 0.8 x 0.5
    assert found.how[1:] == ("个数为3，2×3=6分", "第2名系数0.8，6×0.8=4.8分", "参与系数0.5，4.8×0.5=2.4分")


def test_a_coefficient_on_a_range_multiplies_both_ends() -> None:
    leaf = papers("A.1", row((4, 6), "*"), coef=(ROLES,))
    found = judge(leaf, level="省级", role="参与")
    assert ends(found) == (2, 3)
    assert found.how[1] == "参与系数0.5，得2～3分"


# ---------------------------------------------------------------- formulas


def formula(**more: object) -> Node:
    return node("A.1", "linear", input="exam", **more)


@pytest.mark.parametrize(
    "leaf, amount, points, words",
    [
        (formula(), "80", "80", "80×1=80分"),
        (formula(minus=d(60), times=d("0.25")), "88", "7", "(88-60)×0.25=7分"),
        (formula(minus=d(60), times=d("0.25")), "60", "0", "不超过60，按0算，0×0.25=0分"),
        (formula(minus=d(60), times=d("0.25")), "59.5", "0", "不超过60，按0算，0×0.25=0分"),
        (formula(minus=d(60), times=d("0.25")), "60.5", "0.125", "(60.5-60)×0.25=0.125分"),
        (formula(per=d(5), times=d(2)), "17", "6", "17÷5取整得3，3×2=6分"),
        (formula(per=d(5), times=d(2)), "20", "8", "20÷5取整得4，4×2=8分"),
        (formula(per=d(5), times=d(2)), "4.99", "0", "4.99÷5取整得0，0×2=0分"),
        (formula(minus=d(10), per=d(5), times=d(2)), "21", "4", "(21-10)÷5取整得2，2×2=4分"),
        (formula(per=d(1500), plus=d(10)), "4600", "13", "4600÷1500取整得3，10+3×1=13分"),
        (formula(per=d(1500), plus=d(10)), "1", "10", "1÷1500取整得0，10+0×1=10分"),
        (formula(per=d(1500), plus=d(10)), "0", "0", "0÷1500取整得0，0×1=0分"),
        (formula(times=d("0.5"), clamp=(d(1), d(3))), "8", "3", "8×0.5=4分，最多得3分"),
        (formula(times=d("0.5"), clamp=(d(1), d(3))), "1", "1", "1×0.5=0.5分，最少得1分"),
        (formula(times=d("0.5"), clamp=(d(1), d(3))), "6", "3", "6×0.5=3分"),
        (formula(whole=True, times=d("0.5")), "8.9", "4", "按8算，8×0.5=4分"),
        (formula(whole=True, plus=d(10)), "0.9", "0", "按0算，0×1=0分"),
    ],
)
def test_a_formula_and_its_arithmetic(leaf: Node, amount: str, points: str, words: str) -> None:
    assert linear_points(leaf, Decimal(amount)) == Decimal(points)
    assert linear_words(leaf, Decimal(amount)) == words


def test_a_formula_over_an_input_begins_with_the_answer() -> None:
    found = asked(formula(minus=d(60), times=d("0.25")), exam=88)
    assert found == Judged(d(7), d("7.00"), 0, ("考试成绩为88，(88-60)×0.25=7分",))


# ---------------------------------------------------------------- words


def test_points_are_told_exactly() -> None:
    assert points_text(d("6.50"), d("6.5")) == "6.5分"
    assert points_text(d(4), d("6.125")) == "4～6.125分"
    assert points_text(d("1E+1"), d(10)) == "10分"


def test_answers_are_told_with_their_question() -> None:
    assert answer_words(PAPER["rank"], d(2)) == "本人排名第2名"
    assert answer_words(PAPER["size"], d("4.50")) == "字数为4.5万字"
    assert answer_words(PAPER["level"], "省级") == "级别为“省级”"
    assert answer_words(PAPER["new"], False) == "在研为“否”"
    assert value_words(PAPER["rank"], d(2)) == "第2名"
    assert value_words(PAPER["role"], "主持") == "主持"


def test_a_hull_says_what_is_missing_and_whether_it_matters() -> None:
    assert hull_text(("甲没有填", "乙没有填"), d(1), d(6)) == "甲没有填、乙没有填，按各种可能估算：1～6分"
    assert hull_text(("甲没有填",), d(3), d("3.0")) == "甲没有填，但不影响得分"


def test_what_the_same_answers_earned_is_kept() -> None:
    leaf = papers("A.1", row(6, "*"), coef=(RANKS,))
    judge_leaf = judge_of(leaf, ("level", "rank"), {"paper": PAPER})
    first = judge_leaf("paper", ("省级", d(2)))
    assert first == judge(leaf, level="省级", rank=2)
    assert judge_leaf("paper", ("省级", d("2.0"))) is first
    assert judge_leaf("paper", ("省级", d(3))).low == Decimal("4.2")


def test_a_leaf_that_gives_everything_the_same_is_called_by_its_title() -> None:
    assert judge(flat("A.1", 2, title="其他业绩")).how == ("其他业绩：2分",)
