"""Whatever a standard or a dossier says: no report hands on a character that acts instead of standing there."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from zjai_tui.base.toml_files import parse_toml
from zjai_tui.dossier.reader import dossier_from
from zjai_tui.reports.blocks_text import blocks_text
from zjai_tui.reports.comparison_report import comparison_report, comparison_text
from zjai_tui.reports.document.formats import TEXT_FORMATS, file_bytes, render
from zjai_tui.reports.document.model import Form, Heading, Items, Report, Table, Text
from zjai_tui.reports.document.model import Item as Bullet
from zjai_tui.reports.inquiry_report import inquiry_report, inquiry_text
from zjai_tui.reports.standard_diff_report import standard_diff_report, standard_diff_text
from zjai_tui.rules.catalog import find_cycle
from zjai_tui.rules.standards.reader import standard_from_text
from zjai_tui.rules.standards.standard import Standard
from zjai_tui.transcribing.editions.comparing import compare
from zjai_tui.transcribing.editions.differing import difference
from zjai_tui.transcribing.editions.inquiry import inquiry_of

EDITIONS = Path(__file__).resolve().parents[1] / "transcribing" / "editions"
DAY = date(2026, 3, 2)
ACTING = ("\x1b", "\x07", "\u202e", "\u200b", "\x9b")
MARK = "恶意"
HOSTILE = MARK + "".join(ACTING) + "[31m"


def _spoilt(part: Any) -> Any:
    """Return a standard every free text of which holds the acting characters."""
    names = ("title", "text", "ask", "edition", "group", "evidence", "why_used", "explain", "use", "note")
    if isinstance(part, tuple):
        return tuple(_spoilt(one) for one in part)
    if not hasattr(part, "__dataclass_fields__"):
        return part
    changed = {}
    for name in part.__dataclass_fields__:
        value = getattr(part, name)
        changed[name] = value + HOSTILE if name in names and isinstance(value, str) and value else _spoilt(value)
    return replace(part, **changed)


def _standard(name: str) -> Standard:
    found: Standard = _spoilt(standard_from_text((EDITIONS / f"{name}.toml").read_text(encoding="utf-8"), name))
    assert HOSTILE in found.standard.title
    return found


OLD, NEW = _standard("old"), _standard("new")


def _compared() -> Any:
    text = (EDITIONS / "dossier.toml").read_text(encoding="utf-8")
    spoilt = text.replace('title = "', f'title = "{json.dumps(HOSTILE)[1:-1]}')
    cycle = find_cycle("2024")
    return compare(dossier_from(parse_toml(spoilt, "档"), "档"), (OLD, cycle), (NEW, cycle))


REPORTS: dict[str, Callable[[], Report]] = {
    "compare": lambda: comparison_report(_compared(), HOSTILE, DAY),
    "diff": lambda: standard_diff_report(difference(OLD, NEW), DAY),
    "ask": lambda: inquiry_report(inquiry_of(OLD), OLD, DAY),
}


@pytest.mark.parametrize("name", REPORTS)
def test_no_file_of_a_report_holds_a_control_or_direction_character(name: str) -> None:
    report = REPORTS[name]()
    for form in TEXT_FORMATS:
        for text in (render(report, form), file_bytes(report, form).decode("utf-8-sig")):
            assert MARK in text
            assert not [one for one in ACTING if one in text], form


def test_nor_does_the_screen() -> None:
    for text in (
        comparison_text(_compared(), HOSTILE),
        standard_diff_text(difference(OLD, NEW)),
        inquiry_text(inquiry_of(OLD), OLD),
        blocks_text(HOSTILE, (Text("词", HOSTILE[:8]), Items((Bullet("词", mark=HOSTILE),))), 80),
    ):
        assert MARK in text
        assert not [one for one in ACTING if one in text]


def test_nor_does_a_letter() -> None:
    blocks = (Heading(HOSTILE), Text(HOSTILE), Form(((HOSTILE, HOSTILE),)), Table((HOSTILE,), ((HOSTILE,),)))
    letter = Report(title=HOSTILE, blocks=(*blocks, Text(HOSTILE, closing=True)), letter=True)
    for form in TEXT_FORMATS:
        text = render(letter, form)
        assert text.count(MARK) >= 7
        assert not [one for one in ACTING if one in text]


def test_a_text_of_several_lines_is_joined_and_none_of_it_is_lost() -> None:
    long = "甲" * 3000
    report = replace(REPORTS["diff"](), blocks=(Text(f"第一行\n{long}"),))
    assert f"第一行；{long}" in render(report, "html")
