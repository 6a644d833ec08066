"""Looking into folders for dossiers. Names of files are hostile text like any other."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

MOST_LISTED = 300
ENDING = ".toml"


@dataclass(frozen=True, slots=True)
class Listing:
    """What a folder holds that matters: folders below it and dossiers, or why it cannot be read."""

    folder: Path
    folders: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    trouble: str = ""


def as_path(typed: str, base: Path) -> Path:
    """Return the path a person typed, ``~`` and quotes understood; a relative one is taken from `base`."""
    return Path(os.path.abspath(base / os.path.expanduser(typed.strip().strip("\"'“”"))))


def listing(typed: str, base: Path) -> Listing:
    """Return what is in the folder a person is typing the path of, narrowed to names that begin so."""
    path = as_path(typed, base)
    whole = not typed.strip() or typed.rstrip().endswith(("/", os.sep)) or path.is_dir()
    folder, begin = (path, "") if whole else (path.parent, path.name.lower())
    folders: list[str] = []
    files: list[str] = []
    try:
        with os.scandir(folder) as found:
            for one in found:
                if one.name.startswith(".") or not one.name.lower().startswith(begin):
                    continue
                if one.is_dir():
                    folders.append(one.name)
                elif one.name.lower().endswith(ENDING):
                    files.append(one.name)
    except (OSError, ValueError):
        return Listing(folder, trouble="这个文件夹打不开，请换一个位置。")
    return Listing(folder, tuple(sorted(folders))[:MOST_LISTED], tuple(sorted(files))[:MOST_LISTED])


def file_name_for(name: str) -> str:
    """Return a file name for a person's dossier: only letters and digits of the name are kept."""
    kept = "".join(char for char in name if char.isalnum())[:40]
    return f"{kept or '自评档案'}{ENDING}"


def with_ending(path: Path) -> Path:
    """Return the path with ``.toml`` at its end, so that the file is found again."""
    return path if path.name.lower().endswith(ENDING) else path.with_name(path.name + ENDING)
