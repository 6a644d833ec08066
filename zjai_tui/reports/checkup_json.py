"""The checkup as JSON."""

from __future__ import annotations

from typing import Any

from ..checkup.result import Checkup


def checkup_json(checkup: Checkup) -> dict[str, Any]:
    """Return what ``zjai doctor --json`` prints: ``ok version checks[] facts{}``."""
    return {
        "ok": checkup.ok,
        "version": checkup.version,
        "checks": [
            {
                "section": section.id, "id": check.id, "state": check.state.value,
                "title": check.title, "said": check.said, "remedy": check.todo,
            }
            for section in checkup.sections
            for check in section.checks
        ],
        "facts": {section.id: dict(section.facts) for section in checkup.sections},
    }  # fmt: skip
