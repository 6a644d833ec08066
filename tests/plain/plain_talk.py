"""Somebody to talk to in tests: one who reads prepared lines, and one who answers by what is asked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from zjai_tui.cli.fill_plain import make
from zjai_tui.dossier.store import load
from zjai_tui.filling.rulebook import rules_for
from zjai_tui.filling.session import Session
from zjai_tui.plain.keeping import Keeper
from zjai_tui.plain.talk import EndOfInput
from zjai_tui.plain.walk import Walk


class Script:
    """Types prepared lines."""

    def __init__(self, *lines: str, interactive: bool = True) -> None:
        self.interactive = interactive
        self.heard = 0
        self.said: list[str] = []
        self._lines = [*lines]

    def say(self, line: str) -> None:
        assert line.strip(), "an empty line says nothing"
        self.said.append(line)

    def hear(self, prompt: str) -> str | None:
        if not self._lines:
            return None
        self.heard += 1
        return self._lines.pop(0)

    @property
    def text(self) -> str:
        return "\n".join(self.said)


class Person(Script):
    """Answers by the key of the question; where there is no answer left, keeps what is there."""

    def __init__(self, answers: Mapping[str, str | list[str]]) -> None:
        super().__init__()
        self.walk: Walk | None = None
        self.typed: list[str] = []
        self._answers = {key: [one] if isinstance(one, str) else [*one] for key, one in answers.items()}

    @property
    def left(self) -> dict[str, list[str]]:
        return {key: one for key, one in self._answers.items() if one}

    def hear(self, prompt: str) -> str | None:
        assert self.walk is not None
        waiting = self._answers.get(self.walk.position.stop.key)
        self.typed.append(waiting.pop(0) if waiting else "")
        assert len(self.typed) < 400, "the walk does not end"
        return self.typed[-1]


def opened(path: Path, talk: Script) -> Walk:
    """Return a walk over the dossier at `path`, which is made when it is not there."""
    make(path)
    loaded = load(path)
    session = Session(loaded.dossier, rules_for, path=loaded.path, stamp=loaded.stamp)
    return Walk(session, talk, Keeper(session))


def walked(path: Path, *lines: str, interactive: bool = True) -> tuple[Walk, Script]:
    """Return the walk after these lines, and what was said."""
    talk = Script(*lines, interactive=interactive)
    walk = opened(path, talk)
    try:
        walk.run()
    except EndOfInput:
        return walk, talk
    return walk, talk
