"""How long a keystroke in the scoring step takes, from the key until the app is idle; run by hand, never by the tests.

python tests/bench/keystroke.py [keys]

The fullest example and a dossier of forty entries, at both sizes: through the list, then typing into an entry.
Where list and form stand side by side, the form follows once one rests on a row; that is told for itself.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "tui")]

MOST = 0.050
ENTRIES = 40
BESIDE_FROM = 140
"""Columns from which list and form stand side by side."""
BESIDE = "form beside the list, after a rest"
SIZES = ((80, 24), (140, 40))
WALK = ("down", "down", "down", "up")
WORDS = "某项成果的名称与编号"


def many_entries(folder: Path) -> Path:
    """Write a dossier of forty achievements, the fullest example with its entries repeated, and return its path."""
    from dataclasses import replace

    from zjai_tui.base.toml_files import parse_toml
    from zjai_tui.dossier.reader import dossier_from
    from zjai_tui.dossier.store import create
    from zjai_tui.rules.catalog import read_example

    dossier = dossier_from(parse_toml(read_example("reached"), "reached"), "reached")
    entries = [
        replace(dossier.entry[at % len(dossier.entry)], id=f"e{at:03}", title=f"条目{at}") for at in range(ENTRIES)
    ]
    path = folder / "forty.toml"
    create(replace(dossier, entry=tuple(entries), example=False), path)
    return path


async def timed(size: tuple[int, int], keys: int, path: Path | None) -> dict[str, list[float]]:
    """Return seconds for each keystroke, in the list and while typing."""
    from tui_driver import driven

    taken: dict[str, list[float]] = {"list": [], BESIDE: [], "typing": []}
    async with driven(size, path=path, demo=None if path else "reached") as driver:
        await driver.press("f6", "f6", "f6")
        for at in range(keys):
            begun = perf_counter()
            await driver.answer(WALK[at % len(WALK)])
            answered = perf_counter()
            await driver.settle()
            taken["list"].append(answered - begun)
            if size[0] >= BESIDE_FROM:
                taken[BESIDE].append(perf_counter() - answered)
        await driver.press("end", "enter", "enter")  # the first of all achievements
        for at in range(keys):
            begun = perf_counter()
            await driver.type(WORDS[at % len(WORDS)])
            taken["typing"].append(perf_counter() - begun)
    return taken


def late(seconds: list[float]) -> float:
    """Return the 95th percentile."""
    return sorted(seconds)[int(len(seconds) * 0.95)]


def main() -> int:
    """Print one line for each case; return 1 when a keystroke takes too long."""
    keys = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    broken = 0
    with tempfile.TemporaryDirectory() as own:
        Path(own, "settings.toml").write_text("toured = true\n", encoding="utf-8")
        os.environ |= {"ZJAI_DATA_DIR": own, "TEXTUAL_ANIMATIONS": "none", "TERM": "xterm-256color"}
        os.chdir(own)
        path = many_entries(Path(own))
        for name, file in (("fullest example", None), (f"{ENTRIES} entries", path)):
            for size in SIZES:
                for what, taken in asyncio.run(timed(size, keys, file)).items():
                    if not taken:
                        continue
                    slow = late(taken) > MOST and what != BESIDE
                    broken += slow
                    text = f"{name}, {size[0]}x{size[1]}, {what}: p95 {late(taken) * 1000:.0f} ms"
                    sys.stdout.write(f"{text}{'  TOO SLOW' if slow else ''}\n")
    return min(broken, 1)


if __name__ == "__main__":
    sys.exit(main())
