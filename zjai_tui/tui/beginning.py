"""What the app is opened on. No textual here."""

from __future__ import annotations

from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .shell import Shell


@dataclass(frozen=True, slots=True)
class Beginning:
    """What was asked for on the command line; nothing of it: the home page."""

    path: Path | None = None
    """A dossier, or a folder of them."""
    demo: str | None = None
    """Name of a shipped example."""
    standard: str | None = None
    """A standard, by id or path; the empty text: the ways to begin one."""
    review: Path | None = None
    """A dossier to be reviewed by the unit."""

    def work(self, app: Shell) -> Coroutine[Any, Any, object] | None:
        """Return what is to be run as a worker; None where that is nothing."""
        if self.review is not None:
            return app.unit_desk.review(self.review)
        if self.path is not None:
            return app.unit_desk.open_folder(self.path) if self.path.is_dir() else app.desk.open(self.path)
        return app.desk.open_example(self.demo) if self.demo is not None else None


HOME = Beginning()
