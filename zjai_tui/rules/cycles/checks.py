"""Whether the parts of a round fit together: ids, references, cites, tests. The reader raises what is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from ...base.problems import Problem
from ...base.structure import quoted
from ..basis import Basis
from ..fields import Field
from ..reader_parts import cite_problems, id_problems, unknown_name
from .cycle import Condition, Cycle, EducationRule, Test
from .precheck_checks import precheck_problems
from .roles import order_problems, role_problems

YEARS = range(1900, 2101)


def cycle_problems(cycle: Cycle) -> list[Problem]:
    """Return everything that keeps the round from being judged."""
    found: list[Problem] = []
    found += _all_id_problems(cycle)
    found += _all_cite_problems(cycle)
    found += _reference_problems(cycle)
    found += role_problems(cycle)
    found += order_problems(cycle)
    for field in cycle.fact:
        found += _fact_problems(field)
    for condition in cycle.condition:
        found += _condition_problems(cycle, condition)
    found += _circle_problems(cycle.condition)
    found += _education_problems(cycle.education)
    found += precheck_problems(cycle)
    found += [
        Problem("negative", f"number {quoted(one.id)}，value", "不能为负", "请改正")
        for one in cycle.number
        if one.value < 0
    ]
    return found


def _all_id_problems(cycle: Cycle) -> Iterator[Problem]:
    lists: Mapping[str, Iterable[str]] = {
        "source": [one.id for one in cycle.source],
        "date": [one.id for one in cycle.date],
        "number": [one.id for one in cycle.number],
        "place": [one.id for one in cycle.place],
        "step": [one.id for one in cycle.step],
        "fact": [one.id for one in cycle.fact],
        "condition": [one.id for one in cycle.condition],
        "route": [one.id for one in cycle.route],
        "precheck": [one.id for one in cycle.precheck],
        "tick": [one.id for one in cycle.tick],
        "areas": cycle.areas,
    }
    for table, ids in lists.items():
        yield from id_problems(table, ids)
    for table in ("areas", "route"):
        if not lists[table]:
            yield Problem("empty-list", table, "一项也没有", "请至少写一项")


def _all_cite_problems(cycle: Cycle) -> Iterator[Problem]:
    sources = cycle.sources()
    rules: list[tuple[str, tuple[str, ...], Basis]] = []
    rules += [(f"date {quoted(one.id)}", one.cite, one.basis) for one in cycle.date]
    rules += [(f"number {quoted(one.id)}", one.cite, one.basis) for one in cycle.number]
    rules += [(f"place {quoted(one.id)}", one.cite, one.basis) for one in cycle.place]
    rules += [(f"step {quoted(one.id)}", one.cite, one.basis) for one in cycle.step]
    rules += [(f"condition {quoted(one.id)}", one.cite, one.basis) for one in cycle.condition]
    rules += [(f"route {quoted(one.id)}", one.cite, one.basis) for one in cycle.route]
    rules += [(f"precheck {quoted(one.id)}", one.cite, one.basis) for one in cycle.precheck]
    rules += [(f"tick {quoted(one.id)}", one.cite, one.basis) for one in cycle.tick]
    rules.append(("education", cycle.education.cite, cycle.education.basis))
    rules.append(("education，years", cycle.education.years_cite, cycle.education.years_basis))
    for where, cites, basis in rules:
        yield from cite_problems(where, cites, sources, basis)
    yield from cite_problems("areas", cycle.areas_cite, sources)
    for field in cycle.fact:
        yield from cite_problems(f"fact {quoted(field.id)}", field.cite, sources, needed=False)
    for condition in cycle.condition:
        for one in condition.check:
            if one not in sources:
                yield unknown_name(f"condition {quoted(condition.id)}，check", "来源", one, sources)


def _reference_problems(cycle: Cycle) -> Iterator[Problem]:
    conditions, dates = cycle.conditions(), cycle.dates()
    for one in cycle.common:
        if one not in conditions:
            yield unknown_name("common", "条件", one, conditions)
    for route in cycle.route:
        where = f"route {quoted(route.id)}，needs"
        if not route.needs:
            yield Problem("empty-list", where, "一项也没有", "请至少写一项")
        for one in route.needs:
            if one not in conditions:
                yield unknown_name(where, "条件", one, conditions)
    for step in cycle.step:
        if step.until and step.until not in dates:
            yield unknown_name(f"step {quoted(step.id)}，until", "日期", step.until, dates)
    if cycle.cycle.notice and cycle.cycle.notice not in cycle.sources():
        yield unknown_name("cycle，notice", "来源", cycle.cycle.notice, cycle.sources())
    if cycle.education.until and cycle.education.until not in dates:
        yield unknown_name("education，until", "日期", cycle.education.until, dates)


def _fact_problems(field: Field) -> Iterator[Problem]:
    where = f"fact {quoted(field.id)}"
    if field.type == "choice" and not field.choices:
        yield Problem("no-choices", where, "选择题没有选项", "请写 choices")
    if field.type != "choice" and field.choices:
        yield Problem("stray-choices", where, "不是选择题，却写了选项", "请删去 choices，或把 type 改为 choice")
    if len(set(field.choices)) < len(field.choices):
        yield Problem("duplicate-choices", f"{where}，choices", "选项有重复", "请删去重复的")
    if field.min is not None and field.max is not None and field.min > field.max:
        yield Problem("crossed-limits", where, f"最小值 {field.min} 大于最大值 {field.max}", "请改正")


def _condition_problems(cycle: Cycle, condition: Condition) -> Iterator[Problem]:
    where = f"condition {quoted(condition.id)}"
    conditions = cycle.conditions()
    if condition.only_if and condition.only_if not in conditions:
        yield unknown_name(f"{where}，only_if", "条件", condition.only_if, conditions)
    test = condition.test
    kinds = [test.fact, test.years_since, test.score_at_least, test.education, test.area, test.any, test.all]
    if sum(map(bool, kinds)) != 1:
        yield Problem(
            "bad-test",
            f"{where}，test",
            "要写且只写一种测法",
            "可用的有：fact、years_since、score_at_least、education、area、any、all",
        )
        return
    yield from _fact_test_problems(cycle.facts(), test, f"{where}，test")
    yield from _years_test_problems(cycle, test, f"{where}，test")
    if test.score_at_least and test.score_at_least not in cycle.numbers():
        yield unknown_name(f"{where}，test，score_at_least", "数", test.score_at_least, cycle.numbers())
    for name, members in (("any", test.any), ("all", test.all)):
        for one in members:
            if one not in conditions:
                yield unknown_name(f"{where}，test，{name}", "条件", one, conditions)


def _fact_test_problems(facts: Mapping[str, Field], test: Test, where: str) -> Iterator[Problem]:
    if not test.fact:
        if test.among or test.unsure:
            yield Problem("bad-test", where, "among 和 unsure 只和 fact 一起用", "请删去，或写 fact")
        return
    if test.fact not in facts:
        yield unknown_name(f"{where}，fact", "问题", test.fact, facts)
        return
    field = facts[test.fact]
    if field.type not in {"choice", "yes_no"}:
        yield Problem("bad-test", f"{where}，fact", f"问题{quoted(field.id)}不是选择题或是非题", "请换一个问题")
        return
    if not test.among:
        yield Problem("bad-test", where, "缺少 among", "请写哪些答案算符合")
    allowed: tuple[str | bool, ...] = field.choices if field.type == "choice" else (True, False)
    for one in (*test.among, *test.unsure):
        if not any(one is known or (isinstance(one, str) and one == known) for known in allowed):
            shown = "、".join(field.choices) if field.type == "choice" else "true、false"
            yield Problem(
                "unknown-choice", where, f"{quoted(one)}不是{quoted(field.title)}的选项", f"可用的有：{shown}"
            )
    for one in test.unsure:
        if one in test.among:
            yield Problem("bad-test", where, f"{quoted(one)}同时写在 among 和 unsure 里", "请只留一处")


def _years_test_problems(cycle: Cycle, test: Test, where: str) -> Iterator[Problem]:
    if not test.years_since:
        if test.until or test.at_least is not None:
            yield Problem("bad-test", where, "until 和 at_least 只和 years_since 一起用", "请删去，或写 years_since")
        return
    for one in test.years_since:
        field = cycle.facts().get(one)
        if field is None:
            yield unknown_name(f"{where}，years_since", "问题", one, cycle.facts())
        elif field.type != "date":
            yield Problem("bad-test", f"{where}，years_since", f"问题{quoted(one)}问的不是日期", "请换一个问题")
    if test.until not in cycle.dates():
        yield unknown_name(f"{where}，until", "日期", test.until, cycle.dates())
    if test.at_least is None or test.at_least < 1 or test.at_least > 100 or test.at_least % 1:
        yield Problem("bad-test", f"{where}，at_least", "要写1到100之间的整数年", "请改正")


def _circle_problems(conditions: tuple[Condition, ...]) -> Iterator[Problem]:
    below = {one.id: {*one.test.any, *one.test.all, *([one.only_if] if one.only_if else [])} for one in conditions}
    try:
        TopologicalSorter(below).prepare()
    except CycleError as error:
        path = "、".join(quoted(one) for one in error.args[1])
        yield Problem("circle", "condition", f"条件互相引用，绕成一圈：{path}", "请去掉其中一处引用")


def _education_problems(rule: EducationRule) -> Iterator[Problem]:
    if not rule.years:
        yield Problem("empty-list", "education，years", "一项也没有", "请至少写一年")
    if list(rule.years) != sorted(set(rule.years)):
        yield Problem("bad-years", "education，years", "年份有重复或没有从早到晚排列", "请改正")
    for year in rule.years:
        if year not in YEARS:
            yield Problem("bad-years", "education，years", f"年份 {year} 不在1900年至2100年之间", "请核对")
    if not 0 <= rule.professional <= rule.total:
        yield Problem("bad-hours", "education", "专业科目学时不能为负，也不能多于总学时", "请改正")
    if rule.most is not None and rule.most < rule.total:
        yield Problem("bad-hours", "education，most", "一年最多的学时不能少于每年应有的学时", "请改正")
