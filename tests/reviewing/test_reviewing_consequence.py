"""What cuts lead to, in sentences that come from the results themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from overlay_samples import decided, laid, obtained, settled, submitted
from zjai_tui.dossier.review.model import Review
from zjai_tui.readiness.case import example_case, judged
from zjai_tui.reviewing.consequence import effect, gap_text
from zjai_tui.reviewing.overlay import overlay

CERT, PATENT, AWARD = "entry:e26", "entry:e04", "entry:e01"
SELF = "“自评分达到90分申报”"
SKILLED = "“高技能人才申报”：职业技能等级为无，须为高级技师"


def test_nothing_is_said_while_nothing_is_cut() -> None:
    over = decided(decided(laid(), AWARD, "accept"), PATENT, "return")
    assert over.consequence == ()
    assert effect(laid(), over) == ()


def test_a_cut_below_the_target_closes_the_route_and_says_how_far_the_others_are() -> None:
    over = decided(settled(laid(obtained(date(2020, 8, 31)))), CERT, "reduce", points=Decimal("1.5"))
    assert over.consequence == (
        f"核减后88.5分（原92分），低于90分：{SELF}关闭",
        "“正常申报”：第七条的学历资历差8个月，最早2025年8月31日满",
        SKILLED,
    )


def test_a_route_that_stays_open_is_named() -> None:
    start = settled(laid(obtained(date(2015, 1, 1))))  # seniority brings points as well
    over = decided(decided(start, CERT, "reject"), "entry:e22", "reject")
    over = decided(over, "entry:e23", "reject")
    assert over.consequence == (f"核减后89.5分（原98分），低于90分：{SELF}关闭", "仍可以按“正常申报”申报")


def test_what_is_still_open_is_counted_as_claimed_and_said_so() -> None:
    over = decided(submitted(laid()), CERT, "reduce", points=Decimal(4))
    assert over.consequence == ("核减后91分（原92分，其余32项暂按自评计），仍达到90分",)


@pytest.mark.parametrize(
    "item, cap", [(AWARD, "学术技术成果和工作业绩"), (PATENT, "知识产权"), ("entry:e10", "论文著作")]
)
def test_a_cut_that_a_cap_swallows_says_which_cap_and_that_the_total_stays(item: str, cap: str) -> None:
    over = decided(settled(laid()), item, "reduce", points=Decimal(1))
    assert over.consequence == (f"“{cap}”已封顶，总分不变，仍是92分",)


def test_a_cut_of_what_never_counted_says_so() -> None:
    over = decided(settled(laid()), "entry:e02", "reject")
    assert over.consequence == ("本来就不计分，总分不变，仍是92分",)


def test_only_the_end_that_moves_is_told() -> None:
    given = replace(example_case("undecided"), folder=None)
    start = settled(overlay(given, judged(given), Review(), {}))
    low = decided(start, "entry:e10", "reject")
    assert low.consequence == ("核减后最高分不变，最低分由83分降为75分，能否达到90分待定",)
    high = decided(decided(start, "entry:e01", "reject"), "entry:e02", "reject")
    assert high.consequence == (
        f"核减后72～89.4分（原83～91.6分），低于90分：{SELF}关闭",
        "“正常申报”：第七条的学历资历差1年1天，最早2026年1月1日满",
        SKILLED,
    )
    assert effect(decided(start, "entry:e01", "reject"), high)[0].startswith("核减后72～89.4分（原82～91.6分）")


def test_a_correction_that_closes_a_route_says_which_condition_and_how_long() -> None:
    later = {"title_obtained": date(2020, 3, 1), "title_appointed": date(2020, 3, 1)}
    over = decided(settled(laid(obtained(date(2019, 3, 1)))), "part:facts", "reduce", facts=later)
    assert over.consequence == (
        "核减后92分（原94分），仍达到90分",
        "“正常申报”关闭：第七条的学历资历差2个月1天，最早2025年3月1日满",
        f"仍可以按{SELF}申报",
    )


def test_the_effect_of_one_verdict_is_told_against_what_stood_before_it() -> None:
    first = decided(settled(laid()), CERT, "reject")
    second = decided(first, "entry:e22", "reject")
    assert second.consequence[0] == f"核减后85.5分（原92分），低于90分：{SELF}关闭"
    assert effect(first, second) == ("核减后85.5分（原87分），原来就低于90分",)


def test_a_cut_taken_back_says_what_comes_back() -> None:
    first = decided(settled(laid()), CERT, "reject")
    back = decided(first, CERT, "accept", minutes=5)
    assert back.consequence == ()
    assert effect(first, back) == ("改后92分（原87分），达到90分", f"{SELF}可以申报")


@pytest.mark.parametrize(
    "start, end, words",
    [
        (date(2024, 12, 31), date(2025, 8, 31), "8个月"),
        (date(2024, 12, 31), date(2026, 2, 28), "1年2个月"),
        (date(2024, 12, 31), date(2025, 1, 1), "1天"),
        (date(2024, 12, 31), date(2026, 12, 31), "2年"),
    ],
)
def test_the_time_between_two_dates_in_words(start: date, end: date, words: str) -> None:
    assert gap_text(start, end) == words
