"""The house is in order: what lies where, how long, how whole, and that the README tells the truth."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pytest

import zjai_tui
from zjai_tui.cli.registry import COMMANDS

ROOT = Path(zjai_tui.__file__).resolve().parents[1]
MODULES = sorted((ROOT / "zjai_tui").rglob("*.py"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
LONGEST_MODULE, LONGEST_CLASS = 400, 250


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _found(paths: Iterable[Path], *, at_fault: Callable[[ast.AST], bool]) -> list[str]:
    """Return file and line of every part of the syntax that is at fault."""
    return [
        f"{path.relative_to(ROOT).as_posix()}:{getattr(node, 'lineno', 1)}"
        for path in paths
        for node in ast.walk(_tree(path))
        if at_fault(node)
    ]


def test_every_module_says_what_it_is_for_and_none_is_too_long() -> None:
    assert not [str(path) for path in MODULES if not ast.get_docstring(_tree(path))]
    assert not [str(path) for path in MODULES if path.read_text(encoding="utf-8").count("\n") > LONGEST_MODULE]


def test_no_class_is_too_long() -> None:
    assert not _found(
        MODULES,
        at_fault=lambda node: isinstance(node, ast.ClassDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_CLASS,
    )


def test_nothing_is_left_unfinished() -> None:
    marks = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")
    assert not [str(path) for path in MODULES if marks.search(path.read_text(encoding="utf-8"))]


def test_no_exception_is_swallowed() -> None:
    def swallows(node: ast.AST) -> bool:
        if not isinstance(node, ast.ExceptHandler):
            return False
        catches_all = node.type is None or (isinstance(node.type, ast.Name) and "Exception" in node.type.id)
        return catches_all and all(isinstance(step, ast.Pass) for step in node.body)

    assert not _found(MODULES, at_fault=swallows)


LOST_WITHOUT_A_FOLDER = {"getcwd", "abspath", "realpath", "cwd", "absolute", "resolve"}
"""Functions, and methods of a path, that fail once the folder one stands in was taken away."""
MAY_ASK = {"zjai_tui/base/places.py", "zjai_tui/base/shipped.py", "zjai_tui/cli/crash.py"}
"""The one that answers all others, and those that ask for the program's own files, named from the root by Python."""


def test_only_one_module_asks_where_the_program_stands() -> None:
    def asks(node: ast.AST) -> bool:
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            return False
        of_a_path = node.func.attr not in {"resolve", "absolute", "cwd"} or not node.args
        return node.func.attr in LOST_WITHOUT_A_FOLDER and of_a_path

    others = [path for path in MODULES if path.relative_to(ROOT).as_posix() not in MAY_ASK]
    assert len(others) == len(MODULES) - len(MAY_ASK)
    assert not _found(others, at_fault=asks)


RECKONING = ("rules", "scoring", "eligibility", "dossier", "transcribing", "reports")
RECKONS = [path for path in MODULES if path.relative_to(ROOT / "zjai_tui").parts[0] in RECKONING]


def test_points_are_never_floats() -> None:
    def reckons_loosely(node: ast.AST) -> bool:
        if isinstance(node, ast.Constant):
            return isinstance(node.value, float)
        return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"

    assert not _found(RECKONS, at_fault=reckons_loosely)


def _chinese_texts(path: Path) -> list[str]:
    tree = _tree(path)
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings are English
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and id(node) not in said
        and isinstance(node.value, str)
        and re.search(r"[\u4e00-\u9fff]", node.value)
        and not re.search(r"\(\?|\||\]\{", node.value)  # a pattern, not a text
    ]


@pytest.mark.parametrize(
    "slip",
    [r"[\u4e00-\u9fff][,;:?!]", r"[\u4e00-\u9fff，。；：] +[\u4e00-\u9fff]", "！"],
    ids=["half-width marks", "spaces", "shouting"],
)
def test_chinese_texts_hold_none_of(slip: str) -> None:
    wrong = re.compile(slip)
    assert not [(str(path), text) for path in MODULES for text in _chinese_texts(path) if wrong.search(text)]


def test_the_top_level_holds_only_what_belongs_there() -> None:
    allowed = {"zjai_tui", "data", "tests", "pyproject.toml", "README.md"}
    found = {one.name for one in ROOT.iterdir() if not one.name.startswith(".")}
    assert found - {"build", "dist"} <= allowed


def _commands(mark: str) -> list[str]:
    match = re.search(rf"^<!-- {mark} -->\n```sh\n((?:.+\n)+)```$", README, re.MULTILINE)
    assert match, f"the README has no commands marked {mark}"
    return match[1].splitlines()


def test_the_readme_begins_and_is_tested_with_one_line_each_complete_by_itself() -> None:
    for mark in ("run", "test"):
        (command,) = _commands(mark)
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert _commands("run")[0].endswith(".venv/bin/zjai demo")
    assert ".venv/bin/pytest" in _commands("test")[0]


def test_the_readme_leads_to_a_scored_dossier_a_publicity_date_and_the_one_file() -> None:
    walk = "\n".join(_commands("tour"))
    assert all(f"\nzjai {command} " in walk for command in ("new", "fill", "score", "publicity"))
    assert _commands("pyz")[0].endswith(".packing/build.py")


def test_the_readme_tells_the_architecture_briefly() -> None:
    section = README[README.index("\n## 代码怎么放") : README.index("\n## 参与修改")]
    assert section.count("\n") <= 150


def test_the_readme_names_every_command_and_no_other() -> None:
    assert set(re.findall(r"^\| `zjai (\w+)", README, re.MULTILINE)) == set(COMMANDS)


def test_every_file_the_readme_points_to_is_there() -> None:
    for path in re.findall(r"[`(]((?:tests|\.ci|\.packing|data)/[\w./]*)[`)]", README):
        assert (ROOT / path).exists(), path


def test_ci_copies_every_command_from_the_readme_and_can_be_run() -> None:
    script = ROOT / ".ci" / "run"
    text = script.read_text(encoding="utf-8")
    assert "for mark in run tour pyz;" in text
    assert "readme_commands test" in text
    assert os.access(script, os.X_OK)
