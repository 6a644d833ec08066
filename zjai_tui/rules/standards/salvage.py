"""A standard with mistakes, as far as it can be read: so that all its mistakes are told at once.

Items that cannot be read are replaced by stubs that carry only their id. A name that leads to a
stub is then known, and nothing is said about what a stub seems to lack: every problem told about
the rest holds whatever the unreadable items turn out to be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from ...base.problems import Problem, Refused
from ...base.structure import quoted, structure
from ..basis import Source
from ..fields import Field
from .checks import soundness_problems
from .standard import Head, Input, Kind, Node, Open, Reading, Standard, Variant, Window
from .tiers import used_names
from .toml_blocks import Lost

_PLACE = re.compile(r"(\w+) (“.*?”)(?:，|$)")
_SURE_OF_TOUCHED = frozenset({"unknown-name", "missing-parent", "duplicate-id", "bad-id", "bad-number"})
"""Problems of an indicator that hold whatever the unread items it uses are."""
_SURE_OF_FIELDS = frozenset(
    {"duplicate-id", "bad-id", "no-choices", "stray-choices", "duplicate-choices", "bad-choice", "crossed-limits"}
)
_WORDS = {
    "node": ("指标",),
    "kind": ("业绩种类", "字段"),
    "input": ("问题",),
    "source": ("来源",),
    "window": ("时间窗",),
    "open": ("岗位类别或有争议的条文", "取值"),
    "variant": ("岗位类别或有争议的条文", "取值"),
}
"""What problems call a name of each list."""


@dataclass(slots=True)
class Salvage:
    """What could be read, and what could not."""

    standard: Standard
    """With stubs in place of what could not be read."""
    stubs: dict[str, set[str]] = field(default_factory=dict)
    """Ids of the unread items, by list."""
    nameless: set[str] = field(default_factory=set)
    """Lists with unread items whose ids are not known either."""
    fields: dict[str, set[str]] = field(default_factory=dict)
    """Unread questions, by the kind of achievement they belong to."""
    head_read: bool = True

    def stub(self, key: str, name: str) -> bool:
        """Tell whether the item of that id could not be read."""
        return name in self.stubs.get(key, ())

    def touches(self, node: Node) -> bool:
        """Tell whether an indicator uses anything that could not be read."""
        if self.stub("node", node.id) or self.stub("window", node.window):
            return True
        if any(self.stub("kind", kind) for kind in node.entries) or any(self.stub("open", key) for key in node.when):
            return True
        names = {*used_names(node), *(one.on for one in self.standard.window if one.id == node.window)}
        if not node.entries:
            return bool(names & self.stubs.get("input", set()))
        return any(names & self.fields.get(kind, set()) for kind in node.entries)


def salvaged(table: Mapping[str, Any], schema: int, lost: Iterable[Lost] = ()) -> Salvage:
    """Return what can be read of a table whose values or syntax are partly wrong."""
    found: dict[str, Any] = {"schema": schema}
    result = Salvage(Standard(schema=schema, standard=_head()))
    for key, cls in _lists().items():
        raw = table.get(key, [])
        items = raw if isinstance(raw, list) else []
        if items is not raw:
            result.nameless.add(key)
        found[key] = tuple(one for item in items if (one := _item(result, key, cls, item)) is not None)
    for one in lost:
        stub = _stub(result, one.key, {"id": one.id} if one.id else {})
        if stub is not None:
            found[one.key] = (*found[one.key], stub)
    head = _read(Head, table.get("standard"))
    result.head_read = head is not None
    result.standard = Standard(standard=head or _head(), **found)
    return result


def sure_problems(result: Salvage) -> list[Problem]:
    """Return the soundness problems that hold whatever the unread items are."""
    return [one for one in soundness_problems(result.standard) if _is_sure(result, one)]


def _is_sure(result: Salvage, problem: Problem) -> bool:
    place = _PLACE.match(problem.where)
    key, name = (place[1], place[2]) if place else (problem.where.partition("，")[0], "")
    if key == "standard":
        return result.head_read
    unread = {quoted(one) for one in result.stubs.get(key, ())}
    if key == "node":
        return _is_sure_of_node(result, problem, name)
    if name in unread or (problem.code == "no-nodes" and ("node" in result.stubs or "node" in result.nameless)):
        return False
    if problem.code.startswith("official-") and "source" in result.stubs:
        return False
    if problem.code == "unknown-name":
        # a tag, or a question, may stand in what could not be read
        doubtful = {"标签"} if "node" in result.stubs or "node" in result.nameless else set()
        doubtful |= {"字段"} if "kind" in result.stubs else set()
        return not problem.message.startswith((*_nameless_words(result), *doubtful))
    if key == "kind":
        return problem.code in _SURE_OF_FIELDS or not result.fields
    if key == "gate":
        gates = [gate for gate in result.standard.gate if quoted(gate.id) == name]
        return not any(result.stub("input", gate.input) for gate in gates)
    return True


def _is_sure_of_node(result: Salvage, problem: Problem, name: str) -> bool:
    nodes = [node for node in result.standard.node if quoted(node.id) == name]
    if problem.code == "missing-parent":
        return "node" not in result.nameless
    if problem.code == "duplicate-id" and any(result.stub("node", node.id) for node in nodes):
        return False  # what tells the two apart may be what could not be read
    if problem.code.startswith("official-") and "source" in result.stubs:
        return False
    if problem.code == "unknown-name" and problem.message.startswith(_nameless_words(result)):
        return False
    if any(result.touches(node) for node in nodes):
        kinds = {kind for node in nodes for kind in node.entries}
        unread_kind = any(result.stub("kind", kind) for kind in kinds)
        if problem.where.endswith("，when") or (unread_kind and "的字段" in problem.message):
            return False
        return problem.code in _SURE_OF_TOUCHED
    return True


def _nameless_words(result: Salvage) -> tuple[str, ...]:
    return tuple(word for key in result.nameless for word in _WORDS.get(key, ()))


def _item(result: Salvage, key: str, cls: type[Any], raw: object) -> Any:
    """Return one item, or what stands for it; None where nothing needs to."""
    found = _read(cls, raw)
    if found is None:
        return _stub(result, key, raw if isinstance(raw, Mapping) else {})
    return found


def _stub(result: Salvage, key: str, raw: Mapping[str, Any]) -> Any:
    make = _STUBS.get(key)
    if make is None:
        return None
    name = raw.get("id")
    if not isinstance(name, str) or not name:
        result.nameless.add(key)
        return None
    if key == "kind" and isinstance(raw.get("field", []), list):
        kind = _kind(result, name, raw)
        if kind is not None:
            return kind
    result.stubs.setdefault(key, set()).add(name)
    return make(name, raw)


def _kind(result: Salvage, name: str, raw: Mapping[str, Any]) -> Kind | None:
    """Return a kind of achievement of which only some questions cannot be read, with stubs for those."""
    asked: list[Field] = []
    unread: set[str] = set()
    for one in raw.get("field", []):
        read = _read(Field, one)
        given = one.get("id") if isinstance(one, Mapping) else None
        if read is None and not (isinstance(given, str) and given):
            return None
        if read is None and isinstance(given, str):
            unread.add(given)
            read = Field(id=given, title=given, type="text")
        if read is not None:
            asked.append(read)
    whole: Kind | None = _read(Kind, {**raw, "field": []})
    if whole is None:
        return None
    result.fields.setdefault(name, set()).update(unread)
    return replace(whole, field=tuple(asked))


def _node(name: str, raw: Mapping[str, Any]) -> Node:
    """Return an indicator with those of its keys that can be read: the names in them are checked too."""
    bare = {"id": name, "title": name, "op": "sum"}
    readable = {key: value for key, value in raw.items() if _read(Node, {**bare, key: value}) is not None}
    found: Node = _read(Node, {**bare, **readable})
    return found


def _readings(raw: Mapping[str, Any]) -> tuple[Reading, ...]:
    listed = raw.get("reading", [])
    found = [_read(Reading, one) for one in listed] if isinstance(listed, list) else []
    return tuple(one for one in found if one is not None)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _when(raw: Mapping[str, Any]) -> dict[str, str]:
    when = raw.get("when")
    pairs = when.items() if isinstance(when, Mapping) else ()
    return {key: value for key, value in pairs if isinstance(key, str) and isinstance(value, str)}


_STUBS: Mapping[str, Callable[[str, Mapping[str, Any]], Any]] = {
    "source": lambda name, _: Source(id=name, title=name, held=True),
    "variant": lambda name, _: Variant(id=name, title=name),
    "input": lambda name, _: Input(id=name, title=name, type="text"),
    "kind": lambda name, _: Kind(id=name, title=name),
    "node": lambda name, raw: _node(name, raw),
    "window": lambda name, raw: Window(id=name, title=name, on="", when=_when(raw)),
    "open": lambda name, raw: Open(id=name, ask=name, at=_texts(raw.get("at")), reading=_readings(raw)),
}
"""What stands for an unread item of the lists whose items others name."""


def _read(cls: type[Any], raw: object) -> Any:
    try:
        return structure(cls, raw, "") if isinstance(raw, Mapping) else None
    except Refused:
        return None  # told by the reader of the whole


def _head() -> Head:
    return Head(id="unread", title="", edition="", status="transcribed", max=Decimal(1))


@cache
def _lists() -> dict[str, type[Any]]:
    """Return the lists of a standard with the class of their items."""
    hints = get_type_hints(Standard)
    found = {key: get_args(hint)[0] for key, hint in hints.items() if get_origin(hint) is tuple}
    return {key: cls for key, cls in found.items() if cls is not str}
