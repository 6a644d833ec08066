"""For whom, or by which reading, a rule holds, as a clerk writes it: ``岗位类别：规划设计``, ``读法：依次减1分``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from ...base.problems import refuse
from ...base.structure import did_you_mean, quoted
from ...base.text import half_width
from ...rules.standards.checks import VARIANT
from ...rules.standards.standard import Standard

VARIANT_WORD, READING_WORD = "岗位类别", "读法"
WHEN_HELP = "只对某一岗位类别、或只按有争议条文的某一种读法适用；一行一条，不填就是都适用。"
WHEN_EXAMPLE = "读法：依次减1分"
_LINE = re.compile(r"\s*([^：:]+?)\s*[：:]\s*(.*?)\s*")


def has_choices(standard: Standard, when: Mapping[str, str]) -> bool:
    """Tell whether there is anything to choose by, or was chosen."""
    return bool(standard.variant or standard.open or when)


def when_text(standard: Standard, when: Mapping[str, str]) -> str:
    """Return what a rule holds for, a line for each condition; nothing when it always holds."""
    return "\n".join(_line(standard, key, value) for key, value in when.items())


def read_when(standard: Standard, typed: str, where: str, kept: Mapping[str, str]) -> Mapping[str, str]:
    """Return the conditions of a text; `kept` are those that may be there although nothing declares them.

    Raises `Refused` for a post category or reading that there is none of.
    """
    choices = list(_choices(standard))
    shown = {_line(standard, key, value): (key, value) for key, value in kept.items()}
    found: dict[str, str] = {}
    for line in filter(str.strip, typed.splitlines()):
        key, value = shown.get(line) or _read(choices, line, where)
        if key in found:
            raise refuse("twice", where, f"{quoted(line)}和前面的一行选的是同一件事", "请只留一行")
        found[key] = value
    return found


def _choices(standard: Standard) -> Iterator[tuple[str, str, str]]:
    """Yield key, value and title of everything there is to choose."""
    yield from ((VARIANT, one.id, one.title) for one in standard.variant)
    yield from ((asked.id, one.id, one.title) for asked in standard.open for one in asked.reading)


def _line(standard: Standard, key: str, value: str) -> str:
    mine = [one for one in _choices(standard) if (one[0] == VARIANT) == (key == VARIANT)]
    titles = Counter(title for _, _, title in mine)
    title = next((title for name, one, title in mine if (name, one) == (key, value)), "")
    ids = {one for _, one, _ in mine}
    called = title if title and titles[title] == 1 and title not in ids else ""
    if key == VARIANT:
        return f"{VARIANT_WORD}：{called or value}"
    return f"{READING_WORD}：{called}" if called else f"{key}：{value}"


def _read(choices: list[tuple[str, str, str]], line: str, where: str) -> tuple[str, str]:
    match = _LINE.fullmatch(line)
    word, typed = (match[1], half_width(match[2])) if match else ("", "")
    if word == VARIANT_WORD:
        mine = [one for one in choices if one[0] == VARIANT]
    elif word == READING_WORD:
        mine = [one for one in choices if one[0] != VARIANT]
    else:
        mine = [one for one in choices if one[0] == word != VARIANT]
    if match is None or (not mine and word not in {VARIANT_WORD, READING_WORD}):
        remedy = f"请写成“{VARIANT_WORD}：规划设计”或“{READING_WORD}：编号”，一行一条"
        raise refuse("wrong-when", where, f"读不出{quoted(line)}", remedy)
    found = [one for one in mine if half_width(one[2]) == typed] or [one for one in mine if one[1] == typed]
    if len(found) == 1:
        return found[0][:2]
    if found:
        remedy = f"请写明是哪一条：{'，或'.join(f'{key}：{value}' for key, value, _ in found)}"
        raise refuse("unclear-name", where, f"有{len(found)}处读法叫{quoted(match[2])}", remedy)
    what = VARIANT_WORD if word == VARIANT_WORD else READING_WORD
    if not mine:
        remedy = f"请先在“跨指标的规则”里添一条{what if what == VARIANT_WORD else '有争议的条文'}"
        raise refuse("unknown-name", where, f"没有{what}{quoted(match[2])}", remedy)
    remedy = did_you_mean(match[2], [title or one for _, one, title in mine])
    raise refuse("unknown-name", where, f"没有{what}{quoted(match[2])}", remedy)
