from __future__ import annotations

import os
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjai_tui.base import toml_files
from zjai_tui.base.problems import Problem, Refused
from zjai_tui.base.toml_files import LARGEST_FILE, decode, parse_toml, read_bytes, read_toml
from zjai_tui.base.toml_guard import LONGEST_KEY, endless_key_line


def problem_of(text: str) -> Problem:
    with pytest.raises(Refused) as caught:
        parse_toml(text, "甲.toml")
    return caught.value.problems[0]


def bytes_problem(data: bytes) -> Problem:
    with pytest.raises(Refused) as caught:
        decode(data, "甲.toml")
    return caught.value.problems[0]


def file_problem(path: Path) -> Problem:
    with pytest.raises(Refused) as caught:
        read_bytes(path, "甲.toml")
    return caught.value.problems[0]


def test_floats_are_read_exactly() -> None:
    assert parse_toml("a = 89.995", "x") == {"a": Decimal("89.995")}


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(b'\xef\xbb\xbfa = """\r\n\xe4\xb8\x80\r\n\xe4\xba\x8c"""\r\n')
    assert read_toml(file) == {"a": "一\n二"}


def test_a_file_that_is_not_there_is_told() -> None:
    problem = file_problem(Path("/nowhere/at/all.toml"))
    assert (problem.code, problem.where) == ("file-missing", "甲.toml")


def test_a_file_below_a_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    assert file_problem(tmp_path / "a" / "b.toml").code == "file-missing"


def test_a_folder_and_a_pipe_are_not_files(tmp_path: Path) -> None:
    assert file_problem(tmp_path).code == "file-is-folder"
    os.mkfifo(tmp_path / "pipe")
    assert file_problem(tmp_path / "pipe").code == "file-special"


def test_a_name_no_file_can_have_is_told() -> None:
    assert file_problem(Path("a\0b")).code == "file-unreadable"


def test_a_file_without_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(path: Path) -> os.stat_result:
        raise PermissionError

    monkeypatch.setattr(toml_files.os, "stat", forbidden)
    assert file_problem(tmp_path / "a.toml").code == "file-forbidden"


def test_a_file_beyond_ten_megabytes_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    with open(file, "wb") as handle:
        handle.truncate(LARGEST_FILE + 1)
    assert file_problem(file).code == "file-too-large"


def test_a_file_that_grows_while_it_is_read_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(b"12345")
    small = os.stat(file)
    file.write_bytes(b"1" * 20)
    monkeypatch.setattr(toml_files, "LARGEST_FILE", 10)
    monkeypatch.setattr(toml_files.os, "stat", lambda path: small)
    assert file_problem(file).code == "file-too-large"


@pytest.mark.parametrize(
    "data, message",
    [
        ("a = 1".encode("utf-16"), "文件是UTF-16编码"),
        ('name = "张三是工程师"'.encode("gbk"), "文件不是UTF-8编码，像是GBK"),
        (b"\x80\x81\xff\xff\xff", "文件不是UTF-8文字"),
        ('name = "张三'.encode()[:-1], "文件在末尾断了，没有写完"),
    ],
)
def test_other_encodings_and_cut_files_are_named(data: bytes, message: str) -> None:
    problem = bytes_problem(data)
    assert problem.message == message
    assert problem.remedy


@pytest.mark.parametrize(
    "text, message",
    [
        ('a = "一', "文件在第1行就断了，没有写完"),
        ("a = 1\nb = [1,\n", "文件在第2行就断了，没有写完"),
        ("a = 1\nb 2\n", "第2行第3列不合TOML写法"),
        ("a = 1\na = 2\n", "第2行第6列重复写了同一个名字"),
        ("[a]\n[a]\n", "第2行第3列重复写了同一个名字"),
        ("a = {b = 1, b = 2}\n", "第1行第18列重复写了同一个名字"),
        ("a = ３\n", "第1行第5列不合TOML写法，这一行有全角的３"),
        ("a = “一”\n", "第1行第5列不合TOML写法，这一行有全角的“"),
        ('a ＝ "一，二"\n', "第1行第3列不合TOML写法，这一行有全角的＝"),
        ("a = 1　\n", "第1行第6列不合TOML写法，这一行有全角的空格"),
        ('a = "一，二" b # 注，\n', "第1行第11列不合TOML写法"),
    ],
)
def test_a_syntax_error_names_line_column_and_full_width_marks(text: str, message: str) -> None:
    problem = problem_of(text)
    assert problem.code == "toml-syntax"
    assert problem.message == message


@pytest.mark.parametrize(
    "text, code",
    [
        ("a = 1e9999999", "number-absurd"),
        ("a = 1e99999999999999999999", "toml-number"),
        ("a = inf", "number-absurd"),
        ("a = nan", "number-absurd"),
        ("a = 9999999999999", "number-absurd"),
        ("a = 0x" + "f" * 100_000, "number-absurd"),
        ("a = " + "9" * 5000, "toml-number"),
        ("a = [1, -1e-20]", "number-absurd"),
        ("a = 2024-02-30", "toml-syntax"),
        ("a = " + "[" * 5000, "toml-depth"),
        ("a" + ".a" * 50 + " = 1", "toml-depth"),
        ("a" + ".a" * 50_000 + " = 1", "toml-depth"),
        ("a" + ".a" * 200_000 + " = 1", "file-overfull"),
        ("a = 1\n" + "\n" * 300_001, "file-overfull"),
        ("a = [" + "1," * 150_001 + "]", "file-overfull"),
        ("a = " + "[" * 20 + "1" + "]" * 20, "toml-depth"),
        ('a = "' + "字" * 20_001 + '"', "text-too-long"),
    ],
)
def test_absurd_values_are_refused_with_a_short_sentence(text: str, code: str) -> None:
    problem = problem_of(text)
    assert problem.code == code
    assert len(problem.sentence()) < 120


def test_every_absurd_value_is_told_with_its_place() -> None:
    with pytest.raises(Refused) as caught:
        parse_toml("a.b = 1e20\n[[c]]\nd = 1\n[[c]]\nd = 1e20\n", "甲.toml")
    assert [one.message for one in caught.value.problems] == [
        "“a.b”的数字大得离谱或写法不对",
        "“c第2项.d”的数字大得离谱或写法不对",
    ]


def test_a_hostile_name_cannot_break_the_sentence() -> None:
    problem = problem_of('"\\n\\u001b[31m\\u202e" = 1e20')
    assert problem.sentence().isprintable()


@pytest.mark.parametrize(
    "text",
    [
        'a = "' + "." * 500 + '"',
        "a = '" + "x." * 500 + "'",
        'a = """\n' + "." * 500 + '\n"""',
        "a = '''" + "." * 500 + "''''",
        "a = 1 # " + "." * 500,
        "a = [" + "1.5, " * 500 + "]",
        "a = [" + "{b.c.d = 1}, " * 500 + "]",
        'a = "' + "." * 500 + '\\""',
    ],
)
def test_dots_inside_texts_comments_and_numbers_are_no_key(text: str) -> None:
    assert parse_toml(text, "x")


@pytest.mark.parametrize("part", ["a.", '"".', "'x y' . ", '"b\\"c".'])
def test_an_endless_key_is_found_however_its_parts_are_written(part: str) -> None:
    hidden = 'x = """y""""\n'
    assert endless_key_line(hidden + "z = { " + part * (LONGEST_KEY + 2) + "a = 1 }") == 2
    assert endless_key_line(hidden + part * (LONGEST_KEY - 2) + "a = 1") is None


def test_an_endless_key_cannot_hide_behind_a_text_that_ends_in_quotes() -> None:
    assert endless_key_line('z = { a = """x"""", ' + "b." * 200 + 'b = 1, c = "" }') == 1


def outcome(text_of: Callable[[], str]) -> tuple[Problem, ...]:
    """Return the problems a text is refused with, none when it is read; any other exception is the test's failure."""
    try:
        parse_toml(text_of(), "甲.toml")
    except Refused as refused:
        return refused.problems
    return ()


@given(st.binary(max_size=200))
def test_random_bytes_are_read_or_refused_and_nothing_else(data: bytes) -> None:
    assert all(
        one.sentence().startswith("甲.toml：") and one.remedy for one in outcome(lambda: decode(data, "甲.toml"))
    )


@given(st.text(alphabet="ab=.[]{}\"'\n ,#019-:Te_\\u１“", max_size=60))
def test_random_near_toml_is_read_or_refused_and_nothing_else(text: str) -> None:
    assert all(one.where == "甲.toml" and one.remedy for one in outcome(lambda: text))
