"""The questions about the person as a conversation: in which order, why each is asked, and whether it still matters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..dossier import edit
from ..dossier.model import Dossier
from ..rules.basis import Basis, weakest
from ..rules.cycles.cycle import Condition, Cycle
from ..rules.fields import value_problem
from ..rules.standards.standard import Span
from .education import HOURS, usable
from .relevance import Relevance, fact_key, hours_key, relevance
from .result import ConditionResult, Eligibility

EVERY_ROUTE = "各条路径都要问"
SCORE_ONLY = "只用于量化自评"
UNUSED = "本年度的判断不看"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """What the self-assessment takes from the answers to the round's questions, by question key."""

    titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Titles of what is scored with it."""
    open: frozenset[str] = frozenset()
    """Keys of the questions that still widen the score."""
    basis: Basis = Basis.ASSUMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of the round about the person."""

    key: str
    """``fact.degree``, or ``education.2022.total``."""
    group: str
    """Headline over it: what it is asked for."""
    answered: bool
    """Whether there is an answer that can be used."""
    routes: tuple[str, ...]
    """Ids of the routes whose verdict the answer can still change."""
    scored: bool
    """Whether the answer still narrows the self-score, while a route is not closed."""
    why: str
    """What needs it, in Chinese, without final punctuation."""
    idle: str
    """Why it does not matter, in Chinese, without final punctuation; empty when it does."""
    cites: tuple[str, ...]
    basis: Basis
    """The weakest grade of the rules that need it."""
    later: bool = False
    """It goes with another question and is asked once that one is answered."""

    @property
    def matters(self) -> bool:
        """Whether the answer can still change a verdict or the self-score."""
        return bool(self.routes) or self.scored

    @property
    def asked(self) -> bool:
        """Whether it is to be asked now."""
        return self.matters and not self.answered and not self.later


def questions(
    cycle: Cycle, dossier: Dossier, eligibility: Eligibility, score: Span | None, scored: Scored | None = None
) -> tuple[Question, ...]:
    """Return every question about the person, in an order that answers do not change.

    First what every route needs, then what single routes need, then what only the self-assessment
    uses; continuing education last, for the hours must be looked up. `eligibility` is the judge's
    result for the same dossier and score.
    """
    look = _Conversation(cycle, dossier, eligibility, relevance(cycle, dossier, score), scored or Scored())
    return (*look.facts(), *look.hours())


class _Conversation:
    """Everything the questions of one dossier are told from."""

    def __init__(
        self, cycle: Cycle, dossier: Dossier, eligibility: Eligibility, relevant: Relevance, scored: Scored
    ) -> None:
        self.cycle, self.dossier, self.eligibility = cycle, dossier, eligibility
        self.relevant, self.scored = relevant, scored
        self.conditions = cycle.conditions()
        self.routes = {one.id: one.title for one in cycle.route}
        self.closed = all(relevant.closed(one.id) for one in cycle.route)
        self.results = dict(_every_result(eligibility))

    def facts(self) -> Iterator[Question]:
        """Yield the questions that are facts, each under the first thing that needs it."""
        fields = self.cycle.facts()
        for fact in self._order():
            value = self.dossier.facts.get(fact)
            users = self._users(fact)
            yield self._question(
                fact_key(fact),
                group=self._group(fact, users),
                answered=value is not None and value_problem(fields[fact], value) is None,
                users=users,
                cites=fields[fact].cite,
            )

    def hours(self) -> Iterator[Question]:
        """Yield the questions about continuing education, year by year."""
        rule = self.cycle.education
        users = [(one, "") for one in self.cycle.common if self.conditions[one].test.education]
        for year in rule.years:
            filled = usable(rule, edit.education_year(self.dossier, year))
            given = any(getattr(filled, name) is not None for name in HOURS)
            for name in (*HOURS, "finished"):
                key = hours_key(year, name)
                answered = getattr(filled, name) is not None
                yield self._question(
                    key,
                    group="继续教育学时",
                    answered=answered,
                    users=users,
                    cites=(*rule.years_cite, *rule.cite),
                    later=name == "finished" and not given,
                )

    def _question(
        self,
        key: str,
        *,
        group: str,
        answered: bool,
        users: list[tuple[str, str]],
        cites: tuple[str, ...],
        later: bool = False,
    ) -> Question:
        routes = tuple(one for one in self.routes if one in self.relevant.changes.get(key, frozenset()))
        narrows = key in self.scored.open and not self.closed
        grades = [self._basis(one) for one, _ in users] or [self.scored.basis]
        return Question(
            key=key,
            group=group,
            answered=answered,
            routes=routes,
            scored=narrows,
            why=self._why(key, users),
            idle="" if routes or narrows else self._idle(key, users),
            cites=cites,
            basis=weakest(grades),
            later=later,
        )

    def _order(self) -> list[str]:
        """Return the facts: those of the common conditions, of each route in turn, the rest as the round lists them."""
        needed = [*self.cycle.common, *(need for route in self.cycle.route for need in route.needs)]
        used = [fact for one in needed for fact in self._facts_of(self.conditions[one])]
        return list(dict.fromkeys((*used, *(one.id for one in self.cycle.fact))))

    def _facts_of(self, condition: Condition) -> Iterator[str]:
        """Yield the facts a condition looks at, whom it concerns first."""
        test = condition.test
        for one in (condition.only_if, *test.all, *test.any):
            if one:
                yield from self._facts_of(self.conditions[one])
        yield from (*([test.fact] if test.fact else []), *test.years_since)

    def _users(self, fact: str) -> list[tuple[str, str]]:
        """Return the conditions that look at a fact, each with its route; no route where every one needs it."""
        found = [(one, "") for one in self.cycle.common]
        found += [(need, route.id) for route in self.cycle.route for need in route.needs]
        return [(one, route) for one, route in found if fact in self._facts_of(self.conditions[one])]

    def _group(self, fact: str, users: list[tuple[str, str]]) -> str:
        if not users:
            return SCORE_ONLY if fact_key(fact) in self.scored.titles else UNUSED
        route = users[0][1]
        return f"{self.routes[route]}要问" if route else EVERY_ROUTE

    def _why(self, key: str, users: list[tuple[str, str]]) -> str:
        needed: dict[str, list[str]] = {}
        for condition, route in users:
            needed.setdefault(self.routes[route] if route else "各条路径都", []).append(
                self.conditions[condition].title
            )
        said = [f"{who}要求“{'”“'.join(conditions)}”" for who, conditions in needed.items()]
        titles = self.scored.titles.get(key, ())
        if titles:
            said.append("量化自评也用到" if said else f"量化自评用来算“{'”“'.join(titles)}”")
        return "；".join(said) or UNUSED

    def _basis(self, condition: str) -> Basis:
        result = self.results.get(condition)
        return result.basis if result else self.conditions[condition].basis

    def _idle(self, key: str, users: list[tuple[str, str]]) -> str:
        """Return why an answer changes nothing any more."""
        if self.closed:
            return f"各条路径都已走不通（{self._blocking(next(iter(self.routes)))}不符合）"
        said = []
        for one, route in users:
            result = self.results.get(one)
            if result is not None and not result.applies:
                said.append(result.reason.removeprefix("不适用，"))
            elif route and self.relevant.closed(route):
                said.append(f"{self.routes[route]}已走不通（{self._blocking(route)}不符合）")
            elif result is not None and result.verdict != "unknown":
                said.append(f"“{result.title}”已能判断：{result.label}")
            else:
                said.append(f"其他回答已决定“{self.conditions[one].title}”怎样判断")
        if key in self.scored.titles and key not in self.scored.open:
            said.append("也不影响自评分")
        return "；".join(dict.fromkeys(said)) or "年度通知的条件不看这一项"

    def _blocking(self, route: str) -> str:
        """Return the first condition that closes a route."""
        found = self.eligibility.route(route).deciding
        return f"“{found[0].title}”" if found else ""


def _every_result(eligibility: Eligibility) -> Iterator[tuple[str, ConditionResult]]:
    pending: list[ConditionResult] = [*eligibility.common]
    pending += [one for route in eligibility.routes for one in route.results]
    while pending:
        one = pending.pop(0)
        yield one.id, one
        pending += one.children
