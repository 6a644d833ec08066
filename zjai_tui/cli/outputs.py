"""Files that a command writes because it was told to: never over another one by accident, all or nothing.

A new file is its owner's alone, whatever it holds; one that takes the place of another is for whom that was.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from ..base.places import real
from ..base.problems import Refused, refuse
from ..base.text import one_line
from ..dossier.atomic import RIGHTS, failure, write_atomically, write_new


def write_files(files: Mapping[str, bytes], *, force: bool, sources: tuple[str, ...] = ()) -> None:
    """Write the files. Raises `Refused` when one exists and `force` is not set, or cannot be written.

    `sources`: what the command read; those are never written over. All are looked at before the first is written.
    """
    for name in files:
        _check(name, force, sources)
    if len({real(name) for name in files}) < len(files):
        raise refuse("file-exists", "命令行", "两个结果要写进同一个文件", "请分别起名")
    for name, data in files.items():
        _write(name, data, force)


def _check(name: str, force: bool, sources: tuple[str, ...]) -> None:
    where = one_line(name)
    try:
        if any(real(name) == real(one) for one in sources):
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


def _write(name: str, data: bytes, force: bool) -> None:
    try:
        if force and os.path.exists(name):
            write_atomically(Path(name), data, rights=os.stat(name).st_mode & RIGHTS)
        else:
            write_new(Path(name), lambda file: file.write(data))
    except FileExistsError:
        raise refuse("file-exists", one_line(name), "已经有这个文件，没有改动它", "请换一个文件名") from None
    except (OSError, ValueError) as error:
        raise Refused([failure(error, one_line(name))]) from None
