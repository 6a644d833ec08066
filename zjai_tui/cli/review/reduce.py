"""``zjai review reduce``: an item that brings less than claimed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from ...base.numbers import parse_number
from ...base.problems import Problem, Refused, refuse
from ...base.structure import did_you_mean
from ...base.text import quoted
from ...dossier.model import Value
from ...dossier.review.model import Act
from ...filling.answers import options, read_answer
from ...reviewing.acting import decide
from ...reviewing.checking import NO_POINTS
from ...reviewing.result import Item, Overlay
from ...rules.fields import Field
from .doing import add_items, add_reason, add_who, do, doing_parser, item_ids, warn_of_clause

_TO_BE_CUT = frozenset({"review-cut-missing", "review-cut-uncounted", "review-cut-several"})


def run(words: Sequence[str]) -> int:
    """Reduce the item to points, or by corrected answers; return 0. Raises `Refused`."""
    parser = doing_parser(
        "reduce",
        "核减：这一项少计分。--points 写核定的分数；或用 --fact 写核实后的答案，由程序按标准重算。要写理由和条款。",
        ["reduce 张三.toml e03 --points 4 --reason 见证书 --clause A"],
    )
    add_items(parser)
    parser.add_argument("--points", metavar="分数", help="核定的分数，要低于自评")
    parser.add_argument(
        "--fact", metavar="问题=答案", action="append", default=[], help="核实后的答案，例如“本人排名=2”；可写多次"
    )
    add_reason(parser, clause=True)
    add_who(parser)
    given = parser.parse_args(words)
    points = None
    if given.points is not None:
        points = parse_number(given.points)
        if points is None:
            raise refuse("command-line", "命令行，--points", f"应为数字，现为{quoted(given.points)}", "请写成 8.5 这样")

    def build(laid: Overlay, by: str, at: datetime) -> Sequence[Act]:
        (item_id,) = item_ids(laid, [given.item])
        facts = _facts(laid.standing(item_id).item, given.fact)
        try:
            act = decide(
                laid, item_id, "reduce", by=by, at=at, points=points, facts=facts,
                reason=given.reason, clause=given.clause,
            )  # fmt: skip
        except Refused as refused:
            item = laid.standing(item_id).item
            raise Refused(_with_options(one, item) for one in refused.problems) from None
        warn_of_clause(laid, [item_id], given.clause)
        return [act]

    return do(given, build)


def _with_options(problem: Problem, item: Item) -> Problem:
    """Return a problem of a cut with the options to write, and a question of this item as the example."""
    if problem.code not in _TO_BE_CUT or not item.fields:
        return problem
    facts = f"--fact 写更正后的答案，例如 --fact {item.fields[0].title}=…"
    points = "--points 写核减后的分数，或用 " if "写核减后的分数" in problem.remedy else ""
    return replace(problem, remedy=f"请用 {points}{facts}")


def _facts(item: Item, typed: Sequence[str]) -> Mapping[str, Value]:
    found: dict[str, Value] = {}
    for one in typed:
        name, equals, answer = one.replace("＝", "=").partition("=")
        if not equals:
            raise refuse("command-line", "命令行，--fact", f"{quoted(one)}里没有等号", "请写成“问题=答案”")
        field = _field(item, name.strip())
        if field.id in found:
            raise refuse("command-line", "命令行，--fact", f"{quoted(field.title)}写了两次", "请只写一次")
        found[field.id] = _answer(field, answer.strip())
    return found


def _field(item: Item, name: str) -> Field:
    for field in item.fields:
        if name in {field.id, field.title}:
            return field
    known = [field.title for field in item.fields]
    if not known and item.by_points:
        raise refuse("unknown-question", "命令行，--fact", "这一项没有可以更正的答案", "请用 --points 写核定的分数")
    if not known:
        raise refuse("unknown-question", "命令行，--fact", "这一项没有可以更正的答案", NO_POINTS)
    raise refuse("unknown-question", "命令行，--fact", f"这一项没有{quoted(name)}这个问题", did_you_mean(name, known))


def _answer(field: Field, typed: str) -> Value:
    words = {word: value for value, word in options(field)}
    if words:
        if typed not in words:
            message = f"{quoted(field.title)}不能答{quoted(typed)}"
            raise refuse("answer-wrong", "命令行，--fact", message, f"可以写：{'、'.join(words)}")
        return words[typed]
    answer = read_answer(field, typed)
    if answer.value is None:
        said = answer.problem.rstrip("。") or "没有写答案"
        message, _, remedy = said.partition("，")
        raise refuse("answer-wrong", f"命令行，--fact，{field.title}", message, remedy or "请写成“问题=答案”")
    return answer.value
