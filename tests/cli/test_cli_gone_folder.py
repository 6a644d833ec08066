"""Commands begun in a folder that was taken away: an answer or a refusal, never a failure."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from zjai_tui.__main__ import main
from zjai_tui.base import places
from zjai_tui.base.folders import DATA_DIR_VARIABLE
from zjai_tui.rules.catalog import examples

Capture = pytest.CaptureFixture[str]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there nobody can take such a folder away")
CALLS = (
    "doctor", "--data-dir d score a.toml", "score ../a.toml --data-dir ../d", "check ../a.toml", "evidence ../a.toml",
    "seal ../a.toml", "report ../a.toml -o r.html", "new b.toml", "batch ../a.toml", "batch .",
    "merge ../a.toml a.toml", "compare ../a.toml --cycle 2024 --save ../c.toml", "review submit ../a.toml --by 甲",
    "verify ../a.toml x.toml", "standard default", "standard lint x.toml", "standard new x.toml",
    "standard stamp x.toml --all --by 甲", "cycle new 2029 --from 2024", "demo --save ex", "publicity 2024-09-13",
)  # fmt: skip


def test_no_command_fails_in_a_folder_that_was_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    folder = tmp_path / "甲"
    shutil.copy(str(dict(examples())["reached"]), tmp_path / "a.toml")
    monkeypatch.setenv(DATA_DIR_VARIABLE, "own")
    for call in CALLS:
        folder.mkdir()
        monkeypatch.chdir(folder)
        monkeypatch.setattr(places, "_LAST", [])
        monkeypatch.setenv("PWD", str(folder))
        folder.rmdir()
        code = main(call.split())
        told = capsys.readouterr()
        assert code in {0, 1, 2}, call
        assert "程序出错" not in told.err, call
        if call == "doctor":
            assert "当前文件夹：已经不在了" in told.out
        shutil.rmtree(folder, ignore_errors=True)  # the own folder may have been made there
    assert (tmp_path / "c.toml").exists()
