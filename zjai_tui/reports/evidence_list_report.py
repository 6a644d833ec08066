"""The evidence list as a document to print and sign."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..base.text import one_line
from ..dossier.model import Person
from ..readiness.evidence_list import EvidenceList
from ..scoring.trace import span_text
from .document.blanks import blank
from .document.model import Block, Form, Report, Signature, Subheading, Table, Text
from .evidence_list_words import HEAD, TITLE, counts_text, others_text, row_words, totals_text
from .material import STATUS_LABELS, Material
from .page import LONGEST


def evidence_list_report(found: EvidenceList, material: Material, person: Person, code: str, made_on: date) -> Report:
    """Return the document; of the person it shows name and unit only. `code` is the dossier's seal code."""
    result = material.assessment
    return Report(
        title=TITLE,
        round=material.cycle_title,
        name=person.name,
        basis=list_basis(material),
        banner=result.banner,
        code=code,
        made=made_on,
        blocks=tuple(_blocks(found, material, person)),
    )


def list_basis(material: Material) -> str:
    """Return what stands on every page of a list: that it is nothing official, and by which standard it is ordered."""
    return f"申报人自行整理，不是官方文件；标准：{STATUS_LABELS[material.assessment.status]}"


def _blocks(found: EvidenceList, material: Material, person: Person) -> Iterator[Block]:
    result = material.assessment
    standard = f"{result.standard_title}（{result.edition}，{STATUS_LABELS[result.status]}）"
    yield Form(
        (
            ("申报人", one_line(person.name) or blank("姓名")),
            ("所在单位", one_line(person.unit) or blank("单位全称")),
            ("评价标准", one_line(standard)),
            ("合计", totals_text(found)),
        )
    )
    if material.example:
        yield Text("这是示例，人物和单位都是虚构的。")
    yield Text(counts_text(found))
    for group in found.groups:
        span = f"（{span_text(group.span)}分）" if group.span is not None else ""
        yield Subheading(f"{group.number}　{one_line(group.title)}{span}")
        yield Table(HEAD, tuple(tuple(one_line(cell, LONGEST) for cell in row_words(line)) for line in group.lines))
    if found.others:
        yield Text(others_text(found), "另备：")
    yield Signature("", (("申报人（签名）", "日期"), ("单位审核人（签名）", "日期")))
