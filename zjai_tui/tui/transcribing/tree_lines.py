"""The rows of a standard as lines of a list: id, title, cap, what lint found, whether somebody compared them. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ...base.numbers import plain
from ...base.problems import Problem, Severity
from ...base.structure import quoted
from ...rules.linting.findings import Finding
from ...rules.standards.checks import VARIANT
from ...rules.standards.seal import StampState, stamped
from ...rules.standards.standard import Node, Standard
from ...transcribing.drafts.across_places import key_of_finding, key_of_problem
from ...transcribing.drafts.node_address import keys_of
from ..telling.blocks import Tone
from ..widgets.lists import Line
from .across_lines import across_lines, signs

HEAD_KEY = "@head"
"""The key of the line of the table itself; no id contains it."""
STAMPS: Mapping[StampState, tuple[str, str]] = {
    "current": ("[v]", "已核对"), "stale": ("[x]", "核对后改过，要重新核对"), "none": ("[ ]", "未核对"),
}  # fmt: skip
LEGEND = "[v]已核对，[x]改过要重新核对，[ ]未核对；!必须改，*应处理。"


def tree_lines(standard: Standard, marks: Mapping[str, Counter[Severity]]) -> list[Line]:
    """Return a line for the table, one for each row, then the rules across rows; `marks` count what is wrong."""
    head = Line(HEAD_KEY, "表头和来源", f"满分{plain(standard.standard.max)}", "muted")
    again = Counter(node.id for node in standard.node)
    rows = (_line(standard, key, node, marks, again[node.id] > 1) for key, node in keys_of(standard))
    return [head, *rows, *across_lines(standard, marks)]


def counts_of(
    standard: Standard, problems: Sequence[Problem], findings: Sequence[Finding]
) -> dict[str, Counter[Severity]]:
    """Return how many of each severity there are, by node id, or key of a rule across rows."""
    found: dict[str, Counter[Severity]] = {}
    for problem in problems:
        found.setdefault(problem_node(problem) or key_of_problem(standard, problem), Counter())[problem.severity] += 1
    for finding in findings:
        found.setdefault(key_of_finding(standard, finding) or finding.node, Counter())[finding.severity] += 1
    return found


def problem_node(problem: Problem) -> str:
    """Return the id of the node a problem is about, or the empty text."""
    head, _, rest = problem.where.partition("“")
    return rest.partition("”")[0] if head == "node " else ""


def of_node(node_id: str, problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield the problems of one node, with places as they are called inside it."""
    lead = f"node {quoted(node_id)}"
    for one in problems:
        if one.where == lead or one.where.startswith(f"{lead}，"):
            yield Problem(one.code, one.where[len(lead) + 1 :], one.message, one.remedy, one.severity)


def stamp_words(node: Node) -> str:
    """Return whether somebody compared the row with the printed clause, in words."""
    words = STAMPS[stamped(node)][1]
    return f"{words}：{node.checked.by}，{node.checked.on}" if node.checked else words


def _line(standard: Standard, key: str, node: Node, marks: Mapping[str, Counter[Severity]], again: bool) -> Line:
    found = marks.get(node.id, Counter())
    state = stamped(node)
    count = signs(found)
    cap = f"{plain(node.cap)} " if node.cap is not None else ""
    tone: Tone = "bad" if found[Severity.ERROR] else "open" if found[Severity.WARNING] or state == "stale" else ""
    title = f"{node.id} {node.title}{_only(standard, node) if again else ''}"
    return Line(key, title, f"{cap}{count}{STAMPS[state][0]}", tone or ("good" if state == "current" else "muted"),
                2 * node.id.count("."))  # fmt: skip


def _only(standard: Standard, node: Node) -> str:
    """Return what tells a row from others of the same id."""
    words = []
    for name, value in node.when.items():
        readings = [one for asked in standard.open if asked.id == name for one in asked.reading]
        known = standard.variant if name == VARIANT else readings
        words.append(next((one.title for one in known if one.id == value), value))
    return f"（{'、'.join(words)}）" if words else ""
