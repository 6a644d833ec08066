"""For the screens' tests: an own folder for each, and a fixed place to stand in."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test its own recent list, and a working folder with nothing in it."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path / "own"))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.chdir(folder)
