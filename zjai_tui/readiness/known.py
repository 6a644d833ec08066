"""What other parts of the program already tell as problems, as findings with a place to jump to.

Each of them is asked about one part of the dossier at a time, so that the part is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ..base.problems import Problem
from ..dossier.evidence_problems import entry_problems
from ..dossier.model import Dossier
from ..eligibility.fact_problems import fact_problems
from ..rules.cycles.precheck import PreCheck
from ..scoring.claims import claim_problems
from ..scoring.gate_problems import gate_problems
from .finding import Finding
from .given import Given

_TITLES = {
    "evidence-missing": "找不到佐证材料",
    "evidence-changed": "佐证材料已改动",
    "evidence-outside": "佐证材料不在档案文件夹里",
    "evidence-unhashed": "佐证材料没有登记校验码",
    "evidence-large": "佐证材料太大，没有核对",
    "evidence-none": "业绩没有佐证材料",
    "gate-closed": "控制项不符合",
    "gate-open": "控制项没有填",
    "answer-wrong": "填的内容不合要求",
    "rank-beyond-team": "排名超过总人数",
    "unknown-kind": "标准里没有的业绩种类",
    "unknown-field": "标准不问的内容",
    "unknown-fact": "通知不问的内容",
    "date-after-cutoff": "日期在资历截止以后",
    "hours-beyond": "一年的学时过多",
    "unknown-key": "不认识的键",
    "standard-changed": "标准改过",
}
"""Heads for problems of one code told together."""


def known_findings(given: Given) -> Iterator[Finding]:
    """Yield everything that is told as a problem elsewhere."""
    usual = {code: check for check in given.cycle.precheck for code in check.codes}
    for problem in given.notes:
        yield _finding(problem, "standard" if problem.code == "standard-changed" else "file", usual)
    for target, problems in _asked(given):
        for problem in problems:
            yield _finding(problem, target, usual)


def _asked(given: Given) -> Iterator[tuple[str, Iterable[Problem]]]:
    dossier, standard = given.dossier, given.standard
    # most dossiers have nothing of the sort, and asking about each part takes many times as long as about the whole
    wrong = bool(claim_problems(standard, dossier) or fact_problems(given.cycle, dossier))
    if wrong:
        yield from _answers(given)
    if gate_problems(given.assessment):
        inputs = {gate.id: gate.input for gate in standard.gate}
        for gate in given.assessment.gates:
            yield f"answer:{inputs.get(gate.id, gate.id)}", gate_problems(replace(given.assessment, gates=(gate,)))
    for entry in dossier.entry:
        claims = claim_problems(standard, Dossier(entry=(entry,))) if wrong else ()
        evidence = entry_problems(entry, given.states) if given.states is not None else ()
        yield f"entry:{entry.id}", (*claims, *evidence)


def _answers(given: Given) -> Iterator[tuple[str, Iterable[Problem]]]:
    """Yield what is wrong with answers, part by part."""
    dossier, standard = given.dossier, given.standard
    for name, value in dossier.facts.items():
        part = Dossier(facts={name: value})
        yield f"fact:{name}", (*fact_problems(given.cycle, part), *claim_problems(standard, part))
    for year in dossier.education:
        yield f"education:{year.year}", fact_problems(given.cycle, Dossier(education=(year,)))
    if dossier.variant:
        yield "variant", claim_problems(standard, Dossier(variant=dossier.variant))
    for name, value in dossier.answers.items():
        yield f"answer:{name}", claim_problems(standard, Dossier(answers={name: value}))
    for name, reading in dossier.readings.items():
        yield f"reading:{name}", claim_problems(standard, Dossier(readings={name: reading}))


def _finding(problem: Problem, target: str, usual: Mapping[str, PreCheck]) -> Finding:
    check = usual.get(problem.code)
    return Finding(
        code=problem.code,
        severity=problem.severity,
        title=_TITLES.get(problem.code, problem.message),
        target=target,
        where=problem.where,
        message=problem.message,
        remedy=problem.remedy,
        cites=check.cite if check else (),
        basis=check.basis if check else None,
    )
