"""From the rows of a sheet to a sound standard, with notes on what a person should look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ...base.numbers import ZERO, plain
from ...base.problems import Problem, Refused, Severity
from ...base.text import one_line
from ...rules.basis import Basis, Source
from ...rules.standards.standard import Head, Input, Kind, Node, Span, Standard, Status
from . import printed_words as words
from .columns import Columns
from .printed_points import number
from .rows_rules import clause, rule_of
from .rows_tree import Printed, Tree, every, printed_id, printed_tree
from .rule_parts import Rule, note, printed_limit
from .sheet import Rows

SOURCE = "S"
USUAL_TOTAL = Decimal(100)
MOST_LINES = 5_000
LONGEST_TEXT = 19_000
"""Characters of a clause; a standard file's reader takes 20,000."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A standard made of a sheet, for the wizard, the editor and the command line.

    `notes` are what was guessed or could not be read, in the order of the rows; each names its row
    (``where``). Those of severity warning need a person, those of severity note say what was done.
    `rows` tells for each node on which rows of the sheet it was printed.
    """

    standard: Standard
    notes: tuple[Problem, ...]
    rows: Mapping[str, tuple[int, ...]]


def standard_from_rows(rows: Rows, columns: Columns, *, id: str, title: str, edition: str) -> Standard:
    """Return the standard alone, as `rows_taken` makes it."""
    return rows_taken(rows, columns, id=id, title=title, edition=edition).standard


def rows_taken(
    rows: Rows,
    columns: Columns,
    *,
    id: str,
    title: str,
    edition: str,
    status: Status = "transcribed",
    held: bool = False,
) -> Taken:
    """Return the standard that the rows below the head describe, with notes: sound, whatever the cells hold.

    `held` tells that the printed text is in the unit's hands: its rules then rest on the official
    text, else on what somebody passed on. Points that cannot be read are pending and named.
    Raises `Refused` when `columns` has problems, or there is no row below the head, or far too many.
    """
    problems = columns.problems()
    if problems:
        raise Refused(problems)
    if sum(map(any, rows)) > MOST_LINES:
        message, remedy = f"表格超过{MOST_LINES}行，不像一张分值表", "请只留分值表这一部分"
        raise Refused([Problem("sheet-too-large", "表格", message, remedy)])
    tree = printed_tree(rows, columns)
    if not tree.sections:
        raise Refused([Problem("sheet-empty", "表格", "表头下面没有一行指标", "请检查表头是哪一行，或是否选错了文件")])
    made = _Making(tree, Basis.OFFICIAL if held else Basis.SECONDARY)
    made.sections()
    source = Source(
        id=SOURCE, title=title, held=held, note=one_line("；".join(tree.remarks).replace("\n", " "), 2000)
    )  # fmt: skip
    total = made.total()
    standard = Standard(
        schema=1,
        standard=Head(id=id, title=title, edition=edition, status=status, max=total),
        source=(source,),
        input=tuple(made.inputs),
        kind=tuple(made.kinds),
        node=tuple(_bounded(made.nodes, total)),
    )
    return Taken(standard=standard, notes=tuple(made.notes), rows=made.rows)


class _Making:
    """The parts of the standard while they are made."""

    def __init__(self, tree: Tree, basis: Basis) -> None:
        self._tree, self._basis = tree, basis
        self.nodes: list[Node] = []
        self.inputs: list[Input] = []
        self.kinds: list[Kind] = []
        self.notes: list[Problem] = list(tree.notes)
        self.rows: dict[str, tuple[int, ...]] = {}
        self._printed_ids = _printed_ids(tree)

    def sections(self) -> None:
        """Make a node of every indicator."""
        for at, section in enumerate(self._tree.sections):
            self._add(section, self._id(section, "", at), "")
        self.notes.sort(key=lambda one: int("".join(filter(str.isdigit, one.where)) or 0))

    def total(self) -> Decimal:
        """Return the printed total, else the sum of what the sections can bring at most."""
        if self._tree.total:
            return self._tree.total
        caps = [one.cap for one in self.nodes if not one.parent]
        known = sum((cap for cap in caps if cap is not None), ZERO)
        whole = known if known and None not in caps else USUAL_TOTAL
        how = "各一级指标封顶之和" if whole == known else "通常的"
        self.notes.append(
            Problem(
                "no-total", "总分", f"没有写总分，按{how}{plain(whole)}分录入", "请对照原件核对总分", Severity.WARNING
            )
        )
        return whole

    def _id(self, printed: Printed, parent: str, at: int) -> str:
        if self._printed_ids:
            return printed_id(printed.raw)
        if parent:
            return f"{parent}.{at + 1}"
        return chr(ord("A") + at) if at < 26 else f"S{at + 1}"

    def _add(self, printed: Printed, id: str, path: str) -> None:
        path = f"{path}，{printed.title}" if path else printed.title
        self._heed_caps(printed)
        node = Node(
            id=id,
            title=printed.title,
            op="sum",
            cite=(f"{SOURCE}#{self._place(printed, path)}",),
            basis=self._basis,
            text=clause(printed)[:LONGEST_TEXT],
        )
        self.rows[id] = printed.rows
        if not printed.below:
            rule = rule_of(printed, id.replace(".", "_").lower(), self.notes)
            self._leaf(node, printed, rule)
            return
        below = [*printed.below]
        own = [line for line in printed.lines if line.tier]
        if own:
            below.insert(0, replace(printed, title=f"{printed.title}（本级）", lines=own, below=[], caps=[]))
        else:
            printed.caps += [line.points for line in printed.lines if line.points]
        best = words.highest_only("\n".join(f"{line.how}\n{line.note}" for line in printed.lines))
        self.nodes.append(replace(node, op="best" if best else "sum", cap=printed_limit(printed)))
        for at, child in enumerate(below):
            shifted = at if not own else at - 1
            self._add(child, f"{id}.0" if child.below == [] and own and at == 0 else self._id(child, id, shifted), path)

    def _leaf(self, node: Node, printed: Printed, rule: Rule) -> None:
        cap = rule.node.pop("cap", None) if "cap" in rule.node else printed_limit(printed)
        self.nodes.append(replace(node, cap=cap, **rule.node))
        self.inputs += rule.inputs
        self.kinds += [rule.kind] if rule.kind else []

    def _heed_caps(self, printed: Printed) -> None:
        amounts = {amount for text in printed.caps if (amount := number(text)) is not None}
        unread = [text for text in printed.caps if number(text) is None]
        if len(amounts) > 1:
            told = "、".join(map(plain, sorted(amounts)))
            self.notes.append(note(printed.row, f"封顶有几个：{told}，按第一个录入", "请对照原件核对"))
        if unread:
            self.notes.append(note(printed.row, "封顶读不出，没有录入", "请照原件补上封顶"))

    def _place(self, printed: Printed, path: str) -> str:
        cites = dict.fromkeys(one_line(line.cite, 100) for line in printed.lines if line.cite)
        return "；".join(cites) or path


def _bounded(nodes: Sequence[Node], total: Decimal) -> Iterator[Node]:
    """Yield the nodes, points that are pending reaching from 0 to the nearest cap: unknown is never zero."""
    caps = {node.id: node.cap for node in nodes}
    for node in nodes:
        most, at = node.cap, node.parent
        while not most and at:
            most, at = caps.get(at), at.rpartition(".")[0]
        unknown = Span(ZERO, most or total)
        rows = tuple(replace(row, pts=unknown, step=ZERO) if row.pending else row for row in node.rows)
        yield replace(node, rows=rows, cap=unknown.high if node.asked_of == "unseen" else node.cap)


def _printed_ids(tree: Tree) -> bool:
    """Tell whether the printed numbering can serve as ids: every indicator has one, below that of its parent."""
    ids = [printed_id(one.raw) for one in every(tree.sections)]
    if not all(ids) or len(set(ids)) < len(ids):
        return False
    if any("." in printed_id(one.raw) for one in tree.sections):
        return False
    return all(
        printed_id(child.raw).rpartition(".")[0] == printed_id(one.raw)
        for one in every(tree.sections)
        for child in one.below
    )
