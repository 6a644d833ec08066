"""From the file of the questions on the direction to sound `AreaQuestions`, or every problem at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import get_args

from ...base.problems import Problem, Refused
from ...base.structure import quoted, structure
from ...base.toml_files import parse_toml
from ..reader_parts import check_schema, cite_problems, id_problems, unknown_name
from .questions import NOT_AI, AreaQuestion, AreaQuestions, Option, QuestionId

SCHEMA = 1


def area_questions_from_text(text: str, where: str, areas: Collection[str]) -> AreaQuestions:
    """Return the questions written in a TOML text; `areas` are the ids an option may speak for or against.

    `where` names the file to the person. Raises `Refused` with every problem.
    """
    table = parse_toml(text, where)
    check_schema(table, SCHEMA, where, "方向问题")
    questions = structure(AreaQuestions, table, where, code="area")
    problems = [*_order_problems(questions), *_option_problems(questions, {*areas, NOT_AI})]
    if problems:
        raise Refused(problem.within(where) for problem in problems)
    return questions


def _order_problems(questions: AreaQuestions) -> Iterator[Problem]:
    ids = [one.id for one in questions.question]
    yield from id_problems("source", [one.id for one in questions.source])
    yield from id_problems("question", ids)
    right = [one for one in get_args(QuestionId) if one in ids]
    if len(set(ids)) == len(ids) and ids != right:
        yield Problem(
            "question-order", "question", "先后不对，前面的问题比后面的更有分量", f"请依次写{'、'.join(right)}"
        )


def _option_problems(questions: AreaQuestions, known: set[str]) -> Iterator[Problem]:
    sources = {one.id: one for one in questions.source}
    for question in questions.question:
        place = f"question {quoted(question.id)}"
        yield from _text_problems(question, place)
        yield from (problem.within(place) for problem in id_problems("option", [one.id for one in question.option]))
        if len(question.option) < 2:
            yield Problem("too-few-options", place, "可选的回答不足两个", "请补上")
        for one in question.option:
            where = f"{place}，option {quoted(one.id)}"
            yield from _area_problems(one, where, known)
            yield from cite_problems(where, one.cite, sources, one.basis, needed=False)


def _text_problems(question: AreaQuestion, place: str) -> Iterator[Problem]:
    texts = [("title", question.title), ("ask", question.ask), ("why", question.why)]
    texts += [(f"option {quoted(one.id)}，title", one.title) for one in question.option]
    for name, text in texts:
        if not text.strip():
            yield Problem("empty-text", f"{place}，{name}", "没有文字", "请写上")


def _area_problems(option: Option, where: str, known: set[str]) -> Iterator[Problem]:
    for name in (*option.supports, *option.against):
        if name not in known:
            yield unknown_name(where, "方向", name, sorted(known))
    if not option.supports:
        yield Problem("no-area", f"{where}，supports", "没有写这个回答支持哪个方向", "请至少写一个")
    both = set(option.supports) & set(option.against)
    if both:
        yield Problem("for-and-against", where, f"{quoted('、'.join(sorted(both)))}又支持又反对", "请只留一处")
