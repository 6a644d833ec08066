"""What the home screen finds out in a thread: unsaved work, recent dossiers that are gone, the examples' scores.

It loads the rules, so the home screen loads it only after it has been painted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ...base.problems import Refused
from ...base.toml_files import parse_toml
from ...checkup.own_folder import nothing_kept
from ...dossier.reader import dossier_from
from ...dossier.recovery import Left, left_behind
from ...filling.rulebook import rules_for
from ...filling.session import Session
from ...rules.catalog import example_order, examples, read_example
from ...scoring.trace import DECISIONS, span_text
from ..widgets.lists import Line
from .folders import is_there
from .left import left_name, recovery_folder, when


@dataclass(frozen=True, slots=True)
class Scored:
    """An example: its title, its score in words, and what must be said beside the score."""

    title: str
    score: str = ""
    banner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Everything that takes a moment to find out."""

    left: tuple[Left, ...] = ()
    missing: frozenset[Path] = frozenset()
    scores: Mapping[str, Scored] = field(default_factory=dict)
    nothing_kept: str = ""
    """That nothing can be remembered on this machine, as a sentence."""

    def left_lines(self) -> list[Line]:
        """Return a line for each copy of unsaved work."""
        return [
            Line(f"left {at}", f"没有保存就中断：{left_name(one)}", when(one.at), "open")
            for at, one in enumerate(self.left)
        ]

    def example_lines(self) -> list[Line]:
        """Return a line for each example."""
        return [Line(f"demo {name}", f"示例：{one.title}", one.score, "muted") for name, one in self.scores.items()]

    @property
    def banners(self) -> tuple[str, ...]:
        """Return what must be said beside the scores, each once."""
        return tuple(dict.fromkeys(one.banner for one in self.scores.values() if one.banner))


def looked_around(recent: Iterable[Path], scores: Mapping[str, Scored] | None = None) -> Around:
    """Look at the person's folder, at the recent dossiers, and (unless `scores` are known) at the examples."""
    missing = frozenset(path for path in recent if not is_there(path))
    return Around(
        left=left_behind(recovery_folder()),
        missing=missing,
        nothing_kept=nothing_kept(),
        scores=scores or dict(sorted(_all_scored(), key=lambda one: example_order(one[1].title))),
    )


def _all_scored() -> Iterable[tuple[str, Scored]]:
    for name, _ in examples():
        try:
            session = Session(dossier_from(parse_toml(read_example(name), name), name), rules_for)
        except Refused:
            yield name, Scored(name, "读不出来")
        else:
            result = session.assessment
            words = f"自评{span_text(result.total)}分，{DECISIONS[result.decision]}"
            yield name, Scored(session.dossier.person.name or name, words, result.banner)
