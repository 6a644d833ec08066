from __future__ import annotations

from itertools import product

import pytest

from zjai_tui.areas.asking import best_question
from zjai_tui.areas.weighing import SILENT, pooled, speaks
from zjai_tui.rules.areas.questions import AreaQuestion, Option, QuestionId

WORDS = {"a": 0.5, "b": 0.2, "c": 0.1, "none": 0.2}


def option(name: str, *supports: str, against: tuple[str, ...] = ()) -> Option:
    return Option(id=name, title=name, supports=supports, against=against)


def test_without_answers_the_words_stand_as_they_are() -> None:
    assert pooled(WORDS, {}) == pytest.approx(WORDS)


def test_an_answer_speaks_fully_little_or_not_at_all() -> None:
    one = option("x", "a", against=("b",))
    assert [speaks(one, name) for name in "abc"] == [1.0, 0.0, SILENT]


def test_an_earlier_answer_outranks_all_later_ones_and_the_words_together() -> None:
    for first, second, third in product("abc", repeat=3):
        found = pooled(
            {**WORDS, "c": 0.001},
            {"produced": option("p", first), "used_by": option("u", second), "field": option("f", third)},
        )
        assert max("abc", key=lambda name: found[name]) == first
    for second, third in product("abc", repeat=2):
        found = pooled(WORDS, {"used_by": option("u", second), "field": option("f", third)})
        assert max("abc", key=lambda name: found[name]) == second


def test_only_what_is_produced_can_say_whether_it_is_ai_work() -> None:
    assert pooled(WORDS, {"used_by": option("u", "a"), "field": option("f", "b")})["none"] == pytest.approx(0.2)
    assert pooled(WORDS, {"produced": option("p", "a")})["none"] < 0.02
    assert pooled(WORDS, {"produced": option("p", "none")})["none"] > 0.95


def question(name: QuestionId, *options: Option) -> AreaQuestion:
    return AreaQuestion(id=name, title=name, ask=name, why=name, option=options)


def test_the_question_asked_is_the_one_whose_answer_changes_most() -> None:
    useless = question("produced", option("x", "a", "b", "c"), option("n", "none"))
    telling = question("used_by", option("y", "a", against=("b", "c")), option("z", "b", "c", against=("a",)))
    even = {"a": 0.5, "b": 0.25, "c": 0.25, "none": 0.0}
    assert best_question([useless, telling], even, {}) is telling
    doubtful = {"a": 0.45, "b": 0.025, "c": 0.025, "none": 0.5}
    assert best_question([useless, telling], doubtful, {}) is useless


def test_what_is_answered_is_not_asked_again() -> None:
    first = question("produced", option("x", "a"), option("y", "b"))
    second = question("field", option("z", "a", "b"), option("w", "c"))
    assert best_question([first, second], WORDS, {"produced": first.option[0]}) is second
    assert best_question([first, second], WORDS, {"produced": first.option[0], "field": second.option[0]}) is None
