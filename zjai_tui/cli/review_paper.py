"""``zjai review paper``: all documents of one dossier, or of a folder of them, written into a folder."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..base.dates import parse_date
from ..base.problems import Problem, Refused, refuse
from ..base.text import one_line, quoted
from ..batch.finding import dossiers_in
from ..batch.lens import conflicts
from ..batch.rules_at_hand import RulesAtHand
from ..batch.running import rows
from ..dossier.atomic import failure
from ..reviewing.opening import open_review
from .arguments import Parser
from .guard import NO, OK, WRONG
from .outputs import write_files
from .paper_names import Namer
from .progress import Progress
from .readying import today
from .streams import complain, say
from .unit_papers import (
    ALL_FORMS,
    PAPERS,
    USUAL_FORMS,
    Making,
    PaperId,
    Window,
    papers_for,
    publicity_papers,
    summary_papers,
    window_of,
    writable,
)


def run(words: Sequence[str]) -> int:
    """Write the documents; return 0, 1 when something was left out, 2 when nothing could be read.

    Raises `Refused` when a file is there already, cannot be written, or a format's library is missing.
    """
    given = _parser().parse_args(words)
    making = Making(
        made_on=today(),
        forms=_forms(given.format),
        only=_only(given.only),
        identity="public" if given.public else "full" if given.full else "masked",
        hand_in_by=given.hand_in_by,
    )
    folder = _folder(given.output)
    writer = _Writer(folder, given.force)
    many = len(given.paths) > 1 or os.path.isdir(given.paths[0])
    return _many(given.paths, given.standard, making, writer) if many else _one(given, making, writer)


def _parser() -> Parser:
    listed = "、".join(f"{key}（{title}）" for key, title in PAPERS.items())
    parser = Parser(
        "review paper",
        "写出单位要用的全部文书：量化自评报告、单位核定记录、退回补正通知、佐证材料清单，"
        "定了公示起止的还有公示、公示结果报告和底稿；给文件夹时另写汇总。文件只有本人能读；公示和公示结果报告不含证件号码、电话和像号码的数字。",
        exit_codes="0 都写出了；1 有读不出的档案，或有写不出的公告；2 文件或命令有误，一份也读不出；"
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
    parser.add_argument("--public", action="store_true", help="各处像号码的数字一律隐去，不带校验数据")
    parser.add_argument("--force", action="store_true", help="同名的文件已经有了时替换它")
    parser.add_argument(
        "--standard", metavar="标准", default="", help="改用这份标准：名称（见 zjai standard list）或文件"
    )
    return parser


def _one(given: argparse.Namespace, making: Making, writer: _Writer) -> int:
    file = given.paths[0]
    opened = open_review(file, given.standard)
    name = Namer().name(opened.case.dossier.person.name, Path(file).stem)
    papers = papers_for(opened, making, name)
    window = window_of(opened)
    problems: list[Problem] = []
    if window is not None and "publicity" in making.only:
        more, problems = publicity_papers([window], making, name)
        papers |= more
    writer.write(papers, (file,))
    return writer.end(problems)


def _many(paths: Sequence[str], standard: str, making: Making, writer: _Writer) -> int:
    """Write dossier by dossier, so that not more than one is held; of each only what the notices need is kept."""
    left_out: list[Problem] = []
    files = list(dossiers_in(paths, left_out.append))
    namer = Namer()
    windows: list[Window] = []
    problems = []
    read = 0
    with Progress() as progress:
        for file in files:
            progress.step()
            try:
                opened = open_review(file, standard)
            except Refused as refused:
                problems.append(refused.problems[0])
                continue
            read += 1
            name = namer.name(opened.case.dossier.person.name, Path(file).stem)
            writer.write(papers_for(opened, making, name), (file,))
            window = window_of(opened)
            if window is not None:
                windows.append(window)
    if not read:
        for problem in problems:
            complain(problem.sentence())
        if not problems:
            raise refuse("batch-empty", "命令行", "没有找到自评档案", "请给出放档案的文件夹，或.toml档案文件")
        return WRONG
    if "publicity" in making.only:
        papers, more = publicity_papers(windows, making)
        writer.write(papers, files)
        problems += more
    if "summary" in making.only:
        kept = list(rows(files, _rules(standard)))
        writer.write(summary_papers(kept, conflicts(kept), making), files)
    return writer.end([*left_out, *problems])


def _rules(standard: str) -> RulesAtHand:
    return RulesAtHand(standard=standard)


class _Writer:
    """Writes into one folder and tells what it wrote."""

    def __init__(self, folder: Path, force: bool) -> None:
        self._folder, self._force = folder, force
        self._written: list[str] = []

    def write(self, papers: dict[str, bytes], sources: Iterable[str]) -> None:
        """Write some documents, all or none. Raises `Refused`."""
        files = {str(self._folder / name): data for name, data in papers.items()}
        try:
            write_files(files, force=self._force, sources=tuple(sources), private=True)
        except Refused:
            self._tell()
            raise
        self._written += papers

    def end(self, problems: Sequence[Problem]) -> int:
        """Tell what was written, and what was not; return the exit code."""
        if not self._written:
            complain("没有要写的文书：所选的文书现在都用不上。")
        self._tell()
        for problem in problems:
            complain(problem.sentence())
        return NO if problems or not self._written else OK

    def _tell(self) -> None:
        if self._written:
            say(f"已写入{one_line(str(self._folder))}，共{len(self._written)}个文件：")
            forms: dict[str, list[str]] = {}
            for name in self._written:
                title, _, form = name.rpartition(".")
                forms.setdefault(title, []).append(form)
            for title, ones in forms.items():
                say(f"  {title}（{'、'.join(ones)}）")


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
    if missing:
        remedy = "请管理员运行 pip install 'zjai-tui[office]'"
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


def _folder(name: str) -> Path:
    folder = Path(name)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError:
        raise refuse("file-exists", one_line(name), "这是一个文件，不是文件夹", "请给出文件夹") from None
    except (OSError, ValueError) as error:
        raise Refused([failure(error, one_line(name))]) from None
    return folder


def _day(typed: str) -> object:
    found = parse_date(typed)
    if found is None:
        raise argparse.ArgumentTypeError(f"应为日期，现为{quoted(typed)}。请写成 2024-09-10 这样")
    return found
