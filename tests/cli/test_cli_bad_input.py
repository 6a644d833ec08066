"""Broken and hostile files: one Chinese sentence with file and remedy, exit code 2, nothing written."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from zjai_tui.__main__ import main

Capture = pytest.CaptureFixture[str]

GOOD = 'schema = 1\ncycle = "2024"\n'
ENTRY = '[[entry]]\nid = "e1"\nkind = "award"\n'

BROKEN: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "没有写明档案版本"),
    "not_toml": (b"schema = 1\n\x7b\x7b\n", "第2行"),
    "half_written": (b'schema = 1\n[person]\nname = "', "第3行"),
    "gbk": ('schema = 1\nnote = "张三"\n'.encode("gbk"), "GBK"),
    "utf16": ("schema = 1\n".encode("utf-16"), "UTF-16"),
    "binary": (bytes(range(256)) * 8, "UTF-8文字"),
    "nul": (b"schema = 1\n\x00\n", "第2行"),
    "future": (b"schema = 99\n", "较新的版本"),
    "schema_text": (b'schema = "1"\n', "应为整数"),
    "a_standard": (GOOD.encode() + b'[[node]]\nid = "A"\n', "不是自评档案"),
    "same_id_twice": ((GOOD + ENTRY + ENTRY).encode(), "e1"),
    "same_key_twice": (b"schema = 1\nschema = 1\n", "重复"),
    "negative_hours": ((GOOD + "[[education]]\nyear = 2023\ntotal = -1\n").encode(), "2023"),
    "absurd_number": ((GOOD + f"[facts]\na = {'9' * 40}\n").encode(), "数字"),
    "absurd_year": ((GOOD + "[[education]]\nyear = 20240\n").encode(), "20240"),
    "date_out_of_range": ((GOOD + "[facts]\na = 0001-01-01\n").encode(), "1900"),
    "date_with_time": ((GOOD + "[facts]\na = 2024-01-01T08:00:00\n").encode(), "日期"),
    "no_such_date": ((GOOD + "[facts]\na = 2023-02-29\n").encode(), "第4行"),
    "full_width_digits": ((GOOD + "[[education]]\nyear = 2023\ntotal = ９０\n").encode(), "第5行"),
    "deep": ((GOOD + "a = " + "[" * 400 + "]" * 400 + "\n").encode(), "太深"),
    "infinite": ((GOOD + "[facts]\na = inf\n").encode(), "数字"),
    "entry_no_list": ((GOOD + "entry = 3\n").encode(), "entry"),
}


@pytest.mark.parametrize("command", ["score", "check"])
@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_dossier_gets_a_sentence_with_file_and_remedy(
    name: str, command: str, tmp_path: Path, capsys: Capture
) -> None:
    data, said = BROKEN[name]
    path = tmp_path / "张三.toml"
    path.write_bytes(data)
    assert main([command, str(path)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert said in shown.err
    for line in shown.err.splitlines():
        assert "张三.toml" in line
        assert line.endswith("。")
        assert line.count("。") >= 2, "a problem without a remedy"
        assert "Traceback" not in line
    assert path.read_bytes() == data
    assert [one.name for one in tmp_path.iterdir()] == ["张三.toml"]


@pytest.mark.parametrize("command", ["score", "check"])
def test_what_is_no_file_gets_a_sentence(command: str, tmp_path: Path, capsys: Capture) -> None:
    assert main([command, str(tmp_path / "没有.toml")]) == 2
    assert "找不到这个文件" in capsys.readouterr().err
    assert main([command, str(tmp_path)]) == 2
    assert "文件夹" in capsys.readouterr().err
    assert main([command, "甲\0乙.toml"]) == 2
    assert main([command, "长" * 5000]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_file_over_10_mb_is_not_read(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "big.toml"
    with open(path, "wb") as file:
        file.truncate(11 * 1024 * 1024)
    assert main(["score", str(path)]) == 2
    assert "超过10MB" in capsys.readouterr().err


@pytest.mark.parametrize("make", [os.mkfifo] if hasattr(os, "mkfifo") else [])
def test_a_pipe_that_nobody_writes_to_does_not_block(
    make: Callable[[Path], None], tmp_path: Path, capsys: Capture
) -> None:
    make(tmp_path / "pipe.toml")
    assert main(["score", str(tmp_path / "pipe.toml")]) == 2
    assert "不是普通文件" in capsys.readouterr().err


def test_all_problems_are_told_at_once(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a.toml"
    path.write_text(GOOD + 'example = "是"\n[person]\nname = 3\n[work]\narea = 4\n', encoding="utf-8")
    assert main(["score", str(path)]) == 2
    assert capsys.readouterr().err.count("\n") == 3


def test_a_round_without_rules_is_not_covered(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a.toml"
    path.write_text('schema = 1\ncycle = "2031"\n', encoding="utf-8")
    for command in ("score", "check"):
        assert main([command, str(path)]) == 3
        shown = capsys.readouterr()
        assert shown.out == ""
        assert "没有“2031”年度的规则" in shown.err
        assert "2024" in shown.err


def test_an_unknown_standard_is_refused_with_the_nearest_name(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a.toml"
    path.write_text(GOOD + '[standard]\nid = "zj-ai-referense"\n', encoding="utf-8")
    assert main(["score", str(path)]) == 2
    assert "是不是想写 zj-ai-reference；也可以用 --standard 另选一份" in capsys.readouterr().err


@pytest.mark.parametrize("key", ["cycle", "standard"])
def test_a_path_in_a_dossier_is_never_opened(key: str, tmp_path: Path, capsys: Capture) -> None:
    trap = tmp_path / "trap.toml"
    trap.write_text("秘密", encoding="utf-8")
    path = tmp_path / "a.toml"
    named = f"'{trap}'"
    text = f"schema = 1\ncycle = {named}\n" if key == "cycle" else f"{GOOD}[standard]\nid = {named}\n"
    path.write_text(text, encoding="utf-8")
    assert main(["score", str(path)]) == (3 if key == "cycle" else 2)
    err = capsys.readouterr().err
    assert "没有“" in err
    assert "TOML" not in err


STANDARD = """
schema = 1
[standard]
id = "s"
title = "表"
edition = "1"
status = "reference"
max = 10
"""


@pytest.mark.parametrize(
    "text, said",
    [
        (STANDARD + '[[node]]\nid = "A.b"\ntitle = "甲"\nop = "sum"\n', "A"),
        (STANDARD + '[[node]]\nid = "A"\ntitle = "甲"\nop = "bands"\ninput = "x"\n', "x"),
        (STANDARD + '[[node]]\nid = "A"\ntitle = "甲"\nop = "summ"\n', "是不是想写 sum"),
        (STANDARD + "nodes = 3\n", "node"),
        (STANDARD.replace("schema = 1", "schema = 7"), "较新的版本"),
        ("\x00", "第1行"),
    ],
)
def test_a_broken_standard_is_refused_with_its_place(text: str, said: str, tmp_path: Path, capsys: Capture) -> None:
    dossier, standard = tmp_path / "a.toml", tmp_path / "表.toml"
    dossier.write_text(GOOD, encoding="utf-8")
    standard.write_text(text, encoding="utf-8")
    for words in (["score", str(dossier), "--standard", str(standard)], ["standard", "lint", str(standard)]):
        assert main(words) == 2
        shown = capsys.readouterr()
        # lint goes on with what can be read
        assert shown.out == "" or words[1] == "lint"
        assert said in shown.err
        assert all("表.toml" in line and line.endswith("。") for line in shown.err.splitlines())


@pytest.mark.parametrize("rank", ["-3", '"２"', "1.5"])
def test_an_answer_nobody_can_mean_makes_the_score_no_result(rank: str, tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "档案.toml"
    facts = f'{{ level = "省部级", rank = {rank} }}'
    file.write_text(f'schema = 1\ncycle = "2024"\n[[entry]]\nid = "e01"\nkind = "award"\nfacts = {facts}\n', "utf-8")
    assert main(["score", str(file)]) == 2
    said = capsys.readouterr().err
    assert "e01" in said
    assert "本人排名" in said
    assert said.count("\n") == 1
