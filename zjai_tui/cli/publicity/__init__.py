"""``zjai publicity``: working-day windows, the round's timeline, and what is printed for publicity."""

from __future__ import annotations

from importlib import import_module

from ..arguments import Parser

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

ALONE = {"audit": "--audit", "source": "--from", "timeline": "--timeline", "notice": "--notice", "result": "--result"}
"""Options that ask different questions, and the words they are typed with; notice and result go together."""
_NEEDS = (
    ("out", "-o", ("source",), "只和 --from 一起用"),
    ("ics", "--ics", ("timeline",), "只和 --timeline 一起用"),
    ("dossier", "--dossier", ("notice", "result"), "只和 --notice、--result 一起用"),
    ("name", "--name", ("notice", "result"), "只和 --notice、--result 一起用"),
)
"""Options that mean nothing without certain others."""


def run(words: Sequence[str]) -> int:
    """Answer; return 0, or 1 when the answer is no or some rows are bad. Raises `Refused`, `NotCovered`."""
    given = _parser().parse_args(words)
    code: int = import_module(f"{__package__}.{_module(given)}").run(given)
    return code


def _parser() -> Parser:
    parser = Parser(
        "publicity",
        "算公示的起止日期：按工作日数，调休上班的周末计入，放假不计。首日有两种算法，总是一并给出。"
        "日期可写 2024-09-13、9月13日、今天、下周一。",
        exit_codes="0 已算出；1 赶不上所给截止日，核对的公示时间不够，或名单里有读不懂的行；2 写法或文件有误；"
        "3 没有这一年的工作日历",
        examples=[
            "zjai publicity 2024-09-13",
            "zjai publicity --deadline 9月20日",
            "zjai publicity --audit 9月13日 9月20日",
            "zjai publicity --from 名单.csv -o 结果.csv",
            "zjai publicity --timeline --ics 日程.ics",
            "zjai publicity 2024-09-13 --notice 公告.html --dossier 张三.toml",
        ],
    )
    add = parser.add_argument
    add("start", metavar="起始日", nargs="?", help="公示张贴的日期")
    add("--days", metavar="天数", help="工作日数，1至250；不写时按年度通知的要求")
    add("--first-day", metavar="算法", choices=("counted", "next"), default="counted",
        help="counted 起始日计入（默认）；next 次日起算")  # fmt: skip
    add("--deadline", metavar="截止日", help="和起始日一起写：看赶不赶得上；单独写：算最晚哪天开始")
    add("--submitted", metavar="提交日", help="申报人提交申报的日期，用来核对公示是否开始得太早")
    add("--audit", metavar="起止日", nargs="+", help="核对印出的公示时间：写起始日和止日，或连写成9月13日至9月20日")
    add("--from", dest="source", metavar="来源", help="一次算多人：CSV名单（姓名、起始日、天数），或放自评档案的文件夹")
    add("-o", dest="out", metavar="CSV文件", help="把 --from 的结果存成表格")
    add("--timeline", action="store_true", help="列出本年度的时间线；写了起始日就加上这次公示")
    add("--ics", metavar="ICS文件", help="把时间线存成日历文件，提前一个工作日提醒")
    add("--notice", metavar="文件", help="写一份公示公告，后缀 .txt、.md、.html 或 .docx")
    add("--result", metavar="文件", help="写一份公示情况记录，后缀同上")
    add("--dossier", metavar="档案文件", action="append", default=[], help="公告里的人，从自评档案取；可写多次")
    add("--name", metavar="姓名", action="append", default=[], help="公告里的人，只写姓名；可写多次")
    add("--cycle", metavar="年度", default="", help="申报年度，或申报计划文件；不写时按日期选")
    add("--estimate", action="store_true", help="没有放假安排的年份按周一至周五估算，并处处标明")
    add("--force", action="store_true", help="要写的文件已经存在时替换它")
    parser.add_json()
    return parser


def _module(given: argparse.Namespace) -> str:
    """Return the module that answers. Raises `Refused` when options do not go together."""
    asked = [name for name in ALONE if getattr(given, name)]
    if asked not in ([], ["notice"], ["result"], ["notice", "result"]) and len(asked) > 1:
        raise _refused(f"{ALONE[asked[0]]} 和 {ALONE[asked[1]]} 不能一起写", "请分两次运行")
    for name, option, with_, why in _NEEDS:
        if getattr(given, name) and not set(with_) & set(asked):
            raise _refused(f"{option} {why}", "请补上，或去掉它")
    if given.estimate and {"notice", "result"} & set(asked):
        raise _refused(
            "估算的日期不能写进公告", "请去掉 --estimate；没有放假安排的年份请先用 zjai calendar import 导入"
        )
    if given.start is None and given.deadline is None and not {"audit", "source", "timeline"} & set(asked):
        raise _refused("缺少起始日或截止日", "请写 zjai publicity 2024-09-13，或 zjai publicity --deadline 2024-09-20")
    if given.audit and (given.start is not None or len(given.audit) > 2):
        raise _refused("--audit 后面只写起始日和止日", "请写 zjai publicity --audit 2024-09-13 2024-09-20")
    if given.start is None and {"notice", "result"} & set(asked):
        raise _refused("写公告要有起始日", "请写 zjai publicity 2024-09-13 --notice 公告.html")
    if "source" in asked:
        return "many"
    if "timeline" in asked:
        return "timeline"
    return "notice" if {"notice", "result"} & set(asked) else "one"


def _refused(message: str, remedy: str) -> Exception:
    from ...base.problems import refuse

    return refuse("command-line", "命令行，zjai publicity", message, remedy)
