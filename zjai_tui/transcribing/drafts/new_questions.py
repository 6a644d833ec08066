"""New kinds of achievement and new questions, typed where they are used: ``+级别（国家级/省部级）``."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace

from ...base.problems import refuse
from ...base.structure import quoted
from ...base.text import half_width
from ...rules.fields import Field, FieldType
from ...rules.standards.standard import Input, Kind, Node, Standard
from .names import asked_of

NEW = "+"
NEW_HOW = (
    f"新的问题在前面加{NEW}，写明怎么答：{NEW}级别（国家级/省部级）、{NEW}排名、{NEW}年限（数字，年）、"
    f"{NEW}相关（是否）"
)
_NEW = re.compile(r"\+\s*([^()]+?)\s*(?:\((.*)\))?")
_TYPES: dict[str, FieldType] = {
    "是否": "yes_no", "是/否": "yes_no", "排名": "rank", "名次": "rank", "日期": "date", "文字": "text",
    "数": "number", "数字": "number",
}  # fmt: skip
_GUESSES: tuple[tuple[str, FieldType], ...] = (
    ("排名|名次", "rank"), ("日期|时间", "date"),
    (".*(?:年限|年数|字数|人数|件数|个数|次数|项数|学时|成绩|金额|收入|数量|分数)", "number"),
)  # fmt: skip


def parts_outside(typed: str) -> list[str]:
    """Return the parts of a typed list; what stands in brackets or quotes is not taken apart."""
    parts, depth = [""], 0
    for char in typed:
        depth += (char in "（(“") - (char in "）)”")
        if depth <= 0 and char in "、，,；;\n":
            parts.append("")
        else:
            parts[-1] += char
    return [part.strip() for part in parts if part.strip()]


def is_new(typed: str) -> bool:
    """Tell whether a name asks for something new."""
    return half_width(typed).strip().startswith(NEW)


def with_kind(standard: Standard, typed: str, where: str) -> tuple[Standard, str]:
    """Return the standard with a new kind of achievement, and its id; one that is there already is taken as it is.

    Raises `Refused` without a name.
    """
    title = half_width(typed).strip().removeprefix(NEW).strip().strip("“”")
    if not title:
        raise refuse("no-name", where, "没有写新的业绩种类叫什么", f"如{NEW}获奖")
    same = next((kind.id for kind in standard.kind if kind.title == title), "")
    if same:
        return standard, same
    one = _new_id(title, {kind.id for kind in standard.kind})
    return replace(standard, kind=(*standard.kind, Kind(id=one, title=title))), one


def with_question(standard: Standard, node: Node, typed: str, where: str) -> tuple[Standard, str]:
    """Return the standard with a new question, and its id: about the node's kinds of achievement, else of the table.

    One that is there already is taken as it is. Raises `Refused` when it is not clear how it is answered.
    """
    match = _NEW.fullmatch(half_width(typed).strip())
    if match is None:
        raise refuse("wrong-question", where, f"读不出新的问题{quoted(typed)}", NEW_HOW)
    title, told = match[1].strip(), (match[2] or "").strip()
    same = next((one for one, asked in asked_of(standard, node).items() if asked.title == title), "")
    if same:
        return standard, same
    if not node.entries:
        one = _new_id(title, {asked.id for asked in standard.input})
        made = _question(one, title, told, where)
        asked = Input(id=one, title=title, type=made.type, choices=made.choices, unit=made.unit)
        return replace(standard, input=(*standard.input, asked)), one
    kinds = [kind for kind in standard.kind if kind.id in node.entries]
    one = _new_id(title, {field.id for kind in kinds for field in kind.field})
    made = _question(one, title, told, where)
    return replace(
        standard,
        kind=tuple(replace(kind, field=(*kind.field, made)) if kind in kinds else kind for kind in standard.kind),
    ), one


def with_choices(standard: Standard, node: Node, name: str, choices: tuple[str, ...]) -> Standard:
    """Return the standard with other choices for a question the node looks at."""
    if not node.entries:
        inputs = tuple(replace(one, choices=choices) if one.id == name else one for one in standard.input)
        return replace(standard, input=inputs)
    return replace(
        standard,
        kind=tuple(
            replace(
                kind,
                field=tuple(replace(one, choices=choices) if one.id == name else one for one in kind.field),
            )
            if kind.id in node.entries
            else kind
            for kind in standard.kind
        ),
    )


def _question(one: str, title: str, told: str, where: str) -> Field:
    if "/" in told and told not in _TYPES:
        words = tuple(dict.fromkeys(word.strip() for word in told.split("/") if word.strip()))
        return Field(id=one, title=title, type="choice", choices=words)
    kind, _, unit = told.partition(",") if "," in told else told.partition("，")
    found = _TYPES.get(kind.strip())
    if found is None and not told:
        found = next((one for words, one in _GUESSES if re.fullmatch(words, title)), None)
    if found is None:
        raise refuse("wrong-question", where, f"不知道{quoted(title)}怎么答", NEW_HOW)
    return Field(id=one, title=title, type=found, unit=unit.strip())


def _new_id(title: str, taken: Container[str]) -> str:
    stem = re.sub(r"[^\w-]", "", title)[:30] or "x"
    return next(one for at in range(1, 10_000) if (one := stem if at == 1 else f"{stem}{at}") not in taken)
