"""Looking into folders for dossiers. Names of files are hostile text like any other."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ...base.places import absolute
from ...base.problems import Problem
from ...base.text import half_width, one_line

MOST_LISTED = 300
ENDING = ".toml"
LONGEST_NAME = 255
"""Bytes that the usual file systems allow for one name."""
_QUOTES = "\"'“”‘’「」"
_ENDING = re.compile(r"[.．。](?=[\w．]{1,8}$)")


@dataclass(frozen=True, slots=True)
class Listing:
    """What a folder holds that matters: folders below it and files, or why it cannot be read."""

    folder: Path
    folders: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    trouble: str = ""


def as_path(typed: str, base: Path) -> Path:
    """Return the path a person typed or pasted; a relative one is taken from `base`.

    Quotes around it, ``~``, ``file://`` and the signs of a Chinese keyboard (～ ／ ．) are understood;
    a file that really has such a name is found by it all the same.
    """
    text = typed.strip().strip(_QUOTES)
    if text.lower().startswith("file://"):
        text = unquote(urlsplit(text).path)
    literal = _joined(base, text)
    if "\0" in text or os.path.lexists(literal):
        return literal
    home = "~" if text[:1] == "～" else text[:1]
    return _joined(base, _half_ending((home + text[1:]).replace("／", "/")))


def listing(typed: str, base: Path, *, every: bool = False) -> Listing:
    """Return what is in the folder a person is typing the path of, narrowed to names that begin so.

    Only dossiers are listed, or, with `every`, all files.
    """
    path = as_path(typed, base)
    whole = not typed.strip() or typed.rstrip().endswith(("/", "／", os.sep)) or is_folder(path)
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
                elif every or one.name.lower().endswith(ENDING):
                    files.append(one.name)
    except (OSError, ValueError):
        return Listing(folder, trouble="这个文件夹打不开，请换一个位置。")
    return Listing(folder, tuple(sorted(folders))[:MOST_LISTED], tuple(sorted(files))[:MOST_LISTED])


def is_folder(path: Path) -> bool:
    """Tell whether there is a folder at a path; a path that cannot be looked at is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_there(path: Path) -> bool:
    """Tell whether there is anything at a path, as far as that can be seen."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def write_problem(path: Path) -> Problem | None:
    """Return why no file can be written at a path, as far as that shows without trying; None when it can."""
    where, folder = one_line(str(path)), path.parent
    if "\0" in str(path):
        return Problem("save-name", where, "文件名里有不能用的字符", "请换一个文件名")
    if len(os.fsencode(path.name)) > LONGEST_NAME:
        return Problem("save-name", where, "文件名太长", "请换一个短些的名字")
    try:
        if not folder.is_dir():
            return Problem("save-folder", one_line(str(folder)), "没有这个文件夹", "请先建好它，或换一个位置")
        if path.is_dir():
            return Problem("save-name", where, "这是一个文件夹", "请在后面写上文件名")
        if os.path.lexists(path) and not path.is_file():
            return Problem("save-name", where, "这里有一个同名的，不是普通文件", "请换一个文件名")
        if path.is_file() and not os.access(path, os.W_OK):
            return Problem("save-right", where, "这个文件只读，改不了它", "请换一个文件名")
    except OSError:
        return Problem("save-folder", one_line(str(folder)), "这个位置打不开", "请换一个位置")
    if not os.access(folder, os.W_OK | os.X_OK):
        return Problem("save-right", one_line(str(folder)), "没有在这个文件夹里写文件的权限", "请换一个位置")
    return None


def file_name_for(name: str) -> str:
    """Return a file name for a person's dossier: only letters and digits of the name are kept."""
    return f"{plain_name(name) or '自评档案'}{ENDING}"


def plain_name(name: str) -> str:
    """Return what may stand in a file name of a text: letters and digits, forty at most."""
    return "".join(char for char in name if char.isalnum())[:40]


def free_name(path: Path) -> Path:
    """Return the path, or, where there is something, one beside it with a number that is free."""
    at, found = 2, path
    while os.path.lexists(found):
        found = path.with_name(f"{path.stem}{at}{path.suffix}")
        at += 1
    return found


def with_ending(path: Path, ending: str = ENDING) -> Path:
    """Return the path with ``.toml`` (or another ending) at its end, so that the file is found again."""
    return path if path.name.lower().endswith(ending) else path.with_name(path.name + ending)


def _joined(base: Path, text: str) -> Path:
    return absolute(base / os.path.expanduser(text))


def _half_ending(text: str) -> str:
    """Return the text with the dot and the letters of a file's ending as ASCII."""
    found = _ENDING.search(text)
    tail = half_width(text[found.end() :]) if found else ""
    return f"{text[: found.start()]}.{tail}" if found and tail.isascii() else text
