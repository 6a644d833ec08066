"""A rule as the fields a clerk fills in. What is shown, typed back, changes nothing. No UI here.

Which fields a rule has depends on how it scores; one that is filled in although it has no use here
is shown all the same, so that it can be emptied.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...base.problems import Refused, refuse
from ...base.structure import quoted
from ...rules.standards.node_checks import node_problems
from ...rules.standards.standard import Node, Standard
from .field_readers import READERS
from .field_shapes import FormKind, Pane, Shape, Spot, op_words
from .node_address import node_at
from .node_tree import rename_node

IN_FILE = "这一处请在文件里改"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One field of a rule, as a clerk sees it."""

    id: str
    title: str
    shown: str
    """The text in it: typed back it changes nothing."""
    kind: FormKind = "line"
    pane: Pane = "rule"
    """Beside the clause as printed, or among the parts of the rule."""
    section: str = ""
    choices: tuple[str, ...] = ()
    """The words to choose from; each may be typed."""
    help: str = ""
    example: str = ""
    read_only: bool = False
    """Whether the field cannot say what the rule holds: it is told and left alone."""
    problem: str = ""
    """What is wrong with what it holds, one Chinese sentence, or nothing."""


def fields_of(standard: Standard, node: Node) -> tuple[FormField, ...]:
    """Return the fields of a rule in the order in which they are filled in. Raises nothing, however unsound it is."""
    return tuple(_fields(standard, node))


def with_field(standard: Standard, node_id: str, field_id: str, typed: str) -> Standard:
    """Return the standard with a field of one row as typed; `node_id` is a key of `node_address.keys_of`.

    Raises `Refused` with one sentence for each thing that cannot be read, or that must be changed in the file.
    """
    node = node_at(standard, node_id)
    if field_id == "id":
        return rename_node(standard, node_id, typed)
    name, _, part = field_id.partition(".")
    shape = next((one for one in READERS if one.id == name), None)
    if shape is None or part not in shape.parts(shape.at(standard, node)):
        raise refuse("unknown-field", quoted(field_id), "没有这一项可填", "请重新选择")
    at = shape.at(standard, node, part)
    lossy, _ = _read_back(shape, at, shape.show(at))
    if lossy:
        raise refuse("read-only", at.title, "这里写不出文件里的全部内容", IN_FILE)
    return shape.read(at, typed)


def _fields(standard: Standard, node: Node) -> Iterator[FormField]:
    for shape in READERS:
        if shape.section and shape.id == "title":
            help = "用点分层级，如A.1；改了编号，下级和各处引用跟着改。"
            yield FormField(id="id", title="编号", shown=node.id, section=shape.section, help=help)
        useful = shape.useful(shape.at(standard, node))
        if useful or shape.left_over(node):
            yield from (_field(shape, shape.at(standard, node, part), useful) for part in _parts(shape, standard, node))


def _parts(shape: Shape, standard: Standard, node: Node) -> tuple[str, ...]:
    return tuple(shape.parts(shape.at(standard, node)))


def _field(shape: Shape, at: Spot, useful: bool) -> FormField:
    shown = shape.show(at)
    lossy, problem = _read_back(shape, at, shown)
    if not useful:
        problem = f"“{op_words(at.node)}”用不到这一项，请清空。"
    return FormField(
        id=f"{shape.id}.{at.part}" if at.part else shape.id,
        title=at.title,
        shown=shown,
        kind=shape.kind,
        pane=shape.pane,
        section=shape.section,
        choices=shape.choices(at) if shape.choices else (),
        help=f"{IN_FILE}。" if lossy else shape.help,
        example=shape.example,
        read_only=lossy,
        problem=problem,
    )


def _read_back(shape: Shape, at: Spot, shown: str) -> tuple[bool, str]:
    """Tell whether the field cannot say what the rule holds, and what is wrong with what it holds.

    It cannot where typing back what is shown would change the rule, or where a sound rule cannot be read.
    """
    try:
        return shape.read(at, shown) != at.standard, ""
    except Refused as refused:
        parents = {one.parent for one in at.standard.node if one.parent}
        unsound = bool(node_problems(at.standard, at.node, parents))
        return not unsound, refused.problems[0].sentence() if unsound else ""
