"""Every screen that opens a file, driven without a terminal; each is a surface like a command."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from surfaces import OWN, SOUND, Surface

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tui"))

from tui_driver import NARROW, Driver
from zjai_tui.tui.app import ZjaiApp
from zjai_tui.tui.beginning import Beginning

SURVIVED, HARMED = 0, 77
Opening = Callable[[Driver], Awaitable[None]]
_ROUND = (
    "f1",
    "escape",
    "f6",
    "down",
    "enter",
    "escape",
    "pagedown",
    "f3",
    "escape",
    "f6",
    "f6",
    "end",
    "enter",
    "escape",
)
"""Keys pressed on whatever has opened: help, steps, the palette, an answer, a way back."""


async def _nothing(_: Driver) -> None:
    """Open nothing: what lies in the person's own folder is read as it is."""


async def _merge(driver: Driver) -> None:
    from zjai_tui.tui.unit.merge_desk import open_merge

    driver.app.run_worker(open_merge(driver.app, Path(SOUND), Path("甲.toml"), None), group="files")


async def _sheet(driver: Driver) -> None:
    from zjai_tui.tui.screens.sheet_import import SheetImportScreen

    await driver.app.show_page(SheetImportScreen(Path("表.csv")))


async def _folder(driver: Driver) -> None:
    driver.app.run_worker(driver.app.unit_desk.open_folder(Path()), group="files")


async def _publicity(driver: Driver) -> None:
    await driver.press("f3")
    await driver.type("gs")
    await driver.press("enter")


def _surface(kind: str, at: str, name: str, *, writes: bool = False) -> Surface:
    return Surface(kind=kind, at=at, words=("app:", name), refuses=frozenset({SURVIVED}), names_it=False, writes=writes)


SCREENS: dict[Surface, tuple[Beginning, Opening]] = {
    _surface("dossier", "甲.toml", "dossier"): (Beginning(path=Path("甲.toml")), _nothing),
    _surface("dossier", "甲.toml", "folder"): (Beginning(), _folder),
    _surface("dossier", "甲.toml", "merge"): (Beginning(), _merge),
    _surface("dossier", "甲.toml", "review"): (Beginning(review=Path("甲.toml")), _nothing),
    _surface("review", "好.核定.toml", "review file"): (Beginning(review=Path(SOUND)), _nothing),
    _surface("standard", "表.toml", "standard"): (Beginning(standard="表.toml"), _nothing),
    _surface("sheet", "表.csv", "spreadsheet"): (Beginning(), _sheet),
    _surface("standard", f"{OWN}/standards/zj-ai-reference.toml", "own standard"): (
        Beginning(path=Path(SOUND)),
        _nothing,
    ),
    _surface("cycle", f"{OWN}/cycles/2024.toml", "own round"): (Beginning(path=Path(SOUND)), _nothing),
    _surface("areas", f"{OWN}/areas/applied_tech.toml", "own area"): (Beginning(path=Path(SOUND)), _nothing),
    _surface("overlay", f"{OWN}/calendars/2027.toml", "own calendar"): (Beginning(), _publicity),
    _surface("settings", f"{OWN}/settings.toml", "settings", writes=True): (Beginning(), _nothing),
    _surface("recent", f"{OWN}/recent.toml", "recent"): (Beginning(), _nothing),
    _surface("copy", f"{OWN}/recovery/aa.toml", "recovery copy"): (Beginning(), _nothing),
    _surface("standard", f"{OWN}/standard-copies/aa.toml", "copy of a standard"): (Beginning(standard=""), _nothing),
}


def screen_work(surface: Surface) -> Callable[[], int]:
    """Return the work of opening a screen on the hostile file and walking about in it."""
    beginning, opening = SCREENS[surface]

    def run() -> int:
        return asyncio.run(_walked(beginning, opening))

    return run


async def _walked(beginning: Beginning, opening: Opening) -> int:
    app = ZjaiApp(beginning)
    async with app.run_test(size=NARROW, notifications=True, tooltips=True) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        await opening(driver)
        await driver.settle()
        for key in ("", *_ROUND):
            if app._exit or not app.is_running:
                break
            if key:
                await driver.press(key)
            if not _harmless(driver):
                return HARMED
        sys.stdout.write(driver.screen() if app.is_running else "")
    return SURVIVED if app.failure is None and app.return_code in {None, 0} else HARMED


def _harmless(driver: Driver) -> bool:
    """Tell whether nothing on screen steers a terminal or acts by itself; print what does."""
    shown = driver.screen()
    bad = sorted({char for char in shown if not char.isprintable() and char not in "\n\u3000"})
    for strip in driver.app.screen._compositor.render_strips():
        for segment in strip:
            meta = segment.style.meta if segment.style else {}
            acts = {act for name, act in meta.items() if name.startswith("@")} - {"grab", "scroll_up", "scroll_down"}
            bad += [str(one) for one in acts]
            bad += [segment.style.link] if segment.style and segment.style.link else []
    if bad or driver.app.failure is not None:
        sys.stderr.write(f"on screen: {bad!r} {type(driver.app.failure).__name__}\n{shown}\n")
    return not bad and driver.app.failure is None
