"""For the trials of saving: the samples that the tests of dossiers and of reviews are made with."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "dossier"))
