from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier_samples import FULL
from zjai_tui.base.problems import Problem, Refused
from zjai_tui.dossier.model import Dossier
from zjai_tui.dossier.reader import MOST_ENTRIES, dossier_from, dossier_from_bytes, read_dossier
from zjai_tui.dossier.writer import dossier_text

VALID = dossier_text(FULL).encode()


def problems(text: str | bytes) -> tuple[Problem, ...]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(Refused) as caught:
        dossier_from_bytes(data, "甲.toml")
    return caught.value.problems


def body(text: str) -> str:
    return "schema = 1\n" + text


def test_a_file_is_read_and_named_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "甲.toml"
    file.write_bytes(VALID)
    assert read_dossier(file) == FULL
    with pytest.raises(Refused) as caught:
        read_dossier(tmp_path / "乙\n.toml")
    assert caught.value.problems[0].where == f"{tmp_path}/乙 .toml"


@pytest.mark.parametrize(
    "text, code, part",
    [
        ("", "schema-missing", "没有写明档案版本"),
        ("[person]\n", "schema-missing", "没有写明档案版本"),
        ('schema = "1"', "schema-wrong", "现为“1”"),
        ("schema = 1.0", "schema-wrong", "现为“1.0”"),
        ("schema = true", "schema-wrong", "现为“是”"),
        ("schema = -1", "schema-wrong", "现为“-1”"),
        ("schema = 2024-01-01", "schema-wrong", "现为“2024-01-01”"),
        ("schema = 2", "schema-newer", "这份档案由较新的版本写成（档案版本2，本程序只认得到1）"),
        ("schema = 1\n[[node]]\n", "dossier-other-file", "这是量化评价标准，不是自评档案"),
        ("schema = 1\n[[condition]]\n", "dossier-other-file", "这是年度申报计划，不是自评档案"),
        ("schema = 1\n[[term]]\n", "dossier-other-file", "这是方向说明，不是自评档案"),
        ("schema = １", "toml-syntax", "全角的１"),
    ],
)
def test_a_file_of_another_version_or_sort_is_told_in_one_sentence(text: str, code: str, part: str) -> None:
    (problem,) = problems(text)
    assert problem.code == code
    assert part in problem.message
    assert problem.where.startswith("甲.toml")
    assert problem.remedy


@pytest.mark.parametrize(
    "text, sentence",
    [
        ("person = 1", "甲.toml，person：应为表格，现为“1”"),
        ("[person]\nname = 1", "甲.toml，person，name：应为文字，现为“1”"),
        (
            "[[education]]\nyear = 2022\ntotal = '３'",
            "甲.toml，education，第1项，total：应为数字，现为“３”。请写成不带引号的半角数字",
        ),
        ("[[education]]\nyear = '2022'", "甲.toml，education，第1项，year：应为整数，现为“2022”"),
        ("[[education]]\ntotal = 3", "甲.toml，education，第1项，year：缺少这一项"),
        ("[[education]]\nyear = 2022\ntotal = -1", "甲.toml，education，第1项（2022年），total：学时不能是负数"),
        (
            "[[education]]\nyear = 2022\nprofessional = 10000.5",
            "甲.toml，education，第1项（2022年），professional：一年的学时超过10000",
        ),
        (
            "[[education]]\nyear = 2022\ntotal = 60\nprofessional = 60.5",
            "甲.toml，education，第1项（2022年）：专业科目学时（professional）多于总学时（total）",
        ),
        ("[[education]]\nyear = 1899", "甲.toml，education，第1项（1899年）：年份不在1900年至2100年之间"),
        ("[[education]]\nyear = 2101", "甲.toml，education，第1项（2101年）：年份不在1900年至2100年之间"),
        ("[[education]]\nyear = 2022\n[[education]]\nyear = 2022", "甲.toml，education：2022年写了2次"),
        ("[[entry]]\nkind = 'k'", "甲.toml，entry，第1项，id：缺少这一项"),
        ("[[entry]]\nid = 'a'", "甲.toml，entry，第1项“a”，kind：缺少这一项"),
        ("[[entry]]\nid = ''\nkind = 'k'", "甲.toml，entry，第1项：业绩条目的编号是空的"),
        ("[[entry]]\nid = 'a b'\nkind = 'k'", "甲.toml，entry，第1项“a b”：编号只能用字母、数字、汉字和-_"),
        ("[[entry]]\nid = '../a'\nkind = 'k'", "甲.toml，entry，第1项“../a”：编号只能用"),
        (f"[[entry]]\nid = '{'a' * 41}'\nkind = 'k'", f"甲.toml，entry，第1项“{'a' * 30}…”：编号只能用"),
        (
            "[[entry]]\nid = 'a'\nkind = 'k'\n[[entry]]\nid = 'b'\nkind = 'k'\n[[entry]]\nid = 'a'\nkind = 'k'",
            "甲.toml，entry：第1项、第3项用了同一个编号“a”",
        ),
        ("[[entry]]\nid = 'a'\nkind = 'k'\nsure = 'maybe'", "甲.toml，entry，第1项“a”，sure：“maybe”不在可选范围内"),
        ("[[entry]]\nid = 'a'\nkind = 'k'\nfacts = 3", "甲.toml，entry，第1项“a”，facts：应为表格"),
        ("[[entry]]\nid = 'a'\nkind = 'k'\nevidence = 'x.pdf'", "甲.toml，entry，第1项“a”，evidence：应为列表"),
        (
            "[[entry]]\nid = 'a'\nkind = 'k'\n[[entry.evidence]]\nfile = ''",
            "甲.toml，entry，第1项“a”，evidence，第1项，file：佐证材料没有写文件名",
        ),
        ("[facts]\na = [1]", "甲.toml，facts，a：应为文字、数字、日期或true/false，现为一个列表"),
        ("[facts]\na.b = 1", "甲.toml，facts，a：应为文字、数字、日期或true/false，现为一个表格"),
        ("[facts]\na = 2024-09-06T08:00:00", "甲.toml，facts，a：应为日期，现为带时刻的“2024-09-06 08:00:00”"),
        ("[facts]\na = 0999-01-01", "甲.toml，facts，a：日期“0999-01-01”不在1900年至2100年之间"),
        ("[answers]\na = 1e13", "甲.toml：第3行，“answers.a”的数字大得离谱或写法不对"),
        ("[readings]\na = 1", "甲.toml，readings，a：应为文字，现为“1”"),
        ("example = 'yes'", "甲.toml，example：应为true或false，现为“yes”"),
    ],
)
def test_each_fault_is_told_with_place_and_remedy(text: str, sentence: str) -> None:
    (problem,) = problems(body(text))
    assert problem.sentence().startswith(sentence)
    assert problem.remedy


def test_wrong_values_and_contradictions_are_told_together() -> None:
    text = """
    cycle = 2024
    [person]
    phone = 13800000000
    [[education]]
    year = 2022
    total = 1
    professional = 2
    [[education]]
    year = true
    total = false
    [[entry]]
    id = 'a'
    kind = 3
    [[entry]]
    id = 'a'
    kind = 'k'
    """
    assert sorted(one.code for one in problems(body(text))) == [
        "dossier-wrong",
        "dossier-wrong",
        "dossier-wrong",
        "dossier-wrong",
        "dossier-wrong",
        "education-hours-contradict",
        "entry-id-twice",
    ]


def test_lists_of_the_wrong_kind_are_told_once_and_nothing_breaks() -> None:
    codes = [one.code for one in problems(body("entry = [1, 2]\neducation = 'x'"))]
    assert codes == ["dossier-wrong"] * 3


def test_numbers_become_decimals_and_texts_stay_texts() -> None:
    read = dossier_from_bytes(body("[facts]\na = 1\nb = 2.50\nc = '３'\nd = true").encode(), "x")
    assert read.facts == {"a": Decimal(1), "b": Decimal("2.5"), "c": "３", "d": True}
    assert isinstance(read.facts["a"], Decimal)


def test_equal_hours_and_no_hours_are_no_contradiction() -> None:
    text = "[[education]]\nyear = 2022\ntotal = 90\nprofessional = 90\n[[education]]\nyear = 2023\nprofessional = 5"
    assert len(dossier_from_bytes(body(text).encode(), "x").education) == 2


def test_chinese_ids_are_allowed() -> None:
    read = dossier_from_bytes(body("[[entry]]\nid = '论文-1_a'\nkind = 'k'").encode(), "x")
    assert read.entry_named("论文-1_a") is not None
    assert read.entry_named("论文") is None


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    assert dossier_from_bytes(b"\xef\xbb\xbf" + VALID.replace(b"\n", b"\r\n"), "x") == FULL


@pytest.mark.parametrize("encoding, code", [("gbk", "file-encoding"), ("utf-16", "file-encoding")])
def test_another_encoding_is_told(encoding: str, code: str) -> None:
    assert problems(VALID.decode().encode(encoding))[0].code == code


def outcome(read: Callable[[], object]) -> tuple[Problem, ...]:
    """Return the problems of a refusal, none for a dossier; any other exception is the test's failure."""
    try:
        assert isinstance(read(), Dossier)
    except Refused as refused:
        return refused.problems
    return ()


def told_well(found: tuple[Problem, ...]) -> bool:
    return all(one.where.startswith("甲.toml") and one.message and one.remedy for one in found)


def test_a_file_cut_anywhere_is_refused_or_still_a_dossier() -> None:
    for at in range(len(VALID)):
        assert told_well(outcome(lambda at=at: dossier_from_bytes(VALID[:at], "甲.toml")))  # type: ignore[misc]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(VALID) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_damaged_file_is_refused_or_still_a_dossier(damage: list[tuple[int, int]]) -> None:
    data = bytearray(VALID)
    for at, byte in damage:
        data[at] = byte
    assert told_well(outcome(lambda: dossier_from_bytes(bytes(data), "甲.toml")))


def test_more_entries_than_anybody_has_are_refused_before_anything_is_done_with_them() -> None:
    one = '[[entry]]\nid = "e{}"\nkind = "k"\n'
    assert len(dossier_from_bytes(body("".join(map(one.format, range(300)))).encode(), "甲.toml").entry) == 300
    (found,) = problems(body("".join(map(one.format, range(MOST_ENTRIES + 1)))))
    assert found.code == "dossier-too-long"
    assert f"业绩有{MOST_ENTRIES + 1}条" in found.sentence()


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_random_bytes_are_refused(data: bytes) -> None:
    assert told_well(problems(data))


KEYS = st.sampled_from(["id", "kind", "year", "total", "file", "evidence", "proof", "company", "unit", "sure"])
TOPS = st.sampled_from(["entry", "education", "person", "facts", "standard", "item", "applicant"])
VALUES = st.recursive(
    st.integers(-5, 3000) | st.booleans() | st.text(max_size=5) | st.dates(),
    lambda of: st.lists(of, max_size=3) | st.dictionaries(KEYS, of, max_size=4),
    max_leaves=6,
)


@settings(deadline=None, max_examples=200)
@given(st.dictionaries(TOPS, VALUES), st.integers(0, 1))
def test_a_table_of_any_shape_is_refused_or_a_dossier(table: dict[str, Any], schema: int) -> None:
    assert told_well(outcome(lambda: dossier_from({"schema": schema, **table}, "甲.toml")))
