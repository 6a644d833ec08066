"""A dossier beside the rules it names, read from disk, and what the engine says of both.

The command line, the batch and the unit's review all read a dossier through here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from ..base.places import absolute
from ..base.problems import Problem, refuse
from ..base.structure import did_you_mean
from ..base.text import one_line, quoted
from ..base.toml_files import parse_toml
from ..dossier.evidence import EvidenceStates, evidence_on_disk, evidenced_by, found_digests
from ..dossier.evidence_problems import evidence_problems
from ..dossier.model import Dossier
from ..dossier.notes import unknown_keys
from ..dossier.reader import dossier_from
from ..dossier.store import load
from ..eligibility.fact_problems import fact_problems
from ..eligibility.judge import judge_assessed
from ..eligibility.result import Eligibility
from ..rules.catalog import cycles, examples, find_cycle, find_standard, newest_cycle, read_example, standards
from ..rules.cycles.cycle import Cycle
from ..rules.standards.standard import Span, Standard
from ..scoring.claims import claim_problems
from ..scoring.engine import assess, score
from ..scoring.frame import Frame, frame_of
from ..scoring.gate_problems import gate_problems
from ..scoring.reference import changed_since, replaced_since
from ..scoring.result import Assessment

Scorer = Callable[[Standard, Dossier, Frame, Decimal | None, frozenset[str] | None], tuple[Assessment, Span]]
"""Gives the assessment, and the total of only the achievements of the ids given last; None for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A dossier beside the rules it is judged by."""

    dossier: Dossier
    folder: Path | None
    """Where its evidence lies; None when it comes out of a packed file."""
    name: str
    """The file, as it is told to people."""
    cycle: Cycle
    standard: Standard
    notes: tuple[Problem, ...]
    file: Path | None = None
    """Where the dossier itself lies; None like `folder`, or where nobody will look beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What the engine says of a case."""

    assessment: Assessment
    eligibility: Eligibility
    states: EvidenceStates | None
    """How each piece of evidence stands; None where there is no folder to look in."""
    evidenced: Span | None
    """Total of only what evidence bears out; None like `states`."""
    problems: tuple[Problem, ...]
    digests: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of the evidence files that were read to tell how they stand, for `digests_of`."""


def read_case(file: str, standard: str = "") -> Case:
    """Read a dossier and its rules; `standard` (id or path) goes before the one the dossier names.

    Raises `Refused`: for a round that is not at hand with the code ``unknown-cycles``.
    """
    path = Path(file)
    loaded = load(path)
    where = one_line(str(path))
    rules = rules_for(loaded.dossier, where, standard)
    return case_under(loaded.dossier, absolute(path).parent, where, rules, standard, loaded.notes, path)


def example_case(name: str) -> Case:
    """Read a shipped example and its rules. Raises `Refused` when there is none of that name."""
    where = f"示例 {one_line(name)}"
    dossier = dossier_from(parse_toml(read_example(name), where), where)
    file = dict(examples())[name]
    folder = file.parent if isinstance(file, Path) else None
    return case_under(dossier, folder, where, rules_for(dossier, where), "", unknown_keys(dossier))


def explained(
    standard: Standard, dossier: Dossier, frame: Frame, target: Decimal | None, evidenced: frozenset[str] | None
) -> tuple[Assessment, Span]:
    """Return the assessment with every point explained, and the total of what is evidenced."""
    assessment = assess(standard, dossier, frame, target)
    whole = evidenced is None or len(evidenced) == len(dossier.entry)
    return assessment, assessment.total if whole else score(standard, dossier, frame, evidenced)


def judged(
    case: Case, target: Decimal | None = None, scorer: Scorer = explained, *, told: bool = True
) -> Judged:  # fmt: skip
    """Score and judge a case, and look at its evidence files. `target` in points; by default the round's own.

    `scorer`: `scoring.engine.outline_both` where nobody reads the explanations; `told` False leaves
    `problems` empty, for those who ask `readiness.findings` next, which looks for them again.
    """
    states = borne_out = None
    digests: Mapping[str, str] = {}
    if case.folder is not None:
        states, digests = evidence_on_disk(case.dossier, case.folder)
        borne_out = evidenced_by(case.dossier, states)
    assessment, evidenced = scorer(case.standard, case.dossier, frame_of(case.cycle), target, borne_out)
    return Judged(
        assessment=assessment,
        eligibility=judge_assessed(case.cycle, case.dossier, assessment),
        states=states,
        evidenced=None if states is None else evidenced,
        problems=_problems(case, assessment, states) if told else (),
        digests=digests,
    )


def _problems(case: Case, assessment: Assessment, states: EvidenceStates | None) -> tuple[Problem, ...]:
    return (
        *case.notes,
        *fact_problems(case.cycle, case.dossier),
        *claim_problems(case.standard, case.dossier),
        *gate_problems(assessment),
        *(() if states is None else evidence_problems(case.dossier, states)),
    )


def digests_of(case: Case, found: Judged) -> Mapping[str, str]:
    """Return the SHA-256 on disk of every evidence file of a judged case, see `found_digests`; none without a folder.

    No file that was read to judge the case is read again.
    """
    if case.folder is None:
        return {}
    return found_digests(case.dossier, case.folder, found.states or {}, found.digests)


def rules_for(dossier: Dossier, where: str, standard: str = "") -> tuple[Cycle, Standard]:
    """Return the round and the standard a dossier names; `standard` (id or path) goes before the one it names.

    They depend on nothing but `standard` and the two ids in the dossier. `where` names the file to
    the person. Raises `Refused` like `read_case`.
    """
    cycle = _cycle_of(dossier, where)
    return cycle, find_standard(standard) if standard else _standard_of(dossier, cycle, where)


def case_under(
    dossier: Dossier,
    folder: Path | None,
    where: str,
    rules: tuple[Cycle, Standard],
    standard: str,
    notes: tuple[Problem, ...],
    file: Path | None = None,
) -> Case:
    """Lay a dossier beside rules found by `rules_for` with the same `standard`."""
    cycle, found = rules
    changed = replaced_since(dossier, found) if standard else changed_since(dossier, found)
    return Case(
        dossier=dossier, folder=folder, name=where, cycle=cycle, standard=found, notes=(*notes, *changed), file=file
    )  # fmt: skip


def _cycle_of(dossier: Dossier, where: str) -> Cycle:
    if not dossier.cycle:
        return newest_cycle()
    if dossier.cycle not in cycles():  # by name only: a path out of somebody's file is never opened
        remedy = f"现有：{'、'.join(cycles())}年度；请更新本程序，或改正档案里的 cycle"
        raise refuse("unknown-cycles", f"{where}，cycle", f"没有{quoted(dossier.cycle)}年度的规则", remedy)
    return find_cycle(dossier.cycle)


def _standard_of(dossier: Dossier, cycle: Cycle, where: str) -> Standard:
    wanted = dossier.standard.id or cycle.cycle.standard
    if wanted not in standards():
        message = f"没有{quoted(wanted)}这份标准"
        remedy = f"{did_you_mean(wanted, standards())}；也可以用 --standard 另选一份"
        raise refuse("unknown-standards", f"{where}，standard", message, remedy)
    return find_standard(wanted)
