"""The evidence list for spreadsheets: CSV with a byte-order mark, every cell plain text."""

from __future__ import annotations

import csv
import io
import re

from ..base.text import half_width, one_line
from ..readiness.evidence_list import EvidenceList
from .evidence_list_words import HEAD, row_words
from .page import LONGEST

_FORMULA = tuple("=+-@|%")
_NUMBER = re.compile(r"[0-9][0-9\s./:,年月日-]*")
"""What a spreadsheet shows as a number or a date of its own making."""


def evidence_list_csv(found: EvidenceList) -> bytes:
    """Return the list in UTF-8 with byte-order mark and CRLF; no cell is taken for a formula, number or date."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(("评价项目", *HEAD, "备注"))
    for group in found.groups:
        for line in group.lines:
            number, *cells = row_words(line)
            row = (f"{group.number}　{group.title}", f"材料{number}", *cells, line.note)
            writer.writerow([as_text(cell) for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def as_text(cell: str) -> str:
    """Return a cell that spreadsheets keep as it is: an apostrophe stands before what they would reckon with."""
    flat = one_line(cell, LONGEST)
    plain = half_width(flat).lstrip()
    return f"'{flat}" if plain.startswith(_FORMULA) or _NUMBER.fullmatch(plain) else flat
