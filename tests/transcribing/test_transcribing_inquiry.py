"""The material of a 请示单: the clause, its readings, what each is worth, and what is used meanwhile."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from editions_samples import OLD, old, person, round_of
from zjai_tui.rules.standards.reader import standard_from_text
from zjai_tui.rules.standards.standard import Span, Standard
from zjai_tui.scoring.frame import frame_of
from zjai_tui.transcribing.editions.inquiry import inquiry_of, most_apart

READ_TWO_WAYS = (
    OLD.replace(
        'window = "cutoff"\n\n[[node]]',
        'window = "cutoff"\nwhen = { many = "all" }\n\n[[node]]\nid = "B.paper"\ntitle = "论文"\nop = "best"\n'
        'entries = ["paper"]\nby = ["level"]\nrows = [{ key = ["国家级"], pts = 9 }, { key = ["省级"], pts = 6 }]\n'
        'text = "省级论文每篇6分"\nwhen = { many = "one" }\n\n[[node]]',
    )
    + """
[[case]]
name = "两篇"
given = { entry = [
  { kind = "paper", facts = { level = "省级", on = 2024-01-01 } },
  { kind = "paper", facts = { level = "省级", on = 2024-02-01 } },
], dates = { achievements = 2024-07-31 } }
expect = { "B.paper" = 10 }

[[case]]
name = "一篇"
[case.given]
entry = [{ kind = "paper", facts = { level = "省级", on = 2024-01-01 } }]
dates = { achievements = 2024-07-31 }

[case.expect]
"B.paper" = 6
"""
)


def _span(low: str, high: str = "") -> Span:
    return Span(Decimal(low), Decimal(high or low))


def _standard(text: str = READ_TWO_WAYS) -> Standard:
    return standard_from_text(text, "表")


def test_golden_cases_show_what_the_readings_are_worth_and_only_those_that_differ() -> None:
    (question,) = inquiry_of(_standard()).questions
    assert question.tried == 2
    (sample,) = question.samples
    assert sample.name == "两篇"
    assert [dict(one.rows)["论文"] for one in sample.worth] == [_span("10"), _span("6")]
    assert question.most == 4


def test_the_clause_is_given_once_as_printed_with_its_cites() -> None:
    (question,) = inquiry_of(_standard()).questions
    (clause,) = question.clauses
    assert clause.id == "B.paper"
    # the text of the second reading is a part of the first one's
    assert clause.text == "国家级论文每篇9分，省级论文每篇6分，累计最高10分。"


def test_the_default_is_used_meanwhile_and_never_called_official() -> None:
    (question,) = inquiry_of(_standard()).questions
    assert [(one.id, one.used) for one in question.readings] == [("all", True), ("one", False)]
    assert "没有官方依据" in question.why_used
    (undecided,) = inquiry_of(_standard(READ_TWO_WAYS.replace('default = "all"\n', ""))).questions
    assert "没有登记默认读法" in undecided.why_used


def test_a_dossier_is_measured_in_its_round_and_its_choice_is_what_is_used() -> None:
    two = replace(person(), readings={"many": "one"}, entry=(person().entry[0], replace(person().entry[0], id="e9")))
    found = inquiry_of(_standard(), two, frame_of(round_of(2024)))
    (question,) = found.questions
    assert found.by_dossier
    assert [one.used for one in question.readings] == [False, True]
    assert "这份自评档案选的" in question.why_used
    (sample,) = question.samples
    assert [one.total for one in sample.worth] == [_span("15"), _span("11")]


def test_nothing_personal_is_in_it() -> None:
    named = replace(person(), person=replace(person().person, name="张三", unit="甲公司"))
    assert "张三" not in repr(inquiry_of(_standard(), named, frame_of(round_of(2024))))


def test_a_dossier_that_no_reading_touches_shows_no_points() -> None:
    (question,) = inquiry_of(old(), person(), frame_of(round_of(2024))).questions
    assert question.samples == ()
    assert question.most == 0


def test_a_standard_without_open_questions_has_nothing_to_ask() -> None:
    assert inquiry_of(_standard(OLD[: OLD.index("[[open]]")])).questions == ()


def test_an_interval_differs_by_its_lower_or_its_upper_end() -> None:
    assert most_apart([_span("1", "5"), _span("2", "9")]) == 4
