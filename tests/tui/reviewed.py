"""For the tests of the review screen: a dossier to be reviewed, and what is on disk and on screen then."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from test_tui_finish import with_evidence
from tui_driver import NARROW, Driver, driven
from zjai_tui.dossier.review.acts import sound
from zjai_tui.dossier.review.model import Act, Review
from zjai_tui.dossier.review.store import load_review, review_path
from zjai_tui.dossier.store import load, save
from zjai_tui.tui.files.settings import remember_setting
from zjai_tui.tui.screens.unit.review import ReviewScreen
from zjai_tui.tui.unit import reviewing

DAY = datetime(2024, 8, 20, 9, 30, tzinfo=timezone(timedelta(hours=8)))
REVIEWER = "沈核对"
DOSSIER = Path("示例.toml")


def to_review() -> Path:
    """Have a dossier with its evidence here, and be a reviewer who was asked for a name before."""
    remember_setting("reviewer", REVIEWER)
    return with_evidence()


@asynccontextmanager
async def reviewing_it(path: Path = DOSSIER, size: tuple[int, int] = NARROW) -> AsyncIterator[Driver]:
    """Run the app on the review of a dossier."""
    async with driven(size) as driver:
        driver.app.run_worker(driver.app.unit_desk.review(path), group="files")
        await driver.settle()
        yield driver


def page(driver: Driver) -> ReviewScreen:
    """Return the review in front."""
    assert isinstance(driver.app.page, ReviewScreen), driver.screen()
    return driver.app.page


async def go(driver: Driver, item_id: str) -> None:
    """Take an item at hand."""
    page(driver).go_to(item_id)
    await driver.settle()


def review(path: Path = DOSSIER) -> Review:
    """Return what is on disk."""
    found = load_review(review_path(path)).review
    assert all(map(sound, found.act))
    return found


def acts(path: Path = DOSSIER, do: str = "") -> Sequence[Act]:
    """Return the acts on disk in order, or those of one kind."""
    return [one for one in review(path).act if not do or one.do == do]


def state(driver: Driver, item_id: str) -> str:
    """Return how an item stands on screen."""
    one = reviewing_of(driver).standing(item_id)
    assert one is not None
    return "stale" if one.stale else one.state


def reviewing_of(driver: Driver) -> reviewing.Reviewing:
    """Return the review on screen."""
    return page(driver).reviewing


def small(kept: Sequence[str] = ("e01", "e04", "e05", "e11"), path: Path = DOSSIER) -> Path:
    """Have a dossier with only these achievements."""
    to_review()
    loaded = load(path)
    entries = tuple(one for one in loaded.dossier.entry if one.id in kept)
    save(replace(loaded.dossier, entry=entries), path, expected=loaded.stamp)
    return path
