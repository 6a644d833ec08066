"""What publicity windows cost, as multiples of what they cannot be cheaper than; run by hand, never by the tests.

python tests/bench/publicity.py [runs]

The whole process is measured with compiled modules, as after an installation, in a folder of its own.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from bisect import bisect_left
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

import chinese_calendar

from zjai_tui.workdays.answers import Asked
from zjai_tui.workdays.many import Row, reckoned
from zjai_tui.workdays.rounds import quick_round
from zjai_tui.workdays.table import table_for
from zjai_tui.workdays.windows import window_ends

ROOT = Path(__file__).resolve().parents[2]
WORDS = (
    ("publicity 2024-09-13", ["2024-09-13"]),
    ("publicity 2024-09-13 --json", ["2024-09-13", "--json"]),
    ("publicity 9月13日", ["9月13日"]),
    ("publicity --deadline 2024-09-20", ["--deadline", "2024-09-20"]),
    ("publicity --audit", ["--audit", "2024-09-13", "2024-09-20"]),
)
MOST_OF_PROCESS, MOST_OF_BISECT = 4, 2
WINDOWS = 10_000
"""Windows of a batch; chinese_calendar's own functions are timed on a hundredth of them."""


def process(runs: int) -> int:
    """Print what a call costs against a bare Python, both run in turn; return how many promises are broken."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": folder, "ZJAI_DATA_DIR": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)

        def seconds(words: list[str]) -> float:
            begun = perf_counter()
            subprocess.run([sys.executable, *words], stdout=subprocess.DEVNULL, check=True, env=environment)
            return perf_counter() - begun

        cases = {"python -c pass": ["-c", "pass"]} | {
            name: ["-m", "zjai_tui", "publicity", *words] for name, words in WORDS
        }
        for words in cases.values():
            seconds(words)  # compiles what is not compiled yet
        taken: dict[str, list[float]] = {name: [] for name in cases}
        for _ in range(runs):
            for name, words in cases.items():
                taken[name].append(seconds(words))
    bare = median(taken.pop("python -c pass"))
    sys.stdout.write(f"python -c pass: {bare * 1000:.1f} ms\n")
    return sum(_told(name, median(found) / bare, MOST_OF_PROCESS) for name, found in taken.items())


def windows(runs: int) -> int:
    """Print what many windows cost against plain bisect and chinese_calendar; return how many promises are broken."""
    chance = random.Random(20240920)
    first = date(2019, 1, 1)
    rows = [(first + timedelta(chance.randrange(7 * 365)), chance.choice((3, 5, 7, 10, 20))) for _ in range(WINDOWS)]
    table = table_for(range(2019, 2027))
    working = [day.date.toordinal() for day in table.days(first, date(2026, 12, 31)) if day.working]

    def plain() -> list[date]:
        return [date.fromordinal(working[bisect_left(working, start.toordinal()) + days - 1]) for start, days in rows]

    def library() -> list[date]:
        return [chinese_calendar.find_workday(days - 1, start) for start, days in rows[: WINDOWS // 100]]

    def ours() -> list[date]:
        return window_ends(table, rows)

    listed = [Row("", "", "", start, days) for start, days in rows]
    found = quick_round((ROOT / "data/cycles/2024.toml").read_text(encoding="utf-8"))
    asked = Asked(5, "counted", found, None, date(2024, 8, 20))

    def whole() -> list[object]:
        return list(reckoned(table, listed, asked, lambda _: found))

    if ours() != plain() or ours()[: WINDOWS // 100] != library():
        sys.stdout.write("the answers differ\n")
        return 1
    bisect, mine = _best(plain, ours, runs=runs)
    sys.stdout.write(f"plain bisect, {WINDOWS} windows: {bisect * 1000:.1f} ms\n")
    broken = _told(f"{WINDOWS} windows", mine / bisect, MOST_OF_BISECT)
    (theirs,) = _best(library, runs=1)
    sys.stdout.write(f"chinese_calendar.find_workday: {theirs * 100 / mine:.0f}x what ours cost\n")
    (rich,) = _best(whole, runs=3)
    sys.stdout.write(f"{WINDOWS} rows with both readings and warnings: {rich / bisect:.0f}x (no promise)\n")
    return broken


def _best(*functions: Callable[[], object], runs: int) -> list[float]:
    """Return the best time of each function; they are run in turn."""
    taken: list[list[float]] = [[] for _ in functions]
    for _ in range(runs):
        for function, times in zip(functions, taken, strict=True):
            begun = perf_counter()
            function()
            times.append(perf_counter() - begun)
    return [min(times) for times in taken]


def _told(name: str, ratio: float, most: float) -> int:
    late = ratio > most
    sys.stdout.write(f"{name}: {ratio:.2f}x  (at most {most}){'  TOO SLOW' if late else ''}\n")
    return int(late)


def main() -> int:
    """Print one line for each case; return 1 when a promise is broken."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    return min(process(runs) + windows(runs), 1)


if __name__ == "__main__":
    sys.exit(main())
