"""The readings of a clause as a clerk writes them: one a line, ``编号：读法``. Whatever names a reading follows it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from ...base.problems import refuse
from ...base.structure import quoted
from ...base.text import half_width
from ...rules.standards.standard import Case, Open, Reading, Standard

_LINE = re.compile(r"\s*([^：:\s]+)\s*[：:]\s*(.*?)\s*")
_ID = re.compile(r"[\w-]+(?:\.[\w-]+)*")


def reading_line(one: Reading) -> str:
    """Return one reading: ``range：由评委酌定``."""
    return f"{one.id}：{one.title}"


def readings_text(readings: tuple[Reading, ...]) -> str:
    """Return readings, a line for each."""
    return "\n".join(map(reading_line, readings))


def read_readings(typed: str, where: str) -> tuple[Reading, ...]:
    """Return the readings of a text. Raises `Refused` for a line without id or words, or an id that stands twice."""
    found: list[Reading] = []
    for at, line in enumerate(filter(str.strip, typed.splitlines()), 1):
        match = _LINE.fullmatch(line)
        if match is None or not match[2] or not _ID.fullmatch(half_width(match[1])):
            remedy = "请写成“step：依次减1分”，冒号前是编号，只用文字、数字和连字符"
            raise refuse("wrong-reading", f"{where}第{at}行", f"读不出{quoted(line)}", remedy)
        one = half_width(match[1])
        if any(other.id == one for other in found):
            raise refuse("duplicate-id", f"{where}第{at}行", f"编号{quoted(one)}用了两次", "请改成各不相同")
        found.append(Reading(id=one, title=match[2]))
    return tuple(found)


def with_readings(standard: Standard, asked: Open, readings: tuple[Reading, ...]) -> Standard:
    """Return the standard with other readings of a clause.

    Where just one reading has another id, and the rest stand as they did, the rules that hold by it follow.
    A default that is no longer among them is none: lint asks for another.
    """
    changed = replace(asked, reading=readings)
    moved = _moved(asked.reading, readings)
    if moved and asked.default == moved[0]:
        changed = replace(changed, default=moved[1])
    elif any(one.id == asked.default for one in asked.reading) and all(one.id != asked.default for one in readings):
        changed = replace(changed, default="")
    put = tuple(changed if one is asked else one for one in standard.open)
    standard = replace(standard, open=put)
    if not moved:
        return standard
    return _led(
        standard, "readings", lambda key, value: (key, moved[1] if (key, value) == (asked.id, moved[0]) else value)
    )


def with_open_id(standard: Standard, old: str, new: str) -> Standard:
    """Return the standard in which whatever named a clause by its former id follows."""
    return _led(standard, "readings", lambda key, value: (new if key == old else key, value))


def with_variant_id(standard: Standard, variant: str, old: str, new: str) -> Standard:
    """Return the standard in which whatever named a post category follows; `variant` is the key of rules for it."""
    return _led(standard, "", lambda key, value: (key, new if (key, value) == (variant, old) else value))


def _moved(old: tuple[Reading, ...], new: tuple[Reading, ...]) -> tuple[str, str] | None:
    pairs = [(one.id, other.id) for one, other in zip(old, new, strict=False) if one.id != other.id]
    return pairs[0] if len(old) == len(new) and len(pairs) == 1 else None


def _led(standard: Standard, given: str, lead: Callable[[str, str], tuple[str, str]]) -> Standard:
    def when(told: Mapping[str, str]) -> Mapping[str, str]:
        return dict(lead(key, value) for key, value in told.items())

    def case(one: Case) -> Case:
        told: dict[str, Any] = dict(one.given)
        if given and isinstance(told.get(given), Mapping):
            told[given] = when(told[given])
        elif not given and isinstance(told.get("variant"), str):
            told["variant"] = lead("variant", told["variant"])[1]
        return replace(one, given=told)

    return replace(
        standard,
        node=tuple(replace(one, when=when(one.when)) if one.when else one for one in standard.node),
        window=tuple(replace(one, when=when(one.when)) if one.when else one for one in standard.window),
        case=tuple(map(case, standard.case)),
    )
