"""One question as a line that can be read aloud, and its typed answer. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..base.text import half_width, joined_lines
from ..dossier.model import Dossier
from ..filling.answers import Answer, options, shown_answer, standing_problem
from ..filling.slots import Slot
from ..rules.basis import Source, cite_text
from ..rules.fields import Field, Value

LONGEST_SHOWN = 300
ADD = "+"
"""Before a line that continues a longer text."""
_YES = {"y": "是", "yes": "是", "对": "是", "有": "是", "n": "否", "no": "否", "不": "否", "没有": "否", "不是": "否"}


def question_line(number: str, slot: Slot, dossier: Dossier, lead: str = "") -> str:
    """Return number, question, choices and the present answer as one line."""
    unit = f"（{slot.field.unit}）" if slot.field.unit else ""
    return f"{number} {lead}{slot.field.title}{unit}。{how_to_answer(slot)}{present(slot, dossier)}"


def how_to_answer(slot: Slot) -> str:
    """Return the numbered choices, or how a date or a number is written; nothing for plain text."""
    offered = choices(slot)
    if offered:
        return "写编号：" + "；".join(f"{number}，{word}" for number, word, _ in offered) + "。"
    match slot.field.type:
        case "date":
            return "写日期，如2024-09-06。"
        case "rank":
            return "写第几名，如3。"
        case "number":
            return "写数字。"
    return f"可以写几行，写完直接回车；前面加{ADD}的接在现有内容后面。" if slot.lines > 1 else ""


def present(slot: Slot, dossier: Dossier) -> str:
    """Return the present answer as a sentence."""
    value = slot.read(dossier)
    if value is None or value == "":
        return "现在没有填。"
    text = joined_lines(shown_answer(value))
    more = f"……共{len(text)}字" if len(text) > LONGEST_SHOWN else ""
    problem = standing_problem(slot.field, value) or slot.doubted(value)
    return f"现在是“{text[:LONGEST_SHOWN]}{more}”。{problem}"


def choices(slot: Slot) -> tuple[tuple[str, str, Value | None], ...]:
    """Return number, word and value of each choice; 0 leaves it open where that is allowed."""
    offered = options(slot.field)
    found: list[tuple[str, str, Value | None]] = [
        (str(at), word, value) for at, (value, word) in enumerate(offered, 1)
    ]  # fmt: skip
    if offered and slot.unknown:
        found.append(("0", slot.unknown, None))
    return tuple(found)


def read_typed(slot: Slot, dossier: Dossier, typed: str, *, continued: bool = False) -> Answer:
    """Return what a typed line means as the answer to a question: the same readers as in the app decide.

    `continued`: a further line of a longer text.
    """
    offered = choices(slot)
    if not offered:
        added = slot.lines > 1 and half_width(typed[:1]) == ADD
        if added or continued:
            parts = (shown_answer(slot.read(dossier)), typed[added:].strip())
            typed = "\n".join(part for part in parts if part)
        return slot.answer(dossier, typed)
    found = chosen([(number, word) for number, word, _ in offered], typed)
    if found is None:
        last = max(int(number) for number, _, _ in offered)
        first = "0" if offered[-1][0] == "0" else "1"
        return Answer(problem=f"没有这个选项，请写编号{first}至{last}，或写选项的文字。")
    value = offered[found][2]
    problem = slot.check(dossier, value) if slot.check is not None and value is not None else ""
    return Answer(problem=problem) if problem else Answer(value)


def chosen(offered: Iterable[tuple[str, str]], typed: str) -> int | None:
    """Return the place of the choice that was typed: by its number, its words, or words only one of them holds."""
    listed = list(offered)
    text = half_width(typed).strip()
    for at, (number, _) in enumerate(listed):
        if text.rstrip(".,。，、") == number:
            return at
    text = _YES.get(text.lower(), text) if {"是", "否"} <= {word for _, word in listed} else text
    exact = [at for at, (_, word) in enumerate(listed) if half_width(word) == text]
    if exact:
        return exact[0]
    holding = [at for at, (_, word) in enumerate(listed) if text and text in half_width(word)]
    return holding[0] if len(holding) == 1 and not text.isdigit() else None


def taken_line(slot: Slot, dossier: Dossier, typed: str) -> str:
    """Return what was understood, where it reads otherwise than it was typed; else nothing."""
    text = shown_answer(slot.read(dossier))
    if not text:
        return "已清除。"
    if text == typed.strip():
        return "已记。"
    return f"已记：{text}。"


def help_lines(field: Field, why: str = "") -> Iterator[str]:
    """Yield what to fill in and why it is asked."""
    if field.help:
        yield field.help
    reason = why or field.why
    if reason:
        yield f"为什么问：{reason.rstrip('。')}。"


def cites_line(cites: Iterable[str], sources: Iterable[Source]) -> str:
    """Return where a rule is written, as a sentence; nothing without a cite."""
    known = list(sources)
    found = "、".join(cite_text(one, known) for one in cites)
    return f"出处：{found}。" if found else ""
