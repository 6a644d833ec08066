"""A rule across rows as the fields a clerk fills in. What is shown, typed back, changes nothing. No UI here."""

from __future__ import annotations

from ...base.problems import Refused, refuse
from ...base.structure import quoted
from ...rules.standards.standard import Standard
from .across_parts import At, Part, part_at, parts_of
from .across_rules import KIND_WORDS, kind_of, rule_at
from .node_forms import IN_FILE, FormField

_GROUNDS = {"cite", "basis", "after_cite", "after_basis", "until_cite", "until_basis"}


def across_fields(standard: Standard, key: str) -> tuple[FormField, ...]:
    """Return the fields of a rule across rows, in the order in which they are filled in.

    Raises `Refused` when there is no rule of that key.
    """
    rule, kind = rule_at(standard, key), kind_of(key)
    assert kind is not None
    return tuple(_field(part, part_at(standard, kind, rule, part)) for part in parts_of(kind))


def with_across_field(standard: Standard, key: str, field_id: str, typed: str) -> Standard:
    """Return the standard with a field of a rule across rows as typed; whatever names the rule follows.

    Raises `Refused` with one sentence for what cannot be read, or must be changed in the file.
    """
    rule, kind = rule_at(standard, key), kind_of(key)
    assert kind is not None
    part = next((one for one in parts_of(kind) if one.id == field_id), None)
    if part is None:
        raise refuse("unknown-field", quoted(field_id), "没有这一项可填", "请重新选择")
    at = part_at(standard, kind, rule, part)
    if _read_back(part, at)[0]:
        raise refuse("read-only", part.title, "这里写不出文件里的全部内容", IN_FILE)
    return part.read(at, typed)


def _field(part: Part, at: At) -> FormField:
    lossy, problem = _read_back(part, at)
    shown = part.show(at)
    choices = part.choices(at) if part.choices else ()
    return FormField(
        id=part.id, title=part.title, shown=shown, kind=part.kind, problem=problem, read_only=lossy,
        section="依据" if part.id in _GROUNDS else KIND_WORDS[at.kind],
        choices=choices if not choices or shown in choices else (*choices, shown),
        help=f"{IN_FILE}。" if lossy else part.help, example=part.example,
    )  # fmt: skip


def _read_back(part: Part, at: At) -> tuple[bool, str]:
    """Tell whether the field cannot say what the rule holds, and what is wrong with what it holds.

    It cannot where typing back what is shown would change the rule. What cannot be read is all on show, and
    can be mended.
    """
    try:
        return part.read(at, part.show(at)) != at.standard, ""
    except Refused as refused:
        return False, refused.problems[0].sentence()
