"""Four tables that were really published, as far as their text is known, score as their clauses say.

The golden cases of the files are run; the numbers below are worked out here, from the clauses
and not from the files. What is not known of a table stays open as an interval.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from scoring_tables import FRAME, d, span
from zjai_tui.rules.standards.reader import standard_from_text
from zjai_tui.rules.standards.standard import Case, Span, Standard
from zjai_tui.scoring.cases import case_dossier, run_cases
from zjai_tui.scoring.engine import assess
from zjai_tui.scoring.result import Assessment
from zjai_tui.transcribing.editions.inquiry import inquiry_of

FOLDER = Path(__file__).parent.parent / "standards"
WATER, ENVIRONMENT, HANGZHOU, IT = TABLES = ("zj_water", "zj_environment", "hz_environment_self", "zj_it_skeleton")
DESIGN = {"variant": "design"}


def table(name: str) -> Standard:
    return standard_from_text((FOLDER / f"{name}.toml").read_text(encoding="utf-8"), name)


STANDARDS = {name: table(name) for name in TABLES}


def scored(name: str, *entries: tuple[str, Mapping[str, Any]], **given: Any) -> Assessment:
    """The assessment of answers, `readings` and a `variant`, and achievements as kind and facts."""
    rest = {key: given.pop(key) for key in ("readings", "variant") if key in given}
    found = {"answers": given, "entry": [{"kind": kind, "facts": facts} for kind, facts in entries], **rest}
    dossier = case_dossier(Case(name="", given=_exact(found), expect={}))
    return assess(STANDARDS[name], dossier, FRAME)


def _exact(value: Any) -> Any:
    """What a file would say: numbers as decimals."""
    if isinstance(value, dict):
        return {key: _exact(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_exact(one) for one in value]
    return d(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else value


@pytest.mark.parametrize("name", TABLES)
def test_every_golden_case_comes_out(name: str) -> None:
    assert run_cases(STANDARDS[name]) == ()
    assert len(STANDARDS[name].case) >= 4
    assert all(one.why and one.cite for one in STANDARDS[name].case)


# ---------------------------------------------------------------- 水利

LOWER_10, WHOLE = {"years_at_10": "lower"}, {"years_7_to_8": "whole"}
UPPER_10 = {"years_at_10": "upper"}


@pytest.mark.parametrize(
    "years, readings, points",
    [
        (4.9, {}, 0),
        (5, {}, 1),
        (7, {}, 1),
        (7.01, {}, 0),  # printed nowhere
        (8, {}, 1.5),
        (10, LOWER_10, 1.5),
        (10.1, LOWER_10, 2),
        (10, UPPER_10, 2),
        (9.99, UPPER_10, 1.5),
        (7.5, UPPER_10, 0),
        (7.99, WHOLE, 1),  # 7 whole years
        (10.9, WHOLE | LOWER_10, 1.5),  # 10 whole years
        (11, WHOLE | LOWER_10, 2),
        (10, WHOLE | UPPER_10, 2),
        (9.9, WHOLE | UPPER_10, 1.5),
        (4.99, WHOLE | UPPER_10, 0),
    ],
)
def test_years_in_the_title_of_the_water_table(years: float, readings: Mapping[str, str], points: float) -> None:
    found = scored(WATER, title_years=years, readings=readings, **DESIGN)
    assert found.node("A.title_years").span == span(str(points))


@pytest.mark.parametrize(
    "years, place, reading, points",
    [
        (0.9, "市以上", "lower", 0),
        (1, "市以上", "lower", 1.5),
        (5, "市以上", "lower", 1.5),
        (5, "市以上", "upper", 2),
        (10, "县", "upper", 2.5),
        (10, "集镇", "lower", 2.5),  # 2 by the years, 2.5 by the place
        (15, "市以上", "lower", 2.5),
        (15, "市以上", "upper", 3),
        (2, "乡村", "lower", 3),
    ],
)
def test_the_higher_of_two_in_the_water_table(years: float, place: str, reading: str, points: float) -> None:
    found = scored(WATER, front_years=years, base_place=place, readings={"front_ends": reading}, **DESIGN)
    assert found.node("A.higher").span == span(str(points))


@pytest.mark.parametrize("mark, points", [(59, 0), (60, 0), (61, 0.25), (73, 3.25), (100, 10)])
def test_the_examination_of_the_water_table(mark: int, points: float) -> None:
    assert scored(WATER, exam=mark, **DESIGN).node("A.exam").span == span(str(points))  # (mark - 60) x 0.25


@pytest.mark.parametrize(
    "consults, points",
    [
        ([("省部级", 1, 1)], 9),  # 8 + 1, below the next tier's 10
        ([("县处级", 3, 6)], 1.5),  # 3 + 3 = 6, held at 5; the sixth 0.3
        ([("国家级", 4, 2)], 8),  # the highest tier is held at the cap of 10; 0.8
        ([("市厅级", 0, 5), ("市厅级", 3, 4)], 7.3),  # 5 x 0.5 + 8 x 0.6
        ([("国家级", 0, 1), ("县处级", 0, 1)], 10),  # 13, held at 10
    ],
)
def test_advice_for_decisions_in_the_water_table(consults: list[tuple[str, int, int]], points: float) -> None:
    entries = [("consult", {"level": level, "bonus": bonus, "rank": rank}) for level, bonus, rank in consults]
    assert scored(WATER, *entries, **DESIGN).node("B.consult").span == span(str(points))
    expert = scored(WATER, *entries, readings={"consult_final": "expert"}, **DESIGN)
    assert expert.node("B.consult").span == span(0, 10)


@pytest.mark.parametrize("words, lower, upper", [(2.9, (0, 6), (0, 6)), (3, 6, 6), (4, 6, 7), (5, 7, 8), (5.1, 8, 8)])
def test_books_by_length_in_the_water_table(words: float, lower: Any, upper: Any) -> None:
    for reading, points in (("lower", lower), ("upper", upper)):
        found = scored(WATER, ("book", {"words": words}), readings={"book_ends": reading}, **DESIGN)
        assert found.node("B.book").span == (span(*points) if isinstance(points, tuple) else span(points))


def test_the_most_the_known_part_of_the_water_table_gives() -> None:
    entries = [("honor", {"level": "国家级"}), *[("unit_praise", {"unit_type": "事业"})] * 3]
    entries += [("consult", {"level": "国家级", "bonus": 0, "rank": 1}), *[("book", {"words": 9})] * 2]
    full = scored(WATER, *entries, title_years=20, exam=100, degree="博士", front_years=20, base_place="乡村", **DESIGN)
    # 3 + 2 + 2 + 10 + 3 + 3, and 0 to 2 by vote; 10 + 16 held at 20; 55 nobody has seen
    assert (full.node("A").span, full.node("B").span, full.total) == (span(23, 25), span(20), span(43, 100))


def test_of_the_other_post_category_of_the_water_table_nothing_is_known() -> None:
    assert scored(WATER, exam=100, variant="management").total == span(0, 100)
    assert scored(WATER, exam=100).total == span(0, 100)  # none chosen
    # 10 by the examination; degree 0 to 3, years 2, front or base 3, vote 2; B 20 and the rest 55 nobody has seen
    assert scored(WATER, exam=100, **DESIGN).total == span(10, 95)


# ---------------------------------------------------------------- 生态环境


@pytest.mark.parametrize(
    "level, rank, as_range, as_step",
    [
        ("省部级", 1, 16, 16),
        ("省部级", 3, 12, 12),
        ("省部级", 4, (8, 10), 10),
        ("省部级", 6, (8, 10), 8),
        ("省部级", 7, (1, 4), (1, 4)),
        ("市厅级", 2, 10, 10),
        ("市厅级", 3, (6, 7), 7),
        ("市厅级", 4, (6, 7), 6),
        ("市厅级", 5, (1, 3), (1, 3)),
        ("县级", 1, 6, 6),
        ("县级", 2, (3, 4), 4),
        ("县级", 3, (3, 4), 3),
        ("县级", 4, 1, 1),
        ("国家级", 1, 22, 22),
    ],
)
def test_research_by_rank_in_the_environment_table(level: str, rank: int, as_range: Any, as_step: Any) -> None:
    for reading, points in (("range", as_range), ("step", as_step)):
        entry = ("research", {"level": level, "rank": rank, "n": 2})
        found = scored(ENVIRONMENT, entry, readings={"steps_of_one": reading})
        low, high = points if isinstance(points, tuple) else (points, points)
        assert found.node("B.research").span == Span(d(low * 2), d(high * 2))  # each number times n


@pytest.mark.parametrize(
    "kind, facts, as_range, as_step",
    [
        ("product", {"rank": 1}, (5, 9), 9),
        ("product", {"rank": 3}, (5, 9), 5),
        ("product", {"rank": 4}, 1, 1),
        ("policy", {"level": "国家或行业", "rank": 3}, (14, 18), 14),
        ("policy", {"level": "国家或行业", "rank": 4}, (1, 6), (1, 6)),
        ("policy", {"level": "省级", "rank": 2}, (8, 10), 8),
        ("policy", {"level": "其他地方", "rank": 1}, 2, 2),
        ("policy", {"level": "其他地方", "rank": 2}, 0, 0),
        ("engineering", {"level": "省级以上重大或重点", "rank": 3}, 4, 4),
        ("engineering", {"level": "市厅级重大或复杂", "rank": 2}, 1, 1),
        ("engineering", {"level": "县级", "rank": 2}, 0, 0),
    ],
)
def test_other_work_by_rank_in_the_environment_table(kind: str, facts: Any, as_range: Any, as_step: Any) -> None:
    for reading, points in (("range", as_range), ("step", as_step)):
        found = scored(ENVIRONMENT, (kind, facts), readings={"steps_of_two": reading})
        low, high = points if isinstance(points, tuple) else (points, points)
        assert found.node(f"B.{kind}").span == Span(d(low), d(high))


def test_the_lesser_ranks_of_the_environment_table_bring_at_most_six_together() -> None:
    lesser = [
        ("research", {"level": "省部级", "rank": 8, "n": 1}),  # 1 to 4
        ("research", {"level": "县级", "rank": 4, "n": 1}),  # 1
        ("product", {"rank": 4}),  # 1
        ("policy", {"level": "国家或行业", "rank": 9}),  # 1 to 6
    ]
    assert scored(ENVIRONMENT, *lesser).node("B").span == span(4, 6)  # 4 to 12
    better = ("engineering", {"level": "县级", "rank": 1})
    assert scored(ENVIRONMENT, *lesser, better).node("B").span == span(6, 8)  # and 2 that are no lesser rank


@pytest.mark.parametrize("n, points", [(4, 0), (5, 2), (19, 6), (20, 8), (200, 8)])
def test_monitoring_permits_in_fives_in_the_environment_table(n: int, points: int) -> None:
    assert scored(ENVIRONMENT, ("monitoring", {"n": n})).node("B.monitoring").span == span(points)


@pytest.mark.parametrize(
    "education, degree, double, instead, add",
    [
        ("博士", "博士", False, 10, 10),
        ("硕士", "硕士", True, 7, 10),  # 4 + 3, and 3 more when it is added
        ("大学", "学士", False, 3, 3),
        ("大学", "学士", True, 5, 6),
        ("大学", "硕士", False, 5, 5),  # the degree counts by itself
        ("其他", "无", False, 0, 0),
    ],
)
def test_education_and_degree_in_the_environment_table(
    education: str, degree: str, double: bool, instead: int, add: int
) -> None:
    for reading, points in (("instead", instead), ("add", add)):
        answers = {"education": education, "academic_degree": degree, "double_degree": double}
        found = scored(ENVIRONMENT, readings={"double_degree": reading}, **answers)
        assert found.node("A").span == span(points)


def test_the_control_items_of_the_environment_table_score_nothing_but_close_the_way() -> None:
    found = scored(ENVIRONMENT, ethics=True, yearly_review=False, training=True)
    assert [(one.id, one.verdict) for one in found.gates] == [
        ("ethics", "yes"), ("yearly_review", "no"), ("training", "yes"), ("theory", "unknown"),
    ]  # fmt: skip
    assert found.total == scored(ENVIRONMENT).total


# ---------------------------------------------------------------- 杭州环保自评


@pytest.mark.parametrize(
    "degree, mode, points",
    [
        ("博士", "全日制", 5),
        ("博士", "在职", 4),
        ("硕士", "全日制", 3),
        ("硕士", "第二学士", 2),
        ("本科", "在职", 1),
        ("其他", "全日制", 0),
    ],
)
def test_the_way_of_study_settles_the_range_in_the_hangzhou_table(degree: str, mode: str, points: int) -> None:
    held = scored(HANGZHOU, related_degree=degree, related_mode=mode)
    assert held.node("degree").span == span(points)
    lower = scored(HANGZHOU, degree=degree, mode=mode, related=True, readings={"next_degree": "lower"})
    assert lower.node("degree").span == span(points)


@pytest.mark.parametrize("degree, points", [("博士", 3), ("硕士", 1), ("本科", 0)])
def test_an_unrelated_degree_falls_one_level_in_the_hangzhou_table(degree: str, points: int) -> None:
    found = scored(HANGZHOU, degree=degree, mode="全日制", related=False, readings={"next_degree": "lower"})
    assert found.node("degree").span == span(points)


@pytest.mark.parametrize("grade, points", [("好", (5, 5)), ("较好", (3, 4)), ("一般", (1, 2)), ("差", (0, 0))])
def test_a_degree_counts_no_second_time_as_training_in_the_hangzhou_table(grade: str, points: tuple[int, int]) -> None:
    assert scored(HANGZHOU, training=grade, training_is_degree=False).node("training").span == span(*points)
    assert scored(HANGZHOU, training=grade, training_is_degree=True).node("training").span == span(0)
    assert scored(HANGZHOU, training=grade).node("training").span == span(0, points[1])


@pytest.mark.parametrize(
    "tax, points", [(0, 0), (1, 10), (1499, 10), (1500, 11), (14999, 19), (15000, 20), (99999, 20)]
)
def test_taxes_paid_in_the_hangzhou_table(tax: int, points: int) -> None:
    assert scored(HANGZHOU, tax=tax).node("contribution").span == span(points)  # 10 + tax // 1500, at most 20
    first = scored(HANGZHOU, tax=tax, readings={"tax_base": "first"}).node("contribution").span
    assert first == span(0 if tax < 1500 else min(10 + (tax - 1500) // 1500, 20))
    every = scored(HANGZHOU, tax=tax, readings={"tax_base": "all"}).node("contribution").span
    assert every == span(points or 10)


# ---------------------------------------------------------------- 信息技术


def test_what_the_skeleton_of_the_it_table_does_not_know_stays_open() -> None:
    assert (scored(IT).total, scored(IT).decision) == (span(0, 100), "undecided")
    known = scored(IT, degree="本科", mode="全日制", related=True)
    assert (known.node("A").span, known.total) == (span(5, 28), span(5, 98))  # 23, 60 and 10 nobody has seen
    items = {one.id: one for one in known.open_items}
    assert set(items) == {"unseen:A.rest", "unseen:B", "unseen:C"}
    assert {one.asks for one in items.values()} == {("原表的这一部分没有见到，分值不明",)}
    assert not any(one.by_panel or one.answerable for one in items.values())


def test_points_nobody_has_seen_are_not_said_to_be_the_committees() -> None:
    (mode,) = [one for one in scored(IT, degree="本科", related=True).open_items if one.id == "input:mode"]
    assert mode.asks == ("学习形式没有填", "有的档原表的分值没有见到，填写以后也可能定不下来")
    master = scored(IT, degree="硕士研究生", mode="全日制", related=True)
    (degree,) = [one for one in master.open_items if one.id == "unseen:A.degree.first"]
    assert degree.asks == ("原表这一档的分值没有见到，按0～7分计",)


@pytest.mark.parametrize("name", TABLES)
def test_a_part_that_nobody_has_seen_is_never_zero(name: str) -> None:
    for variant in ({"variant": one.id} for one in STANDARDS[name].variant):
        assert scored(name, **variant).decision == "undecided"
    # of the environment table every row of B was seen, and no achievement is listed: 10 + 45
    assert scored(name).total == span(0, 55 if name == ENVIRONMENT else 100)


@pytest.mark.parametrize("name", TABLES)
def test_every_doubtful_clause_comes_out_differently_in_some_golden_case(name: str) -> None:
    asked = inquiry_of(STANDARDS[name]).questions
    assert {one.id for one in asked if not one.samples} <= {"workload"}  # nobody prints how many points
    if name == HANGZHOU:
        assert {one.id: one.most for one in asked} == {"next_degree": 1, "tax_base": 10}


@pytest.mark.parametrize("reading, points", [("none", (5, 5)), ("discretion", (5, 7)), ("both", (7, 7))])
def test_a_second_degree_in_the_it_table_under_each_reading(reading: str, points: tuple[int, int]) -> None:
    answers = {"degree": "本科", "mode": "全日制", "related": True}
    found = scored(IT, **answers, second_degree=True, readings={"second_degree": reading})
    assert found.node("A.degree").span == span(*points)
    assert [one.total.high for one in found.readings] == [98, 100, 100]
    without = scored(IT, **answers, second_degree=False, readings={"second_degree": reading})
    assert without.node("A.degree").span == span(5)
