"""Golden cases worked out by hand: the sample person as a case, and the clerk's points beside the program's. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...base.numbers import ZERO, parse_number, plain
from ...base.structure import quoted
from ...base.text import half_width
from ...dossier.model import Dossier
from ...dossier.writer import dossier_table
from ...rules.basis import cite_source
from ...rules.standards.checks import TOTAL
from ...rules.standards.standard import Bound, Case, Span, Standard
from ...scoring.cases import case_dossier, case_frame
from ...scoring.engine import assess
from ...scoring.frame import Frame

GIVEN = ("variant", "facts", "education", "answers", "readings", "entry")
"""What of a dossier a case says; the rest of it scores nothing."""
TOTAL_TITLE = "总分"
_BETWEEN = re.compile("[；;]")
_RANGE = re.compile(r"\[?\s*([^\s\[\],，至~～—–-]+)\s*(?:至|~|～|—+|–|-|,|，)\s*([^\s\[\],，至~～—–-]+)\s*\]?")


@dataclass(frozen=True, slots=True)
class Compared:
    """The points of one node, or of the whole: worked out by hand, and by the program."""

    node: str
    title: str
    by_hand: Span
    reckoned: Span

    @property
    def agrees(self) -> bool:
        """Whether both are the same."""
        return self.by_hand == self.reckoned


@dataclass(frozen=True, slots=True)
class Points:
    """What a typed text means as points: a span, nothing, or a problem in one sentence."""

    span: Span | None = None
    problem: str = ""


def read_points(typed: str) -> Points:
    """Return the points a clerk typed: ``6``, or a range such as ``4至6`` where the table leaves one."""
    text = half_width(typed).strip().removesuffix("分").strip()
    if not text:
        return Points()
    found = _RANGE.fullmatch(text)
    ends = [parse_number(one) for one in (found.groups() if found else (text, text))]
    low, high = ends
    if low is None or high is None or low < 0:
        return Points(problem=f"{quoted(typed.strip())}不是分数，请写6或4至6这样的写法。")
    if low > high:
        return Points(problem=f"下限{plain(low)}大于上限{plain(high)}，请把小的写在前面。")
    return Points(Span(low, high))


def shown_points(span: Span | None) -> str:
    """Return points as a clerk types them; nothing as the empty text."""
    if span is None:
        return ""
    return plain(span.low) if span.exact else f"{plain(span.low)}至{plain(span.high)}"


def read_cites(typed: str) -> tuple[str, ...]:
    """Return the cites a clerk typed, a semicolon between each and the next; a place may hold any other mark."""
    return tuple(dict.fromkeys(one for part in _BETWEEN.split(typed) if (one := part.strip())))


def cites_problem(cites: tuple[str, ...], standard: Standard) -> str:
    """Return which cite names no source of the standard, as one sentence, or nothing."""
    known = [one.id for one in standard.source]
    strange = [one for one in cites if cite_source(one) not in known]
    if not strange:
        return ""
    return f"{quoted(strange[0])}不是这份标准登记的文件，可用的文件编号：{'、'.join(known) or '还没有登记'}。"


def titles(standard: Standard) -> dict[str, str]:
    """Return what can be reckoned by hand: the nodes by id, in the order of the table, and the whole."""
    return {node.id: node.title for node in standard.node} | {TOTAL: TOTAL_TITLE}


def new_case(standard: Standard) -> Case:
    """Return an empty case with a name no other case has."""
    taken = {one.name for one in standard.case}
    at = next(at for at in range(1, len(taken) + 2) if f"算例{at}" not in taken)
    return Case(name=f"算例{at}", given={}, expect={})


def needed_facts(standard: Standard) -> frozenset[str]:
    """Return the ids of the round's questions about the person that a score of the standard can depend on."""
    found = {name for one in standard.input if one.derive for name in (one.derive.fact, one.derive.years_since) if name}
    return frozenset(found | set(_bounds(standard, "fact")))


def needs_education(standard: Standard) -> bool:
    """Tell whether hours of continuing education score."""
    return any(one.derive is not None and one.derive.education for one in standard.input)


def given_by(standard: Standard, dossier: Dossier, frame: Frame) -> dict[str, Any]:
    """Return what a case says of a sample person, with the dates of the round it depends on: it then stands alone."""
    table = dossier_table(dossier)
    given = {key: table[key] for key in GIVEN if key in table}
    if "entry" in given:
        given["entry"] = [{key: value for key, value in one.items() if key != "id"} for one in given["entry"]]
    until = {one.derive.until for one in standard.input if one.derive and one.derive.until}
    wanted = until | set(_bounds(standard, "cycle"))
    dates: dict[str, date] = {name: frame.dates[name] for name in sorted(wanted) if name in frame.dates}
    if given and dates:
        given["dates"] = dates
    if given and needs_education(standard) and frame.education_years:
        given["education_years"] = list(frame.education_years)
    return given


def compared(standard: Standard, case: Case) -> tuple[Compared, ...]:
    """Return the clerk's points beside the program's, the whole last.

    The standard must be sound. Raises `Refused` when the case does not describe a person.
    """
    result = assess(standard, case_dossier(case), case_frame(case))
    spans = {node.id: node.span for node in result.nodes} | {TOTAL: result.total}
    return tuple(
        Compared(name, title, case.expect[name], spans.get(name, Span(ZERO, ZERO)))
        for name, title in titles(standard).items()
        if name in case.expect
    )


def _bounds(standard: Standard, kind: str) -> Iterator[str]:
    """Yield the names windows refer to, of the ``cycle:`` or of the ``fact:`` kind."""
    for window in standard.window:
        yield from (name for one in (window.after, window.until) if (name := _named(one, kind)))


def _named(bound: Bound | None, kind: str) -> str:
    if not isinstance(bound, str):
        return ""
    found, _, name = bound.partition(":")
    return name if found == kind else ""
