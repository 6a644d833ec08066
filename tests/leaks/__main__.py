"""The large runs, by hand: every command in a process of its own, every place and sort of failure; prints counts.

    python tests/leaks            everything
    python tests/leaks commands   every command, each under both watches
    python tests/leaks crashes    every place to fail in, with every sort of error

The program must be installed, or on PYTHONPATH. Exit code 1 when anything leaks. Failing sessions run two at a time.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from leaks_calls import CALLS, Call
from leaks_crashes import Crash, every, faults
from leaks_secrets import lay_out, machine_told, numbers_told
from leaks_watch import PROGRAM, sealable, watched

AT_ONCE = 2


def _commands(folder: Path) -> Iterable[tuple[str, list[str]]]:
    """Yield of every command line its command and what it did wrong."""
    work, own = folder / "办公", folder / "own"
    work.mkdir()
    lay_out(work, verified=True)
    for call in CALLS:
        yield (call.words or ("zjai",))[0], _wrong(call, work, own, folder)


def _wrong(call: Call, work: Path, own: Path, folder: Path) -> list[str]:
    done = watched([*PROGRAM, *call.words], where=work, own=own, log=folder / "log", typed=call.typed)
    told = done.out + done.err
    found = [] if done.code in call.codes else [f"exit code {done.code}"]
    found += [f"sent: {one}" for one in done.noted.sent] + [f"began: {one}" for one in done.noted.started]
    found += [] if call.asked else [f"told: {one}" for one in numbers_told(told)]
    found += [f"told: {one}" for one in machine_told(told.replace(str(own), ""), folder)]
    found += ["not watched"] if not done.noted.watched else []
    return [f"{' '.join(call.words)}: {one}" for one in found]


def _crashes(folder: Path) -> Iterable[tuple[str, list[str]]]:
    """Yield of every failure its place and what was wrong with how it ended."""

    def one(at: int, crash: Crash, sort: str) -> tuple[str, list[str]]:
        try:
            found = faults(crash, sort, folder / str(at))
        except AssertionError as error:  # what was awaited never came
            found = [str(error)[:200]]
        return crash.place, [f"{crash.place}, {sort}: {one}" for one in found]

    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(one, *zip(*[(at, *case) for at, case in enumerate(every())], strict=True))


RUNS: dict[str, Callable[[Path], Iterable[tuple[str, list[str]]]]] = {"commands": _commands, "crashes": _crashes}


def main(names: list[str]) -> int:
    """Make the runs named, or all; print a line for each kind, and what failed."""
    if not sealable():
        print("System calls cannot be filtered here; only the watch inside the interpreters is on.")  # noqa: T201
    wrong: list[str] = []
    for name in names or list(RUNS):
        tried: Counter[str] = Counter()
        held: Counter[str] = Counter()
        with tempfile.TemporaryDirectory() as folder:
            for kind, found in RUNS[name](Path(folder)):
                tried[kind] += 1
                held[kind] += not found
                wrong += found
        print(f"{name:<24}{'tried':>8}{'held':>8}")  # noqa: T201
        for kind, count in tried.items():
            print(f"  {kind:<22}{count:>8}{held[kind]:>8}")  # noqa: T201
        print(f"  {'all':<22}{tried.total():>8}{held.total():>8}\n")  # noqa: T201
    for line in wrong:
        print(line)  # noqa: T201
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
