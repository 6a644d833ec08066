from __future__ import annotations

import tomllib
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings

from dossier_samples import DOSSIERS, FULL
from zjai_tui.dossier.model import Dossier, EducationYear, Entry, Person
from zjai_tui.dossier.reader import dossier_from, dossier_from_bytes
from zjai_tui.dossier.writer import dossier_table, dossier_text

FULL_TEXT = '''# 人工智能专业高级工程师申报自评档案，可用zjai或记事本打开，编码UTF-8；内有个人信息，请妥善保管
# 这份文件的末行是“# 完”，没有那一行就是没有写完整
schema = 1
app = "0.1.0"
cycle = "2024"
variant = "研究"
done = [
    "step:file",
    "tick:seals",
]
note = "自用"

[standard]
id = "zj-ai-reference"
edition = "2024-参考"
digest = "abababababababababababababababababababababababababababababababab"

[person]
name = "示例一"
unit = "示例科技有限公司"
position = "算法工程师"

[work]
description = """
做视觉质检
也做标注"""
area = "applied_tech"
second_area = "data"
produced = "system"
used_by = "business"
field = "industry"

[facts]
in_post = true
degree = "硕士"
titled_on = 2019-12-20

[[education]]
year = 2022
total = 96
professional = 60.5

[[education]]
year = 2024
total = 40
finished = false

[answers]
years = 5
hours = 89.995

[readings]
double_degree = "once"

[[entry]]
id = "e01"
kind = "paper"
title = "一种方法"

[entry.facts]
rank = 2
level = "核心"

[[entry.evidence]]
file = "佐证/论文.pdf"
page = "1-2"
sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
note = "封面"

[[entry]]
id = "e02"
kind = "patent"
sure = "unsure"
note = "待核实"
# 完
'''


def test_the_file_is_written_as_a_clerk_would_write_it() -> None:
    assert dossier_text(FULL) == FULL_TEXT


def test_an_empty_dossier_is_its_version_and_nothing_else() -> None:
    assert dossier_table(Dossier()) == {"schema": 1}


def test_the_writing_program_is_noted_when_it_says_so() -> None:
    assert tomllib.loads(dossier_text(FULL, app_version="9.9"))["app"] == "9.9"


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(DOSSIERS)
def test_every_dossier_reads_back_as_itself(dossier: Dossier) -> None:
    text = dossier_text(dossier)
    assert dossier_from_bytes(text.encode(), "x") == dossier
    assert dossier_text(dossier_from_bytes(text.encode(), "x")) == text


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(DOSSIERS)
def test_the_table_alone_reads_back_too(dossier: Dossier) -> None:
    assert dossier_from(dossier_table(dossier), "x") == dossier


@pytest.mark.parametrize("number", ["0", "89.995", "1E+3", "-0", "2.50", "1E-9", "1000000000000", "0.1"])
def test_numbers_are_written_exactly(number: str) -> None:
    written = dossier_text(Dossier(answers={"x": Decimal(number)}))
    assert tomllib.loads(written, parse_float=Decimal)["answers"]["x"] == Decimal(number)


def test_whole_numbers_are_written_without_a_point() -> None:
    assert "x = 96\n" in dossier_text(Dossier(answers={"x": Decimal("96.00")}))


def test_lone_surrogates_become_a_mark_instead_of_losing_the_file() -> None:
    broken = Dossier(
        person=Person(name="甲\ud800"), facts={"\udfffk": "v"}, extra={"n": {"\udc00": ["\ud800"]}, "m": "\ud800"}
    )
    read = dossier_from_bytes(dossier_text(broken).encode(), "x")
    assert read.person.name == "甲\ufffd"
    assert read.facts == {"\ufffdk": "v"}
    assert read.extra == {"n": {"\ufffd": ["\ufffd"]}, "m": "\ufffd"}


def test_line_ends_of_windows_survive_even_inside_lists() -> None:
    held = Dossier(note="一\r\n二", extra={"n": ["一\r\n二"], "m": [["三\r\n"]]})
    assert dossier_from_bytes(dossier_text(held).encode(), "x") == held


def test_an_unknown_key_never_hides_a_known_one() -> None:
    assert dossier_table(Dossier(extra={"cycle": "1999", "extra": 1})) == {"schema": 1, "extra": 1}


def test_the_layout_does_not_change_when_an_entry_grows() -> None:
    small = Dossier(entry=(Entry(id="a", kind="k"),), education=(EducationYear(year=2022),))
    grown = replace(small, entry=(Entry(id="a", kind="k", note="长" * 200),))
    assert "[[entry]]" in dossier_text(small)
    assert dossier_text(grown).startswith(dossier_text(small).removesuffix("# 完\n").rstrip("\n"))
