"""How long the command line takes, as multiples of a bare Python; run by hand, never by the tests.

python tests/bench/startup.py [runs]
"""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from time import perf_counter

from zjai_tui.rules.catalog import examples

CASES = (
    ("--version", ["--version"], 3),
    ("--help", ["--help"], 3),
    ("score", ["score", str(examples()[0][1])], None),
    ("check", ["check", str(examples()[0][1])], None),
    ("standard lint", ["standard", "lint"], None),
)
"""What is timed, its words, and the multiple it may not exceed (None: no promise)."""


def seconds(words: list[str], runs: int) -> float:
    """Return the median time of a fresh interpreter with these words."""
    taken = []
    for _ in range(runs):
        begun = perf_counter()
        subprocess.run([sys.executable, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        taken.append(perf_counter() - begun)
    return median(taken)


def main() -> int:
    """Print one line for each case; return 1 when a promise is broken."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    bare = seconds(["-c", "pass"], runs)
    sys.stdout.write(f"bare python: {bare * 1000:.1f} ms\n")
    broken = 0
    for name, words, most in CASES:
        ratio = seconds(["-m", "zjai_tui", *words], runs) / bare
        late = most is not None and ratio > most
        broken += late
        promise = f"  (at most {most})" if most else ""
        sys.stdout.write(f"{name}: {ratio:.2f}x{promise}{'  TOO SLOW' if late else ''}\n")
    return min(broken, 1)


if __name__ == "__main__":
    sys.exit(main())
