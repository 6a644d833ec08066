"""Rows of a sheet as the tree they were printed as: blank cells and repeated text continue the row above."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from ...base.problems import Problem, Severity
from ...base.text import one_line, quoted
from .columns import Columns, Role
from .printed_points import normal, number, sane
from .sheet import Rows

LONGEST_TITLE = 120

_TOTAL = re.compile(r"(合计|总计|总分|满分|总得分|总分值)[0-9.分:()满]*")
_SUBTOTAL = re.compile(r"(小计|本项合计|分项合计)[0-9.分:()]*")
_REMARK = re.compile(r"(注|备注|说明|附注|填表说明|评分说明|注意)[:0-9一.、(]|注\d?$|备注$")
_TITLE_CAP = re.compile(
    r"[(（\[【]\s*(?:本项|累计|合计)?(?:最高|满分|封顶|不超过|上限|共)?(?:为|计)?\s*([0-9]{1,4}(?:\.[0-9]{1,3})?)\s*分?"
    r"(?:封顶|满分)?\s*[)）\]】]"
)
_NUMBERING = re.compile(
    r"\s*(?:[(（][一二三四五六七八九十]{1,3}[)）]|[(（][0-9]{1,2}[)）]|[一二三四五六七八九十]{1,3}[、.．]"
    r"|[A-Za-z]?[0-9]{1,2}(?:[.．][0-9]{1,2})*[、.．\s](?![0-9])|[A-Za-z]?[0-9]{1,2}(?:[.．][0-9]{1,2})+(?=[^0-9.．%％])|[①-⑳]|[A-Z][、.．])\s*"
)  # fmt: skip
_PRINTED_ID = re.compile(r"\s*([A-Za-z]?[0-9]{1,2}(?:[.．][0-9]{1,2})*)(?![0-9])")


@dataclass(slots=True, kw_only=True)
class Line:
    """One row of the sheet below an indicator."""

    row: int
    """As the spreadsheet counts, from 1."""
    tier: str
    points: str
    cap: str
    note: str
    how: str
    cite: str


@dataclass(slots=True, kw_only=True)
class Printed:
    """One indicator as printed, with its rows and the indicators below it."""

    raw: str
    """The cell as printed."""
    title: str
    row: int
    lines: list[Line] = field(default_factory=list)
    below: list[Printed] = field(default_factory=list)
    caps: list[str] = field(default_factory=list)
    """Caps printed beside it, or in its title; the same one several times when it was repeated."""
    beside: list[str] = field(default_factory=list)
    """Of those the ones printed in a column of its level."""

    @property
    def cap(self) -> Decimal | None:
        """Return the printed cap; of several different ones the first."""
        return next((value for text in self.caps if (value := number(text)) is not None), None)

    @property
    def rows(self) -> tuple[int, ...]:
        """Return the rows of the sheet it was printed on."""
        return tuple(dict.fromkeys((self.row, *(line.row for line in self.lines))))


@dataclass(slots=True, kw_only=True)
class Tree:
    """A whole printed table."""

    sections: list[Printed] = field(default_factory=list)
    total: Decimal | None = None
    remarks: list[str] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)


def printed_tree(rows: Rows, columns: Columns) -> Tree:
    """Return the tree of a sheet's rows below its head."""
    return _Reading(columns).read(rows)


class _Reading:
    """The tree while it grows."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._levels = columns.levels
        self._current = [""] * len(self._levels)
        self._known: dict[tuple[str, ...], Printed] = {}
        self._tree = Tree()

    def read(self, rows: Rows) -> Tree:
        for at, row in enumerate(rows):
            if at > self._columns.header and any(row):
                self._take(at + 1, row)
        return self._tree

    def _take(self, row_number: int, row: tuple[str, ...]) -> None:
        row = self._heading(row)
        if self._is_head(row) or self._closing(row_number, row):
            return
        path = self._path(row_number, row)
        node = self._node(path, row_number)
        line = Line(
            row=row_number,
            **{name: self._text(row, role) for name, role in _PARTS.items()},
            cap="",
        )
        for column in self._columns.of("cap"):
            text = _cell(row, column)
            level = self._columns.cap_level(column)
            if text and level >= 0:
                above = tuple(one for one in path[: level + 1] if one)
                owner = self._known.get(above) or node
                owner.caps.append(text)
                owner.beside.append(text)
            elif text:
                line.cap = text
                node.caps.append(text)
        if line.tier or line.points or line.cap or line.note or line.how:
            node.lines.append(line)

    def _heading(self, row: tuple[str, ...]) -> tuple[str, ...]:
        """Return a row that is one text merged over several cells as that text under the first level only."""
        texts = {cell for cell in row if cell}
        first = self._levels[0]
        if len(texts) > 1 or sum(map(bool, row)) < 2 or not _cell(row, first):
            return row
        return tuple("" if at != first else next(iter(texts)) for at in range(max(len(row), first + 1)))

    def _is_head(self, row: tuple[str, ...]) -> bool:
        """Tell whether the row is the head again, as it stands on top of every printed page."""
        heads = self._columns.heads
        filled = [(cell, heads[at] if at < len(heads) else "") for at, cell in enumerate(row) if cell]
        return (
            self._columns.header >= 0 and len(filled) > 1 and all(one_line(cell, 30) == head for cell, head in filled)
        )

    def _closing(self, row_number: int, row: tuple[str, ...]) -> bool:
        """Take a row that is no indicator: totals, remarks. Tell whether it was one."""
        leading = [_cell(row, at) for at in (*self._columns.of("number"), *self._levels)]
        text = next(filter(None, leading), "")
        bare = normal(text)
        if _TOTAL.fullmatch(bare):
            self._tree.total = self._amount(row, text) or self._tree.total
            return True
        if _SUBTOTAL.fullmatch(bare):
            amount = self._amount(row, text)
            if amount is not None and self._tree.sections:
                self._tree.sections[-1].caps.append(f"{amount}")
                self._tree.sections[-1].beside.append(f"{amount}")
            return True
        values = [self._text(row, role) for role in ("points", "cap", "tier")]
        if _REMARK.match(bare) and not any(value and value != text for value in values):
            whole = "\n".join(dict.fromkeys(cell for cell in row if cell))
            self._tree.remarks.append(whole)
            self._note(
                row_number,
                "这一行是说明，没有录成指标，原文记在来源的备注里",
                "请看里面有没有要录的规则",
                Severity.NOTE,
            )
            return True
        return False

    def _amount(self, row: tuple[str, ...], text: str) -> Decimal | None:
        cells = [_cell(row, at) for role in ("cap", "points") for at in self._columns.of(role)]
        amounts = [number(cell) for cell in cells if cell] + [number(text)]
        found = next((one for one in amounts if one), None)
        return found or next((one for cell in row if (one := number(cell))), None)

    def _path(self, row_number: int, row: tuple[str, ...]) -> tuple[str, ...]:
        above = ""
        for level, column in enumerate(self._levels):
            text = _cell(row, column)
            # a merge across levels repeats the text: there is no deeper indicator
            if text and text != above and text != self._current[level]:
                self._current[level:] = [text] + [""] * (len(self._levels) - level - 1)
            above = text or above
        if not any(self._current):
            name = self._text(row, "tier") or f"第{row_number}行"
            self._current[0] = name
            self._note(row_number, f"没有指标名称，暂称{quoted(name)}", "请补上名称")
        return tuple(self._current)

    def _node(self, path: tuple[str, ...], row_number: int) -> Printed:
        siblings = self._tree.sections
        node: Printed | None = None
        steps = [one for one in path if one]
        for depth, raw in enumerate(steps, 1):
            key = tuple(steps[:depth])
            node = self._known.get(key)
            if node is None:
                node = _printed(raw, row_number)
                siblings.append(node)
                self._known[key] = node
            siblings = node.below
        assert node is not None  # a path has at least one name
        return node

    def _text(self, row: tuple[str, ...], role: Role) -> str:
        return " ".join(dict.fromkeys(filter(None, (_cell(row, at) for at in self._columns.of(role)))))

    def _note(self, row: int, message: str, remedy: str, severity: Severity = Severity.WARNING) -> None:
        self._tree.notes.append(Problem("row-note", f"第{row}行", message, remedy, severity))


_PARTS: dict[str, Role] = {"tier": "tier", "points": "points", "note": "note", "how": "how", "cite": "cite"}


def without_numbering(raw: str) -> str:
    """Return a printed title without 一、 or 1.2 before it."""
    numbering = _NUMBERING.match(raw)
    return raw[numbering.end() :] if numbering and numbering.end() < len(raw) else raw


def every(nodes: list[Printed]) -> Iterator[Printed]:
    """Yield the indicators and all below them, each before those below it."""
    for node in nodes:
        yield node
        yield from every(node.below)


def printed_id(raw: str) -> str:
    """Return the numbering printed before a title, such as 1.2 or A3; empty when there is none."""
    found = _PRINTED_ID.match(raw) if _NUMBERING.match(raw) else None
    return found[1].replace("．", ".") if found else ""


def _printed(raw: str, row_number: int) -> Printed:
    flat = one_line(raw.replace("\n", ""), LONGEST_TITLE)
    caps = [found[1] for found in _TITLE_CAP.finditer(flat) if sane(found[1])]
    title = without_numbering(_TITLE_CAP.sub("", flat).strip())
    return Printed(raw=raw, title=title.strip() or flat, row=row_number, caps=caps)


def _cell(row: tuple[str, ...], at: int) -> str:
    return row[at] if at < len(row) else ""
