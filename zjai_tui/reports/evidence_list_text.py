"""The evidence list as ``zjai evidence`` prints it."""

from __future__ import annotations

from ..readiness.evidence_list import EvidenceLine, EvidenceList
from ..scoring.trace import span_text
from .document.blanks import blank
from .evidence_list_words import TITLE, counts_text, entry_words, others_text, page_words, totals_text
from .layout import Page
from .material import Material
from .standard_used import standard_lines

_COLUMNS = 76


def evidence_list_text(found: EvidenceList, material: Material, columns: int = 80) -> str:
    """Return the list as plain text, wrapped to `columns` terminal cells."""
    page = Page(columns)
    page.text(f"{TITLE}：{material.name}")
    if material.example:
        page.text("这是示例，人物和单位都是虚构的。")
    standard_lines(page, material.assessment)
    page.text(totals_text(found))
    page.text(counts_text(found))
    for group in found.groups:
        span = f"（{span_text(group.span)}分）" if group.span is not None else ""
        page.heading(f"{group.number} {group.title}{span}")
        for line in group.lines:
            _line(page, line)
    if found.others:
        page.blank()
        page.text(others_text(found), mark="另备：")
    return str(page)


def evidence_list_file(found: EvidenceList, material: Material) -> bytes:
    """Return the list with room to sign, in UTF-8 with byte-order mark and CRLF: every Notepad opens that."""
    signature = (f"申报人（签名）：{blank()}", f"单位审核人（签名）：{blank()}", f"日期：{blank()}", "")
    lines = [*evidence_list_text(found, material, _COLUMNS).split("\n"), "", *signature]
    return b"\xef\xbb\xbf" + "\r\n".join(lines).encode("utf-8", "replace")


def _line(page: Page, line: EvidenceLine) -> None:
    page.text(entry_words(line), 2, f"{line.number}  ")
    where = "，".join(part for part in (line.file, page_words(line.page), line.note) if part)
    page.text(f"{where}〔{line.label}〕" if where else f"〔{line.label}〕", 7)
    if line.proves:
        page.text(line.proves, 7, "证明：")
