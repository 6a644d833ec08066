"""``zjai score``: a dossier scored, every point explained."""

from __future__ import annotations

from collections.abc import Sequence

from ..base.problems import Severity
from ..reports.score_json import score_json
from ..reports.score_text import score_text
from ..scoring.claims import UNUSABLE
from ..scoring.gate_problems import gates_closed
from .arguments import Parser
from .case import assessed, read_case, target_points
from .guard import NO, OK, WRONG
from .streams import complain, say, say_json, terminal_width


def run(words: Sequence[str]) -> int:
    """Print the scored dossier; return 0 when the target is reached whatever is still open and no gate is closed."""
    parser = Parser(
        "score",
        "按量化评价标准给自评档案打分，逐分说明算式和依据。没填和待核实的按最低和最高两种情况算，给出区间。",
        exit_codes="0 达到目标分；1 没有达到，还不能确定，或有控制项不符合；"
        "2 文件或命令有误，或档案里有不能采用的内容；3 没有这一年度的规则",
        examples=["zjai score 张三.toml", "zjai score 张三.toml --target 85 --json"],
    )
    parser.add_argument("file", metavar="档案文件", help="自评档案（.toml 文件）")
    parser.add_argument(
        "--standard", metavar="标准", default="", help="改用这份标准：名称（见 zjai standard list）或文件"
    )
    parser.add_argument("--target", metavar="分数", type=target_points, help="目标分；不写时用年度通知里的自评分数线")
    parser.add_json()
    given = parser.parse_args(words)
    material = assessed(read_case(given.file, given.standard), given.target)
    if given.json:
        for problem in material.problems:
            if problem.severity is not Severity.NOTE:
                complain(problem.sentence())
        say_json(score_json(material))
    else:
        say(score_text(material, terminal_width()))
    assessment = material.assessment
    unusable = [one for one in material.problems if one.code in UNUSABLE and one.severity is Severity.ERROR]
    if unusable:
        if not given.json:
            for problem in unusable:
                complain(problem.sentence())
        return WRONG
    return OK if assessment.decision == "reached" and not gates_closed(assessment) else NO
