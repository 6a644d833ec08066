"""One file, read: its single values, its TOML, its version. What fits together is in the next test files."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal

import pytest

from rules_tables import HEAD, SOUND, WHERE, changed, only, problems, read
from zjai_tui.rules.basis import Basis
from zjai_tui.rules.standards.standard import Span


def test_a_sound_standard_is_read_with_its_digest() -> None:
    standard = read(SOUND)
    assert standard.digest == hashlib.sha256(SOUND.encode()).hexdigest()
    assert [node.id for node in standard.node][:4] == ["A", "A.degree", "A.years", "A.hours"]
    assert standard.node[0].basis is Basis.OFFICIAL
    assert standard.node[1].basis is Basis.ASSUMED


def test_the_digest_does_not_depend_on_line_ends_but_on_every_number() -> None:
    assert read(SOUND.replace("\n", "\r\n")).digest == read(SOUND).digest
    assert read(changed(("cap = 10", "cap = 11"))).digest != read(SOUND).digest


def test_a_digest_written_into_the_file_is_not_believed() -> None:
    text = f'digest = "0000"\n{SOUND}'
    assert read(text).digest == hashlib.sha256(text.encode()).hexdigest()


def test_points_are_exact_decimals_and_never_floats() -> None:
    standard = read(changed(("pts = 1.5", "pts = 0.1"), ("times = 0.5", "times = 0.30")))
    years, hours = standard.node[2], standard.node[3]
    assert years.rows[1].pts == Span(Decimal("0.1"), Decimal("0.1"))
    assert str(hours.times) == "0.30"
    assert all(isinstance(number, Decimal) for row in years.rows for number in (row.pts.low, row.min, row.step))


def test_points_may_be_one_number_or_a_range() -> None:
    rows = read(SOUND).node[1].rows
    assert (rows[0].pts.exact, rows[1].pts.exact) == (True, False)
    assert rows[1].pts == Span(Decimal(4), Decimal(5))
    assert read(changed(("pts = [4, 5]", "pts = [5, 5]"))).node[1].rows[1].pts.exact
    assert read(changed(("pts = [4, 5]", "pts = 0"))).node[1].rows[1].pts == Span(Decimal(0), Decimal(0))


def test_a_lone_name_need_not_stand_in_brackets() -> None:
    node = read(SOUND).node[6]
    assert (node.entries, node.by, node.rows[0].key) == (("award",), ("level",), ("国家级",))


def test_bounds_are_dates_or_names_of_dates() -> None:
    window = read(SOUND).window[0]
    assert (window.after, window.until) == ("fact:title_obtained", date(2024, 7, 31))
    open_end = read(changed(('after = "fact:title_obtained"\n', ""), ("until = 2024-07-31", 'until = "cycle:x"')))
    assert (open_end.window[0].after, open_end.window[0].until) == (None, "cycle:x")


@pytest.mark.parametrize("day", ["1900-01-01", "2100-12-31"])
def test_a_bound_may_lie_anywhere_from_1900_to_2100(day: str) -> None:
    assert str(read(changed(("until = 2024-07-31", f"until = {day}"))).window[0].until) == day


@pytest.mark.parametrize(
    "old, new, where, words",
    [
        (
            "pts = 7",
            'pts = "7"',
            "第2项“A.degree”，rows，第1项，pts",
            "应为分数，现为“7”。请写成6这样的数，有幅度时写成[4,6]",
        ),
        ("pts = 7", "pts = true", "rows，第1项，pts", "应为分数，现为“是”"),
        ("pts = [4, 5]", "pts = [5, 4]", "rows，第2项，pts", "下限5大于上限4。请把小的写在前面"),
        ("pts = [4, 5]", "pts = [4, 5, 6]", "rows，第2项，pts", "应为分数，现为一个列表"),
        ("pts = [4, 5]", "pts = [4, true]", "rows，第2项，pts", "应为分数"),
        ("pts = 7", "pts = -7", "rows，第1项，pts", "分数不能为负。扣分项本程序不支持，请改写成得分"),
        ("pts = [4, 5]", "pts = [-1, 5]", "rows，第2项，pts", "分数不能为负"),
        ("until = 2024-07-31", "until = 2024-07-31T08:00:00", "window，第1项“since”，until", "不是日期界限"),
        ("until = 2024-07-31", 'until = "2024-07-31"', "until", "请写不带引号的日期，或写“cycle:日期名”"),
        ("until = 2024-07-31", 'until = "cycle:"', "until", "不是日期界限"),
        ("until = 2024-07-31", 'until = "year:x"', "until", "不是日期界限"),
        ("until = 2024-07-31", "until = 2204-07-31", "until", "不在1900年至2100年之间。请核对年份"),
        ("until = 2024-07-31", "until = 7", "until", "不是日期界限"),
        ('op = "bands"', 'op = "band"', "node，第2项“A.degree”，op", "“band”不在可选范围内。是不是想写 bands"),
        ('status = "reference"', 'status = "offical"', "standard，status", "不在可选范围内"),
        ('basis = "official"', 'basis = "offical"', "basis", "是不是想写 official"),
        ("cap = 10", 'cap = "10"', "node，第1项“A”，cap", "应为数字，现为“10”。请写成不带引号的半角数字"),
    ],
)
def test_a_wrong_value_is_told_with_file_node_and_key(old: str, new: str, where: str, words: str) -> None:
    problem = only(changed((old, new)))
    assert problem.code == "standard-wrong"
    assert problem.where.startswith(WHERE)
    assert problem.where.endswith(where)
    assert words in problem.sentence()


@pytest.mark.parametrize(
    "old, new, where, remedy",
    [
        ('title = "试验表"', 'titel = "x"\ntitle = "试验表"', "试.toml，standard", "是不是想写 title"),
        ("cap = 10", "cpa = 10", "试.toml，node，第1项“A”", "是不是想写 cap"),
        ('key = ["博士"]', 'keys = ["博士"]', "试.toml，node，第2项“A.degree”，rows，第1项", "是不是想写 key"),
        ("[[cap]]", "[[caps]]", "试.toml", "是不是想写 cap"),
        ("[[gate]]", "[[gates]]", "试.toml", "是不是想写 gate"),
    ],
)
def test_an_unknown_key_is_refused_with_the_nearest_known_one(old: str, new: str, where: str, remedy: str) -> None:
    problem = next(one for one in problems(changed((old, new))) if one.code == "unknown-key")
    assert (problem.where, problem.remedy) == (where, remedy)


def test_a_missing_value_is_told_with_its_place() -> None:
    problem = only(changed(('id = "A.years"\ntitle = "年限"\n', 'id = "A.years"\n')))
    assert (problem.code, problem.where) == ("standard-missing", "试.toml，node，第3项“A.years”，title")
    assert problem.sentence() == "试.toml，node，第3项“A.years”，title：缺少这一项。请补上。"


def test_all_single_slips_are_told_at_once() -> None:
    text = changed(
        ('status = "reference"', 'status = "final"'),
        ("cap = 10", 'cap = "10"'),
        ("pts = [4, 5]", "pts = [5, 4]"),
        ("until = 2024-07-31", "until = 31"),
    )
    assert [one.where.removeprefix("试.toml，") for one in problems(text)] == [
        "standard，status",
        "node，第1项“A”，cap",
        "node，第2项“A.degree”，rows，第2项，pts",
        "window，第1项“since”，until",
    ]


def test_all_slips_between_parts_are_told_at_once() -> None:
    text = changed(
        ('derive = { fact = "degree" }', "derive = { }"),
        ('[[kind]]\nid = "award"', '[[kind]]\nid = "awrd"'),
        ('cite = ["S#一1"]', 'cite = ["X"]'),
        ('input = "ethics"', 'input = "ethic"'),
        ('"A.degree" = 7', '"A.dgree" = 7'),
    )
    found = problems(text)
    assert {one.code for one in found} == {"unknown-name", "bad-derive"}
    assert all(one.where.startswith("试.toml，") and one.remedy for one in found)
    assert [one.remedy for one in found if one.where.startswith("试.toml，gate")] == ["是不是想写 ethics"]
    assert [one.remedy for one in found if one.where.startswith("试.toml，case")] == ["是不是想写 A.degree"]
    assert len([one for one in found if "awrd" in one.remedy]) == 2


@pytest.mark.parametrize(
    "schema, code, words",
    [
        ("schema = 2", "future-version", "这份标准由较新的版本写成。请升级本程序后再打开"),
        ("schema = 0", "schema-wrong", "请在文件开头写 schema = 1"),
        ('schema = "1"', "schema-wrong", "现为“1”"),
        ("schema = true", "schema-wrong", "现为“是”"),
        ("schema = 1.0", "schema-wrong", "schema = 1"),
        ("", "schema-wrong", "缺少这一项"),
    ],
)
def test_only_the_known_schema_is_read(schema: str, code: str, words: str) -> None:
    problem = only(SOUND.replace("schema = 1", schema, 1))
    assert (problem.code, problem.where) == (code, "试.toml，schema")
    assert words in problem.sentence()


def test_a_newer_schema_is_told_before_the_keys_this_program_does_not_know() -> None:
    assert only(f"schema = 3\nnovelty = 1\n{SOUND.removeprefix('schema = 1')}").code == "future-version"


@pytest.mark.parametrize(
    "text, words",
    [
        ("", "schema：缺少这一项"),
        ("schema = 1\n[standard]\nid = ", "第3行"),
        ("schema = 1\n[standard\n", "第2行"),
        ("schema = 1\n[standard]\nmax = １００\n", "全角的１。请改成半角"),
        ("schema = 1\n[standard]\nid = “t”\n", "全角的“"),
        ("schema = 1\nschema = 1\n", "第2行第11列重复写了同一个名字"),
        ("schema = 1\n学历 = 1\n", "第2行"),
        ('schema = 1\nnode = [{ id = "A",\n }]\n', "第2行"),
        (f"schema = 1\nx = {'[' * 500}{']' * 500}\n", "套得太深"),
        ("schema = 1\nx = 1e999999\n", "大得离谱"),
    ],
)
def test_broken_toml_is_refused_with_its_place(text: str, words: str) -> None:
    problem = only(text)
    assert words in problem.sentence()
    assert problem.where.startswith(WHERE)
    assert problem.remedy


@pytest.mark.parametrize(
    "text, what",
    [
        ('schema = 1\ncycle = "2024"\n[person]\nname = "甲"\n[[entry]]\nid = "e1"\n', "自评档案"),
        ('schema = 1\n[cycle]\nid = "2024"\n', "申报计划"),
    ],
)
def test_a_whole_file_of_another_kind_is_called_by_its_name_and_nothing_else_is_said(text: str, what: str) -> None:
    (problem,) = problems(text)
    assert problem.sentence() == f"试.toml：这是{what}，不是标准。请给出标准文件。"


def test_a_file_that_is_nothing_known_names_every_table_that_has_no_place_here() -> None:
    found = problems('schema = 1\n[one]\nname = "甲"\n[[two]]\nid = "e1"\n')
    assert [one.message for one in found if one.code == "unknown-key"] == ["不认识的键“one”", "不认识的键“two”"]
    assert [one.where for one in found if one.code == "standard-missing"] == ["试.toml，standard"]


def test_more_problems_than_a_clerk_can_read_are_counted() -> None:
    many = "".join(
        f'[[node]]\nid = "X{at}.a"\ntitle = "甲"\nop = "sum"\nasked_of = "panel"\ncap = 1\n' for at in range(150)
    )
    found = problems(HEAD.format(max=9) + many)
    assert len(found) == 101
    assert "另有50处" in found[-1].message


def test_full_width_digits_in_a_range_are_read() -> None:
    standard = read(changed(('"1..3"', '"１..３"')))
    assert standard.node[5].rows[1].key == ("省部级", "１..３")
