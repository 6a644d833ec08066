"""The material of a 请示单: every clause that can be read in several ways, and what each reading is worth.

It goes to the body that can say how the clause is meant. Points are shown on a dossier, or on the
standard's own golden cases; nothing personal is taken over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ...base.problems import Refused
from ...dossier.model import Dossier
from ...rules.standards.standard import Head, Node, Open, Span, Standard
from ...scoring.cases import case_dossier, case_frame
from ...scoring.engine import assess, score
from ...scoring.frame import Frame
from ...scoring.selection import default_reading
from ...scoring.validity import banner_of

NO_FRAME = Frame(dates={}, education_years=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A row of the table that a question is about."""

    id: str
    title: str
    text: str
    """As printed; empty while the text is not held."""
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """What one sample comes to under one reading."""

    total: Span
    rows: tuple[tuple[str, Span], ...]
    """Titles and points of the rows the question is about, as far as they apply under this reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A dossier or a golden case under every reading."""

    name: str
    worth: tuple[Worth, ...]
    """In the order of the readings."""

    @property
    def differs(self) -> bool:
        """Whether the readings come to different points."""
        return any(one != self.worth[0] for one in self.worth)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingAsked:
    """One way to read a clause."""

    id: str
    title: str
    used: bool
    """Whether it is used until there is a reply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One open question with everything needed to answer it."""

    id: str
    ask: str
    clauses: tuple[Clause, ...]
    cites: tuple[str, ...]
    readings: tuple[ReadingAsked, ...]
    why_used: str
    """Why the one reading is used meanwhile, as a sentence without final punctuation."""
    samples: tuple[Sample, ...]
    """Those that come out differently."""
    tried: int
    """How many were tried."""

    @property
    def most(self) -> Decimal:
        """Return by how many points of the total the readings differ at most."""
        spans = [[one.total for one in sample.worth] for sample in self.samples]
        return max((most_apart(ones) for ones in spans), default=Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """The whole sheet."""

    head: Head
    digest: str
    banner: str
    questions: tuple[Question, ...]
    by_dossier: bool
    """Whether the points are those of a dossier, not of golden cases."""


def inquiry_of(standard: Standard, dossier: Dossier | None = None, frame: Frame | None = None) -> Inquiry:
    """Return what to ask about a standard. Pure.

    With a dossier its points are shown and its choices are what is used meanwhile; `frame` is that of its round.
    """
    tried = [("一份自评档案", dossier, frame or NO_FRAME)] if dossier is not None else list(_cases(standard))
    return Inquiry(
        head=standard.standard,
        digest=standard.digest,
        banner=banner_of(standard.standard, frame or NO_FRAME),
        questions=tuple(_question(standard, one, dossier, tried) for one in standard.open),
        by_dossier=dossier is not None,
    )


def _cases(standard: Standard) -> Iterator[tuple[str, Dossier, Frame]]:
    for case in standard.case:
        try:
            yield case.name, case_dossier(case), case_frame(case)
        except Refused:
            continue  # told by `zjai standard lint`; the sheet does without it


def _question(
    standard: Standard, question: Open, dossier: Dossier | None, tried: list[tuple[str, Dossier, Frame]]
) -> Question:
    ids = [one.id for one in question.reading]
    default = default_reading(standard, question.id)
    chosen = dossier.readings.get(question.id, "") if dossier else ""
    used = chosen if chosen in ids else default
    if used == chosen:
        why = "这份自评档案选的是这一种" + ("，也是标准文件登记的默认读法" if chosen == question.default else "")
    elif question.default:
        why = "标准文件登记的默认读法，是录入人的理解，没有官方依据"
    else:
        why = "标准文件没有登记默认读法，暂按列出的第一种"
    nodes = _nodes(standard, question)
    found = [_sample(standard, question, nodes, *one) for one in tried]
    return Question(
        id=question.id,
        ask=question.ask,
        clauses=tuple(_clauses(nodes)),
        cites=question.cite,
        readings=tuple(
            ReadingAsked(id=one.id, title=one.title, used=one.id == used) for one in question.reading
        ),
        why_used=why,
        samples=tuple(one for one in found if one.differs),
        tried=len(found),
    )  # fmt: skip


def _nodes(standard: Standard, question: Open) -> Mapping[str, list[Node]]:
    """Return the rows a question names, and those that choose themselves by it, by id."""
    found: dict[str, list[Node]] = {one: [] for one in question.at}
    for node in standard.node:
        if question.id in node.when or node.id in found:
            found.setdefault(node.id, []).append(node)
    return found


def _clauses(nodes: Mapping[str, list[Node]]) -> Iterator[Clause]:
    """Yield each row once; rows of one id are the same clause in several readings."""
    for node_id, ones in nodes.items():
        if ones:
            texts = dict.fromkeys(one.text for one in ones if one.text)
            cites = dict.fromkeys(cite for one in ones for cite in one.cite)
            yield Clause(id=node_id, title=ones[0].title, text="／".join(_whole(texts)), cites=tuple(cites))


def _whole(texts: Iterable[str]) -> list[str]:
    """Return the texts that are no part of another one."""
    found = list(texts)
    return [one for one in found if not any(one != other and one in other for other in found)]


def _sample(
    standard: Standard, question: Open, nodes: Mapping[str, list[Node]], name: str, dossier: Dossier, frame: Frame
) -> Sample:
    readings = [replace(dossier, readings={**dossier.readings, question.id: one.id}) for one in question.reading]
    totals = [score(standard, one, frame) for one in readings]
    if len(set(totals)) == 1 and not nodes:
        return Sample(name=name, worth=tuple(Worth(total=one, rows=()) for one in totals))
    worth = []
    for one in readings:
        result = assess(standard, one, frame)
        rows = tuple((node.title, node.span) for node in result.nodes if node.id in nodes)
        worth.append(Worth(total=result.total, rows=rows))
    return Sample(name=name, worth=tuple(worth))


def most_apart(spans: Sequence[Span]) -> Decimal:
    """Return by how much points differ at most: their lower ends among each other, or their upper ones."""
    lows, highs = [one.low for one in spans], [one.high for one in spans]
    return max(max(lows) - min(lows), max(highs) - min(highs))
