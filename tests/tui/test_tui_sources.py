"""The sources of the screens, looked at: no text becomes markup, no style stands outside the sheets."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

import zjai_tui.tui
from zjai_tui.tui.shell import FIRST_STYLES, STYLES, styles

FOLDER = Path(zjai_tui.tui.__file__).parent
MODULES = sorted(FOLDER.rglob("*.py"))
MARKUP_CAPABLE = {
    "Static", "Label", "Button", "Checkbox", "RadioButton", "RadioSet", "Select", "Tab", "TabPane", "Collapsible",
    "Tree", "DataTable", "SelectionList", "ListItem", "Markdown", "notify", "from_markup", "Placeholder",
}  # fmt: skip
PURE = {
    "answers", "blocks", "citing", "claim_slots", "commands", "folders", "indicators", "left", "marks", "overview",
    "person_slots", "publicity", "publicity_words", "recent", "routes", "rulebook", "session", "settings", "sheet",
    "slots", "themes", "timeline_words", "titles",
}  # fmt: skip
TEXT_ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "sub_title"}


def named(path: Path) -> str:
    return path.relative_to(FOLDER).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_nothing_that_reads_markup_is_used(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            assert name not in MARKUP_CAPABLE, node.lineno
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            assert node.attr not in TEXT_ATTRIBUTES, node.lineno


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_options_are_made_of_content_never_of_strings(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Option":
            assert not isinstance(node.args[0], ast.Constant | ast.JoinedStr), node.lineno


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_styles_stand_in_the_sheets_alone(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "DEFAULT_CSS" not in text
    assert "CSS_PATH" not in text
    assert ".styles." not in text


@pytest.mark.parametrize("path", [path for path in MODULES if path.parent == FOLDER and path.stem in PURE], ids=named)
def test_what_decides_knows_no_screen(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        assert not [name for name in names if name.partition(".")[0] in {"textual", "rich"}]


AT_FIRST = """
import sys
import zjai_tui.tui.app
print(*(name for name in sys.modules if name.split(".")[0] in {"zjai_tui", "cattrs", "tomllib", "zipfile"}))
"""


def test_the_first_screen_waits_for_no_rules() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", AT_FIRST], capture_output=True, text=True, check=True, cwd=FOLDER.parents[1]
    )
    loaded = set(ran.stdout.split())
    layers = {name.split(".")[1] for name in loaded if name.startswith("zjai_tui.")}
    assert layers <= {"base", "cli", "tui"}
    assert not loaded & {"cattrs", "tomllib", "zipfile", "zjai_tui.tui.desk", "zjai_tui.tui.screens.workspace"}


def test_every_sheet_is_loaded() -> None:
    sheets = {one.name.removesuffix(".tcss") for one in files("zjai_tui.tui").joinpath("styles").iterdir()}
    assert sheets - {"__init__.py", "__pycache__"} == set(STYLES)
    assert set(FIRST_STYLES) <= set(STYLES)
    assert "Screen {" in styles(FIRST_STYLES)
