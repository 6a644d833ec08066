"""What packs the program is not part of it: it lies in a folder of its own, whose modules are imported by name."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / ".packing"))
