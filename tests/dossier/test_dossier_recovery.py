from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings

from dossier_samples import DOSSIERS, FULL, mode
from zjai_tui.dossier import edit, file_lock
from zjai_tui.dossier.difference import difference_words
from zjai_tui.dossier.model import Dossier
from zjai_tui.dossier.recovery import Recovery, Work, discard, left_behind, read_copy
from zjai_tui.dossier.store import Stamp, load

WORK = Work(dossier=FULL, drafts={"fact.title": ("去年", "取得日期")}, path=Path("/某处/甲.toml"), stamp=Stamp("ab"))


def abandoned(folder: Path, work: Work = WORK) -> Path:
    """Return a copy whose program is gone."""
    recovery = Recovery(folder)
    assert recovery.keep(work) == ""
    os.close(recovery._lock._handle)  # type: ignore[arg-type]  # as the system does when a process ends
    return recovery.file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "own" / "recovery"


# --- keeping


def test_a_copy_holds_everything_and_is_for_the_owner_alone(folder: Path) -> None:
    file = abandoned(folder)
    work, at = read_copy(file)
    assert work == WORK
    assert at <= datetime.now().astimezone()
    assert mode(file) == 0o600
    assert mode(folder) == 0o700


def test_a_dossier_never_saved_is_kept_too(folder: Path) -> None:
    work, _ = read_copy(abandoned(folder, Work(dossier=FULL)))
    assert (work.path, work.stamp, work.drafts) == (None, None, {})


def test_a_copy_is_a_dossier_that_can_also_be_opened_by_hand(folder: Path) -> None:
    assert replace(load(abandoned(folder)).dossier, extra={}) == FULL


@settings(max_examples=40)  # each is written to disk; reading back itself is proved with the writer
@given(DOSSIERS)
def test_what_is_kept_comes_back_whatever_it_is(tmp_path_factory: pytest.TempPathFactory, dossier: Dossier) -> None:
    file = abandoned(tmp_path_factory.getbasetemp() / "any", Work(dossier=dossier))
    assert read_copy(file)[0].dossier == dossier
    file.unlink()


def test_a_copy_that_comes_late_does_not_replace_a_newer_one_or_revive_a_dropped_one(folder: Path) -> None:
    recovery = Recovery(folder)
    early, late = recovery.begin(), recovery.begin()
    recovery.keep(replace(WORK, dossier=edit.set_note(FULL, "新")), late)
    recovery.keep(WORK, early)
    assert read_copy(recovery.file)[0].dossier.note == "新"
    pending = recovery.begin()
    recovery.drop()
    recovery.keep(WORK, pending)
    assert list(folder.iterdir()) == []
    recovery.keep(WORK)
    assert read_copy(recovery.file)[0] == WORK


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert "请" in Recovery(blocked / "recovery").keep(WORK)
    assert left_behind(blocked / "recovery") == ()


# --- several programs at once


def test_two_programs_with_one_dossier_keep_two_copies_and_offer_neither(folder: Path) -> None:
    one, other = Recovery(folder), Recovery(folder)
    one.keep(WORK)
    other.keep(replace(WORK, dossier=edit.set_note(FULL, "另一个")))
    assert one.file != other.file
    assert left_behind(folder) == ()
    one.drop()
    assert read_copy(other.file)[0].dossier.note == "另一个"
    assert left_behind(folder) == ()
    other.drop()
    assert list(folder.iterdir()) == []


def test_what_was_left_behind_is_found_the_latest_first_and_can_be_discarded(folder: Path) -> None:
    first, second = abandoned(folder), abandoned(folder, Work(dossier=FULL))
    first.write_text(first.read_text(encoding="utf-8").replace("at = 20", "at = 19"), encoding="utf-8")
    found = left_behind(folder)
    assert [one.file for one in found] == [second, first]
    assert found[1].belongs_to(Path("/某处/甲.toml"))
    assert not found[0].belongs_to(Path("/某处/甲.toml"))
    for one in found:
        discard(one)
    assert left_behind(folder) == ()


@pytest.mark.parametrize("length", [0, 1, 40, 300, -3])
def test_a_copy_cut_short_is_told_not_restored(folder: Path, length: int) -> None:
    file = abandoned(folder)
    data = file.read_bytes()
    file.write_bytes(data[:length])
    found = left_behind(folder)
    assert [one.work for one in found] == [None]
    assert "恢复副本" in found[0].trouble
    assert file.exists()


def test_a_file_whose_name_begins_with_a_tilde_is_no_home_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    abandoned(folder, replace(WORK, path=Path("~备份.toml")))
    (left,) = left_behind(folder)
    assert left.belongs_to(Path("~备份.toml"))
    assert left.belongs_to(tmp_path / "~备份.toml")


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00", "9999-12-31T23:59:59-12:00"])
def test_a_copy_with_a_time_that_cannot_be_is_told_not_restored(folder: Path, at: str) -> None:
    file = abandoned(folder)
    file.write_text(re.sub("(?m)^at = .*$", f"at = {at}", file.read_text(encoding="utf-8")), encoding="utf-8")
    found = left_behind(folder)
    assert [one.file for one in found] == [file]
    assert found[0].work is None or found[0].at.year > 9000


def test_of_too_many_copies_the_latest_are_offered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zjai_tui.dossier.recovery.MOST", 2)
    files = [abandoned(folder, Work(dossier=FULL)) for _ in range(4)]
    for age, file in enumerate(files):
        os.utime(file, (1_000_000 - age, 1_000_000 - age))
    assert {one.file for one in left_behind(folder)} == set(files[:2])


KILLED = """
import os, signal, sys
from pathlib import Path
from zjai_tui.dossier.model import Dossier
from zjai_tui.dossier.recovery import Recovery, Work
recovery = Recovery(Path(sys.argv[1]))
recovery.keep(Work(dossier=Dossier(note="前一次")))
os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
recovery.keep(Work(dossier=Dossier(note="写到一半")))
"""


def test_a_program_killed_while_writing_leaves_the_copy_before(folder: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", KILLED, str(folder)], check=False)
    assert ended.returncode == -signal.SIGKILL
    found = left_behind(folder)
    assert [one.work.dossier.note for one in found if one.work] == ["前一次"]
    half = [one for one in folder.iterdir() if one.name.startswith(".zjai-")]
    assert len(half) == 1  # young: it may belong to a program that is just writing
    os.utime(half[0], (0, 0))
    left_behind(folder)
    assert not half[0].exists()


# --- what differs


def test_what_differs_is_told_in_a_few_words() -> None:
    assert difference_words(FULL, FULL) == ""
    after = edit.set_person(edit.set_fact(FULL, "degree", "本科"), "name", "张三")
    assert difference_words(FULL, after) == "改了2处填写"
    after, added = edit.add_entry(after, "paper", "又一篇")
    after = edit.remove_entry(after, "e02")
    assert difference_words(FULL, after) == "新增1条业绩条目，删去1条业绩条目，改了2处填写"
    assert difference_words(after, edit.add_evidence(after, added, FULL.entry[0].evidence[0])) == "改了1条业绩条目"


def test_where_a_disk_has_no_locks_the_copy_is_offered_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_here(handle: int) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(file_lock, "_take", none_here)
    assert Recovery(folder).keep(WORK) == ""
    assert [one.work for one in left_behind(folder)] == [WORK]


def test_a_copy_that_somebody_holds_is_not_offered(folder: Path) -> None:
    recovery = Recovery(folder)
    assert recovery.keep(WORK) == ""
    assert left_behind(folder) == ()
