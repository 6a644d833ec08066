"""The workbook read back with openpyxl: texts stay texts, numbers are exact, and only our own formulas reckon."""

from __future__ import annotations

import io
import sys
import zipfile
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from zjai_tui.base.problems import Refused
from zjai_tui.base.text import harmless
from zjai_tui.reports import workbook_xlsx
from zjai_tui.reports.workbook import Cell, Column, Formula, Look, Workbook, WorkSheet, formula_text
from zjai_tui.reports.workbook_xlsx import workbook_bytes

DAY = date(2024, 8, 20)
FORMULAS = [
    "=1+1",
    "=cmd|'/c calc'!A1",
    "+1",
    "-1",
    "@SUM(A1)",
    "{=1}",
    "http://a.b/c",
    "12",
    "_x0041_",
    "=HYPERLINK(1)",
]
NASTY = "=+-@{}|&<>'\"甲1 \x00\x1b\ud800\u202e\n_x0041_"
TEXTS = st.text(st.sampled_from(NASTY), min_size=1, max_size=12) | st.sampled_from(FORMULAS)
NUMBERS = st.decimals(-1000, 1000, places=4)
CELLS = st.one_of(
    st.none(), TEXTS, NUMBERS, st.integers(-(10**9), 10**9), st.dates(date(1901, 1, 1), date(2100, 1, 1))
)  # fmt: skip


def _book(*sheets: WorkSheet) -> Workbook:
    return Workbook(title="汇总", sheets=sheets, basis="非官方 & 参考", foot="校验码AYB1", made=DAY)


def _sheet(*rows: tuple[Cell, ...], **more: object) -> WorkSheet:
    columns = tuple(Column(head=f"第{at}列", key="abc"[at]) for at in range(len(rows[0]) if rows else 3))
    return WorkSheet(title="名册", columns=columns, rows=rows, **more)  # type: ignore[arg-type]


def _opened(book: Workbook, *, values: bool = False) -> list[Worksheet]:
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes(book)), data_only=values).worksheets


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=4))
def test_every_cell_reads_back_as_what_it_was_and_none_as_a_formula(rows: list[tuple[Cell, ...]]) -> None:
    (sheet,) = _opened(_book(_sheet(*rows)))
    shown = [row[:3] for row in sheet.iter_rows(min_row=3, max_row=2 + len(rows), max_col=3)]
    for cells, row in zip(shown, rows, strict=True):
        for cell, given_cell in zip(cells, row, strict=True):
            assert cell.data_type != "f"
            match given_cell:
                case str():
                    assert cell.data_type == "s"
                    assert cell.value == harmless(given_cell)
                case date():
                    assert cell.value == datetime.combine(given_cell, time())
                case Decimal():
                    assert Decimal(str(cell.value)) == given_cell
                case _:
                    assert cell.value == given_cell


def test_a_formula_knows_its_places_and_keeps_its_value_for_programs_that_do_not_reckon() -> None:
    rows = (("甲", Decimal("92.5"), Formula("={b}{row}-90", Decimal("2.5"))), ("乙", Decimal("88"), None))
    mean = Formula("=AVERAGE({b}{first}:{b}{last})", Decimal("90.25"))
    first = _sheet(*rows, totals=(("平均", mean, Formula('=COUNTIF({a}{first}:{a}{last},"甲")', 1)),), notes=("说明",))
    other = WorkSheet(
        title="合计", columns=(Column(head="人数"),), rows=((Formula("=COUNTA({名册!a})", 2),),), filtered=False
    )  # fmt: skip
    book = _book(first, other)
    roll, sums = _opened(book)
    assert [roll["C4"].value, roll["B6"].value, roll["C6"].value, sums["A3"].value] == [
        "=B4-90",
        "=AVERAGE(B4:B5)",
        '=COUNTIF(A4:A5,"甲")',
        "=COUNTA('名册'!$A$4:$A$5)",
    ]
    roll, sums = _opened(book, values=True)
    assert [roll["C4"].value, roll["B6"].value, roll["C6"].value, sums["A3"].value] == [2.5, 90.25, 1, 2]


@pytest.mark.parametrize("text", ["={z}{row}", "={没有!a}", "={名册!z}"])
def test_a_formula_with_an_unknown_place_is_an_error_of_ours(text: str) -> None:
    sheet = _sheet(("甲", "乙", "丙"))
    with pytest.raises(KeyError):
        formula_text(Formula(text, 0), 3, sheet, (sheet,))


def test_points_are_never_rounded_up_and_odd_values_become_text() -> None:
    rows = (
        (Decimal("89.995"), Decimal(2) / 3, Decimal("NaN")),
        (Decimal("Infinity"), 10**20, date(1899, 1, 1)),
    )
    (sheet,) = _opened(_book(_sheet(*rows)))
    values = [[cell.value for cell in row] for row in sheet["A3:C4"]]
    assert values[0][0] == 89.995
    assert Decimal(str(values[0][1])) == Decimal("0.666666666666666")
    assert values[0][2] == "NaN"
    assert values[1] == ["Infinity", str(10**20), "1899-01-01"]
    assert sheet["A3"].number_format == "General"  # a fixed number of decimals would show 90.00


def test_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    (sheet,) = _opened(_book(_sheet(("长" * 40_000, "短" * 20_000, ""))))
    long, fits = sheet["A3"].value, sheet["B3"].value
    assert len(long) < 32_767
    assert long.endswith("……（全文40000字，一格装不下，请看原文件）")
    assert fits == "短" * 20_000


def test_the_sheet_prints_on_a4_with_its_head_on_every_page_and_code_and_number_at_the_foot() -> None:
    sheet = _sheet(("甲", "乙", "丙"), frozen=1, notes=("第一句。", "第二句。"), heading="二〇二四年名册")
    (shown,) = _opened(_book(sheet))
    assert shown["A1"].value == "二〇二四年名册"
    assert [shown["A2"].value, shown["A3"].value] == ["第一句。", "第二句。"]
    assert shown.freeze_panes == "B5"
    assert shown.auto_filter.ref == "A4:C5"
    assert shown.print_title_rows == "$4:$4"
    assert (shown.page_setup.paperSize, shown.page_setup.orientation) == (9, "landscape")
    assert shown.page_setup.fitToHeight == 0  # as many pages as it takes, each one page wide
    assert shown.sheet_properties.pageSetUpPr is not None
    assert shown.sheet_properties.pageSetUpPr.fitToPage
    foot = shown.oddFooter
    assert [one.text.strip() for one in (foot.left, foot.center, foot.right)] == [
        "非官方 ＆ 参考",
        "第 &P 页，共 &N 页",
        "校验码AYB1",
    ]  # the first stands on a line of its own: it may be long


def test_a_foot_stays_within_what_spreadsheets_take() -> None:
    book = replace(_book(_sheet(("甲", "乙", "丙"))), basis="很长的依据" * 60, foot="2024&P" * 60)
    (shown,) = _opened(book)
    foot = shown.oddFooter
    assert foot.left.text.strip().endswith("…")
    assert foot.right.text.strip().startswith("2024＆P2024")
    assert len(foot.left.text + foot.center.text + foot.right.text) < 230


def test_a_very_wide_table_is_printed_on_several_pages_side_by_side_with_its_first_columns_on_each() -> None:
    columns = tuple(Column(head=f"第{at}列", width=30) for at in range(12))
    (shown,) = _opened(_book(WorkSheet(title="宽", columns=columns, rows=(("甲",) * 12,), frozen=2, notes=("说明",))))
    assert shown["C2"].value == "说明"
    assert shown.page_setup.fitToWidth == 2
    assert shown.print_title_cols == "$A:$B"


def test_states_are_coloured_besides_their_words_and_rows_grow_with_their_text() -> None:
    column = Column(head="状态", looks=(Look("已核定", "good"), Look("已退回", "bad")), width=10)
    book = _book(WorkSheet(title="名册", columns=(column,), rows=(("已核定",), ("已退回补正，请看通知，写明了理由",))))
    (sheet,) = _opened(book)
    rules = [rule for one in sheet.conditional_formatting for rule in one.rules]
    assert sorted(rule.text for rule in rules) == ["已核定", "已退回"]
    assert sheet.row_dimensions[3].height is None
    assert sheet.row_dimensions[4].height > 40


def test_an_empty_table_and_one_without_a_filter_are_sound() -> None:
    empty = replace(_sheet(), totals=(("合计", Formula("=COUNTA({a}{first}:{a}{last})", 0), None),))
    (sheet,) = _opened(_book(empty))
    assert sheet["B4"].value == "=COUNTA(A3:A3)"
    assert sheet.auto_filter.ref is None


def test_the_same_workbook_gives_the_same_bytes_and_tells_nothing_of_the_machine() -> None:
    book = _book(_sheet(("甲", Decimal("1.5"), DAY)))
    data = workbook_bytes(book)
    assert data == workbook_bytes(book)
    core = openpyxl.load_workbook(io.BytesIO(data)).properties
    assert (core.creator, core.lastModifiedBy, core.title) == ("zjai", "zjai", "汇总")
    assert core.created == core.modified == datetime.combine(DAY, time())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("title", ["", "甲" * 32, "a/b", "[x]", "it's", "甲\n乙"])
def test_a_tab_that_spreadsheets_refuse_is_an_error_of_ours(title: str) -> None:
    with pytest.raises(ValueError, match="tab"):
        WorkSheet(title=title, columns=(Column(head="甲"),), rows=())


def test_a_row_of_another_length_is_an_error_of_ours() -> None:
    with pytest.raises(ValueError, match="columns"):
        WorkSheet(title="甲", columns=(Column(head="甲"),), rows=(("甲", "乙"),))


def test_more_rows_than_spreadsheets_take_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_xlsx, "_MOST_ROWS", 3)
    with pytest.raises(Refused, match=r"请分几次汇总，或改用\.csv"):
        workbook_bytes(_book(_sheet(("甲", "乙", "丙"), ("甲", "乙", "丙"))))


def test_without_the_library_one_sentence_tells_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(Refused) as refused:
        workbook_bytes(_book(_sheet()))
    (problem,) = refused.value.problems
    assert problem.code == "xlsxwriter-missing"
    assert "pip install XlsxWriter，" in problem.sentence()
