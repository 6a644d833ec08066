"""The evidence list as a file, in the format its ending names."""

from __future__ import annotations

from datetime import date

from ..dossier.model import Person
from ..readiness.evidence_list import EvidenceList
from .document.formats import file_bytes
from .evidence_list_csv import evidence_list_csv
from .evidence_list_report import evidence_list_report
from .evidence_list_text import evidence_list_file
from .evidence_list_workbook import evidence_list_workbook
from .material import Material
from .workbook_xlsx import workbook_bytes

MORE_FORMATS = ("csv", "xlsx")
"""Besides those of every document."""


def evidence_list_bytes(
    form: str, found: EvidenceList, material: Material, person: Person, code: str, made_on: date
) -> bytes:
    """Return the list in one of a document's formats or of `MORE_FORMATS`; `code` is the dossier's seal code.

    Raises `Refused` when the library for the format is missing.
    """
    match form:
        case "csv":
            return evidence_list_csv(found)
        case "txt":
            return evidence_list_file(found, material)
        case "xlsx":
            return workbook_bytes(evidence_list_workbook(found, material, person, code, made_on))
    return file_bytes(evidence_list_report(found, material, person, code, made_on), form)
