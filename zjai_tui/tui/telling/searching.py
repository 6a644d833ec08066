"""Finding rows of the table by a piece of their title, clause, note, tiers and questions. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...base.text import half_width
from ...filling.session import Session
from ...filling.table import input_ids
from ...rules.fields import Field
from ...rules.standards.standard import Node, Standard
from ...rules.standards.tiers import row_name
from .indicators import list_rows

AROUND = 24
"""Characters shown before what was found; as many and more after it."""
AFTER = 60
MOST_FOUND = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in the table where the sought text stands."""

    row_id: str
    title: str
    where: str
    """``名称``, ``条款``, ``说明``, ``分档``, ``填写``."""
    text: str
    at: int
    """Where in the text it begins."""
    size: int

    @property
    def fragment(self) -> str:
        """Return the words around what was found, which stands in 【】."""
        start, end = max(self.at - AROUND, 0), self.at + self.size
        before = ("…" if start else "") + self.text[start : self.at]
        after = self.text[end : end + AFTER] + ("…" if len(self.text) > end + AFTER else "")
        return f"{before}【{self.text[self.at : end]}】{after}"


def hits(session: Session, typed: str) -> tuple[Hit, ...]:
    """Return where the typed text stands, titles first, then in the order of the table; of one text the first place.

    Width and case of letters make no difference. Nothing typed finds every title.
    """
    sought = folded(typed.strip())
    titles: list[Hit] = []
    rest: list[Hit] = []
    nodes = {node.id: node for node in session.rules.standard.node}
    for row in list_rows(session):
        at = folded(row.title).find(sought)
        if at >= 0:
            titles.append(Hit(row.id, row.title, "名称", row.title, at, len(sought)))
        if row.id in nodes and sought:
            for where, text in _texts(session.rules.standard, nodes[row.id]):
                at = folded(text).find(sought)
                if at >= 0:
                    rest.append(Hit(row.id, row.title, where, text, at, len(sought)))
    return (*titles, *rest)[:MOST_FOUND]


def folded(text: str) -> str:
    """Return the text for comparing, character by character as long as the text itself."""
    return "".join(low if len(low := char.casefold()) == 1 else char for char in half_width(text))


def _texts(standard: Standard, node: Node) -> Iterator[tuple[str, str]]:
    if node.text:
        yield "条款", node.text
    if node.note:
        yield "说明", node.note
    for row in node.rows:
        yield "分档", row_name(node, row)
    inputs = {one.id: one for one in standard.input}
    fields: list[Field] = [inputs[name] for name in input_ids(standard, node)]
    for kind in standard.kind:
        if kind.id in node.entries:
            yield "填写", f"{kind.title}：{kind.help}"
            fields += kind.field
    for field in fields:
        yield "填写", f"{field.title}：{field.help}"
