"""How fast the working-day table is, as multiples of plain bisect; run by hand, never by the tests.

python tests/bench/workdays.py [rounds]
"""

from __future__ import annotations

import os
import subprocess
import sys
from bisect import bisect_left
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import chinese_calendar

from zjai_tui.workdays.table import table_for

STARTS = [date(2023, 1, 1) + timedelta(at // 10) for at in range(10_000)]
YEARS = (2023, 2024, 2025, 2026)
ORDINALS = [
    ordinal
    for ordinal in range(date(2023, 1, 1).toordinal(), date(2026, 12, 31).toordinal() + 1)
    if chinese_calendar.is_workday(date.fromordinal(ordinal))
]
MOST_TABLE, MOST_BUILD = 2.0, 2.0
"""Promises: 10,000 shifts against bisect; milliseconds to build three years."""


def by_bisect() -> None:
    """Find the fifth working day from each start with nothing but a list."""
    for day in STARTS:
        date.fromordinal(ORDINALS[bisect_left(ORDINALS, day.toordinal()) + 4])


def by_table() -> None:
    """Find the same with our table."""
    table = table_for(YEARS)
    for day in STARTS:
        table.shifted(day, 4)


def by_library() -> None:
    """Find the same with the library's own function, for one start in fifty."""
    for day in STARTS[::50]:
        chinese_calendar.find_workday(4, day)


def build() -> None:
    """Build the table of three years."""
    table_for([2024, 2026])


def seconds(work: Callable[[], None], rounds: int) -> float:
    """Return the median time of a piece of work."""
    taken = []
    for _ in range(rounds):
        begun = perf_counter()
        work()
        taken.append(perf_counter() - begun)
    return median(taken)


def process(code: str, compiled: str) -> Callable[[], None]:
    """Return the work of running a fresh interpreter with this code, as the installed script does.

    `compiled`: a folder for the compiled modules, which an installed program has as well.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {**kept, "PYTHONPYCACHEPREFIX": compiled}

    def run() -> None:
        subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL, env=environment, check=True)

    run()
    return run


def main() -> int:
    """Print one line for each case; return 1 when a promise is broken."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    bisect, table = seconds(by_bisect, rounds), seconds(by_table, rounds)
    built = seconds(build, rounds) * 1000
    with TemporaryDirectory() as compiled:
        bare = seconds(process("pass", compiled), rounds)
        code = "from zjai_tui.__main__ import main; main(['calendar', '2024'])"
        calendar = seconds(process(code, compiled), rounds)
    lines = [
        ("10,000 shifts, table built, against plain bisect", table / bisect, MOST_TABLE),
        ("the library's own function against plain bisect", seconds(by_library, 3) * 50 / bisect, None),
        ("building three years, milliseconds", built, MOST_BUILD),
        ("zjai calendar 2024 against python -c pass", calendar / bare, None),
    ]
    broken = 0
    for name, value, most in lines:
        late = most is not None and value > most
        broken += late
        promise = f"  (at most {most})" if most else ""
        sys.stdout.write(f"{name}: {value:.2f}{promise}{'  TOO SLOW' if late else ''}\n")
    return min(broken, 1)


if __name__ == "__main__":
    sys.exit(main())
