"""No document of a unit shows a number that a reviewer typed, whatever stands behind it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest

from test_reports_unit import OVER, _bare
from unit_rows import HINT, rows
from unit_samples import AREAS, DAY, PHONE, laid
from zjai_tui.reports.document.formats import file_bytes, render
from zjai_tui.reports.unit.batch_summary import batch_summary
from zjai_tui.reports.unit.batch_workbook import batch_workbook
from zjai_tui.reports.unit.evidence_verdicts import evidence_verdicts
from zjai_tui.reports.unit.many import for_everybody
from zjai_tui.reports.unit.return_notice import return_notice
from zjai_tui.reports.unit.review_record import review_record

_TYPED = ("13900001111", "１３９００００１１１１", "139 0000 1111", "330106-19700101-2222", "330106197001012222")
_NEXT = "2024年通知，"


@pytest.mark.parametrize("typed", _TYPED)
def test_a_number_at_the_end_of_a_reason_is_hidden_whatever_the_clause_begins_with(typed: str) -> None:
    one, secret = laid(more=f"，已问证人{typed}", clause=_NEXT), _bare(typed)
    for report in (
        review_record(one, DAY, areas=AREAS, identity="public"),
        return_notice(one, DAY, identity="public"),
        evidence_verdicts(one, DAY, identity="public"),
    ):
        for form in ("md", "html"):
            assert secret not in _bare(render(report, form).replace(report.code, ""))
        assert secret not in _bare(_word_text(file_bytes(report, "docx")))
    own = laid(more=f"，已问本人{PHONE[:3]}-{PHONE[3:7]}-{PHONE[7:]}", clause=_NEXT)
    assert PHONE not in _bare(render(review_record(own, DAY, areas=AREAS, identity="masked"), "md"))


@pytest.mark.parametrize("typed", _TYPED)
def test_no_cell_of_the_workbook_holds_a_number_of_somebody(typed: str) -> None:
    (row, *_) = rows(reason=f"已问证人{typed}")
    row = replace(row, traces=(replace(row.traces[0], clause=f"{_NEXT}某办法", by=f"李四{typed}"),))
    hint = replace(HINT, message=f"证人{typed}")
    assert _bare(typed) not in _bare(str(batch_workbook((row,), (hint,), DAY, code=OVER).sheets))


def test_lists_for_everybody_hide_numbers_of_works_and_of_offices_too() -> None:
    hint = replace(HINT, message="专利号202310123456.7" + "，请核对" * 80)
    found, hints = for_everybody(rows(reason="已问一三九零零零零一一一一，0571-88886666"), (hint,))
    shown = str(batch_workbook(found, hints, DAY, code=OVER).sheets) + render(
        batch_summary(found, hints, DAY, code=OVER), "md"
    )
    assert not any(one in shown for one in ("202310123456", "88886666", "零零零零", "…"))


def _word_text(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return re.sub(r"<[^>]*>", "", package.read("word/document.xml").decode())
