"""Where data files are: a path given, the user's folder, the shipped folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..base.folders import DATA_DIR_VARIABLE, user_folder_name
from ..base.problems import refuse
from ..base.shipped import Packed, shipped_place
from ..base.text import one_line

Shelved = Path | Packed
"""A file or folder of rules: the person's own, an installed one, or one inside a packed program."""


def shipped_folder() -> Shelved:
    """Return the folder of shipped data, be it inside the one file the program is packed into."""
    place = shipped_place()
    return Path(place) if place else Packed()


def user_folder() -> Path:
    """Return the person's own folder (it need not exist): ``ZJAI_DATA_DIR``, else the system's usual place."""
    return Path(user_folder_name())


def is_own(file: Shelved) -> bool:
    """Tell whether a file lies in the person's own folder, where they can mend it."""
    return isinstance(file, Path) and file.is_relative_to(user_folder())


def data_files(group: str) -> Iterator[tuple[str, Shelved]]:
    """Yield name (without ``.toml``) and file of a group such as ``standards``, the user's own first.

    A file of the user's folder hides the shipped one of the same name. Raises `Refused` when a
    folder is there but cannot be read: passing over it would quietly bring another table.
    """
    seen: set[str] = set()
    folders: tuple[Shelved, ...] = (user_folder(), shipped_folder())
    for folder in folders:
        for file in _listed(folder.joinpath(group)):
            name = file.name.removesuffix(".toml")
            if file.name.endswith(".toml") and not name.startswith(".") and name and name not in seen:
                seen.add(name)
                yield name, file


def _listed(place: Shelved) -> list[Shelved]:
    """Return what lies in a folder by name; nothing when there is no such folder."""
    try:
        return sorted([*place.iterdir()], key=lambda one: one.name) if _is_folder(place) else []
    except PermissionError:
        message = "没有读取这个文件夹的权限"
        remedy = f"请管理员开放权限，或用环境变量{DATA_DIR_VARIABLE}另指一个文件夹"
        raise refuse("folder-forbidden", one_line(str(place)), message, remedy) from None
    except OSError:
        message, remedy = "读不出这个文件夹", "请检查磁盘或网络盘是否连着，再试一次"
        raise refuse("folder-unreadable", one_line(str(place)), message, remedy) from None


def _is_folder(place: Shelved) -> bool:
    """Tell whether there is a folder. Raises ``OSError`` where that cannot be seen: from 3.14 on `is_dir` says no."""
    if place.is_dir():
        return True
    if isinstance(place, Path):
        try:
            place.stat()
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return False
    return False
