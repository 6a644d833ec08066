"""The house is in order: what lies where, how long, how whole, and that the README tells the truth."""

from __future__ import annotations

import ast
import os
import re
from pathlib import Path

import pytest

import zjai_tui
from zjai_tui.cli.registry import COMMANDS

ROOT = Path(zjai_tui.__file__).resolve().parents[1]
MODULES = sorted((ROOT / "zjai_tui").rglob("*.py"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
LONGEST_MODULE, LONGEST_CLASS = 400, 250


def _named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=_named)
def test_a_module_has_one_purpose_and_says_which(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree)
    assert text.count("\n") <= LONGEST_MODULE
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_CLASS, node.name


@pytest.mark.parametrize("path", MODULES, ids=_named)
def test_nothing_is_left_unfinished_or_swallowed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\b(TODO|FIXME|XXX|NotImplementedError)\b", text)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ExceptHandler):
            catches_all = node.type is None or (isinstance(node.type, ast.Name) and "Exception" in node.type.id)
            assert not (catches_all and all(isinstance(step, ast.Pass) for step in node.body)), node.lineno


RECKONING = ("rules", "scoring", "eligibility", "dossier", "reports")
RECKONS = [path for path in MODULES if path.relative_to(ROOT / "zjai_tui").parts[0] in RECKONING]


@pytest.mark.parametrize("path", RECKONS, ids=_named)
def test_points_are_never_floats(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), node.lineno
        assert not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float")


def _chinese_texts(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings are English
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and id(node) not in said
        and isinstance(node.value, str)
        and re.search(r"[\u4e00-\u9fff]", node.value)
    ]


@pytest.mark.parametrize("path", MODULES, ids=_named)
def test_chinese_texts_hold_no_half_width_marks_spaces_or_shouting(path: Path) -> None:
    for text in _chinese_texts(path):
        assert not re.search(r"[\u4e00-\u9fff][,;:?!]", text), text
        assert not re.search(r"[\u4e00-\u9fff，。；：] +[\u4e00-\u9fff]", text), text
        assert "！" not in text, text


def test_the_top_level_holds_only_what_belongs_there() -> None:
    allowed = {"zjai_tui", "data", "tests", "pyproject.toml", "README.md"}
    found = {one.name for one in ROOT.iterdir() if not one.name.startswith(".")}
    assert found - {"build", "dist"} <= allowed


def _command(mark: str) -> str:
    match = re.search(rf"^<!-- {mark} -->\n```sh\n(.+)\n```$", README, re.MULTILINE)
    assert match, f"the README has no one-line command marked {mark}"
    return match[1]


def test_each_readme_command_is_one_line_complete_by_itself() -> None:
    for mark in ("run", "test"):
        assert _command(mark).startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert _command("run").endswith(".venv/bin/zjai demo")
    assert ".venv/bin/pytest" in _command("test")


def test_the_readme_names_every_command_and_no_other() -> None:
    assert set(re.findall(r"^\| `zjai (\w+)", README, re.MULTILINE)) == set(COMMANDS)


def test_every_file_the_readme_points_to_is_there() -> None:
    for path in re.findall(r"`((?:tests|\.ci|data)/[\w./]*)`", README):
        assert (ROOT / path).exists(), path


def test_ci_takes_both_commands_from_the_readme_and_can_be_run() -> None:
    script = ROOT / ".ci" / "run"
    text = script.read_text(encoding="utf-8")
    assert "readme_command run" in text
    assert "readme_command test" in text
    assert os.access(script, os.X_OK)
