"""How reports name the standard that a score rests on, and what it counts for."""

from __future__ import annotations

from typing import Any

from ..rules.standards.standard import Certificate
from ..scoring.result import Assessment
from .layout import Page
from .material import STATUS_LABELS, short_digest


def standard_lines(page: Page, result: Assessment) -> None:
    """Add the sentence that stands beside every score of this standard, then which standard it is."""
    if result.banner:
        page.text(result.banner, mark="※ ")
    status, digest = STATUS_LABELS[result.status], short_digest(result.digest)
    page.text(f"标准：{result.standard_title}（{result.standard_id}，{result.edition}，{status}，校验码{digest}）")


def standard_used_json(result: Assessment) -> dict[str, Any]:
    """Return the object under ``standard`` wherever something scored is printed as JSON."""
    return {
        "id": result.standard_id,
        "edition": result.edition,
        "status": result.status,
        "digest": result.digest,
        "changed": list(result.changed),
        "certified": certified_json(result.certificate),
        "banner": result.banner,
    }


def certified_json(record: Certificate | None) -> dict[str, str] | None:
    """Return who certified, for which unit and when; None for a standard that does not count as certified."""
    return None if record is None else {"by": record.by, "unit": record.unit, "on": record.on.isoformat()}
