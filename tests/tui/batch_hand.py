"""Opening a folder of dossiers in the app under test, and looking at its table."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from batch_samples import unit_folder
from tui_driver import NARROW, Driver, driven
from zjai_tui.tui.screens.unit.batch import BatchScreen
from zjai_tui.tui.unit.batch_desk import open_folders


def a_folder(count: int = 8, broken: int = 1, conflicting: int = 1) -> Path:
    """Return a folder with a few dossiers beside the place where the test stands."""
    return unit_folder(Path("申报材料"), count=count, broken=broken, conflicting=conflicting).absolute()


def batch(driver: Driver) -> BatchScreen:
    """Return the table's screen, in front or under a window."""
    return next(one for one in driver.app.screen_stack if isinstance(one, BatchScreen))


def names(driver: Driver) -> list[str]:
    """Return the names in the table, top to bottom."""
    return [row.name or Path(row.file).name for row in batch(driver).table.rows]


@asynccontextmanager
async def opened(folder: Path, size: tuple[int, int] = NARROW) -> AsyncIterator[Driver]:
    """Run the app with a folder open."""
    async with driven(size) as driver:
        driver.app.run_worker(open_folders(driver.app, (folder,)), group="files")
        await driver.settle()
        yield driver
