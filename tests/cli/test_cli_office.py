"""Files for Word, WPS and spreadsheet programs as commands write them, read back with python-docx and openpyxl."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest

from zjai_tui.__main__ import main
from zjai_tui.dossier.seal_file import read_seal_line
from zjai_tui.reports.document.docx_seal import seal_in
from zjai_tui.rules.catalog import examples

Capture = pytest.CaptureFixture[str]
EXAMPLES = dict(examples())
HOSTILE = "=cmd|'/c calc'!A1<w:t>&\\u202e\\u001b"


@pytest.fixture
def dossier(tmp_path: Path) -> str:
    """Return a copy of an example whose names would do harm where they are not taken as text."""
    file = tmp_path / "张三.toml"
    text = EXAMPLES["reached"].read_text(encoding="utf-8")
    file.write_text(text.replace('title = "省部级科技进步奖"', f'title = "{HOSTILE}"'), encoding="utf-8")
    return str(file)


def _words(path: Path) -> Iterator[str]:
    document = docx.Document(str(path))
    yield from (one.text for one in document.paragraphs)
    yield from (cell.text for table in document.tables for row in table.rows for cell in row.cells)


def test_the_report_is_a_word_file_of_the_persons_own_that_can_be_verified(dossier: str, capsys: Capture) -> None:
    path = Path(dossier).with_name("报告.docx")
    assert main(["report", dossier, "-o", str(path)]) == 0
    code = capsys.readouterr().out.rpartition("校验码")[2].rstrip("。\n")
    said = "\n".join(_words(path))
    assert "一、结论" in said
    assert "=cmd|'/c calc'!A1<w:t>&" in said
    assert not {"\u202e", "\x1b"} & set(said)
    assert read_seal_line(seal_in(path.read_bytes()), "").code == code
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    public = Path(dossier).with_name("对外.docx")
    assert main(["report", dossier, "--public", "-o", str(public)]) == 0
    assert seal_in(public.read_bytes()) == ""


def test_the_evidence_list_is_a_word_file_to_sign_and_a_workbook_to_sort(dossier: str, capsys: Capture) -> None:
    paper, table = Path(dossier).with_name("清单.docx"), Path(dossier).with_name("清单.xlsx")
    for path in (paper, table):
        assert main(["evidence", dossier, "-o", str(path)]) == 1  # the copy has no evidence beside it
    said = "\n".join(_words(paper))
    assert "申报人（签名）：" in said
    sheet = openpyxl.load_workbook(table).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    formulas = [cell.value for cell in cells if cell.data_type == "f"]
    assert len(formulas) == 1
    assert str(formulas[0]).startswith("=COUNTIF(G")
    (award,) = [cell for cell in cells if "=cmd|" in str(cell.value)]
    assert award.data_type == "s"
    assert str(award.value) in said


def test_a_notice_is_a_word_file_too_and_its_gaps_are_counted(tmp_path: Path, capsys: Capture) -> None:
    paper, plain = tmp_path / "公告.docx", tmp_path / "公告.txt"
    for path in (paper, plain):
        assert main(["publicity", "2024-09-13", "--notice", str(path), "--name", "李四"]) == 0
        shown = capsys.readouterr().out
    gaps = plain.read_text(encoding="utf-8-sig").count("【待填")
    assert f"有{gaps}处待填" in shown
    assert "\n".join(_words(paper)).count("【待填") == gaps


@pytest.mark.parametrize(
    "library, words",
    [("docx", ["report", "-o", "报告.docx"]), ("xlsxwriter", ["evidence", "-o", "清单.xlsx"])],
)
def test_without_the_library_nothing_is_written_and_the_remedy_told(
    library: str, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.chdir(tmp_path)
    assert main([words[0], str(EXAMPLES["reached"]), *words[1:]]) == 2
    told = capsys.readouterr().err
    assert f"pip install {'python-docx' if library == 'docx' else 'XlsxWriter'}，" in told
    assert len(told.splitlines()) == 1
    assert not list(tmp_path.iterdir())
