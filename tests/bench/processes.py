"""Fresh processes as an installed program starts them: compiled modules, a folder of the person's own."""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from turns import MILLI

ROOT = Path(__file__).resolve().parents[2]
INSTALLED = ("-m", "zjai_tui")
SIZE = (24, 80)

Environment = Mapping[str, str]


@contextmanager
def environment(*, checkout: bool = True) -> Iterator[Environment]:
    """Give what processes find around them, with a folder of the person's own for as long as the context lasts.

    `checkout`: the modules are those of this checkout, compiled elsewhere, as those of an installation are.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "ZJAI", "TEXTUAL"))}
    with TemporaryDirectory() as own:
        Path(own, "settings.toml").write_text("toured = true\n", encoding="utf-8")
        kept |= {"ZJAI_DATA_DIR": own, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        if checkout:
            kept |= {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": f"{own}/compiled"}
        yield kept


def until_ended(words: Sequence[str], around: Environment) -> float:
    """Return the milliseconds from start to end of a fresh interpreter with these words."""
    begun = perf_counter()
    ended = subprocess.run(
        [sys.executable, *words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=around, check=False
    )
    taken = (perf_counter() - begun) * MILLI
    if ended.returncode not in {0, 1}:  # 1: the answer is no
        raise SystemExit(f"没有跑成：{' '.join(words)}\n{ended.stderr.decode()}")
    return taken


def until_painted(words: Sequence[str], first_word: str, around: Environment) -> float:
    """Return the milliseconds from the start of a fresh interpreter to a word on its pseudo-terminal."""
    begun = perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, [sys.executable, *words], dict(around))
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
    painted = b""
    try:
        while first_word.encode() not in painted:
            painted += os.read(terminal, 65536)
    except OSError:
        raise SystemExit(f"没有画出“{first_word}”：{' '.join(words)}\n{painted.decode(errors='replace')}") from None
    else:
        return (perf_counter() - begun) * MILLI
    finally:
        os.kill(child, signal.SIGKILL)
        os.close(terminal)
        os.waitpid(child, 0)
