"""For all tests: the person's own folder is a fresh temporary one, never the real one of whoever runs them."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

if "CI" not in os.environ:  # there Hypothesis chooses a profile of its own, also without a clock
    settings.register_profile("untimed", deadline=None)
    settings.load_profile("untimed")


@pytest.fixture(autouse=True, scope="session")
def _own_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZJAI_DATA_DIR", str(tmp_path_factory.mktemp("zjai")))
        patch.delenv("COLUMNS", raising=False)
        yield
