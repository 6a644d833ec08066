"""Reading two versions of a dossier, and scoring them where their rules are at hand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from ..base.problems import Problem, Refused, Severity
from ..base.text import bare, one_line, quoted
from ..dossier.merging.titles import NO_TITLES, Titles
from ..dossier.model import Dossier
from ..dossier.store import load
from ..readiness.case import rules_for
from ..reports.document.formats import file_bytes
from ..reports.public_text import bare_number
from ..reports.versions import Version, Versions
from ..reports.versions_report import versions_report
from ..reports.versions_titles import titles_under
from ..rules.cycles.cycle import Cycle
from ..rules.standards.standard import Standard
from ..scoring.engine import assess
from ..scoring.frame import frame_of
from .clock import today
from .outputs import write_files
from .streams import complain, say

Rules = tuple[Cycle, Standard]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A version as it was read."""

    file: str
    dossier: Dossier
    rules: Rules | None
    """None where they are not at hand."""
    notes: tuple[str, ...]


def read_version(file: str) -> Loaded:
    """Read a dossier; rules that are not at hand are noted. Raises `Refused` when the file cannot be used."""
    loaded = load(Path(file))
    where = one_line(file)
    notes = [_note(one) for one in loaded.notes if one.severity is not Severity.NOTE]
    try:
        rules = rules_for(loaded.dossier, where)
    except Refused as refused:
        return Loaded(
            file=file, dossier=loaded.dossier, rules=None,
            notes=(*notes, f"没有给{quoted(where)}算分：{_note(refused.problems[0])}"),
        )  # fmt: skip
    return Loaded(file=file, dossier=loaded.dossier, rules=rules, notes=tuple(notes))


def version(label: str, file: str, dossier: Dossier, rules: Rules | None, target: Decimal | None = None) -> Version:
    """Return a version, scored where there are rules; `file` is empty for one that is nowhere yet."""
    assessment = None
    if rules is not None:
        cycle, standard = rules
        assessment = assess(standard, dossier, frame_of(cycle), target)
    return Version(label=label, file=file, name=dossier.person.name, assessment=assessment)


def titles_of(*versions: Loaded) -> Titles:
    """Return the titles of the first version's rules, of the other's where it has none."""
    rules = next((one.rules for one in versions if one.rules is not None), None)
    return NO_TITLES if rules is None else titles_under(*rules)


def round_of(*versions: Loaded) -> str:
    """Return the title of the round, as `titles_of` takes it."""
    rules = next((one.rules for one in versions if one.rules is not None), None)
    return "" if rules is None else rules[0].cycle.title


def notes_of(a: Loaded, b: Loaded) -> tuple[str, ...]:
    """Return what is to be known about the two."""
    notes = [*a.notes, *(one for one in b.notes if one not in a.notes)]
    differ = other_person(a, b)
    return (f"{differ}，可能不是同一人的档案，请核对", *notes) if differ else tuple(notes)


def other_person(a: Loaded, b: Loaded) -> str:
    """Return what speaks for two people, a name or a number that differs, without final punctuation; empty: nothing."""
    first, second = a.dossier.person, b.dossier.person
    found = []
    if (one := bare(first.name)) and (other := bare(second.name)) and one != other:
        found.append(f"姓名不同，{quoted(first.name)}和{quoted(second.name)}")
    if (one := bare_number(first.id_number)) and (other := bare_number(second.id_number)) and one != other:
        found.append("证件号码不同")
    return "，".join(found)


def save_report(
    found: Versions, name: str, form: str, *, force: bool, sources: tuple[str, ...], quiet: bool
) -> None:  # fmt: skip
    """Write the report, readable by its owner only, and say so; on stderr where stdout holds JSON (`quiet`)."""
    data = file_bytes(versions_report(found, today()), form)
    write_files({name: data}, force=force, sources=sources)
    (complain if quiet else say)(f"已写入 {one_line(name)}。")


def _note(problem: Problem) -> str:
    return problem.sentence().removesuffix("。")
