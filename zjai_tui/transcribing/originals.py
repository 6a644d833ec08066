"""What a certified table has to rest on: the printed original in hand, every clause of it, and nothing left to fill in.

None of this is a defect of a table that is still being transcribed, so lint is silent about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..base.problems import Severity
from ..base.text import one_line
from ..rules.basis import Basis, cite_source
from ..rules.linting.findings import Finding
from ..rules.standards.seal import HEAD, named_parts
from ..rules.standards.standard import Standard

PLACEHOLDER = "待填"
"""The sign of what is still to be filled in, wherever a text holds it: templates mark their examples with it."""
_TOO_WEAK = frozenset({Basis.ASSUMED, Basis.ANALOGOUS})


def original_findings(standard: Standard) -> Iterator[Finding]:
    """Yield what a table lacks to be a true copy of a printed one: edition, sources in hand, clauses, grades."""
    yield from _placeholders(standard)
    yield from _sources(standard)
    parents = {node.parent for node in standard.node}
    for node_id in dict.fromkeys(node.id for node in standard.node if node.id not in parents and not node.text.strip()):
        remedy = "请照印发的原表，把这一项的条文逐字抄进“原文”（text）"
        yield _error("no-text", node_id, "没有抄录条文原文，无从对照", remedy)
    for name, basis in dict.fromkeys(_grades(standard)):
        if basis in _TOO_WEAK:
            message = f"依据等级（basis）没有写，或写的是“{basis.label}”，认证的表只能照原件录"
            remedy = "照手里的原件录的，把依据等级写成“官方原文”（official）；原件没有的，请删去"
            yield _error("basis-too-weak", name, message, remedy)


def _placeholders(standard: Standard) -> Iterator[Finding]:
    head = standard.standard
    if not head.edition.strip():
        yield _error("no-edition", HEAD, "没有写版次", "请照原件写版次，如“2026”或“2025-试行”")
    parts = [*named_parts(standard), (HEAD, head.banner)]
    for name in dict.fromkeys(name for name, part in parts if any(PLACEHOLDER in text for text in _texts(part))):
        where = name.removeprefix("指标") if name != HEAD else HEAD
        remedy = f"请照原件改写，并去掉“{PLACEHOLDER}”两个字；用不着的删去"
        yield _error("placeholder", where, f"还有写着“{PLACEHOLDER}”的内容", remedy)


def _sources(standard: Standard) -> Iterator[Finding]:
    held = {one.id for one in standard.source if one.held}
    wanting: dict[str, None] = {}
    for node in standard.node:
        cited = [cite_source(cite) for cite in node.cite]
        if not held.intersection(cited):
            wanting |= dict.fromkeys(cited)
    for one in standard.source:
        if one.id in wanting:
            message = f"“{one_line(one.title or one.id, 60)}”没有记为手里有原文，只有照原件才能认证"
            remedy = "手里有印发的原件，就写上文号，并把“手里有原文”改为是（held = true）；没有的，请先找到原件"
            yield _error("source-not-held", f"来源{one.id}", message, remedy)
        elif one.held and not (one.title.strip() or one.doc_no.strip()):
            yield _error("source-unnamed", f"来源{one.id}", "没有写名称，也没有写文号", "请照原件写上")


def _grades(standard: Standard) -> Iterator[tuple[str, Basis]]:
    yield from ((one.id, one.basis) for one in standard.node)
    for one in standard.window:
        yield from ((one.id, ground.basis) for ground in (one.ground_after, one.ground_until))
    yield from ((one.title or one.tag, one.basis) for one in standard.cap)
    yield from ((one.title or "、".join(one.across), one.basis) for one in standard.exclusive)
    yield from ((one.id, one.basis) for one in standard.gate)


def _texts(part: Any) -> Iterator[str]:
    """Yield every text inside a part."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        for key, value in part.items():
            yield from _texts(key)
            yield from _texts(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from _texts(value)


def _error(code: str, node: str, message: str, remedy: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, node=node, message=message, remedy=remedy)
