"""What lint and golden cases report."""

from __future__ import annotations

from dataclasses import dataclass

from ...base.problems import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing about a standard that a clerk should look at."""

    code: str
    severity: Severity
    node: str
    """Node id, or the name of the part of the file."""
    message: str
    """In Chinese, without final punctuation."""
    remedy: str
    line: int | None = None
    """Line of the file, counted from 1, where that can be told."""
