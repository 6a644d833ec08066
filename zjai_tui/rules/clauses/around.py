"""What the comparison of a clause needs to know of the table around it, looked up once for all its nodes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from ..fields import Field
from ..standards.standard import Input, Node, Standard
from .shapes import bare_text
from .tokens import explains_n


class Around:
    """The nodes and questions of one standard, by what they are asked for."""

    def __init__(self, standard: Standard) -> None:
        """Take in the standard; what nobody asks for is not looked up."""
        self.standard = standard

    @cached_property
    def inputs(self) -> Mapping[str, Input]:
        """Return the questions of the standard by id."""
        return {field.id: field for field in self.standard.input}

    @cached_property
    def registered(self) -> frozenset[str]:
        """Return the ids of the nodes about which an open question is registered."""
        return frozenset(node_id for question in self.standard.open for node_id in question.at)

    def asked_of(self, node: Node) -> Mapping[str, Field]:
        """Return the questions a node looks at by id; of several kinds of achievement the first to ask wins."""
        if not node.entries:
            return self.inputs
        kinds = [kind for kind in self.standard.kind if kind.id in node.entries]
        return {field.id: field for kind in reversed(kinds) for field in kind.field}

    def above(self, node: Node) -> Iterator[Node]:
        """Yield the nodes on the way from a node up to its section; an id may stand for several."""
        for node_id in ancestors(node.id):
            yield from self._by_id.get(node_id, ())

    def below(self, node: Node) -> Iterator[Node]:
        """Yield what stands under a node, and the other readings of the node itself."""
        return (one for one in self._families[node.id] if one is not node)

    def explains_n(self, nodes: Iterable[Node]) -> bool:
        """Tell whether the clause of one of the nodes says what n is."""
        return any(self._explains_n(one) for one in nodes)

    @cached_property
    def _by_id(self) -> Mapping[str, list[Node]]:
        found: defaultdict[str, list[Node]] = defaultdict(list)
        for node in self.standard.node:
            found[node.id].append(node)
        return found

    @cached_property
    def _families(self) -> defaultdict[str, list[Node]]:
        found: defaultdict[str, list[Node]] = defaultdict(list)
        for node in self.standard.node:
            for node_id in (node.id, *ancestors(node.id)):
                found[node_id].append(node)
        return found

    def _explains_n(self, node: Node) -> bool:
        return bool(node.text) and ("n" in node.explain or explains_n(bare_text(node.text)))


def ancestors(node_id: str) -> Iterator[str]:
    """Yield the ids above an id, the nearest first."""
    while "." in node_id:
        node_id = node_id.rpartition(".")[0]
        yield node_id
