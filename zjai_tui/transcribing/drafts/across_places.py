"""Which rule across rows a problem or a finding is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ...base.problems import Problem
from ...base.structure import quoted
from ...rules.linting.findings import Finding
from ...rules.standards.standard import Standard
from .across_rules import KINDS, across_rules, kind_of, names_of

_WHERE = re.compile(rf"({'|'.join(KINDS)})(?: (“[^”]*”))?(?:，.*)?", re.DOTALL)
_QUOTED = re.compile("“[^”]*”")
_KINDS_OF: Mapping[str, tuple[str, ...]] = {
    "no-cite": KINDS, "exclusive-idle": ("exclusive",), "open-no-default": ("open",), "reading-unused": ("open",),
}  # fmt: skip
"""By the code of a finding: what it may be about beside rows."""


def key_of_problem(standard: Standard, problem: Problem) -> str:
    """Return the key of the rule a problem is about, the empty text when it is about none of them."""
    match = _WHERE.fullmatch(problem.where)
    if match is None:
        return ""
    name = match[2] or next(iter(_QUOTED.findall(problem.message)), "")
    return _found(standard, (match[1],), name)


def key_of_finding(standard: Standard, finding: Finding) -> str:
    """Return the key of the rule a finding is about, the empty text when it is about a row or anything else."""
    kinds = _KINDS_OF.get(finding.code, ())
    if not kinds or any(node.id == finding.node for node in standard.node):
        return ""
    return _found(standard, kinds, quoted(finding.node), bare=finding.code == "no-cite")


def _found(standard: Standard, kinds: Iterable[str], name: str, *, bare: bool = False) -> str:
    """Return the key of the first rule of that quoted name; `bare`: of one that cites nothing."""
    wanted = set(kinds)
    for key, rule in across_rules(standard):
        if kind_of(key) in wanted and name in map(quoted, names_of(rule)):
            grounds = getattr(rule, "cite", ("",))
            if not (bare and grounds):
                return key
    return ""
