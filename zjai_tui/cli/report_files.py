"""Reports that a command writes into a file: the format goes by the ending of its name."""

from __future__ import annotations

from pathlib import Path

from ..base.problems import refuse
from ..base.text import one_line, quoted
from ..reports.document.formats import FORMATS, file_bytes
from ..reports.document.model import Report
from .outputs import write_files
from .streams import say


def format_of(name: str) -> str:
    """Return the format of a report file by its ending. Raises `Refused` for one that no report has."""
    ending = Path(name).suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        what = f"{quoted(name)}的后缀不对" if ending else f"{quoted(name)}没有后缀"
        raise refuse("command-line", "命令行，--output", what, "请用 .txt、.md 或 .html")
    return ending


def write_report(
    report: Report, name: str, form: str, *, force: bool, sources: tuple[str, ...], private: bool = False
) -> None:
    """Write a report and say so. Raises `Refused` like `write_files`; `sources` are never written over."""
    write_files({name: file_bytes(report, form)}, force=force, sources=sources, private=private)
    say(f"已写入 {one_line(name)}。")
