"""The lists of recently used dossiers and of units' folders, kept in the person's own folder.

Losing it harms nobody, so failures come back as one sentence to show, not as exceptions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ...base.folders import user_folder_name
from ...base.places import absolute
from ...base.problems import Refused

LONGEST = 8
NAME = "recent.toml"
FOLDERS = "recent_folders.toml"
"""The folders of dossiers that were reviewed."""


@dataclass(frozen=True, slots=True)
class Recent:
    """Paths, the latest first, and what went wrong in reading or writing the list."""

    paths: tuple[Path, ...] = ()
    trouble: str = ""


def read_recent(name: str = NAME) -> Recent:
    """Return the recent dossiers (or `FOLDERS`); a missing list is an empty one."""
    file = Path(user_folder_name()) / name
    try:
        if not file.exists():
            return Recent()
        from ...base.toml_files import read_toml

        kept = read_toml(file, "最近打开的清单").get("paths", [])
    except (Refused, OSError):
        return Recent(trouble="最近打开的清单读不出来，已略过。再次打开或保存档案时会重建。")
    if not isinstance(kept, list):
        return Recent(trouble="最近打开的清单写法不对，已略过。再次打开或保存档案时会重建。")
    return Recent(tuple(Path(path) for path in kept[:LONGEST] if isinstance(path, str) and path))


def remember(path: Path, name: str = NAME) -> Recent:
    """Put a dossier (or, in `FOLDERS`, a folder) at the head of the list and return the list as it now stands."""
    latest = absolute(path)
    paths = (latest, *(one for one in read_recent(name).paths if one != latest))[:LONGEST]
    return Recent(paths, _write(paths, name))


def forget(path: Path) -> Recent:
    """Take a dossier off the list (its file stays) and return the list as it now stands."""
    paths = tuple(one for one in read_recent().paths if one != path)
    return Recent(paths, _write(paths))


def _write(paths: Sequence[Path], name: str = NAME) -> str:
    import tomli_w

    from ...base.private import make_private
    from ...dossier.atomic import write_atomically

    folder = Path(user_folder_name())
    try:
        make_private(folder)
        write_atomically(folder / name, tomli_w.dumps({"paths": [str(path) for path in paths]}).encode())
    except (OSError, ValueError):
        from ...checkup.own_folder import nothing_kept

        return nothing_kept() or "最近打开的清单没有写成，不影响档案本身。"
    return ""
