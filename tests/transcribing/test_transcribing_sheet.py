"""Spreadsheets as people send them: every encoding, merged cells, dates that were points, files that are none."""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from zjai_tui.base.problems import Refused
from zjai_tui.transcribing.sheets import sheet as sheets
from zjai_tui.transcribing.sheets import sheet_xlsx
from zjai_tui.transcribing.sheets.sheet import Sheet, column_index, column_letter, open_sheet, read_sheet

ROWS = (("一级指标", "分值"), ("学历，学位", "7"), ("多行\n文字", "8-10"))


def saved(tmp_path: Path, data: bytes, name: str = "表.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def workbook(tmp_path: Path, book: Workbook) -> Sheet:
    path = tmp_path / "表.xlsx"
    book.save(path)
    return open_sheet(path)


def refused(path: Path) -> str:
    with pytest.raises(Refused) as found:
        read_sheet(path)
    (problem,) = found.value.problems
    assert problem.remedy
    return problem.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_usual_encoding_and_separator_is_read(encoding: str, separator: str, tmp_path: Path):
    text = "\r\n".join(f'"{one}"{separator}"{other}"' for one, other in ROWS) + "\r\n"
    assert read_sheet(saved(tmp_path, text.encode(encoding))) == ROWS


def test_quotes_and_commas_of_chinese_text_do_not_split_a_cell(tmp_path: Path):
    text = '指标,说明\n"论文","注：""核心""期刊,含扩展"\n专利，软著,取高\n'
    assert read_sheet(saved(tmp_path, text.encode())) == (
        ("指标", "说明"), ("论文", '注："核心"期刊,含扩展'), ("专利，软著", "取高"),
    )  # fmt: skip


def test_row_numbers_are_those_the_spreadsheet_shows(tmp_path: Path):
    rows = read_sheet(saved(tmp_path, "甲,1\n,\n\n乙,2\n,\n".encode()))
    assert [at for at, row in enumerate(rows, 1) if row] == [1, 4]


def test_what_could_steer_a_terminal_is_cleaned_away(tmp_path: Path):
    (row,) = read_sheet(saved(tmp_path, "甲\x1b[31m乙\u202e\x07,  3 \u3000 4  \n".encode()))
    assert row == ("甲 [31m乙", "3 4")


def test_the_line_that_names_the_separator_is_no_row(tmp_path: Path):
    assert read_sheet(saved(tmp_path, "sep=;\n甲;3,5\n".encode())) == (("甲", "3,5"),)


@pytest.mark.parametrize(
    "data, code",
    [
        (b"", "sheet-empty"),
        (b" , \n\n", "sheet-empty"),
        (b"%PDF-1.7\n", "sheet-encoding"),
        (b"\x89PNG\r\n", "sheet-encoding"),
        (b"\xff\xff\xfe\x00", "sheet-encoding"),
        (b"<html><table>", "sheet-unknown"),
        ('甲,"没有完\n乙'.encode(), "sheet-quotes"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "sheet-old"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "sheet-protected"),
        (b"PK\x03\x04broken", "sheet-broken"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_with_a_remedy(data: bytes, code: str, tmp_path: Path):
    assert refused(saved(tmp_path, data)) == code


def test_a_missing_file_and_one_too_large_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert refused(tmp_path / "没有.csv") == "file-missing"
    assert refused(saved(tmp_path, b"a" * (10 * 1024 * 1024 + 1))) == "file-too-large"
    monkeypatch.setattr(sheets, "MOST_ROWS", 3)
    assert refused(saved(tmp_path, b"a\n" * 4)) == "sheet-too-large"


def test_a_document_and_a_broken_workbook_are_told_apart(tmp_path: Path):
    for name, code in (
        ("word/document.xml", "sheet-unknown"),
        ("xl/workbook.bin", "sheet-old"),
        ("xl/x", "sheet-broken"),
    ):
        path = tmp_path / "文件.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(name, "x")
        assert refused(path) == code


def test_without_openpyxl_the_remedy_is_csv_or_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    Workbook().save(tmp_path / "表.xlsx")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(Refused, match=r"CSV UTF-8.*pip install openpyxl"):
        read_sheet(tmp_path / "表.xlsx")


def test_a_csv_file_never_loads_openpyxl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert read_sheet(saved(tmp_path, "甲,3\n".encode())) == (("甲", "3"),)


def test_the_value_of_a_merge_stands_in_each_of_its_cells(tmp_path: Path):
    book = Workbook()
    page = book.active
    page.append(["经历", "学历", 7])
    page.append([None, "资历", 8])
    page.merge_cells("A1:A2")
    page.merge_cells("A3:C3")
    page["A3"] = "备注"
    assert workbook(tmp_path, book).rows == (("经历", "学历", "7"), ("经历", "资历", "8"), ("备注", "备注", "备注"))


def test_a_merge_over_whole_columns_is_filled_only_as_far_as_the_table_goes(tmp_path: Path):
    book = Workbook()
    book.active.append(["甲", "乙"])
    book.active.merge_cells("A3:Z40")
    book.active["A3"] = "注"
    assert workbook(tmp_path, book).rows == (("甲", "乙"), (), ("注", "注"))


def test_a_merge_without_end_is_refused_before_it_fills_the_memory(tmp_path: Path):
    book = Workbook()
    book.active.merge_cells("A1:B2")
    book.save(tmp_path / "小.xlsx")
    rewritten(tmp_path / "小.xlsx", tmp_path / "大.xlsx", lambda data: data.replace(b"A1:B2", b"A1:XFD1048576"))
    assert refused(tmp_path / "大.xlsx") == "sheet-too-large"


def test_a_stray_cell_far_away_does_not_make_reading_endless(tmp_path: Path):
    book = Workbook()
    book.active["A1"] = "甲"
    book.active["XFD1"] = "乙"
    assert workbook(tmp_path, book).rows == (("甲",),)
    book.active["A1048576"] = "丙"
    book.save(tmp_path / "长.xlsx")
    assert refused(tmp_path / "长.xlsx") == "sheet-too-large"


def test_numbers_are_exact_and_as_shown(tmp_path: Path):
    book = Workbook()
    page = book.active
    page.append([0.1 + 0.2, 2.5, 10, 0.25, 1.26, True])
    page["D1"].number_format = "0%"
    page["E1"].number_format = "0.0"
    found = workbook(tmp_path, book)
    assert found.rows == (("0.3", "2.5", "10", "25%", "1.3", "是"),)
    assert ["E1" in one.message for one in found.notes] == [True]


def test_points_that_the_spreadsheet_made_a_date_are_pointed_out(tmp_path: Path):
    book = Workbook()
    book.active.append([date(2025, 8, 10), date(2025, 8, 10)])
    book.active["A1"].number_format = 'm"月"d"日"'
    book.active["B1"].number_format = "yyyy-mm-dd"
    found = workbook(tmp_path, book)
    assert found.rows == (("8月10日", "2025-08-10"),)
    (told,) = found.notes
    assert "A1" in told.message
    assert "8-10" in told.message


def test_hidden_rows_are_left_out_and_named_and_the_others_keep_their_numbers(tmp_path: Path):
    book = Workbook()
    for word in ("甲", "乙", "丙"):
        book.active.append([word])
    book.active.row_dimensions[2].hidden = True
    found = workbook(tmp_path, book)
    assert found.rows == (("甲",), (), ("丙",))
    assert [one.message for one in found.notes] == ["第2行是隐藏的，没有读入"]


def test_a_formula_without_a_kept_value_is_blank_and_named(tmp_path: Path):
    book = Workbook()
    book.active.append(["合计", "=1+2"])
    found = workbook(tmp_path, book)
    assert found.rows == (("合计",),)
    (told,) = found.notes
    assert "B1是公式" in told.message


def test_the_first_visible_sheet_with_content_is_read_and_the_others_are_named(tmp_path: Path):
    book = Workbook()
    hidden = book.create_sheet("旧表")
    hidden.append(["旧"])
    hidden.sheet_state = "hidden"
    book.create_sheet("分值表").append(["新"])
    found = workbook(tmp_path, book)
    assert found.rows == (("新",),)
    assert "旧表" in found.notes[0].message


def test_columns_have_the_letters_of_a_spreadsheet():
    assert [column_letter(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert [column_index(letters) for letters in ("A", "ａｂ", "AAA", "", "1", "甲")] == [0, 27, 702, None, None, None]


def test_a_formula_is_read_as_what_it_came_to_when_the_workbook_was_saved(tmp_path: Path):
    book = Workbook()
    book.active.append(["合计", "=1+2"])
    book.save(tmp_path / "空.xlsx")
    rewritten(
        tmp_path / "空.xlsx", tmp_path / "表.xlsx", lambda data: re.sub(rb"</f><v ?(/>|></v>)", b"</f><v>3</v>", data)
    )
    found = open_sheet(tmp_path / "表.xlsx")
    assert (found.rows, found.notes) == ((("合计", "3"),), ())


def test_a_damaged_workbook_is_read_or_refused_but_never_crashes(tmp_path: Path):
    book = Workbook()
    for at in range(5):
        book.active.append([f"甲{at}", at, "=A1"])
    book.active.merge_cells("A1:A2")
    book.save(tmp_path / "表.xlsx")
    data = (tmp_path / "表.xlsx").read_bytes()
    for at in range(0, len(data), len(data) // 40):
        for broken in (data[:at], data[:at] + b"\xff" + data[at + 1 :]):
            (tmp_path / "坏.xlsx").write_bytes(broken)
            remedies = told_by(tmp_path / "坏.xlsx")
            assert all(remedies)


def told_by(path: Path) -> list[str]:
    try:
        return [one.remedy for one in open_sheet(path).notes]
    except Refused as refused:
        return [one.remedy for one in refused.problems]


def rewritten(old: Path, new: Path, change: Callable[[bytes], bytes]) -> None:
    with zipfile.ZipFile(old) as source, zipfile.ZipFile(new, "w") as target:
        for name in source.namelist():
            target.writestr(name, change(source.read(name)))


def test_a_long_list_on_another_sheet_does_not_keep_the_table_from_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sheet_xlsx, "_MOST_ELEMENTS", 1_000)
    book = Workbook()
    book.active.title = "评价表"
    book.active.append(["一级指标", "分值"])
    people = book.create_sheet("申报人名单")
    for number in range(400):
        people.append([number, number])
    hidden = book.create_sheet("旧名单", 0)
    hidden.sheet_state = "hidden"
    for number in range(400):
        hidden.append([number, number])
    found = workbook(tmp_path, book)
    assert found.rows == (("一级指标", "分值"),)
    assert "另有“旧名单”、“申报人名单”没有读" in found.notes[0].message
    book.move_sheet(people, -2)
    with pytest.raises(Refused, match="工作表“申报人名单”里的内容") as too_large:
        workbook(tmp_path, book)
    assert too_large.value.problems[0].code == "sheet-too-large"
