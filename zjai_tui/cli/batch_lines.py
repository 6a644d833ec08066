"""What of a dossier goes from a reading process to the one that prints: its line, and what is counted."""

from __future__ import annotations

from dataclasses import dataclass

from ..base.problems import Severity
from ..batch.reading import crashed, row_of
from ..batch.row import Row
from ..batch.rules_at_hand import RulesAtHand
from ..reports.batch_json import row_line


@dataclass(frozen=True, slots=True)
class Line:
    """A line of output."""

    text: str
    """JSON without the line end; empty where none is printed."""
    lost: str
    """Why the dossier could not be read, in sentences; empty where it could."""
    faulty: bool
    """Whether something is to be mended in it."""

    @classmethod
    def of(cls, row: Row, text: str = "") -> Line:
        """Return the line of a row."""
        lost = "".join(one.sentence() for one in row.error[:1])
        return cls(text, lost, any(one.severity is not Severity.NOTE for one in row.problems))


def line_of(file: str, rules: RulesAtHand) -> Line:
    """Read and judge a dossier and return its line. Never raises for a dossier."""
    row = row_of(file, rules, traced=False)
    return Line.of(row, row_line(row))


def lost_line(file: str) -> Line:
    """Return the line of a dossier over which a process died."""
    row = crashed(file)
    return Line.of(row, row_line(row))
