"""``zjai fill`` as a person calls it: where the input comes from, how it ends, what is on disk then."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from zjai_tui.__main__ import main
from zjai_tui.cli import fill, lines
from zjai_tui.dossier.reader import read_dossier
from zjai_tui.dossier.recovery import FOLDER, left_behind
from zjai_tui.rules.locate import user_folder

Capture = pytest.CaptureFixture[str]
ROOT = Path(fill.__file__).resolve().parents[2]
unix = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")


@pytest.fixture(autouse=True)
def _own_folder_of_each_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path / "own"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    tmp_path.joinpath("work").mkdir()
    return tmp_path / "work" / "张三.toml"


def piped(monkeypatch: pytest.MonkeyPatch, text: str | bytes) -> None:
    data = text if isinstance(text, bytes) else text.encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_file_that_is_not_there_is_made_and_the_end_of_the_input_saves_it(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    piped(monkeypatch, "张三\n\n算法工程师")
    assert main(["fill", str(path), "--plain"]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    assert "已新建" in shown.out
    onward = f"写自评报告：zjai report {path} -o {path.stem}.html\n看怎样补分：zjai advise {path}\n"
    assert shown.out.endswith(f"输入到此结束。\n已保存到{path}。\n{onward}")
    assert "\x1b" not in shown.out
    dossier = read_dossier(path)
    assert (dossier.person.name, dossier.person.position) == ("张三", "算法工程师")
    assert left_behind(user_folder() / FOLDER) == ()
    piped(monkeypatch, "")
    assert main(["fill", str(path)]) == 0, "without a terminal it is the plain mode by itself"
    shown = capsys.readouterr()
    assert "已打开" in shown.out
    assert "1.1 姓名。现在是“张三”。" in shown.out
    assert shown.out.endswith(f"输入到此结束，没有未保存的修改。\n{onward}")
    assert read_dossier(path) == dossier


def test_lines_out_of_a_pipe_that_were_not_taken_are_named_at_the_end(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    piped(monkeypatch, "目录 在浙江省内工作\n也许\n是\n目录 取得工程师资格日期\n昨天\n")
    assert main(["fill", str(path), "--plain"]) == 1
    assert capsys.readouterr().out.endswith("第2、5行没有采用，原因在上面。\n")
    assert read_dossier(path).facts == {"in_zhejiang": True}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_input_may_be_utf_8_or_what_a_chinese_console_writes(
    encoding: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped(monkeypatch, "张三\r\n之江实验室\r\n".encode(encoding))
    assert main(["fill", str(path), "--plain"]) == 0
    assert (read_dossier(path).person.name, read_dossier(path).person.unit) == ("张三", "之江实验室")


@pytest.mark.parametrize(
    "data, said",
    [
        ("张三\n某公司\n".encode("utf-16"), "标准输入：输入是UTF-16编码。请用记事本另存为，编码选UTF-8"),
        ("张三\n某公司\n".encode("utf-16-le"), "标准输入，第2行：不是文字，或是UTF-16编码。"),
        ("张三\n\0\n".encode(), "标准输入，第2行：不是文字"),
        ("张三\n".encode() + b"\xff\xff\n", "标准输入，第2行：不是UTF-8文字，也不是GBK。"),
    ],
)
def test_what_is_no_text_is_refused_and_nothing_of_it_is_taken(
    data: bytes, said: str, path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    piped(monkeypatch, data)
    assert main(["fill", str(path), "--plain"]) == 2
    shown = capsys.readouterr()
    assert said in shown.err
    assert (shown.out, path.exists()) == ("", False)


def test_what_is_no_text_is_refused_out_of_a_pipe_too(path: Path) -> None:
    words = [sys.executable, "-m", "zjai_tui", "fill", str(path), "--plain"]
    sent = "张三\n某公司\n保存\n".encode("utf-16")
    done = subprocess.run(words, input=sent, capture_output=True, cwd=ROOT, check=False)
    assert done.returncode == 2
    assert "UTF-16" in done.stderr.decode()
    assert read_dossier(path).person.name == ""


def test_an_endless_line_ends_the_input(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST_LINE", 1000)
    piped(monkeypatch, b"\xe7\x94\xb2\n" + b"x" * 5000)
    assert main(["fill", str(path), "--plain"]) == 0
    assert read_dossier(path).person.name == "甲"
    assert read_dossier(path).person.unit == ""


def test_a_file_that_cannot_be_read_or_made_is_refused_before_any_question(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    path.write_text("schema = 1\n[person", encoding="utf-8")
    for name in (str(path), str(tmp_path), str(tmp_path / "没有" / "张三.toml"), "甲\0乙.toml"):
        piped(monkeypatch, "张三\n")
        assert main(["fill", name, "--plain"]) == 2
        shown = capsys.readouterr()
        assert shown.out == ""
        assert shown.err.endswith("。\n")
    assert path.read_text(encoding="utf-8") == "schema = 1\n[person"


def test_a_file_that_can_no_longer_be_written_leaves_the_work_where_it_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    piped(monkeypatch, "")
    main(["fill", str(path), "--plain"])
    capsys.readouterr()

    class Meddler(io.BytesIO):
        def readline(self, size: int | None = -1) -> bytes:
            line = super().readline(size)
            if not line:
                path.write_bytes(path.read_bytes() + b"# changed\n")
            return line

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(Meddler("张三\n".encode())))
    assert main(["fill", str(path), "--plain"]) == 1
    shown = capsys.readouterr().out
    assert "文件在打开之后被别处改动过" in shown
    copy = next((user_folder() / FOLDER).glob("*.toml"))
    assert f"没有保存的内容留在{copy}，下次打开这份档案时可以恢复。" in shown
    assert read_dossier(path).person.name == ""
    assert 'name = "张三"' in copy.read_text(encoding="utf-8")


def test_an_interruption_keeps_the_work_and_says_where(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    class Interrupted(io.BytesIO):
        def readline(self, size: int | None = -1) -> bytes:
            line = super().readline(size)
            if not line:
                raise KeyboardInterrupt
            return line

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(Interrupted("张三\n".encode())))
    assert main(["fill", str(path), "--plain"]) == 130
    shown = capsys.readouterr().out.splitlines()
    copy = next((user_folder() / FOLDER).glob("*.toml"))
    assert shown[-1] == f"已中断。没有保存的内容留在{copy}，下次打开这份档案时可以恢复。"
    assert read_dossier(path).person.name == ""


def _environment(tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ, "PYTHONPATH": str(ROOT), "ZJAI_DATA_DIR": str(tmp_path / "own"),
        "TERM": "dumb", "LC_ALL": "C.UTF-8",
    }  # fmt: skip


def test_hostile_text_of_a_file_reaches_the_terminal_as_letters_only(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    piped(monkeypatch, "")
    main(["fill", str(path), "--plain"])
    text = path.read_text(encoding="utf-8")
    hostile = "[/]\\u001b[2J\\u202e\\nx\\u0007"
    path.write_text(
        f'{text}\n[person]\nname = "{hostile}"\nunit = "{hostile}"\n'
        f'[[entry]]\nid = "e1"\nkind = "{hostile}"\ntitle = "{hostile}"\n'
        f'evidence = [{{ file = "{hostile}", page = "{hostile}" }}]\n',
        encoding="utf-8",
    )
    piped(monkeypatch, "目录：业绩条目\n1\n\n\n\n1\n?\n目录：6\n4\n总分\n依据\n")
    capsys.readouterr()
    assert main(["fill", str(path), "--plain"]) in (0, 1)
    shown = capsys.readouterr()
    assert shown.err == ""
    assert "[/] [2J" in shown.out
    assert shown.out.replace("\n", "").isprintable()


@unix
def test_at_a_terminal_a_killed_run_is_offered_again_and_nothing_steers_the_cursor(path: Path, tmp_path: Path) -> None:
    import pty

    command = [sys.executable, "-m", "zjai_tui", "fill", str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment(tmp_path), text=True, encoding="utf-8"
    ) as first:
        assert first.stdin is not None
        assert first.stdout is not None
        first.stdin.write("张三\n")
        first.stdin.flush()
        while not first.stdout.readline().startswith("1.2 "):
            pass
        first.send_signal(signal.SIGKILL)
    assert read_dossier(path).person.name == ""

    master, slave = pty.openpty()
    with subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=_environment(tmp_path)) as second:
        os.close(slave)
        os.write(master, "1\n保存\n退出\n".encode())
        shown = b""
        while True:
            try:
                piece = os.read(master, 4096)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            shown += piece
    os.close(master)
    text = shown.decode()
    assert second.returncode == 0
    assert "没有保存就中断了，没有保存的内容：改了1处填写。" in text
    assert "要恢复吗？写编号：1，恢复，仍是没有保存的状态；2，丢弃；3，以后再说。" in text
    assert "\x1b" not in text
    assert read_dossier(path).person.name == "张三"
    assert left_behind(tmp_path / "own" / FOLDER) == ()


def test_with_a_terminal_the_app_is_opened_on_a_file_made_for_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[Path, bool]] = []
    monkeypatch.setattr(fill, "has_terminal", lambda: True)
    monkeypatch.setattr(fill, "start", lambda one, *, mouse: opened.append((one, mouse)) or 0)
    assert main(["fill", str(path), "--no-mouse"]) == 0
    assert opened == [(path, False)]
    assert read_dossier(path).entry == ()
