"""A spreadsheet about to become a standard: its columns as they are understood, and what there is to look at."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..base.cells import fitted, width
from ..base.problems import Problem, Severity
from ..base.text import one_line
from ..base.typed import typed
from ..rules.standards.standard import Standard
from ..transcribing.sheets.columns import ROLES, Columns
from ..transcribing.sheets.sheet import Rows, column_letter
from .page import Page

_VALUES = 3
"""First values shown of each column."""
_CELL = 24
_MOST_NOTES = 30


def first_values(rows: Rows, columns: Columns, at: int) -> tuple[str, ...]:
    """Return the first different values of a column below the head, short and on one line."""
    cells = (row[at] for row in rows[columns.header + 1 :] if at < len(row) and row[at])
    found: dict[str, None] = {}
    for cell in cells:
        found.setdefault(one_line(cell.replace("\n", " "), _CELL))
        if len(found) == _VALUES:
            break
    return tuple(found)


def columns_text(rows: Rows, columns: Columns, cells: int) -> str:
    """Return the columns as a table: letter, head, what it is taken as, first values."""
    page = Page(cells)
    head = f"表头在第{columns.header + 1}行" if columns.header >= 0 else "没有找到表头"
    page.text(f"各列这样录入（{head}）：")
    lines = [("列", "表头", "录作", "前几格")]
    for at, role in enumerate(columns.roles):
        values = first_values(rows, columns, at)
        if role or values:
            heading = one_line(columns.heads[at], 16) if columns.heads[at] else "（空）"
            lines.append((column_letter(at), heading, _called(columns, at), "、".join(values)))
    widths = [max(width(line[at]) for line in lines) + 2 for at in range(3)]
    room = max(cells - sum(widths) - 2, 8)
    shown = [
        "  " + "".join(fitted(line[at], widths[at]) for at in range(3)) + fitted(line[3], room).rstrip()
        for line in lines
    ]  # fmt: skip
    return "\n".join([str(page), *shown])


def _called(columns: Columns, at: int) -> str:
    role = columns.roles[at]
    if role == "cap" and columns.cap_level(at) >= 0:
        return f"{ROLES[columns.roles[columns.levels[columns.cap_level(at)]]]}的封顶"
    return ROLES[role] + ("？" if at in columns.doubts else "")


def notes_text(notes: Iterable[Problem], cells: int) -> str:
    """Return what a person should look at, the warnings first; empty when there is nothing."""
    found = sorted(notes, key=lambda one: one.severity is not Severity.WARNING)
    page = Page(cells)
    for severity in (Severity.WARNING, Severity.NOTE):
        some = [one for one in found if one.severity is severity]
        if some:
            page.text("要补全或核对的：" if severity is Severity.WARNING else "这样理解的，请看对不对：")
        for one in some[:_MOST_NOTES]:
            page.text(one.sentence(), 2, "· ")
        if len(some) > _MOST_NOTES:
            page.text(f"另有{len(some) - _MOST_NOTES}处，加 --json 可以看全。", 2, "· ")
    return str(page)


def taken_text(name: str, standard: Standard, cells: int) -> str:
    """Return what was written, and what to do next."""
    sections = [node for node in standard.node if not node.parent]
    page = Page(cells)
    page.text(
        f"已写入 {one_line(name)}：一级指标{len(sections)}个，共{len(standard.node)}行指标，"
        f"要问本人{len(standard.input)}题，业绩{len(standard.kind)}种。"
    )
    page.text("录入的内容都没有核对过，不能据此得出正式结论。")
    check = f"zjai standard lint {typed(name)}"
    page.text(f"下一步：{check} 看还有什么要改；怎样录、怎样核对和认证，见 zjai standard guide")
    return str(page)


def taking_json(
    name: str, written: bool, rows: Rows, columns: Columns, standard: Standard | None, notes: Iterable[Problem]
) -> dict[str, Any]:
    """Return the columns, the notes and the standard's head; the keys are the public interface."""
    head = standard.standard if standard is not None else None
    return {
        "file": name,
        "written": written,
        "standard": None
        if head is None
        else {"id": head.id, "title": head.title, "edition": head.edition, "status": head.status, "max": str(head.max)},
        "nodes": len(standard.node) if standard is not None else 0,
        "header_row": columns.header + 1 if columns.header >= 0 else None,
        "columns": [
            {
                "letter": column_letter(at),
                "head": columns.heads[at],
                "role": role,
                "taken_as": ROLES[role],
                "doubtful": at in columns.doubts,
                "values": list(first_values(rows, columns, at)),
            }
            for at, role in enumerate(columns.roles)
        ],
        "problems": [_problem(one) for one in columns.problems()],
        "notes": [_problem(one) for one in notes],
    }


def _problem(one: Problem) -> dict[str, str]:
    return {
        "code": one.code,
        "severity": one.severity.value,
        "where": one.where,
        "message": one.message,
        "remedy": one.remedy,
    }
