"""Everything that is wrong with a standard file, in one go, each thing with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ...base.problems import Problem, Refused
from ...base.structure import quoted
from ..linting.findings import Finding
from ..linting.lint import lint, lint_items
from ..reader_parts import check_schema
from ..toml_places import Place, item_line, line_of, places
from .checks import soundness_problems
from .reader import SCHEMA, read_table
from .salvage import Salvage, salvaged, sure_problems
from .seal import verified
from .standard import Node, Standard
from .tiers import used_names
from .toml_blocks import Parts, readable_parts

_LINE = re.compile(r"第(\d+)行")
_NAMED = re.compile("“([A-Za-z_]+)”")
_COUNTED = re.compile(r"^(\w+)，第\d+项(“.*?”)")
_LISTS = ("node", "open", "gate", "window", "kind", "input", "case")
"""Lists whose ids findings name."""
_HARMLESS = frozenset({"missing-parent", "duplicate-id"})
"""Problems of an indicator that leave its tiers and its clause as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """What a standard file is, and all that is wrong with it."""

    standard: Standard | None
    """None while the file is not sound."""
    problems: tuple[Finding, ...]
    """What keeps it from being scored, in the order of the lines; `node` is the place in the file."""
    findings: tuple[Finding, ...]
    """What lint finds; of a file that is not sound, in its sound indicators only."""
    at: Place
    """Where everything stands in the file."""


def standard_faults(text: str, where: str) -> Faults:
    """Return what is wrong with a standard file: syntax, values, what does not fit together, and lint.

    Raises `Refused` only when nothing can be read (a newer file, syntax broken throughout).
    """
    parts = readable_parts(text, where)
    at = places(parts.text, parts.table)
    if not any(one.key == "" for one in parts.lost):
        check_schema(parts.table, SCHEMA, where, "标准")
    standard, problems = read_table(parts.table, text)
    if standard is not None and not problems and not parts.lost:
        found = verified(standard)
        return Faults(standard=found, problems=(), findings=placed(at, lint(found)), at=at)
    result = _salvage(parts, standard)
    if parts.lost:
        problems = (*_value_problems(parts), *sure_problems(result))
    told = [replace(one, where="") for one in parts.problems] + list(problems)
    return Faults(
        standard=None,
        problems=tuple(sorted((_as_finding(at, one) for one in told), key=lambda one: one.line or 0)),
        findings=placed(at, _findings(result)),
        at=at,
    )


def refusal(faults: Faults, where: str) -> Refused:
    """Return the exception that tells the problems of a file with its name and their lines."""
    return Refused(
        Problem(one.code, _place(where, one, lines=True), one.message, one.remedy, one.severity)
        for one in faults.problems
    )


def in_file(faults: Faults, where: str) -> tuple[Finding, ...]:
    """Return problems and findings of a file in one list, the problems with its name before their place."""
    return (*(replace(one, node=_place(where, one, lines=False)) for one in faults.problems), *faults.findings)


def _place(where: str, one: Finding, *, lines: bool) -> str:
    told = lines and one.line is not None and not _LINE.search(one.message)
    return "，".join(part for part in (where, f"第{one.line}行" if told else "", one.node) if part)


def _value_problems(parts: Parts) -> tuple[Problem, ...]:
    """Return the problems of values among the items that are left, but not of what was lost."""
    lost = {one.key or "schema" for one in parts.lost}
    _, problems = read_table(parts.table, parts.text)
    return tuple(
        # what was lost is not counted: the number of an item in the file is not known
        replace(one, where=_COUNTED.sub(r"\1 \2", one.where))
        for one in problems
        if one.code in {"standard-wrong", "unknown-key"}
        or (one.code == "standard-missing" and one.where.partition("，")[0] not in lost and "schema" not in lost)
    )


def _salvage(parts: Parts, standard: Standard | None) -> Salvage:
    if standard is not None and not parts.lost:
        return Salvage(standard)
    return salvaged(parts.table, SCHEMA, parts.lost)


def _as_finding(at: Place, problem: Problem) -> Finding:
    written = _LINE.search(problem.message) if problem.code == "toml-syntax" else None
    place = problem.where
    if problem.code == "unknown-key":
        # the key itself stands below the place that does not know it
        place = "，".join(part for part in (place, *_NAMED.findall(problem.message)[:1]) if part)
    line = int(written[1]) if written else line_of(at, place, repeated=problem.code == "duplicate-id")
    return Finding(
        code=problem.code,
        severity=problem.severity,
        node=problem.where,
        message=problem.message,
        remedy=problem.remedy,
        line=line,
    )


def placed(at: Place, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings with the lines of the items they are about."""
    return tuple(replace(one, line=item_line(at, one.node, _LISTS)) for one in findings)


def _findings(result: Salvage) -> tuple[Finding, ...]:
    """Return what lint finds in the sound parts of a file that is not sound."""
    standard = result.standard
    problems = soundness_problems(standard)
    bad = {one.where.partition("，")[0] for one in problems if one.code not in _HARMLESS and not _of_cite(one)}
    asked = {one.where.partition("，")[2].partition("，")[0] for one in problems if one.where.startswith("kind ")}
    asked |= {f"“{one.id}”" for one in standard.input if f"input {quoted(one.id)}" in bad}
    sound: list[Node] = []
    doubtful: list[Node] = []
    for node in standard.node:
        uses_bad = any(quoted(name) in asked for name in used_names(node))
        fine = f"node {quoted(node.id)}" not in bad and not result.touches(node) and not uses_bad
        (sound if fine else doubtful).append(node)
    checked = [_without_clause(node, doubtful) for node in sound]
    left = replace(
        standard,
        node=tuple(node for node in standard.node if not result.stub("node", node.id)),
        open=tuple(one for one in standard.open if not result.stub("open", one.id)),
        window=tuple(one for one in standard.window if not result.stub("window", one.id)),
    )
    # an open question that cannot be read still tells which clauses have been seen
    seen = {node_id for one in standard.open for node_id in one.at if result.stub("open", one.id)}
    found = lint_items(left, checked)
    return tuple(
        one for one in found if one.node not in seen or one.code not in {"rank-range-unclear", "limit-differs"}
    )


def _of_cite(problem: Problem) -> bool:
    return problem.where.endswith(("，cite", "，basis"))


def _without_clause(node: Node, doubtful: Iterable[Node]) -> Node:
    """Return a node without its clause when that may speak of rules that could not be read."""
    near = any(one.id == node.id or one.id.startswith(f"{node.id}.") for one in doubtful)
    return replace(node, text="") if near else node
