"""The routes beside each other: what is met, not met and unknown, and how far the unmet is from being met. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from ...base.numbers import plain
from ...eligibility.education import BY_UNIT
from ...eligibility.logic import all_of
from ...eligibility.relevance import fact_key, hours_key
from ...eligibility.result import ConditionResult, RouteResult
from ...filling.session import Session
from ...scoring.result import Verdict
from .blocks import Block, head, point
from .overview import VERDICT_TONES, ended

BLANK = "还没有填写"
MET, UNMET, PENDING = "符合", "不符合", "待定"
NAMED_NARROW, ALL = 1, 99
"""How many conditions are named on a narrow screen, and where there is room."""


def is_blank(session: Session) -> bool:
    """Tell whether nothing was answered yet that any route looks at."""
    dossier = session.dossier
    given = dossier.facts or dossier.education or dossier.work.area
    return session.assessment.stage == "blank" and not given


def route_columns(session: Session) -> tuple[tuple[Block, ...], ...]:
    """Return one column for each route: verdict, its own conditions, and how far the unmet ones are."""
    return tuple((head(route.title), *_column(session, route)) for route in session.eligibility.routes)


def _column(session: Session, route: RouteResult) -> Iterator[Block]:
    yield Block(route.label, VERDICT_TONES[route.verdict])
    if is_blank(session):
        yield Block(BLANK, "muted")
        return
    for word, verdict in _states(route):
        said = _named(word, _titles(route.results, verdict), len(route.results))
        if said:
            yield Block(said, VERDICT_TONES[verdict])
    if shared := _shared(route):
        yield Block(shared, VERDICT_TONES[route.verdict])
    yield from (Block(one.earliest.text) for one in route.results if one.earliest is not None)


def route_lines(session: Session) -> tuple[Block, ...]:
    """Return one line for each route, for narrow screens."""
    return tuple(
        point(f"{route.title}：{_said(session, route)}。", VERDICT_TONES[route.verdict])
        for route in session.eligibility.routes
    )


def _said(session: Session, route: RouteResult) -> str:
    if is_blank(session):
        return f"{route.label}，{BLANK}"
    states = [one for one in _states(route) if route.verdict != "no" or one[1] == "no"]
    parts = [_named(word, _titles(route.results, verdict)) for word, verdict in states]
    said = "；".join(part for part in (*parts, _shared(route)) if part)
    return f"{route.label}，{said}"


def _shared(route: RouteResult) -> str:
    """Return what the conditions of every route do to this one, where its own do not tell it all."""
    if _titles(route.common, "no"):
        return "共同条件不符合"
    settled = route.verdict == "unknown" and not _titles(route.results, "unknown")
    return "要看共同条件" if settled else ""


def _states(route: RouteResult) -> tuple[tuple[str, Verdict], ...]:
    """Return the states of conditions in the order they are told, each with its word."""
    return ((UNMET, "no"), ("要看" if route.verdict == "unknown" else PENDING, "unknown"), (MET, "yes"))


def common_blocks(session: Session, most: int = ALL) -> tuple[Block, ...]:
    """Return the conditions of every route in one paragraph: how many are met, and which are not, `most` by name."""
    common = [one for one in session.eligibility.common if one.applies]
    if is_blank(session):
        return (Block(f"共同条件{len(common)}项：{BLANK}。", "muted"),)
    unmet = _titles(common, "no")
    rest = 0 if unmet and most == NAMED_NARROW else most  # one line is all there is room for
    parts = [_counted(UNMET, unmet, most), _counted(PENDING, _titles(common, "unknown"), rest)]
    parts.append(_counted(MET, _titles(common, "yes"), 0))
    verdict = all_of(one.verdict for one in common)
    return (Block(f"共同条件：{'，'.join(part for part in parts if part)}。", VERDICT_TONES[verdict]),)


def _titles(results: Iterable[ConditionResult], verdict: Verdict) -> list[str]:
    return [one.title for one in results if one.verdict == verdict]


def _counted(word: str, titles: Sequence[str], most: int) -> str:
    """Return how many conditions are in a state, the first by name: ``待定4项（在职在岗等）``."""
    names = "、".join(titles[:most]) + ("等" if len(titles) > most else "")
    return f"{word}{len(titles)}项{f'（{names}）' if most else ''}" if titles else ""


def _named(word: str, titles: Sequence[str], most: int = 2) -> str:
    """Return the conditions of one state, the first by name: ``要看：在职在岗、学历等4项``."""
    if not titles:
        return ""
    rest = f"等{len(titles)}项" if len(titles) > most else ""
    return f"{word}：{'、'.join(titles[:most])}{rest}"


def row_notes(session: Session) -> Mapping[str, str]:
    """Return what an answer comes to, by question key: the day on which years are full, the hours missing in a year."""
    eligibility, facts = session.eligibility, session.dossier.facts
    notes: dict[str, str] = {}
    by_unit = f"各年合计已够，{BY_UNIT}：请所在单位核对登记的学时。" if eligibility.education.only_by_sum else ""
    for one in (*eligibility.common, *(own for route in eligibility.routes for own in route.results)):
        if one.earliest is None:
            continue
        dates = [fact for fact in one.facts if isinstance(facts.get(fact), date)]
        if one.earliest.on is not None and dates:
            notes[fact_key(dates[-1])] = ended(one.earliest.text)
        for year in one.earliest.hours:
            for name, short in (("total", year.total), ("professional", year.professional)):
                if short:
                    notes[hours_key(year.year, name)] = f"还差{plain(short)}学时。{by_unit}"
    return notes
