"""``zjai advise``: the least effort to the target, each step scored again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..base.problems import Severity
from ..dossier.evidence import evidenced_ids
from ..reports.advice_json import advice_json
from ..reports.advice_text import advice_text
from ..rules.planning_reader import find_planning
from ..scoring.advising.advice import advise
from ..scoring.advising.outlook import outlook_of
from ..scoring.claims import UNUSABLE
from ..scoring.gate_problems import gates_closed
from ..workdays.typed_dates import read_date
from .arguments import Parser
from .case import Case, assessed, read_case, target_points
from .guard import NO, OK, WRONG
from .streams import complain, say, say_json, terminal_width


def run(words: Sequence[str]) -> int:
    """Print the advice; return 0 when the target is reached or its steps reach it and no gate is closed."""
    parser = Parser(
        "advise",
        "指出怎样最省力地达到目标分：由省力到费力排出步骤，每一步都重新算过分；加了也没用的、只有评委能定的、"
        "截止日以前来不及的分别说明。只看不改档案。",
        exit_codes="0 已经达到，或照步骤做能达到目标分；1 靠自己能做的达不到，或有控制项不符合；"
        "2 文件或命令有误，或档案里有不能采用的内容；3 没有这一年度的规则",
        examples=["zjai advise 张三.toml", "zjai advise 张三.toml --target 85 --on 2024-05-01"],
    )
    parser.add_argument("file", metavar="档案文件", help="自评档案（.toml 文件）")
    parser.add_argument(
        "--standard", metavar="标准", default="", help="改用这份标准：名称（见 zjai standard list）或文件"
    )
    parser.add_argument("--target", metavar="分数", type=target_points, help="目标分；不写时用年度通知里的自评分数线")
    parser.add_argument("--on", metavar="日期", default="", help="从哪一天看起，截止日已过的不再建议；不写时是今天")
    parser.add_json()
    given = parser.parse_args(words)
    case = read_case(given.file, given.standard)
    day = _day(given.on, case)
    material = assessed(case, given.target)
    planning = find_planning()
    advice = advise(
        case.standard, case.dossier, outlook_of(case.cycle, planning, day), before=material.assessment,
        evidenced=None if case.folder is None else evidenced_ids(case.dossier, case.folder),
    )  # fmt: skip
    if given.json:
        say_json(advice_json(material, advice))
    else:
        say(advice_text(material, advice, planning, day, terminal_width()))
    unusable = [one for one in material.problems if one.code in UNUSABLE and one.severity is Severity.ERROR]
    for problem in unusable:
        complain(problem.sentence())
    if unusable:
        return WRONG
    return OK if advice.reachable in {"reached", "yes"} and not gates_closed(material.assessment) else NO


def today() -> date:
    """Return the date on this machine."""
    return date.today()


def _day(typed: str, case: Case) -> date:
    if not typed:
        return today()
    return read_date(typed, "命令行，--on", today=today(), year=lambda: case.cycle.cycle.issued.year).day
