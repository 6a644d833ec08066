"""``zjai batch`` as a person, a pipe and a script call it."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import signal
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from batch_samples import person, unit_folder, write_sample
from zjai_tui.__main__ import main
from zjai_tui.batch.lens import limits_note
from zjai_tui.cli import batch
from zjai_tui.dossier.review.store import review_path

Capture = pytest.CaptureFixture[str]
ROOT = Path(__file__).parents[2]


def _lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def _score(file: Path, capsys: Capture) -> dict[str, Any]:
    main(["score", str(file), "--json"])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    return unit_folder(tmp_path / "材料", count=16, broken=6)


def _with_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


class _Endless(io.RawIOBase):
    """Like a device: the same for ever."""

    def __init__(self, piece: bytes) -> None:
        self.piece = piece

    def readable(self) -> bool:
        return True

    def readinto(self, room: Any) -> int:
        found = (self.piece * (len(room) // len(self.piece) + 1))[: len(room)]
        room[:] = found
        return len(found)


@pytest.mark.parametrize("words", [("-",), ("-0", "-")])
@pytest.mark.parametrize("piece", [b"\0", b"\n", b"a", b"a\x01\n\0"])
def test_what_comes_in_for_ever_is_refused_as_no_list_of_paths(
    words: tuple[str, ...], piece: bytes, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(_Endless(piece)), encoding="utf-8"))
    assert main(["batch", *words, "--jobs", "1"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == "标准输入：传进来的不是路径。请一行写一个路径，或以空字符分隔并加 -0。\n"


def test_a_name_with_a_control_character_that_is_there_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    write_sample(tmp_path, "甲\n乙.toml", person(4))
    _with_input(monkeypatch, f"{tmp_path}/甲\n乙.toml".encode())
    assert main(["batch", "-0", "-"]) == 0
    assert len(_lines(capsys.readouterr().out)) == 1


class _Unreadable(io.RawIOBase):
    """Like a device that fails."""

    def readable(self) -> bool:
        return True

    def readinto(self, room: Any) -> int:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


@pytest.mark.parametrize("words", [("batch", "-"), ("fill", "新.toml", "--plain")])
def test_input_that_cannot_be_read_is_refused(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(_Unreadable()), encoding="utf-8"))
    assert main([*words]) == 2
    assert capsys.readouterr().err == "标准输入：读不出输入。请检查它从哪里来，再运行一次。\n"


def test_every_dossier_is_a_line_and_the_broken_ones_do_not_stop_the_rest(unit: Path, capsys: Capture) -> None:
    assert main(["batch", str(unit)]) == 1
    shown = capsys.readouterr()
    found = _lines(shown.out)
    assert [Path(one["file"]).name for one in found] == sorted(one.name for one in unit.glob("*.toml"))
    assert sum(one["error"] is not None for one in found) == 6
    assert "共16份档案，读出10份" in shown.err
    assert shown.err.count("文件不是UTF-8文字") == 1


def test_a_line_has_the_numbers_of_the_score_command(unit: Path, capsys: Capture) -> None:
    main(["batch", str(unit)])
    for one in _lines(capsys.readouterr().out)[:4]:
        alone = _score(Path(one["file"]), capsys)
        for key in ("total", "evidenced", "verified", "decision", "target"):
            assert one[key] == alone[key], key


def test_all_in_order_returns_0_and_a_note_alone_is_no_finding(tmp_path: Path, capsys: Capture) -> None:
    write_sample(tmp_path, "甲.toml", person(4))
    assert main(["batch", str(tmp_path)]) == 0
    (found,) = _lines(capsys.readouterr().out)
    assert {one["severity"] for one in found["problems"]} == {"note"}


def test_nothing_that_can_be_read_returns_2(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "坏.toml").write_text("a = [", encoding="utf-8")
    assert main(["batch", str(tmp_path)]) == 2
    assert _lines(capsys.readouterr().out)[0]["error"][0]["code"] == "toml-syntax"


def test_a_folder_without_dossiers_returns_2_and_says_what_was_left_out(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "张三.toml.txt").write_text("", encoding="utf-8")
    assert main(["batch", str(tmp_path)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "没有找到自评档案" in shown.err
    assert "请改名为张三.toml" in shown.err


@pytest.mark.parametrize("nul", [False, True])
def test_paths_come_through_standard_input(
    unit: Path, nul: bool, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    files = sorted(str(one) for one in unit.glob("00*.toml"))
    data = "\0".join(files).encode() + b"\0" if nul else b"\xef\xbb\xbf" + "\r\n".join(["", *files]).encode()
    _with_input(monkeypatch, data)
    main(["batch", "-0", "-"] if nul else ["batch", "-"])
    assert [one["file"] for one in _lines(capsys.readouterr().out)] == files


def test_a_list_of_paths_saved_by_windows_is_read_and_names_what_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    file = write_sample(tmp_path, "张三.toml", person(0))
    _with_input(monkeypatch, f"{file}\r\n{file}李四.toml\r\n".encode("gb18030"))
    main(["batch", "-"])
    shown = capsys.readouterr()
    assert [one["name"] for one in _lines(shown.out)] == ["王伟", ""]
    assert "李四.toml：找不到" in shown.err


def test_a_path_with_a_line_break_survives_the_nul_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    file = write_sample(tmp_path, "甲\n乙.toml", person(4))
    _with_input(monkeypatch, os.fsencode(file))
    assert main(["batch", "-0", "-"]) == 0
    shown = capsys.readouterr().out
    assert shown.count("\n") == 1
    assert json.loads(shown)["file"] == str(file)


def test_the_hints_come_last_and_each_is_a_line(unit: Path, capsys: Capture) -> None:
    assert main(["batch", str(unit), "--conflicts"]) == 1
    shown = capsys.readouterr()
    found = _lines(shown.out)
    hints = [one["conflict"] for one in found if "conflict" in one]
    assert {"same-rank", "same-file"} <= {one["code"] for one in hints}
    assert ["conflict" in one for one in found] == [False] * 16 + [True] * len(hints)
    assert f"冲突提示{len(hints)}条" in shown.err
    assert limits_note() in shown.err


def test_the_hints_have_a_table_of_their_own_beside_a_csv(unit: Path, tmp_path: Path, capsys: Capture) -> None:
    out, beside = tmp_path / "汇总.csv", tmp_path / "汇总-冲突提示.csv"
    assert main(["batch", str(unit), "-o", str(out)]) == 1
    assert "表里没有冲突提示" in capsys.readouterr().err
    beside.write_text("我的", encoding="utf-8")
    words = ["batch", str(unit), "-o", str(out), "--conflicts"]
    assert main([*words[:3], str(tmp_path / "另.csv"), "--conflicts"]) == 1
    out.unlink()
    assert main(words) == 2
    assert not out.exists()
    assert main([*words, "--force"]) == 1
    shown = capsys.readouterr().out
    rows = list(csv.DictReader(io.StringIO(beside.read_bytes().decode("utf-8-sig"), newline="")))
    assert rows
    assert all(row["文件"] and row["请核对"] for row in rows)
    assert f"涉及{rows[0]['文件']}" in shown


def test_the_table_is_written_once_and_never_over_another_file(unit: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "汇总.csv"
    assert main(["batch", str(unit), "-o", str(out)]) == 1
    shown = capsys.readouterr()
    assert shown.out == f"已写入 {out}，共16份。\n"
    rows = list(csv.DictReader(io.StringIO(out.read_bytes().decode("utf-8-sig"), newline="")))
    assert len(rows) == 16
    assert sum(bool(row["读不出的原因"]) for row in rows) == 6
    before = out.read_bytes()
    assert main(["batch", str(unit), "-o", str(out)]) == 2
    assert "已经有这个文件" in capsys.readouterr().err
    assert out.read_bytes() == before
    assert main(["batch", str(unit), "-o", str(out), "--force", "--json"]) == 1
    assert len(_lines(capsys.readouterr().out)) == 16


def test_the_workbook_opens_and_holds_hostile_names_as_text(tmp_path: Path, capsys: Capture) -> None:
    import openpyxl

    hostile = person(0)
    text = write_sample(tmp_path / "材料", "甲.toml", hostile).read_text(encoding="utf-8")
    (tmp_path / "材料" / "甲.toml").write_text(text.replace("王伟", "=cmd|' /C calc'!A0"), encoding="utf-8")
    write_sample(tmp_path / "材料", "乙.toml", person(1))
    out = tmp_path / "汇总.xlsx"
    assert main(["batch", str(tmp_path / "材料"), "-o", str(out)]) in {0, 1}
    assert "已写入" in capsys.readouterr().out
    cells = [cell for sheet in openpyxl.load_workbook(out) for row in sheet.iter_rows() for cell in row if cell.value]
    named = [cell for cell in cells if "cmd|" in str(cell.value)]
    assert named
    assert all(cell.data_type == "s" for cell in named)


def test_without_the_library_the_workbook_is_refused_before_anything_is_read(
    unit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr(batch, "find_spec", lambda name: None if name == "xlsxwriter" else find_spec(name))
    assert main(["batch", str(unit), "-o", str(tmp_path / "汇总.xlsx")]) == 2
    shown = capsys.readouterr()
    assert "XlsxWriter" in shown.err
    assert "pip install XlsxWriter，" in shown.err


@pytest.mark.parametrize(
    "words, said",
    [
        ([], "缺少路径"),
        (["x", "--jobs", "0"], "--jobs"),
        (["x", "--jobs", "二"], "1至60"),
        (["x", "-o", "表.doc"], ".csv"),
        (["x", "--target", "很高"], "应为数字"),
        (["x", "--standard", "没有这份"], "没有这个标准"),
    ],
)
def test_a_wrong_command_line_returns_2_and_says_what_to_write(words: list[str], said: str, capsys: Capture) -> None:
    assert main(["batch", *words]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert said in shown.err


def test_another_target_decides_anew(tmp_path: Path, capsys: Capture) -> None:
    file = str(write_sample(tmp_path, "甲.toml", person(0)))
    main(["batch", file, "--target", "99"])
    (found,) = _lines(capsys.readouterr().out)
    assert (found["target"], found["decision"]) == ("99", "not_reached")


def test_a_pattern_that_names_reviews_too_gives_one_line_for_each_dossier(tmp_path: Path, capsys: Capture) -> None:
    file = write_sample(tmp_path, "甲.toml", person(0))
    review_path(file).write_text("", encoding="utf-8")
    main(["batch", *sorted(map(str, tmp_path.glob("*.toml")))])
    assert [one["file"] for one in _lines(capsys.readouterr().out)] == [str(file)]


def test_progress_is_shown_only_to_somebody_at_a_terminal(unit: Path, capsys: Capture) -> None:
    main(["batch", str(unit)])
    assert "\r" not in capsys.readouterr().err


def _process(*words: str) -> subprocess.Popen[bytes]:
    """Start the command as a terminal does: what the shell runs in the background does not hear Ctrl+C."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "zjai_tui", "batch", *words]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
        start_new_session=True, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip


def test_interrupted_it_returns_130_with_whole_lines_and_leaves_no_process(unit: Path) -> None:
    """As Ctrl+C does: the signal goes to the whole group while the paths are still coming in."""
    running = _process("-", "--jobs", "2")
    assert running.stdin
    assert running.stdout
    assert running.stderr
    file = os.fsencode(sorted(unit.glob("*.toml"))[0])
    running.stdin.write((file + b"\n") * 400)
    running.stdin.flush()
    lines = [running.stdout.readline()]
    os.killpg(running.pid, signal.SIGINT)
    running.stdin.close()  # so that it ends by itself where it does not hear the signal
    lines += running.stdout.readlines()
    err = running.stderr.read()
    assert running.wait(timeout=60) == 130
    assert "已中断" in err.decode()
    assert b"Traceback" not in err
    assert all(json.loads(line)["name"] for line in lines)
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)


def test_a_reader_that_has_seen_enough_ends_it_without_a_word(unit: Path) -> None:
    running = _process("-", "--jobs", "1")
    assert running.stdin
    assert running.stdout
    assert running.stderr
    file = os.fsencode(sorted(unit.glob("*.toml"))[0])
    running.stdin.write((file + b"\n") * 300)
    running.stdin.close()
    assert running.stdout.readline()
    running.stdout.close()
    assert running.wait(timeout=60) in {0, 1}
    assert b"Traceback" not in running.stderr.read()
