"""Standards and what a check of them found, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..base.numbers import plain
from ..base.problems import Problem, Severity
from ..rules.linting.findings import Finding
from ..rules.standards.editions import editions
from ..rules.standards.seal import stamped
from ..rules.standards.standard import Node, Standard
from ..rules.standards.tiers import row_name
from .standard_used import certified_json


def clean(findings: Iterable[Finding]) -> bool:
    """Tell whether nothing but notes was found."""
    return all(one.severity is Severity.NOTE for one in findings)


def lint_json(findings: Sequence[Finding], standard: Standard | None = None) -> dict[str, Any]:
    """Return the object that ``zjai standard lint --json`` prints; ``standard`` is null where it cannot be read.

    ``line`` is the line of the file, null where it cannot be told.
    """
    return {
        "standard": None if standard is None else head_json(standard),
        "ok": clean(findings),
        "findings": [
            {
                "code": one.code,
                "severity": one.severity.value,
                "node": one.node,
                "line": one.line,
                "message": one.message,
                "remedy": one.remedy,
            }
            for one in findings
        ],
    }


def unreadable_json(problems: Iterable[Problem]) -> dict[str, Any]:
    """Return the same object for a standard that could not be read; ``node`` is the place in the file."""
    return lint_json(
        [
            Finding(code=one.code, severity=one.severity, node=one.where, message=one.message, remedy=one.remedy)
            for one in problems
        ]
    )


def list_json(standards: Iterable[Standard], broken: Iterable[str]) -> dict[str, Any]:
    """Return the object that ``zjai standard list --json`` prints."""
    found = tuple(standards)
    return {
        "standards": [head_json(one) for one in found],
        "editions": [[one.standard.id for one in table] for table in editions(found)],
        "unreadable": list(broken),
    }


def show_json(standard: Standard) -> dict[str, Any]:
    """Return the object that ``zjai standard show --json`` prints."""
    return {
        "standard": head_json(standard),
        "nodes": [_node(one) for one in standard.node],
        "open": [
            {
                "id": one.id,
                "ask": one.ask,
                "default": one.default,
                "readings": [{"id": reading.id, "title": reading.title} for reading in one.reading],
                "cites": list(one.cite),
            }
            for one in standard.open
        ],
        "sources": [
            {"id": one.id, "title": one.title, "doc_no": one.doc_no, "held": one.held, "note": one.note}
            for one in standard.source
        ],
    }


def head_json(standard: Standard) -> dict[str, Any]:
    """Return which standard it is, how far it may be relied on, who certified it, and what changed since."""
    head = standard.standard
    return {
        "id": head.id,
        "title": head.title,
        "edition": head.edition,
        "status": head.status,
        "digest": standard.digest,
        "max": plain(head.max),
        "banner": head.banner,
        "valid_from": head.valid_from.isoformat() if head.valid_from else None,
        "valid_until": head.valid_until.isoformat() if head.valid_until else None,
        "replaces": head.replaces,
        "changed": list(standard.changed),
        "certified": certified_json(standard.certificate if head.status == "certified" else None),
    }


def _node(node: Node) -> dict[str, Any]:
    return {
        "id": node.id,
        "title": node.title,
        "op": node.op,
        "cap": None if node.cap is None else plain(node.cap),
        "rows": [
            {
                "title": row_name(node, row),
                "low": plain(row.pts.low),
                "high": plain(row.pts.high),
                "step": plain(row.step),
                "per": row.per,
                "pending": row.pending,
            }
            for row in node.rows
        ],
        "text": node.text,
        "note": node.note,
        "cites": list(node.cite),
        "basis": node.basis.value,
        "checked": _checked(node),
    }


def _checked(node: Node) -> dict[str, Any] | None:
    """Return who compared the row with the printed table and when, and whether it is still that row."""
    if node.checked is None:
        return None
    return {"by": node.checked.by, "on": node.checked.on.isoformat(), "holds": stamped(node) == "current"}
