"""Many files through several processes: in order, in bounded memory, and no file lost when a process dies."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from batch_samples import unit_folder
from zjai_tui.batch import pool, running
from zjai_tui.batch.finding import dossiers_in
from zjai_tui.batch.pool import AHEAD, CHUNK, Pool
from zjai_tui.batch.running import cores, mapped, rows

LONG = 60


def _lengths(file: str) -> int:
    return len(file)


def _dies(file: str, bad: str) -> str:
    if file == bad:
        os._exit(7)
    return file.upper()


def _fails(file: str) -> str:
    raise SystemExit(file)


def _hangs(file: str) -> str:
    if file == "hangs":
        threading.Event().wait(LONG)  # nobody ever sets it: the process has to be ended from outside
    return file


def _lost(file: str) -> str:
    return f"lost {file}"


def _left() -> list[int]:
    return [one.pid for one in multiprocessing.active_children() if one.pid]


def test_two_processes_give_the_rows_of_one_in_the_order_of_the_files(tmp_path: Path) -> None:
    unit_folder(tmp_path, count=40)
    files = list(dossiers_in([str(tmp_path)]))
    alone = list(rows(files, jobs=1))
    assert [row.file for row in alone] == files
    assert list(rows(files, jobs=2)) == alone
    assert not _left()


def test_few_files_are_read_without_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "cores", lambda: 4)
    monkeypatch.setattr(running, "Pool", None)
    assert list(mapped(["a"] * (running.FEW - 1), _lengths, _lengths)) == [1] * (running.FEW - 1)


def test_many_files_are_shared_out_to_all_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    class Counting(Pool[int]):
        def each(self, files):  # type: ignore[no-untyped-def]
            asked.append(self.count)
            return map(self.work, files)

    monkeypatch.setattr(running, "cores", lambda: 3)
    monkeypatch.setattr(running, "Pool", Counting)
    files = [str(at) for at in range(running.FEW + 5)]
    assert list(mapped(files, _lengths, _lengths)) == [len(one) for one in files]
    assert asked == [3]


@pytest.mark.parametrize("at", [0, CHUNK + 3, 69])
def test_a_process_that_dies_costs_one_file_and_no_more(at: int) -> None:
    files = [f"f{one}" for one in range(70)]
    found = list(mapped(files, partial(_dies, bad=f"f{at}"), _lost, jobs=2))
    assert found == [f"lost f{one}" if one == at else f"F{one}" for one in range(70)]
    assert not _left()


def test_when_every_process_dies_every_file_is_told_and_it_ends(capfd: pytest.CaptureFixture[str]) -> None:
    assert list(mapped(["a", "b", "c"], _fails, _lost, jobs=2)) == ["lost a", "lost b", "lost c"]
    assert capfd.readouterr().err == ""


def test_files_are_taken_only_as_far_ahead_as_the_processes_need() -> None:
    taken = 0

    def files() -> Iterator[str]:
        nonlocal taken
        for at in range(100_000):
            taken += 1
            yield str(at)

    coming = mapped(files(), _lengths, _lengths, jobs=2)
    for at in range(40):
        assert next(coming) == len(str(at))
    coming.close()
    assert taken <= 40 + (2 * AHEAD + 1) * CHUNK
    assert not _left()


def test_stopping_early_ends_processes_that_are_still_at_work() -> None:
    coming = mapped([str(at) for at in range(CHUNK)] + ["hangs"] * CHUNK, _hangs, _lost, jobs=2)
    assert next(coming) == "0"
    begun = time.monotonic()
    assert len(_left()) == 2
    coming.close()
    assert not _left()
    assert time.monotonic() - begun < LONG


def test_a_program_with_threads_starts_fresh_processes_instead_of_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also what happens on Windows."""
    monkeypatch.setattr(pool.threading, "active_count", lambda: 2)
    assert list(mapped(["a", "bb"], len, len, jobs=2)) == [1, 2]
    assert not _left()


def test_the_processors_at_hand_are_counted() -> None:
    assert cores() >= 1
