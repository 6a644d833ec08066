"""The recipes of the guide as a test sees them: clause, fields of the editor, TOML, and the points promised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from zjai_tui.rules.fields import Field
from zjai_tui.rules.standards.reader import standard_from_text
from zjai_tui.rules.standards.standard import Case, Kind, Node, Standard
from zjai_tui.scoring.cases import case_dossier, case_frame
from zjai_tui.scoring.engine import assess
from zjai_tui.scoring.result import Assessment
from zjai_tui.transcribing.drafts.across_forms import across_fields
from zjai_tui.transcribing.drafts.across_rules import ACROSS, KIND_WORDS, across_rules, kind_of
from zjai_tui.transcribing.drafts.node_forms import FormField, fields_of
from zjai_tui.transcribing.guide import guide_text

_HEAD = """
schema = 1
[standard]
id = "t"
title = "表"
edition = "2025"
status = "transcribed"
max = 100
[[source]]
id = "S"
title = "表"
"""
_FILLER = """
[[node]]
id = "Z"
title = "其他"
op = "sum"
asked_of = "panel"
cap = 1
cite = ["S#其他"]
"""
"""A table cannot be without any row: for recipes that are about something else."""
_UNTOLD = {"id", "title", "text", "cite", "basis", "note", "explain"}
"""Fields of the editor that every rule has; the guide speaks of them once."""
_GROUNDS = {"cite", "basis", "after_cite", "after_basis", "until_cite", "until_basis"}
_USUAL = {"不限", "否", "1", ""}


@dataclass(frozen=True)
class Recipe:
    name: str
    clause: str
    toml: str
    editor: str
    promises: tuple[str, ...]

    @property
    def standard(self) -> Standard:
        return standard_from_text(_HEAD + self.toml + ("" if "[[node]]" in self.toml else _FILLER), self.name)


def recipes(text: str | None = None) -> list[Recipe]:
    sections = re.split(r"(?m)^## ", guide_text() if text is None else text)
    return [_recipe(one) for one in sections if "```toml" in one]


def _recipe(section: str) -> Recipe:
    def fenced(kind: str) -> str:
        return "\n".join(re.findall(rf"(?ms)^```{kind}\n(.*?)^```", section))

    return Recipe(
        section.partition("\n")[0],
        "\n".join(re.findall(r"(?m)^> (.*)", section)),
        fenced("toml"),
        fenced("editor"),
        tuple(re.findall(r"(?m)^- (.*→.*)$", section)),
    )


# ---------------------------------------------------------------- the fields of the editor


def editor_lines(standard: Standard) -> str:
    """The fields a clerk fills in, a line for each; of several rows each under its name, then the rules across rows."""
    lines: list[str] = []
    for node in standard.node:
        if node.id == "Z":
            continue
        if len(standard.node) > 1:
            lines.append(f"{node.id} {node.title}{_chosen(node, standard)}")
        lines += [_told(field) for field in fields_of(standard, node) if _filled(field)]
    for key, _ in across_rules(standard):
        kind = kind_of(key)
        assert kind is not None
        lines.append(f"{ACROSS}，{KIND_WORDS[kind]}")
        fields = across_fields(standard, key)
        lines += [_told(field) for field in fields if field.id not in _GROUNDS and field.shown not in {"", "未选"}]
    return "\n".join(lines) + "\n" if lines else ""


def _chosen(node: Node, standard: Standard) -> str:
    names = {one.id: one.title for one in (*standard.variant, *(one for ask in standard.open for one in ask.reading))}
    return "".join(f"（{names[value]}）" for value in node.when.values())


def _filled(field: FormField) -> bool:
    return field.id not in _UNTOLD and not field.read_only and field.shown not in _USUAL


def _told(field: FormField) -> str:
    if "\n" not in field.shown:
        return f"{field.title}：{field.shown}"
    return "\n".join([f"{field.title}：", *(f"  {line}" for line in field.shown.split("\n"))])


# ---------------------------------------------------------------- the points promised


def outcome(recipe: Recipe, promise: str) -> tuple[Assessment, str]:
    """What the engine says for the left of a promise, and its right."""
    left, _, right = promise.partition(" → ")
    standard = recipe.standard
    given = _given(standard, left)
    case = Case(name=promise, given=given, expect={})
    return assess(standard, case_dossier(case), case_frame(case)), right


def points(words: str) -> tuple[Decimal, Decimal]:
    found = re.fullmatch(r"([0-9.]+)(?:至([0-9.]+))?分", words)
    assert found is not None, words
    return Decimal(found[1]), Decimal(found[2] or found[1])


def _given(standard: Standard, left: str) -> dict[str, Any]:
    given: dict[str, Any] = {
        "facts": {},
        "answers": {},
        "readings": {},
        "entry": [],
        "dates": {"seniority": date(2024, 12, 31), "achievements": date(2024, 7, 31)},
        "education_years": [2022, 2023, 2024],
    }
    if left == "不知道":
        return given
    for item in left.split(" ＋ "):
        name, colon, rest = item.partition("：")
        kind = next((one for one in standard.kind if colon and one.title == name), None)
        _item(standard, kind or next(iter(standard.kind), None), rest if kind else item, given)
    return given


def _item(standard: Standard, kind: Kind | None, words: str, given: dict[str, Any]) -> None:
    facts: dict[str, Any] = {}
    listed = False
    for part in words.split("、"):
        if re.fullmatch(r"[01]项", part):
            listed = part == "1项"
            continue
        title, _, typed = part.rpartition(" ")
        if not _special(standard, title, typed, given):
            asked = next((one for one in standard.input if one.title == title), None)
            if asked is not None:
                given["answers"][asked.id] = _value(asked, typed)
            else:
                assert kind is not None, part
                field = next(one for one in kind.field if one.title == title)
                facts[field.id] = _value(field, typed)
                listed = True
    if listed:
        assert kind is not None
        given["entry"].append({"kind": kind.id, "facts": facts})


def _special(standard: Standard, title: str, typed: str, given: dict[str, Any]) -> bool:
    match title:
        case "取得现职称":
            given["facts"]["title_obtained"] = date.fromisoformat(typed)
        case "岗位类别":
            given["variant"] = next(one.id for one in standard.variant if one.title == typed)
        case "读法":
            (asked,) = standard.open
            given["readings"][asked.id] = next(one.id for one in asked.reading if one.title == typed)
        case "学时达标":
            given["education"] = [
                {"year": 2024 - at, "total": 90 if at < int(typed) else 10, "finished": True} for at in range(3)
            ]
        case _:
            return False
    return True


def _value(field: Field, typed: str) -> Any:
    match field.type:
        case "number" | "rank":
            return Decimal(typed)
        case "yes_no":
            return typed == "是"
        case "date":
            return date.fromisoformat(typed)
    return typed


def with_fields(text: str) -> str:
    """The guide with every block of editor fields as the editor shows them now: how those blocks are written."""
    parts = []
    for section in re.split(r"(?m)^(?=## )", text):
        if "```editor" in section:
            lines = editor_lines(_recipe(section.removeprefix("## ")).standard)
            first, _, rest = section.partition("```editor\n")
            section = f"{first}```editor\n{lines}{rest[rest.index('```') :]}"
        parts.append(section)
    return "".join(parts)
