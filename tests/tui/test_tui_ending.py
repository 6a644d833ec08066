"""The end of the terminal is no error of the program."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

LONGEST = 30.0


def read_until(handle: int, words: str) -> None:
    """Read what the program shows until the words have come."""
    shown, end = b"", time.monotonic() + LONGEST
    while words.encode() not in shown:
        assert select.select([handle], [], [], end - time.monotonic())[0], shown[-500:]
        shown += os.read(handle, 65536)


def test_closing_the_terminal_without_a_signal_keeps_the_work_and_leaves_no_report(tmp_path: Path) -> None:
    mine, theirs = pty.openpty()
    own = tmp_path / "own"
    around = {**os.environ, "ZJAI_DATA_DIR": str(own), "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        [sys.executable, "-m", "zjai_tui", "fill", "新.toml"], cwd=tmp_path, env=around,
        stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
    ) as program:  # fmt: skip
        os.close(theirs)
        read_until(mine, "新.toml")
        os.write(mine, "温".encode())
        read_until(mine, "有修改未保存")
        os.close(mine)
        assert program.wait(LONGEST) == 129
    assert not (own / "crashes").exists()
    assert len(list((own / "recovery").glob("*.toml"))) == 1
