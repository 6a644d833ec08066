"""Choosing where to write a file whose ending decides its format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ...base.problems import Problem
from ...base.text import quoted
from ..files.copying import OVERWRITE
from .paths import PathScreen


class FormatScreen(PathScreen):
    """Answers a path with one of the endings; without any ending the first one is added."""

    def __init__(self, title: str, base: Path, typed: str, endings: Sequence[str]) -> None:
        """Suggest the name `typed` in the folder `base`."""
        super().__init__(title, base, typed=typed, to_write=True, ending="", every=True, overwrite=OVERWRITE)
        self._endings = tuple(endings)

    def _take(self, path: Path) -> None:
        ending = path.suffix.lower()
        if not ending:
            path = path.with_name(path.name + self._endings[0])
        elif ending not in self._endings:
            known = "、".join(self._endings)
            self._complain(
                Problem("file-ending", quoted(path.name), "后缀决定格式，没有这一种", f"请用{known}").sentence()
            )
            return
        super()._take(path)
