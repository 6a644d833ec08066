"""Where data files are: a path given, the user's folder, the shipped folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

DATA_DIR_VARIABLE = "ZJAI_DATA_DIR"


def shipped_folder() -> Traversable:
    """Return the folder of shipped data: inside the package when installed, beside it in a checkout."""
    packed = files("zjai_tui").joinpath("data")
    if packed.is_dir():
        return packed
    return Path(__file__).resolve().parents[2] / "data"


def user_folder() -> Path:
    """Return the person's own folder (it need not exist): ``ZJAI_DATA_DIR``, else the system's usual place."""
    chosen = os.environ.get(DATA_DIR_VARIABLE)
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("zjai", appauthor=False)


def data_files(group: str) -> Iterator[tuple[str, Traversable]]:
    """Yield name (without ``.toml``) and file of a group such as ``standards``, the user's own first.

    A file of the user's folder hides the shipped one of the same name.
    """
    seen: set[str] = set()
    for folder in (user_folder(), shipped_folder()):
        place = folder.joinpath(group)
        if not place.is_dir():
            continue
        for file in sorted(place.iterdir(), key=lambda one: one.name):
            name = file.name.removesuffix(".toml")
            if file.name.endswith(".toml") and name not in seen:
                seen.add(name)
                yield name, file
