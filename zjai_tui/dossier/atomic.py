"""Writing a file all or nothing, for its owner alone."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from ..base.problems import Problem

_CAUSES = {
    errno.ENOSPC: ("磁盘已满", "请腾出空间，或换一个磁盘"),
    errno.EDQUOT: ("磁盘配额已用完", "请腾出空间，或换一个磁盘"),
    errno.EROFS: ("所在磁盘只读", "请换一个可以写入的位置"),
    errno.EACCES: ("没有写入权限，或文件正被别的程序打开", "请关闭别的程序，或换一个位置"),
    errno.EPERM: ("没有写入权限，或文件正被别的程序打开", "请关闭别的程序，或换一个位置"),
    errno.ENOENT: ("所在文件夹不存在", "请先建好文件夹，或换一个位置"),
    errno.ENOTDIR: ("所在文件夹不存在", "请先建好文件夹，或换一个位置"),
    errno.ENAMETOOLONG: ("文件名太长", "请换一个短些的名字"),
    errno.EISDIR: ("同名的位置是一个文件夹", "请换一个文件名"),
    errno.ELOOP: ("这个链接绕回了自己", "请换一个文件名"),
}


def write_atomically(
    target: Path, data: bytes, *, rights: int | None = None, check: Callable[[], None] | None = None
) -> None:
    """Put `data` at `target` so that at every moment either the old or the new content is there.

    A symbolic link at `target` is replaced, not followed. With `rights` the file gets those. `check` is asked
    last of all, when everything is on disk and only the name is left to change: what it raises is passed on.
    Raises ``OSError`` as well; in both cases `target` is as it was.
    """
    handle, name = tempfile.mkstemp(prefix=".zjai-", suffix=".tmp", dir=target.parent)  # made with 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if rights is not None:
            os.chmod(name, rights)
        if check is not None:
            check()
        os.replace(name, target)
    except BaseException:
        with contextlib.suppress(OSError):  # the first error is the one to tell
            os.unlink(name)
        raise
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make the name of a new file lasting, where the system can: Windows opens no folders."""
    with contextlib.suppress(OSError):  # the content itself is on disk already
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def rescued(data: bytes, path: Path, folder: Path | None) -> Path | None:
    """Write `data` under a new name into `folder`, readable for its owner only; None when that is impossible."""
    if folder is None:
        return None
    stem = "".join(char for char in path.stem if char.isalnum())[:40] or "dossier"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f"{stem}-", suffix=".toml", dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except (OSError, ValueError):  # told to the person by the caller: no copy
        return None
    return Path(name)


def failure(error: OSError | ValueError, where: str) -> Problem:
    """Return what went wrong, in Chinese, for an error of the file system."""
    if not isinstance(error, OSError):
        return Problem("save-name", where, "文件名里有不能用的字符", "请换一个文件名")
    unknown = ("写入时出错", "请检查磁盘或网络盘是否连着，再试一次")
    message, remedy = _CAUSES.get(error.errno or 0, unknown)
    return Problem("save-cause", where, message, remedy)
