"""The form of one row of the table: its score, its questions, its achievements, its clause."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.widgets import OptionList

from ...base.numbers import plain as exact
from ...filling.session import Session
from ...filling.table import ENTRIES, GATES, READINGS, entries_of, kinds_of, nodes_below, slots_of
from ...scoring.trace import span_text
from ..telling.blocks import Block
from ..telling.indicators import clause_blocks, derived_blocks, entry_lines, entry_name, gate_blocks, list_rows
from ..telling.overview import readings_blocks
from ..telling.worth import entry_blocks, row_open_blocks, worth_word
from .document import Document
from .form import Form
from .lists import EditableLines, Line


class EntryList(EditableLines):
    """The achievements of a row, each with what it brings."""


class Pane(VerticalGroup):
    """Everything about one row. It stays when another row is chosen: making widgets takes longest."""

    def __init__(self, session: Session) -> None:
        """Begin without a row."""
        super().__init__(classes="pane")
        self.session, self.row_id = session, ""
        self._form = Form(lambda session: slots_of(session, self.row_id), session)

    def compose(self) -> ComposeResult:
        """Lay out head, form, achievements with what is told of the chosen one, what is open, clause, origins."""
        yield Document(classes="pane-head")
        yield self._form
        yield Document(classes="entries-head")
        yield EntryList(hint="回车修改所选的条目，F9添加，Delete删除，F4看怎么算。", classes="entries")
        yield Document(classes="entry-told")
        yield Document(classes="still-open")
        yield Document(classes="clause")
        yield Document(classes="derived")

    async def go(self, row_id: str) -> None:
        """Show another row."""
        self.row_id = row_id
        await self._form.fit(self.session)
        self.show(self.session)
        entries = self.query_one(EntryList)
        if entries.lines:
            entries.highlighted = 0
            self._tell(entries.key)

    def show(self, session: Session, typing: str = "") -> None:
        """Show what the session holds."""
        if not self.row_id or not self.query(".pane-head"):  # no row yet, or not laid out yet
            return
        self.query_one(".pane-head", Document).show(head_blocks(session, self.row_id))
        self._form.show(session, typing)
        self.query_one(".derived", Document).show(derived_blocks(session, self.row_id))
        readings = self.row_id == READINGS  # with what each would come to, right below the choice
        left_open = readings_blocks(session.assessment) if readings else row_open_blocks(session, self.row_id)
        self.query_one(".still-open", Document).show(left_open)
        self.query_one(".clause", Document).show(clause_blocks(session, self.row_id))
        takes = bool(kinds_of(session, self.row_id)) or self.row_id == ENTRIES
        entries = self.query_one(EntryList)
        entries.show_lines(entry_list(session, self.row_id) if takes else ())
        entries.display = bool(entries.lines)
        self.query_one(".entries-head", Document).show(entries_head(session, self.row_id) if takes else ())
        self._tell(entries.key)

    @on(OptionList.OptionHighlighted, ".entries")
    def _moved(self) -> None:
        self._tell(self.query_one(EntryList).key)

    def _tell(self, entry_id: str) -> None:
        """Tell of the chosen achievement what it brings and why."""
        entry = self.session.dossier.entry_named(entry_id)
        within = [node.id for node in nodes_below(self.session, self.row_id)]
        told: list[Block] = []
        if entry is not None:
            told += [Block(f"所选：{entry_name(self.session, entry)}"), *entry_blocks(self.session, entry, within)]
            told += [] if entry.evidence else [Block("还没有佐证，不算有据。", "open")]
        self.query_one(".entry-told", Document).show(told)


def head_blocks(session: Session, row_id: str) -> tuple[Block, ...]:
    """Return title, points and what was capped; for the extra pages what they are for."""
    row = next((one for one in list_rows(session) if one.id == row_id), None)
    title = row.title if row else ""
    if row_id == GATES:
        return (Block(title, "head"), Block("控制项不计分；有一项不符合就不能申报。", "muted"), *gate_blocks(session))
    node = next((one for one in session.assessment.nodes if one.id == row_id), None)
    if node is None:
        return (Block(title, "head"),)
    cap = f"，最高{exact(node.cap)}分" if node.cap is not None else ""
    return (
        Block(title, "head"),
        Block(f"现得{span_text(node.span)}分{cap}。F4看怎么算，Esc回到列表。", row.tone if row else ""),
        *(Block(f"{text}。", "open") for text in node.capped_by),
    )


def entries_head(session: Session, row_id: str) -> tuple[Block, ...]:
    """Return the headline over the achievements, and how to add one."""
    kinds = "、".join(kind.title for kind in kinds_of(session, row_id))
    count = len(entries_of(session, row_id))
    if not count:
        return (Block("业绩条目", "head"), Block(f"还没有条目。按F9添加（{kinds}）。", "muted"))
    return (Block(f"业绩条目（{count}条）", "head"),)


def entry_list(session: Session, row_id: str) -> tuple[Line, ...]:
    """Return the achievements of a row as lines of a list."""
    within = [node.id for node in nodes_below(session, row_id)]
    kinds = {kind.id: kind.title for kind in session.rules.standard.kind}
    lines = []
    for entry in entries_of(session, row_id):
        found = entry_lines(session.assessment, entry.id, within)
        right, tone = worth_word(found[0][1]) if found else ("不计分", "muted")
        title = entry.title or "（没有写名称）"
        lines.append(Line(entry.id, f"{kinds.get(entry.kind, entry.kind)}：{title}", right, tone))
    return tuple(lines)
