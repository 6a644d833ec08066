"""The values of two versions of a dossier as people read them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ..base.dates import shown_date
from ..base.numbers import plain
from ..base.text import flat
from ..dossier.merging.result import Item
from ..dossier.merging.titles import Titles
from ..dossier.model import EducationYear, Entry, Evidence, StandardRef
from .material import short_digest
from .self_report.person import Identity, shown_number

NOTHING = "没有"
NUMBERS = frozenset({"person.id_number", "person.phone"})
"""Items whose values are numbers of the person."""


def item_name(item: Item) -> str:
    """Return an item's kind, as titles of values are kept: ``entry.kind`` for ``entry:e05.kind``."""
    head, _, rest = item.id.partition(":")
    if not rest:
        return item.id
    _, dot, field = rest.partition(".")
    return f"{head}.{field}" if dot else head


def value_text(value: Any, item: Item, titles: Titles, identity: Identity = "full") -> str:
    """Return one side's value of an item, on one line; a long hash shortened, the person's numbers by `identity`."""
    if isinstance(value, str):
        if item.id in NUMBERS:
            return flat(shown_number(value, identity)) or NOTHING
        said = titles.values.get((item_name(item), value))
        if item.id.startswith("done:"):
            return "已勾选"
        shortened = short_digest(value) if item.id.endswith(".sha256") else value
        return said or flat(shortened) or NOTHING
    if isinstance(value, Entry):
        return _entry(value, titles)
    if isinstance(value, Evidence):
        return "，".join(filter(None, (flat(value.file), flat(value.page), flat(value.note))))
    if isinstance(value, EducationYear):
        return _year(value)
    if isinstance(value, StandardRef):
        return flat("，".join(filter(None, (value.id, value.edition, short_digest(value.digest))))) or NOTHING
    return _plain(value)


def _plain(value: Any) -> str:
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return shown_date(value)
    if isinstance(value, Mapping):
        return flat("，".join(f"{key}：{_plain(inner)}" for key, inner in value.items())) or NOTHING
    if isinstance(value, list | tuple):
        return "、".join(map(_plain, value)) or NOTHING
    return flat(str(value)) or NOTHING


def _entry(entry: Entry, titles: Titles) -> str:
    parts = [f"{titles.of_field(entry.kind, key)}{_plain(value)}" for key, value in entry.facts.items()]
    parts += ["待核实"] if entry.sure == "unsure" else []
    parts += [f"备注{flat(entry.note)}"] if entry.note else []
    parts += [f"佐证材料{len(entry.evidence)}份"] if entry.evidence else []
    return f"{flat(titles.of_entry(entry))}（{entry.id}）" + (f"：{'，'.join(parts)}" if parts else "")


def _year(year: EducationYear) -> str:
    hours = [("总学时", year.total), ("专业科目", year.professional)]
    said = [f"{name}{plain(value)}" for name, value in hours if value is not None]
    said += [] if year.finished is None else ["已登记完" if year.finished else "还没有登记完"]
    return f"{year.year}年：{'，'.join(said) or '没有填'}"
