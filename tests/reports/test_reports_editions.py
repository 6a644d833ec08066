"""Two editions, a dossier under both, and the 请示单, to the letter as they were reviewed.

``ZJAI_REWRITE_GOLDEN=1 pytest tests/reports/test_reports_editions.py`` writes the golden ones anew.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from zjai_tui.base.cells import width
from zjai_tui.base.toml_files import parse_toml
from zjai_tui.dossier.reader import dossier_from
from zjai_tui.reports.blocks_text import blocks_text
from zjai_tui.reports.comparison_report import comparison_report, comparison_text
from zjai_tui.reports.document.formats import TEXT_FORMATS, render
from zjai_tui.reports.document.model import (
    Form,
    Heading,
    Item,
    Items,
    Ledger,
    Row,
    Signature,
    Subheading,
    Table,
    Text,
)
from zjai_tui.reports.edition_words import marked, validity_label
from zjai_tui.reports.inquiry_report import inquiry_report, inquiry_text
from zjai_tui.reports.standard_diff_report import standard_diff_report, standard_diff_text
from zjai_tui.rules.catalog import find_cycle
from zjai_tui.rules.standards.reader import standard_from_text
from zjai_tui.rules.standards.standard import Standard
from zjai_tui.transcribing.editions.comparing import Comparison, compare
from zjai_tui.transcribing.editions.differing import difference
from zjai_tui.transcribing.editions.inquiry import inquiry_of
from zjai_tui.transcribing.editions.wording import Piece

TESTS = Path(__file__).resolve().parents[1]
GOLDEN = TESTS / "golden" / "reports"
EDITIONS = TESTS / "transcribing" / "editions"
DAY = date(2026, 3, 2)


def _text(name: str) -> str:
    return (EDITIONS / f"{name}.toml").read_text(encoding="utf-8")


def _standard(name: str) -> Standard:
    return standard_from_text(_text(name), name)


def _compared() -> Comparison:
    first = find_cycle("2024")
    head = replace(first.cycle, id="2026", title="2026年度评审", issued=date(2026, 8, 8))
    second = replace(first, cycle=head, date=tuple(replace(one, on=one.on.replace(year=2026)) for one in first.date))
    dossier = dossier_from(parse_toml(_text("dossier"), "档"), "档")
    return compare(dossier, (_standard("old"), first), (_standard("new"), second))


def _inquiry(form: str) -> str:
    two = _text("old").replace(
        'window = "cutoff"\n\n[[node]]',
        'window = "cutoff"\nwhen = { many = "all" }\n\n[[node]]\nid = "B.paper"\ntitle = "论文"\nop = "best"\n'
        'entries = ["paper"]\nby = ["level"]\nrows = [{ key = ["省级"], pts = 6 }]\nwhen = { many = "one" }\n\n'
        "[[node]]",
    )
    case = (
        '\n[[case]]\nname = "两篇论文"\n[case.given]\nentry = [\n'
        '  { kind = "paper", facts = { level = "省级", on = 2024-01-01 } },\n'
        '  { kind = "paper", facts = { level = "省级", on = 2024-02-01 } },\n]\n'
        'dates = { achievements = 2024-07-31 }\n[case.expect]\n"B.paper" = 10\n'
    )
    standard = standard_from_text(two + case, "表")
    found = inquiry_of(standard)
    return inquiry_text(found, standard) if form == "screen" else render(inquiry_report(found, standard, DAY), form)


MADE: dict[str, Callable[[], str]] = {
    "standard_diff.screen": lambda: standard_diff_text(difference(_standard("old"), _standard("new"))),
    "standard_diff.md": lambda: render(standard_diff_report(difference(_standard("old"), _standard("new")), DAY), "md"),
    "comparison.screen": lambda: comparison_text(_compared(), "甲"),
    "inquiry.screen": lambda: _inquiry("screen"),
    "inquiry.html": lambda: _inquiry("html"),
}


@pytest.mark.parametrize("name", MADE)
def test_it_looks_as_reviewed(name: str) -> None:
    found = MADE[name]()
    path = GOLDEN / name
    if os.environ.get("ZJAI_REWRITE_GOLDEN"):
        path.write_text(found, encoding="utf-8", newline="")
    assert found == path.read_bytes().decode()


@pytest.mark.parametrize("columns", [40, 80])
def test_no_line_on_the_screen_is_too_wide(columns: int) -> None:
    difference_ = difference(_standard("old"), _standard("new"))
    for text in (standard_diff_text(difference_, columns), comparison_text(_compared(), "甲", columns)):
        assert max(map(width, text.splitlines())) <= columns


@pytest.mark.parametrize("form", TEXT_FORMATS)
def test_every_format_has_the_reasons(form: str) -> None:
    text = re.sub(r"\s", "", render(comparison_report(_compared(), "甲", DAY), form))
    for words in ("新版没有业绩种类“讲座”", "“早的论文”6分→8分", "现在受限"):
        assert words in text
    # on paper the present banner stands on every page and is not told once more
    assert "※" not in text


def test_every_kind_of_block_has_its_place_on_the_screen() -> None:
    shown = blocks_text(
        "题",
        (
            Heading("甲"),
            Subheading("乙"),
            Text("丙", "注意："),
            Text("丁", "一个比十六格还要宽的标签："),
            Items((Item("戊", (Text("己"),)), Item("庚", mark="1 "))),
            Form((("辛", "壬"),)),
            Table(("", "原来"), (("癸", "1"), ("子", "20")), right=(1,), depths=(0, 1)),
            Ledger(("", "", ""), (Row("丑", "3", (Text("寅"),), depth=1),)),
            Signature("卯", (("辰", "巳"),)),
        ),
        40,
    )
    for line in (
        "【甲】",
        "  ■乙",
        "  注意：丙",
        "  一个比十六格还要宽的标签：丁",
        "  · 戊",
        "    己",
        "  1 庚",
        "  辛  壬",
        "  卯",
    ):
        assert line in shown.splitlines()
    assert "辰：____________" in shown
    assert re.search(r"丑 \.+ 3", shown)


def test_what_did_not_change_is_left_out_in_the_middle_when_it_is_long() -> None:
    long = "甲" * 30 + "乙" * 30
    shown = marked((Piece("gone", "6"), Piece("come", "8"), Piece("same", long)))
    assert shown == f"〔删：6〕〔增：8〕{'甲' * 20}……{'乙' * 20}"


@pytest.mark.parametrize(
    "first, last, words",
    [
        (None, None, "没有写适用期"),
        (date(2024, 1, 1), None, "2024年1月1日起适用"),
        (None, date(2024, 1, 1), "适用到2024年1月1日"),
        (date(2024, 1, 1), date(2024, 12, 31), "适用2024年1月1日至2024年12月31日"),
    ],
)
def test_a_period_of_validity_is_told_by_the_ends_it_has(first: date | None, last: date | None, words: str) -> None:
    assert validity_label(first, last) == words
