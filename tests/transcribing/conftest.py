"""For the tests of transcribing: what the tests of the rules invent is at hand here, too."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "rules"))
