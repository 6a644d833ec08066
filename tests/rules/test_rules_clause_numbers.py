"""Numbers of a Chinese clause: where they stand, what they mean, which limits they draw."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjai_tui.base.numbers import plain
from zjai_tui.rules.clauses.digits import chinese_values
from zjai_tui.rules.clauses.numbers import ClauseNumber, clause_numbers

CHINESE = "零一二三四五六七八九"


def in_chinese(number: int) -> str:
    """A number up to 99999 as people write it."""
    if number >= 10_000:
        head, rest = divmod(number, 10_000)
        return in_chinese(head) + "万" + (("零" if rest < 1000 else "") + in_chinese(rest) if rest else "")
    text, gap = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            text += ("零" if gap and text else "") + CHINESE[digit] + name
            gap = False
        else:
            gap = True
    return text.removeprefix("一") if text.startswith("一十") else text


def full_width(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if char.isascii() else char for char in text)


def said(text: str) -> str:
    """Each number with its value, its unit and its limit, as far as it has them."""
    return " ".join(_said(one) for one in clause_numbers(text) if not one.faint)


def _said(one: ClauseNumber) -> str:
    if one.fault or one.numbering:
        return f"{one.text}{'?' if one.fault else '#'}"
    sign = {("low", True): "≥", ("low", False): ">", ("high", True): "≤", ("high", False): "<"}
    limit = sign.get((one.side, bool(one.included)), "") if one.included is not None else ""
    return f"{limit}{'第' if one.ordinal else ''}{plain(one.values[0])}{one.unit}"


WAYS = {
    "half": lambda number: plain(number),
    "full": lambda number: full_width(plain(number)),
    "thousands": lambda number: f"{number:,f}",
}


@given(
    number=st.decimals(min_value=0, max_value=9_999_999, places=2),
    way=st.sampled_from(sorted(WAYS)),
    before=st.sampled_from(["", "每项", "最高", "减", "（"]),
    after=st.sampled_from(["分", "项", "", "元）", "，"]),
)
def test_a_number_printed_in_digits_is_read_back(number: Decimal, way: str, before: str, after: str) -> None:
    printed = WAYS[way](number)
    text = f"{before}{printed}{after}"
    (one,) = clause_numbers(text)
    assert one.values[0] == number
    assert (one.text, text[one.start : one.end]) == (printed, printed)
    assert (one.fault, one.numbering) == ("", False)


@given(number=st.integers(min_value=1, max_value=99_999), unit=st.sampled_from(["分", "年", "项", "篇"]))
def test_a_number_printed_in_characters_is_read_back(number: int, unit: str) -> None:
    printed = in_chinese(number)
    (one,) = clause_numbers(f"每{printed}{unit}")
    assert (one.values[0], one.text, one.unit) == (number, printed, unit)


@given(
    low=st.integers(min_value=0, max_value=50),
    more=st.integers(min_value=1, max_value=50),
    sign=st.sampled_from(["-", "－", "—", "——", "–", "~", "～", "至", "到", " - "]),
    unit=st.sampled_from(["年", "分", "项", "万字", "名"]),
    twice=st.booleans(),
)
def test_a_range_in_any_dress_has_both_its_ends(low: int, more: int, sign: str, unit: str, twice: bool) -> None:
    text = f"{low}{unit if twice else ''}{sign}{low + more}{unit}"
    first, last = clause_numbers(text)
    assert low in first.values
    assert low + more in last.values
    assert (first.side, first.included, last.side, last.included) == ("low", True, "high", True)
    assert first.phrase == last.phrase == (0, len(text))
    assert first.unit == last.unit


@given(text=st.text(alphabet="0123456789.,，-~至年分之项名第前（）()一十百万亿点半nlO以上不足 〔〕号、%", max_size=20))
def test_any_text_is_read_without_a_number_lying_over_another(text: str) -> None:
    found = clause_numbers(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(one.values or one.numbering for one in found)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("每项2分，最高6.5分", "2分 ≤6.5分"),
        ("≥10年2分，8–10年1.5分，5–7年1分，<5年0分", "≥10年 2分 ≥8年 ≤10年 1.5分 ≥5年 ≤7年 1分 <5年 0分"),
        ("１０年（含）以上", "≥10年"),
        ("10年以上（不含10年）", ">10年 10年"),
        ("10年（不含）以下", "<10年"),
        ("5年以上10年以下", "≥5年 ≤10年"),
        ("满5年不满10年", "≥5年 <10年"),
        ("超过10项，不超过20项", ">10项 ≤20项"),
        ("不少于3年，至少2项，不低于60分", "≥3年 ≥2项 ≥60分"),
        ("不足20项、未满5年、少于3篇、低于60分、未达到5年", "<20项 <5年 <3篇 <60分 <5年"),
        ("大于等于5，小于等于9，大于5，小于9", "≥5 ≤9 >5 <9"),
        ("5年以内，5年以外", "≤5年 >5年"),
        ("5年-10年（不含）", "≥5年 <10年"),
        ("前3名，第4名及以后", "≤第3名 ≥第4名"),
        ("第3名以上，第4名以下", "≤第3名 ≥第4名"),
        ("第四至六名", "≥第4名 ≤第6名"),
        ("第1、2、3名8分", "第1名 第2名 第3名 8分"),
        ("第1名10、第2名8", "第1名 10 第2名 8"),
        ("近3年内，每满5年加2分", "3年 5年 2分"),
        ("1.5万元，3-4万字", "15000元 ≥30000字 ≤40000字"),
        ("50%、百分之二十、30％以上", "0.5% 0.2 ≥0.3%"),
        ("四分之三以上", "≥0.75"),
        ("一年半、减半", "1.5年 0.5"),
        ("事业1.0/项、其他0.5/2项", "1 0.5 2项"),
        ("(成绩−60)×0.25", "60 0.25"),
        ("通过率2/3以上", "≥0.6666666666666666666666666667"),
        ("博士后1名2分，排名前10%，一、二、三等奖10、8、6分", "1名 2分 0.1% 10分 8分 6分"),
        ("“百千万人才工程”国家级人选，151人才工程、千人计划", "151"),
        ("一项三万字以上，两门课程，十万元，一批", "≥30000字 2门 100000元"),
        ("50万元以上不足100万元6分，100万元（含）以上8分", "≥500000元 <1000000元 6分 ≥1000000元 8分"),
        ("第一完成人按100%计，第三及以后按30%计", "第1 1% ≥第3 0.3%"),
        ("依次减2，之后0.3", "2 0.3"),
        ("5、10、15年分别1、2、3分", "5年 10年 15年 1分 2分 3分"),
        ("二○二四年", "2024年"),
        ("2020年1月1日至2024-07-31", "2020年 1月 1日 2024年 7月 31日"),
        ("第1-3名10-6分", "≥第1名 ≤第3名 ≥10分 ≤6分"),
        ("SCI3分，EI2分", "3分 2分"),
        ("分值乘n：一类10n，二类5n", "10n 5n"),
        ("单项500kV以上", "≥500kV"),
    ],
)
def test_what_published_clauses_say(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text", ["一般、一线、两化融合、一级指标、半导体、统一", "5G、3D、ISO9001、PM2.5、O2O", "二等奖"]
)
def test_what_is_hardly_a_number_is_not_told(text: str) -> None:
    assert said(text) == ""


@pytest.mark.parametrize(
    "text, expected",
    [
        ("（一）学历10分", "一# 10分"),
        ("（1）国家级；（2）省级", "1# 2#"),
        ("1. 国家级5分；2. 省级3分", "1# 5分 2# 3分"),
        ("1.2.3 任职年限", "1.2.3#"),
        ("按第三条、第2款和表1、附件2", "三# 2# 1# 2#"),
        ("浙人社发〔2022〕77号，240号文", "〔2022〕77号# 240#"),
        ("学历与学位（10）", "10"),
        ("2.5分", "2.5分"),
        ("10）", "10#"),
    ],
)
def test_numbers_that_only_count_headings_are_told_apart(text: str, expected: str) -> None:
    assert " ".join(map(_said, clause_numbers(text))) == expected


@pytest.mark.parametrize(
    "text, garbled, meant",
    [
        ("国家级22n分", "22n", "22"),
        ("得l0分", "l0", "10"),
        ("1O年", "1O", "10"),
        ("O.5，其他", "O.5", "0.5"),
        ("3..5分", "3..5", "3.5"),
        ("1.5.2分", "1.5.2", "1.5"),
        ("二O二四年起", "二O二四", "2024"),
    ],
)
def test_garbled_numbers_are_unreadable_with_what_they_may_have_been(text: str, garbled: str, meant: str) -> None:
    (one,) = [one for one in clause_numbers(text) if one.fault]
    assert (one.text, one.values[0]) == (garbled, Decimal(meant))


def test_a_range_that_runs_backwards_is_unreadable() -> None:
    first, last = clause_numbers("第1-0名")
    assert first.fault == last.fault == "前一个数比后一个大"
    assert Decimal(10) in first.values
    assert clause_numbers("10-5年")[0].fault


def test_n_is_readable_where_it_is_said_what_it_is() -> None:
    assert not clause_numbers("一类10n（n为项目数）")[1].fault
    assert not clause_numbers("一类10n", n_is_known=True)[1].fault


@pytest.mark.parametrize(
    "characters, expected",
    [
        ("十", 10),
        ("二十一", 21),
        ("一百零五", 105),
        ("两千", 2000),
        ("一万五千", 15000),
        ("三点五", "3.5"),
        ("叁拾", 30),
    ],
)
def test_chinese_numerals(characters: str, expected: int | str) -> None:
    assert chinese_values(characters)[0] == Decimal(expected)
