"""How long until the first screen is painted, as a multiple of a bare Textual app; run by hand, never by the tests.

python tests/bench/first_screen.py [runs]

Whole processes, from the start of the interpreter to the first word on a pseudo-terminal, the two taken in turns.
"""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import struct
import sys
import tempfile
import termios
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
MOST = 1.25
BARE = """
import os
os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("first-word")
Bare().run()
"""
APPS: tuple[tuple[str, list[str], str], ...] = (
    ("bare Textual app", ["-c", BARE], "first-word"),
    ("home screen", ["-m", "zjai_tui"], "新建自评档案"),
    ("zjai demo", ["-m", "zjai_tui", "demo"], "示例视觉科技有限公司"),
)


def seconds(words: list[str], first_word: str) -> float:
    """Return how long a fresh interpreter with these words takes to paint a word."""
    begun = perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, *words])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    painted = b""
    while first_word.encode() not in painted:
        painted += os.read(terminal, 65536)
    taken = perf_counter() - begun
    os.kill(child, signal.SIGKILL)
    os.close(terminal)
    os.waitpid(child, 0)
    return taken


def main() -> int:
    """Print one line for each app; return 1 when the first screen comes too late."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as own:
        Path(own, "settings.toml").write_text("toured = true\n", encoding="utf-8")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed is compiled
        os.environ |= {
            "ZJAI_DATA_DIR": own, "PYTHONPYCACHEPREFIX": f"{own}/compiled", "PYTHONPATH": str(ROOT),
            "TERM": "xterm-256color", "COLORTERM": "truecolor",
        }  # fmt: skip
        taken = {name: [seconds(words, first_word)] for name, words, first_word in APPS}  # compiles what is new
        for _ in range(runs):
            for name, words, first_word in APPS:
                taken[name].append(seconds(words, first_word))
    bare = median(taken[APPS[0][0]][1:])
    for name, _, _ in APPS:
        one = median(taken[name][1:])
        sys.stdout.write(f"{name}: {one * 1000:.0f} ms, {one / bare:.2f}x\n")
    late = median(taken[APPS[1][0]][1:]) / bare > MOST
    sys.stdout.write(f"the home screen may take {MOST}x{': TOO SLOW' if late else ''}\n")
    return int(late)


if __name__ == "__main__":
    sys.exit(main())
