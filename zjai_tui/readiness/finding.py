"""A finding 问题: what is wrong, where exactly, what to do, and how sure the rule behind it is."""

from __future__ import annotations

from dataclasses import dataclass

from ..base.problems import Problem, Severity
from ..rules.basis import Basis
from ..rules.cycles.precheck import PreCheck

_PAGES = {
    "person": "basics", "standard": "basics", "cycle": "basics", "variant": "basics", "file": "checks",
    "work": "direction",
    "fact": "eligibility", "education": "eligibility", "route": "eligibility",
    "answer": "scoring", "entry": "scoring", "reading": "scoring",
    "evidence": "evidence", "step": "next", "tick": "checks",
}  # fmt: skip
"""The part of the journey where a target is mended."""
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something to look at before handing in."""

    code: str
    severity: Severity
    title: str
    """The reason in a few words; findings of one code share it."""
    target: str
    """Where to mend it: ``entry:e03``, ``fact:title``, ``person:unit``, ``work:area``, ``education:2023``,
    ``answer:ethics``, ``reading:since``, ``route:regular``, ``step:file``, ``evidence`` for the list of evidence,
    ``file`` for the file as a whole."""
    where: str
    """The place in Chinese."""
    message: str
    """What is wrong, without final punctuation."""
    remedy: str
    """What to do, without final punctuation; may be empty for a note."""
    cites: tuple[str, ...] = ()
    basis: Basis | None = None
    """None: no rule is needed to see that it is wrong."""

    @property
    def page(self) -> str:
        """Return the part of the journey where it is mended: ``basics`` … ``scoring``, ``next``, ``checks``."""
        return _PAGES.get(self.target.partition(":")[0], "basics")

    def problem(self) -> Problem:
        """Return it as a problem, as every command tells problems."""
        return Problem(self.code, self.where, self.message, self.remedy, self.severity)


def found(check: PreCheck, target: str, where: str, message: str) -> Finding:
    """Return the finding of a check of the round."""
    return Finding(
        code=check.code,
        severity=check.severity,
        title=check.title,
        target=target,
        where=where,
        message=message,
        remedy=check.remedy,
        cites=check.cite,
        basis=check.basis,
    )


def most_severe_first(findings: list[Finding]) -> tuple[Finding, ...]:
    """Return the findings by severity, each severity in the given order."""
    return tuple(sorted(findings, key=lambda one: _ORDER.index(one.severity)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Findings of one code and severity, told together."""

    code: str
    severity: Severity
    title: str
    remedy: str
    """What to do about all of them; empty where each has its own."""
    findings: tuple[Finding, ...]


def grouped(findings: tuple[Finding, ...]) -> tuple[Group, ...]:
    """Return the findings in groups, in the order of their first one."""
    groups: dict[tuple[str, Severity], list[Finding]] = {}
    for one in findings:
        groups.setdefault((one.code, one.severity), []).append(one)
    return tuple(
        Group(code=code, severity=severity, title=ones[0].title, remedy=_shared_remedy(ones), findings=tuple(ones))
        for (code, severity), ones in groups.items()
    )


def _shared_remedy(ones: list[Finding]) -> str:
    return ones[0].remedy if len({one.remedy for one in ones}) == 1 else ""
