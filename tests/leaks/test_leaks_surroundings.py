"""A whole session of the app, watched, with everything in the environment that could make its libraries talk."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

import zjai_tui
from leaks_crashes import CTRL_Q, SHOWN
from leaks_secrets import ID_NUMBER, PHONE, numbers_told
from leaks_terminal import Terminal
from leaks_watch import CHECKOUT, HERE, PROGRAM
from zjai_tui.cli import surroundings

PACKAGE = Path(zjai_tui.__file__).parent
F2, F6, ESCAPE, ENTER, TAB = "\x1bOQ", "\x1b[17~", "\x1b", "\r", "\t"
TALKATIVE = {
    "TEXTUAL": "devtools,debug",
    "TEXTUAL_DEBUG": "1",
    "TEXTUAL_LOG": "all.log",
    "TEXTUAL_DEVTOOLS_HOST": "127.0.0.1",
    "TEXTUAL_DRIVER": "spying:Driver",
    "TEXTUAL_SCREENSHOT": "0",
    "TEXTUAL_SCREENSHOT_LOCATION": ".",
    "TEXTUAL_SCREENSHOT_FILENAME": "screen.svg",
    "TEXTUAL_SHOW_RETURN": "1",
    "TEXTUAL_PRESS": "ctrl+q",
}
"""Everything by which the screens' library can be told to write, send, load or do something."""
DEVTOOLS = """
import socket
class DevtoolsConnectionError(Exception): pass
class DevtoolsClient:
    is_connected, url = False, ""
    def __init__(self, *_, **__): pass
    async def connect(self): socket.create_connection(("127.0.0.1", 8081))
class StdoutRedirector:
    def __init__(self, *_): pass
    def flush(self): pass
    def write(self, *_): pass
"""
TALKERS = {
    "socket", "ssl", "http", "urllib", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "xmlrpc", "socketserver",
    "wsgiref", "webbrowser", "logging", "syslog", "requests", "httpx", "aiohttp", "faulthandler", "cgitb",
}  # fmt: skip
ONLY_TO_KEEP_IT_QUIET = {("tui/running.py", "logging")}
SPLIT_ONLY = {"urllib.parse"}
IMPORT = re.compile(r"^\s*(?:import|from)\s+([a-zA-Z_][\w.]*)", re.MULTILINE)


def _devtools(folder: Path) -> str:
    """Have what Textual's developers install beside it; return the path to be searched for it."""
    for name in ("__init__", "client", "redirect_output"):
        place = folder / "spies" / "textual_dev" / f"{name}.py"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(DEVTOOLS, encoding="utf-8")
    (folder / "spies" / "spying.py").write_text("Driver = None", encoding="utf-8")
    return str(folder / "spies")


def test_a_session_of_the_app_opens_no_socket_writes_no_log_and_begins_no_program(tmp_path: Path) -> None:
    work, own = tmp_path / "work", tmp_path / "own"
    work.mkdir()
    path = os.pathsep.join([str(HERE / "watching"), str(CHECKOUT), _devtools(tmp_path)])
    more = {**TALKATIVE, "PYTHONPATH": path}
    with Terminal([*PROGRAM, "fill", "新.toml"], work, own, tmp_path / "log", more) as terminal:
        terminal.until(SHOWN)
        terminal.press("温知微")
        terminal.until("微")
        terminal.press(TAB + ID_NUMBER)
        terminal.until(ID_NUMBER[-4:])
        for _ in range(5):
            terminal.press(F6)
            terminal.until(SHOWN[2:])
        terminal.press(F2)
        terminal.until("已保存")
        terminal.press(CTRL_Q)
        assert (terminal.ended(), terminal.as_before) == (0, True)
        noted = terminal.noted
        assert noted.watched == 1
        assert (noted.sent, noted.started) == ([], [])
        elsewhere = [one for one in noted.written if os.path.isabs(one) and not Path(one).is_relative_to(tmp_path)]
        assert [one for one in elsewhere if one != "/dev/null"] == []
    assert {one.name for one in work.iterdir()} <= {"新.toml", "新.toml.bak"}
    assert ID_NUMBER in (work / "新.toml").read_text(encoding="utf-8")
    assert {one.name for one in own.iterdir()} <= {"recent.toml", "settings.toml", "recovery"}
    for one in own.rglob("*"):
        if one.is_file():
            assert numbers_told(one.read_text(encoding="utf-8")) == []
            assert PHONE not in one.name


@pytest.mark.parametrize("words", [("doctor", "--windows"), ("standard", "guide")], ids=" ".join)
def test_a_long_page_on_a_terminal_is_printed_and_no_program_begun_to_show_it(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    more = {"PAGER": "touch begun; cat", "MANPAGER": "touch begun; cat"}
    with Terminal([*PROGRAM, *words], tmp_path, tmp_path / "own", tmp_path / "log", more) as terminal:
        assert terminal.ended() == 0
        assert len(terminal.text.splitlines()) > 3 * terminal.size[1]
        assert (terminal.noted.watched, terminal.noted.sent, terminal.noted.started) == (1, [], [])
    assert not (tmp_path / "begun").exists()


def test_the_environment_says_how_the_screens_look_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [one for one in os.environ if one.startswith("TEXTUAL")]:
        monkeypatch.delenv(name)
    for name, value in {**TALKATIVE, "TEXTUAL_THEME": "x", "TEXTUAL_NEW_IN_SOME_LATER_VERSION": "1"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("TEXTUAL_DISABLE_KITTY_KEY", "0")
    surroundings.settle()
    left = {name: value for name, value in os.environ.items() if name.startswith("TEXTUAL")}
    assert left == {"TEXTUAL_THEME": "x", "TEXTUAL_DISABLE_KITTY_KEY": "0"}


def _imported() -> set[tuple[str, str]]:
    """Return file and name of every module that is loaded from outside the program."""
    return {
        (file.relative_to(PACKAGE).as_posix(), name)
        for file in PACKAGE.rglob("*.py")
        for name in IMPORT.findall(file.read_text(encoding="utf-8"))
    }


def test_no_module_of_the_program_loads_what_talks_to_others_or_logs() -> None:
    imported = _imported()
    assert len(imported) > 500
    talking = {(file, name) for file, name in imported if name.partition(".")[0] in TALKERS and name not in SPLIT_ONLY}
    assert talking - ONLY_TO_KEEP_IT_QUIET == set()
