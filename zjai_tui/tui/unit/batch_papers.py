"""Writing all papers of many dossiers: what is asked for, what that will be, and the writing. No textual here."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.util import find_spec
from pathlib import Path, PurePath
from threading import Event

from ...base.problems import Problem, Refused
from ...base.text import one_line
from ...batch.conflict import Conflict
from ...batch.row import Row
from ...cli.outputs import write_files
from ...cli.paper_names import Namer
from ...cli.unit_papers import (
    BOOK,
    PAPERS,
    Making,
    PaperId,
    Window,
    papers_for,
    publicity_papers,
    summary_papers,
    window_of,
)
from ...dossier.atomic import failure
from ...reports.document.formats import WORD
from ...reports.unit.batch_summary import TITLE as SUMMARY
from ...reports.unit.evidence_verdicts import TITLE as EVIDENCE
from ...reports.unit.publicity import NOTICE
from ...reports.unit.return_notice import RESULT as TOLD
from ...reports.unit.return_notice import RETURN
from ...reports.unit.review_record import TITLE as RECORD
from ...reviewing.opening import open_review
from ..blocks import Block, head, point

FORMS: Mapping[str, str] = {
    "docx": "Word文件，可以改、可以打印签字",
    "xlsx": "表格文件，只有汇总",
    "html": "网页文件，打印用",
    "md": "标记文本",
    "txt": "纯文本",
}
USUAL = ("docx", "xlsx", "html")
LIBRARIES = {WORD: ("docx", "python-docx"), BOOK: ("xlsxwriter", "XlsxWriter")}
FOLDER = "核定文书"
TITLES: Mapping[PaperId, tuple[str, ...]] = {
    "report": ("量化自评报告",), "record": (RECORD,), "return": (RETURN, TOLD), "evidence": (EVIDENCE,),
}  # fmt: skip
"""What the papers of one dossier are called, behind its name."""
TOGETHER: Mapping[PaperId, tuple[str, ...]] = {"publicity": (NOTICE,), "summary": (SUMMARY,)}
"""How the names of papers begin that are of many dossiers."""
MOST_LISTED = 200
PER_DOSSIER: tuple[PaperId, ...] = ("report", "record", "evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which papers of which dossiers, in which formats, and where to."""

    rows: tuple[Row, ...]
    """Also those that could not be read: the summary names them."""
    folder: Path
    papers: tuple[str, ...]
    forms: tuple[str, ...]
    force: bool = False
    """Whether files of these names that are there already may be replaced: only where the person agreed."""

    @property
    def readable(self) -> tuple[Row, ...]:
        """Return the dossiers that could be read."""
        return tuple(row for row in self.rows if not row.error)


@dataclass(slots=True)
class Writing:
    """How far the writing is."""

    total: int
    seen: int = 0
    files: list[str] = field(default_factory=list)
    failed: list[Problem] = field(default_factory=list)
    stopped: bool = False


def missing_library(form: str) -> str:
    """Return what is missing to write a format, as a sentence with the remedy; nothing where nothing is."""
    module, package = LIBRARIES.get(form, ("", ""))
    if not module or find_spec(module) is not None:
        return ""
    return f'本机没有装{package}，写不出.{form}；请管理员运行 pip install "zjai-tui[office]"。'


def plan_words(wanted: Wanted) -> str:
    """Return what will be written, sort by sort; how many notices there are only writing tells."""
    rows = wanted.readable
    forms = [one for one in wanted.forms if one != BOOK]
    parts = []
    if forms:
        parts = [f"{PAPERS[one]}{len(rows)}份" for one in PER_DOSSIER if one in wanted.papers]
        told = sum(_may_be_told(row) for row in rows)
        parts += [f"退回补正通知或核定情况告知{told}份"] if "return" in wanted.papers and told else []
        spans = {(row.unit, row.cycle, row.window) for row in rows if row.window}
        parts += [f"公示、公示结果报告、底稿{len(spans)}套"] if "publicity" in wanted.papers and spans else []
    if "summary" in wanted.papers and (forms or BOOK in wanted.forms):
        parts.append("申报人员核定汇总1份")
    if not parts:
        return "没有要写的：请至少选一种文书和一种格式。"
    endings = "、".join(wanted.forms)
    return f"{len(rows)}份档案，会写：{'，'.join(parts)}；格式：{endings}。"


def already_there(wanted: Wanted) -> tuple[str, ...]:
    """Return the names of files in the folder that could be written over."""
    try:
        names = sorted(one.name for one in wanted.folder.iterdir())
    except OSError:  # not there yet: nothing to write over
        return ()
    titles = [title for paper in _only(wanted.papers) for title in TITLES.get(paper, ())]
    whole = [f"{name}-{title}" for name in _names(wanted.readable).values() for title in titles]
    own = {f"{one}.{form}" for one in whole for form in wanted.forms}
    begins = tuple(begin for paper in _only(wanted.papers) for begin in TOGETHER.get(paper, ()))
    endings = tuple(f".{form}" for form in wanted.forms)
    return tuple(one for one in names if one in own or (one.startswith(begins) and one.endswith(endings)))


def writing(wanted: Wanted, conflicts: Sequence[Conflict], made_on: date, stop: Event) -> Iterator[Writing]:
    """Write dossier by dossier, each read from disk at that moment; what fails with one stops no other.

    Never writes over a file unless `Wanted.force`.
    """
    making = Making(made_on=made_on, forms=wanted.forms, only=_only(wanted.papers))
    done = Writing(total=len(wanted.readable) + 1)
    names = _names(wanted.readable)
    windows: list[Window] = []
    try:
        wanted.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        done.failed.append(failure(error, one_line(str(wanted.folder))))
        yield done
        return
    for row in wanted.readable:
        if stop.is_set():
            done.stopped = True
            break
        try:
            opened = open_review(row.file)
            window = window_of(opened)
            _write(papers_for(opened, making, names[row.file]), wanted, (row.file,), done)
            windows += [window] if window else []
        except Refused as refused:
            done.failed.append(refused.problems[0].within(names[row.file]))
        done.seen += 1
        yield done
    if not done.stopped:
        _write_together(wanted, windows, conflicts, making, done)
        done.seen += 1
    yield done


def _write_together(
    wanted: Wanted, windows: Sequence[Window], conflicts: Sequence[Conflict], making: Making, done: Writing
) -> None:
    """Write what is of all dossiers together: notices for each window, and the summary."""
    sources = tuple(row.file for row in wanted.readable)
    try:
        if "publicity" in making.only:
            papers, problems = publicity_papers(windows, making)
            done.failed += problems
            _write(papers, wanted, sources, done)
        if "summary" in making.only:
            here = {row.file for row in wanted.rows}
            hints = [one for one in conflicts if here.issuperset(one.files)]
            _write(summary_papers(wanted.rows, hints, making), wanted, sources, done)
    except Refused as refused:
        done.failed.append(refused.problems[0])


def _write(papers: Mapping[str, bytes], wanted: Wanted, sources: tuple[str, ...], done: Writing) -> None:
    files = {str(wanted.folder / name): data for name, data in papers.items()}
    write_files(files, force=wanted.force, sources=sources, private=True)
    done.files += papers


def written_words(done: Writing, folder: Path) -> str:
    """Return what came of it in one sentence."""
    tail = f"，{len(done.failed)}处没有写成" if done.failed else ""
    stopped = "，没写完就停止了" if done.stopped else ""
    return f"已写出{len(done.files)}个文件到“{folder}”{tail}{stopped}。"


def written_blocks(done: Writing, folder: Path) -> list[Block]:
    """Return what was written, and what was not and why."""
    blocks = [Block(written_words(done, folder), "strong")]
    if done.failed:
        blocks += [head("没有写成的"), *(point(one.sentence(), "bad") for one in done.failed)]
    blocks += [head("写出的文件"), *(point(name) for name in done.files[:MOST_LISTED])]
    if len(done.files) > MOST_LISTED:
        blocks.append(Block(f"另有{len(done.files) - MOST_LISTED}个。", "muted"))
    return blocks


def _only(papers: Collection[str]) -> frozenset[PaperId]:
    return frozenset(one for one in PAPERS if one in papers)


def _names(rows: Sequence[Row]) -> dict[str, str]:
    """Return how the papers of each dossier are called: the same rows always give the same names."""
    namer = Namer()
    return {row.file: namer.name(row.name, PurePath(row.file).stem) for row in rows}


def _may_be_told(row: Row) -> bool:
    decided = {trace.decided for trace in row.traces}
    return row.state in {"changes_requested", "verified"} or bool(decided & {"returned", "reduced", "rejected"})
