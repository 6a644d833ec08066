"""Files that a command writes because it was told to: never over another one by accident, all or nothing."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from ..base.problems import Refused, refuse
from ..base.text import one_line
from ..dossier.atomic import failure, write_atomically

_AS_USUAL, _OWNER_ONLY = 0o666, 0o600
"""Rights of a new file, before the person's own mask is taken off."""


def write_files(
    files: Mapping[str, bytes], *, force: bool, sources: tuple[str, ...] = (), private: bool = False
) -> None:
    """Write the files. Raises `Refused` when one exists and `force` is not set, or cannot be written.

    `sources`: what the command read; those are never written over. All are looked at before the first is written.
    `private`: nobody but the owner may read them, whoever could read what they replace.
    """
    for name in files:
        _check(name, force, sources)
    if len({os.path.realpath(name) for name in files}) < len(files):
        raise refuse("file-exists", "命令行", "两个结果要写进同一个文件", "请分别起名")
    for name, data in files.items():
        _write(name, data, force, private)


def _check(name: str, force: bool, sources: tuple[str, ...]) -> None:
    where = one_line(name)
    try:
        if any(os.path.realpath(name) == os.path.realpath(one) for one in sources):
            raise refuse("file-exists", where, "这是要读的文件，没有改动它", "请换一个文件名")
        mode = os.lstat(name).st_mode
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        raise Refused([failure(error, where)]) from None
    if stat.S_ISDIR(mode):
        raise refuse("file-is-folder", where, "这是一个文件夹", "请给出文件名")
    if not force:
        raise refuse("file-exists", where, "已经有这个文件，没有改动它", "请换一个文件名，或加 --force 替换它")
    if not stat.S_ISREG(mode):
        raise refuse("file-special", where, "这不是普通文件，不能替换它", "请换一个文件名")


def _write(name: str, data: bytes, force: bool, private: bool) -> None:
    try:
        if force and os.path.exists(name):
            mode = stat.S_IMODE(os.stat(name).st_mode)
            write_atomically(Path(name), data)
            if not private:
                os.chmod(name, mode)  # the new file is its owner's alone, the old one may have been shared
            return
        rights = _OWNER_ONLY if private else _AS_USUAL
        with open(name, "xb", opener=lambda path, flags: os.open(path, flags, rights)) as file:
            try:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                os.unlink(name)  # half a file is worse than none
                raise
    except FileExistsError:
        raise refuse("file-exists", one_line(name), "已经有这个文件，没有改动它", "请换一个文件名") from None
    except (OSError, ValueError) as error:
        raise Refused([failure(error, one_line(name))]) from None
