"""Whether the watches would see it: a test that nothing leaks is worth what its watch is."""

from __future__ import annotations

import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from leaks_watch import SIGSYS, Done, sealable, sealed, watched

REACHES_OUT = (
    "import socket; socket.socket()",
    "import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
    "import socket; a, b = socket.socketpair(); a.bind(b'/x')",
    "import socket; a, b = socket.socketpair(); a.connect('/x')",
    "import socket; a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM); a.sendto(b'x', '/x')",
    "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9')",
    "import socket; socket.getaddrinfo('example.invalid', 80)",
    "import os, socket; p = os.fork() or os._exit(socket.socket().fileno()); raise SystemExit(os.wait()[1])",
    "import socket; socket.socket(socket.AF_UNIX)",  # inside Python it looks like one end of a pair
    "import ctypes; ctypes.CDLL(None).socket(2, 1, 0)",
)
ONLY_THE_SYSTEM_SEES = 2
"""The last ones."""
STAYS_AT_HOME = (
    "import socket; a, b = socket.socketpair(); a.send(b'x'); assert b.recv(1) == b'x'",
    "import asyncio; asyncio.run(asyncio.sleep(0))",
    "import multiprocessing as m; m.Pipe()[0].close()",
)


def _tried(code: str, folder: Path) -> Done:
    return watched([sys.executable, "-c", code], where=folder, own=folder / "own", log=folder / "log")


FILTERED = sealable()
by_the_filter = pytest.mark.parametrize(
    "filtered", [pytest.param(FILTERED, id="filter" if FILTERED else "NO-FILTER-HERE-only-the-watch-inside")]
)
"""Where system calls cannot be filtered the watch inside the interpreter is the only one, as every test's name says."""


@by_the_filter
@pytest.mark.parametrize("code", REACHES_OUT)
def test_whoever_reaches_for_a_socket_is_ended_by_the_system_or_at_least_noted(
    code: str, filtered: bool, tmp_path: Path
) -> None:
    done = _tried(code, tmp_path)
    if filtered:
        assert done.code in (-SIGSYS, SIGSYS, 128 + SIGSYS)  # of itself, or of the process it began
    else:
        assert bool(done.noted.sent) is (code in REACHES_OUT[:-ONLY_THE_SYSTEM_SEES])


@pytest.mark.parametrize("code", REACHES_OUT[:-ONLY_THE_SYSTEM_SEES])
def test_the_watch_inside_the_interpreter_notes_it(code: str, tmp_path: Path) -> None:
    assert _tried(code, tmp_path).noted.sent


@pytest.mark.parametrize("code", STAYS_AT_HOME)
def test_a_pair_of_sockets_within_the_program_is_no_network(code: str, tmp_path: Path) -> None:
    done = _tried(code, tmp_path)
    assert (done.code, done.noted.sent) == (0, [])


def test_files_written_and_programs_begun_are_noted_with_those_of_worker_processes(tmp_path: Path) -> None:
    code = (
        "import multiprocessing as m, subprocess, sys\n"
        "p = m.get_context('fork').Process(target=open, args=('b', 'w')); p.start(); p.join()\n"
        "open('a', 'w'); open('a'); subprocess.run([sys.executable, '-c', 'open(\"c\", \"w\")'])\n"
    )
    done = _tried(code, tmp_path)
    assert done.noted.written == {"a", "b", "c"}
    assert done.noted.watched == 2
    assert len(done.noted.started) == 1


@by_the_filter
def test_a_program_behind_the_filter_cannot_lift_it_and_a_missing_filter_is_told(filtered: bool) -> None:
    code = "import ctypes, socket; ctypes.CDLL(None).prctl(22, 0, 0, 0, 0); socket.socket()"
    if filtered:
        done = subprocess.run(sealed([sys.executable, "-c", code]), capture_output=True, check=False, timeout=60)
        assert done.returncode == -SIGSYS
    else:
        warnings.warn("No system calls can be filtered here: sockets opened below Python go unseen.", stacklevel=1)
        assert sealed(["x"]) == ["x"]
