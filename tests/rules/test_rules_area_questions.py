from __future__ import annotations

import pytest

from zjai_tui.base.problems import Problem, Refused
from zjai_tui.rules.areas.questions_reader import area_questions_from_text
from zjai_tui.rules.catalog import area_questions, areas

SOUND = """\
schema = 1
about = "两个问题"

[[question]]
id = "produced"
title = "产出"
ask = "产出什么？"
why = "先看产出。"

[[question.option]]
id = "theory"
title = "定理"
supports = ["basic_theory"]
against = ["data"]
cite = ["P"]
basis = "analogous"

[[question.option]]
id = "other"
title = "都不是"
supports = ["none"]

[[question]]
id = "field"
title = "领域"
ask = "哪个领域？"
why = "再看领域。"

[[question.option]]
id = "any"
title = "不限"
supports = ["basic_theory", "data"]
words = ["各行业"]

[[question.option]]
id = "one"
title = "一个行业"
supports = ["data"]

[[source]]
id = "P"
title = "规划"
"""


def problem(old: str, new: str) -> Problem:
    assert old in SOUND
    with pytest.raises(Refused) as caught:
        area_questions_from_text(SOUND.replace(old, new, 1), "试.toml", ["basic_theory", "data"])
    (found,) = caught.value.problems
    return found


def test_sound_questions_are_read() -> None:
    found = area_questions_from_text(SOUND, "试.toml", ["basic_theory", "data"])
    produced = found.question_named("produced")
    assert produced is not None
    assert produced.option_named("theory") is produced.option[0]
    assert produced.option_named("nothing") is None
    assert found.question_named("used_by") is None
    assert found.question[1].option[0].words == ("各行业",)


@pytest.mark.parametrize(
    "old, new, code, words",
    [
        ("schema = 1", "schema = 2", "future-version", "升级"),
        ('id = "produced"', 'id = "product"', "area-wrong", "不在可选范围内"),
        ('id = "field"', 'id = "produced"', "duplicate-id", "用了2次"),
        ('title = "定理"', 'title = ""', "empty-text", "theory"),
        ('ask = "哪个领域？"', 'ask = " "', "empty-text", "field"),
        ('supports = ["none"]', "supports = []", "no-area", "other"),
        ('supports = ["data"]', 'supports = ["date"]', "unknown-name", "是不是想写 data"),
        ('against = ["data"]', 'against = ["basic_theory"]', "for-and-against", "又支持又反对"),
        ('cite = ["P"]', 'cite = ["Q"]', "unknown-name", "来源“Q”"),
        ('basis = "analogous"', 'basis = "official"', "official-not-held", "不能标为 official"),
        ('id = "other"', 'id = "theory"', "duplicate-id", "produced"),
        ('id = "one"\ntitle', 'id = "one"\nweight = 1\ntitle', "unknown-key", "weight"),
    ],
)
def test_each_slip_gets_one_sentence_with_place_and_remedy(old: str, new: str, code: str, words: str) -> None:
    found = problem(old, new)
    assert found.code == code
    assert words in found.sentence()
    assert found.where.startswith("试.toml")
    assert found.remedy


def test_questions_in_the_wrong_order_are_refused_since_the_earlier_outranks() -> None:
    swapped = SOUND.replace('id = "produced"', 'id = "x"').replace('id = "field"', 'id = "produced"')
    with pytest.raises(Refused) as caught:
        area_questions_from_text(swapped.replace('id = "x"', 'id = "field"'), "试.toml", ["basic_theory", "data"])
    assert [one.code for one in caught.value.problems] == ["question-order"]


def test_one_option_is_no_choice() -> None:
    alone = SOUND.replace('[[question.option]]\nid = "one"\ntitle = "一个行业"\nsupports = ["data"]\n', "")
    with pytest.raises(Refused, match="不足两个"):
        area_questions_from_text(alone, "试.toml", ["basic_theory", "data"])


def test_the_shipped_questions_are_at_most_three_and_lead_to_every_area() -> None:
    questions = area_questions().question
    assert [one.id for one in questions] == ["produced", "used_by", "field"]
    ids = {area.id for area in areas()}
    assert {name for one in questions[0].option for name in one.supports} == ids | {"none"}
    for question in questions:
        for option in question.option:
            assert option.help, option.id
