"""The app in a terminal, killed while somebody types and saves: what was typed is in the file or in the copy."""

from __future__ import annotations

import os
import pty
import random
import shutil
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from dataclasses import replace
from fcntl import ioctl
from pathlib import Path

from lost_deeds import DOSSIER, HERE, OLD, OWN, ROOT
from lost_trials import Tally
from zjai_tui.base.problems import Refused
from zjai_tui.dossier.model import Person
from zjai_tui.dossier.recovery import left_behind
from zjai_tui.dossier.store import create, load

KEYS = "abcdefghijklmnopqrstuvwxyz"
F2 = b"\x1bOQ"
LATEST = 2.5
"""Seconds: what was typed longer ago is on the disk. The app looks every second, and this computer may be busy."""
PATIENCE = 30


class Session:
    """The app with a dossier, in a terminal of its own."""

    def __init__(self, folder: Path) -> None:
        """Open it, and wait until it takes keys."""
        self._mine, theirs = pty.openpty()
        ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 130, 0, 0))
        more = {"ZJAI_DATA_DIR": str(folder / OWN), "PYTHONPATH": str(ROOT), "TERM": "xterm-256color"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "zjai_tui", "open", str(DOSSIER)], cwd=folder / HERE, env=os.environ | more,
            stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
        )  # fmt: skip
        os.close(theirs)
        self._shown = bytearray()
        self._painted = threading.Condition()
        threading.Thread(target=self._read, daemon=True).start()
        self.until("x0")

    def press(self, keys: bytes) -> None:
        """Send keys."""
        os.write(self._mine, keys)

    def until(self, words: str) -> None:
        """Wait until the words were on the screen."""
        with self._painted:
            if not self._painted.wait_for(lambda: words.encode() in self._shown, PATIENCE):
                raise AssertionError(f"the app never showed {words}")

    def kill(self) -> None:
        """Kill it as the system does when memory is short."""
        os.kill(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._mine)

    def _read(self) -> None:
        try:
            while data := os.read(self._mine, 65536):
                with self._painted:
                    self._shown += data
                    self._painted.notify_all()
        except OSError:  # killed
            return


def killed_while_typing(folder: Path, times: int, chance: random.Random, tally: Tally) -> None:
    """Type and save, kill the app at a random moment, and look what is left, `times` times."""
    for at in range(times):
        place = folder / str(at)
        (place / OWN).mkdir(parents=True)
        (place / HERE).mkdir()
        (place / OWN / "settings.toml").write_text("toured = true\n", encoding="utf-8")
        create(replace(OLD, person=Person(name="x0")), place / HERE / DOSSIER)
        session = Session(place)
        typed: list[tuple[float, str]] = []
        end = time.monotonic() + chance.uniform(0.3, 5)
        while (now := time.monotonic()) < end:
            if typed and chance.random() < 0.15:
                session.press(F2)
            elif len(typed) < len(KEYS):
                typed.append((now, KEYS[len(typed)]))
                session.press(typed[-1][1].encode())
            time.sleep(chance.uniform(0.01, 0.3))
        killed = time.monotonic()
        session.kill()
        sure = "".join(key for when, key in typed if when < killed - LATEST)
        tally.note(_faults(place, sure, "".join(key for _, key in typed)), f"第{at + 1}次")
        shutil.rmtree(place)


def _faults(place: Path, sure: str, typed: str) -> list[str]:
    try:
        names = [load(place / HERE / DOSSIER).dossier.person.name]
    except Refused as refused:
        return [str(refused)]
    for one in left_behind(place / OWN / "recovery"):
        if one.work is None:
            return [one.trouble]
        names.append(one.work.dossier.person.name)
    faults = [f"{one!r} was never typed" for one in names if not ("x0" + typed).startswith(one)]
    if not any(one.startswith("x0" + sure) for one in names):
        faults.append(f"{sure!r} was typed, {names} are left")
    return faults
