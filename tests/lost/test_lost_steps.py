"""Whatever stops a save, at whichever step: the old or the new file is whole, and the person was told.

A smaller portion of what ``python tests/lost`` tries and counts, with the same functions.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from lost_cuts import KINDS, Kind, cut_everywhere
from lost_deeds import DEEDS
from lost_places import hindered
from lost_races import SAVERS, Saver, killed_while_saving, saved_by_many
from lost_trials import (
    Stage,
    Tally,
    interrupted_at_every_step,
    killed_at_every_step,
    refused_at_every_step,
    too_large_at_every_size,
)

BY_NAME = {one.name: one for one in DEEDS}
WRITERS = ("档案：保存", "档案：新建", "核定：添一条", "恢复副本：更新", "佐证：复制", "日历：导入")
"""One for each way of writing; the others go the same ways."""


MEMORY = Path("/dev/shm")
"""Where there is such a disk, hundreds of flushes take no time on it."""


@pytest.fixture
def folder() -> Iterator[Path]:
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        Path(name).chmod(0o755)  # some trials are made by who is not the administrator
        yield Path(name)


@pytest.fixture
def staged(folder: Path) -> Callable[[str], Stage]:
    return lambda name: Stage(BY_NAME[name], folder / "trial")


@pytest.mark.parametrize("name", WRITERS)
def test_killed_at_any_step_or_cut_from_the_current_the_old_or_the_new_file_is_whole(
    staged: Callable[[str], Stage], name: str
) -> None:
    killed, cut = Tally("killed"), Tally("cut")
    stage = staged(name)
    killed_at_every_step(stage, killed, cut)
    assert not killed.faults + cut.faults
    assert killed.tried > len(stage.steps)
    assert cut.tried >= 4 * len(stage.steps)


@pytest.mark.parametrize("name", WRITERS[:3])
def test_interrupted_at_any_step_nothing_half_written_stays(staged: Callable[[str], Stage], name: str) -> None:
    tally = Tally("interrupted")
    interrupted_at_every_step(staged(name), tally)
    assert not tally.faults


@pytest.mark.parametrize("name", WRITERS)
def test_a_disk_that_fills_up_at_any_step_is_told_and_leaves_the_old_file(
    staged: Callable[[str], Stage], name: str
) -> None:
    tally, stage = Tally("refused"), staged(name)
    refused_at_every_step(stage, tally, ["磁盘已满"], on=True)
    refused_at_every_step(stage, tally, ["读写出错"], on=False)
    assert not tally.faults
    assert tally.tried == 2 * len(stage.steps)


def test_a_limit_on_the_size_of_files_is_told_and_leaves_the_old_file(staged: Callable[[str], Stage]) -> None:
    tally = Tally("limited")
    too_large_at_every_size(staged("档案：保存"), tally, 150)
    assert not tally.faults
    assert tally.tried > 5


@pytest.mark.parametrize("name", ["档案：保存", "档案：新建", "核定：添一条", "恢复副本：更新", "最近打开"])
def test_a_place_that_was_taken_away_or_protected_or_replaced_is_told(
    staged: Callable[[str], Stage], name: str
) -> None:
    tally = Tally("hindered")
    hindered(staged(name), tally)
    assert not tally.faults


@pytest.mark.parametrize("saver", SAVERS, ids=lambda one: one.name)
def test_what_was_said_to_be_saved_is_there_after_a_kill_at_any_moment(saver: Saver, folder: Path) -> None:
    tally = Tally("killed")
    killed_while_saving(saver, folder / "trial", 12, random.Random(1), tally)
    assert not tally.faults
    assert tally.tried == 13


@pytest.mark.parametrize("meddling", [False, True])
def test_several_programs_with_one_dossier_lose_nothing_that_was_saved(folder: Path, meddling: bool) -> None:
    tally = Tally("many")
    saved_by_many(folder / "trial", tally, 3, 8, meddling=meddling)
    assert not tally.faults


@pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.name)
def test_a_file_that_lost_its_end_never_passes_for_the_whole(kind: Kind, folder: Path) -> None:
    tally = Tally("cut")
    cut_everywhere(kind, folder, 401, tally)
    assert not tally.faults
