"""What is still to be done about a standard: what keeps it from scoring, what lint found, what certification lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...base.problems import Problem, Severity
from ...rules.linting.findings import Finding
from ...rules.standards.checks import TOTAL
from ...rules.standards.standard import Standard
from ...transcribing.drafts.across_places import key_of_finding, key_of_problem
from ...transcribing.drafts.drafting import Draft
from ...transcribing.drafts.plain_words import in_plain_words
from ..telling.blocks import Tone

TONES: dict[Severity, Tone] = {Severity.ERROR: "bad", Severity.WARNING: "open", Severity.NOTE: "muted"}
WORDS = {TOTAL: "总分", "case": "算例", "node": "指标", "standard": "表头"}
"""Parts of the file by their names in it, and what people call them."""
REMEDIES = {
    "no-cases": "请在“算例”里新建一个，手算以后和程序算的对照",
    "kind-unused": "请在该计它的指标里选上这种业绩；用不着的，到文件里删去",
    "status-unfit": "请照印发的原表逐条对照，都对过以后，在表头里把状态改为“已录入，未认证”",
    "counted-twice": "若只能计一次，请在“跨指标的规则”里加一条“同一成果只计一次”",
    "no-cite": "请在“依据”里写明出自哪份文件的哪一处",
}
"""What to do in the app, where a finding speaks of the file."""
UNSTAMPED = "待核对"
GROUPS = (*(one.label for one in Severity), UNSTAMPED)
"""The lists, the gravest first."""
_STAMP_CODES = frozenset({"not-compared", "compared-before"})
_NODE = re.compile("^node “([^”]+)”")


@dataclass(frozen=True, slots=True, kw_only=True)
class Todo:
    """One thing to look at."""

    severity: Severity
    place: str
    """Where, in words; empty when it is about the whole."""
    message: str
    remedy: str
    node: str = ""
    """Id of the node, or key of the rule across rows, it leads to; empty when it is elsewhere in the file."""
    unstamped: bool = False
    """Whether it is only that nobody has compared the row: a list of its own, or it would bury everything else."""

    @property
    def group(self) -> str:
        """Return the name of the list it belongs to."""
        return UNSTAMPED if self.unstamped else self.severity.label

    @property
    def sentence(self) -> str:
        """Return place, matter and remedy as one text."""
        return Problem("", self.place, self.message, self.remedy, self.severity).sentence()


def todos(draft: Draft) -> tuple[Todo, ...]:
    """Return everything, the gravest first; what two of the three say alike is told once."""
    from ...transcribing.certifying import obstacles  # the seals are needed only here

    standard = draft.standard
    found = [_of_problem(one, standard) for one in draft.problems]
    findings = dict.fromkeys((*draft.findings, *(() if draft.problems else obstacles(standard))))
    found += [_of_finding(one, standard) for one in findings]
    return _in_order(found)


def blocking(findings: Sequence[Finding], standard: Standard) -> tuple[Todo, ...]:
    """Return what stands in the way of certification."""
    return _in_order(_of_finding(one, standard) for one in findings)


def counted(found: Sequence[Todo]) -> str:
    """Return how many there are in each list, in words."""
    parts = [(group, sum(todo.group == group for todo in found)) for group in GROUPS]
    return "，".join(f"{group}{count}处" for group, count in parts if count) or "没有要处理的"


def _in_order(found: Iterable[Todo]) -> tuple[Todo, ...]:
    return tuple(sorted(dict.fromkeys(found), key=lambda one: GROUPS.index(one.group)))


def _of_problem(problem: Problem, standard: Standard) -> Todo:
    found = _NODE.match(problem.where)
    node = _known(found[1], standard) if found else ""
    rest = in_plain_words(problem.where[found.end() :].lstrip("，") if found and node else problem.where)
    place = "，".join(part for part in (_named(node, standard), rest) if part)
    message, remedy = in_plain_words(problem.message), in_plain_words(problem.remedy)
    return Todo(severity=problem.severity, place=place, message=message, remedy=remedy,
                node=node or key_of_problem(standard, problem))  # fmt: skip


def _of_finding(finding: Finding, standard: Standard) -> Todo:
    node = _known(finding.node, standard)
    return Todo(
        severity=finding.severity, place=_named(node, standard) or _titled(finding.node, standard),
        message=in_plain_words(finding.message),
        remedy=REMEDIES.get(finding.code) or in_plain_words(finding.remedy),
        node=node or key_of_finding(standard, finding),
        unstamped=finding.code in _STAMP_CODES,
    )  # fmt: skip


def _titled(part: str, standard: Standard) -> str:
    """Return what people call a part of the file that is no node."""
    titles = {one.id: one.title for one in standard.input}
    titles |= {one.id: one.title for one in standard.kind}
    titles |= {one.id: one.title for one in standard.window}
    titles |= {one.id: one.title for one in standard.gate}
    titles |= {one.id: one.ask for one in standard.open}
    title = titles.get(part, "")
    return WORDS.get(part) or (f"{title}（{part}）" if title and title != part else part)


def _known(node_id: str, standard: Standard) -> str:
    return node_id if any(node.id == node_id for node in standard.node) else ""


def _named(node_id: str, standard: Standard) -> str:
    title = next((node.title for node in standard.node if node.id == node_id), "")
    return f"{title}（{node_id}）" if title and title != node_id else node_id
