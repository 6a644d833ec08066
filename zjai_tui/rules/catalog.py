"""Finding the rules by id or path, each read at most once in a process."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TypeVar

from ..base.asides import keep_aside
from ..base.problems import Refused, refuse
from ..base.structure import did_you_mean, quoted
from ..base.text import one_line
from ..base.toml_files import decode, read_bytes
from .areas.area import Area
from .areas.descriptions import Description
from .areas.descriptions_reader import descriptions_from_text
from .areas.questions import AreaQuestions
from .areas.questions_reader import area_questions_from_text
from .areas.reader import area_from_text
from .cycles.confirming import marked, unconfirmed
from .cycles.cycle import Cycle
from .cycles.reader import cycle_from_text
from .locate import Shelved, data_files, is_own, shipped_folder
from .standards.reader import standard_from_text
from .standards.standard import Standard

T = TypeVar("T")

_COUNT = "一二三四五六七八九十"
_QUESTIONS = "questions"
"""The one file beside the areas that is no area."""


def standards() -> tuple[str, ...]:
    """Return the ids (file names) of the standards at hand, the person's own first."""
    return tuple(name for name, _ in data_files("standards"))


def cycles() -> tuple[str, ...]:
    """Return the ids of the yearly rounds at hand, the newest last."""
    return tuple(sorted(name for name, _ in data_files("cycles")))


def find_standard(id_or_path: str) -> Standard:
    """Return a standard by id, or by path when it ends in ``.toml`` or names a folder.

    Raises `Refused` when there is none, when the file is not sound, or when it lies under
    another name than the id it gives itself (a dossier would then find another table).
    """
    text, where, named = _text_of("standards", id_or_path, "标准")
    found = _standard(text, where)
    _check_name(named, found.standard.id, where)
    return found


def standard_source(id_or_path: str) -> tuple[str, str]:
    """Return the text of a standard file by id or path, and how the file is named to the person.

    Raises `Refused` when there is no such file, or it is no text.
    """
    text, where, _ = _text_of("standards", id_or_path, "标准")
    return text, where


def find_cycle(id_or_path: str) -> Cycle:
    """Return a yearly round by id or path, 待核对 behind what is not confirmed. Raises like `find_standard`."""
    return marked(plain_cycle(id_or_path))


def readable(names: Iterable[str], find: Callable[[str], T]) -> tuple[list[T], list[str]]:
    """Return what can be read of what goes by these names, and the names of what cannot."""
    found: list[T] = []
    broken: list[str] = []
    for name in names:
        try:
            found.append(find(name))
        except Refused:
            broken.append(name)  # listed by name; its lint tells why
    return found, broken


def newest_cycle() -> Cycle:
    """Return the newest round that was checked against its own notice, or else the newest at all.

    One that is only carried over from an earlier year is used where it is named, never by itself. An unsound
    file of the person's own, such as a draft of the next round, is left out, which is kept aside to be told;
    not one that stands for a shipped round. Raises `Refused` when there is no other, or that one is not sound.
    """
    files = dict(data_files("cycles"))
    unsound: list[Refused] = []
    sound: list[Cycle] = []
    for name in sorted(files, reverse=True):
        try:
            found = find_cycle(name)
        except Refused as refused:
            if not is_own(files[name]) or shipped_folder().joinpath("cycles", f"{name}.toml").is_file():
                raise
            unsound.append(refused)
            continue
        sound.append(found)
        if not unconfirmed(found):
            break
    if not sound:
        raise next(iter(unsound), None) or refuse(
            "no-rules", "程序的数据", "没有任何年度的申报计划", "请重新安装本程序"
        )
    newest = sound[0] if unconfirmed(sound[-1]) else sound[-1]
    for one in unsound:
        _leave_out(one.problems[0].sentence(), newest)
    return newest


def _leave_out(why: str, instead: Cycle) -> None:
    keep_aside(f"{why}这次没有用它，用的是{instead.cycle.title}；用不着它的，请把它移出这个文件夹。")


def plain_cycle(id_or_path: str) -> Cycle:
    """Return a yearly round just as its file says. Raises `Refused` like `find_standard`."""
    text, where, named = _text_of("cycles", id_or_path, "申报计划")
    found = _cycle(text, where)
    _check_name(named, found.cycle.id, where)
    return found


@cache
def areas() -> tuple[Area, ...]:
    """Return the AI areas at hand, in the order of the notice. Raises `Refused` when a file is not sound."""
    files = [(file, f"方向{quoted(name)}") for name, file in data_files("areas") if name != _QUESTIONS]
    found = [area_from_text(_text(file, where), where) for file, where in files]
    return tuple(sorted(found, key=lambda area: area.order))


@cache
def area_questions() -> AreaQuestions:
    """Return the questions about the direction. Raises `Refused` when their file is not sound, or missing."""
    file = dict(data_files("areas")).get(_QUESTIONS)
    if file is None:
        raise refuse("no-questions", "程序的数据", "没有判断方向的问题", "请重新安装本程序")
    return area_questions_from_text(_text(file, "方向问题"), "方向问题", [area.id for area in areas()])


@cache
def descriptions() -> tuple[Description, ...]:
    """Return the example descriptions of work, file by file. Raises `Refused` when a file is not sound."""
    known = [area.id for area in areas()]
    files = [(file, f"工作描述{quoted(name)}") for name, file in sorted(data_files("areas/descriptions"))]
    return tuple(one for file, where in files for one in descriptions_from_text(_text(file, where), where, known))


def examples() -> tuple[tuple[str, Shelved], ...]:
    """Return names and files of the shipped example dossiers, in the order of their names."""
    folder = shipped_folder().joinpath("examples")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda one: one.name)
    return tuple((file.name.removesuffix(".toml"), file) for file in files)


def example_order(title: str) -> list[int]:
    """Return what orders examples as their titles count them: 示例一, 示例二."""
    return [_COUNT.find(char) for char in title]


def read_example(name: str) -> str:
    """Return the text of a shipped example. Raises `Refused` when there is none of that name."""
    known = dict(examples())
    if name not in known:
        raise refuse("unknown-example", f"示例{quoted(name)}", "没有这个示例", did_you_mean(name, list(known)))
    return _text(known[name], f"示例{quoted(name)}")


@cache
def _standard(text: str, where: str) -> Standard:
    return standard_from_text(text, where)


@cache
def _cycle(text: str, where: str) -> Cycle:
    return cycle_from_text(text, where)


def _check_name(named: str, own: str, where: str) -> None:
    if named and named != own:
        message = f"文件里的编号是{quoted(own)}，与文件名{quoted(named)}不同"
        raise refuse("id-differs", f"{where}，id", message, "请把两者改成一样")


def _text_of(group: str, id_or_path: str, what: str) -> tuple[str, str, str]:
    """Return the text, how the file is named to the person, and the id it was found by (none for a path)."""
    if id_or_path.lower().endswith(".toml") or "/" in id_or_path or "\\" in id_or_path:
        path = Path(id_or_path)
        where = one_line(str(path))
        return _text(path, where), where, ""
    known = dict(data_files(group))
    if id_or_path not in known:
        place = f"{what}{quoted(id_or_path)}"
        raise refuse(f"unknown-{group}", place, f"没有这个{what}", did_you_mean(id_or_path, list(known)))
    file = known[id_or_path]
    # the person's own file is named by its path: there it can be mended
    where = one_line(str(file)) if is_own(file) else f"{what}{quoted(id_or_path)}"
    return _text(file, where), where, id_or_path


def _text(file: Shelved, where: str) -> str:
    data = read_bytes(file, where) if isinstance(file, Path) else file.read_bytes()
    return decode(data, where)
