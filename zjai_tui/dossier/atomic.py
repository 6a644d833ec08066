"""Writing a file all or nothing, for its owner alone."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

from ..base.folders import DATA_DIR_OPTION, NOWHERE, user_folder_name
from ..base.places import absolute
from ..base.private import make_private
from ..base.problems import Problem
from ..base.text import one_line
from .access import RIGHTS as RIGHTS
from .access import NotKept, take_over
from .file_lock import STALE_SECONDS as STALE_SECONDS
from .file_lock import FileLock, is_beside, sweep_lock

OWNER_ONLY = 0o600
_HALF = re.compile(r"\.zjai-[0-9a-f]{12}\.tmp")
_NEW_FILE = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_CANNOT_SYNC = {errno.EINVAL, errno.ENOSYS, getattr(errno, "ENOTSUP", errno.EINVAL)}
"""What a drive says that knows no flushing; it is no reason not to save there."""
_CAUSES = {
    errno.ENOSPC: ("磁盘已满", "请腾出空间，或换一个磁盘"),
    errno.EDQUOT: ("磁盘配额已用完", "请腾出空间，或换一个磁盘"),
    errno.EFBIG: ("超过了这里允许的文件大小", "请换一个磁盘，或请管理员放宽限制"),
    errno.EROFS: ("所在磁盘只读", "请换一个可以写入的位置"),
    errno.EACCES: ("没有写入权限，或文件正被别的程序打开", "请关闭别的程序，或换一个位置"),
    errno.EPERM: ("没有写入权限，或文件正被别的程序打开", "请关闭别的程序，或换一个位置"),
    errno.ENOENT: ("所在文件夹不存在", "请先建好文件夹，或换一个位置"),
    errno.ENOTDIR: ("所在文件夹不存在", "请先建好文件夹，或换一个位置"),
    errno.ENAMETOOLONG: ("文件名太长", "请换一个短些的名字"),
    errno.EISDIR: ("同名的位置是一个文件夹", "请换一个文件名"),
    errno.ELOOP: ("这个链接绕回了自己", "请换一个文件名"),
}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_PLACE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.EEXIST}
"""What is said of a folder that cannot be made or written."""


def write_atomically(
    target: Path,
    data: bytes,
    *,
    rights: int | None = None,
    like: Path | None = None,
    check: Callable[[], None] | None = None,
) -> None:
    """Put `data` at `target` so that at every moment either the old or the new content is there.

    A symbolic link at `target` is replaced, not followed. With `rights` the file gets those, where the drive
    knows rights; with `like` those of that file, its group and its access list too, so that whoever could read it
    still can. `check` is asked last of all, when everything is on disk and only the name is left to change:
    what it raises is passed on. Raises ``OSError`` as well, `NotKept` where somebody would be locked out; in any
    case `target` is as it was then.
    """

    def place(name: str) -> None:
        if check is not None:
            check()
        os.replace(name, target)

    _write(target, lambda file: file.write(data), place, rights=rights, like=like)


def write_new(target: Path, fill: Callable[[BinaryIO], object]) -> None:
    """Make a new file at `target`, which is there only once `fill` has written everything and it is on disk.

    Raises ``FileExistsError`` when there is anything of that name, other ``OSError`` when it cannot be written,
    and what `fill` raises; nothing is left then.
    """
    if os.path.lexists(target):  # else found out only when everything is written
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    _write(target, fill, partial(_take_name, target=target))


def is_half_written(name: str) -> bool:
    """Tell whether a file of this name is one that `write_atomically` or `write_new` had not finished."""
    return _HALF.fullmatch(name) is not None


def sync_folder(folder: Path) -> None:
    """Make the name of a new file lasting, where the system can: Windows opens no folders."""
    with contextlib.suppress(OSError):  # the content itself is on disk already
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def rescue_stem(path: Path) -> str:
    """Return what the names of all copies begin with that `rescued` makes of a file."""
    return "".join(char for char in path.stem if char.isalnum())[:40] or "dossier"


def rescued(data: bytes, path: Path, folder: Path | None) -> Path | None:
    """Write `data` under a new name into `folder`, readable for its owner only; None when that is impossible."""
    if folder is None:
        return None
    place = folder / f"{rescue_stem(path)}-{secrets.token_hex(4)}.toml"
    try:
        make_private(folder)
        write_new(place, lambda file: file.write(data))
    except (OSError, ValueError):  # told to the person by the caller: no copy
        return None
    return place


def failure(error: OSError | ValueError, where: str) -> Problem:
    """Return what went wrong, in Chinese, for an error of the file system."""
    if not isinstance(error, OSError):
        return Problem("save-name", where, "文件名里有不能用的字符", "请换一个文件名")
    if isinstance(error, NotKept):
        message, remedy = "这个文件是共用的，保存后原来的组会打不开它", "请另存为别的文件，或请管理员把你加入这个组"
        return Problem("save-shared", where, message, remedy)
    unknown = ("写入时出错", "请检查磁盘或网络盘是否连着，再试一次")
    message, remedy = _CAUSES.get(error.errno or 0, unknown)
    if folder := _closed_folder(error):
        message, remedy = f"不能写入文件夹{folder}", "请换一个可以写入的文件夹"
    if error.errno in _NO_PLACE and where.startswith((NOWHERE, one_line(user_folder_name()))):
        if where.startswith(NOWHERE):
            where, message = "用户文件夹", "这里没有可以写入的位置"
        remedy = f"请在启动时加 {DATA_DIR_OPTION} 文件夹，另指一个可以写入的位置"
    return Problem("save-cause", where, message, remedy)


def _closed_folder(error: OSError) -> str:
    """Return the folder, as it is shown, that takes no files from whoever runs the program; "" for another cause."""
    if error.errno not in _FORBIDDEN or not isinstance(error.filename, str):
        return ""
    folder = absolute(error.filename).parent
    return one_line(str(folder)) if folder.is_dir() and not os.access(folder, os.W_OK | os.X_OK) else ""


def _write(
    target: Path,
    fill: Callable[[BinaryIO], object],
    place: Callable[[str], None],
    *,
    rights: int | None = None,
    like: Path | None = None,
) -> None:
    """Write a file beside `target`, get it onto the disk, and let `place` give it its name."""
    name = os.path.join(target.parent, f".zjai-{secrets.token_hex(6)}.tmp")
    handle = os.open(name, _NEW_FILE, OWNER_ONLY)
    try:
        with os.fdopen(handle, "wb") as file:
            fill(file)
            file.flush()
            if like is not None:
                take_over(file.fileno(), name, like)
            else:
                wanted = OWNER_ONLY if rights is None else rights
                if os.fstat(file.fileno()).st_mode & RIGHTS != wanted:  # also by a mask that takes them from the owner
                    with contextlib.suppress(OSError):  # a drive without rights is no reason not to save
                        os.chmod(name, wanted)
            _sync(file.fileno())
            now = os.fstat(file.fileno()).st_mtime  # by the clock of the drive, which may be another computer's
        place(name)
    except BaseException:
        with contextlib.suppress(OSError):  # the first error is the one to tell
            os.unlink(name)
        raise
    sync_folder(target.parent)
    _sweep(target.parent, now - STALE_SECONDS)


def _sync(handle: int) -> None:
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise


def _take_name(name: str, target: Path) -> None:
    """Give the finished file `name` the name `target`. Raises ``FileExistsError`` when that is taken meanwhile."""
    if sys.platform == "win32":
        os.rename(name, target)  # refuses there, by itself, a name that is taken
        return
    try:
        os.link(name, target)
    except FileExistsError:
        raise
    except OSError:  # a drive without links
        _take_name_without_links(name, target)
    else:
        with contextlib.suppress(OSError):  # a second name that stays is swept up later
            os.unlink(name)


def _take_name_without_links(name: str, target: Path) -> None:
    """Give the file its name where that replaces what has it: look right before, alone among programs like this one.

    An empty file to hold the name meanwhile would be left by a program that is killed, and pass for a dossier.
    """
    lock = FileLock(target.with_name(f".{target.name}.lock"))
    try:
        if (not lock.take() and lock.elsewhere) or os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
        os.rename(name, target)
    finally:
        lock.release()


def _sweep(folder: Path, before: float) -> None:
    """Remove what killed programs left half-written in a folder, and their locks, as far as that is possible."""
    with contextlib.suppress(OSError):
        with os.scandir(folder) as found:
            left = [one for one in found if is_half_written(one.name) or is_beside(one.name)]
        for one in left:
            if one.stat(follow_symlinks=False).st_mtime < before:
                if is_beside(one.name):
                    sweep_lock(Path(one.path))
                else:
                    os.unlink(one.path)
