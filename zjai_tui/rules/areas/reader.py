"""From an area's file to a sound `Area`, or every problem at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...base.problems import Problem, Refused
from ...base.structure import quoted, structure
from ...base.toml_files import parse_toml
from ..reader_parts import check_schema, cite_problems, id_problems, unknown_name
from .area import Area

SCHEMA = 1


def area_from_text(text: str, where: str) -> Area:
    """Return the area written in a TOML text.

    `where` names the file to the person. Raises `Refused` with every problem: first those of
    single values, and once each value is readable, those between parts.
    """
    table = parse_toml(text, where)
    check_schema(table, SCHEMA, where, "方向")
    area = structure(Area, table, where, code="area")
    problems = [*_id_problems(area), *_cite_problems(area), *_term_problems(area)]
    if problems:
        raise Refused(problem.within(where) for problem in problems)
    return area


def _id_problems(area: Area) -> Iterator[Problem]:
    yield from id_problems("id", [area.id])
    yield from id_problems("source", [one.id for one in area.source])
    yield from id_problems("neighbour", [one.id for one in area.neighbour])
    yield from id_problems("reading", [one.id for one in area.reading])
    if area.id in {one.id for one in area.neighbour}:
        yield Problem("own-neighbour", "neighbour", f"{quoted(area.id)}是本方向自己", "请删去这一项")
    if len(area.reading) == 1:
        yield Problem("too-few-readings", "reading", "只有一种读法", "有几种读法才需要登记，请补上或删去")
    for name, text in (("title", area.title), ("official_name", area.official_name), ("scope", area.scope)):
        if not text.strip():
            yield Problem("empty-text", name, "没有文字", "请写上")


def _cite_problems(area: Area) -> Iterator[Problem]:
    sources = {one.id: one for one in area.source}
    yield from cite_problems("name_cite", area.name_cite, sources, area.name_basis)
    yield from cite_problems("cite", area.cite, sources, area.basis, needed=False)
    for one in area.neighbour:
        yield from cite_problems(f"neighbour {quoted(one.id)}", one.cite, sources, one.basis, needed=False)


def _term_problems(area: Area) -> Iterator[Problem]:
    sources = {one.id for one in area.source}
    words = Counter(word.casefold() for one in area.term for word in {one.term, *one.aliases})
    for word, times in words.items():
        if not word.strip():
            yield Problem("empty-text", "term", "有一个空的词", "请写上或删去")
        elif times > 1:
            yield Problem("duplicate-term", "term", f"词{quoted(word)}写了{times}次", "请只留一处")
    for one in area.term:
        if one.source and one.source not in sources:
            yield unknown_name(f"term {quoted(one.term)}，source", "来源", one.source, sorted(sources))
