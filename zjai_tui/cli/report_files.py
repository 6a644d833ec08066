"""Reports that a command writes into a file: the format goes by the ending of its name."""

from __future__ import annotations

from pathlib import Path

from ..base.problems import refuse
from ..base.text import one_line, quoted
from ..reports.document.formats import FORMATS, file_bytes
from ..reports.document.model import Report
from .outputs import write_files
from .streams import say

_OTHER_ENDINGS = {"htm": "html"}


def format_of(name: str, option: str = "--output", more: tuple[str, ...] = ()) -> str:
    """Return the format of a file by its ending: one of a report's, or of those the command writes besides.

    Raises `Refused` for another.
    """
    ending = Path(name).suffix.lower().removeprefix(".")
    known = (*FORMATS, *more)
    form = _OTHER_ENDINGS.get(ending, ending)
    if form not in known:
        what = f"{quoted(name)}的后缀不对" if ending else f"{quoted(name)}没有后缀"
        *first, last = (f".{one}" for one in known)
        raise refuse("command-line", f"命令行，{option}", what, f"请用 {'、'.join(first)} 或 {last}")
    return form


def write_report(report: Report, name: str, form: str, *, force: bool, sources: tuple[str, ...]) -> None:
    """Write a report and say so. Raises `Refused` like `write_files`; `sources` are never written over."""
    write_files({name: file_bytes(report, form)}, force=force, sources=sources)
    say(f"已写入 {one_line(name)}。")
