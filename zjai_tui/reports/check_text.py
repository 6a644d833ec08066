"""The check as plain text: how ready, what to mend and do next, which route is open and why."""

from __future__ import annotations

from ..eligibility.result import VERDICT_LABELS, ConditionResult, EducationResult, RouteResult
from .layout import Page, cites_text, sentence, sources_list
from .material import Material
from .readiness_text import finding_lines, next_lines, problem_lines, readiness_lines, tick_lines
from .standard_used import standard_lines


def check_text(material: Material, columns: int = 80) -> str:
    """Return the report that ``zjai check`` prints."""
    page = Page(columns)
    page.text(f"资格检查：{material.name}")
    for problem in material.review_problems:
        page.text(problem.sentence(), mark="注意：")
    standard_lines(page, material.assessment)
    page.text(f"申报计划：{material.cycle_title}")
    ready = material.readiness
    if ready is None:
        problem_lines(page, material.problems)
    else:
        readiness_lines(page, ready)
        finding_lines(page, ready, material)
        tick_lines(page, ready.ticks)
        next_lines(page, ready)
    page.heading("申报路径")
    for route in material.eligibility.routes:
        _route(page, route, material)
    page.heading("各路径都要符合的条件")
    for one in material.eligibility.common:
        if one.reason == material.eligibility.education.reason:
            page.text(f"{one.title}：{one.label}。见下面的“继续教育”。", 2, "· ")
        else:
            condition_lines(page, one, material, 2)
    education_lines(page, material.eligibility.education, material)
    page.heading("依据的文件")
    sources_list(page, _all_cites(material), material.sources)
    return str(page)


def route_lines(page: Page, material: Material) -> None:
    """Add the routes with verdict and conclusion, without their single conditions."""
    for route in material.eligibility.routes:
        page.text(f"{route.title}：{route.label}", 2, "· ")
        page.text(sentence(route.conclusion), 4)


def condition_lines(page: Page, result: ConditionResult, material: Material, indent: int) -> None:
    """Add a condition with its reason, what to do, and what it rests on."""
    reason = "" if result.children else f"{sentence(result.reason)}{sentence(result.remedy)}"
    page.text(f"{result.title}：{result.label}。{reason}", indent, "· ")
    if result.note:
        page.text(sentence(result.note), indent + 2, "注意：")
    for child in result.children:
        if result.verdict != "yes" or child.verdict == "yes":  # an alternative that was not needed is no reason
            condition_lines(page, child, material, indent + 2)
    if result.cites and not result.children:
        page.text(f"{cites_text(result.cites, material.sources)}（{result.basis.label}）", indent + 2, "依据：")


def education_lines(page: Page, result: EducationResult, material: Material) -> None:
    """Add continuing education year by year."""
    page.heading("继续教育")
    told_by_year = result.verdict != "yes"
    page.text(sentence(VERDICT_LABELS[result.verdict] if told_by_year else result.reason), 2)
    for year in result.years:
        page.text(f"{sentence(year.reason)}{sentence(year.remedy)}", 2, "· ")
    page.text(sentence(result.sum_text), 2, "· ")
    if result.note:
        page.text(sentence(result.note), 2, "注意：")
    page.text(f"{cites_text(result.cites, material.sources)}（{result.basis.label}）", 2, "依据：")


def _route(page: Page, route: RouteResult, material: Material) -> None:
    page.text(f"{route.title}：{route.label}", 2, "■ ")
    page.text(sentence(route.conclusion), 4)
    if route.note:
        page.text(sentence(route.note), 4, "注意：")
    for one in route.results:
        condition_lines(page, one, material, 4)
        if one.earliest is not None:
            page.text(sentence(one.earliest.text), 6)


def _all_cites(material: Material) -> list[str]:
    answer = material.eligibility
    cites = [cite for route in answer.routes for cite in route.cites]
    pending = [*answer.common, *(one for route in answer.routes for one in route.results)]
    while pending:
        one = pending.pop(0)
        cites += one.cites
        pending += one.children
    found = material.readiness.findings if material.readiness is not None else ()
    return [*cites, *answer.education.cites, *(cite for one in found for cite in one.cites)]
