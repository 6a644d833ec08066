"""Numbers of a rule held against the clause as printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rules_tables import codes, found, table
from zjai_tui.base.problems import Severity
from zjai_tui.rules.linting.text import printed_numbers
from zjai_tui.rules.standards.standard import Standard

KINDS = """
[[kind]]
id = "k"
title = "业绩"
field = [
  { id = "level", title = "级别", type = "choice", choices = ["甲", "乙"] },
  { id = "rank", title = "排名", type = "rank" },
  { id = "words", title = "字数", type = "number" },
  { id = "units", title = "家数", type = "number", whole = true },
]

[[input]]
id = "years"
title = "年限"
type = "number"
max = 60
"""


def numbers(text: str) -> list[str]:
    return sorted(f"{number.normalize():f}" for number in printed_numbers(text))


@pytest.mark.parametrize(
    "text, expected",
    [
        ("每项2分，最高6.5分", ["2", "6.5"]),
        ("２０分", ["20"]),
        ("1,500元", ["1", "1500", "500"]),
        ("5，10，100", ["10", "100", "5"]),
        ("50%、１０％", ["0.1", "0.5", "10", "50"]),
        ("50 %", ["0.5", "50"]),
        ("1.5万元，2亿元", ["1.5", "15000", "2", "200000000"]),
        ("前三名", ["3"]),
        ("第四至六名", ["4", "6"]),
        ("二十分、十五分、十分、一百零五分、两千", ["10", "105", "15", "20", "2000"]),
        ("二〇二四年", ["0", "2", "2024", "4"]),
        ("二三等奖", ["2", "23", "3"]),
        ("百分之五十、百分之五", ["0.05", "0.5", "5", "50"]),
        ("三十万字", ["30", "300000"]),
        ("减半", ["0.5"]),
        ("2019-2024", ["2019", "2024"]),
        ("", []),
        ("不计分", []),
    ],
)
def test_the_numbers_of_a_clause_are_found_in_digits_and_characters(text: str, expected: list[str]) -> None:
    assert numbers(text) == expected


def leaf(text: str, keys: str, op: str = "sum") -> Standard:
    return table(f'{KINDS}[[node]]\nid = "A"\ntitle = "指标"\nop = "{op}"\ncite = ["S#1"]\ntext = "{text}"\n{keys}\n')


def missing(text: str, keys: str, op: str = "sum") -> str:
    told = found(leaf(text, keys, op), "number-not-in-text")
    assert len(told) <= 1
    return told[0].message.removeprefix("规则里的").removesuffix("在条文里找不到") if told else ""


ROWS = 'entries = "k"\ncap = 10\nby = ["level", "rank"]\nrows = [{ key = ["甲", "1..3"], pts = [12, 16], step = -2 }]'
PRINTED = "甲级第1至3名12至16分，名次每后移一位减2分，最高10分"


def test_a_number_that_the_clause_does_not_contain_is_told() -> None:
    finding = found(leaf(PRINTED.replace("16", "18"), ROWS), "number-not-in-text")[0]
    assert (finding.severity, finding.node) == (Severity.ERROR, "A")
    assert finding.message == "规则里的16在条文里找不到"
    assert finding.remedy == "请对照原件核对规则和条文"


def test_a_rule_as_printed_has_no_finding() -> None:
    assert missing(PRINTED, ROWS) == ""
    assert missing("甲级前三名十二至十六分，依次减二，封顶十分", ROWS) == ""


def test_without_the_text_nothing_is_compared() -> None:
    assert "number-not-in-text" not in codes(leaf("", ROWS))


@pytest.mark.parametrize("cut", ["3", "12", "16", "2分", "10"])
def test_each_number_of_a_tier_is_looked_for(cut: str) -> None:
    assert missing(PRINTED.replace(cut, "若干"), ROWS) != ""


def test_several_missing_numbers_are_told_in_one_sentence_in_order() -> None:
    assert missing("略", ROWS) == "2、3、10、12、16"


@pytest.mark.parametrize(
    "keys, op, expected",
    [
        ('entries = "k"\ncap = 9\nrows = [{ pts = 0 }, { pts = 1 }]', "sum", "9"),
        ('entries = "k"\ncap = 9\nrows = [{ pts = 7, per = 5 }]', "sum", "5、7、9"),
        ('entries = "k"\ncap = 9\nrows = [{ pts = 7 }]\ntake = 3', "sum", "3、7、9"),
        ('entries = "k"\ncap = 9\nrows = [{ pts = 7 }]\ntake = 1', "sum", "7、9"),
        (
            'entries = "k"\ncap = 9\nrows = [{ pts = 7 }]\ncoef = [{ by = "rank", ranks = [1, 0.8], rest = 0.3 }]',
            "sum",
            "0.3、0.8、7、9",
        ),
        (
            'entries = "k"\ncap = 9\nrows = [{ pts = 7 }]\ncoef = [{ by = "level", of = { "甲" = 1, "乙" = 0.25 } }]',
            "sum",
            "0.25、7、9",
        ),
        (
            'input = "years"\nminus = 60\ntimes = 0.25\nplus = 3\nper = 4\nclamp = [0, 10]',
            "linear",
            "0.25、3、4、10、60",
        ),
        ('input = "years"\nclamp = [2, 3]', "linear", "2、3"),
        ('input = "years"', "linear", ""),
        ('input = "years"\nrows = [{ min = 0, max = 5, pts = 1 }]', "bands", "5"),
        ('input = "years"\nrows = [{ min = 5, max = 8, pts = 1 }, { min = 1, max = 5, pts = 1 }]', "bands", "5、8"),
        (
            'entries = "k"\ncap = 9\nby = "words"\nrows = [{ key = "3..<4", pts = 1 }, { key = "..2", pts = 1 }]',
            "sum",
            "2、3、4、9",
        ),
        ('entries = "k"\ncap = 9\nby = "level"\nrows = [{ key = "甲", pts = 1 }, { key = "*", pts = 1 }]', "sum", "9"),
    ],
)
def test_every_number_of_a_rule_except_nothing_and_one_is_looked_for(keys: str, op: str, expected: str) -> None:
    assert missing("略", keys, op) == expected


def test_of_whole_years_the_last_one_may_be_printed_instead_of_the_limit() -> None:
    rows = 'input = "years"\nrows = [{ min = 5, max = 8, pts = 1 }]'
    assert missing("5至7年", f"{rows}\nwhole = true", "bands") == ""
    assert missing("5至7年", rows, "bands") == "8"
    assert missing("6至8年", f"{rows}\nwhole = true", "bands") == "5"
    units = 'entries = "k"\ncap = 10\nby = "units"\nrows = [{ key = "3..<10", pts = 1 }]'
    assert missing("3至9家，最高10分", units) == ""
    assert missing("3至9家", units.replace("cap = 10", "cap = 9")) == ""
    assert missing("3至9家", units.replace("units", "words").replace("cap = 10", "cap = 9")) == "10"
    assert missing("3至9家", units.replace("3..<10", "3..10").replace("cap = 10", "cap = 9")) == "10"


def test_shares_and_thousands_are_the_same_number() -> None:
    share = 'entries = "k"\ncap = 9\nrows = [{ pts = 7 }]\ncoef = [{ by = "level", of = { "甲" = 1, "乙" = 0.5 } }]'
    assert missing("每项7分，乙级按50%计，最高9分", share) == ""
    assert missing("每项7分，乙级减半，最高9分", share) == ""
    tax = 'input = "years"\nper = 1500\nclamp = [0, 20]'
    assert missing("每1,500元1分，最高20分", tax, "linear") == ""


def test_the_same_number_in_other_digits_is_found() -> None:
    assert missing("7.50分，最高９分", 'entries = "k"\ncap = 9\nrows = [{ pts = 7.5 }]') == ""
    assert Decimal("7.5") in printed_numbers("7.50")


DOUBLED = """
[[node]]
id = "A"
title = "年限"
op = "bands"
by = ["years"]
cite = ["S#1"]
text = "8-10年2分，10年以上3分"
rows = [{ key = ["8..<10"], pts = 2 }, { key = ["10.."], pts = 3 }]
"""


def _differing(more: str) -> list[str]:
    return [one.remedy for one in found(table(KINDS + more), "limit-differs")]


def test_a_number_printed_in_two_tiers_is_settled_by_exactly_the_explanation_its_remedy_names() -> None:
    (remedy,) = _differing(DOUBLED)
    phrase = remedy.partition("请在explain里写上“")[2].partition("”")[0]
    assert phrase in DOUBLED
    assert _differing(f'{DOUBLED}explain = {{ "{phrase}" = "10年归10年以上一档" }}\n') == []
    assert _differing(f'{DOUBLED}explain = {{ "10" = "10年归10年以上一档" }}\n') == [remedy]


def test_or_by_a_registered_question_with_a_copy_of_the_indicator_for_each_reading() -> None:
    (remedy,) = _differing(DOUBLED)
    for word in ("[[open]]", "at里写上本指标", "每种读法各写一份本指标", "when"):
        assert word in remedy
    question = """
[[open]]
id = "ten"
ask = "10年归哪一档"
default = "low"
cite = ["S#1"]
at = ["A"]
reading = [{ id = "low", title = "归低档" }, { id = "high", title = "归高档" }]
"""
    low = DOUBLED.replace('"8..<10"', '"8..10"').replace('"10.."', '"10.."') + 'when = { ten = "low" }\n'
    copies = low + DOUBLED + 'when = { ten = "high" }\n'
    assert not found(table(KINDS + copies + question), "limit-differs", "reading-unused")
    (unused,) = found(table(KINDS + DOUBLED + question), "limit-differs", "reading-unused")
    assert unused.code == "reading-unused"
