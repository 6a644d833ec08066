"""What a field of a rule is in general: its title, when it is of use, how it is shown and read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from ...rules.fields import Field
from ...rules.standards.standard import AskedOf, Node, Op, Standard
from .names import asked_of, field_names
from .node_address import has_children, put

FormKind = Literal["line", "lines", "choice"]
Pane = Literal["clause", "rule"]
PARENT = "parent"
PANEL = "评委给分"
UNSEEN = "没有见到"
"""Not scored by any rule: nobody has seen this part of the printed table."""
_ELSEWHERE: Mapping[AskedOf, str] = {"panel": PANEL, "unseen": UNSEEN}
OP_WORDS: dict[Op, str] = {
    "sum": "各项相加", "best": "取最高", "bands": "按档给分", "linear": "按公式折算", "ladder": "起评分加附加分",
}  # fmt: skip
LISTED: tuple[str, ...] = ("sum", "best", "ladder")
"""Ways of scoring that look at achievements one by one."""
TIERED = (*LISTED, "bands")
"""Ways of scoring that have tiers."""
SCORING = (*OP_WORDS, PANEL, UNSEEN)
"""All ways in which a row without others below it scores."""
_EMPTY: dict[str, object] = {"explain": {}, "when": {}}
_UNSET = {one.name: _EMPTY.get(one.name, one.default) for one in fields(Node)}
"""What a part of a node is when nobody wrote it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A field of one node: what showing and reading it need."""

    standard: Standard
    node: Node
    title: str = ""
    """The field's title, for sentences."""
    part: str = ""
    """Which of several fields of one shape."""

    @property
    def asked(self) -> Mapping[str, Field]:
        """Return the questions the node may look at, by id."""
        return asked_of(self.standard, self.node)

    @property
    def parent(self) -> bool:
        """Whether other rows stand below the node."""
        return has_children(self.standard, self.node)

    def within(self, standard: Standard) -> Spot:
        """Return the same spot in a standard that holds the same node."""
        return replace(self, standard=standard)

    def put(self, **changes: Any) -> Standard:
        """Return the standard with parts of the node changed."""
        return self.put_node(replace(self.node, **changes))

    def put_node(self, node: Node) -> Standard:
        """Return the standard with another node in its place."""
        return put(self.standard, self.node, node)


def _one_part(_: Spot) -> Sequence[str]:
    return ("",)


def _always(_: Node) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A field of rules in general."""

    id: str
    title: str
    """With ``{part}`` where there is one field for each of several parts."""
    show: Callable[[Spot], str]
    read: Callable[[Spot, str], Standard]
    """Takes what was typed. Raises `Refused`."""
    ops: tuple[str, ...] = (PARENT, *SCORING)
    """Ways of scoring it is of use for."""
    when: Callable[[Node], bool] = _always
    """Whether it is of use for this node, its way of scoring apart."""
    keys: tuple[str, ...] = ()
    """What of a node it holds: with any of these set it is shown also where it is of no use."""
    spare: Callable[[Node], bool] = _always
    """Whether it is then the one to show it."""
    kind: FormKind = "line"
    pane: Pane = "rule"
    section: str = ""
    choices: Callable[[Spot], tuple[str, ...]] | None = None
    help: str = ""
    example: str = ""
    parts: Callable[[Spot], Sequence[str]] = _one_part
    """One field for each of these."""

    def useful(self, at: Spot) -> bool:
        """Tell whether the field is of use for a rule."""
        way = PARENT if at.parent else _ELSEWHERE.get(at.node.asked_of, at.node.op)
        return way in self.ops and self.when(at.node)

    def left_over(self, node: Node) -> bool:
        """Tell whether the rule holds something that only this field shows, although it is of no use."""
        return any(getattr(node, key) != _UNSET[key] for key in self.keys) and self.spare(node)

    def at(self, standard: Standard, node: Node, part: str = "") -> Spot:
        """Return the spot of this field in a node."""
        spot = Spot(standard, node, self.title, part)
        return replace(spot, title=self.title.format(part=field_names(spot.asked).name(part))) if part else spot


def op_words(node: Node) -> str:
    """Return how a rule scores, in words."""
    return _ELSEWHERE.get(node.asked_of, OP_WORDS[node.op])
