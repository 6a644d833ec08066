"""For all tests: the person's own folder is a fresh temporary one, never the real one of whoever runs them."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings

RARELY = (50_000, 20, 20)
"""Allocations between collections of what is no longer used: the default costs a fifth of the time of these tests."""

gc.set_threshold(*RARELY)
sys.dont_write_bytecode = False  # else each run compiles all tests, and each program it starts the package
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

if "CI" not in os.environ:  # there Hypothesis chooses a profile of its own, also without a clock
    settings.register_profile("untimed", deadline=None)
    settings.load_profile("untimed")


@pytest.fixture(autouse=True, scope="session")
def _own_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZJAI_DATA_DIR", str(tmp_path_factory.mktemp("zjai")))
        patch.delenv("COLUMNS", raising=False)
        yield
