"""The dossiers of a folder as a list: in which order, which of them, which are marked. No textual here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath
from typing import Any

from ...base.problems import Severity
from ...base.text import half_width
from ...batch.row import Row
from ...reviewing.result import STATE_WORDS
from ...scoring.trace import DECISIONS
from .batch_cells import SortKey, column, name_of

ANY = ""
UNREADABLE = "unreadable"
STATES: tuple[tuple[str, str], ...] = (*STATE_WORDS.items(), (UNREADABLE, "读不出来"))
VERDICTS: tuple[tuple[str, str], ...] = tuple(DECISIONS.items())
PROBLEMS, CONFLICTS, MARKED, NO_WINDOW = "problems", "conflicts", "marked", "no_window"
ONLY: tuple[tuple[str, str], ...] = (
    (PROBLEMS, "有问题的"), (CONFLICTS, "有冲突提示的"), (MARKED, "已标记的"), (NO_WINDOW, "没定公示起止的"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """Which dossiers are shown; an empty answer lets all through."""

    text: str = ""
    state: str = ANY
    decision: str = ANY
    only: str = ANY

    @property
    def words(self) -> str:
        """Return what is let through, in words; nothing for all."""
        parts = [f"含“{self.text.strip()}”"] if self.text.strip() else []
        for answer, named in ((self.state, STATES), (self.decision, VERDICTS), (self.only, ONLY)):
            parts += [dict(named)[answer]] if answer else []
        return "，".join(parts)


class DossierList:
    """The rows read so far, and how they are looked at."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.rows: dict[str, Row] = {}
        """By file, in the order they were found."""
        self.marked: set[str] = set()
        self.sieve = Sieve()
        self.sorted_by = ""
        """Id of a column; empty for the order in which they were found."""
        self.downwards = False
        self.conflicting: Mapping[str, int] = {}
        """How many conflicts a file is in."""

    def take(self, rows: Iterable[Row]) -> None:
        """Take rows in; one of a file that is there replaces it in its place."""
        for row in rows:
            self.rows[row.file] = row

    def drop(self, files: Iterable[str]) -> None:
        """Forget files that are gone."""
        for file in files:
            self.rows.pop(file, None)
            self.marked.discard(file)

    def sort(self, id: str, *, downwards: bool | None = None) -> None:
        """Sort by a column; the same again turns the order round."""
        found = column(id)
        if downwards is not None:
            self.downwards = downwards
        elif id == self.sorted_by:
            self.downwards = not self.downwards
        else:
            self.downwards = found.downwards if found else False
        self.sorted_by = id

    def shown(self) -> list[Row]:
        """Return the rows that are let through, in order.

        What has nothing to sort by stands last either way, what is unreadable at the very end.
        """
        kept = [row for row in self.rows.values() if self._passes(row)]
        found = column(self.sorted_by)
        if found is None:
            return kept
        read = [(found.key(row, self.conflicts_of(row)), row) for row in kept if not row.error]
        there = sorted((one for one in read if not one[0][0]), key=_value, reverse=self.downwards)
        without = [row for (missing, _), row in read if missing]
        return [row for _, row in there] + without + [row for row in kept if row.error]

    def conflicts_of(self, row: Row) -> int:
        """Return how many conflicts a dossier is in."""
        return self.conflicting.get(row.file, 0)

    def toggle(self, file: str) -> bool:
        """Mark a file, or take its mark away; tell whether it is marked now."""
        self.marked ^= {file}
        return file in self.marked

    def marked_rows(self) -> list[Row]:
        """Return the marked dossiers that are let through and could be read, in the order they were found."""
        return [row for row in self._marked() if self._passes(row)]

    @property
    def hidden_marks(self) -> int:
        """Return how many marked dossiers are not let through: nothing is done to what nobody sees."""
        return sum(not self._passes(row) for row in self._marked())

    def _marked(self) -> list[Row]:
        return [row for file, row in self.rows.items() if file in self.marked and not row.error]

    def counts(self) -> Mapping[str, int]:
        """Return how many dossiers are in each state, the unreadable among them."""
        found: dict[str, int] = {}
        for row in self.rows.values():
            state = UNREADABLE if row.error else row.state
            found[state] = found.get(state, 0) + 1
        return found

    def _passes(self, row: Row) -> bool:
        sieve = self.sieve
        if sieve.state and sieve.state != (UNREADABLE if row.error else row.state):
            return False
        if sieve.decision and (row.error or row.decision != sieve.decision):
            return False
        if sieve.only and not self._is(row, sieve.only):
            return False
        sought = _plain(sieve.text)
        return not sought or all(part in haystack(row) for part in sought.split())

    def _is(self, row: Row, only: str) -> bool:
        match only:
            case "problems":
                return bool(row.error) or any(one.severity is not Severity.NOTE for one in row.problems)
            case "conflicts":
                return self.conflicts_of(row) > 0
            case "marked":
                return row.file in self.marked
            case _:
                return row.window is None and not row.error


def _value(keyed: tuple[SortKey, Row]) -> Any:
    """Return what a row is sorted by: numbers, texts or places, the same sort for one column."""
    return keyed[0][1]


def haystack(row: Row) -> str:
    """Return what a text is looked for in: name, unit, direction, file name, why it could not be read."""
    return _haystack(name_of(row), row.unit, row.area, PurePath(row.file).name, tuple(one.message for one in row.error))


@lru_cache(maxsize=20_000)
def _haystack(name: str, unit: str, area: str, file: str, errors: tuple[str, ...]) -> str:
    return _plain("\n".join((name, unit, area, file, *errors)))


def _plain(text: str) -> str:
    return half_width(text).casefold().strip()


def summary_words(counts: Mapping[str, int], words: Sequence[tuple[str, str]] = STATES) -> str:
    """Return how many are in each state, as ``待受理54，读不出来6``."""
    return "，".join(f"{word}{counts[state]}" for state, word in words if counts.get(state))
