"""The evidence list as a sheet to print and sign; sheet_text, sheet_markdown and sheet_html write it."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.text import one_line
from ..dossier.model import Person
from ..readiness.evidence_list import EvidenceList
from ..scoring.trace import span_text
from .evidence_list_words import HEAD, TITLE, counts_text, others_text, row_words, totals_text
from .material import STATUS_LABELS, Material
from .page import LONGEST
from .sheet import Block, Form, Grid, Heading, Paragraph, Sheet, blank


def evidence_list_sheet(found: EvidenceList, material: Material, person: Person) -> Sheet:
    """Return the sheet; of the person it shows name and unit only."""
    return Sheet(
        title=TITLE,
        blocks=tuple(_blocks(found, material, person)),
        signature=(f"申报人（签名）：{blank()}", f"单位审核人（签名）：{blank()}", f"日期：{blank()}"),
    )


def _blocks(found: EvidenceList, material: Material, person: Person) -> Iterator[Block]:
    result = material.assessment
    standard = f"{result.standard_title}（{result.edition}，{STATUS_LABELS[result.status]}）"
    yield Form(
        (
            ("申报人", one_line(person.name) or blank("姓名")),
            ("所在单位", one_line(person.unit) or blank("单位全称")),
            ("申报计划", one_line(material.cycle_title)),
            ("评价标准", one_line(standard)),
            ("合计", totals_text(found)),
        )
    )
    if material.example:
        yield Paragraph("这是示例，人物和单位都是虚构的。")
    if result.banner:
        yield Paragraph(result.banner)
    yield Paragraph(counts_text(found))
    for group in found.groups:
        span = f"（{span_text(group.span)}分）" if group.span is not None else ""
        yield Heading(f"{group.number}　{one_line(group.title)}{span}")
        rows = tuple(tuple(one_line(cell, LONGEST) for cell in row_words(line)) for line in group.lines)
        yield Grid(HEAD, rows)
    if found.others:
        yield Paragraph(f"另备：{others_text(found)}")
