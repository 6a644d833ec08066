from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from dossier_samples import backup, mode, names
from review_samples import ACCEPTED, CUT, FULL, SUBJECT, TAKEN, made, next_act
from zjai_tui.base.problems import Refused
from zjai_tui.dossier import file_lock
from zjai_tui.dossier.file_lock import FileLock
from zjai_tui.dossier.review import store
from zjai_tui.dossier.review.journal import merged
from zjai_tui.dossier.review.model import Act, Review
from zjai_tui.dossier.review.store import append, dossier_path, is_review_name, load_review, restore, review_path, unite
from zjai_tui.dossier.review.strays import stray_problems
from zjai_tui.dossier.review.writer import review_text
from zjai_tui.dossier.store import SaveFailed

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from zjai_tui.dossier import file_lock
from zjai_tui.dossier.review.acts import act
from zjai_tui.dossier.review.model import Subject
from zjai_tui.dossier.review.store import append
path, who, lock = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
if lock == "no":
    file_lock.FileLock.take = lambda self: False
made = [act(do="accept", by=who, at=datetime.now(UTC), item=f"entry:{who}{one}") for one in range(240)]
print("ready", flush=True)
sys.stdin.readline()
for at in range(0, len(made), 60):
    append(path, made[at : at + 60], Subject(name="甲"))
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return review_path(tmp_path / "甲.toml")


def acts_of(review: Review) -> list[str]:
    return [one.id for one in review.act]


# --- names


def test_the_review_lies_beside_the_dossier() -> None:
    assert review_path("档案/甲.toml") == Path("档案/甲.核定.toml")
    assert review_path(Path("a.b.TOML")) == Path("a.b.核定.toml")
    assert review_path("甲") == Path("甲.核定.toml")
    assert dossier_path(Path("档案/甲.核定.toml")) == Path("档案/甲.toml")
    assert is_review_name("甲.核定.toml")
    assert is_review_name("甲.核定.TOML")
    assert dossier_path(Path("甲.核定.TOML")) == Path("甲.toml")
    assert not is_review_name("甲.toml")


# --- adding


def test_without_a_file_the_review_is_empty_and_nothing_is_written(path: Path) -> None:
    assert load_review(path).review == Review()
    assert names(path.parent) == []


def test_acts_are_added_one_after_the_other(path: Path) -> None:
    append(path, [TAKEN], SUBJECT)
    append(path, [CUT, ACCEPTED], replace(SUBJECT, unit="改过"), app_version="0.1.0")
    assert load_review(path).review == FULL
    assert mode(path) == mode(backup(path)) == 0o600
    assert names(path.parent) == [path.name, backup(path).name]


def test_what_is_there_already_is_not_written_again(path: Path) -> None:
    append(path, [TAKEN, CUT], SUBJECT)
    before = os.stat(path).st_mtime_ns
    assert acts_of(append(path, [TAKEN], SUBJECT)) == acts_of(append(path, [], SUBJECT)) == [TAKEN.id, CUT.id]
    assert os.stat(path).st_mtime_ns == before


def test_what_another_reviewer_added_meanwhile_is_kept(path: Path) -> None:
    mine = append(path, [TAKEN], SUBJECT)
    append(path, [other := made(3, "审核乙", after=[TAKEN], item="entry:e02")], SUBJECT)
    after = append(path, [own := next_act(mine, 4)], SUBJECT)
    assert acts_of(after) == [TAKEN.id, other.id, own.id]
    assert set(own.after) == {TAKEN.id}


@pytest.mark.parametrize("lock", ["yes", "no"])
def test_two_processes_adding_at_the_same_moment_lose_nothing(path: Path, lock: str) -> None:
    command = [sys.executable, "-c", WRITER, str(path)]
    both = [
        subprocess.Popen([*command, who, lock], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for who in "甲乙"
    ]
    for one in both:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in both:
        one.communicate("go\n", timeout=60)
    assert [one.returncode for one in both] == [0, 0]
    assert len({one.item for one in load_review(path).review.act}) == 480
    assert names(path.parent) == [path.name, backup(path).name]


@pytest.mark.parametrize("slow", ["the last good copy", "the new file"])
def test_without_locks_an_act_added_while_the_disk_is_slow_is_not_written_over(
    path: Path, monkeypatch: pytest.MonkeyPatch, slow: str
) -> None:
    append(path, [TAKEN], SUBJECT)
    monkeypatch.setattr(FileLock, "take", lambda self: False)
    monkeypatch.setattr(store, "_sleep", lambda milliseconds: None)
    other = made(3, "审核乙", after=[TAKEN], item="entry:e02")
    waiting = {"the last good copy": 1, "the new file": 2}[slow]
    fsync, synced = os.fsync, []

    def slowly(handle: int) -> None:
        synced.append(handle)
        fsync(handle)
        if len(synced) == waiting:
            append(path, [other], SUBJECT)

    monkeypatch.setattr(os, "fsync", slowly)
    append(path, [CUT], SUBJECT)
    assert set(acts_of(load_review(path).review)) == {TAKEN.id, CUT.id, other.id}


def test_without_locks_two_who_begin_the_file_at_once_lose_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FileLock, "take", lambda self: False)
    monkeypatch.setattr(store, "_sleep", lambda milliseconds: None)
    fsync, synced = os.fsync, []

    def slowly(handle: int) -> None:
        synced.append(handle)
        fsync(handle)
        if len(synced) == 1:
            append(path, [TAKEN], SUBJECT)

    monkeypatch.setattr(os, "fsync", slowly)
    append(path, [CUT], SUBJECT)
    assert acts_of(load_review(path).review) == [TAKEN.id, CUT.id]


def test_without_locks_what_was_written_over_is_noticed_however_slow_the_drive_is_and_added_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append(path, [TAKEN], SUBJECT)
    before = path.read_bytes()
    monkeypatch.setattr(FileLock, "take", lambda self: False)
    seconds = iter(range(0, 100, 1))
    monkeypatch.setattr(store.time, "monotonic", lambda: float(next(seconds)))
    waited: list[float] = []

    def replaced(milliseconds: float) -> None:
        waited.append(milliseconds)
        if len(waited) == 1:
            path.write_bytes(before)  # somebody was about to replace it for the whole time

    monkeypatch.setattr(store, "_sleep", replaced)
    append(path, [CUT], SUBJECT)
    assert acts_of(load_review(path).review) == [TAKEN.id, CUT.id]
    assert waited == [3000, 3000]  # three times as long as writing took


def test_an_altered_act_is_kept_when_others_are_added(path: Path) -> None:
    append(path, [TAKEN, CUT], SUBJECT)
    path.write_text(path.read_text("utf-8").replace("points = 8.5", "points = 9"), "utf-8")
    after = append(path, [ACCEPTED], SUBJECT)
    assert acts_of(after) == [TAKEN.id, CUT.id, ACCEPTED.id]
    assert "points = 9\n" in path.read_text("utf-8")


def test_an_act_that_does_not_fit_its_id_is_never_added(path: Path) -> None:
    with pytest.raises(ValueError, match="fit"):
        append(path, [replace(CUT, reason="改过")], SUBJECT)


# --- whose review it is


def test_nothing_is_added_to_the_review_of_somebody_else(path: Path) -> None:
    append(path, [TAKEN], SUBJECT)
    with pytest.raises(Refused, match="这是“示例一”的核定文件，档案却是“示例二”的"):
        append(path, [CUT], replace(SUBJECT, name="示例二"))
    assert acts_of(load_review(path).review) == [TAKEN.id]


def test_a_corrected_name_is_confirmed_once(path: Path) -> None:
    append(path, [TAKEN], SUBJECT)
    renamed = replace(SUBJECT, name="示例壹")
    append(path, [CUT], renamed, same_person=True)
    append(path, [ACCEPTED], renamed)
    assert load_review(path).review.of == replace(SUBJECT, also=("示例壹",))


def test_a_review_whose_dossier_was_renamed_is_pointed_out(path: Path) -> None:
    append(path, [TAKEN], SUBJECT)
    append(review_path(path.with_name("乙.toml")), [TAKEN], replace(SUBJECT, name="示例二"))
    path.with_name("坏.核定.toml").write_text("x", "utf-8")
    moved = path.with_name("甲2024.toml")
    (found,) = stray_problems(moved, SUBJECT)
    assert "请把它改名为“甲2024.核定.toml”" in found.sentence()
    assert stray_problems(path.with_name("甲.toml"), SUBJECT) == ()
    path.with_name("甲.TOML").touch()
    assert stray_problems(moved, SUBJECT) == ()
    assert stray_problems(Path("没有/甲.toml"), SUBJECT) == ()


# --- copies


def test_two_copies_of_a_review_are_united(path: Path) -> None:
    append(path, [TAKEN, CUT], SUBJECT)
    other = Review(of=SUBJECT, act=(TAKEN, made(9, "审核乙", after=[TAKEN])))
    united = unite(path, other)
    assert len(united.act) == 3
    assert merged(united, FULL) == merged(FULL, united)


def test_a_broken_review_is_restored_from_the_last_good_copy(path: Path) -> None:
    append(path, [TAKEN], SUBJECT)
    append(path, [CUT], SUBJECT)
    with pytest.raises(Refused, match="核定文件读得出来，没有改动它"):
        restore(path)
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(Refused, match="zjai review restore"):
        load_review(path)
    assert acts_of(restore(path)) == acts_of(load_review(path).review) == [TAKEN.id]
    assert path.with_name(path.name + ".bad").exists()


def test_a_review_that_vanished_is_told_where_a_copy_is_left(path: Path) -> None:
    append(path, [TAKEN], SUBJECT)
    append(path, [CUT], SUBJECT)
    path.unlink()
    assert [one.code for one in load_review(path).notes] == ["review-vanished"]
    assert "核定文件不见了，只剩上次保存的副本。请先用" in str(failed(path, None, ACCEPTED))  # not begun anew over it
    assert acts_of(restore(path)) == [TAKEN.id]


# --- what cannot be written


def failed(path: Path, folder: Path | None, *acts: Act) -> SaveFailed:
    with pytest.raises(SaveFailed) as raised:
        append(path, acts, SUBJECT, rescue_folder=folder)
    return raised.value


def test_acts_that_cannot_be_added_to_a_broken_file_are_put_aside(path: Path, tmp_path: Path) -> None:
    path.write_text("坏了", "utf-8")
    error = failed(path, tmp_path / "救", CUT)
    assert "没有保存" in str(error)
    assert path.read_text("utf-8") == "坏了"
    assert error.rescue is not None
    assert load_review(error.rescue).review.act == (CUT,)


@pytest.mark.parametrize("what", ["folder", "newer", "gone"])
def test_what_stands_in_the_way_is_said(path: Path, what: str) -> None:
    if what == "folder":
        path.mkdir()
    elif what == "newer":
        path.write_text(review_text(FULL).replace("schema = 1", "schema = 2"), "utf-8")
    else:
        path = path.parent / "没有" / path.name
    said = {"folder": "这是一个文件夹", "newer": "由较新的版本写成", "gone": "所在文件夹不存在"}
    assert said[what] in str(failed(path, None, CUT))


def test_a_review_beyond_what_can_be_read_again_is_not_written(path: Path) -> None:
    append(path, [TAKEN], SUBJECT)
    endless = [made(at, reason="长" * 20_000) for at in range(180)]
    assert "核定文件超过10MB" in str(failed(path, None, *endless))
    assert acts_of(load_review(path).review) == [TAKEN.id]


def test_who_never_lets_go_of_the_file_is_not_waited_for_endlessly(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody without the lock changes the file between every reading and writing."""
    append(path, [TAKEN], SUBJECT)
    pauses: list[int] = []
    monkeypatch.setattr(store, "_pause", pauses.append)

    def meddling(data: bytes, target: Path, **how: object) -> None:
        target.write_bytes(target.read_bytes() + b"#\n")
        store_save(data, target, **how)

    store_save = store.save_bytes
    monkeypatch.setattr(store, "save_bytes", meddling)
    assert "别的程序一直在写这份核定文件。请过一会儿再试" in str(failed(path, None, CUT))
    assert 10 < len(pauses) < 100


def test_a_lock_held_elsewhere_is_waited_for_a_bounded_time(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(1000))
    monkeypatch.setattr(store.time, "monotonic", lambda: float(next(clock)))
    pauses: list[int] = []
    monkeypatch.setattr(store, "_pause", pauses.append)
    other = FileLock(path.with_name(f".{path.name}.lock"))
    assert other.take()
    append(path, [TAKEN], SUBJECT)  # whoever holds it longer than that is stuck: the writing itself is checked
    assert 5 < len(pauses) < 20
    other.release()


def test_a_lock_on_a_file_that_was_removed_meanwhile_is_no_lock(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = FileLock(path), FileLock(path)
    take = file_lock._take

    def late(handle: int) -> None:
        monkeypatch.setattr(file_lock, "_take", take)
        first.release()  # between opening the file and locking it
        take(handle)

    assert first.take()
    monkeypatch.setattr(file_lock, "_take", late)
    assert not second.take()
    assert second.elsewhere
    assert second.take()
    second.release()
