"""Advice as plain text: the steps to the target, what is useless, what is out of one's hands."""

from __future__ import annotations

from datetime import date

from ..base.dates import shown_date
from ..eligibility.telling import routes_text
from ..rules.planning import Planning
from ..scoring.advising.result import Advice
from ..scoring.advising.words import conclusion_text
from .advice_points import Point, advice_sections
from .layout import Page, cites_text, sentence, sources_list
from .material import Material
from .standard_used import standard_lines


def advice_text(material: Material, advice: Advice, planning: Planning, today: date, columns: int = 80) -> str:
    """Return what ``zjai advise`` prints, wrapped to `columns` terminal cells."""
    page = Page(columns)
    _head(page, material, today)
    page.heading("结论")
    page.text(sentence(routes_text(material.eligibility)), 2)
    page.text(sentence(conclusion_text(advice)), 2)
    page.text(f"依据最弱的一条是{advice.basis.label}。", 2)
    for warning in advice.warnings:
        page.text(sentence(warning), 2, "注意：")
    page.text("各条路径的条件和依据，见 zjai check。", 2)
    cited: list[str] = []
    for section in advice_sections(advice, planning):
        page.heading(section.title)
        for point in section.points:
            _point(page, point, material)
            cited += point.cites
    if cited:
        page.heading("依据的文件")
        sources_list(page, cited, material.sources)
    return str(page)


def _head(page: Page, material: Material, today: date) -> None:
    result = material.assessment
    page.text(f"行动建议：{material.name}")
    if material.example:
        page.text("这是示例，人物和单位都是虚构的。")
    standard_lines(page, result)
    page.text(f"申报计划：{material.cycle_title}")
    page.text(f"从{shown_date(today)}看起")


def _point(page: Page, point: Point, material: Material) -> None:
    page.text(sentence(point.words), 2, point.mark)
    for label, words in point.below:
        page.text(sentence(words), 5, label)
    if point.cites:
        page.text(cites_text(point.cites, material.sources), 5, "依据：")
