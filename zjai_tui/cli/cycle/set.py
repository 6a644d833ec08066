"""``zjai cycle set``: one date, number or other piece of a round confirmed against its notice."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from ...base.dates import shown_date
from ...base.numbers import parse_number, plain
from ...base.problems import refuse
from ...base.text import half_width, one_line, quoted
from ...base.toml_files import decode, read_bytes
from ...rules.cycles.confirming import EDUCATION, NOTICE, unconfirmed
from ...rules.cycles.cycle import Cycle
from ...rules.cycles.reader import cycle_from_text
from ...rules.linting.findings import Finding
from ...transcribing.rounds.cycle_dates import NOT_COVERED
from ...transcribing.rounds.cycle_lint import lint_cycle
from ...transcribing.rounds.cycle_settling import (
    Edit,
    date_edits,
    education_edits,
    full_cites,
    notice_edits,
    number_edits,
    part_named,
    settled,
)
from ...transcribing.rounds.cycle_values import value_findings
from ...workdays.typed_dates import typed_date
from ..arguments import Parser
from ..guard import OK
from ..streams import say
from .given import calendar_of, called, own_file, standard_of, write_round
from .years import years_typed

_VALUE = "命令行，值"
_DIGITS_FIRST = re.compile(r"[0-9]")
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
    held = read_bytes(path, where)
    text = decode(held, where)
    cycle = cycle_from_text(text, where)
    typed = called(given.cycle, cycle)
    name = part_named(cycle, given.item, "命令行，项目", typed)
    new_text, found = settled(text, cycle, where, _edits(cycle, name, given, typed))
    _check_value(found, name, typed)
    more = [*_remark(cycle, found, name), *_new_findings(cycle, found, typed)]
    write_round(path, new_text, held)
    for line in _told(found, name, where, typed, more):
        say(line)
    return OK


def _check_value(found: Cycle, name: str, typed: str) -> None:
    """Raise `Refused` when the piece as it would be cannot be right."""
    wrong = next((one for one in value_findings(found, standard_of(found), typed) if one.node == name), None)
    if wrong is not None:
        where = "命令行，--text" if wrong.code == "text-differs" else _VALUE
        raise refuse(wrong.code, where, wrong.message, wrong.remedy)


def _remark(before: Cycle, found: Cycle, name: str) -> Iterator[str]:
    """Yield what became of the remark that stood beside the piece: it speaks of the older notice."""
    was = before.dates().get(name) or before.numbers().get(name)
    now = found.dates().get(name) or found.numbers().get(name)
    if was is None or now is None:
        return
    if was.note and not now.note:
        yield f"值与原来的不同，原有的说明已删去：“{one_line(was.note)}”。"
    elif now.note and not was.confirmed:
        yield f"原有的说明照旧：“{one_line(now.note)}”，请对照通知核对，不对的在文件里改note。"
    if was.text and not now.text:
        yield f"没有写 --text，原有的原句已删去：“{one_line(was.text)}”。"


def _new_findings(before: Cycle, found: Cycle, typed: str) -> Iterator[str]:
    """Yield what a check of the round finds after the change and did not find before."""

    def findings(cycle: Cycle) -> list[Finding]:
        return list(lint_cycle(cycle, calendar_of(cycle), standard_of(cycle), typed))

    known = {(one.node, one.code, one.message) for one in findings(before)}
    for one in findings(found):
        if (one.node, one.code, one.message) not in known and one.code != NOT_COVERED:
            yield f"注意：{one.message.rstrip('。')}。{one.remedy.rstrip('。')}。"


def _edits(cycle: Cycle, name: str, given: argparse.Namespace, typed: str) -> list[Edit]:
    """Return what the options say about one piece. Raises `Refused` when they do not fit it."""
    if name == NOTICE:
        return _notice(cycle, given)
    if given.doc_no or given.title or given.held:
        message, remedy = "--doc-no、--title、--held只用来写通知本身", f"请另写 zjai cycle set {typed} notice"
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
    """Return the date typed; one counted from today (明天, 下周一) is no date of a notice."""
    found = typed_date(typed, today=date.today(), year=lambda: cycle.cycle.issued.year)
    if found is not None and _DIGITS_FIRST.match(half_width(typed).strip()):
        return found.day
    said = "不是看得懂的日期" if found is None else "是从今天算起的，通知上不这样写"
    raise refuse("date-wrong", _VALUE, f"{quoted(typed)}{said}", f"请照通知写年月日，如 {cycle.cycle.id}-09-03、9月3日")


def _number(typed: str) -> Decimal:
    value = parse_number(typed)
    if value is None or value < 0:
        raise refuse("number-wrong", _VALUE, f"{quoted(typed)}不是能用的数", "请写不为负的数字，不带单位")
    return value


def _told(cycle: Cycle, name: str, where: str, typed: str, more: Iterable[str]) -> list[str]:
    """Return what was confirmed, how sure it is, what else is to be said of it, and what is left."""
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
    lines = [f"已写入 {where}。{said}。", *more]
    source = cycle.sources().get(head.notice)
    if name != NOTICE and source is not None and not source.held:
        how = f"zjai cycle set {typed} notice 发文日期 --doc-no 文号 --held"
        lines.append(f"通知的原文还没有记为在手。在手的先写 {how}，再核对这一项，才是官方原文。")
    left = [f"{title}（{one}）" for one, title in unconfirmed(cycle)]
    rest = "、".join(left[:_LISTED]) + ("等" if len(left) > _LISTED else "")
    lines.append(f"还要核对{len(left)}项：{rest}。" if left else f"都核对过了。下一步：zjai cycle lint {typed}")
    return lines
