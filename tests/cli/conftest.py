"""For the command-line tests: the folders of invented dossiers that the batch tests are made with."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "batch"))
