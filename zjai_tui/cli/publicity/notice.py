"""``zjai publicity START --notice OUT``: the notice to hang up, and the record of its result."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ...base.problems import refuse
from ...base.text import one_line, quoted
from ...dossier.model import Dossier
from ...dossier.reader import read_dossier
from ...reports.document.blanks import gap_count
from ...reports.document.formats import file_bytes
from ...reports.publicity_json import forward_json
from ...reports.publicity_notice import Applicant, applicant_named, applicant_of, notice, result_record
from ...reports.publicity_text import forward_text
from ...rules.catalog import areas, cycles, find_cycle
from ...rules.cycles.cycle import Cycle
from ...workdays.answers import forward
from ...workdays.doubts import Warned
from ...workdays.rounds import round_of
from ..guard import NO, OK
from ..outputs import write_files
from ..report_files import format_of
from ..streams import complain, say, say_json, terminal_width
from .setting import Setting


def run(given: argparse.Namespace) -> int:
    """Write the sheets asked for and print the window; return 1 when it ends after the deadline named.

    Raises `Refused` when a dossier cannot be read or a file not be written, `NotCovered`.
    """
    setting = Setting(given)
    start = setting.day(given.start, "起始日")
    deadline = None if given.deadline is None else setting.day(given.deadline, "--deadline")
    dossiers = [read_dossier(Path(name)) for name in given.dossier]
    cycle, unread = _cycle(given.cycle, dossiers, setting, start)
    table = setting.table(start)
    asked = setting.asked_of(None if cycle is None else round_of(cycle))
    answer = forward(table, start, asked, deadline)
    answer = answer._replace(warnings=answer.warnings + unread)
    people = _people(dossiers, given.name)
    if given.notice == given.result:
        raise refuse("file-exists", "命令行", "公告和公示情况要写进同一个文件", "请分别起名")
    wanted = ((given.notice, "--notice", notice), (given.result, "--result", result_record))
    papers = {
        name: (make(answer.window, people, cycle), format_of(name, option))
        for name, option, make in wanted
        if name is not None
    }
    files = {name: file_bytes(paper, form) for name, (paper, form) in papers.items()}
    write_files(files, force=given.force, sources=tuple(given.dossier))
    if given.json:
        say_json(forward_json(answer, table))
    else:
        say(forward_text(answer, table, terminal_width(), setting.notes))
    for name, (paper, _) in papers.items():
        told = f"已写入 {one_line(name)}，有{gap_count(paper)}处待填。"
        complain(told) if given.json else say(told)
    return NO if answer.meets_deadline is False else OK


def _cycle(
    chosen: str, dossiers: Sequence[Dossier], setting: Setting, start: date
) -> tuple[Cycle | None, tuple[Warned, ...]]:
    """Return the round the notice names, and what could not be looked up.

    It is the one chosen, else that of the dossiers, else the one a window from `start` can belong to.
    """
    if chosen:
        return find_cycle(chosen), ()
    named = sorted({one.cycle for one in dossiers if one.cycle})
    if len(named) > 1:
        message = f"各份档案的申报年度不同：{'、'.join(quoted(one) for one in named)}"
        raise refuse("cycles-differ", "命令行，--dossier", message, "请分开写公告，或用 --cycle 指明年度")
    if named and named[0] not in cycles():  # by name only: a path out of somebody's file is never opened
        message, remedy = f"没有{quoted(named[0])}年度的申报计划", f"现有：{'、'.join(cycles())}；可用 --cycle 指明年度"
        raise refuse("unknown-cycles", "命令行，--dossier", message, remedy)
    if named:
        return find_cycle(named[0]), ()
    near, unread = setting.round_near(start)
    return (None if near is None else find_cycle(near.id)), unread


def _people(dossiers: Sequence[Dossier], names: Sequence[str]) -> list[Applicant]:
    titles = {one.id: one.title for one in areas()} if dossiers else {}
    return [*(applicant_of(one, titles) for one in dossiers), *(applicant_named(name) for name in names)]
