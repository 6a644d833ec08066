"""Standards and what a check of them found, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..base.numbers import plain
from ..base.problems import Problem, Severity
from ..rules.findings import Finding
from ..rules.standard import Node, Standard
from ..rules.tiers import row_name


def clean(findings: Iterable[Finding]) -> bool:
    """Tell whether nothing but notes was found."""
    return all(one.severity is Severity.NOTE for one in findings)


def lint_json(findings: Sequence[Finding]) -> dict[str, Any]:
    """Return the object that ``zjai standard lint --json`` prints."""
    return {
        "ok": clean(findings),
        "findings": [
            {
                "code": one.code,
                "severity": one.severity.value,
                "node": one.node,
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
    return {"standards": [_head(one) for one in standards], "unreadable": list(broken)}


def show_json(standard: Standard) -> dict[str, Any]:
    """Return the object that ``zjai standard show --json`` prints."""
    return {
        "standard": _head(standard),
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


def _head(standard: Standard) -> dict[str, Any]:
    head = standard.standard
    return {
        "id": head.id,
        "title": head.title,
        "edition": head.edition,
        "status": head.status,
        "digest": standard.digest,
        "max": plain(head.max),
        "banner": head.banner,
    }


def _node(node: Node) -> dict[str, Any]:
    return {
        "id": node.id,
        "title": node.title,
        "op": node.op,
        "cap": None if node.cap is None else plain(node.cap),
        "rows": [
            {"title": row_name(node, row), "low": plain(row.pts.low), "high": plain(row.pts.high)} for row in node.rows
        ],
        "text": node.text,
        "note": node.note,
        "cites": list(node.cite),
        "basis": node.basis.value,
    }
