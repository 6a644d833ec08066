"""``zjai report``: the self-assessment report as text, Markdown, HTML or a Word document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..base.problems import refuse
from ..base.text import one_line
from ..dossier.evidence import evidenced_by
from ..dossier.seal import Seal
from ..dossier.seal_file import seal_line, sealed
from ..dossier.seal_on_disk import seal_on_disk
from ..reports.document.formats import FORMATS, file_bytes, render
from ..reports.document.model import Report
from ..reports.document.text import PAGE_BREAK
from ..reports.material import Material
from ..reports.readying import readied
from ..reports.self_report.person import Identity
from ..reports.self_report.report import report_of
from ..rules.catalog import areas
from ..rules.planning import Planning
from ..rules.planning_reader import find_planning
from ..scoring.advising.advice import advise
from ..scoring.advising.outlook import outlook_of
from ..scoring.advising.result import Advice
from ..scoring.reference import reference_to
from .arguments import Parser
from .case import Case, assessed, read_case, target_points
from .clock import today
from .guard import OK
from .outputs import write_files
from .report_files import format_of
from .streams import say, say_as_is

_STDOUT = "-"


def run(words: Sequence[str]) -> int:
    """Write the report; return 0. Raises `Refused` when the dossier cannot be read or the file not be written."""
    parser = Parser(
        "report",
        "写出自评报告：得分和每一分的算法、依据，申报路径和条件，继续教育，佐证材料清单，提交前检查，下一步，"
        "出处，签名栏；每页都有依据等级和校验码。新写的文件只有本人能读。证件号码和联系电话平常只列末四位。",
        exit_codes="0 已写出；2 文件或命令有误；3 没有这一年度的规则",
        examples=["zjai report 张三.toml -o 报告.docx", "zjai report 张三.toml -o - --advice"],
    )
    parser.add_argument("file", metavar="档案文件", help="自评档案（.toml 文件）")
    parser.add_argument(
        "-o", "--output", metavar="报告文件", required=True,
        help="写到哪里，格式看后缀：.txt 分页的文本，.md，.html 打印用，.docx 用 Word 或 WPS 改；写 - 时把文本打印出来",
    )  # fmt: skip
    parser.add_argument("--force", action="store_true", help="报告文件已经有了时替换它")
    parser.add_argument("--full", action="store_true", help="写全证件号码和联系电话，只在交给所在单位时用")
    parser.add_argument(
        "--public", action="store_true", help="对外用：不写证件号码和联系电话，各处像号码的数字一律隐去"
    )
    parser.add_argument("--advice", action="store_true", help="加上达到目标分的行动建议")
    parser.add_argument(
        "--standard", metavar="标准", default="", help="改用这份标准：名称（见 zjai standard list）或文件"
    )
    parser.add_argument("--target", metavar="分数", type=target_points, help="目标分；不写时用年度通知里的自评分数线")
    given = parser.parse_args(words)
    if given.full and given.public:
        raise refuse("command-line", "命令行", "--full 和 --public 不能一起写", "请留下一个")
    form = _format(given.output)
    case = read_case(given.file, given.standard)
    material = readied(case, assessed(case, given.target), today())
    identity: Identity = "full" if given.full else "public" if given.public else "masked"
    seal = seal_on_disk(case.dossier, reference_to(case.standard), case.folder, material.states)
    report = _report(case, material, identity, seal, _advice(case, material) if given.advice else None)
    if given.output == _STDOUT:
        say_as_is(render(report, form).replace(PAGE_BREAK, "\n"))  # a terminal shows no form feed
        return OK
    if identity != "public":
        report = replace(report, seal=seal_line(sealed(case.dossier, reference_to(case.standard), seal, today())))
    write_files({given.output: file_bytes(report, form)}, force=given.force, sources=(given.file,))
    say(f"已写入 {one_line(given.output)}，校验码{report.code}。")
    return OK


def _format(name: str) -> str:
    return FORMATS[0] if name == _STDOUT else format_of(name)


def _report(
    case: Case, material: Material, identity: Identity, seal: Seal, advice: tuple[Advice, Planning] | None
) -> Report:
    return report_of(
        material,
        case.dossier,
        case.standard,
        areas={one.id: one.title for one in areas()},
        seal=seal,
        made_on=today(),
        identity=identity,
        advice=advice,
    )


def _advice(case: Case, material: Material) -> tuple[Advice, Planning]:
    planning = find_planning()
    evidenced = None
    if material.states is not None:
        evidenced = evidenced_by(case.dossier, material.states)
    outlook = outlook_of(case.cycle, planning, today())
    return advise(case.standard, case.dossier, outlook, before=material.assessment, evidenced=evidenced), planning
