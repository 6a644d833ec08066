"""A new standard from the command line: columns are shown before anything is written, and nothing is overwritten."""

from __future__ import annotations

import io
import json
import shlex
from pathlib import Path

import pytest

from zjai_tui.__main__ import main
from zjai_tui.cli.standard import new as standard_new
from zjai_tui.rules.catalog import find_standard

Capture = pytest.CaptureFixture[str]
FORTY_ROWS = Path(__file__).parents[1] / "transcribing" / "forty_rows.csv"
TABLE = "某表,,\n指标,标准,多少\n学历,博士,7\n,硕士,6\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "hz-2025.toml"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "表.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def new(file: Path, *words: str | Path) -> int:
    return main(["standard", "new", str(file), *map(str, words)])


def answering(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(standard_new, "has_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_without_a_table_a_commented_skeleton_is_written_that_lint_passes(file: Path, capsys: Capture) -> None:
    assert new(file, "--title", "某专业量化评价表", "--edition", "2025-试行") == 0
    shown = capsys.readouterr().out
    assert "zjai standard guide" in shown
    head = find_standard(str(file)).standard
    assert (head.id, head.title, head.edition, head.status) == (
        "hz-2025",
        "某专业量化评价表",
        "2025-试行",
        "transcribed",
    )
    assert "# " in file.read_text(encoding="utf-8")
    assert main(["standard", "lint", str(file)]) == 0


def test_a_table_becomes_a_file_and_what_is_left_to_complete_is_told_first(file: Path, capsys: Capture) -> None:
    assert new(file, "--from", FORTY_ROWS, "--yes", "--edition", "2025") == 0
    shown = capsys.readouterr().out
    order = ["各列这样录入", "二级指标", "要补全或核对的", "第42行", "这样理解的", "已写入", "下一步"]
    assert sorted(order, key=shown.index) == order
    standard = find_standard(str(file))
    assert standard.standard.title.startswith("某专业高级工程师")
    assert {one.basis.value for one in standard.node} == {"secondary"}


def test_the_text_in_hand_makes_the_rules_official_and_machine_read_pages_are_marked(file: Path) -> None:
    assert new(file, "--from", FORTY_ROWS, "--yes", "--held", "--ocr") == 0
    standard = find_standard(str(file))
    assert standard.standard.status == "ocr"
    assert standard.source[0].held
    assert {one.basis.value for one in standard.node} == {"official"}


def test_without_a_terminal_nothing_is_written_unless_told_to(file: Path, capsys: Capture) -> None:
    assert new(file, "--from", FORTY_ROWS) == 2
    shown = capsys.readouterr()
    assert "一级指标" in shown.out
    assert "--yes" in shown.err
    assert not file.exists()


def test_on_a_terminal_a_column_is_changed_and_confirmed(
    file: Path, table: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    answering(monkeypatch, "C=不录入", "", "Z=分值", "C=什么", "C＝分值", "")
    assert new(file, "--from", table) == 0
    shown = capsys.readouterr().out
    assert "没有一列是分值" in shown
    assert "没有“Z”这一列" in shown
    assert "读不懂“C=什么”" in shown
    assert [str(row.pts.high) for row in find_standard(str(file)).node[0].rows] == ["7", "6"]


def test_saying_no_writes_nothing_and_is_told_by_the_exit_code(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    answering(monkeypatch, "n")
    assert new(file, "--from", FORTY_ROWS) == 1
    assert "没有写入" in capsys.readouterr().out
    assert not file.exists()


@pytest.mark.parametrize("columns", ["分值=C", "C=分值", "c＝分值，B=档次"])
def test_columns_are_reassigned_on_the_command_line(columns: str, file: Path, table: Path) -> None:
    assert new(file, "--from", table, "--columns", columns, "--yes") == 0
    assert len(find_standard(str(file)).node[0].rows) == 2


@pytest.mark.parametrize("columns", ["分值=Q", "份值=C", "C", "C="])
def test_a_column_or_role_that_is_none_is_refused(columns: str, file: Path, table: Path, capsys: Capture) -> None:
    assert new(file, "--from", table, "--columns", columns, "--yes") == 2
    assert "各列的用途" in capsys.readouterr().err
    assert not file.exists()


def test_json_tells_columns_and_notes_and_writes_only_with_yes(file: Path, capsys: Capture) -> None:
    assert new(file, "--from", FORTY_ROWS, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["written"], told["header_row"], told["nodes"], file.exists()) == (False, 2, 18, False)
    assert [one["taken_as"] for one in told["columns"]] == ["一级指标", "二级指标", "档次", "分值", "封顶", "说明"]
    assert [one["where"] for one in told["notes"] if one["severity"] == "warning"] == ["第42行"]
    assert new(file, "--from", FORTY_ROWS, "--json", "--yes") == 0
    assert json.loads(capsys.readouterr().out)["written"] is True
    assert file.exists()


def test_json_also_tells_what_keeps_the_columns_from_being_used(file: Path, table: Path, capsys: Capture) -> None:
    assert new(file, "--from", table, "--json", "--columns", "C=不录入") == 2
    assert [one["code"] for one in json.loads(capsys.readouterr().out)["problems"]] == ["column-missing"]


def test_an_existing_file_is_kept_unless_force_is_said_and_the_table_always(file: Path, tmp_path: Path) -> None:
    file.write_text("别动", encoding="utf-8")
    assert new(file) == 2
    assert new(file, "--from", FORTY_ROWS, "--yes") == 2
    assert file.read_text(encoding="utf-8") == "别动"
    assert new(file, "--force") == 0
    source = tmp_path / "表.toml"
    source.write_text("指标,分值\n甲,3\n", encoding="utf-8")
    assert new(source, "--from", source, "--yes", "--force") == 2
    assert source.read_text(encoding="utf-8").startswith("指标")


@pytest.mark.parametrize(
    "words, why",
    [
        (("新.txt",), ".toml"),
        (("新.toml", "--held"), "--from"),
        (("新.toml", "--id", "两 个"), "编号"),
        (("新.toml", "--from", "没有.csv"), "找不到"),
    ],
)
def test_a_wrong_command_line_says_what_to_write(
    words: tuple[str, ...], why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["standard", "new", *words]) == 2
    assert why in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_guide_is_printed_whole_or_by_a_word(capsys: Capture) -> None:
    assert main(["standard", "guide"]) == 0
    whole = capsys.readouterr().out
    assert main(["standard", "guide", "起评分"]) == 0
    part = capsys.readouterr().out
    assert "【起评分加附加分，不超过上一级】" in part
    assert len(part) < len(whole) / 10
    assert main(["standard", "guide", "没有这个词"]) == 2


@pytest.mark.parametrize("name", [".toml", "甲,乙.toml", "甲\x1b乙.toml", '甲"乙.toml', " .toml"])
def test_a_name_that_commands_would_take_apart_is_refused_before_anything_is_written(
    tmp_path: Path, name: str, capsys: Capture
) -> None:
    assert new(tmp_path / name) == 2
    assert "文件" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_next_step_can_be_pasted_whatever_the_name(
    tmp_path: Path, table: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    taken = ["--from", str(table), "--columns", "分值=C", "--yes"]
    for words in (
        ["new", "中文 名 字（试行）.toml"],
        ["standard", "new", "表 一（试行）.toml"],
        ["standard", "new", "表 二（试行）.toml", *taken],
    ):
        assert main(words) == 0
        shown = "".join(capsys.readouterr().out.split("\n"))
        name = next(word for word in words if word.endswith("）.toml"))
        command = shown[shown.rindex("zjai open" if words[0] == "new" else "zjai standard lint") :]
        assert name in shlex.split(command)


def test_what_keeps_a_table_from_being_taken_is_told_once(tmp_path: Path, file: Path, capsys: Capture) -> None:
    bare = tmp_path / "表.csv"
    bare.write_text("一级指标,说明\n甲,某\n", encoding="utf-8")
    assert new(file, "--from", bare) == 2
    told = capsys.readouterr()
    assert (told.out + told.err).count("没有一列是分值") == 1


def test_a_dossier_is_told_from_a_standard_a_round_and_a_spreadsheet(
    tmp_path: Path, file: Path, capsys: Capture
) -> None:
    dossier = tmp_path / "甲.toml"
    assert main(["new", str(dossier)]) == 0
    for words in (["standard", "lint"], ["standard", "show"], ["standard", "ask"], ["standard", "certify", "--check"]):
        assert main([*words, str(dossier)]) == 2
        told = capsys.readouterr().err
        assert "这是自评档案，不是标准。请给出标准文件。" in told
        assert "cap" not in told
    assert main(["cycle", "lint", str(dossier)]) == 2
    assert "这是自评档案，不是申报计划" in capsys.readouterr().err
    assert new(file, "--from", dossier) == 2
    assert "这不是表格" in capsys.readouterr().err
    assert main(["standard", "new", str(file)]) == 0
    assert main(["score", str(file)]) == 2
    assert "这是量化评价标准，不是自评档案" in capsys.readouterr().err


def test_an_ending_in_capitals_is_a_file_too(capsys: Capture) -> None:
    assert main(["standard", "show", "x.TOML"]) == 2
    assert "找不到这个文件" in capsys.readouterr().err
