"""The page on Windows, laid out for a terminal."""

from __future__ import annotations

from ..rules.locate import shipped_folder
from ..transcribing.guide import laid_out


def windows_page(cells: int) -> str:
    """Return how to use the program on Windows."""
    text = shipped_folder().joinpath("guide", "windows.md").read_text(encoding="utf-8")
    return laid_out(text, cells)
