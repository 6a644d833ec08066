"""What a batch costs, as multiples of parsing the same files with tomllib alone; run by hand, never by the tests.

python tests/bench/batch.py [rounds] [sizes …]

Every figure comes from a process of its own: the seconds from the first file to the last line (rules read
and further processes begun in between, the program itself loaded before), the best of the rounds; the most
memory that process and the largest of its further ones held. The evidence files are read and hashed too, which
tomllib is not asked to do. ``conflicts`` keeps what the conflict lens compares, and compares it.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "batch")]
SIZES = (100, 1_000, 10_000)
MOST_RATIO = 2.0
"""Promise: with all processors, from 1,000 files on, against tomllib."""
MOST_GROWTH = 1.3
"""Promises: cost per dossier, and memory, at the largest number against those at 1,000."""
PROMISED_FROM = 1_000
KIB = 1024
WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)

Figures = dict[str, float]
"""``seconds``; ``cpu``, those of all processors together; ``own`` and ``others``, the most memory in MiB."""


def by_tomllib(folder: str) -> None:
    """Parse every dossier, and nothing else."""
    for file in sorted(Path(folder).glob("*.toml")):
        with open(file, "rb") as opened:
            tomllib.load(opened)


def by_batch(folder: str, jobs: int) -> None:
    """Print the line of every dossier to nowhere."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        found = mapped(dossiers_in([folder]), partial(line_of, rules=RulesAtHand()), lost_line, jobs=jobs)
        for line in found:
            nowhere.write(line.text + "\n")


def by_conflicts(folder: str, jobs: int) -> None:
    """Compare all dossiers with each other."""
    conflicts(list(rows(dossiers_in([folder]), jobs=jobs)))


def measured(way: str, folder: str) -> Figures:
    """Do one thing in this process and say what it took."""
    works: dict[str, Callable[[], None]] = {
        "tomllib": lambda: by_tomllib(folder),
        "jobs 1": lambda: by_batch(folder, 1),
        "all jobs": lambda: by_batch(folder, cores()),
        "conflicts": lambda: by_conflicts(folder, cores()),
    }
    before, begun = processor_seconds(), perf_counter()
    works[way]()
    seconds, cpu = perf_counter() - begun, processor_seconds() - before
    own, others = (resource.getrusage(who).ru_maxrss / KIB for who in WHO)
    return {"seconds": seconds, "cpu": cpu, "own": own, "others": others}


def processor_seconds() -> float:
    """Return what this process and its further ones, as far as they have ended, have used."""
    used = [resource.getrusage(who) for who in WHO]
    return sum(one.ru_utime + one.ru_stime for one in used)


def best(way: str, folder: str, rounds: int) -> Figures:
    """Return the figures of a way to work, each time in a fresh process: the shortest time, the most memory."""
    command = [sys.executable, __file__, "--one", way, folder]
    found = [json.loads(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(rounds)]
    return {key: (min if key in {"seconds", "cpu"} else max)(one[key] for one in found) for key in found[0]}


def main(rounds: int, sizes: list[int]) -> int:
    """Print one line for each number of files; return 1 when a promise is broken."""
    write(
        f"processors {cores()}, rounds {rounds}; against tomllib: time on the clock, time of all processors together;"
    )
    write("then milliseconds on the clock for a dossier, MiB of the largest process")
    broken = 0
    firsts: dict[str, tuple[float, float]] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as made:
            folder = str(unit_folder(Path(made), size, broken=0))
            runs = rounds if size < SIZES[-1] else 1
            bare = best("tomllib", folder, runs)
            write(f"{size:,} files: tomllib {bare['seconds'] / size * 1000:.2f} ms, {bare['own']:.0f} MiB")
            for way in ("jobs 1", "all jobs", "conflicts"):
                found = best(way, folder, runs)
                ratio, each = found["seconds"] / bare["seconds"], found["seconds"] / size * 1000
                memory = max(found["own"], found["others"])
                late = way == "all jobs" and size >= PROMISED_FROM and ratio > MOST_RATIO
                cost, held = firsts.setdefault(way, (each, memory)) if size >= PROMISED_FROM else (each, memory)
                grown = way == "all jobs" and (each > cost * MOST_GROWTH or memory > held * MOST_GROWTH)
                broken += late + grown
                marks = ("  TOO SLOW" if late else "") + ("  GROWS" if grown else "")
                work = found["cpu"] / bare["cpu"]
                write(f"  {way:<10}{ratio:6.2f} x{work:8.2f} x{each:8.2f} ms{memory:7.0f} MiB{marks}")
    promise = (
        f"with all processors at most {MOST_RATIO} x from {PROMISED_FROM:,} files, growing at most {MOST_GROWTH} x"
    )
    write(f"{promise}: {'BROKEN' if broken else 'kept'}")
    return min(broken, 1)


def write(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"] and sys.argv[2] == "tomllib":
        write(json.dumps(measured("tomllib", sys.argv[3])))
        sys.exit()

from batch_samples import unit_folder  # noqa: E402 - tomllib alone is measured without any of this
from zjai_tui.batch.finding import dossiers_in  # noqa: E402
from zjai_tui.batch.lens import conflicts  # noqa: E402
from zjai_tui.batch.rules_at_hand import RulesAtHand  # noqa: E402
from zjai_tui.batch.running import cores, mapped, rows  # noqa: E402
from zjai_tui.cli.batch_lines import line_of, lost_line  # noqa: E402

if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        write(json.dumps(measured(sys.argv[2], sys.argv[3])))
        sys.exit()
    numbers = [int(one.replace("_", "").replace(",", "")) for one in sys.argv[1:]]
    sys.exit(main(numbers[0] if numbers else 3, numbers[1:] or list(SIZES)))
