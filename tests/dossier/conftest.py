"""A saved dossier for the tests of the store."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier_samples import FULL
from zjai_tui.dossier.store import create


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A saved dossier in a folder of its own."""
    folder = tmp_path / "档案"
    folder.mkdir()
    create(FULL, folder / "甲.toml", app_version="0.1.0")
    return folder / "甲.toml"
