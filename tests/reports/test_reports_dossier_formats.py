"""The report as text, Markdown and HTML: whole, harmless, and the same to the letter as was reviewed.

``ZJAI_REWRITE_GOLDEN=1 pytest tests/reports/test_reports_dossier_formats.py`` writes the golden ones anew.
"""

from __future__ import annotations

import html
import os
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dossier_report_samples import EVIDENCED, sample_report
from zjai_tui.base.cells import NOT_AT_START, width
from zjai_tui.reports.document.blanks import blank, gap_count
from zjai_tui.reports.document.formats import TEXT_FORMATS, file_bytes, render
from zjai_tui.reports.document.html import report_html
from zjai_tui.reports.document.markdown import report_markdown
from zjai_tui.reports.document.markdown_words import escaped
from zjai_tui.reports.document.model import Heading, Item, Items, Ledger, Report, Row, Table, Text
from zjai_tui.reports.document.text import COLUMNS, LINES, PAGE_BREAK, report_text
from zjai_tui.reports.self_report import report as self_report

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "reports"
REPORT = sample_report()
HOSTILE = (
    "</td><script>alert(1)</script><img src=x onerror=y>|[x](http://a.b)*_`\\\"&'<b>=1+1 www.a.com "
    "\u202e\u200b\x1b[31m[/][@click=app.quit] {{7*7}} <!-- --> ]]> &lt; \f\n\r\n# 假标题"
)
VOID = {"meta"}
MARKS = NOT_AT_START.replace("·", "").replace("-", "")
"""Signs that may not begin a line; a bullet and a rule may."""


def _small(*blocks: Text | Items | Ledger | Table) -> Report:
    return Report(
        title="题", round="轮", name="甲", basis="非官方", banner="", code="0000", blocks=blocks,
    )  # fmt: skip


class _Page(HTMLParser):
    """Reads a page strictly: every tag is closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.feed(text)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _hostile() -> Report:
    quoted = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    typed = "".join(char if char >= " " else f"\\u{ord(char):04x}" for char in quoted)
    text = EVIDENCED
    for word in ("示例甲", "示例公司", "算法工程师", "建数据集", "大奖", "论文一"):
        text = text.replace(f'"{word}"', f'"{word}{typed}"')
    return sample_report(text, advice=True)


@pytest.mark.parametrize("form", TEXT_FORMATS)
def test_the_report_looks_as_reviewed(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_report, "VERSION", "1.2.3")
    found = render(sample_report(), form)
    path = GOLDEN / f"small.{form}"
    if os.environ.get("ZJAI_REWRITE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8", newline="")
    assert found == path.read_bytes().decode()


# ---- text ----


def test_every_page_of_text_has_sixty_lines_with_head_foot_basis_code_and_number() -> None:
    pages = report_text(REPORT).split(PAGE_BREAK)
    assert len(pages) > 2
    for at, page in enumerate(pages, 1):
        lines = page.split("\n")
        assert len(lines) == LINES
        assert lines[0].startswith("量化自评报告")
        assert lines[0].endswith(f"校验码{REPORT.code}")
        assert f"{REPORT.basis}。" in page
        assert REPORT.banner in page
        assert lines[-1].strip() == f"第{at}页，共{len(pages)}页"


@pytest.mark.parametrize("report", [REPORT, _hostile()], ids=["usual", "hostile"])
def test_no_line_of_text_is_too_wide_or_begins_with_a_closing_mark(report: Report) -> None:
    for line in report_text(report).replace(PAGE_BREAK, "\n").split("\n"):
        assert width(line) <= COLUMNS, line
        assert not line.strip() or line.strip()[0] not in MARKS, line


def test_a_row_is_not_broken_between_pages_unless_it_is_longer_than_one() -> None:
    rows = tuple(Row(f"项{at}", "1", tuple(Text(f"{at}之{step}") for step in range(7))) for at in range(30))
    for page in report_text(_small(Ledger(("a", "b", "c"), rows))).split(PAGE_BREAK):
        for at in re.findall(r"项([0-9]+) ", page):
            assert all(f"{at}之{step}" in page for step in range(7))
    long = Row("长", "1", tuple(Text(f"第{step}步") for step in range(200)))
    text = report_text(_small(Ledger(("a", "b", "c"), (long,))))
    assert all(f"第{step}步" in text for step in range(200))
    assert {len(page.split("\n")) for page in text.split(PAGE_BREAK)} == {LINES}


def test_a_long_item_goes_on_over_the_page() -> None:
    item = Item("许多", tuple(Text(f"第{step}处") for step in range(150)))
    pages = report_text(_small(Items((item,)))).split(PAGE_BREAK)
    assert len(pages) == 3
    assert all(f"第{step}处" in "".join(pages) for step in range(150))


def test_a_table_too_wide_for_the_page_is_written_row_by_row() -> None:
    table = Table(("甲栏", "乙栏"), (("很长的内容" * 9, "别的内容" * 9),))
    assert "甲栏：很长" in report_text(_small(table))


def test_the_text_file_opens_in_any_notepad() -> None:
    data = file_bytes(REPORT, "txt")
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert file_bytes(REPORT, "html").startswith(b"<!DOCTYPE html>")


# ---- Markdown ----


def _rendered(text: str) -> str:
    return str(MarkdownIt("gfm-like", {"html": True}).render(text))


def test_the_markdown_has_whole_tables_and_shows_no_sign_of_markup() -> None:
    for report in (REPORT, _hostile()):
        shown = _rendered(report_markdown(report))
        page = _Page(shown.replace("<br />", ""))
        assert page.tags <= {
            "h1", "h2", "h3", "p", "blockquote", "strong", "ul", "ol", "li",
            "table", "thead", "tbody", "tr", "th", "td",
        }  # fmt: skip
        assert page.attributes <= {"style"}  # the columns' edge
        assert shown.count("<table>") == sum(
            isinstance(one, Ledger | Table) or hasattr(one, "rows") for one in report.blocks
        )
        words = "".join(page.words)
        assert "**" not in words.replace(")*_`", "")
        assert "| ---" not in words


def test_hostile_text_reads_the_same_in_rendered_markdown() -> None:
    assert "</td><script>alert(1)</script>" in html.unescape(_rendered(report_markdown(_hostile())))


def test_names_of_files_and_numbered_steps_stay_readable_and_no_address_becomes_a_link() -> None:
    for name in ("知识产权.txt", "证书1.pdf", "B.award", "获奖.docx"):
        assert escaped(name) == name
    for address in ("www.evil.example", "evil.com", "恶意.cn", "http://a.txt", "a@b.txt"):
        assert "<a" not in _rendered(escaped(address))
    steps = Items((Item("改正", mark="1. "), Item("交回", (Text("给单位"),), mark="2. ")))
    text = report_markdown(replace(REPORT, blocks=(steps,)))
    assert "\n1. 改正\n2. 交回\n   - 给单位\n" in text


@settings(max_examples=150)
@given(st.text(alphabet="ab甲1.)(*_`~[]!<>&|\\#+-=:/@${}^ 。：", max_size=14))
def test_any_words_come_out_of_markdown_as_they_went_in(words: str) -> None:
    shown = _rendered(f"前{escaped('x')}\n\n{escaped(words)}\n\n后")
    inner = shown.removeprefix("<p>前x</p>\n").removesuffix("<p>后</p>\n")
    bare = " ".join(words.split())
    expected = f"<p>{bare}</p>" if bare else ""
    assert " ".join(html.unescape(inner).split()) == expected
    assert "<a" not in inner


# ---- HTML ----


def test_the_html_is_one_sound_page_that_fetches_nothing() -> None:
    for report in (REPORT, _hostile()):
        text = report_html(report)
        page = _Page(text)
        assert not page.tags & {"script", "img", "link", "iframe", "a", "object", "base", "form", "input", "svg"}
        assert not {one for one in page.attributes if one.startswith("on")} | page.attributes & {"src", "href"}
        assert "default-src 'none'" in text
        assert not re.search(r"url\(|@import|expression", text)


def test_hostile_text_is_shown_literally_in_html() -> None:
    words = "".join(_Page(report_html(_hostile())).words)
    assert "大奖</td><script>alert(1)</script><img src=x onerror=y>|[x](http://a.b)" in words


def test_what_steers_a_screen_or_hides_text_is_gone_from_every_format() -> None:
    for form in TEXT_FORMATS:
        text = render(_hostile(), form)
        assert not [char for char in "\u202e\u200b\x1b\r" if char in text]
        assert text.count(PAGE_BREAK) == (text.count("页，共") - 1 if form == "txt" else 0)


def test_head_and_foot_of_the_paper_repeat_basis_and_code_on_every_printed_page() -> None:
    text = report_html(REPORT)
    head = text[text.index("<thead>") : text.index("</thead>")]
    foot = text[text.rindex("<tfoot>") : text.rindex("</tfoot>")]
    assert REPORT.basis in head
    assert REPORT.code in head
    assert REPORT.banner in foot
    assert REPORT.code in foot
    assert f'<p class="banner">{REPORT.basis}。{REPORT.banner}</p>' in text  # on a screen the foot is far away
    assert "table-header-group" in text
    assert "table-footer-group" in text
    assert "@page { size: A4" in text
    assert "line-break: strict" in text
    assert "break-inside: avoid" in text


def test_a_standard_without_a_banner_keeps_the_basis_on_every_page() -> None:
    bare = _small(Text("字"))
    foot = report_html(bare)[report_html(bare).rindex("<tfoot>") :]
    assert "非官方。" in foot
    assert "非官方。" in report_text(bare)


# ---- letters, and what is left empty ----

LETTER = Report(
    title="公示",
    basis="单位自拟",
    code="AYB1",
    letter=True,
    blocks=(Heading("一、对象"), Text("地点：【待填】。"), Text("某单位", closing=True), Text("某日", closing=True)),
)


def test_a_letter_has_no_head_and_says_basis_and_code_at_its_end() -> None:
    page = report_html(LETTER)
    assert "<thead>" not in page
    foot = page[page.rindex("<tfoot>") :]
    assert "单位自拟。" in foot
    assert "校验码AYB1" in foot
    assert "FangSong" in page
    text = render(LETTER, "txt")
    assert PAGE_BREAK not in text
    assert text.endswith("单位自拟。\n校验码AYB1")
    assert render(LETTER, "md").startswith("# 公示\n\n## 一、对象")


def test_the_last_lines_of_a_letter_stand_at_the_right_edge() -> None:
    lines = render(LETTER, "txt").split("\n")
    unit = next(line for line in lines if line.endswith("某单位"))
    assert width(unit) == COLUMNS
    assert lines[lines.index(unit) + 1].endswith("某日")  # no empty line between the two
    assert '<p class="closing" align="right">某单位</p>' in report_html(LETTER)


def test_gaps_are_marked_and_counted() -> None:
    assert "地点：<mark>【待填】</mark>。" in report_html(LETTER)
    assert gap_count(LETTER) == 1
    assert gap_count(replace(LETTER, title=f"{blank()}与{blank('何时')}")) == 3


@pytest.mark.parametrize("form", TEXT_FORMATS)
@pytest.mark.parametrize("letter", [True, False])
def test_what_is_empty_is_left_out(form: str, letter: bool) -> None:
    text = render(Report(title="题", blocks=(Text("字"),), letter=letter), form)
    words = re.sub(r"<style>.*?</style>", "", text, flags=re.S)
    assert "校验码" not in words
    assert "。" not in words
    assert "> " not in words or form == "html"
