"""``zjai calendar import``: a year's holidays from a file, shown before it is saved."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from ..base.problems import Refused, refuse
from ..base.text import half_width, one_line, quoted
from ..base.toml_files import read_bytes
from ..reports.calendar_import import import_json, import_text, refused_json, saved_text
from ..workdays.importing import comparisons, understood
from ..workdays.overlay_file import EARLIEST_YEAR, LATEST_YEAR
from ..workdays.overlay_store import named, save, user_overlays
from .arguments import Parser
from .calendar import today
from .guard import NO, OK
from .streams import complain, has_terminal, say, say_json, terminal_width

_YES, _NO = {"是", "y", "yes", "好", "对"}, {"否", "n", "no", "不", ""}
_LONGEST_ANSWER = 1_000
"""Characters; what never ends would fill the memory."""
_QUESTION = "保存这份日历吗？请输入“是”或“否”，再按回车："


def run(words: Sequence[str]) -> int:
    """Show what was understood and what it changes; save it with ``--yes`` or when the person says so.

    Return 0 when it was saved, else 1. Raises `Refused` for a file that cannot be read or contradicts itself.
    """
    given = _parser().parse_args(words)
    where = one_line(given.file)
    year = None if given.year is None else _year(given.year)
    known = user_overlays()
    try:
        data = read_bytes(Path(given.file), where)
        found = understood(data, where, known, today=today(), year=year)
        overlay = named(found.overlay, known, today())
    except Refused as refused:
        if given.json:
            say_json(refused_json(refused.problems))
        raise
    changed = tuple(comparisons(found, known, known.with_one(overlay)))
    if not given.json:
        say(import_text(found, changed, terminal_width()))
    saved = None
    if given.yes or (not given.json and has_terminal() and _agreed()):
        saved = save(overlay, found.papers)
    if given.json:
        say_json(import_json(found, changed, saved))
    elif saved is not None:
        say(saved_text(found, saved))
    if saved is None:
        complain("没有保存。核对无误后，在命令末尾加 --yes 再运行一次。")
        return NO
    return OK


def _parser() -> Parser:
    parser = Parser(
        "calendar import",
        "导入一年的放假安排，或临时改动的几天。文件可以是放假通知的文字（从网页复制，存成文本文件）、"
        "holiday-cn的年度文件（JSON），或本程序的日历文件（TOML）。先显示看懂的内容，确认后才保存。",
        exit_codes="0 已保存；1 没有保存；2 文件读不出，或自相矛盾",
        examples=["zjai calendar import 2027年放假通知.txt", "zjai calendar import 2027.json --yes"],
    )
    parser.add_argument("file", metavar="文件", help="放假通知的文本文件、holiday-cn的JSON文件或日历TOML文件")
    parser.add_argument("--year", metavar="年份", help="通知没写年份时，写明是哪一年的安排")
    parser.add_argument("--yes", action="store_true", help="不再询问，直接保存")
    parser.add_json()
    return parser


def _year(typed: str) -> int:
    text = half_width(typed).strip().removesuffix("年")
    if not (text.isascii() and text.isdigit() and len(text) == 4 and EARLIEST_YEAR <= int(text) <= LATEST_YEAR):
        raise refuse("command-line", "命令行，--year", f"{quoted(typed)}不是年份", "请写 2027 这样")
    return int(text)


def _agreed() -> bool:
    """Ask until the answer is yes or no; the end of the input is a no, and so is what nobody types."""
    while True:
        sys.stdout.write(_QUESTION)
        sys.stdout.flush()
        try:
            line = sys.stdin.readline(_LONGEST_ANSWER)
        except UnicodeDecodeError:
            continue  # typed in another encoding: asked again
        answer = half_width(line).strip().lower()
        if answer in _YES:
            return True
        if len(line) == _LONGEST_ANSWER or not line or answer in _NO:
            return False
