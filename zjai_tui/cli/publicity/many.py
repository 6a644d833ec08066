"""``zjai publicity --from``: the windows of a list of people, or of a folder of dossiers."""

from __future__ import annotations

import argparse
import os
from datetime import date
from pathlib import Path

from ...base.json_text import json_text
from ...base.problems import MOST, Problem, Refused, refuse
from ...base.text import one_line
from ...base.toml_files import read_bytes
from ...dossier.reader import read_dossier
from ...reports.public_text import public_text
from ...reports.publicity_table import row_json, table_csv, table_text
from ...workdays.many import Row, Unknown, reckoned
from ...workdays.name_list import NameList, list_text, name_list
from ..guard import NO, OK
from ..outputs import write_files
from ..streams import complain, say, say_json_line, terminal_width
from .setting import Setting


def run(given: argparse.Namespace) -> int:
    """Print or write the table; return 1 when a row is bad, has no answer, or misses the deadline named.

    Raises `Refused` when the list itself cannot be read, or the table cannot be written.
    """
    setting = Setting(given)
    source = Path(given.source)
    if given.out is not None and not given.out.lower().endswith(".csv"):
        raise refuse("command-line", "命令行，-o", "表格只写成CSV", "请用 .csv 作后缀")
    deadline = None if given.deadline is None else setting.day(given.deadline, "--deadline")
    people = _from_folder(source, given, setting) if source.is_dir() else _from_list(source, given, setting)
    first = min((row.start for row in people.rows), default=setting.today)
    table = setting.table(first)
    asked, unread = setting.asked(first)
    found = reckoned(table, people.rows, asked, lambda start: setting.round_near(start)[0], deadline)
    if given.out is not None:
        write_files({given.out: table_csv(found, table, setting.first_day)}, force=given.force, sources=(given.source,))
    if given.json:
        for one in found:
            say_json_line(json_text(row_json(one, setting.first_day)))
    elif found:
        say(table_text(found, table, setting.first_day, terminal_width(), setting.notes))
    if given.out is not None and not given.json:
        say(f"已写入 {one_line(given.out)}，共{len(found)}行。")
    _complain(people.problems, [warned.text for warned in unread])
    missed = any(isinstance(one, Unknown) or one.meets is False for one in found)
    return NO if missed or people.problems else OK


def _from_list(source: Path, given: argparse.Namespace, setting: Setting) -> NameList:
    if given.start is not None:
        raise refuse("command-line", "命令行，zjai publicity", "名单里已有起始日", "请去掉命令行上的起始日")
    where = one_line(str(source))

    def read_day(typed: str, place: str) -> date:
        return setting.day_at(typed, place)

    def days() -> int:
        return setting.days_typed or setting.usual_days(None)

    return name_list(list_text(read_bytes(source, where), where), where, read_day=read_day, days=days)


def _from_folder(source: Path, given: argparse.Namespace, setting: Setting) -> NameList:
    """Return one row for each dossier of a folder; they share the start typed on the command line."""
    where = one_line(str(source))
    if given.start is None:
        message = f"文件夹{where}里的档案没有公示日期"
        raise refuse("command-line", "命令行，zjai publicity", message, "请写上共同的起始日")
    try:
        names = sorted(name for name in os.listdir(source) if name.endswith(".toml") and name[0] != ".")
    except OSError:
        raise refuse("folder-unreadable", where, "读不出这个文件夹", "请检查权限和磁盘") from None
    if not names:
        raise refuse("folder-empty", where, "文件夹里没有自评档案", "请换一个文件夹")
    start = setting.day(given.start, "起始日")
    asked, _ = setting.asked(start)
    rows: list[Row] = []
    problems: list[Problem] = []
    for name in names:
        try:
            person = read_dossier(source / name).person
        except Refused as refused:
            problems += refused.problems
            continue
        hidden = (person.id_number, person.phone)
        rows.append(
            Row(public_text(name, hidden), public_text(person.name, hidden), public_text(person.unit, hidden),
                start, asked.days)
        )  # fmt: skip
    return NameList(tuple(rows), tuple(problems))


def _complain(problems: tuple[Problem, ...], others: list[str]) -> None:
    for text in [problem.sentence() for problem in problems[:MOST]] + others:
        complain(text)
    if len(problems) > MOST:
        complain(f"另有{len(problems) - MOST}处问题未列出。请先改好以上各处。")
