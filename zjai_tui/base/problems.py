"""A problem is one Chinese sentence: where it is, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

MOST = 100
"""Problems told at once; a file with more is wrong as a whole."""
LONGEST = 1_000
"""Characters of a sentence that are told; names out of a file may be of any length."""


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def label(self) -> str:
        """Return the word people read, the same everywhere."""
        return {"error": "必须改", "warning": "应处理", "note": "可看一看"}[self.value]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong, told so that a clerk can mend it."""

    code: str
    """Stable ASCII name, part of the JSON contract, e.g. ``toml-syntax``."""
    where: str
    """The place in Chinese: file, then table, then key."""
    message: str
    """What is wrong, in Chinese, without final punctuation."""
    remedy: str
    """What to do, in Chinese, without final punctuation; may be empty only for a note."""
    severity: Severity = Severity.ERROR

    def sentence(self) -> str:
        """Return the whole as one Chinese sentence: one line, printable, whatever the file it tells of holds."""
        head = f"{self.where}：" if self.where else ""
        tail = f"。{self.remedy}。" if self.remedy else "。"
        return _shown(head) + _shown(self.message) + _shown(tail)

    def within(self, place: str) -> Problem:
        """Return the same problem with its place prefixed by an outer one (a file name)."""
        return replace(self, where="，".join(part for part in (place, self.where) if part))


class Refused(Exception):
    """Input that cannot be used. Carries every problem found, never only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, at least one; beyond `MOST` only their number is told."""
        found = tuple(problems)
        if len(found) > MOST:
            rest = Problem("more-problems", "", f"另有{len(found) - MOST}处问题未列出", "请先改好以上各处")
            found = (*found[:MOST], rest)
        self.problems = found
        super().__init__("\n".join(problem.sentence() for problem in self.problems))


def refuse(code: str, where: str, message: str, remedy: str) -> Refused:
    """Return the exception for a single problem."""
    return Refused([Problem(code, where, message, remedy)])


def _shown(part: str) -> str:
    """Return a part of a sentence without what could steer a terminal, and cut where no honest one ends."""
    if len(part) <= LONGEST and part.isprintable():
        return part
    cut = part if len(part) <= LONGEST else part[: LONGEST - 2] + "…" + part[-1]
    return "".join(char if char.isprintable() else " " for char in cut)
