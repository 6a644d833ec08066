"""Bringing files into the folder of the dossier, where evidence must lie. Never overwrites anything."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path

from ..base.places import real
from ..base.private import make_private
from ..base.problems import Problem, Refused, refuse
from ..base.text import one_line
from .atomic import write_new
from .evidence import attach, evidence_state, inside_path, is_large, too_large
from .model import Dossier

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
        make_private(target)
        if not real(target).is_relative_to(real(base_folder)):
            raise refuse("evidence-copy", FOLDER, "这个文件夹实际在别处", "请改名后重试，程序会另建一个")
        return _copied(file, target, base_folder, file.name)
    except (OSError, ValueError) as error:
        raise refuse(
            "evidence-copy", where, "复制不了这个文件", "请检查权限和剩余空间，或自己复制到档案所在的文件夹"
        ) from error


def left_elsewhere(dossier: Dossier, old: Path, new: Path) -> tuple[str, ...]:
    """Return the files of evidence that lie in the old folder and, as they were recorded, not in the new one."""
    found: dict[str, None] = {}
    for entry in dossier.entry:
        for one in entry.evidence:
            here = evidence_state(one, old)
            if here not in {"missing", "outside"} and evidence_state(one, new) not in {"ok", "unhashed", "large"}:
                found[one.file] = None
    return tuple(found)


def copy_along(dossier: Dossier, old: Path, new: Path) -> tuple[Dossier, tuple[Problem, ...]]:
    """Copy what `left_elsewhere` names to the same places in the new folder.

    Returns the dossier that names the copies, which differ from the names before only where another
    file of that name lay there already, and why what could not be copied was not.
    """
    names: dict[str, str] = {}
    problems: list[Problem] = []
    for file in left_elsewhere(dossier, old, new):
        try:
            names[file] = _copy_to_same_place(file, old, new)
        except Refused as refused:
            problems += refused.problems
    entries = tuple(
        replace(entry, evidence=tuple(replace(one, file=names.get(one.file, one.file)) for one in entry.evidence))
        for entry in dossier.entry
    )
    return (dossier if entries == dossier.entry else replace(dossier, entry=entries)), tuple(problems)


def _copy_to_same_place(file: str, old: Path, new: Path) -> str:
    """Copy a file and return its path in the new folder. Raises `Refused`."""
    source, place = inside_path(file, old), inside_path(file, new)
    if source is None or place is None:
        raise refuse("evidence-copy", one_line(file), "这个位置通到文件夹外面，没有复制", "请自己放好文件，再重新添加")
    try:
        make_private(place.parent)
        named = real(new) / file.replace("\\", "/")
        return _copied(source, place.parent, real(new), named.name).relative_to(real(new)).as_posix()
    except (OSError, ValueError) as error:
        raise refuse("evidence-copy", one_line(file), "复制不了这个文件", "请检查权限和剩余空间，或自己复制") from error


def _copied(file: Path, target: Path, base_folder: Path, name: str) -> Path:
    if is_large(file):
        raise too_large(one_line(str(file)))
    with open(file, "rb") as source:
        digest = hashlib.file_digest(source, "sha256").hexdigest()
        for number in range(1, MOST_NAMES + 1):
            place = target / (name if number == 1 else f"{Path(name).stem}-{number}{Path(name).suffix}")
            source.seek(0)
            try:
                write_new(place, partial(shutil.copyfileobj, source))
                return place
            except FileExistsError:
                if place.is_file() and attach(place, base_folder).sha256 == digest:
                    return place
    raise refuse("evidence-copy", one_line(file.name), "同名的文件太多", "请给文件改名后再添加")
