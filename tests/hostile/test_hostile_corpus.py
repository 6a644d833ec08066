"""A portion of the hostile corpus through every command and some screens; `python tests/hostile` tries all of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
PORTIONS = {
    "dossiers": ("--only", "dossier report", "--quick", "1", "--mutants", "2"),
    "rules": ("--only", "cycle", "--quick", "1", "--mutants", "2"),
    "exports": ("--only", "export", "--quick", "1", "--mutants", "3"),
    "screens": ("--screens", "--only", "app: dossier", "--case", "wrong", "--mutants", "3"),
}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="each case is tried in a process forked from this one")
@pytest.mark.parametrize("portion", PORTIONS)
def test_no_hostile_file_is_obeyed_or_breaks_a_command(portion: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(HERE), *PORTIONS[portion]],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        env=os.environ | {"PYTHONUTF8": "1", "ZJAI_DATA_DIR": str(tmp_path / "own")},
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert " 0 went wrong" in done.stdout
