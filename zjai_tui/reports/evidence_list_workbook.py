"""The evidence list for spreadsheet programs, as a workbook: one row a line of the list, to sort and filter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..dossier.model import Person
from ..readiness.evidence_list import LIST_LABELS, EvidenceList, ListState
from .evidence_list_report import list_basis
from .evidence_list_words import HEAD, TITLE, counts_text, others_text, row_words, totals_text
from .material import Material
from .workbook import Cell, Column, Formula, Look, Tone, Workbook, WorkSheet

_TONES: dict[ListState, Tone] = {
    "ok": "good", "missing": "bad", "changed": "bad", "outside": "bad", "unhashed": "warn", "large": "bad",
    "none": "warn", "unchecked": "quiet",
}  # fmt: skip
_LOOKS = tuple(Look(LIST_LABELS[state], tone) for state, tone in _TONES.items())
_WIDTHS = (8, 30, 24, 30, 11, 12)
"""Of the columns of `HEAD`."""


def evidence_list_workbook(
    found: EvidenceList, material: Material, person: Person, code: str, made_on: date
) -> Workbook:
    """Return the workbook; of the person it shows name and unit only. `code` is the dossier's seal code."""
    rows = tuple(_rows(found))
    named = "，".join(words for words in (person.name, person.unit, material.cycle_title) if words)
    notes = (named, material.assessment.banner, totals_text(found), counts_text(found), others_text(found))
    sheet = WorkSheet(
        title=TITLE,
        columns=tuple(_columns()),
        rows=rows,
        totals=(_total(found),) if rows else (),
        notes=tuple(note for note in notes if note),
        frozen=2,
    )
    return Workbook(
        title=TITLE,
        sheets=(sheet,),
        basis=f"{list_basis(material)}。",
        foot=f"校验码{code}",
        made=made_on,
    )


def _columns() -> Iterator[Column]:
    yield Column(head="评价项目", width=28)
    for head, width in zip(HEAD, _WIDTHS, strict=True):
        state = head == HEAD[-1]
        yield Column(head=head, width=width, key="state" if state else "", looks=_LOOKS if state else ())
    yield Column(head="备注", width=20)


def _rows(found: EvidenceList) -> Iterator[tuple[Cell, ...]]:
    for group in found.groups:
        for line in group.lines:
            yield (f"{group.number}　{group.title}", *row_words(line), line.note)


def _total(found: EvidenceList) -> tuple[Cell, ...]:
    word = LIST_LABELS["ok"]
    fine = Formula(f'=COUNTIF({{state}}{{first}}:{{state}}{{last}},"{word}")', found.counts.get("ok", 0))
    return (f"{word}的项数", *(None,) * (len(HEAD) - 1), fine, None)
