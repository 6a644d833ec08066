"""Writing all papers of many dossiers: what is asked for, what that will be, and the writing. No textual here."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path, PurePath

from ...base.problems import Problem
from ...batch.row import Row
from ...reports.unit.paper_files import in_the_way
from ...reports.unit.paper_names import Namer
from ...reports.unit.papers import BOOK, LIBRARIES, PAPERS, PaperId
from ..telling.blocks import Block, head, point

FORMS: Mapping[str, str] = {
    "docx": "Word文件，可以改、可以打印签字",
    "xlsx": "表格文件，只有汇总",
    "html": "网页文件，打印用",
    "md": "标记文本",
    "txt": "纯文本",
}
USUAL = ("docx", "xlsx", "html")
FOLDER = "核定文书"
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

    everybody: bool = False
    """Also the papers of those that nobody has taken in yet."""

    @property
    def readable(self) -> tuple[Row, ...]:
        """Return the dossiers of which papers are written."""
        return tuple(row for row in self.rows if not row.error and (self.everybody or row.state != "draft"))

    @property
    def waiting(self) -> int:
        """Return how many are left out because nobody has taken them in yet."""
        return 0 if self.everybody else sum(not row.error and row.state == "draft" for row in self.rows)


@dataclass(slots=True)
class Written:
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
    return f"本机没有装{package}，写不出.{form}；请管理员运行 pip install {package}。"


def plan_words(wanted: Wanted) -> str:
    """Return what will be written, sort by sort; how many notices there are only writing tells."""
    rows = wanted.readable
    forms = [one for one in wanted.forms if one != BOOK]
    parts = []
    if forms:
        parts = [f"{PAPERS[one]}{len(rows)}份" for one in PER_DOSSIER if one in wanted.papers and rows]
        told = sum(_may_be_told(row) for row in rows)
        parts += [f"退回补正通知或核定情况告知{told}份"] if "return" in wanted.papers and told else []
        spans = {(row.unit, row.cycle, row.window) for row in rows if row.window}
        parts += [f"公示、公示结果报告、底稿{len(spans)}套"] if "publicity" in wanted.papers and spans else []
    if "summary" in wanted.papers and (forms or BOOK in wanted.forms):
        parts.append("申报人员核定汇总1份")
    if not parts:
        return "没有要写的：请至少选一种文书和一种格式。"
    endings = "、".join(wanted.forms)
    left = f"待受理的{wanted.waiting}份不单独写。" if wanted.waiting else ""
    whose = f"{len(rows)}份档案，每人一个文件夹，" if rows else ""
    return f"{whose}会写：{'，'.join(parts)}；格式：{endings}。{left}"


def already_there(wanted: Wanted) -> tuple[str, ...]:
    """Return the names of files in the folder that could be written over."""
    names = [names_for(wanted.rows)[row.file] for row in wanted.readable]
    found = in_the_way(wanted.folder, names, only(wanted.papers), wanted.forms)
    return tuple(str(one.relative_to(wanted.folder)) for one in found)


def written_words(done: Written, folder: Path) -> str:
    """Return what came of it in one sentence."""
    tail = f"，{len(done.failed)}处没有写成" if done.failed else ""
    stopped = "，没写完就停止了" if done.stopped else ""
    return f"已写出{len(done.files)}个文件到“{folder}”{tail}{stopped}。"


def written_blocks(done: Written, folder: Path) -> list[Block]:
    """Return what was written, and what was not and why."""
    blocks = [Block(written_words(done, folder), "strong")]
    if done.failed:
        blocks += [head("没有写成的"), *(point(one.sentence(), "bad") for one in done.failed)]
    blocks += [head("写出的文件"), *(point(name) for name in done.files[:MOST_LISTED])]
    if len(done.files) > MOST_LISTED:
        blocks.append(Block(f"另有{len(done.files) - MOST_LISTED}个。", "muted"))
    return blocks


def papers_folder(paths: Sequence[str]) -> Path:
    """Return where the papers of the dossiers at these places are written unless the person says otherwise."""
    base = Path(paths[0])
    return (base if base.is_dir() else base.parent) / FOLDER


def only(papers: Collection[str]) -> frozenset[PaperId]:
    """Return those of the words that choose papers."""
    return frozenset(one for one in PAPERS if one in papers)


def names_for(rows: Sequence[Row]) -> dict[str, str]:
    """Return how the papers of each dossier are called: the same rows always give the same names."""
    namer = Namer()
    return {row.file: namer.name(row.name, PurePath(row.file).stem) for row in rows if not row.error}


def _may_be_told(row: Row) -> bool:
    return row.state in {"changes_requested", "verified"}
