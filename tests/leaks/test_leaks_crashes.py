"""However the program fails: one sentence that names a file, no traceback, nothing personal, the terminal as it was.

A few of the places and sorts; all of them: ``python tests/leaks crashes``.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import warnings
from dataclasses import replace
from pathlib import Path

import pytest

from breaking import SECRET, SORTS
from leaks_crashes import APP, COMMANDS, CTRL_Q, INTERRUPTED, SHOWN, faults
from leaks_secrets import lay_out
from leaks_terminal import Terminal
from leaks_watch import HERE, PROGRAM, watched
from zjai_tui.__main__ import main
from zjai_tui.cli import crash as crashes
from zjai_tui.cli import unheard
from zjai_tui.cli.crash import crash_told, keep_crash
from zjai_tui.plain.walk import Walk

PLACES = {one.place: one for one in (*COMMANDS, *APP)}
TRIED = (
    ("command", "recursion"), ("import", "caused"), ("telling", "memory"), ("exit", "value"),
    ("compose", "drawn"), ("timer", INTERRUPTED), ("task", "undecoded"), ("input", "value"), ("output", "memory"),
    ("driver-start", "many"), ("thread-worker", "left"), ("keeping", "value"),
)  # fmt: skip


@pytest.mark.parametrize("place, sort", TRIED)
def test_a_failure_is_told_in_a_sentence_and_its_place_kept_without_anything_personal(
    place: str, sort: str, tmp_path: Path
) -> None:
    assert faults(PLACES[place], sort, tmp_path) == []


@pytest.mark.parametrize("sort", ["memory", "left"])
def test_a_fault_over_one_dossier_of_many_is_told_in_its_row_and_nowhere_else(sort: str, tmp_path: Path) -> None:
    lay_out(tmp_path)
    command = [sys.executable, str(HERE / "breaking.py"), "batch", sort, "batch", "很多", "--jobs", "2"]
    done = watched(command, where=tmp_path, own=tmp_path / "own", log=tmp_path / "log")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert len(rows) == 3
    assert all(row["error"] for row in rows)
    for bad in (SECRET, "Traceback"):
        assert bad not in done.out + done.err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_ends_the_app_keeps_the_work_and_puts_the_terminal_back(number: int, tmp_path: Path) -> None:
    own = tmp_path / "own"
    with Terminal([*PROGRAM, "fill", "新.toml"], tmp_path, own, tmp_path / "log") as terminal:
        terminal.until(SHOWN)
        terminal.press("温")
        terminal.until("有修改未保存")
        os.kill(terminal.process.pid, number)
        assert terminal.ended() == 128 + number
        assert terminal.as_before
        assert "下次启动时可以恢复" in terminal.text
        assert len(list((own / "recovery").glob("*.toml"))) == 1


def test_a_failure_in_the_line_by_line_mode_keeps_the_work_and_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(self: Walk) -> None:
        self.session.change(lambda dossier: replace(dossier, note=SECRET), "")
        raise ValueError(SECRET)

    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path / "own"))
    monkeypatch.setattr(Walk, "run", fail)
    assert main(["fill", str(tmp_path / "新.toml"), "--plain"]) == 1
    told = capsys.readouterr()
    assert "没有保存的内容留在" in told.out
    assert told.err.startswith("程序出错，没有完成。出错的位置记在")
    assert SECRET not in told.out + told.err
    assert len(list((tmp_path / "own" / "recovery").glob("*.toml"))) == 1


def _failed(sort: str) -> BaseException:
    try:
        SORTS[sort](SECRET)
    except BaseException as error:  # noqa: BLE001 - whatever sort it is
        return error
    raise AssertionError(sort)


def test_the_report_of_errors_within_errors_names_each_and_cuts_a_loop_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path / "a" / "own"))
    texts = {}
    for sort in ("caused", "many", "recursion"):
        kept = keep_crash(_failed(sort), ["score", SECRET])
        assert kept is not None
        texts[sort] = kept.read_text(encoding="utf-8")
        assert SECRET not in texts[sort]
        assert "command: score\n" in texts[sort]
    assert "builtins.RuntimeError" in texts["caused"]
    assert "builtins.KeyError" in texts["caused"]
    assert texts["many"].count("builtins.ValueError") == texts["many"].count("builtins.KeyError") == 1
    assert " more)" in texts["recursion"]
    assert len(texts["recursion"].splitlines()) < 60


def test_only_the_latest_reports_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path))
    (tmp_path / "crashes").mkdir()
    old = [tmp_path / "crashes" / f"crash-2020010{day}-000000-x.txt" for day in range(1, 8)]
    for one in old:
        one.write_text("")
    monkeypatch.setattr(crashes, "MOST", 5)
    kept = keep_crash(_failed("value"), [])
    assert kept is not None
    assert set((tmp_path / "crashes").iterdir()) == {*old[-4:], kept}


def test_where_no_file_can_be_made_the_place_itself_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path / "file"))
    told = crash_told(_failed("value"))
    assert told.startswith("出错的位置没能存成文件，请把它抄给维护人员：builtins.ValueError breaking.py:")
    assert SECRET not in told


def test_quitting_as_usual_leaves_no_report_and_the_terminal_as_it_was(tmp_path: Path) -> None:
    with Terminal([*PROGRAM, "demo"], tmp_path, tmp_path / "own", tmp_path / "log") as terminal:
        terminal.until(SHOWN)
        terminal.press(CTRL_Q)
        assert (terminal.ended(), terminal.as_before) == (0, True)
        assert not (tmp_path / "own" / "crashes").exists()
        assert terminal.noted.sent == terminal.noted.started == []


def test_an_error_nobody_waits_for_is_told_in_a_sentence_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path))
    monkeypatch.setattr(sys, "warnoptions", [])
    for hook in ("excepthook", "unraisablehook"):
        monkeypatch.setattr(sys, hook, None)
    with warnings.catch_warnings():
        unheard.listen()
        warnings.warn(SECRET, stacklevel=1)
    error = _failed("value")
    sys.excepthook(type(error), error, error.__traceback__)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(SECRET), None)
    first, second = capsys.readouterr().err.splitlines()
    (kept,) = (tmp_path / "crashes").iterdir()
    assert first == f"程序在收尾时出错。出错的位置记在{kept}，不含个人资料，请交给维护人员。"
    assert second == "已中断。"
