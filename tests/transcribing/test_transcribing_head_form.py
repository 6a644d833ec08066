"""The head of a table and its sources as fields."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from zjai_tui.base.problems import Refused
from zjai_tui.reports.material import STATUS_LABELS
from zjai_tui.rules.standards.reader import read_draft
from zjai_tui.rules.standards.standard import Standard
from zjai_tui.transcribing.drafts.head_form import STATUS_WORDS, head_fields, with_head_field

REFERENCE = Path(__file__).resolve().parents[2] / "data" / "standards" / "zj-ai-reference.toml"


@pytest.fixture(scope="module")
def standard() -> Standard:
    """Have the shipped standard."""
    return read_draft(REFERENCE.read_text(encoding="utf-8"), "")[0]


def test_whatever_is_shown_typed_back_changes_nothing(standard: Standard) -> None:
    for field in head_fields(standard):
        assert not field.read_only
        assert not field.problem
        assert with_head_field(standard, field.id, field.shown) == standard


@pytest.mark.parametrize(
    "field, typed, holds",
    [
        ("max", "１２０分", Decimal(120)),
        ("valid_until", "2026年12月31日", date(2026, 12, 31)),
        ("valid_from", "", None),
        ("status", "已录入，未认证", "transcribed"),
        ("id", "hz-2024", "hz-2024"),
        ("replaces", "", ""),
    ],
)
def test_a_field_is_read_as_a_clerk_writes_it(field: str, typed: str, holds: object, standard: Standard) -> None:
    assert getattr(with_head_field(standard, field, typed).standard, field) == holds


@pytest.mark.parametrize(
    "field, typed, why",
    [
        ("max", "", "没有填写"),
        ("max", "0", "要大于0"),
        ("id", "../x", "写法不对"),
        ("valid_from", "去年", "不是日期"),
        ("status", "已认证", "已认证由认证得来"),
        ("title", " ", "没有填写"),
        ("source", "只有名称", "读不出"),
    ],
)
def test_what_cannot_be_read_is_refused(field: str, typed: str, why: str, standard: Standard) -> None:
    with pytest.raises(Refused, match=why):
        with_head_field(standard, field, typed)


def test_sources_are_lines_and_keep_what_has_no_place_in_them(standard: Standard) -> None:
    shown = next(one.shown for one in head_fields(standard) if one.id == "source")
    more = with_head_field(standard, "source", f"{shown}\nUNIT：某市评价条件（某人社发〔2025〕1号），有原文")
    assert (more.source[-1].id, more.source[-1].doc_no, more.source[-1].held) == ("UNIT", "某人社发〔2025〕1号", True)
    assert more.source[:-1] == standard.source


def test_the_status_of_a_certified_table_comes_from_certification_alone(standard: Standard) -> None:
    certified = replace(standard, standard=replace(standard.standard, status="certified"))
    field = next(one for one in head_fields(certified) if one.id == "status")
    assert field.read_only
    with pytest.raises(Refused):
        with_head_field(certified, "status", "参考，非官方")


def test_a_status_is_called_the_same_as_in_reports() -> None:
    assert STATUS_WORDS == STATUS_LABELS
