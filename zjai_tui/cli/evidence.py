"""``zjai evidence``: the numbered list of evidence, printed or written to a file."""

from __future__ import annotations

from collections.abc import Sequence

from ..base.text import one_line
from ..dossier.seal_on_disk import seal_on_disk
from ..readiness.evidence_list import evidence_list
from ..reports.evidence_list_files import MORE_FORMATS, evidence_list_bytes
from ..reports.evidence_list_json import evidence_list_json
from ..reports.evidence_list_text import evidence_list_text
from ..scoring.reference import reference_to
from .arguments import Parser
from .case import assessed, read_case
from .clock import today
from .guard import NO, OK
from .outputs import write_files
from .report_files import format_of
from .streams import complain, say, say_json, terminal_width


def run(words: Sequence[str]) -> int:
    """Print or write the list; return 0 when there are achievements and all have their evidence in order, else 1.

    Raises `Refused` when the dossier cannot be read or the file not be written.
    """
    parser = Parser(
        "evidence",
        "列出编号的佐证材料清单：每条业绩记在标准的哪一项，文件、页码，文件在不在、有没有改过；自评和有据并列。",
        exit_codes="0 每条业绩的材料都在，并与登记时相符；1 有业绩缺材料，材料有变化，或还没有列业绩；"
        "2 文件或命令有误；3 没有这一年度的规则",
        examples=["zjai evidence 张三.toml", "zjai evidence 张三.toml -o 清单.html"],
    )
    parser.add_argument("file", metavar="档案文件", help="自评档案（.toml 文件）")
    parser.add_argument(
        "-o",
        "--output",
        metavar="清单文件",
        help="写成 .txt、.md、.html（打印用）、.docx（用 Word 或 WPS 改），或表格软件用的 .csv、.xlsx",
    )
    parser.add_argument("--force", action="store_true", help="清单文件已经有了时替换它")
    parser.add_argument(
        "--standard", metavar="标准", default="", help="改用这份标准：名称（见 zjai standard list）或文件"
    )
    parser.add_json()
    given = parser.parse_args(words)
    form = format_of(given.output, more=MORE_FORMATS) if given.output is not None else ""
    case = read_case(given.file, given.standard)
    material = assessed(case)
    found = evidence_list(case.standard, case.dossier, material.assessment, material.states, material.evidenced)
    told = ""
    if given.output is not None:
        code = seal_on_disk(case.dossier, reference_to(case.standard), case.folder, material.states).code
        written = evidence_list_bytes(form, found, material, case.dossier.person, code, today())
        write_files({given.output: written}, force=given.force, sources=(given.file,))
        told = f"已写入 {one_line(given.output)}。"
    if given.json:
        say_json(evidence_list_json(found, material.assessment))
        complain(told) if told else None
    else:
        say(told or evidence_list_text(found, material, terminal_width()))
    return OK if found.entries and found.proved == found.entries else NO
