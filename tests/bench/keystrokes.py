"""What a key in the scoring step takes until the app is at rest, beside the same key in a bare Textual app.

Driven without a terminal, all rules loaded: the fullest example and a dossier of forty entries, at both sizes; through
the list, then typing into an entry. Of each round the 95th percentile counts. Where list and form stand side by side,
the form follows once one rests on a row; that is no answer to the key, and a line of its own.

Counted is the time of the processor, of all threads: nothing here waits for anything else, so that it is the time on
the clock, or more, wherever no other program takes turns with this one.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from processes import ROOT
from ratios import Line
from turns import MILLI

MOST = 50.0
ENTRIES = 40
ROWS = 60
"""Rows of the bare list."""
SIZES = ((80, 24), (140, 40))
BESIDE_FROM = 140
"""Columns from which list and form stand side by side."""
WALK = ("down", "down", "down", "up")
WORDS = "某项成果的名称与编号"
IN_LIST, AFTER_REST, TYPING = "选一行", "停下后旁边换好", "打一个字"
PLAIN = "裸Textual"

Taken = dict[str, float]
"""95th percentile of what the keys of one round took, in milliseconds."""


def keystrokes(rounds: int, keys: int) -> list[Line]:
    """Return what the keys cost."""
    sys.path.append(str(ROOT / "tests" / "tui"))
    kept = os.getcwd()
    with TemporaryDirectory() as own:
        Path(own, "settings.toml").write_text("toured = true\n", encoding="utf-8")
        os.environ |= {"ZJAI_DATA_DIR": own, "TEXTUAL_ANIMATIONS": "none", "TERM": "xterm-256color"}
        os.chdir(own)
        try:
            path = _many_entries(Path(own))
            cases = {("最满的示例", size): (size, None) for size in SIZES}
            cases |= {(f"{ENTRIES}条业绩", size): (size, path) for size in SIZES}
            asyncio.run(_bare(SIZES[0], 4))  # warms up
            found: dict[tuple[str, tuple[int, int], str], list[tuple[float, float]]] = {}
            for _ in range(rounds):
                for (name, size), (_, file) in cases.items():
                    bare = asyncio.run(_bare(size, keys))
                    for what, ours in asyncio.run(_ours(size, keys, file)).items():
                        found.setdefault((name, size, what), []).append((ours, bare[what]))
        finally:
            os.chdir(kept)
    return [
        Line(
            name=f"{what}，{name}，{size[0]}x{size[1]}",
            ours=tuple(ours for ours, _ in pairs),
            beside=PLAIN,
            bare=tuple(bare for _, bare in pairs),
            most=None if what == AFTER_REST else MOST,
            target=what != AFTER_REST,
        )
        for (name, size, what), pairs in found.items()
    ]


def _many_entries(folder: Path) -> Path:
    """Write a dossier of forty achievements, the fullest example with its entries repeated, and return its path."""
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


async def _ours(size: tuple[int, int], keys: int, path: Path | None) -> Taken:
    """Return what each key took in the list, after it, and while typing."""
    from tui_driver import driven

    taken: dict[str, list[float]] = {IN_LIST: [], AFTER_REST: [], TYPING: []}
    async with driven(size, path=path, demo=None if path else "reached") as driver:
        await driver.press("f6", "f6", "f6")
        for at in range(keys):
            begun = process_time()
            await driver.answer(WALK[at % len(WALK)])
            answered = process_time()
            await driver.settle()
            taken[IN_LIST].append(answered - begun)
            if size[0] >= BESIDE_FROM:
                taken[AFTER_REST].append(process_time() - answered)
        await driver.press("end", "enter", "enter")  # the first of all achievements
        await _type(driver, keys, taken[TYPING])
    return {what: _late(seconds) for what, seconds in taken.items() if seconds}


async def _bare(size: tuple[int, int], keys: int) -> Taken:
    """Return the same of a list and a field that nothing follows."""
    taken: dict[str, list[float]] = {IN_LIST: [], TYPING: []}
    async with _bare_app(size) as driver:
        for at in range(keys):
            begun = process_time()
            await driver.answer(WALK[at % len(WALK)])
            taken[IN_LIST].append(process_time() - begun)
            await driver.settle()
        await driver.press("tab")
        await _type(driver, keys, taken[TYPING])
    late = {what: _late(seconds) for what, seconds in taken.items()}
    return late | {AFTER_REST: late[IN_LIST]}


async def _type(driver: Any, keys: int, taken: list[float]) -> None:
    for at in range(keys):
        begun = process_time()
        await driver.type(WORDS[at % len(WORDS)])
        taken.append(process_time() - begun)


@asynccontextmanager
async def _bare_app(size: tuple[int, int]) -> AsyncIterator[Any]:
    from textual.app import App, ComposeResult
    from textual.widgets import Input, OptionList

    from tui_driver import Driver

    class Bare(App[int]):
        CSS = "OptionList { height: 1fr }"

        def compose(self) -> ComposeResult:
            yield OptionList(*(f"第{at}行" for at in range(ROWS)))
            yield Input()

    app: Any = Bare()
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver


def _late(seconds: list[float]) -> float:
    """Return the 95th percentile, in milliseconds."""
    return sorted(seconds)[int(len(seconds) * 0.95)] * MILLI
