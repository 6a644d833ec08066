"""Running the program as a person does, in a process of its own, with both watches on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sealed_off import CANNOT

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parents[1]
SEALED_OFF = (sys.executable, str(HERE / "sealed_off.py"))
PROGRAM = (sys.executable, "-m", "zjai_tui")
SIGSYS = 31
USER, HOST = "gehaim-user", "gehaim-host"
"""What the environment calls the person and the machine."""
LONGEST = 120.0
"""Seconds after which a process is taken to stand still for ever."""

OWN_PAIR = "socket.__new__\t1"
"""One end of a pair of sockets within the process (AF_UNIX): what asyncio and multiprocessing wake each other with."""
OURS = ("TEXTUAL", "ZJAI", "PYTEST", "COV_", "COLUMNS", "NO_COLOR", "XDG_")
"""Beginnings of variables that a watched process does not inherit."""
SENDS = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.", "syslog.", "winreg.")
STARTS = ("subprocess.", "os.system", "os.exec", "os.spawn", "os.posix_spawn", "os.startfile")


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What the watch inside the interpreters wrote down."""

    lines: tuple[str, ...]

    @property
    def watched(self) -> int:
        """Return how many interpreters were watched."""
        return sum(line.startswith("watching\t") for line in self.lines)

    @property
    def sent(self) -> list[str]:
        """Return what could reach another machine, or another program on this one."""
        return [line for line in self.lines if line.startswith(SENDS) and line != OWN_PAIR]

    @property
    def started(self) -> list[str]:
        """Return other programs that were begun."""
        return [line for line in self.lines if line.startswith(STARTS)]

    @property
    def written(self) -> set[str]:
        """Return the files that were opened to be written."""
        return {line.partition("\t")[2] for line in self.lines if line.startswith("write\t")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """How a command ended, and what it did on the way."""

    code: int
    out: str
    err: str
    noted: Noted


@cache
def sealable() -> bool:
    """Tell whether system calls can be filtered here: not in every container, nor on every system.

    Raises `AssertionError` when the filter is there but lets no Python run: then it is the filter that is wrong.
    """
    if sys.platform != "linux":
        return False
    tried = subprocess.run([*SEALED_OFF, sys.executable, "-c", ""], capture_output=True, timeout=LONGEST, check=False)
    assert tried.returncode in {0, CANNOT}, tried
    return tried.returncode == 0


def surroundings(own: Path, log: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment of a watched process whose own folder is `own`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join([str(HERE / "watching"), str(CHECKOUT)]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "ZJAI_WATCH": str(log),
        "ZJAI_DATA_DIR": str(own),
        "HOME": str(own.parent),
        "USER": USER,
        "LOGNAME": USER,
        "HOSTNAME": HOST,
        "TERM": "xterm-256color",
        **(more or {}),
    }


def sealed(command: Sequence[str]) -> list[str]:
    """Return the command behind the filter of system calls, where that can be had."""
    return [*SEALED_OFF, *command] if sealable() else [*command]


def noted(log: Path) -> Noted:
    """Return what the watch wrote, without what the filter's own program did."""
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    if sealable() and len(lines) > 1 and lines[1].startswith("os.exec\t"):
        lines = lines[2:]
    return Noted(lines=tuple(lines))


def watched(
    command: Sequence[str],
    *,
    where: Path,
    own: Path,
    log: Path,
    typed: str = "",
    more: Mapping[str, str] | None = None,
    mask: int = -1,
) -> Done:
    """Run a command to its end under both watches. `mask`: the umask it begins with."""
    log.unlink(missing_ok=True)
    done = subprocess.run(
        sealed(command), cwd=where, env=surroundings(own, log, more), input=typed.encode(), capture_output=True,
        timeout=LONGEST, check=False, umask=mask,
    )  # fmt: skip
    return Done(
        code=done.returncode,
        out=done.stdout.decode("utf-8", "replace"),
        err=done.stderr.decode("utf-8", "replace"),
        noted=noted(log),
    )
