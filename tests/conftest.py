"""For all tests: the person's own folder is a fresh temporary one, never the real one of whoever runs them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="session")
def _own_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZJAI_DATA_DIR", str(tmp_path_factory.mktemp("zjai")))
        patch.delenv("COLUMNS", raising=False)
        yield
