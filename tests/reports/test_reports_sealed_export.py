"""Codes count only where this program prints them, not where the applicant typed one."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from zjai_tui.base.problems import Refused
from zjai_tui.batch.row import Row
from zjai_tui.dossier.model import Dossier, StandardRef
from zjai_tui.dossier.seal import seal_of
from zjai_tui.reports.batch_csv import batch_csv
from zjai_tui.reports.batch_json import row_line
from zjai_tui.reports.document.formats import FORMATS, file_bytes
from zjai_tui.reports.document.model import (
    Form,
    Heading,
    Item,
    Items,
    Ledger,
    Report,
    Signature,
    Subheading,
    Table,
    Text,
    numbered,
)
from zjai_tui.reports.document.model import Row as Line
from zjai_tui.reports.sealed_export import sealed_in
from zjai_tui.reports.workbook import Column, Workbook, WorkSheet
from zjai_tui.reports.workbook_xlsx import workbook_bytes

DAY = date(2024, 9, 3)
MINE, TYPED, OTHER = (seal_of(Dossier(note=note), StandardRef(), {}).code for note in "abc")
LABELLED = f"校验码{TYPED}"
SAYINGS = (
    TYPED, LABELLED, f"奖　{LABELLED}", f"**{LABELLED}**", f"> **{LABELLED}**", f"<b>{LABELLED}</b>", f"  {LABELLED}",
    f"{'长' * 40}{LABELLED}", f"校验码：{TYPED}", f"a  {TYPED}", f"| {TYPED} |", "【五、校验码】", "姓名    校验码",
    f"\n{LABELLED}\n", f"\f甲  {LABELLED}", f"。{LABELLED}。",
)  # fmt: skip


def _report(*, letter: bool = False, code: str = MINE, extra: tuple[object, ...] = ()) -> Report:
    """A document in which the applicant typed another code wherever something can be typed."""
    blocks = [
        block
        for said in SAYINGS
        for block in (
            Text(said),
            Text(said, label="依据："),
            Subheading(said),
            Items((Item(said, (Text(said),)),)),
            Form((("姓名", "校验码"), ("单位", said), ("校验码", said))),
            Table(("材料", "名称"), (("姓名", "校验码"), ("甲", said), (said, "校验码"), (said, said))),
            Ledger(("项目", "说明", "得分"), (Line(said, "5分", (Text(said),)),)),
        )
    ]
    return Report(
        title="量化自评报告",
        round="2024年度",
        name=f"张三{LABELLED}",
        basis="非官方",
        banner="这是参考标准。",
        code=code,
        blocks=numbered((Heading("业绩"), *blocks, *extra, Signature("承诺", (("签名", "日期"),)))),  # type: ignore[arg-type]
        letter=letter,
        made=DAY,
    )


@pytest.mark.parametrize("letter", [False, True])
@pytest.mark.parametrize("form", FORMATS)
def test_a_code_the_applicant_typed_is_not_taken_for_the_printed_one(form: str, letter: bool) -> None:
    assert sealed_in(file_bytes(_report(letter=letter), form), "文件").codes == (MINE,)


@pytest.mark.parametrize("form", FORMATS)
def test_a_list_of_dossiers_has_the_codes_in_their_column_and_no_others(form: str) -> None:
    rows = (("张三", OTHER), (f"李四  {TYPED}", OTHER), (f"{'很长' * 20}  {TYPED}", OTHER))
    for some in (rows[:2], rows):  # the long name leaves no room for columns in text
        listed = (Heading("校验码"), Text("由下表各份合成。"), Table(("姓名", "校验码"), some))
        assert sealed_in(file_bytes(_report(extra=listed), form), "文件").codes == (MINE, OTHER)


@pytest.mark.parametrize("form", FORMATS)
def test_the_working_paper_for_the_publicity_lists_codes_too(form: str) -> None:
    table = Table(("序号", "姓名", "核定", "核定校验码"), (("1", f"张三 {TYPED}", "已核定", OTHER),))
    report = replace(_report(), blocks=(Heading("四、公示对象"), table, Text(f"  甲  {TYPED}")))
    assert sealed_in(file_bytes(report, form), "文件").codes == (MINE, OTHER)


@pytest.mark.parametrize("form", FORMATS)
def test_the_code_over_dossier_and_review_is_taken_from_the_sentence_about_it_only(form: str) -> None:
    typed, said = f"核定校验码{TYPED}", f"{'校验码不含核定文件。' * 4}核定校验码{OTHER}由校验码和这些记录算出。"
    blocks = (
        Heading("一、情况"),
        Text(typed),
        Items((Item(typed),)),
        Subheading("九、校验码的说明"),
        Text(typed),
        Heading("二、校验码的说明"),
        Text(said),
        Heading("三、签名"),
        Text(typed),
    )
    assert sealed_in(file_bytes(replace(_report(), blocks=blocks), form), "文件").review == (OTHER,)


def test_a_workbook_has_its_code_at_the_foot_and_the_others_in_their_column() -> None:
    def sheet(title: str, *heads: str) -> WorkSheet:
        rows = ((TYPED, "校验码", OTHER), (LABELLED, TYPED, OTHER))
        return WorkSheet(title=title, heading=LABELLED, columns=tuple(Column(head=one) for one in heads), rows=rows)

    def codes(*sheets: WorkSheet) -> tuple[str, ...]:
        book = Workbook(title="汇总", sheets=sheets, basis=f"非官方 {LABELLED}", foot=f"校验码{MINE}", made=DAY)
        return sealed_in(workbook_bytes(book), "表").codes

    assert codes(sheet("汇总", "姓名", "单位", "校验码")) == (MINE, OTHER)
    assert codes(sheet("逐条核定", "姓名", "单位", "校验码")) == (MINE,)
    assert codes(sheet("汇总", "姓名", "单位", "标准")) == (MINE,)


ROW = Row(file=f"{TYPED}.toml", name=TYPED, unit=f'校验码,"\n{TYPED}', area=LABELLED, code=OTHER)


def test_the_table_and_the_lines_of_a_batch_have_the_codes_in_their_own_place() -> None:
    assert sealed_in(batch_csv([ROW, replace(ROW, code=MINE)]), "表").codes == (OTHER, MINE)
    lines = f"{row_line(ROW)}\n{row_line(replace(ROW, code=MINE))}\n"
    assert sealed_in(lines.encode(), "批").codes == (OTHER, MINE)
    nested = {"code": OTHER, "name": TYPED, "x": {"code": TYPED}, "dossiers": [{"code": MINE, "title": TYPED}, 5]}
    assert sealed_in(json.dumps(nested, indent=1).encode(), "批").codes == (OTHER, MINE)


def test_what_sealing_printed_is_read_line_by_line() -> None:
    one = f"校验码{MINE}\n  档案：{LABELLED}.toml\n  涵盖：{LABELLED}\n"
    assert sealed_in(one.encode(), "文字").codes == (MINE,)
    several = f"{MINE}  a.toml\n{OTHER}  {TYPED}.toml\n校验码只能说明\n"
    assert sealed_in(several.encode(), "文字").codes == (MINE, OTHER)


@pytest.mark.parametrize("form", FORMATS)
def test_without_a_printed_code_there_is_none(form: str) -> None:
    with pytest.raises(Refused) as refused:
        sealed_in(file_bytes(_report(code=""), form), "文件")
    assert refused.value.problems[0].code == "seal-none"


@pytest.mark.parametrize("part", ["word/document.xml", "word/header1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"])
@pytest.mark.parametrize("content", [b"", b"<a", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"<a xmlns='x'/>"])
def test_a_broken_office_file_is_refused_in_one_sentence(part: str, content: bytes) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(part, content)
    with pytest.raises(Refused):
        sealed_in(out.getvalue(), "文件.docx")
