"""Keeping the review file on disk: acts are only ever added, and whoever else adds some at the same moment loses none.

Beside ``x.核定.toml`` stands ``x.核定.toml.bak``, the file as it was before the last act. Both are
for the owner alone (0600).

Where a shared drive knows no locks, the file is compared with what was read right before it is
replaced, and read again some time after: an act that somebody wrote over meanwhile is added again.
What remains is somebody else's computer that stands still, between its own comparing and replacing,
for longer than that time: then the act is lost from the file although it was said to be saved.
The acts of both stay valid, and the one missing can be done again.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from ... import VERSION
from ...base.places import real
from ...base.problems import Problem, Refused, Severity, refuse
from ...base.text import one_line
from ...base.toml_files import LARGEST_FILE, read_bytes
from ..atomic import rescued
from ..file_lock import FileLock
from ..store import LAST_GOOD, ChangedOnDisk, SaveFailed, Stamp, save_bytes
from .acts import fitting_id, sound
from .faults import VANISHED
from .journal import merged
from .model import Act, Review, Subject
from .reader import NEWER, review_from_bytes
from .subject import altered_head, named_as, other_person
from .writer import review_text

TOML = ".toml"
SUFFIX = f".核定{TOML}"
LONGEST_WAIT = 10
"""Seconds somebody else may hold the file; an act is written in some hundredths of one."""
_FIRST_PAUSE, _LONGEST_PAUSE = 4, 50
"""Milliseconds."""
_TRIES = 40
"""Where others keep writing in between although a lock was asked for."""
_SETTLED = 150
"""Milliseconds after which, without locks, nobody should still be about to replace what was just written."""
_SLOWNESS = 3
"""Or this many times as long as the writing took here: a slow drive is slow for the others as well."""
_LONGEST_SETTLED = 5_000
"""Milliseconds: nobody waits longer than that for an answer."""
_BUSY = (Problem("review-busy", "", "别的程序一直在写这份核定文件", "请过一会儿再试"),)


@dataclass(frozen=True, slots=True)
class LoadedReview:
    """A review read from disk."""

    review: Review
    path: Path
    notes: tuple[Problem, ...] = ()


def review_path(dossier_path: Path | str) -> Path:
    """Return where the review of the dossier at that path lies: ``x.核定.toml`` beside ``x.toml``."""
    path = Path(dossier_path)
    stem = path.stem if path.suffix.lower() == TOML else path.name
    return path.with_name(stem + SUFFIX)


def dossier_path(path: Path | str) -> Path:
    """Return where the dossier lies whose review is at that path; the other way round from `review_path`."""
    review = Path(path)
    return review.with_name(dossier_name(review.name))


def dossier_name(name: str) -> str:
    """Return the file name of the dossier that a review file of this name belongs to."""
    return (name[: -len(SUFFIX)] if is_review_name(name) else name) + TOML


def small_ending(name: str) -> str:
    """Return a file name with ``.toml`` in small letters: the endings of names are compared without case."""
    return name[: -len(TOML)] + TOML if name.lower().endswith(TOML) else name


def is_review_name(name: str) -> bool:
    """Tell whether a file of this name is a review file by its name."""
    return name.lower().endswith(SUFFIX)


def load_review(path: Path) -> LoadedReview:
    """Read the review file at `path` (see `review_path`); without a file the review is empty.

    Raises `Refused` with every problem found; where a readable last good copy stands beside the
    file, a note says so (see `restore`). That the file is gone while a copy is left is among the notes, as an error.
    """
    try:
        data = _held(path)
        review = Review() if data is None else review_from_bytes(data, one_line(str(path)))
    except Refused as refused:
        raise Refused([*refused.problems, *_copy_note(path, refused.problems)]) from None
    return LoadedReview(review, path, _vanished(path) if data is None else ())


def append(
    path: Path,
    acts: Sequence[Act],
    subject: Subject,
    *,
    same_person: bool = False,
    rescue_folder: Path | None = None,
    app_version: str = VERSION,
) -> Review:
    """Add acts to the review file at `path` and return the review as it is on disk then, with what others added.

    `subject` says whose dossier it is. Raises `Refused` when the head of the file was altered, and when it
    holds the review of somebody else (unless `same_person`: then the name is noted as another one of theirs);
    `SaveFailed` when it cannot be read or written, or is gone while a copy is left, after the acts were put
    into `rescue_folder` if possible;
    ``ValueError`` for an act whose id does not fit, which only a programming error can bring in.
    """
    if not all(map(sound, acts)):
        raise ValueError("an act whose id does not fit")

    def grown(held: Review) -> Review:
        problem = None if same_person else other_person(held, subject)
        if problem := altered_head(held) or problem:
            raise Refused([problem.within(one_line(str(path)))])
        of = named_as(held.of, subject) if held.of != Subject() else subject
        return merged(replace(held, of=of), Review(act=tuple(acts)))

    return _changed(path, grown, Review(of=subject, act=tuple(acts)), rescue_folder, app_version)


def unite(path: Path, other: Review, *, rescue_folder: Path | None = None, app_version: str = VERSION) -> Review:
    """Add all acts of another copy of the review to the file at `path`, and return what it holds then.

    Raises as `append` does, but does not look whose review the other one is.
    """
    return _changed(path, lambda held: merged(held, other), other, rescue_folder, app_version)


def restore(path: Path, *, app_version: str = VERSION) -> Review:
    """Put the last good copy of the review file in place of one that cannot be read, and return it.

    What the broken file held is set aside as ``.bad``, ``.bad2`` … Raises `Refused` when the file can be read,
    here or by a newer version, or the copy cannot; `SaveFailed` as `append` does.
    """
    copy = _last_good(path)
    where = one_line(str(copy))
    review = review_from_bytes(read_bytes(copy, where), where)
    with _locked(path):
        try:
            readable = _held(path) is not None and load_review(path) is not None
        except Refused as refused:
            if _is_newer(refused.problems):
                raise Refused(refused.problems) from None
            readable = False
        if readable:
            message = "核定文件读得出来，没有改动它"
            remedy = "只有读不出时才需要恢复；少了记录的，用 zjai review merge 从副本合并回来"
            raise refuse("review-readable", one_line(str(path)), message, remedy)
        return _written(path, review, None, app_version, overwrite=True)


def _changed(
    path: Path, grown: Callable[[Review], Review], own: Review, rescue_folder: Path | None, app_version: str
) -> Review:
    """Change what is on disk; `own` is what must not be lost."""
    causes: tuple[Problem, ...] = _BUSY
    with _locked(path) as safe:
        for _ in range(_TRIES):
            try:
                held = _held(path)
                before = Review() if held is None else review_from_bytes(held, one_line(str(path)))
            except Refused as refused:
                causes = (*refused.problems, *_copy_note(path, refused.problems))
                break
            if held is None and (causes := _vanished(path)):
                break
            causes, after = _BUSY, grown(before)
            if held is not None and after == before:
                return before
            begun = time.monotonic()
            try:
                found = _written(path, after, Stamp.of(held) if held is not None else None, app_version)
            except ChangedOnDisk:
                _pause(_LONGEST_PAUSE)
                continue
            except SaveFailed as failed:
                causes = failed.problems[1:]  # the first says where a copy went, which is said below
                break
            if not safe:
                _sleep(min(max(_SETTLED, _SLOWNESS * 1000 * (time.monotonic() - begun)), _LONGEST_SETTLED))
                found = load_review(path).review
            if set(map(_identity, own.act)) <= set(map(_identity, found.act)):
                return found
    raise _not_saved(path, review_text(own, app_version=app_version).encode(), rescue_folder, causes)


def _written(
    path: Path, review: Review, expected: Stamp | None, app_version: str, *, overwrite: bool = False
) -> Review:
    """Write the review and return it as it is read back."""
    data = review_text(review, app_version=app_version).encode()
    save_bytes(data, path, read=_check, expected=expected, overwrite=overwrite)
    return load_review(path).review


@contextmanager
def _locked(path: Path) -> Iterator[bool]:
    """Wait for the lock beside the file; yield whether it is held: False where there are no locks."""
    file = real(path)
    lock = FileLock(file.with_name(f".{file.name}.lock"))
    pause, until = _FIRST_PAUSE, time.monotonic() + LONGEST_WAIT
    while not (held := lock.take()) and lock.elsewhere and time.monotonic() < until:
        _pause(pause)
        pause = min(pause * 2, _LONGEST_PAUSE)
    try:
        yield held
    finally:
        lock.release()


def _pause(longest: int) -> None:
    """Wait some milliseconds, each process differently, so that they do not meet again."""
    _sleep(random.randint(longest // 2, longest))


def _sleep(milliseconds: float) -> None:
    time.sleep(milliseconds / 1000)


def _identity(one: Act) -> str:
    return f"{one.id} {fitting_id(one)}"


def _check(data: bytes) -> None:
    """Raise `Refused` when what is about to be written could not be opened again."""
    if len(data) > LARGEST_FILE:
        raise refuse("file-too-large", "", "核定文件超过10MB", "请缩短理由，佐证材料只写文件名")
    review_from_bytes(data, "")


def _held(path: Path) -> bytes | None:
    """Return what the file holds, None when there is none; raise `Refused` when that cannot be known."""
    try:
        return read_bytes(path, one_line(str(path)))
    except Refused as refused:
        if refused.problems[0].code == "file-missing":
            return None
        raise


def _reads_well(path: Path) -> bool:
    try:
        data = _held(path)
        if data is None:
            return False
        review_from_bytes(data, "")
    except Refused:
        return False
    return True


def _last_good(path: Path) -> Path:
    return Path(f"{real(path)}{LAST_GOOD}")


def _copy_as_named(path: Path) -> str:
    """Return how the copy is named to the person: beside the name as it was typed, unless that is a link."""
    return one_line(str(_last_good(path)) if path.is_symlink() else f"{path}{LAST_GOOD}")


def last_copy(path: Path) -> Review | None:
    """Return the last good copy of the review file at `path`; None where there is none that can be read."""
    copy = _last_good(path)
    try:
        return review_from_bytes(read_bytes(copy, one_line(str(copy))), "")
    except Refused:  # there is nothing to compare with
        return None


def _vanished(path: Path) -> tuple[Problem, ...]:
    """Return that the file is gone while a copy of it is left: beginning anew would soon replace the copy."""
    copy = _last_good(path)
    if not os.path.isfile(copy) or not _reads_well(copy):
        return ()
    message = "核定文件不见了，只剩上次保存的副本"
    remedy = "请先用 zjai review restore 恢复；确要从头核定，请把副本移走"
    return (Problem(VANISHED, _copy_as_named(path), message, remedy),)


def _is_newer(problems: Sequence[Problem]) -> bool:
    return any(one.code == NEWER for one in problems)


def _copy_note(path: Path, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return that a copy can be restored; not where the file is whole, only of a newer version."""
    copy = _last_good(path)
    if _is_newer(problems) or not _reads_well(copy):
        return ()
    message = "旁边有上次保存的副本，读得出来"
    remedy = "可以用 zjai review restore 恢复成这份副本"
    return (Problem("backup-available", _copy_as_named(path), message, remedy, Severity.NOTE),)


def _not_saved(path: Path, data: bytes, folder: Path | None, causes: Sequence[Problem]) -> SaveFailed:
    rescue = rescued(data, path, folder)
    message, remedy = "没有保存，也没能另存副本", "请先不要关闭，排除下列原因后再保存"
    if rescue is not None:
        message = "没有保存"
        remedy = f"这次的核定记录另存在{one_line(str(rescue))}，排除下列原因后可以用 zjai review merge 并入"
    return SaveFailed((Problem("save-failed", one_line(str(path)), message, remedy), *causes), rescue)
