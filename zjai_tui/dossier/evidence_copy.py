"""Bringing a file from elsewhere into the folder of the dossier, where evidence must lie. Never overwrites anything."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import BinaryIO

from ..base.problems import refuse
from ..base.text import one_line
from .evidence import attach

FOLDER = "佐证"
"""The folder beside the dossier that copies go into."""
MOST_NAMES = 99


def copy_beside(file: Path, base_folder: Path) -> Path:
    """Copy a file into 佐证 in the dossier's folder, and return its path there.

    A file of that name with the same content is used as it is; with another content the copy is
    numbered: ``证书-2.pdf``. Raises `Refused` when the file cannot be read or the copy not written.
    """
    where = one_line(str(file))
    target = base_folder / FOLDER
    try:
        if not file.is_file():
            raise refuse("evidence-missing", where, "找不到或读不出这个文件", "请检查文件名，不要给文件夹")
        target.mkdir(exist_ok=True)
        if not target.resolve().is_relative_to(base_folder.resolve()):
            raise refuse("evidence-copy", FOLDER, "这个文件夹实际在别处", "请改名后重试，程序会另建一个")
        return _copied(file, target, base_folder)
    except (OSError, ValueError) as error:
        raise refuse(
            "evidence-copy", where, "复制不了这个文件", "请检查权限和剩余空间，或自己复制到档案所在的文件夹"
        ) from error


def _copied(file: Path, target: Path, base_folder: Path) -> Path:
    with open(file, "rb") as source:
        digest = hashlib.file_digest(source, "sha256").hexdigest()
        for number in range(1, MOST_NAMES + 1):
            place = target / (file.name if number == 1 else f"{file.stem}-{number}{file.suffix}")
            source.seek(0)
            try:
                with open(place, "xb") as copy:
                    _fill(source, copy, place)
                return place
            except FileExistsError:
                if place.is_file() and attach(place, base_folder).sha256 == digest:
                    return place
    raise refuse("evidence-copy", one_line(file.name), "同名的文件太多", "请给文件改名后再添加")


def _fill(source: BinaryIO, copy: BinaryIO, place: Path) -> None:
    try:
        shutil.copyfileobj(source, copy)
    except OSError:
        place.unlink(missing_ok=True)  # half a file must not lie there as if it were evidence
        raise
