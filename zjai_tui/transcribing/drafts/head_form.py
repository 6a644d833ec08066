"""What a table is, as fields a clerk fills in: its head and the documents it comes from. No UI here."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from ...base.dates import parse_date
from ...base.problems import Refused, refuse
from ...base.structure import quoted
from ...base.text import half_width
from ...rules.basis import Source
from ...rules.standards.standard import STATUS_LABELS, Standard, Status
from .node_forms import IN_FILE, FormField
from .rule_words import number_text, read_number

HEAD = "表头"
STATUS_WORDS = STATUS_LABELS
_HELD, _NOT_HELD = "有原文", "没有原文"
_ID = re.compile(r"[\w-]+(?:\.[\w-]+)*")
_SOURCE = re.compile(r"\s*([\w-]+)\s*[:：]\s*(.*?)\s*(?:[，,]\s*(有原文|没有原文)\s*)?")
_TITLE = re.compile(r"《?(.*?)》?(?:（([^（）]*〔[0-9]{4}〕[^（）]*)）)?")


def head_fields(standard: Standard) -> tuple[FormField, ...]:
    """Return the fields of the head of a table. Raises nothing."""
    return tuple(_checked(standard, one) for one in _fields(standard))


def with_head_field(standard: Standard, field_id: str, typed: str) -> Standard:
    """Return the standard with a field of its head as typed.

    Raises `Refused` for what cannot be read, or must be changed in the file.
    """
    field = next((one for one in head_fields(standard) if one.id == field_id), None)
    if field is None:
        raise refuse("unknown-field", quoted(field_id), "没有这一项可填", "请重新选择")
    if field.read_only:
        raise refuse("read-only", field.title, "这里写不出文件里的全部内容", IN_FILE)
    return _with(standard, field_id, typed)


def _fields(standard: Standard) -> tuple[FormField, ...]:
    head = standard.standard
    return (
        FormField(id="id", title="标准编号", shown=head.id, section=HEAD, help="也是文件名；只用文字、数字和连字符。"),
        FormField(id="title", title="名称", shown=head.title, section=HEAD, help="照原表的名称。"),
        FormField(id="edition", title="版次", shown=head.edition, section=HEAD, help="如2024，分得出是哪一版。"),
        FormField(id="max", title="满分", shown=number_text(head.max), section=HEAD, help="原表印的总分。"),
        FormField(
            id="status", title="状态", shown=STATUS_WORDS[head.status], kind="choice", section=HEAD,
            choices=tuple(words for status, words in STATUS_WORDS.items() if status != "certified"),
            read_only=head.status == "certified",
            help="已认证的由认证得来；改动任何一处，都退回未认证。" if head.status == "certified"
            else "照印发的原表逐条录的，选已录入；照识别稿、别人转述的，照实选。",
        ),
        FormField(
            id="valid_from", title="启用日期", shown=_day(head.valid_from), section=HEAD, example="2024-01-01",
            help="文件写明从哪天起用；没有写就不填。",
        ),
        FormField(
            id="valid_until", title="停用日期", shown=_day(head.valid_until), section=HEAD, example="2026-12-31",
            help="文件写明用到哪天；没有写就不填。",
        ),
        FormField(
            id="replaces", title="取代哪一版", shown=head.replaces, section=HEAD,
            help="旧版的标准编号；填了以后，改指标编号时会记下新旧对照。",
        ),
        FormField(
            id="banner", title="分数旁的提示", shown=head.banner, kind="lines", section=HEAD,
            help="显示分数的地方都会写上这句话。",
        ),
        FormField(
            id="source", title="来源", shown=_sources_text(standard.source), kind="lines", section="依据的文件",
            help="一行一份文件：编号：名称（文号），有原文。编号写在各项的依据里。",
            example="D240：某某评价条件（浙经信人事〔2023〕240号），有原文",
        ),
    )  # fmt: skip


def _checked(standard: Standard, field: FormField) -> FormField:
    """Return the field with what is wrong with it; one that cannot say what the head holds is left alone."""
    if field.read_only:
        return field
    try:
        same = _with(standard, field.id, field.shown) == standard
    except Refused as refused:
        return replace(field, problem=refused.problems[0].sentence())
    return field if same else replace(field, read_only=True, help=f"{IN_FILE}。")


def _with(standard: Standard, field_id: str, typed: str) -> Standard:
    if field_id == "source":
        return replace(standard, source=_sources(standard, typed))
    return replace(standard, standard=replace(standard.standard, **{field_id: _READERS[field_id](typed)}))


def _id(typed: str) -> str:
    one = half_width(typed).strip()
    if not _ID.fullmatch(one):
        remedy = "只用文字、半角数字、下划线和连字符，如hz-env-2024"
        raise refuse("bad-id", "标准编号", f"编号{quoted(one)}写法不对", remedy)
    return one


def _status(typed: str) -> Status:
    for status, words in STATUS_WORDS.items():
        if typed.strip() == words and status != "certified":
            return status
    remedy = "可用的有：" + "、".join(list(STATUS_WORDS.values())[:-1]) + "；已认证由认证得来"
    raise refuse("wrong-choice", "状态", f"不能选{quoted(typed)}", remedy)


def _replaced(typed: str) -> str:
    return _id(typed) if typed.strip() else ""


def _needed(title: str) -> Callable[[str], str]:
    def read(typed: str) -> str:
        if not typed.strip():
            raise refuse("no-name", title, "没有填写", "请照原表写上")
        return typed

    return read


def _most(typed: str) -> Any:
    number = read_number(typed, "满分")
    if not number:
        raise refuse("wrong-number", "满分", "没有填写" if number is None else "要大于0", "请写原表印的总分")
    return number


def _read_day(title: str) -> Callable[[str], date | None]:
    def read(typed: str) -> date | None:
        found = parse_date(typed) if typed.strip() else None
        if typed.strip() and found is None:
            raise refuse("wrong-date", title, f"{quoted(typed)}不是日期", "请写成2024-01-01这样")
        return found

    return read


_READERS: dict[str, Callable[[str], Any]] = {
    "id": _id, "title": _needed("名称"), "edition": _needed("版次"), "max": _most, "status": _status,
    "valid_from": _read_day("启用日期"), "valid_until": _read_day("停用日期"),
    "replaces": _replaced, "banner": str,
}  # fmt: skip


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _sources_text(sources: tuple[Source, ...]) -> str:
    lines = []
    for one in sources:
        number = f"（{one.doc_no}）" if one.doc_no else ""
        lines.append(f"{one.id}：{one.title}{number}，{_HELD if one.held else _NOT_HELD}")
    return "\n".join(lines)


def _sources(standard: Standard, typed: str) -> tuple[Source, ...]:
    """Return the sources of a text; what of a known one has no place in a line is kept."""
    known = {one.id: one for one in standard.source}
    found = []
    for at, line in enumerate([line for line in typed.splitlines() if line.strip()], 1):
        match = _SOURCE.fullmatch(line)
        told = _TITLE.fullmatch(match[2]) if match else None
        if match is None or told is None or not told[1]:
            remedy = "请写成“D240：某某评价条件（浙经信人事〔2023〕240号），有原文”"
            raise refuse("wrong-source", f"来源第{at}行", f"读不出{quoted(line)}", remedy)
        base = known.get(match[1], Source(id=match[1], title=""))
        held = base.held if match[3] is None else match[3] == _HELD
        found.append(replace(base, title=told[1], doc_no=told[2] or "", held=held))
    return tuple(found)
