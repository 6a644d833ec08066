"""``zjai calendar``: the working days of a year or a month; ``zjai calendar import`` adds a year."""

from __future__ import annotations

from .dispatch import load
from .guard import OK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def run(words: Sequence[str]) -> int:
    """Print the calendar; return 0. Raises `Refused` for what is no year, `NotCovered` for a year without data."""
    if words and words[0] == "import":
        return load("calendar_import").run(words[1:])
    from .arguments import Parser

    parser = Parser(
        "calendar",
        "查看一年或一个月的工作日历：放假、调休上班的日子，各月工作日数。"
        "没有数据的年份，把国务院办公厅的放假通知存成文件后用 zjai calendar import 导入。",
        exit_codes="0 已显示；2 写法有误，或导入过的日历读不出；3 没有这一年的数据",
        examples=["zjai calendar", "zjai calendar 2024", "zjai calendar 2024-09", "zjai calendar import 通知.txt"],
    )
    parser.add_argument("when", metavar="年份或年月", nargs="?", help="如 2024 或 2024-09；不写时为今年")
    parser.add_argument("--estimate", action="store_true", help="没有数据的年份按周一至周五估算，并标明")
    parser.add_json()
    given = parser.parse_args(words)
    year, month = (today().year, None) if given.when is None else _year_and_month(given.when)
    return _shown(year, month, given.estimate, given.json)


def today() -> date:
    """Return the day it is on this machine."""
    from datetime import date

    return date.today()


def _shown(year: int, month: int | None, estimate: bool, as_json: bool) -> int:
    from ..workdays.overlay_store import user_overlays
    from ..workdays.table import table_for
    from .streams import say, say_json, terminal_width

    overlays = user_overlays()
    table = table_for([year], overlays=overlays, estimate=estimate)
    if as_json:
        from ..reports.calendar_json import calendar_json

        say_json(calendar_json(table, year, month))
    else:
        from ..reports.calendar_text import calendar_text

        say(calendar_text(table, year, month, terminal_width()))
    return OK


def _year_and_month(typed: str) -> tuple[int, int | None]:
    import re

    from ..base.text import half_width, quoted

    pattern = r"([0-9]{4})(?:年)?|([0-9]{4}) *[-/.年] *([0-9]{1,2}) *(?:月)?|([0-9]{4})([0-9]{2})"
    match = re.fullmatch(pattern, half_width(typed).strip())
    if match:
        year, *rest = (int(part) for part in match.groups() if part is not None)
        month = rest[0] if rest else None
        if 1900 <= year <= 2100 and (month is None or 1 <= month <= 12):
            return year, month
    from ..base.problems import refuse  # quick answers do not wait for what only a refusal needs

    remedy = "请写 2024 或 2024-09 这样，导入请写 zjai calendar import 文件名"
    raise refuse("command-line", "命令行，zjai calendar", f"{quoted(typed)}不是年份或年月", remedy)
