"""The evidence list as text, document, CSV and JSON: the same lines, nothing of it taken for markup or a formula."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from report_samples import material, small_dossier, small_standard
from zjai_tui.base.cells import width
from zjai_tui.dossier.model import Dossier, Entry, Evidence, Person
from zjai_tui.readiness.evidence_list import EvidenceList, evidence_list
from zjai_tui.reports.document.formats import render
from zjai_tui.reports.evidence_list_csv import as_text, evidence_list_csv
from zjai_tui.reports.evidence_list_json import evidence_list_json
from zjai_tui.reports.evidence_list_report import evidence_list_report
from zjai_tui.reports.evidence_list_text import evidence_list_file, evidence_list_text
from zjai_tui.reports.evidence_list_words import page_words
from zjai_tui.scoring.engine import assess
from zjai_tui.scoring.frame import Frame

HOSTILE = Entry(
    id="e9", kind="award", title="=HYPERLINK(\"http://x\")<script>\x1b[2J|a|", facts={"level": "国家级"},
    evidence=(Evidence(file="@SUM(A1).pdf", page="3-5", sha256="0" * 64, note="+1<b>"),),
)  # fmt: skip


def _list(dossier: Dossier) -> EvidenceList:
    standard = small_standard()
    result = assess(standard, dossier, Frame(dates={}, education_years=()))
    return evidence_list(standard, dossier, result, {("@SUM(A1).pdf", "0" * 64): "changed"}, result.total)


def _document(found: EvidenceList, person: Person, form: str) -> str:
    return render(evidence_list_report(found, material(), person, "0000", date(2024, 8, 20)), form)


def _hostile() -> EvidenceList:
    return _list(replace(small_dossier(), entry=(HOSTILE, small_dossier().entry[2])))


def test_the_text_tells_both_totals_each_group_and_how_each_file_stands() -> None:
    text = evidence_list_text(_list(small_dossier()), material())
    assert text.startswith("佐证材料清单：示例甲")
    assert "这是测试用的小表。" in text
    assert "自评10～15分，有据10～15分（满分20分）。" in text
    assert "共4条业绩，0条的材料齐全，并与登记时相符；用到0个文件。清单里没有材料4项。" in text.replace("\n", "")
    assert "【1 成果／获奖（8分）】" in text
    assert "1-1  获奖“大奖”" in text
    assert "没有计分的业绩" in text


def test_no_line_of_the_text_is_wider_than_the_page() -> None:
    for columns in (40, 80):
        lines = evidence_list_text(_hostile(), material(), columns).splitlines()
        assert [line for line in lines if width(line) > columns] == []
        assert "\x1b" not in "".join(lines)


def test_the_file_to_sign_opens_in_notepad() -> None:
    data = evidence_list_file(_hostile(), material())
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert "申报人（签名）：【待填】" in data.decode("utf-8-sig")


def test_an_empty_list_says_so() -> None:
    empty = _list(replace(small_dossier(), entry=()))
    assert "还没有列业绩。" in evidence_list_text(empty, material())


def test_the_document_shows_name_and_unit_and_no_other_personal_data() -> None:
    person = Person(name="示例甲", unit="示例公司", id_number="330106199003071236", phone="13800001111")
    for form in ("html", "md"):
        text = _document(_hostile(), person, form)
        assert "示例公司" in text
        assert "330106" not in text
        assert "13800001111" not in text
    nobody = _document(_hostile(), Person(), "html")
    assert "【待填：单位全称】" in nobody


def test_hostile_names_are_text_in_html_and_markdown() -> None:
    html = _document(_hostile(), Person(), "html")
    assert "<script>" not in html
    assert "<b>+1" not in html
    assert "+1<b>" not in html
    assert "\x1b" not in html
    rows = [line for line in _document(_hostile(), Person(), "md").splitlines() if "SUM" in line]
    assert len(rows) == 1
    assert rows[0].replace("\\|", "").count("|") == 7


def test_the_csv_has_a_mark_one_row_a_line_and_no_formula() -> None:
    data = evidence_list_csv(_hostile())
    assert data.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert head == ["评价项目", "编号", "业绩", "要证明的内容", "文件", "页码", "核对", "备注"]
    assert [row[1] for row in rows] == ["材料1-1", "材料2-1"]
    assert rows[0][4:] == ["'@SUM(A1).pdf", "第3-5页", "已改动", "'+1<b>"]
    assert not any(cell[:1] in set("=+-@\t\r") for row in rows for cell in row)


@pytest.mark.parametrize(
    "cell",
    ["=1", "+1", "-1", "@a", "\t=1", " =1", "＝1", "\r=1", "|cmd", "%x", "12", "3-5", "2024-09-06", "1/2", "9:30"],
)
def test_what_a_spreadsheet_would_reckon_with_gets_an_apostrophe(cell: str) -> None:
    assert as_text(cell).startswith("'")


@pytest.mark.parametrize("cell", ["", "第3页", "a=1", "证书.pdf", "e1", "材料1-1", "5G项目"])
def test_plain_words_stay_as_they_are(cell: str) -> None:
    assert as_text(cell) == cell


@pytest.mark.parametrize(
    "page, words",
    [("3", "第3页"), (" 3-5 ", "第3-5页"), ("3、7", "第3、7页"), ("第2条", "第2条"), ("封面", "封面"), ("", "")],
)
def test_a_bare_number_is_called_a_page(page: str, words: str) -> None:
    assert page_words(page) == words


def test_the_json_has_strings_for_points_and_null_for_what_is_not_there() -> None:
    found = evidence_list_json(_hostile(), material().assessment)
    assert found["standard"]["id"] == "small"
    assert json.loads(json.dumps(found)) == found
    assert found["claimed"] == {"low": "10", "high": "15"}
    line = found["groups"][0]["lines"][0]
    assert (line["number"], line["entry"], line["state"], line["file"]) == ("1-1", "e9", "changed", "@SUM(A1).pdf")
    assert found["groups"][1]["lines"][0]["file"] is None
    assert found["counts"]["none"] == 1
