"""``zjai review paper`` for a folder: a folder of papers for everybody, and the papers of all together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ...base.problems import Problem, Refused, refuse
from ...base.text import one_line
from ...batch.finding import dossiers_in
from ...batch.lens import conflicts
from ...batch.row import Row
from ...batch.rules_at_hand import RulesAtHand
from ...batch.running import cores, mapped, rows
from ...dossier.review.faults import grave
from ...reports.unit.paper_files import in_the_way
from ...reports.unit.paper_names import Namer
from ...reports.unit.papers import Making, Window, papers_for, publicity_papers, summary_papers, window_of
from ...reviewing.opening import open_review
from ...reviewing.result import STATE_WORDS
from ...rules.catalog import find_standard
from ..guard import WRONG
from ..outputs import write_files
from ..paper_writer import PaperWriter, folder_for
from ..progress import Progress
from ..streams import complain

FEW = 4
"""Fewer dossiers are done before another process has begun to work."""
AT_ONCE = 2
"""Dossiers handed to a process at a time: making the papers of one takes about a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked for."""

    paths: Sequence[str]
    standard: str
    making: Making
    everybody: bool = False
    """Also those whom the unit has not taken in yet."""
    jobs: int | None = None
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """What a process needs to write the papers of any of the dossiers."""

    names: Mapping[str, str]
    folder: Path
    standard: str
    making: Making
    force: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """What became of one dossier."""

    files: tuple[str, ...] = ()
    window: Window | None = None
    problem: Problem | None = None


def write_for_many(asked: Asked, folder: Path) -> int:
    """Write dossier by dossier, so that not more than a few are held; return the exit code.

    Raises `Refused` when there is no dossier, when a file is in the way, or a format's library is missing.
    """
    if asked.standard:
        find_standard(asked.standard)  # what is wrong with it is told once, not for every dossier
    left_out: list[Problem] = []
    files = list(dossiers_in(asked.paths, left_out.append))
    if not files:
        for problem in left_out:
            complain(problem.sentence())
        raise refuse("batch-empty", "命令行", "没有找到自评档案", "请给出放档案的文件夹，或.toml档案文件")
    found = _read(files, asked)
    problems = [row.error[0] for row in found if row.error]
    if len(problems) == len(found):
        for problem in problems:
            complain(problem.sentence())
        return WRONG
    namer = Namer()
    readable = [row for row in found if not row.error]
    names = {row.file: namer.name(row.name, Path(row.file).stem) for row in readable}
    wanted = [row for row in readable if asked.everybody or row.state != "draft"]
    _check(folder, [names[row.file] for row in wanted], asked)
    folder_for(folder)
    writer = PaperWriter(folder, asked.force)
    job = _Job(names=names, folder=folder, standard=asked.standard, making=asked.making, force=asked.force)
    windows: list[Window] = []
    for done in _each([row.file for row in wanted], job, asked.jobs):
        writer.note(done.files)
        windows += [done.window] if done.window is not None else []
        problems += [done.problem] if done.problem is not None else []
    if "publicity" in asked.making.only:
        papers, more = publicity_papers(windows, asked.making)
        writer.write(papers, files)
        problems += more
    if "summary" in asked.making.only:
        writer.write(summary_papers(found, conflicts(found), asked.making), files)
    problems += _faults(readable, problems)
    waiting = len(readable) - len(wanted)
    if waiting:
        complain(f"{waiting}份档案{STATE_WORDS['draft']}，没有写它们的文书。也要写的，加 --all。")
    return writer.end([*left_out, *problems], _nothing(waiting) if not writer.count else "")


def _read(files: Sequence[str], asked: Asked) -> list[Row]:
    """Read everybody's name and state, and all that the summary tells."""
    rules = RulesAtHand(standard=asked.standard)
    read = rows(files, rules, jobs=asked.jobs, traced="summary" in asked.making.only)
    with closing(read), Progress(f"已读{{}}/{len(files)}份…", always=True) as progress:
        return [progress.passed(row) for row in read]


def _faults(rows: Sequence[Row], told: Sequence[Problem]) -> list[Problem]:
    """Return, once each, why the review beside a dossier does not count, or is not whole."""
    known = {(one.where, one.message) for one in told}
    found = [one.within(one_line(row.file)) for row in rows for one in grave(row.problems)[:1]]
    return [one for one in found if (one.where, one.message) not in known]


def _check(folder: Path, names: Sequence[str], asked: Asked) -> None:
    """Refuse before anything is written."""
    found = [] if asked.force else in_the_way(folder, names, asked.making.only, asked.making.forms)
    if found:
        many = f"等{len(found)}个文件" if len(found) > 1 else ""
        message = f"已经有这个文件{many}，一个文件也没有写"
        raise refuse("file-exists", one_line(str(found[0])), message, "请换一个文件夹，或加 --force 替换")


def _each(files: Sequence[str], job: _Job, jobs: int | None) -> list[_Done]:
    count = (cores() if len(files) >= FEW else 1) if jobs is None else jobs
    made = mapped(files, partial(_write, job=job), _lost, jobs=count, at_once=AT_ONCE)
    with closing(made), Progress(f"已写{{}}/{len(files)}份…", always=True) as progress:
        return [progress.passed(done) for done in made]


def _write(file: str, job: _Job) -> _Done:
    """Write the papers of one dossier into a folder of its own. Never raises for a dossier."""
    name = job.names[file]
    try:
        opened = open_review(file, job.standard)
        papers = papers_for(opened, job.making, name)
        if papers:
            folder_for(job.folder / name)
            named = {str(job.folder / name / one): data for one, data in papers.items()}
            write_files(named, force=job.force, sources=(file,))
    except Refused as refused:
        return _Done(problem=refused.problems[0])
    return _Done(files=tuple(f"{name}/{one}" for one in papers), window=window_of(opened))


def _lost(file: str) -> _Done:
    message = "写这份档案的文书时程序中断了，其余档案不受影响"
    return _Done(problem=Problem("writing-crashed", one_line(file), message, "请单独用 zjai review paper 写它"))


def _nothing(waiting: int) -> str:
    return "没有要写的文书。" if waiting else "没有要写的文书：所选的文书，这些档案现在都还用不上。"
