"""``zjai doctor``: what it prints and returns, and how it asks a terminal for widths."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from zjai_tui.__main__ import main
from zjai_tui.base.cells import width
from zjai_tui.checkup.widths import AMBIGUOUS, CHINESE, SAMPLES, Widths
from zjai_tui.cli import terminal_facts as facts

Capture = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch
unix = pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals on Windows")


def test_the_checkup_is_text_or_json_and_returns_whether_something_is_to_be_dealt_with(
    tmp_path: Path, monkeypatch: Patch, capsys: Capture
) -> None:
    code = main(["doctor"])
    text = capsys.readouterr().out
    assert main(["doctor", "--json"]) == code
    data = json.loads(capsys.readouterr().out)
    assert data["ok"] is (code == 0)
    assert set(data) == {"ok", "version", "checks", "facts"}
    for check in data["checks"]:
        assert set(check) == {"section", "id", "state", "title", "said", "remedy"}
        assert f"{check['title']}：" in text
    (tmp_path / "standards").mkdir()
    (tmp_path / "standards" / "a.toml").write_text("[", encoding="utf-8")
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path))
    assert main(["doctor", "--json"]) == 1
    assert "standards-unreadable" in {one["id"] for one in json.loads(capsys.readouterr().out)["checks"]}


def test_the_page_on_windows_says_first_that_nothing_of_it_was_tried(capsys: Capture) -> None:
    assert main(["doctor", "--windows"]) == 0
    shown = capsys.readouterr().out
    assert "一步也没有在Windows上试过" in "".join(shown.split("【")[1].split())
    for word in ("python.exe", "zjai.pyz", "--data-dir", "代码页", "PowerShell", "没有试过的"):
        assert word in shown
    assert all(width(line) <= 80 for line in shown.splitlines())


@contextmanager
def terminal(draws: Callable[[str], int], *, answers: int = len(SAMPLES)) -> Iterator[tuple[str, list[bytes]]]:
    """Give the path of a terminal that says where its cursor is, `answers` times, and what was written on it."""
    ours, theirs = os.openpty()
    written: list[bytes] = []

    def serve() -> None:
        left, column = answers, 1
        while True:
            try:
                data = os.read(ours, 4096)
            except OSError:
                return
            if data in {b"", b"\0"}:
                return
            written.append(data)
            for part in re.findall(r"\x1b\[6n|\x1b\[K|.|\r", data.decode("utf-8")):
                if part == "\x1b[6n" and left:
                    os.write(ours, f"\x1b[7;{column}R".encode())
                    left -= 1
                elif part == "\r":
                    column = 1
                elif not part.startswith("\x1b"):
                    column += draws(part)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield os.ttyname(theirs), written
    finally:
        os.write(theirs, b"\0")
        thread.join()
        os.close(theirs)
        os.close(ours)


@pytest.fixture
def foreground(monkeypatch: Patch) -> None:
    """Stand in the foreground of every terminal."""
    monkeypatch.setattr(os, "tcgetpgrp", lambda _: os.getpgrp())


@unix
@pytest.mark.usefixtures("foreground")
def test_widths_are_what_the_cursor_says_and_the_line_is_wiped_and_the_keys_are_put_back() -> None:
    import termios

    from zjai_tui.cli.terminal_widths import measured

    with terminal(lambda char: 2 if char == "①" else width(char)) as (path, written):
        handle = os.open(path, os.O_RDWR | os.O_NOCTTY)
        before = termios.tcgetattr(handle)
        found = measured("utf-8", path)
        assert termios.tcgetattr(handle) == before
        os.close(handle)
    assert found is not None
    assert found.cells[CHINESE] == 4
    assert found.wide == ("①",)
    assert b"".join(written).rstrip(b"\0").endswith(b"\r\x1b[K")


@unix
@pytest.mark.usefixtures("foreground")
@pytest.mark.parametrize("answers", [0, 3])
def test_a_terminal_that_does_not_answer_everything_is_left_alone(answers: int, monkeypatch: Patch) -> None:
    from zjai_tui.cli import terminal_widths

    monkeypatch.setattr(terminal_widths, "PATIENCE", 0.05)
    with terminal(width, answers=answers) as (path, _):
        found = terminal_widths.measured("utf-8", path)
    assert found is not None
    assert not found.answered


@unix
def test_in_the_background_and_without_a_terminal_nothing_is_asked(tmp_path: Path, monkeypatch: Patch) -> None:
    from zjai_tui.cli.terminal_widths import measured

    monkeypatch.setattr(os, "tcgetpgrp", lambda _: os.getpgrp() + 1)
    with terminal(width) as (path, written):
        assert measured("utf-8", path) is None
        assert not written
    assert measured("utf-8", str(tmp_path / "no-such")) is None
    plain = tmp_path / "plain"
    plain.touch()
    monkeypatch.undo()
    assert measured("utf-8", str(plain)) is None


class _Stream:
    def __init__(self, handle: int) -> None:
        self.handle = handle

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return self.handle


@unix
def test_what_is_known_of_a_terminal_comes_from_it_and_from_the_environment(monkeypatch: Patch) -> None:
    import fcntl
    import struct
    import termios

    widths = Widths(dict.fromkeys(AMBIGUOUS, 1))
    monkeypatch.setattr(facts, "_measured", lambda encoding: widths)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("COLORTERM", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 33, 101, 0, 0))
    monkeypatch.setattr(sys, "stdout", _Stream(theirs))
    found = facts.terminal_facts()
    monkeypatch.setenv("TERM", "dumb")
    dull = facts.terminal_facts()
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "stdin", None)
    nothing = facts.terminal_facts()
    os.close(ours)
    os.close(theirs)
    assert (found.columns, found.rows, found.colours, found.widths) == (101, 33, "256", widths)
    assert dull.widths is None  # it would print what it is asked
    assert not nothing.there


def test_the_app_can_wake_itself_unless_the_system_refuses_or_never_answers(monkeypatch: Patch) -> None:
    def refused() -> None:
        raise PermissionError(13, "Permission denied")

    assert facts.loops()
    for cannot in (refused, threading.Event().wait):
        monkeypatch.setattr(asyncio, "new_event_loop", cannot)
        monkeypatch.setattr(facts, "PATIENCE", 0.05)
        assert not facts.loops()


def test_the_page_and_json_exclude_each_other(capsys: Capture) -> None:
    assert main(["doctor", "--windows", "--json"]) == 2
    assert capsys.readouterr() == ("", "命令行，zjai doctor：--windows 和 --json 不能一起写。请只写一种。\n")


def test_the_lines_to_compare_by_eye_stand_under_what_asks_for_it(capsys: Capture) -> None:
    main(["doctor"])
    lines = capsys.readouterr().out.splitlines()
    asked = next(at for at, line in enumerate(lines) if line.strip().startswith("（说明）汉字宽度"))
    shown = next(at for at, line in enumerate(lines) if "|汉字一二三四|" in line)
    assert 0 < shown - asked <= 4
    assert not any("：" in line and line.startswith("  ") and line[2] not in " （" for line in lines[asked + 1 : shown])
