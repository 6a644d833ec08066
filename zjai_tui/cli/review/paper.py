"""``zjai review paper``: all documents of one dossier, or of a folder of them, written into a folder."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from ...base.dates import parse_date
from ...base.problems import Problem, refuse
from ...base.shipped import is_packed
from ...base.text import one_line, quoted
from ...reports.unit.paper_names import Namer
from ...reports.unit.papers import (
    ALL_FORMS,
    BOOK,
    LIBRARIES,
    PAPERS,
    USUAL_FORMS,
    Making,
    PaperId,
    papers_for,
    publicity_papers,
    window_of,
    writable,
)
from ...reviewing.opening import open_review
from ..arguments import Parser
from ..batch import jobs_typed
from ..clock import today
from ..paper_writer import PaperWriter, folder_for
from ..streams import complain
from .paper_many import Asked, write_for_many

ONLY_SUMMARY = "xlsx只有汇总才有，一份档案的文书不写xlsx。"


def run(words: Sequence[str]) -> int:
    """Write the documents; return 0, 1 when something was left out, 2 when nothing could be read.

    Raises `Refused` when a file is there already, cannot be written, or a format's library is missing.
    """
    given = _parser().parse_args(words)
    if given.full and given.public:
        raise refuse("command-line", "命令行", "--full 和 --public 不能一起写", "请留下一个")
    making = Making(
        made_on=today(),
        forms=_forms(given.format),
        only=_only(given.only),
        identity="public" if given.public else "full" if given.full else "masked",
        hand_in_by=given.hand_in_by,
    )
    folder = Path(given.output)
    if folder.exists() and not folder.is_dir():
        raise refuse("file-exists", one_line(given.output), "这是一个文件，不是文件夹", "请给出文件夹")
    if len(given.paths) == 1 and not os.path.isdir(given.paths[0]):
        return _one(given, making, folder)
    asked = Asked(
        paths=given.paths, standard=given.standard, making=making, everybody=given.all, jobs=given.jobs,
        force=given.force,
    )  # fmt: skip
    return write_for_many(asked, folder)


def _parser() -> Parser:
    listed = "、".join(f"{key}（{title}）" for key, title in PAPERS.items())
    parser = Parser(
        "review paper",
        "写出单位要用的全部文书：量化自评报告、单位核定记录、退回补正通知、佐证材料清单，"
        "定了公示起止的还有公示、公示结果报告和底稿。给文件夹时每人一个文件夹，另写汇总，待受理的不写。"
        "已有同名的文件时一个也不写。新写的文件只有本人能读；公示和公示结果报告不含证件号码、电话和像号码的数字。",
        exit_codes="0 都写出了；1 有读不出的档案，有写不出的公告，或没有要写的；2 文件或命令有误，一份也读不出；"
        "3 没有这一年度的规则",
        examples=[
            "zjai review paper 张三.toml -o 文书/",
            "zjai review paper 申报材料/ -o 文书/ --format docx,xlsx",
            "zjai review paper 张三.toml -o 文书/ --only return --by-day 2024-09-10",
        ],
    )
    parser.add_argument("paths", metavar="路径", nargs="+", help="自评档案（.toml 文件），或放档案的文件夹")
    parser.add_argument("-o", "--output", metavar="文件夹", required=True, help="写到哪个文件夹，没有就新建")
    forms = f"用逗号隔开：{'、'.join(ALL_FORMS)}；不写时{'、'.join(USUAL_FORMS)}"
    parser.add_argument("--format", metavar="格式", default="", help=forms)
    parser.add_argument("--only", metavar="文书", default="", help=f"只写这些，用逗号隔开：{listed}")
    parser.add_argument(
        "--by-day", dest="hand_in_by", metavar="日期", type=_day, help="退回补正通知里单位要求交回的日期"
    )
    parser.add_argument("--full", action="store_true", help="写全证件号码和联系电话")
    parser.add_argument("--public", action="store_true", help="各处像号码的数字和邮箱一律隐去，不带校验数据")
    parser.add_argument("--all", action="store_true", help="给文件夹时，待受理的也写")
    parser.add_argument("--jobs", metavar="个数", type=jobs_typed, help="用几个进程；不写时按处理器个数")
    parser.add_argument("--force", action="store_true", help="同名的文件已经有了时替换它")
    parser.add_argument(
        "--standard", metavar="标准", default="", help="改用这份标准：名称（见 zjai standard list）或文件"
    )
    return parser


def _one(given: argparse.Namespace, making: Making, folder: Path) -> int:
    file = given.paths[0]
    writer = PaperWriter(folder, given.force)
    opened = open_review(file, given.standard)
    name = Namer().name(opened.case.dossier.person.name, Path(file).stem)
    papers = papers_for(opened, making, name)
    window = window_of(opened)
    problems: list[Problem] = []
    if window is not None and "publicity" in making.only:
        more, problems = publicity_papers([window], making, name)
        papers |= more
    problems += [one.within(one_line(file)) for one in opened.overlay.grave]
    if papers or problems:
        folder_for(folder)
    writer.write(papers, (file,))
    if BOOK in _words(given.format.lower().replace(".", "")) and papers:
        complain(ONLY_SUMMARY)
    return writer.end(problems, "" if papers else _nothing(making))


def _nothing(making: Making) -> str:
    """Return why one dossier has none of the documents that were asked for."""
    if not set(making.forms) - {BOOK}:
        return f"没有要写的文书：{ONLY_SUMMARY}"
    why = {
        "return": "退回补正通知要等退回了申报人，核定情况告知要等核定完毕",
        "publicity": "公示要先定公示起止",
        "summary": "汇总要给文件夹或几份档案",
    }
    told = "；".join(words for paper, words in why.items() if paper in making.only)
    return f"没有要写的文书：{told}。"


def _forms(typed: str) -> tuple[str, ...]:
    found = tuple(one.lower().lstrip(".") for one in _words(typed))
    wrong = [one for one in found if one not in ALL_FORMS]
    if wrong:
        remedy = f"可以写：{'、'.join(ALL_FORMS)}"
        raise refuse("command-line", "命令行，--format", f"不认识的格式{quoted(wrong[0])}", remedy)
    return found or _usual()


def _usual() -> tuple[str, ...]:
    """Return the formats nobody has to ask for, as far as this machine can write them; what is missing is told."""
    found = writable(USUAL_FORMS)
    missing = [form for form in USUAL_FORMS if form not in found]
    if missing and is_packed():
        complain(f"单个文件的zjai写不了{'、'.join(missing)}，只写其余格式；.html可以用Word或WPS打开。")
    elif missing:
        remedy = f"请管理员运行 pip install {' '.join(LIBRARIES[form][1] for form in missing)}"
        complain(f"本机没有装写{'、'.join(missing)}用的库，只写其余格式。要写的话，{remedy}。")
    return found


def _only(typed: str) -> frozenset[PaperId]:
    words = _words(typed)
    wrong = [one for one in words if one not in PAPERS]
    if wrong:
        remedy = f"可以写：{'、'.join(PAPERS)}"
        raise refuse("command-line", "命令行，--only", f"没有{quoted(wrong[0])}这种文书", remedy)
    return frozenset(one for one in PAPERS if one in words or not words)


def _words(typed: str) -> tuple[str, ...]:
    parts = (one.strip() for one in typed.replace("，", ",").replace("、", ",").split(","))
    return tuple(dict.fromkeys(filter(None, parts)))


def _day(typed: str) -> object:
    found = parse_date(typed)
    if found is None:
        raise argparse.ArgumentTypeError(f"应为日期，现为{quoted(typed)}。请写成 2024-09-10 这样")
    return found
