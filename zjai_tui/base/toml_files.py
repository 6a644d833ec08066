"""Reading TOML that anybody may have written, or broken.

Every way a file can be unreadable ends in `Refused` with one sentence; nothing here ever
writes. Floats become ``Decimal``.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from .numbers import BIGGEST, is_sane
from .problems import Problem, Refused, refuse
from .text import one_line, quoted
from .toml_guard import endless_key_line, newer_line, overfull
from .toml_quick import quick_tables
from .whole import missing_end

LARGEST_FILE = 10 * 1024 * 1024
DEEPEST = 12
LONGEST_TEXT = 20_000
_NEWER_REMEDY = "时间请写到秒；花括号里不要换行，末尾不要逗号；反斜杠后面不要用x和e"
_BIGGEST = int(BIGGEST)
"""To compare whole numbers with: making a Decimal of a million digits takes minutes."""

Table = dict[str, Any]


def read_bytes(path: Path, where: str) -> bytes:
    """Return the bytes of a regular file of at most 10 MB, or raise `Refused`."""
    try:
        info = os.stat(path)
        if stat.S_ISDIR(info.st_mode):
            raise refuse("file-is-folder", where, "这是一个文件夹，不是文件", "请给出其中的档案或标准文件")
        if not stat.S_ISREG(info.st_mode):
            raise refuse("file-special", where, "这不是普通文件", "请换成普通的文本文件")
        if info.st_size > LARGEST_FILE:
            raise refuse("file-too-large", where, "文件超过10MB", "请检查是否选错了文件")
        with open(path, "rb") as file:
            data = file.read(info.st_size + 1)  # to ask for 10 MB at once makes room for them first
            if len(data) > info.st_size:  # it grows, or says nothing of its size
                data += file.read(LARGEST_FILE + 1 - len(data))
    except (FileNotFoundError, NotADirectoryError):
        raise refuse("file-missing", where, "找不到这个文件", "请检查文件名和所在文件夹") from None
    except PermissionError:
        raise refuse("file-forbidden", where, "没有读取这个文件的权限", "请换一个位置，或请管理员开放权限") from None
    except (OSError, ValueError):
        raise refuse("file-unreadable", where, "读不出这个文件", "请检查磁盘或网络盘是否连着，再试一次") from None
    if len(data) > LARGEST_FILE:
        raise refuse("file-too-large", where, "文件超过10MB", "请检查是否选错了文件")
    return data


def decode(data: bytes, where: str) -> str:
    """Return UTF-8 text (a byte-order mark is dropped, line ends become LF), or raise `Refused`."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refuse("file-encoding", where, "文件是UTF-16编码", "请用记事本另存为，编码选UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            raise refuse("file-cut", where, "文件在末尾断了，没有写完", "请改用完整的副本") from None
        try:
            data.decode("gb18030")
        except UnicodeDecodeError:
            raise refuse("file-encoding", where, "文件不是UTF-8文字", "请检查是否选错了文件") from None
        raise refuse("file-encoding", where, "文件不是UTF-8编码，像是GBK", "请用记事本另存为，编码选UTF-8") from None
    return text.replace("\r\n", "\n")


def parse_toml(text: str, where: str) -> Table:
    """Return the tables of a TOML text, or raise `Refused` naming line and column, or that the end is missing."""
    end = missing_end(text)
    if end is not None:
        message = f"文件在末尾断了，没有写完（末行的“{end}”不在了）"
        remedy = f"请改用完整的副本；确认内容不缺，就在末尾补一行“{end}”"
        raise refuse("file-cut", where, message, remedy)
    too_much = overfull(text)
    if too_much:
        raise refuse("file-overfull", where, too_much, "请检查是否选错了文件，或文件被改坏")
    endless = endless_key_line(text)
    if endless is not None:
        raise refuse("toml-depth", where, f"第{endless}行的名字套得太深", "请检查文件是否被改坏")
    try:
        table = quick_tables(text)
        if table is None:
            table = _by_tomllib(text, where)
    except RecursionError:
        raise refuse("toml-depth", where, "表格套得太深", "请检查文件是否被改坏") from None
    except (ValueError, ArithmeticError):
        raise refuse("toml-number", where, "文件里有无法读取的数字或日期", "请检查位数特别长的数字") from None
    newer = newer_line(text)
    if newer is not None:
        raise refuse("toml-syntax", where, f"第{newer}行的写法太新，多数电脑读不了", _NEWER_REMEDY)
    if not _is_sane(table):
        problems = _insane(table, where, "", 0)
        raise Refused([_with_line(problems[0], text)] if len(problems) == 1 else problems)
    return table


def _by_tomllib(text: str, where: str) -> Table:
    import tomllib  # what the program wrote itself is read without it, on the way to the first screen too

    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        from .toml_mistakes import syntax_problem

        raise Refused([syntax_problem(str(error), text, where)]) from None


def read_toml(path: Path, where: str | None = None) -> Table:
    """Read one TOML file; `where` is how the file is named to the person (its path by default)."""
    name = where or one_line(str(path))
    return parse_toml(decode(read_bytes(path, name), name), name)


def _with_line(one: Problem, text: str) -> Problem:
    """Return the problem of a number with its line, as far as that can be seen."""
    from .toml_mistakes import absurd_number_line

    line = absurd_number_line(text) if one.code == "number-absurd" else None
    return one if line is None else replace(one, message=f"第{line}行，{one.message}")


def _is_sane(table: Table) -> bool:
    """Tell whether `_insane` finds nothing: it names every place it looks at, which takes most of its time."""
    level: list[object] = [table]
    for _ in range(DEEPEST + 1):
        below: list[object] = []
        for value in level:
            if isinstance(value, str):
                if len(value) > LONGEST_TEXT:
                    return False
            elif isinstance(value, dict):
                below += value.values()
            elif isinstance(value, list):
                below += value
            elif isinstance(value, int):
                if abs(value) > _BIGGEST:
                    return False
            elif isinstance(value, Decimal) and not is_sane(value):
                return False
        if not below:
            return True
        level = below
    return False


def _insane(value: object, where: str, key: str, depth: int) -> list[Problem]:
    """Return problems for numbers, texts and nesting no honest file has."""
    if depth > DEEPEST:
        return [Problem("toml-depth", where, f"{quoted(key)}套得太深", "请检查文件是否被改坏")]
    if isinstance(value, Mapping):
        pairs = [(f"{key}.{name}" if key else str(name), inner) for name, inner in value.items()]
        return [found for name, inner in pairs for found in _insane(inner, where, name, depth + 1)]
    if isinstance(value, list):
        return [
            found for at, inner in enumerate(value, 1) for found in _insane(inner, where, f"{key}第{at}项", depth + 1)
        ]
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        return [Problem("text-too-long", where, f"{quoted(key)}的文字超过{LONGEST_TEXT}字", "请缩短")]
    absurd = abs(value) > _BIGGEST if isinstance(value, int) else isinstance(value, Decimal) and not is_sane(value)
    if absurd:
        return [Problem("number-absurd", where, f"{quoted(key)}的数字大得离谱或写法不对", "请核对后重填")]
    return []
