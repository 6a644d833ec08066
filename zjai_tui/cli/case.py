"""Reading what a command works on: a dossier, the rules it names, and what the engine says of both."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from ..base.numbers import parse_number, plain
from ..base.problems import Problem, refuse
from ..base.structure import did_you_mean
from ..base.text import one_line, quoted
from ..base.toml_files import parse_toml
from ..dossier.evidence import evidence_states, evidenced_by
from ..dossier.evidence_problems import evidence_problems
from ..dossier.model import Dossier
from ..dossier.notes import unknown_keys
from ..dossier.reader import dossier_from
from ..dossier.store import load
from ..eligibility.fact_problems import fact_problems
from ..eligibility.judge import judge_assessed
from ..reports.material import Material
from ..rules.catalog import cycles, examples, find_cycle, find_standard, newest_cycle, read_example, standards
from ..rules.confirming import unconfirmed
from ..rules.cycle import Cycle
from ..rules.standard import Standard
from ..scoring.claims import claim_problems
from ..scoring.engine import assess, score
from ..scoring.frame import frame_of
from ..scoring.gate_problems import gate_problems
from ..scoring.reference import changed_since, replaced_since


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A dossier beside the rules it is judged by."""

    dossier: Dossier
    folder: Path | None
    """Where its evidence lies; None when it comes out of a packed file."""
    name: str
    cycle: Cycle
    standard: Standard
    notes: tuple[Problem, ...]


def read_case(file: str, standard: str = "") -> Case:
    """Read a dossier and its rules; `standard` (id or path) goes before the one the dossier names.

    Raises `Refused`: for a round that is not at hand with the code ``unknown-cycles``.
    """
    path = Path(file)
    loaded = load(path)
    return _case(loaded.dossier, path.absolute().parent, one_line(str(path)), standard, loaded.notes)


def example_case(name: str) -> Case:
    """Read a shipped example and its rules. Raises `Refused` when there is none of that name."""
    where = f"示例 {one_line(name)}"
    dossier = dossier_from(parse_toml(read_example(name), where), where)
    file = dict(examples())[name]
    return _case(dossier, file.parent if isinstance(file, Path) else None, where, "", unknown_keys(dossier))


def assessed(case: Case, target: Decimal | None = None) -> Material:
    """Score and judge a case. Raises `Refused` when the target lies outside the standard's points."""
    most = case.standard.standard.max
    if target is not None and not 0 < target <= most:
        message = f"应大于0、不超过{plain(most)}，现为{quoted(plain(target))}"
        raise refuse("target-range", "命令行，--target", message, "请核对目标分")
    frame = frame_of(case.cycle)
    assessment = assess(case.standard, case.dossier, frame, target)
    evidenced = states = evidence = None
    if case.folder is not None:
        states = evidence_states(case.dossier, case.folder)
        evidenced = score(case.standard, case.dossier, frame, evidenced_by(case.dossier, states))
        evidence = evidence_problems(case.dossier, states)
    return Material(
        name=case.dossier.person.name or case.name,
        cycle_id=case.cycle.cycle.id,
        cycle_title=case.cycle.cycle.title,
        unconfirmed=tuple(title for _, title in unconfirmed(case.cycle)),
        assessment=assessment,
        eligibility=judge_assessed(case.cycle, case.dossier, assessment),
        evidenced=evidenced,
        states=states,
        verified=None,
        sources={**case.cycle.sources(), **{one.id: one for one in case.standard.source}},
        problems=(
            *case.notes,
            *fact_problems(case.cycle, case.dossier),
            *claim_problems(case.standard, case.dossier),
            *gate_problems(assessment),
            *(evidence or ()),
        ),
        example=case.dossier.example,
    )


def target_points(typed: str) -> Decimal:
    """Return the points typed after ``--target``; raise argparse's error, in Chinese, when it is no number."""
    number = parse_number(typed)
    if number is None:
        raise argparse.ArgumentTypeError(f"应为数字，现为{quoted(typed)}。请写成 90 这样")
    return number


def _case(dossier: Dossier, folder: Path | None, where: str, standard: str, notes: tuple[Problem, ...]) -> Case:
    cycle = _cycle_of(dossier, where)
    found = find_standard(standard) if standard else _standard_of(dossier, cycle, where)
    changed = replaced_since(dossier, found) if standard else changed_since(dossier, found)
    return Case(
        dossier=dossier, folder=folder, name=where, cycle=cycle, standard=found, notes=(*notes, *changed)
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
