"""Having the program fail wherever it may, and looking at what the person gets to see and what is kept."""

from __future__ import annotations

import re
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from breaking import SECRET, SORTS
from leaks_secrets import lay_out
from leaks_terminal import Terminal
from leaks_watch import CHECKOUT, HERE, watched

CTRL_Q = "\x11"
SHOWN = "F1帮助"
"""Stands on every page of the app."""
NAMES = {
    "value": "builtins.ValueError",
    "caused": "builtins.RuntimeError",
    "memory": "builtins.MemoryError",
    "recursion": "builtins.RecursionError",
    "drawn": "breaking.Drawn|__main__.Drawn",
    "undecoded": "builtins.UnicodeDecodeError",
    "many": "builtins.ExceptionGroup",
    "left": "builtins.SystemExit",
}
"""What the report calls each sort."""
INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Crash:
    """A place to fail in, and how the program gets there."""

    place: str
    words: tuple[str, ...]
    screen: bool = True
    quits: bool = False
    """Whether the person has to quit to get there."""
    done: bool = False
    """Whether what the person wanted is done by then, so that the exit code says so."""
    nameless: bool = False
    """Whether the library keeps the error to itself."""


COMMANDS = (
    Crash(place="command", words=("score", "甲.toml"), screen=False),
    Crash(place="import", words=("score", "甲.toml"), screen=False),
    Crash(place="telling", words=("score", "甲.toml"), screen=False),
    Crash(place="exit", words=("--version",), screen=False, done=True),
)
APP = (
    Crash(place="app-start", words=("demo",)),
    Crash(place="compose", words=("demo",)),
    Crash(place="mount", words=("demo",)),
    Crash(place="styles", words=("demo",), nameless=True),
    Crash(place="message", words=("demo",)),
    Crash(place="action", words=()),
    Crash(place="render", words=("demo",)),
    Crash(place="timer", words=("demo",)),
    Crash(place="worker", words=("demo",)),
    Crash(place="thread-worker", words=("demo",)),
    Crash(place="thread", words=("demo",)),
    Crash(place="task", words=("demo",)),
    Crash(place="callback", words=("demo",)),
    Crash(place="input", words=(), quits=True, nameless=True),
    Crash(place="output", words=("demo",)),
    Crash(place="driver-start", words=("demo",)),
    Crash(place="driver-stop", words=("demo",), quits=True),
    Crash(place="keeping", words=()),
    Crash(place="deletion", words=(), quits=True, done=True),
    Crash(place="exit", words=(), quits=True, done=True),
)


def faults(crash: Crash, sort: str, folder: Path) -> list[str]:
    """Have the program fail; return what is wrong with how it does: nothing."""
    work, own = folder / "办公", folder / "own"
    work.mkdir(parents=True)
    lay_out(work)
    command = [sys.executable, str(HERE / "breaking.py"), crash.place, sort, *crash.words]
    found: list[str] = []
    if crash.screen:
        with Terminal(command, work, own, folder / "log") as terminal:
            if crash.quits:
                terminal.until(SHOWN)
                terminal.press(CTRL_Q)
            code, seen, said = terminal.ended(), terminal.raw.decode("utf-8", "replace"), terminal.text
            if not terminal.as_before:
                found.append(f"the terminal is not as before: {terminal.modes_left}")
    else:
        done = watched(command, where=work, own=own, log=folder / "log")
        code, seen, said = done.code, done.out + done.err, done.err
    expected = 130 if sort == INTERRUPTED else 1
    if code != (0 if crash.done else expected):
        found.append(f"exit code {code}")
    found += [
        f"shown: {bad}" for bad in (SECRET, "Traceback", "locals", str(CHECKOUT), "Error", "张三 ") if bad in seen
    ]
    return found + _told(crash, sort, said, own / "crashes", folder)


def _told(crash: Crash, sort: str, said: str, reports: Path, folder: Path) -> list[str]:
    """Return what is wrong with the sentence, and with the report it names."""
    if sort == INTERRUPTED:
        return [] if "已中断。" in said and not reports.exists() else [f"said: {said[-200:]!r}"]
    if crash.place == "telling":
        return [] if re.search("程序出错，没有完成。出错的位置没能记下来", said) else [f"said: {said[-200:]!r}"]
    kept = sorted(reports.iterdir()) if reports.exists() else []
    found = [] if len(kept) == 1 else [f"{len(kept)} reports"]
    for one in kept:
        text = one.read_text(encoding="utf-8")
        if f"出错的位置记在{one}，不含个人资料，请交给维护人员。" not in said:
            found.append(f"said: {said[-300:]!r}")
        if stat.S_IMODE(one.stat().st_mode) != 0o600 or stat.S_IMODE(reports.stat().st_mode) != 0o700:
            found.append("others can read the report")
        found += [f"kept: {bad}" for bad in (SECRET, str(CHECKOUT), str(folder), "张三", "办公") if bad in text]
        if not crash.nameless and not re.search(f"^({NAMES[sort]})$", text, re.MULTILINE):
            found.append(f"the report does not say what: {text[:300]}")
        if not crash.nameless and "breaking.py:" not in text:
            found.append("the report does not say where")
        if len(text.splitlines()) > 150:
            found.append("the report is long")
    return found


def every() -> list[tuple[Crash, str]]:
    """Return every place with every sort that can be there."""
    return [
        (crash, sort)
        for crash in (*COMMANDS, *APP)
        for sort in SORTS
        if not (crash.place in {"exit", "deletion", "styles"} and sort in {INTERRUPTED, "left"})
        and not (crash.place == "styles" and sort != "value")
        and not (crash.nameless and sort == INTERRUPTED)
        and not (crash.place == "telling" and sort in {INTERRUPTED, "left"})
    ]
