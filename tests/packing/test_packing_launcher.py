"""The file starts wherever it lies, and tells a Python that is too old what it lacks."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import launcher
import pytest
from archive import write_archive
from contents import own_files

from zjai_tui.__main__ import main
from zjai_tui.cli.crash import keep_crash
from zjai_tui.rules.catalog import examples

ROOT = Path(__file__).resolve().parents[2]
LAUNCHER = ROOT / ".packing" / "launcher.py"
Version = namedtuple("Version", "major minor micro")
Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 13)])
def test_a_python_too_old_is_told_which_is_needed(
    version: tuple[int, ...], monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr(sys, "version_info", Version(*version))
    monkeypatch.setattr(sys, "path", ["zjai.pyz"])
    assert launcher.main() == 2
    told = capsys.readouterr().err
    assert told.startswith(f"zjai 需要 Python 3.11 或更新的版本，这里是 Python {version[0]}.{version[1]}。")
    assert told.endswith("python3.11 zjai.pyz\n")


def test_the_launcher_has_nothing_an_old_python_cannot_read() -> None:
    nodes = list(ast.walk(ast.parse(LAUNCHER.read_text(encoding="utf-8"))))
    assert not [one for one in nodes if isinstance(one, ast.JoinedStr | ast.AnnAssign | ast.NamedExpr | ast.Match)]
    functions = [one for one in nodes if isinstance(one, ast.FunctionDef)]
    assert not [one.name for one in functions if one.returns or any(arg.annotation for arg in one.args.args)]
    assert LAUNCHER.read_text(encoding="utf-8").startswith("# -*- coding: utf-8 -*-")


def test_the_packed_program_answers_from_a_place_where_nothing_can_be_written(tmp_path: Path, capsys: Capture) -> None:
    """Without byte code, as for a Python it was not packed by; the libraries are those of the tests."""
    place = tmp_path / "只读 文件夹"
    write_archive(place.parent / "甲.pyz", own_files(ROOT) | {"__main__.py": LAUNCHER.read_bytes()})
    place.mkdir()
    file = (place.parent / "甲.pyz").rename(place / "自评 工具")
    file.chmod(0o444)
    place.chmod(0o555)
    example = str(dict(examples())["reached"])
    around = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, str(file), "score", example, "--json"]
    done = subprocess.run(command, capture_output=True, cwd=tmp_path, env=around, check=False)
    place.chmod(0o755)
    assert done.stderr.decode() == ""
    assert main(["score", example, "--json"]) == done.returncode
    assert json.loads(done.stdout) == json.loads(capsys.readouterr().out)
    assert [one.name for one in place.iterdir()] == ["自评 工具"]


def test_the_place_of_an_error_in_packed_byte_code_is_told_by_its_module() -> None:
    code = compile("raise ValueError", "zjai_tui/scoring/engine.py", "exec")
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - any
        exec(code)
    kept = keep_crash(caught.value, [])
    assert kept is not None
    assert "  zjai_tui/scoring/engine.py:1 <module>\n" in kept.read_text(encoding="utf-8")
