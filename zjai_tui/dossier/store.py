"""Keeping the dossier on disk: atomic, with the last good copy, and never over somebody else's change.

Beside ``x.toml`` stand ``x.toml.bak``, the file as it was before the last save, and, where a
file that could not be read was replaced, ``x.toml.bad`` with what it held. All are for the
owner alone (0600), or for those whom the file was for.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from .. import VERSION
from ..base.places import real
from ..base.problems import Problem, Refused, Severity, refuse
from ..base.text import one_line
from ..base.toml_files import LARGEST_FILE, read_bytes
from .atomic import failure, rescued, write_atomically, write_new
from .file_lock import HeldElsewhere, alone
from .model import Dossier
from .notes import unknown_keys
from .reader import dossier_from_bytes
from .writer import dossier_text

LAST_GOOD = ".bak"
UNREADABLE = ".bad"
_SETTLED, _LONGEST_SETTLED = 150, 1000
"""Milliseconds after which, without locks, nobody should still be about to replace what was just written."""
_SLOWNESS = 3
"""Or this many times as long as the writing took here: a slow drive is slow for the others as well."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file held when it was read or written."""

    sha256: str

    @classmethod
    def of(cls, data: bytes) -> Stamp:
        """Return the stamp of these bytes."""
        return cls(hashlib.sha256(data).hexdigest())


@dataclass(frozen=True, slots=True)
class Loaded:
    """A dossier read from disk, and what is needed to save it back."""

    dossier: Dossier
    path: Path
    stamp: Stamp | None
    """None when there is no file at `path` (its last good copy was read)."""
    notes: tuple[Problem, ...] = ()
    """What is worth a look without being an error, e.g. unknown keys."""


class SaveFailed(Refused):
    """Nothing was saved; what was on disk is as it was.

    `rescue` is where the content went instead, or None.
    """

    def __init__(self, problems: tuple[Problem, ...], rescue: Path | None) -> None:
        """Keep what happened and where the copy is."""
        super().__init__(problems)
        self.rescue = rescue


class ChangedOnDisk(Refused):
    """Somebody changed the file since it was read; nothing was saved."""


def load(path: Path) -> Loaded:
    """Read a dossier.

    Raises `Refused` with every problem found; where a readable last good copy stands beside the
    file, a note says so (see `load_backup`).
    """
    where = one_line(str(path))
    try:
        data = read_bytes(path, where)
        dossier = dossier_from_bytes(data, where)
    except Refused as refused:
        raise Refused([*refused.problems, *_backup_note(path)]) from None
    return Loaded(dossier, path, Stamp.of(data), unknown_keys(dossier))


def load_backup(path: Path) -> Loaded:
    """Read the last good copy of the dossier at `path`, to be saved at `path` again.

    Raises `Refused` when there is none or it cannot be read.
    """
    copy = _beside(path, LAST_GOOD)
    where = one_line(str(copy))
    dossier = dossier_from_bytes(read_bytes(copy, where), where)
    try:
        stamp = Stamp.of(read_bytes(path, where))
    except Refused:  # the file itself is gone, or no file: `save` tells which when it comes to that
        stamp = None
    return Loaded(dossier, path, stamp, unknown_keys(dossier))


def save(
    dossier: Dossier,
    path: Path,
    *,
    expected: Stamp | None,
    overwrite: bool = False,
    rescue_folder: Path | None = None,
    app_version: str = VERSION,
) -> Stamp:
    """Write the dossier, all or nothing, and return the stamp of the new file.

    `expected` is the stamp the file had when it was read, None when there was no file.
    Raises as `save_alone` does.
    """
    data = _data(dossier, app_version)
    return save_alone(
        data, path, read=_check_readable, expected=expected, overwrite=overwrite, rescue_folder=rescue_folder
    )


def save_alone(
    data: bytes,
    path: Path,
    *,
    read: Callable[[bytes], object],
    expected: Stamp | None,
    overwrite: bool = False,
    rescue_folder: Path | None = None,
) -> Stamp:
    """Write a file of any kind as `save` writes a dossier, while nobody else does.

    Raises `ChangedOnDisk` when the file is another one now, unless `overwrite`; `SaveFailed` when it cannot be
    written or could not be read back, after a copy was put into `rescue_folder` (the person's own) if possible, and,
    without such a copy, when somebody else is saving it just now. Where a drive knows no locks, the file is looked
    at again some time after: who was replaced in the very same moment is told that.
    """
    begun = time.monotonic()
    try:
        with alone(path) as sure:
            stamp = save_bytes(
                data, path, read=read, expected=expected, overwrite=overwrite, rescue_folder=rescue_folder
            )
            if not sure:
                took = (time.monotonic() - begun) * 1000
                time.sleep(min(max(_SETTLED, _SLOWNESS * took), _LONGEST_SETTLED) / 1000)
                if _held(_target(path)) != data:
                    raise _changed(path)
            return stamp
    except (ChangedOnDisk, SaveFailed):
        raise
    except Refused as refused:  # what was written cannot be read any more
        raise _save_failed(path, data, rescue_folder, refused.problems) from None
    except HeldElsewhere:
        message, remedy = "没有保存，因为别处正在保存这个文件", "请过一会儿再试"
        raise SaveFailed((Problem("save-busy", one_line(str(path)), message, remedy),), None) from None


def save_bytes(
    data: bytes,
    path: Path,
    *,
    read: Callable[[bytes], object],
    expected: Stamp | None,
    overwrite: bool = False,
    rescue_folder: Path | None = None,
) -> Stamp:
    """Write a file of any kind the way `save` writes a dossier, raising the same.

    `read` raises `Refused` for bytes that could not be opened again: such bytes are not written,
    and a file that holds such is set aside rather than kept as the last good copy. Whoever could
    read and write the file still can, as in a folder that a unit shares; a new one is its owner's alone.
    The file is compared with `expected` twice: at first, and when all that is left to do is to put the new
    one in its place, so that whoever changes it while the disk is slow is noticed too. Against this program
    itself, run twice, the caller takes the lock beside the file, as `save_alone` does.
    """
    try:
        read(data)
        target = _target(path)
        held = _held(target)
        if held == data:
            return Stamp.of(data)
        if held is not None and not overwrite and Stamp.of(held) != expected:
            raise _changed(path)

        def check() -> None:
            if not overwrite and _held(target) != held:
                raise _changed(path)

        like = None if held is None else target
        if held is not None:
            aside = _beside(target, LAST_GOOD) if _reads_well(held, read) else _set_aside(target, held)
            write_atomically(aside, held, like=like)
        write_atomically(target, data, like=like, check=check)
    except ChangedOnDisk:
        raise
    except Refused as refused:
        raise _save_failed(path, data, rescue_folder, refused.problems) from None
    except (OSError, ValueError) as error:
        raise _save_failed(path, data, rescue_folder, (failure(error, one_line(str(path))),)) from None
    return Stamp.of(data)


def create(dossier: Dossier, path: Path, *, rescue_folder: Path | None = None, app_version: str = VERSION) -> Stamp:
    """Write a dossier to a new file and return its stamp.

    Raises `Refused` when there is anything at `path` already, `SaveFailed` as `save` does.
    """
    data = _data(dossier, app_version)
    where = one_line(str(path))
    try:
        _check_readable(data)
        write_new(path, lambda file: file.write(data))
    except FileExistsError:
        raise refuse("file-exists", where, "已经有这个文件，没有改动它", "请换一个文件名，或直接打开它") from None
    except Refused as refused:
        raise _save_failed(path, data, rescue_folder, refused.problems) from None
    except (OSError, ValueError) as error:
        raise _save_failed(path, data, rescue_folder, (failure(error, where),)) from None
    return Stamp.of(data)


def _data(dossier: Dossier, app_version: str) -> bytes:
    return dossier_text(dossier, app_version=app_version).encode()


def _check_readable(data: bytes) -> None:
    """Raise `Refused` when what is about to be written could not be opened again."""
    if len(data) > LARGEST_FILE:
        raise refuse("file-too-large", "", "档案超过10MB", "请缩短文字，佐证材料只写文件名")
    dossier_from_bytes(data, "")


def _reads_well(data: bytes, read: Callable[[bytes], object]) -> bool:
    try:
        read(data)
    except Refused:
        return False
    return True


def _target(path: Path) -> Path:
    """Return the regular file, or the free name, that `path` stands for; raise `Refused` for anything else."""
    target = real(path)
    where = one_line(str(path))
    try:
        mode = os.stat(target).st_mode
    except FileNotFoundError:
        if path.is_symlink():
            raise refuse("file-link", where, "这个链接指向的文件不在", "请另存为别的文件") from None
        return target
    if stat.S_ISDIR(mode):
        raise refuse("file-is-folder", where, "这是一个文件夹，不能当作档案来保存", "请给出文件名")
    if not stat.S_ISREG(mode):
        raise refuse("file-special", where, "这不是普通文件，不能当作档案来保存", "请另存为别的文件")
    return target


def _held(target: Path) -> bytes | None:
    """Return what the file holds now, None when there is none; raise `Refused` when that cannot be known."""
    try:
        return read_bytes(target, one_line(str(target)))
    except Refused as refused:
        if refused.problems[0].code == "file-missing":
            return None
        raise


def _beside(path: Path, suffix: str) -> Path:
    return Path(f"{real(path)}{suffix}")


def _set_aside(target: Path, held: bytes) -> Path:
    """Return where to keep what cannot be read: ``.bad``, ``.bad2`` …, never over something else kept there."""
    for number in count(1):
        place = _beside(target, UNREADABLE + (str(number) if number > 1 else ""))
        if _held(place) in (None, held):
            return place
    raise AssertionError("numbers do not end")


def _backup_note(path: Path) -> tuple[Problem, ...]:
    try:
        load_backup(path)
    except (Refused, ValueError):  # no copy, or not a good one: there is nothing to offer
        return ()
    place = one_line(str(_beside(path, LAST_GOOD) if path.is_symlink() else f"{path}{LAST_GOOD}"))
    message = "旁边有上次保存的副本，读得出来"
    return (Problem("backup-available", place, message, "可以改为打开这份副本", Severity.NOTE),)


def _changed(path: Path) -> ChangedOnDisk:
    message = "没有保存，因为文件在打开之后被别处改动过"
    remedy = "请另存为别的文件，或重新打开后再改，或明确选择覆盖"
    return ChangedOnDisk([Problem("file-changed", one_line(str(path)), message, remedy)])


def _save_failed(path: Path, data: bytes, folder: Path | None, causes: tuple[Problem, ...]) -> SaveFailed:
    rescue = rescued(data, path, folder)
    if rescue is not None:
        message, remedy = "没有保存", f"填写的内容另存在{one_line(str(rescue))}，请排除下列原因后再保存"
    else:
        message, remedy = "没有保存，也没能另存副本", "请先不要关闭，排除下列原因后再保存，或另存到别处"
    return SaveFailed((Problem("save-failed", one_line(str(path)), message, remedy), *causes), rescue)
