"""A spreadsheet on its way to becoming a standard: its columns, what is filled in, what comes out. No textual here.

What is half done is remembered in the person's own folder, so that it can be taken up again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any, cast

from ...base.cells import fitted
from ...base.folders import user_folder_name
from ...base.numbers import parse_number, plain
from ...base.problems import Problem, Refused, Severity
from ...base.structure import quoted
from ...base.text import half_width, one_line
from ...rules.catalog import standards
from ...rules.standards.standard import Node, Standard
from ...transcribing.sheets.columns import ROLES, Columns, Role, guess_columns
from ...transcribing.sheets.sheet import Sheet, column_letter, open_sheet
from ..files.folders import is_there
from ..telling.blocks import Block, Tone, head

NAME = "import.toml"
LOST = "选好的列和填写没有记下来，下次要重新选；不影响表格。"
EXAMPLES = 4
LOOKED_AT = 300
"""Rows looked at for the first values of a column."""
LETTER_CELLS, HEAD_CELLS, ROLE_CELLS = 4, 18, 12
_ID = re.compile(r"[\w-]+(?:\.[\w-]+)*")
_PART = re.compile(r"[^\w-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Importing:
    """One spreadsheet, and what the person says of it."""

    path: Path
    sheet: Sheet
    columns: Columns
    id: str = ""
    title: str = ""
    edition: str = ""
    total: str = ""
    """Printed total as typed; empty: as the sheet says it."""
    held: bool | None = None
    """Whether the printed original is at hand; None while nobody has said so."""

    @property
    def kept(self) -> dict[str, Any]:
        """Return what is worth remembering."""
        return {
            "path": str(self.path), "heads": list(self.columns.heads), "roles": list(self.columns.roles),
            "id": self.id, "title": self.title, "edition": self.edition, "total": self.total,
            **({} if self.held is None else {"held": self.held}),
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What comes out: a standard and what to know about it, or why there is none."""

    standard: Standard | None = None
    notes: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()


def begin(path: Path) -> tuple[Importing, bool]:
    """Read a spreadsheet and guess its columns; True when work on it was taken up again.

    Raises `Refused` for what is no readable spreadsheet.
    """
    sheet = open_sheet(path)
    columns = guess_columns(sheet.rows)
    kept = remembered()
    if kept.get("path") == str(path) and kept.get("heads") == list(columns.heads):
        return _taken_up(Importing(path=path, sheet=sheet, columns=columns), kept), True
    work = Importing(
        path=path, sheet=sheet, columns=columns, id=_id_from(path.stem), title=_title(sheet, columns, path)
    )
    return work, False


def outcome(work: Importing) -> Outcome:
    """Return the standard that the sheet becomes, with notes on rows that could not be read."""
    from ...transcribing.sheets.from_rows import rows_taken  # not before something is made of a sheet

    if problems := work.columns.problems():
        return Outcome(problems=problems)
    total = parse_number(work.total) if work.total.strip() else None
    try:
        taken = rows_taken(
            work.sheet.rows, work.columns, id=work.id, title=work.title, edition=work.edition, held=bool(work.held)
        )
    except Refused as refused:
        return Outcome(problems=refused.problems)
    standard, notes = taken.standard, (*work.sheet.notes, *taken.notes)
    if total is not None:
        standard = replace(standard, standard=replace(standard.standard, max=total))
        notes = tuple(one for one in notes if one.code != "no-total")
    return Outcome(standard=standard, notes=notes)


def id_problem(typed: str) -> str:
    """Return why a text cannot be the id of a new standard, or nothing."""
    text = typed.strip()
    if not text:
        return "请写编号，如hz-env-2024；以后用它找到这份标准。"
    if not _ID.fullmatch(text) or half_width(text) != text or len(text) > 60:
        return "编号只用文字、半角数字、下划线和连字符，最多60字，如hz-env-2024。"
    try:
        taken = text in standards()
    except Refused as refused:  # the folder cannot be read
        return refused.problems[0].sentence()
    return f"已经有编号为{quoted(text)}的标准，没有动它。请换一个编号，或回首页打开那一份。" if taken else ""


def title_problem(typed: str) -> str:
    """Return what is wrong with a title, or nothing."""
    return "" if typed.strip() else "请写标准的全称，与原表的标题一致。"


def edition_problem(typed: str) -> str:
    """Return what is wrong with an edition, or nothing."""
    return "" if typed.strip() else "请写版次，如2024-试行；同一张表有几版时靠它区别。"


def total_problem(typed: str) -> str:
    """Return what is wrong with a printed total; it may be left out."""
    number = parse_number(typed)
    if typed.strip() and (number is None or number <= 0):
        return "总分要写大于0的数，如100；留空就取表里印的。"
    return ""


def missing(work: Importing) -> tuple[str, ...]:
    """Return what is still to be filled in or chosen, as sentences."""
    found = [id_problem(work.id), title_problem(work.title), edition_problem(work.edition), total_problem(work.total)]
    unsaid = () if work.held is not None else ("请选原件在不在手边：在手边的，规则才记作官方依据。",)
    return (*(one.sentence() for one in work.columns.problems()), *(one for one in found if one), *unsaid)


def head_of(work: Importing, at: int) -> str:
    """Return the head of a column."""
    found = work.columns.heads[at] if at < len(work.columns.heads) else ""
    return one_line(found.replace("\n", ""), 40) or "（没有表头）"


def column_line(work: Importing, at: int) -> str:
    """Return one line of the list: letter, head, what it is taken as, first values."""
    parts = [
        fitted(column_letter(at), LETTER_CELLS),
        fitted(head_of(work, at), HEAD_CELLS),
        fitted(ROLES[work.columns.roles[at]], ROLE_CELLS),
        "、".join(examples(work, at)) or "（空）",
    ]
    return " ".join(parts)


def list_head() -> str:
    """Return the headline of the list."""
    parts = [fitted("列", LETTER_CELLS), fitted("表头", HEAD_CELLS), fitted("当作", ROLE_CELLS), "前几格"]
    return " ".join(parts)


def examples(work: Importing, at: int) -> tuple[str, ...]:
    """Return the first different values of a column."""
    body = islice(work.sheet.rows, work.columns.header + 1, work.columns.header + 1 + LOOKED_AT)
    cells = (row[at] for row in body if at < len(row) and row[at])
    found: dict[str, None] = {}
    for cell in cells:
        found[one_line(cell, 20)] = None
        if len(found) == EXAMPLES:
            break
    return tuple(found)


def column_blocks(work: Importing, at: int) -> tuple[Block, ...]:
    """Return what to know about the column at hand."""
    role = ROLES[work.columns.roles[at]]
    letter = column_letter(at)
    doubt = "表头没有看懂，请核对。" if at in work.columns.doubts else ""
    return (Block(f"{letter}列当作“{role}”。{doubt}按回车改。", "open" if doubt else "muted"),)


def outcome_blocks(found: Outcome) -> tuple[Block, ...]:
    """Return the tree that comes out under what to know about it, or why there is none."""
    if found.standard is None:
        return (head("还不能生成"), *(Block(one.sentence(), "bad", "- ") for one in found.problems))
    nodes = found.standard.node
    leaves = [one for one in nodes if not any(other.parent == one.id for other in nodes)]
    what = f"{len(nodes)}项，其中{len(leaves)}项直接计分；总分{plain(found.standard.standard.max)}分。"
    return (
        head("生成的指标"),
        Block(what),
        *_note_blocks(found.notes),
        head("指标树"),
        *(Block(_node_words(one), indent=2 * one.id.count(".")) for one in nodes),
    )


def remember(work: Importing) -> str:
    """Remember what is half done; return "" or why that could not be, as a sentence."""
    import tomli_w

    from ...base.private import make_private
    from ...dossier.atomic import write_atomically

    folder = Path(user_folder_name())
    try:
        make_private(folder)
        write_atomically(folder / NAME, tomli_w.dumps(work.kept).encode())
    except (OSError, ValueError, TypeError):
        return LOST
    return ""


def unfinished() -> Path | None:
    """Return the spreadsheet that somebody was at, where it is still there."""
    path = remembered().get("path")
    return Path(path) if isinstance(path, str) and path and is_there(Path(path)) else None


def remembered() -> Mapping[str, Any]:
    """Return what was half done, as far as it can be read; nothing when there is none."""
    from ...base.toml_files import read_toml

    file = Path(user_folder_name()) / NAME
    try:
        return read_toml(file, "没有做完的导入") if file.exists() else {}
    except (Refused, OSError):
        return {}


def forget() -> None:
    """Forget what was half done: it is done. A note that cannot be removed only offers the same file again."""
    with suppress(OSError):
        (Path(user_folder_name()) / NAME).unlink(missing_ok=True)


def _taken_up(work: Importing, kept: Mapping[str, Any]) -> Importing:
    """Return the work with what was remembered of it, as far as that still fits."""
    said: dict[str, Any] = {
        key: value for key in ("id", "title", "edition", "total") if isinstance(value := kept.get(key), str)
    }
    roles = kept.get("roles")
    columns = work.columns
    if isinstance(roles, list) and len(roles) == len(columns.roles):
        for at, role in enumerate(roles):
            if role in ROLES and role != columns.roles[at]:
                columns = columns.with_role(at, cast(Role, role))
    held = kept.get("held")
    return replace(work, columns=columns, held=held if isinstance(held, bool) else None, **said)


def _note_blocks(notes: tuple[Problem, ...]) -> tuple[Block, ...]:
    if not notes:
        return (Block("每一行都读懂了。", "good"),)
    tones: dict[Severity, Tone] = {Severity.ERROR: "bad", Severity.WARNING: "open", Severity.NOTE: "muted"}
    order = list(Severity)
    told = sorted(notes, key=lambda one: order.index(one.severity))
    return (
        head(f"要留意的{len(notes)}处"),
        *(Block(one.sentence(), tones[one.severity], "- ") for one in told),
    )


def _node_words(node: Node) -> str:
    rows = f"，{len(node.rows)}档" if node.rows else ""
    cap = f"，最高{plain(node.cap)}分" if node.cap is not None else ""
    return f"{node.id} {node.title}{rows}{cap}"


def _id_from(stem: str) -> str:
    return _PART.sub("-", half_width(stem)).strip("-")[:60]


def _title(sheet: Sheet, columns: Columns, path: Path) -> str:
    """Return the only cell above the head, which is the table's title, else the file's name."""
    for row in sheet.rows[: max(columns.header, 0)]:
        cells = [cell for cell in row if cell]
        if len(cells) == 1:
            return one_line(cells[0].replace("\n", ""), 80)
    return one_line(path.stem, 80)
