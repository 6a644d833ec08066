"""The items of a dossier 核定项: what the applicant claims and the unit answers for, one by one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..base.numbers import plain
from ..base.text import flat
from ..dossier.canonical import canonical_json
from ..dossier.evidence import state_in
from ..dossier.model import Answers, Dossier, EducationYear, Entry
from ..dossier.person_titles import PERSON_TITLES
from ..dossier.writer import part_table
from ..readiness.case import Case, Judged
from ..rules.basis import Source, cite_place, cite_source, cite_text
from ..rules.catalog import areas
from ..rules.cycles.cycle import Cycle
from ..rules.fields import Field
from ..rules.standards.standard import Input, Kind
from ..scoring.claims import item_of
from ..scoring.cuts import uncuttable
from ..scoring.frame import frame_of
from ..scoring.result import Assessment
from .places import NOWHERE, Place, places, selection_of
from .result import Item, Proof
from .wording import MISSING, answer_text, answers_text

PART_TITLES: Mapping[str, str] = {
    "part:person": "基本信息", "part:work": "工作与方向", "part:facts": "申报资格的回答",
    "part:education": "继续教育学时",
}  # fmt: skip
ANSWER = "量化自评的回答"
_NONE = Place("", None)
"""Of an item that brings no points by itself."""
_DIGITS = 32


def items_of(case: Case, judged: Judged, digests: Mapping[str, str]) -> tuple[Item, ...]:
    """Return the items of a dossier in order: the parts about the person, the answers, the achievements.

    `digests` gives for each evidence file the SHA-256 of what lies on disk, see `found_digests`.
    """
    selection = selection_of(case.standard, case.dossier)
    found = places(selection, judged.assessment)
    unfit = frozenset(uncuttable(case.standard, case.dossier, frame_of(case.cycle)))
    return (
        *_parts(case, judged.assessment, found),
        *_inputs(case, judged.assessment, found, unfit),
        *_entries(case, judged, found, unfit, digests),
    )


def count_items(case: Case) -> int:
    """Return how many items `items_of` gives, without working them out."""
    return len(PART_TITLES) + sum(1 for _ in _asked(case)) + len(case.dossier.entry)


def _parts(case: Case, assessment: Assessment, found: Mapping[str, Place]) -> Iterator[Item]:
    dossier, cycle = case.dossier, case.cycle
    facts = [field for field in cycle.fact if field.id in dossier.facts]
    claims: list[tuple[str, Any, tuple[tuple[str, str], ...], tuple[Field, ...]]] = [
        ("part:person", part_table(dossier.person), tuple(_person(dossier)), ()),
        ("part:work", _work_claim(dossier), tuple(_work(case)), ()),
        ("part:facts", dossier.facts, tuple(answers_text(facts, dossier.facts)), cycle.fact),
        (
            "part:education",
            [part_table(one) for one in dossier.education],
            tuple(_education(dossier.education)),
            tuple(_education_fields(dossier.education)),
        ),
    ]
    given = {"part:facts": dossier.facts, "part:education": _education_given(dossier.education)}
    for item, claim, answers, fields in claims:
        place = found.get(item, _NONE)
        yield Item(
            id=item,
            title=PART_TITLES[item],
            kind="申报人情况",
            answers=answers or (("", MISSING),),
            claimed=place.span,
            node=place.node,
            clauses=(*_clauses(case, assessment, place), *_cycle_clauses(cycle, item)),
            digest=_digest(item, claim, ()),
            fields=fields,
            given=given.get(item, {}),
        )


def _inputs(
    case: Case, assessment: Assessment, found: Mapping[str, Place], unfit: frozenset[str]
) -> Iterator[Item]:  # fmt: skip
    for item, asked in _asked(case):
        value, place = case.dossier.answers[asked.id], found.get(item, _NONE)
        yield Item(
            id=item,
            title=asked.title,
            kind=ANSWER,
            answers=((asked.title, answer_text(asked, value)),),
            claimed=place.span,
            node=place.node,
            clauses=(*_clauses(case, assessment, place), *_gate_clauses(case, asked)),
            digest=_digest(item, value, ()),
            fields=(asked,),
            given={asked.id: value},
            by_points=_takes_cut(item, place, unfit),
        )


def _asked(case: Case) -> Iterator[tuple[str, Input]]:
    """Yield the questions of the standard that are answered and items of their own, with their item ids."""
    for asked in case.standard.input:
        if asked.id in case.dossier.answers and (item := item_of(asked)).startswith("input:"):
            yield item, asked


def _entries(
    case: Case, judged: Judged, found: Mapping[str, Place], unfit: frozenset[str], digests: Mapping[str, str]
) -> Iterator[Item]:  # fmt: skip
    kinds = {one.id: one for one in case.standard.kind}
    for entry in case.dossier.entry:
        item, kind = f"entry:{entry.id}", kinds.get(entry.kind)
        place = found.get(item, NOWHERE)
        yield Item(
            id=item,
            title=flat(entry.title) or entry.id,
            kind=kind.title if kind else flat(entry.kind),
            answers=tuple(_entry_answers(entry, kind)),
            claimed=place.span,
            node=place.node,
            clauses=_clauses(case, judged.assessment, place),
            digest=_digest(
                item, _entry_claim(entry), [(one.file, digests.get(one.file, "")) for one in entry.evidence]
            ),
            proofs=tuple(
                Proof(
                    evidence=one,
                    state=state_in(judged.states, one) if judged.states is not None else None,
                    digest=digests.get(one.file, ""),
                )
                for one in entry.evidence
            ),
            entry=entry,
            fields=kind.field if kind else (),
            given=entry.facts,
            by_points=_takes_cut(item, place, unfit),
        )


def _takes_cut(item: str, place: Place, unfit: frozenset[str]) -> bool:
    """Tell whether fewer points can be decided for an item: it brings some, and they can be told for it alone."""
    return item not in unfit and bool(place.node) and place.span is not None and place.span.high > 0


def _digest(item: str, claim: Any, evidence: Iterable[tuple[str, str]]) -> str:
    """Return the digest of a claim and of its evidence on disk."""
    text = canonical_json([item, claim, [list(one) for one in evidence]])
    return hashlib.sha256(b"zjai item 1\n" + text.encode()).hexdigest()[:_DIGITS]


def _entry_claim(entry: Entry) -> Mapping[str, Any]:
    """Return what an achievement says; the hashes noted in the dossier are left out, for the files themselves count."""
    table = part_table(entry)
    proofs = [{key: value for key, value in one.items() if key != "sha256"} for one in table.pop("evidence", ())]
    return {**table, "evidence": proofs}


def _work_claim(dossier: Dossier) -> Mapping[str, Any]:
    return {"work": part_table(dossier.work), "variant": dossier.variant, "readings": dossier.readings}


def _person(dossier: Dossier) -> Iterator[tuple[str, str]]:
    for name, title in PERSON_TITLES.items():
        yield title, flat(getattr(dossier.person, name)) or MISSING


def _work(case: Case) -> Iterator[tuple[str, str]]:
    work, standard = case.dossier.work, case.standard
    titles = {one.id: one.title for one in areas()} if work.area or work.second_area else {}
    yield "专业方向", titles.get(work.area, flat(work.area)) or MISSING
    if work.second_area:
        yield "其次的方向", titles.get(work.second_area, flat(work.second_area))
    yield "工作内容", flat(work.description) or MISSING
    if standard.variant:
        names = {one.id: one.title for one in standard.variant}
        yield "岗位类别", names.get(case.dossier.variant, flat(case.dossier.variant)) or MISSING
    for question in standard.open:
        chosen = case.dossier.readings.get(question.id)
        title = next((one.title for one in question.reading if one.id == chosen), "")
        if title:
            yield question.ask, title


def _education(years: Iterable[EducationYear]) -> Iterator[tuple[str, str]]:
    for one in years:
        hours = [
            f"{name}{'没有填' if value is None else f'{plain(value)}学时'}"
            for name, value in (("总学时", one.total), ("专业科目", one.professional))
        ]
        done = {True: "已登记完", False: "还没有登记完", None: ""}[one.finished]
        yield f"{one.year}年", "，".join(filter(None, (*hours, done)))


def _education_fields(years: Iterable[EducationYear]) -> Iterator[Field]:
    for one in years:
        yield Field(id=f"{one.year}.total", title=f"{one.year}年总学时", type="number", unit="学时")
        yield Field(id=f"{one.year}.professional", title=f"{one.year}年专业科目学时", type="number", unit="学时")
        yield Field(id=f"{one.year}.finished", title=f"{one.year}年学时是否登记完", type="yes_no")


def _education_given(years: Iterable[EducationYear]) -> Answers:
    every = {
        f"{one.year}.{name}": getattr(one, name) for one in years for name in ("total", "professional", "finished")
    }
    return {name: value for name, value in every.items() if value is not None}


def _entry_answers(entry: Entry, kind: Kind | None) -> Iterator[tuple[str, str]]:
    yield from answers_text(kind.field if kind else (), entry.facts)
    if entry.sure == "unsure":
        yield "是否确定", "待核实，可能不算"
    if entry.note:
        yield "备注", flat(entry.note)


def _clauses(case: Case, assessment: Assessment, place: Place) -> tuple[str, ...]:
    """Return the row of the table where an item counts: its title, its text where that is held, and its cites."""
    if not place.node:
        return ()
    nodes = {one.id: one for one in case.standard.node}
    titles = {one.id: one.title for one in assessment.nodes}
    parts = place.node.split(".")
    path = (".".join(parts[:depth]) for depth in range(1, len(parts) + 1))
    text = flat(nodes[place.node].text)
    return (
        "／".join(titles[one] for one in path if one in titles),
        *((text,) if text else ()),
        *_cited((*place.cites, *nodes[place.node].cite), case.standard.source),
    )


def _gate_clauses(case: Case, asked: Input) -> tuple[str, ...]:
    cites = [cite for gate in case.standard.gate if gate.input == asked.id for cite in gate.cite]
    return tuple(_cited(cites, case.standard.source))


def _cycle_clauses(cycle: Cycle, item: str) -> tuple[str, ...]:
    """Return the clauses of the round that a part about the person answers to."""
    asking = {
        "part:work": [one for one in cycle.condition if one.test.area],
        "part:facts": [one for one in cycle.condition if one.test.fact or one.test.years_since],
        "part:education": [one for one in cycle.condition if one.test.education],
    }.get(item, [])
    return tuple(_cited([cite for one in asking for cite in one.cite], cycle.source))


def _cited(cites: Iterable[str], sources: Sequence[Source]) -> Iterator[str]:
    """Yield each document once, with all the places in it."""
    found: dict[str, dict[str, None]] = {}
    for cite in cites:
        found.setdefault(cite_source(cite), {})[cite_place(cite)] = None
    for source, places_ in found.items():
        yield cite_text(f"{source}#{'、'.join(filter(None, places_))}", sources)
