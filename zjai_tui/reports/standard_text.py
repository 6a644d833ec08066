"""A standard as plain text: the list of those at hand, one in full, and what a check of it found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..base.numbers import plain
from ..base.problems import Severity
from ..base.text import one_line
from ..base.typed import typed
from ..rules.basis import Source
from ..rules.linting.findings import Finding
from ..rules.standards.checks import TOTAL
from ..rules.standards.editions import editions
from ..rules.standards.seal import stamped
from ..rules.standards.standard import Node, Op, Standard, Window
from ..rules.standards.tiers import row_name
from ..scoring.judging import points_text
from .edition_words import validity_label
from .layout import Page, cites_text, sentence, sources_list
from .material import STATUS_LABELS, short_digest

_OPS: dict[Op, str] = {
    "sum": "累计",
    "best": "取最高",
    "bands": "按档给分",
    "linear": "按公式",
    "ladder": "起评分加附加分",
}
_PARTS = {TOTAL: "总分", "case": "算例"}
"""Parts of a file that findings name, as people call them."""


def standard_list_text(standards: Iterable[Standard], broken: Iterable[str] = (), columns: int = 80) -> str:
    """Return the standards at hand, and the names of those that cannot be read."""
    page = Page(columns)
    for table in editions(standards):
        for at, one in enumerate(table):
            _listed(page, one, older=at > 0)
    for name in broken:
        page.text(f"{name}：读不出，问题见 zjai standard lint {typed(name)}")
    return str(page)


def _listed(page: Page, one: Standard, *, older: bool) -> None:
    """Add a standard; an older edition stands under the one that replaces it."""
    head = one.standard
    page.text(f"{head.id}：{head.title}", 2 if older else 0, "旧版 " if older else "")
    said = [head.edition, STATUS_LABELS[head.status], f"满分{plain(head.max)}分"]
    said += [validity_label(head.valid_from, head.valid_until)] if head.valid_from or head.valid_until else []
    indent = 4 if older else 2
    page.text(f"{'，'.join(said)}，校验码{short_digest(one.digest)}", indent)
    if head.banner:
        page.text(head.banner, indent, "※ ")


def standard_text(standard: Standard, columns: int = 80) -> str:
    """Return the whole table: nodes with tiers, caps, clauses and grades, and what is read in several ways."""
    page = Page(columns)
    head = standard.standard
    sources = {one.id: one for one in standard.source}
    page.text(head_line(standard))
    if head.banner:
        page.text(head.banner, mark="※ ")
    page.text(f"满分{plain(head.max)}分，校验码{standard.digest}")
    page.text(_compared(standard))
    page.heading("各项指标")
    for node in standard.node:
        _node(page, node, standard, sources)
    _across(page, standard, sources)
    if standard.open:
        page.heading("条文有不同读法的地方")
        for question in standard.open:
            page.text(question.ask, 2, "· ")
            for reading in question.reading:
                page.text(f"{reading.title}{'（默认）' if reading.id == question.default else ''}", 4, "- ")
    page.heading("依据的文件")
    sources_list(page, [one.id for one in standard.source], sources)
    return str(page)


def _compared(standard: Standard) -> str:
    """Return how many rows somebody compared with the printed table as they now are."""
    states = {node.id: stamped(node) for node in standard.node}
    done, stale = (sum(state == wanted for state in states.values()) for wanted in ("current", "stale"))
    changed = f"，另有{stale}项核对后改动过" if stale else ""
    return f"{len(states)}项指标中，与印发的原表核对过的有{done}项{changed}"


def head_line(standard: Standard) -> str:
    """Return which standard it is: title, id, edition and status."""
    head = standard.standard
    return f"{head.title}（{head.id}，{head.edition}，{STATUS_LABELS[head.status]}）"


def lint_text(standard: Standard, findings: Iterable[Finding], columns: int = 80) -> str:
    """Return what a check of the standard found, errors first."""
    page = Page(columns)
    page.text(f"检验标准：{head_line(standard)}")
    if standard.standard.banner:
        page.text(standard.standard.banner, mark="※ ")
    found = _found(page, findings)
    counts = "，".join(f"{severity.label}{sum(one.severity is severity for one in found)}条" for severity in Severity)
    page.text(f"{counts}。" if found else "没有发现问题，算例全部算对。")
    return str(page)


def unsound_lint_text(where: str, findings: Iterable[Finding], columns: int = 80) -> str:
    """Return what a check found in the sound parts of a file that cannot be used yet; its problems are told apart."""
    page = Page(columns)
    page.text(f"检验标准文件：{where}")
    page.text("这份标准还不能用，要先改好的另行列出。其中写得完整的指标已经检验：")
    _found(page, findings)
    page.text("分值合计、封顶、重复计分和算例，等能用以后再检验。")
    return str(page)


def _found(page: Page, findings: Iterable[Finding]) -> list[Finding]:
    """Add the findings, errors first, each with its line and its place."""
    order = list(Severity)
    found = sorted(findings, key=lambda one: order.index(one.severity))
    for one in found:
        line = f"第{one.line}行" if one.line is not None else ""
        place = "，".join(part for part in (line, _PARTS.get(one.node, one.node)) if part)
        head = f"{place}：" if place else ""
        page.text(f"{head}{sentence(one.message)}{sentence(one.remedy)}", 2, f"（{one.severity.label}）")
    return found


def _node(page: Page, node: Node, standard: Standard, sources: Mapping[str, Source]) -> None:
    indent = 2 + 2 * node.id.count(".")
    cap = f"最高{plain(node.cap)}分" if node.cap is not None else "不封顶"
    page.points(f"{node.id} {node.title}（{_OPS[node.op]}）", cap, indent)
    inner = indent + 4
    if node.text:
        page.text(node.text, inner, "原文：")
    units = _units(standard, node)
    for row in node.rows:
        each = f"每{row.per}项" if row.per > 1 else ""
        step = f"，每后一名{'加' if row.step > 0 else '减'}{plain(abs(row.step))}分" if row.step else ""
        pending = f"，待填（{one_line(row.pending, 40)}）" if row.pending else ""
        page.points(row_name(node, row, units), f"{each}{points_text(row.pts.low, row.pts.high)}{step}{pending}", inner)
    for key, value in node.when.items():
        page.text(f"只在{_choice_name(standard, key, value)}时适用。", inner)
    if node.note:
        page.text(node.note, inner, "说明：")
    if node.cite:
        page.text(f"{cites_text(node.cite, sources)}（{node.basis.label}）", inner, "依据：")


def _units(standard: Standard, node: Node) -> dict[str, str]:
    """Return the units of the questions a node looks at, by id."""
    kinds = [kind for kind in standard.kind if kind.id in node.entries]
    asked = [field for kind in kinds for field in kind.field] if node.entries else standard.input
    return {one.id: one_line(one.unit, 10) for one in asked if one.unit}


def _choice_name(standard: Standard, key: str, value: str) -> str:
    if key == "variant":
        return next((f"“{one.title}”" for one in standard.variant if one.id == value), value)
    readings = [one for question in standard.open if question.id == key for one in question.reading]
    return next((f"按“{one.title}”理解" for one in readings if one.id == value), value)


def _across(page: Page, standard: Standard, sources: Mapping[str, Source]) -> None:
    """Add the rules that reach over several nodes."""
    if not (standard.cap or standard.exclusive or standard.gate or standard.window):
        return
    page.heading("跨项规则")
    for cap in standard.cap:
        where = f"{cap.at}内" if cap.at else "全表"
        _rule(page, f"{cap.title or cap.tag}：{where}合计最高{plain(cap.max)}分", cap.cite, cap.basis.label, sources)
    for rule in standard.exclusive:
        _rule(
            page, f"{rule.title or '同一成果只计一次'}：{'、'.join(rule.across)}", rule.cite, rule.basis.label, sources
        )
    for window in standard.window:
        _rule(page, window.title, *_ground(window), sources)
    for gate in standard.gate:
        _rule(page, f"控制项：{gate.title}", gate.cite, gate.basis.label, sources)


def _ground(window: Window) -> tuple[tuple[str, ...], str]:
    """Return the cites of a window, and its grade, that of each bound where they differ."""
    first, last = window.ground_after, window.ground_until
    if window.after is None or window.until is None or first.basis is last.basis:
        return window.cite, window.basis.label
    return window.cite, f"起点：{first.basis.label}，截止日：{last.basis.label}"


def _rule(page: Page, words: str, cites: tuple[str, ...], grade: str, sources: Mapping[str, Source]) -> None:
    page.text(f"{words}。", 2, "· ")
    if cites:
        page.text(f"{cites_text(cites, sources)}（{grade}）", 4, "依据：")
