"""Finding the rules by id or path, each read at most once in a process."""

from __future__ import annotations

from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

from ..base.problems import refuse
from ..base.structure import did_you_mean
from ..base.toml_files import decode, read_bytes
from .area import Area
from .area_reader import area_from_text
from .cycle import Cycle
from .cycle_reader import cycle_from_text
from .locate import data_files, shipped_folder
from .standard import Standard
from .standard_reader import standard_from_text


def standards() -> tuple[str, ...]:
    """Return the ids (file names) of the standards at hand, the person's own first."""
    return tuple(name for name, _ in data_files("standards"))


def cycles() -> tuple[str, ...]:
    """Return the ids of the yearly rounds at hand, the newest last."""
    return tuple(sorted(name for name, _ in data_files("cycles")))


def find_standard(id_or_path: str) -> Standard:
    """Return a standard by id, or by path when it ends in ``.toml`` or names a folder.

    Raises `Refused` when there is none, or when the file is not sound.
    """
    text, where = _text_of("standards", id_or_path, "标准")
    return _standard(text, where)


def find_cycle(id_or_path: str) -> Cycle:
    """Return a yearly round by id or path. Raises `Refused` when there is none, or the file is not sound."""
    text, where = _text_of("cycles", id_or_path, "申报计划")
    return _cycle(text, where)


@cache
def areas() -> tuple[Area, ...]:
    """Return the AI areas at hand, in the order of the notice. Raises `Refused` when a file is not sound."""
    found = [area_from_text(_text(file, f"方向 {name}"), f"方向 {name}") for name, file in data_files("areas")]
    return tuple(sorted(found, key=lambda area: area.order))


def examples() -> tuple[tuple[str, Traversable], ...]:
    """Return names and files of the shipped example dossiers, in the order of their names."""
    folder = shipped_folder().joinpath("examples")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda one: one.name)
    return tuple((file.name.removesuffix(".toml"), file) for file in files)


def read_example(name: str) -> str:
    """Return the text of a shipped example. Raises `Refused` when there is none of that name."""
    known = dict(examples())
    if name not in known:
        raise refuse("unknown-example", f"示例 {name[:40]}", "没有这个示例", did_you_mean(name, list(known)))
    return _text(known[name], f"示例 {name}")


@cache
def _standard(text: str, where: str) -> Standard:
    return standard_from_text(text, where)


@cache
def _cycle(text: str, where: str) -> Cycle:
    return cycle_from_text(text, where)


def _text_of(group: str, id_or_path: str, what: str) -> tuple[str, str]:
    if id_or_path.endswith(".toml") or "/" in id_or_path or "\\" in id_or_path:
        path = Path(id_or_path)
        return _text(path, str(path)), str(path)
    known = dict(data_files(group))
    if id_or_path not in known:
        raise refuse(
            f"unknown-{group}", f"{what} {id_or_path[:40]}", f"没有这个{what}", did_you_mean(id_or_path, list(known))
        )
    where = f"{what} {id_or_path}"
    return _text(known[id_or_path], where), where


def _text(file: Traversable, where: str) -> str:
    data = read_bytes(file, where) if isinstance(file, Path) else file.read_bytes()
    return decode(data, where)
