"""The Word document read back with python-docx: every text of the report, as real headings, lists and tables."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Twips
from docx.table import Table as Grid
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier_report_samples import sample_report
from zjai_tui.base.problems import Refused
from zjai_tui.base.text import flat
from zjai_tui.reports.document.column_widths import shared
from zjai_tui.reports.document.docx_seal import SEAL_PART, seal_in
from zjai_tui.reports.document.docx_styles import IDS, LETTER, PAPER, Look, template
from zjai_tui.reports.document.formats import file_bytes
from zjai_tui.reports.document.model import (
    Block,
    Form,
    Heading,
    Item,
    Items,
    Ledger,
    Report,
    Row,
    Signature,
    Subheading,
    Table,
    Text,
    with_words,
)

Shape = tuple[str, object]
"""A style and its words, or ``table`` and its cells."""

NASTY = "甲乙丙A1 。“”<>&\"'=+|\\{}%\x00\x0b\x1b\ud800\ufffe\uffff\u202e\u200b\n\t\r【待填】：_x0041_"
WORDS = st.text(st.sampled_from(NASTY), max_size=12)
TEXTS = st.builds(Text, WORDS, WORDS)
ROWS = st.builds(
    Row, WORDS, WORDS, st.lists(TEXTS, max_size=3).map(tuple), st.integers(0, 3), st.booleans(), st.booleans()
)  # fmt: skip
TABLES = st.integers(1, 4).flatmap(
    lambda wide: st.builds(
        Table,
        st.tuples(*[WORDS] * wide),
        st.lists(st.tuples(*[WORDS] * wide), max_size=3).map(tuple),
        st.sets(st.integers(0, wide - 1)).map(tuple),
    )
)
BLOCKS = st.one_of(
    st.builds(Heading, WORDS),
    st.builds(Subheading, WORDS),
    TEXTS,
    st.builds(Text, WORDS, closing=st.just(True)),
    st.builds(
        Items,
        st.lists(st.builds(Item, WORDS, st.lists(TEXTS, max_size=2).map(tuple), WORDS), min_size=1, max_size=2).map(
            tuple
        ),
    ),
    st.builds(Form, st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=3).map(tuple)),
    TABLES,
    st.builds(Ledger, st.tuples(WORDS, WORDS, WORDS), st.lists(ROWS, max_size=3).map(tuple)),
    st.builds(
        Signature,
        WORDS,
        st.lists(st.lists(WORDS, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple),
    ),
)
REPORTS = st.builds(
    Report,
    title=WORDS,
    round=WORDS,
    name=WORDS,
    basis=WORDS,
    banner=WORDS,
    code=st.sampled_from(["", "AYB1-K80N"]),
    seal=st.sampled_from(["", '{"a":"<&>]]>"}']),
    made=st.sampled_from([None, date(2024, 8, 20)]),
    blocks=st.lists(BLOCKS, max_size=5).map(tuple),
    letter=st.booleans(),
)


def _read(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def _found(document: Document) -> Iterator[Shape]:
    for child in document.element.body.iterchildren():
        if child.tag == qn("w:p"):
            paragraph = Paragraph(child, document)
            if paragraph.style is not None and paragraph.style.name != "间隔":
                yield paragraph.style.name or "", paragraph.text
        elif child.tag == qn("w:tbl"):
            yield "table", [[cell.text for cell in _cells(row)] for row in Grid(child, document).rows]


def _cells(row: object) -> list[object]:
    kept: list[object] = []
    for cell in row.cells:  # type: ignore[attr-defined]
        if not kept or cell._tc is not kept[-1]._tc:  # type: ignore[attr-defined]
            kept.append(cell)
    return kept


def _expected(report: Report) -> Iterator[Shape]:
    yield "Title", report.title
    if report.round:
        yield "Subtitle", report.round
    for block in report.blocks:
        yield from _shapes(block, report.letter)


def _shapes(block: Block, letter: bool) -> Iterator[Shape]:
    match block:
        case Heading(words):
            yield "Heading 1", words
        case Subheading(words):
            yield "Heading 2", words
        case Text(words, label, closing):
            yield "Closing" if closing else "Normal" if label and not letter else "Body Text", label + words
        case Items(items):
            for item in items:
                yield "List" if item.mark else "List Bullet", item.mark + item.words
                yield from (("List Continue", note.label + note.words) for note in item.notes)
        case Form(rows):
            yield "table", [list(row) for row in rows]
        case Table(head, rows):
            yield "table", [list(head), *map(list, rows)]
        case Ledger(head, rows):
            yield "table", [list(head), *map(_explained, rows)]
        case Signature(words, lines):
            if words:
                yield "Body Text", words
            widest = max(map(len, lines))
            empty = [""] * (2 * widest)
            yield "table", [_signed(labels, empty) for labels in lines]


def _explained(row: Row) -> list[str]:
    """A title with nothing beside it stands across the columns."""
    title = ("· " if row.one_of else "") + row.title
    if row.notes:
        return [title, "\n".join(map(_said, row.notes)), row.mark]
    return [title, row.mark] if row.mark else [title]


def _said(note: Text) -> str:
    return note.label + note.words


def _signed(labels: tuple[str, ...], empty: list[str]) -> list[str]:
    return [part for label in labels for part in (f"{label}：", "")][: len(empty)]


def _xml(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


@settings(max_examples=25, deadline=None)
@given(REPORTS)
def test_any_report_reads_back_block_by_block_with_every_word_in_its_place(report: Report) -> None:
    data = file_bytes(report, "docx")
    flattened = with_words(report, flat)
    document = _read(data)
    assert list(_found(document)) == list(_expected(flattened))
    assert document.core_properties.title == flattened.title
    assert seal_in(data) == flattened.seal
    section = document.sections[0]
    margins = "".join(one.text for part in (section.header, section.footer) for one in part.paragraphs)
    for words in (flattened.basis, flattened.banner, flattened.code):
        assert words in margins
    assert file_bytes(report, "docx") == data


SAMPLE = sample_report(advice=True)
DATA = file_bytes(SAMPLE, "docx")


def test_every_page_says_basis_banner_code_and_number() -> None:
    section = _read(DATA).sections[0]
    head = "".join(one.text for one in section.header.paragraphs)
    foot = section.footer.paragraphs[0]
    assert SAMPLE.basis in head
    assert f"校验码{SAMPLE.code}" in head
    assert SAMPLE.name in head
    assert SAMPLE.banner in foot.text
    fields = [one.get(qn("w:instr")) for one in foot._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    shown = "".join(one.text or "" for one in foot._p.iter(qn("w:t")))
    assert shown.endswith("第1页，共1页")  # what Word reckons anew


def test_the_page_is_a4_and_its_fonts_are_chinese_with_other_names_for_other_systems() -> None:
    section = _read(DATA).sections[0]
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.1)
    styles, fonts = _xml(DATA, "word/styles.xml"), _xml(DATA, "word/fontTable.xml")
    for font, other in (("宋体", "SimSun"), ("黑体", "SimHei"), ("仿宋", "FangSong")):
        assert f'<w:font w:name="{font}"><w:altName w:val="{other}' in fonts
    assert 'w:eastAsia="宋体"' in styles
    assert 'w:eastAsia="zh-CN"' in styles
    assert "Theme" not in styles
    assert 'w:firstLineChars="200"' in styles


def test_lines_in_tables_have_one_height_whatever_the_font_and_a_title_stays_with_its_table() -> None:
    blocks = (Text("说明"), Table(("甲",), (("1",),)))
    document = _read(file_bytes(replace(SAMPLE, blocks=blocks), "docx"))
    for name in ("表内文字", "表头"):
        assert document.styles[name].paragraph_format.line_spacing_rule == WD_LINE_SPACING.EXACTLY
    (said,) = [one for one in document.paragraphs if one.text == "说明"]
    assert said.paragraph_format.keep_with_next


def test_heads_of_tables_repeat_and_rows_stay_on_one_page_unless_very_long() -> None:
    long = Table(("甲", "乙"), (("一", "短"), ("二", "长" * 3000)))
    grid = _read(file_bytes(replace(SAMPLE, blocks=(long,)), "docx")).tables[0]
    marks = [[one.tag.split("}")[1] for one in row._tr.get_or_add_trPr()] for row in grid.rows]
    assert marks == [["tblHeader"], ["cantSplit"], []]
    ledgers = [one for one in _read(DATA).tables if one.rows[0].cells[0].text == "项目和业绩"]
    assert all(one.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for one in ledgers)


def test_columns_fill_the_page_and_are_told_to_programs_that_reckon_no_widths() -> None:
    for grid in _read(DATA).tables:
        wide = sum(column.width for column in grid.columns)
        assert wide == Twips(int(grid._tbl.tblPr.find(qn("w:tblW")).get(qn("w:w")))) == Twips(PAPER.room)
        assert grid.autofit is False


def test_there_is_room_to_sign_and_no_frame_around_it() -> None:
    grid = _read(DATA).tables[-1]
    assert grid.style is not None
    assert grid.style.name == "Normal Table"
    assert [cell.text for cell in grid.rows[0].cells] == ["申报人（签名）：", "", "日期：", ""]
    assert all(row.height.mm >= 11 for row in grid.rows)
    assert grid.rows[1].height.mm > 20  # an opinion is written there
    assert grid._tbl.xml.count("<w:tcBorders>") == 5


def test_a_letter_has_no_head_and_says_the_rest_at_the_foot() -> None:
    letter = Report(
        title="公示",
        basis="单位自拟",
        code="AYB1",
        letter=True,
        blocks=(Heading("一、对象"), Text("正文。"), Text("某单位", closing=True), Text("某日", closing=True)),
    )
    document = _read(file_bytes(letter, "docx"))
    section = document.sections[0]
    assert not "".join(one.text for one in section.header.paragraphs)
    assert section.footer.paragraphs[0].text.startswith("单位自拟。校验码AYB1。")
    spaces = [one.paragraph_format.space_before for one in document.paragraphs]
    assert [bool(one) for one in spaces] == [False, False, False, True, False]
    assert 'w:eastAsia="仿宋"' in _xml(file_bytes(letter, "docx"), "word/styles.xml")


def test_gaps_to_be_filled_in_are_marked() -> None:
    report = Report(title="题", blocks=(Text("地点：【待填：内网位置】。"),))
    runs = _read(file_bytes(report, "docx")).paragraphs[1].runs
    assert [(one.text, one.font.highlight_color is not None) for one in runs] == [
        ("地点：", False),
        ("【待填：内网位置】", True),
        ("。", False),
    ]


def test_the_file_tells_the_day_of_the_report_and_nothing_of_the_machine() -> None:
    core = _read(DATA).core_properties
    assert core.created == core.modified == datetime(2024, 8, 20, tzinfo=UTC)
    assert (core.author, core.last_modified_by, core.revision, core.comments) == ("zjai", "zjai", 1, "")
    with zipfile.ZipFile(io.BytesIO(DATA)) as package:
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        parts = {one.filename for one in package.infolist()}
        whole = b"".join(package.read(one) for one in package.infolist())
    assert {one for one in parts if one.startswith(("docProps", "customXml"))} == {"docProps/core.xml"}
    assert not [one for one in parts if one.endswith((".jpeg", ".png", ".bin"))]
    assert b"External" not in whole  # nothing is fetched from anywhere


@pytest.mark.parametrize(
    "part",
    [
        b"",
        b"<seal>x</seal>",
        b'<seal xmlns="urn:other">x</seal>',
        b'<!DOCTYPE a [<!ENTITY b "c">]><seal xmlns="urn:zjai:seal">&b;</seal>',
        b'<seal xmlns="urn:zjai:seal">' + b"x" * 5_000_000 + b"</seal>",
    ],
)
def test_a_seal_part_that_this_program_did_not_write_is_no_seal(part: bytes) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(SEAL_PART, part)
    assert seal_in(out.getvalue()) == ""
    assert seal_in(b"PK\x03\x04") == ""
    assert seal_in(out.getvalue()[:40]) == ""


def test_without_the_library_one_sentence_tells_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(Refused) as refused:
        file_bytes(SAMPLE, "docx")
    (problem,) = refused.value.problems
    assert problem.code == "python-docx-missing"
    assert "pip install python-docx，" in problem.sentence()
    assert ".html" in problem.remedy
    monkeypatch.setattr("zjai_tui.reports.document.docx.is_packed", lambda: True)
    with pytest.raises(Refused, match=r"请写\.html"):
        file_bytes(SAMPLE, "docx")


@given(st.lists(st.integers(1, 900), min_size=1, max_size=6), st.integers(600, 2000), st.data())
def test_columns_share_the_whole_room_and_narrow_ones_keep_what_they_want(
    wanted: list[int], room: int, data: st.DataObject
) -> None:
    widths = shared(wanted, room, data.draw(st.integers(0, len(wanted) - 1)))
    assert sum(widths) == room
    for wide, asked in zip(widths, wanted, strict=True):
        assert wide >= min(asked, room // len(wanted))


@pytest.mark.parametrize("look", [PAPER, LETTER])
def test_every_style_that_is_given_by_its_id_is_in_the_document_under_its_name(look: Look) -> None:
    found = {style.element.name_val: style.style_id for style in docx.Document(io.BytesIO(template(look))).styles}
    assert {name: found.get(name) for name in IDS} == IDS
