from __future__ import annotations

import pytest

from zjai_tui.rules.catalog import find_cycle
from zjai_tui.rules.cycles.cycle import Cycle


@pytest.fixture(scope="session")
def cycle() -> Cycle:
    return find_cycle("2024")
