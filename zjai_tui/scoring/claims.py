"""The dossier as a standard sees it: answers that fit its questions, and what does not fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ..base.dates import shown_date, whole_years
from ..base.numbers import ZERO, plain
from ..base.problems import Problem, Severity
from ..base.structure import did_you_mean, quoted
from ..dossier.model import Dossier, Entry
from ..rules.fields import Field, Value, value_problem
from ..rules.standards.patterns import as_word
from ..rules.standards.standard import Derive, Input, Kind, Standard
from .frame import Frame


@dataclass(frozen=True, slots=True)
class Limit:
    """What holds a claim down whatever its answers earn: what the unit decided on it, or has not decided yet."""

    most: Decimal | None = None
    """It brings so many points at most at each place; zero where it does not count at all."""
    ask: str = ""
    """Why it may also bring nothing, in Chinese: what would settle it. Empty where that is settled."""
    said: str = ""
    """What was decided, in Chinese, for the arithmetic."""

    @property
    def nothing(self) -> bool:
        """Whether the claim does not count at all."""
        return self.most == 0


NO_LIMITS: Mapping[str, Limit] = {}


@dataclass(frozen=True, slots=True)
class Claims:
    """What is known. Whatever is absent is unknown."""

    entries: tuple[Entry, ...]
    """Achievements of kinds the standard knows, with only the answers that fit their fields."""
    inputs: Mapping[str, Value]
    """Known inputs by id, derived ones included."""
    counts: Mapping[str, tuple[Decimal, Decimal]]
    """Derived inputs that are known only within limits (continuing education)."""
    bounds: Mapping[str, date]
    """Dates that windows refer to, by ``cycle:<id>`` or ``fact:<id>``; absent means unknown."""
    said: Mapping[str, str] = field(default_factory=dict)
    """How derived inputs were reckoned, in Chinese, by id."""
    limits: Mapping[str, Limit] = field(default_factory=dict)
    """What holds claims down, by item: ``entry:<id>``, ``input:<id>``, ``part:facts``, ``part:education``."""

    @property
    def doubt(self) -> str:
        """Return in Chinese why the person's own dates do not stand; empty where they do."""
        limit = self.limits.get("part:facts")
        return "" if limit is None else limit.ask or (limit.said if limit.nothing else "")


def item_of(asked: Input) -> str:
    """Return the item an input's answer is part of; the empty text for what only the panel knows."""
    if asked.asked_of == "panel":
        return ""
    if asked.derive is not None:
        return "part:education" if asked.derive.education else "part:facts"
    return f"input:{asked.id}"


def bind(
    standard: Standard,
    dossier: Dossier,
    frame: Frame,
    only: frozenset[str] | None = None,
    limits: Mapping[str, Limit] = NO_LIMITS,
) -> Claims:
    """Return the claims of a dossier under a standard; `only` keeps just the entries of those ids.

    `limits` hold claims down, by item. Answers that do not fit their question are left out, that
    is: unknown. `claim_problems` names them.
    """
    kinds = {kind.id: kind for kind in standard.kind}
    entries = tuple(
        _fitting_entry(entry, kinds[entry.kind])
        for entry in dossier.entry
        if entry.kind in kinds and (only is None or entry.id in only)
    )
    inputs: dict[str, Value] = {}
    counts: dict[str, tuple[Decimal, Decimal]] = {}
    said: dict[str, str] = {}
    for one in standard.input:
        if one.asked_of == "panel":
            continue
        if one.derive is not None and one.derive.education:
            low, high, said[one.id] = _education_count(one.derive, dossier, frame)
            counts[one.id] = (low, high)
            if low == high:
                inputs[one.id] = low
            continue
        value = _derived(one.derive, dossier, frame) if one.derive else dossier.answers.get(one.id)
        if value is not None and value_problem(one, value) is None:
            inputs[one.id] = value
            if one.derive and one.derive.years_since:
                since, until = dossier.facts[one.derive.years_since], frame.dates[one.derive.until]
                assert isinstance(since, date)
                said[one.id] = f"{shown_date(since)}到{shown_date(until)}满{as_word(value)}年"
    bounds = {f"cycle:{name}": day for name, day in frame.dates.items()}
    bounds |= {f"fact:{name}": day for name, day in dossier.facts.items() if isinstance(day, date)}
    return Claims(entries, inputs, counts, bounds, said, limits)


UNUSABLE = frozenset({"answer-wrong", "hours-beyond", "rank-beyond-team", "unknown-kind"})
"""Codes of what the dossier says and nobody can mean: a score beside it must not be taken for a result."""


def claim_problems(standard: Standard, dossier: Dossier) -> tuple[Problem, ...]:
    """Return what the dossier says that the standard cannot use, each with place and remedy."""
    return tuple(_claim_problems(standard, dossier))


def _fitting_entry(entry: Entry, kind: Kind) -> Entry:
    facts = {
        one.id: entry.facts[one.id]
        for one in kind.field
        if one.id in entry.facts and value_problem(one, entry.facts[one.id]) is None
    }
    if facts == entry.facts:
        return entry
    return Entry(id=entry.id, kind=entry.kind, title=entry.title, sure=entry.sure, facts=facts, evidence=entry.evidence)


def _derived(derive: Derive, dossier: Dossier, frame: Frame) -> Value | None:
    if derive.fact:
        return dossier.facts.get(derive.fact)
    since, until = dossier.facts.get(derive.years_since), frame.dates.get(derive.until)
    if not isinstance(since, date) or until is None:
        return None
    return Decimal(whole_years(since, until))


def _education_count(derive: Derive, dossier: Dossier, frame: Frame) -> tuple[Decimal, Decimal, str]:
    """Return how many of the round's years surely, and how many possibly, reach the hours; and which, in words."""
    years = {one.year: one for one in dossier.education}
    least = derive.at_least or ZERO
    sure = possible = 0
    said = []
    for year in frame.education_years:
        record = years.get(year)
        hours = None if record is None else record.total if derive.education == "total" else record.professional
        if hours is not None and frame.education_most is not None and hours > frame.education_most:
            hours = None
        reached = hours is not None and hours >= least
        still_open = not reached and (hours is None or (record is not None and record.finished is not True))
        sure += reached
        possible += reached or still_open
        open_word = "未修完" if record is not None and record.finished is False else "不足，是否登记完没有填"
        state = "达标" if reached else open_word if still_open else "不足"
        said.append(f"{year}年没有填" if hours is None else f"{year}年{plain(hours)}学时{state}")
    return Decimal(sure), Decimal(possible), f"每年{plain(least)}学时算达标：{'，'.join(said)}"


def _claim_problems(standard: Standard, dossier: Dossier) -> Iterator[Problem]:
    kinds = {kind.id: kind for kind in standard.kind}
    for entry in dossier.entry:
        where = f"业绩{entry.id}" + (quoted(entry.title) if entry.title else "")
        kind = kinds.get(entry.kind)
        if kind is None:
            yield Problem(
                "unknown-kind",
                where,
                f"这份标准没有业绩种类{quoted(entry.kind)}，不计分",
                did_you_mean(entry.kind, list(kinds)),
            )
            continue
        yield from _answer_problems({one.id: one for one in kind.field}, entry.facts, where)
        yield from _team_problems(kind, entry, where)
    asked: dict[str, Input] = {one.id: one for one in standard.input}
    yield from _answer_problems(asked, dossier.answers, "量化自评")
    for name in dossier.answers:
        if name in asked and asked[name].derive is not None:
            yield Problem(
                "answer-unused",
                f"量化自评，{asked[name].title}",
                "这一项由基本信息算出，这里填的不采用",
                "请到基本信息里改",
                Severity.WARNING,
            )
    for one in standard.input:
        value = dossier.facts.get(one.derive.fact) if one.derive else None
        wrong = None if value is None else value_problem(one, value)
        if wrong is not None:
            message = f"{quoted(value)}{wrong[0]}，计分时按未填处理"
            yield Problem("answer-wrong", f"申报资格，{one.title}", message, wrong[1])
    if standard.variant and dossier.variant and dossier.variant not in {one.id for one in standard.variant}:
        names = [one.id for one in standard.variant]
        yield Problem(
            "unknown-variant", "岗位类别", f"没有{quoted(dossier.variant)}这一类", did_you_mean(dossier.variant, names)
        )
    yield from _reading_problems(standard, dossier)


def _answer_problems(fields: Mapping[str, Field], answers: Mapping[str, Value], where: str) -> Iterator[Problem]:
    for name, value in answers.items():
        if name not in fields:
            yield Problem(
                "unknown-field",
                f"{where}，{quoted(name)}",
                "这份标准不问这一项，不采用",
                did_you_mean(name, list(fields)),
                Severity.WARNING,
            )
            continue
        found = value_problem(fields[name], value)
        if found is not None:
            yield Problem(
                "answer-wrong", f"{where}，{fields[name].title}", f"{quoted(value)}{found[0]}，按未填处理", found[1]
            )


def _team_problems(kind: Kind, entry: Entry, where: str) -> Iterator[Problem]:
    for one in kind.field:
        rank, team = entry.facts.get(one.id), entry.facts.get(one.within)
        if one.within and isinstance(rank, Decimal) and isinstance(team, Decimal) and rank > team:
            yield Problem(
                "rank-beyond-team",
                f"{where}，{one.title}",
                f"第{plain(rank)}名超过总人数{plain(team)}",
                "请核对排名和人数",
            )


def _reading_problems(standard: Standard, dossier: Dossier) -> Iterator[Problem]:
    questions = {one.id: [reading.id for reading in one.reading] for one in standard.open}
    for name, reading in dossier.readings.items():
        if name not in questions:
            yield Problem(
                "unknown-reading",
                f"条款读法，{quoted(name)}",
                "这份标准没有这个有争议的条文",
                did_you_mean(name, list(questions)),
                Severity.WARNING,
            )
        elif reading not in questions[name]:
            yield Problem(
                "unknown-reading",
                f"条款读法，{quoted(name)}",
                f"没有{quoted(reading)}这种读法，按默认读法处理",
                did_you_mean(reading, questions[name]),
            )
