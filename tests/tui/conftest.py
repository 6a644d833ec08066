"""For the screens' tests: an own folder for each, and a fixed place to stand in."""

from __future__ import annotations

from pathlib import Path

import pytest

from zjai_tui.tui import shell
from zjai_tui.tui.settings import remember_setting

NEVER = 3600.0
"""Seconds: recovery copies are written when a test asks for it, not when it happens to be slow."""


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test an own folder of somebody who has seen the tour, and a working folder with nothing in it."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path / "own"))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(shell, "LOOK_EVERY", NEVER)
    monkeypatch.chdir(folder)
    remember_setting("toured", True)
