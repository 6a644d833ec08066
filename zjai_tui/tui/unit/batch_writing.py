"""Writing the papers of many dossiers: the summary first, then everybody's in a folder of their own. No textual here.

While it goes on, a file in the folder says that not everything is written; only the end takes it away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from threading import Event

from ...base.private import make_private
from ...base.problems import Problem, Refused
from ...base.text import one_line
from ...batch.conflict import Conflict
from ...batch.running import cores, mapped
from ...cli.outputs import write_files
from ...dossier.atomic import failure
from ...reports.unit.papers import Making, Window, papers_for, publicity_papers, summary_papers, window_of
from ...reviewing.opening import open_review
from .batch_many import fault
from .batch_papers import Wanted, Written, names_for, only

UNFINISHED = "没有写完，请重新导出.txt"
"""The file that lies in the folder until everything is written."""
FEW = 6
"""Fewer dossiers are done before another process has begun to work."""
_LISTED = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """The papers of one dossier."""

    file: str
    papers: Mapping[str, bytes]
    window: Window | None = None
    problem: Problem | None = None


def unfinished(folder: Path) -> bool:
    """Tell whether papers were written here and not all of them."""
    try:
        return (folder / UNFINISHED).exists()
    except OSError:  # cannot be looked at: nothing was written there
        return False


def writing(
    wanted: Wanted, conflicts: Sequence[Conflict], made_on: date, stop: Event, *, jobs: int | None = None
) -> Iterator[Written]:
    """Write the papers, each dossier read from disk at that moment; what fails with one stops no other.

    Never writes over a file unless `Wanted.force`. Yields how far it is; `jobs`: processes, None for what pays.
    """
    making = Making(made_on=made_on, forms=wanted.forms, only=only(wanted.papers))
    done = Written(total=len(wanted.readable) + 1)
    names = names_for(wanted.rows)
    left = {row.file: names[row.file] for row in wanted.readable}
    try:
        make_private(wanted.folder)
        _mark(wanted, list(left.values()))
    except (OSError, Refused) as error:
        done.failed.append(_told(error, wanted.folder))
        yield done
        return
    windows: list[Window] = []
    try:
        _together(wanted, done, lambda: _summary(wanted, conflicts, making))
        yield done
        for made in _made(wanted, names, making, stop, jobs):
            left.pop(made.file, None)
            windows += [made.window] if made.window else []
            done.failed += [made.problem.within(names[made.file])] if made.problem else []
            _write(made.papers, wanted, names[made.file], (made.file,), done)
            done.seen += 1
            yield done
        done.stopped = bool(left)
        if not done.stopped:
            _together(wanted, done, lambda: _publicity(windows, making, done))
            done.seen += 1
    finally:
        if left:
            with suppress(Refused):  # it says so already, only not whose papers are missing
                _mark(wanted, list(left.values()))
        else:
            (wanted.folder / UNFINISHED).unlink(missing_ok=True)
    yield done


def _made(
    wanted: Wanted, names: Mapping[str, str], making: Making, stop: Event, jobs: int | None
) -> Iterator[_Made]:  # fmt: skip
    """Yield the papers of one dossier after the other; several processes make them, none but this one writes."""
    files = [row.file for row in wanted.readable]
    count = (cores() if len(files) >= FEW else 1) if jobs is None else jobs
    made = mapped(files, partial(_papers, names=names, making=making), _lost, jobs=count, at_once=1)
    with closing(made):
        while not stop.is_set():
            found = next(made, None)
            if found is None:
                return
            yield found


def _papers(file: str, names: Mapping[str, str], making: Making) -> _Made:
    """Make the papers of one dossier. Never raises for a dossier."""
    try:
        opened = open_review(file)
        return _Made(file=file, papers=papers_for(opened, making, names[file]), window=window_of(opened))
    except Refused as refused:
        return _Made(file=file, papers={}, problem=refused.problems[0])
    except Exception as error:  # noqa: BLE001 - a fault in the program over one dossier is told, the rest goes on
        return _Made(file=file, papers={}, problem=fault(error, file, "写这一份的文书时程序出错"))


def _lost(file: str) -> _Made:
    message = "写这一份的文书时程序中断了，其余各份不受影响"
    return _Made(file=file, papers={}, problem=Problem("writing-crashed", one_line(file), message, "请单独导出这一份"))


def _summary(wanted: Wanted, conflicts: Sequence[Conflict], making: Making) -> Mapping[str, bytes]:
    if "summary" not in making.only:
        return {}
    here = {row.file for row in wanted.rows}
    return summary_papers(wanted.rows, [one for one in conflicts if here.issuperset(one.files)], making)


def _publicity(windows: Sequence[Window], making: Making, done: Written) -> Mapping[str, bytes]:
    if "publicity" not in making.only:
        return {}
    papers, problems = publicity_papers(windows, making)
    done.failed += problems
    return papers


def _together(wanted: Wanted, done: Written, make: Callable[[], Mapping[str, bytes]]) -> None:
    """Write what is of all dossiers together."""
    try:
        _write(make(), wanted, "", tuple(row.file for row in wanted.rows), done)
    except Refused as refused:
        done.failed.append(refused.problems[0])


def _write(papers: Mapping[str, bytes], wanted: Wanted, name: str, sources: tuple[str, ...], done: Written) -> None:
    """Write some papers, in a folder of their own where they have a name."""
    folder = wanted.folder / name
    try:
        if papers:
            make_private(folder)
        files = {str(folder / one): data for one, data in papers.items()}
        write_files(files, force=wanted.force, sources=sources)
    except (OSError, Refused) as error:
        done.failed.append(_told(error, folder))
    else:
        done.files += [f"{name}/{one}" if name else one for one in papers]


def _mark(wanted: Wanted, missing: Sequence[str]) -> None:
    """Say in the folder whose papers are not written. Raises `Refused`."""
    names = "、".join(missing[:_LISTED]) + ("等" if len(missing) > _LISTED else "")
    text = (
        f"这个文件夹里的文书没有写全，请重新导出，选“替换同名的文件”。\r\n没有写的（{len(missing)}份）：{names}。\r\n"
    )
    file = str(wanted.folder / UNFINISHED)
    write_files({file: text.encode("utf-8-sig")}, force=True)


def _told(error: OSError | Refused, folder: Path) -> Problem:
    return error.problems[0] if isinstance(error, Refused) else failure(error, one_line(str(folder)))
