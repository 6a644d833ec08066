"""Confirming a round piece by piece: what the new notice says goes into the file, and nothing else changes.

A piece whose cite names the place in a source that is in hand becomes official; any other source makes it
secondary. The text of the file is changed line by line, so that comments and order stay, and then read
again: what comes out must be exactly the round that was meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from ...base.problems import refuse
from ...base.structure import did_you_mean, quoted
from ...base.toml_writing import toml_value
from ...rules.basis import Basis, cite_place, cite_source
from ...rules.cycles.confirming import EDUCATION, NOTICE, confirmable
from ...rules.cycles.cycle import Cycle
from ...rules.cycles.reader import cycle_from_text
from ..line_edits import with_keys

_CALLED = {"通知": NOTICE, "继续教育年份": EDUCATION, "继续教育": EDUCATION}


class Edit(NamedTuple):
    """Keys of one table of the file to be changed; None takes a key away."""

    table: str
    named: str
    changes: Mapping[str, Any]


def part_named(cycle: Cycle, typed: str, where: str, called: str = "") -> str:
    """Return the id of a part that is confirmed by itself, typed as id or as its Chinese title.

    Raises `Refused`, naming `where`, when there is none. `called`: how a command names the round; by its id
    where nothing is given.
    """
    titles = {one.title: one.id for one in cycle.number} | {one.title: one.id for one in cycle.date} | _CALLED
    names = confirmable(cycle)
    if typed in names or typed in titles:
        return typed if typed in names else titles[typed]
    remedy = did_you_mean(typed, [*names, *titles])
    raise refuse(
        "unknown-part",
        where,
        f"没有{quoted(typed)}这一项",
        f"{remedy}；全部编号用 zjai cycle show {called or cycle.cycle.id} 查看",
    )


def full_cites(cycle: Cycle, typed: Iterable[str]) -> tuple[str, ...]:
    """Return cites as the file writes them: a place alone (二（四）) is one of the round's own notice."""
    known = cycle.sources()
    return tuple(
        one if "#" in one or one in known or not cycle.cycle.notice else f"{cycle.cycle.notice}#{one}"
        for one in map(str.strip, typed)
    )


def grade_of(cycle: Cycle, cites: Iterable[str]) -> Basis:
    """Return how sure what is cited is: official where the text is in hand and the place is named."""
    sources = cycle.sources()
    held = (cite for cite in cites if cite_source(cite) in sources and sources[cite_source(cite)].held)
    return Basis.OFFICIAL if any(cite_place(cite) for cite in held) else Basis.SECONDARY


def date_edits(cycle: Cycle, id_: str, on: date, cites: tuple[str, ...], printed: str = "") -> list[Edit]:
    """Return the edits that confirm a date; a remark on another date of an older notice goes with that date."""
    changed = cycle.dates()[id_].on != on
    return [Edit("date", id_, {"on": on, **_grounds(cycle, cites, printed), **_remark(changed)})]


def number_edits(cycle: Cycle, id_: str, value: Decimal, cites: tuple[str, ...], printed: str = "") -> list[Edit]:
    """Return the edits that confirm a number; a remark on another number of an older notice goes with it."""
    keys = {"value": toml_value(value, {}), **_grounds(cycle, cites, printed)}
    return [Edit("number", id_, {**keys, **_remark(cycle.numbers()[id_].value != value)})]


def education_edits(cycle: Cycle, years: tuple[int, ...], cites: tuple[str, ...], printed: str = "") -> list[Edit]:
    """Return the edits that confirm the years of continuing education."""
    grade = grade_of(cycle, cites).value
    keys = {"years": list(years), "years_cite": list(cites), "years_basis": grade, "confirmed": None}
    return [Edit("education", "", {**keys, "text": printed or None})]


def notice_edits(cycle: Cycle, issued: date, doc_no: str, *, title: str = "", held: bool = False) -> list[Edit]:
    """Return the edits that confirm the notice: its day and number, its name, and whether its text is in hand."""
    edits = [Edit("cycle", "", {"issued": issued, "doc_no": doc_no, "confirmed": None})]
    if cycle.cycle.notice:
        source: dict[str, Any] = {"doc_no": doc_no, "issued": issued, "note": None}
        if title:
            source["title"] = title
        if held:
            source["held"] = True
        edits.append(Edit("source", cycle.cycle.notice, source))
    return edits


def settled(text: str, cycle: Cycle, where: str, edits: Iterable[Edit]) -> tuple[str, Cycle]:
    """Return the file's text with the edits made, and the round it says; `cycle` is the round it said before.

    Raises `Refused`: with every problem when the round would not be sound any more, and when the file is
    laid out so that the edits cannot be made safely.
    """
    meant = cycle
    for edit in edits:
        changed, meant = with_keys(text, *edit), _with(meant, edit)
        if changed is None:
            raise _too_unusual(where)
        text = changed
    found = cycle_from_text(text, where)
    if replace(found, digest="") != replace(meant, digest=""):
        raise _too_unusual(where)
    return text, found


def _with(cycle: Cycle, edit: Edit) -> Cycle:
    """Return the round as the edit means it to be."""
    if edit.table == "":
        return replace(cycle, **_values(cycle, edit.changes))
    part = getattr(cycle, edit.table)
    if not isinstance(part, tuple):
        return replace(cycle, **{edit.table: replace(part, **_values(part, edit.changes))})
    made: Any = tuple(replace(one, **_values(one, edit.changes)) if one.id == edit.named else one for one in part)
    return replace(cycle, **{edit.table: made})


def _values(part: Any, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of the model for those of the file."""
    made: dict[str, Any] = {}
    for key, value in changes.items():
        now = getattr(part, key)
        if value is None:
            made[key] = True if key == "confirmed" else ""
        elif isinstance(now, Basis):
            made[key] = Basis(value)
        elif isinstance(value, list):
            made[key] = tuple(value)
        else:
            made[key] = Decimal(value) if isinstance(now, Decimal) else value
    return made


def _grounds(cycle: Cycle, cites: tuple[str, ...], printed: str) -> dict[str, Any]:
    """Return the keys that say what a confirmed date or number rests on; the words of an older notice go."""
    grade = grade_of(cycle, cites).value
    return {"cite": list(cites), "basis": grade, "confirmed": None, "text": printed or None}


def _remark(changed: bool) -> dict[str, Any]:
    return {"note": None} if changed else {}


def _too_unusual(where: str) -> Exception:
    message = "这个文件的写法特殊，没法只改这一处，没有改动它"
    return refuse("edit-unsafe", where, message, "请照文件开头的说明手工改，再运行 zjai cycle lint")
