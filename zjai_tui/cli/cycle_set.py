"""``zjai cycle set``: one date, number or other piece of a round confirmed against its notice."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from ..base.dates import shown_date
from ..base.numbers import parse_number, plain
from ..base.problems import refuse
from ..base.text import one_line, quoted
from ..base.toml_files import decode, read_bytes
from ..rules.confirming import EDUCATION, NOTICE, unconfirmed
from ..rules.cycle import Cycle
from ..rules.cycle_reader import cycle_from_text
from ..transcribing.rounds.cycle_settling import (
    Edit,
    date_edits,
    education_edits,
    full_cites,
    notice_edits,
    number_edits,
    part_named,
    settled,
)
from ..workdays.typed_dates import read_date
from .arguments import Parser
from .cycle_given import own_file
from .cycle_years import years_typed
from .guard import OK
from .outputs import write_files
from .streams import say

_VALUE = "命令行，值"
_LISTED = 3
"""So many of the pieces left are named."""


def run(words: Sequence[str]) -> int:
    """Write the confirmed piece into the round's file; return 0. Raises `Refused` and leaves the file as it is."""
    parser = Parser(
        "cycle set",
        "对照通知核对一项，写进年度文件：日期、数、继续教育年份（education），或通知本身（notice）。"
        "不写值时，表示通知上的与现有的相同。章节写在 --cite 后面；原文在手的，这一项即为官方原文。",
        exit_codes="0 已写入；2 写法有误，或文件改不了；3 没有这个年度",
        examples=[
            "zjai cycle set 2027 notice 2027-08-06 --doc-no 某发〔2027〕5号 --held",
            "zjai cycle set 2027 seniority 2027-12-31 --cite 二（四）",
            "zjai cycle set 2027 education 2025至2027 --cite 二（三）",
        ],
    )
    parser.add_argument("cycle", metavar="年度", help="年度或它的文件")
    parser.add_argument("item", metavar="项目", help="编号或名称，见 zjai cycle show")
    parser.add_argument("value", metavar="值", nargs="?", help="通知上的日期、数或年份；不写时照现有的")
    parser.add_argument(
        "--cite", metavar="出处", action="append", default=[], help="在通知的哪一处，如“二（四）”；可以写几次"
    )
    parser.add_argument("--text", metavar="原文", default="", help="通知上的原句，以后核对用")
    parser.add_argument("--doc-no", metavar="文号", default="", help="通知的文号，只和 notice 一起用")
    parser.add_argument("--title", metavar="名称", default="", help="通知的名称，只和 notice 一起用")
    parser.add_argument("--held", action="store_true", help="通知的原文在手，只和 notice 一起用")
    given = parser.parse_args(words)
    path = own_file(given.cycle)
    where = one_line(str(path))
    text = decode(read_bytes(path, where), where)
    cycle = cycle_from_text(text, where)
    name = part_named(cycle, given.item, "命令行，项目")
    new_text, found = settled(text, cycle, where, _edits(cycle, name, given))
    write_files({str(path): new_text.encode()}, force=True)
    for line in _told(found, name, where):
        say(line)
    return OK


def _edits(cycle: Cycle, name: str, given: argparse.Namespace) -> list[Edit]:
    """Return what the options say about one piece. Raises `Refused` when they do not fit it."""
    if name == NOTICE:
        return _notice(cycle, given)
    if given.doc_no or given.title or given.held:
        message, remedy = "--doc-no、--title、--held只用来写通知本身", f"请另写 zjai cycle set {cycle.cycle.id} notice"
        raise refuse("command-line", "命令行，zjai cycle set", message, remedy)
    cites = full_cites(cycle, given.cite)
    if not cites:
        raise refuse("command-line", "命令行，--cite", "没有写出处", "请写在通知的哪一处，如 --cite 二（四）")
    if name == EDUCATION:
        years = cycle.education.years if given.value is None else years_typed(given.value, _VALUE)
        return education_edits(cycle, years, cites, given.text)
    if name in cycle.dates():
        on = cycle.dates()[name].on if given.value is None else _date(given.value, cycle)
        return date_edits(cycle, name, on, cites, given.text)
    value = cycle.numbers()[name].value if given.value is None else _number(given.value)
    return number_edits(cycle, name, value, cites, given.text)


def _notice(cycle: Cycle, given: argparse.Namespace) -> list[Edit]:
    if given.cite or given.text:
        message, remedy = "通知本身不用写--cite和--text", "请写发文日期和 --doc-no"
        raise refuse("command-line", "命令行，zjai cycle set", message, remedy)
    doc_no = given.doc_no or cycle.cycle.doc_no
    if not doc_no:
        raise refuse("command-line", "命令行，--doc-no", "没有写文号", "请照通知写，如 --doc-no 某发〔2027〕5号")
    issued = cycle.cycle.issued if given.value is None else _date(given.value, cycle)
    return notice_edits(cycle, issued, doc_no, title=given.title, held=given.held)


def _date(typed: str, cycle: Cycle) -> date:
    return read_date(typed, _VALUE, today=date.today(), year=lambda: cycle.cycle.issued.year).day


def _number(typed: str) -> Decimal:
    value = parse_number(typed)
    if value is None or value < 0:
        raise refuse("number-wrong", _VALUE, f"{quoted(typed)}不是能用的数", "请写不为负的数字，不带单位")
    return value


def _told(cycle: Cycle, name: str, where: str) -> list[str]:
    """Return what was confirmed, how sure it is, and what is left."""
    head = cycle.cycle
    if name == NOTICE:
        source = cycle.sources().get(head.notice)
        held = "原文在手" if source is not None and source.held else "原文还没有记为在手（在手的加 --held）"
        said = f"通知：{head.doc_no}，{shown_date(head.issued)}，{held}"
    elif name == EDUCATION:
        years = "、".join(map(str, cycle.education.years))
        said = f"继续教育年份：{years}（{cycle.education.years_basis.label}）"
    elif name in cycle.dates():
        on = cycle.dates()[name]
        said = f"{on.title}：{shown_date(on.on)}（{on.basis.label}）"
    else:
        number = cycle.numbers()[name]
        said = f"{number.title}：{plain(number.value)}{number.unit}（{number.basis.label}）"
    lines = [f"已写入 {where}。{said}。"]
    source = cycle.sources().get(head.notice)
    if name != NOTICE and source is not None and not source.held:
        how = f"zjai cycle set {head.id} notice 发文日期 --doc-no 文号 --held"
        lines.append(f"通知的原文还没有记为在手。在手的先写 {how}，再核对这一项，才是官方原文。")
    left = [f"{title}（{one}）" for one, title in unconfirmed(cycle)]
    rest = "、".join(left[:_LISTED]) + ("等" if len(left) > _LISTED else "")
    lines.append(f"还要核对{len(left)}项：{rest}。" if left else f"都核对过了。下一步：zjai cycle lint {head.id}")
    return lines
