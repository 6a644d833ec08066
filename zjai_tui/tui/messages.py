"""What widgets tell the app. A widget never changes the dossier: it says what the person means."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:  # the first screen does not wait for what a dossier needs
    from ..dossier.recovery import Left
    from ..filling.session import Edit


def _nobody_waits() -> None:
    return None


class Quit(Message):
    """The person wants to end the program. It takes the way of the keys, so that those typed before are done first."""


class Meant(Message):
    """The person means to change the dossier."""

    def __init__(self, edit: Edit, label: str, merge: str = "", heard: Callable[[], None] = _nobody_waits) -> None:
        """Keep the edit, what to call it when it is undone, and the key under which edits in a row join.

        `heard` is called once the app has taken it in.
        """
        super().__init__()
        self.edit, self.label, self.merge, self.heard = edit, label, merge, heard


class Drafted(Message):
    """The person typed something that is not an answer; it stays on screen."""

    def __init__(self, key: str, typed: str, label: str, heard: Callable[[], None] = _nobody_waits) -> None:
        """Keep the slot's key, the text, and the slot's title; `heard` as in `Meant`."""
        super().__init__()
        self.key, self.typed, self.label, self.heard = key, typed, label, heard


class Asked(Message):
    """The person clicked a command."""

    def __init__(self, action: str) -> None:
        """Keep the name of the action."""
        super().__init__()
        self.action = action


class EvidenceSeen(Message):
    """Somebody looked at the files of evidence: the session knows how they stand."""


class Told(Message):
    """A widget has something to say to the person."""

    def __init__(self, text: str, *, bad: bool = False) -> None:
        """Keep the sentence, and whether it tells of something amiss."""
        super().__init__()
        self.text, self.bad = text, bad


class EditEntry(Message):
    """The person wants to change an achievement."""

    def __init__(self, entry_id: str) -> None:
        """Keep the achievement's id."""
        super().__init__()
        self.entry_id = entry_id


class OpenPath(Message):
    """The person picked a dossier file."""

    def __init__(self, path: Path) -> None:
        """Keep the path."""
        super().__init__()
        self.path = path


class Restore(Message):
    """The person wants to see what was left behind unsaved."""

    def __init__(self, left: Left) -> None:
        """Keep the copy."""
        super().__init__()
        self.left = left


class OpenExample(Message):
    """The person picked a shipped example."""

    def __init__(self, name: str) -> None:
        """Keep the example's name."""
        super().__init__()
        self.name = name
