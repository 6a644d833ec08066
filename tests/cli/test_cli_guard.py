"""Whatever happens: a sentence, an exit code, no traceback, no personal data left behind."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from zjai_tui.__main__ import main
from zjai_tui.base.asides import keep_aside
from zjai_tui.base.problems import Problem, Refused
from zjai_tui.cli import dispatch, guard
from zjai_tui.dossier import atomic


def _answer_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(*_: object) -> int:
        raise error

    monkeypatch.setattr(dispatch, "dispatch", fail)


def test_an_interruption_returns_130_and_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _answer_with(monkeypatch, KeyboardInterrupt())
    assert main(["score"]) == 130
    assert capsys.readouterr().err == "已中断。\n"


def test_every_problem_of_a_refused_input_is_told_on_its_own_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    problems = [Problem("a", "甲.toml", "少了括号", "请补上"), Problem("b", "甲.toml", "年份不对", "请核对")]
    _answer_with(monkeypatch, Refused(problems))
    assert main(["score"]) == 2
    assert capsys.readouterr().err == "甲.toml：少了括号。请补上。\n甲.toml：年份不对。请核对。\n"


def test_a_round_that_the_data_does_not_cover_returns_3(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _answer_with(monkeypatch, Refused([Problem("unknown-cycles", "申报计划 2031", "没有这个申报计划", "请更新")]))
    assert main(["score"]) == 3
    assert capsys.readouterr().err


def test_a_line_break_in_a_file_name_cannot_forge_a_second_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _answer_with(monkeypatch, Refused([Problem("a", "甲\n结论：已达到\x1b[2J.toml", "读不出", "请检查")]))
    main(["score"])
    assert capsys.readouterr().err == "甲 结论：已达到 [2J.toml：读不出。请检查。\n"


def test_an_unexpected_error_leaves_the_place_but_nothing_personal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path / "own"))

    def fail(*_: object) -> int:
        id_number = "330106199001011234"
        try:
            raise KeyError(id_number)
        except KeyError as error:
            raise ValueError(f"张三 {id_number}") from error

    monkeypatch.setattr(dispatch, "dispatch", fail)
    assert main(["score", "张三.toml"]) == 1
    shown = capsys.readouterr()
    (kept,) = (tmp_path / "own" / "crashes").iterdir()
    text = kept.read_text(encoding="utf-8")
    assert shown.out == ""
    assert shown.err == f"程序出错，没有完成。出错的位置记在{kept}，不含个人资料，请交给维护人员。\n"
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "zjai_tui/cli/guard.py" in text
    assert "command: score\n" in text
    for personal in ("张三", "330106", str(tmp_path), str(Path.home())):
        assert personal not in text
    if os.name == "posix":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_an_unexpected_error_is_told_even_when_its_place_cannot_be_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path / "file"))
    _answer_with(monkeypatch, RecursionError())
    assert main(["score"]) == 1
    err = capsys.readouterr().err
    assert err.startswith("程序出错，没有完成。出错的位置没能存成文件，请把它抄给维护人员：builtins.RecursionError ")
    assert re.search(r" test_cli_guard\.py:\d+ fail。\n$", err)


def test_a_command_name_that_is_none_is_not_written_to_the_crash_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path))
    _answer_with(monkeypatch, ZeroDivisionError())
    main(["张三的档案"])
    (kept,) = (tmp_path / "crashes").iterdir()
    assert "张三" not in kept.read_text(encoding="utf-8")


def _fresh(*words: str, **how: object) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, **how.pop("env", {})}  # type: ignore[dict-item]
    return subprocess.run(
        [sys.executable, "-m", "zjai_tui", *words], capture_output="stdout" not in how, stdin=subprocess.DEVNULL,
        env=env, check=False, timeout=60, **how,  # type: ignore[call-overload]
    )  # fmt: skip


def test_a_reader_that_stops_reading_gets_no_complaint() -> None:
    read, write = os.pipe()
    os.close(read)
    with open(write, "wb") as gone:
        done = _fresh("--help", stdout=gone, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("device", [path for path in ["/dev/full"] if Path(path).exists()])
def test_a_full_disk_is_told_in_one_sentence(device: str) -> None:
    with open(device, "wb") as full:
        done = _fresh("--help", stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr.decode() == "输出结果：写不出去。请检查磁盘是否已满，再试一次。\n"


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "gbk"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
)
def test_pipes_get_utf8_whatever_the_locale(env: dict[str, str]) -> None:
    done = _fresh("--help", env=env)
    assert done.returncode == 0
    assert "浙江省人工智能专业" in done.stdout.decode("utf-8")
    assert "没有“x”这个命令" in _fresh("x", env=env).stderr.decode("utf-8")


def test_a_file_name_that_is_not_unicode_gets_a_sentence(tmp_path: Path) -> None:
    where = [str(Path(guard.__file__).parents[2]), os.environ.get("PYTHONPATH", "")]
    done = subprocess.run(
        [sys.executable.encode(), b"-m", b"zjai_tui", b"score", b"\xff\xfe.toml"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(where)},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert "找不到这个文件" in done.stderr.decode("utf-8")
    assert b"Traceback" not in done.stderr


def test_a_command_that_cannot_write_names_the_folder_and_does_not_speak_of_a_screen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def forbidden(name: str, *_: object) -> int:  # whoever runs this may be root, whom nothing is forbidden
        raise PermissionError(13, "Permission denied", name)

    monkeypatch.setattr(atomic.os, "open", forbidden)
    monkeypatch.setattr(atomic.os, "access", lambda place, *_: str(place) != str(tmp_path))
    assert main(["new", str(tmp_path / "甲.toml")]) == 2
    assert capsys.readouterr().err == f"{tmp_path}/甲.toml：不能写入文件夹{tmp_path}。请换一个可以写入的文件夹。\n"


def test_what_is_to_be_known_besides_the_answer_is_told_once_on_stderr(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def answer(*_: object) -> int:
        keep_aside("用户文件夹读不了。")
        keep_aside("用户文件夹读不了。")
        return 0

    monkeypatch.setattr(dispatch, "dispatch", answer)
    assert main(["score"]) == 0
    assert capsys.readouterr() == ("", "用户文件夹读不了。\n")
    main(["doctor"])
    assert capsys.readouterr() == ("", ""), "the checkup tells it by itself"
