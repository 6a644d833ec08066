"""The sources of the screens, looked at: no text becomes markup, no style stands outside the sheets."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable, Iterable
from importlib.resources import files
from pathlib import Path

import zjai_tui.tui
from zjai_tui.tui.shell import FIRST_STYLES, STYLES, styles

FOLDER = Path(zjai_tui.tui.__file__).parent
MODULES = sorted(FOLDER.rglob("*.py"))
MARKUP_CAPABLE = {
    "Static", "Label", "Button", "Checkbox", "RadioButton", "RadioSet", "Select", "Tab", "TabPane", "Collapsible",
    "Tree", "DataTable", "SelectionList", "ListItem", "Markdown", "notify", "from_markup", "Placeholder",
}  # fmt: skip
PURE = {
    "answers", "blocks", "case_words", "citing", "claim_slots", "command", "commands", "commands_standard",
    "finding_lines", "folders", "importing", "indicators", "left", "marks", "overview", "person_slots",
    "publicity", "publicity_words", "recent", "routes", "rulebook", "session", "settings", "sheet",
    "slots", "themes", "timeline_words", "titles",
}  # fmt: skip
TEXT_ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "sub_title"}


def found(at_fault: Callable[[ast.AST], bool], paths: Iterable[Path] = MODULES) -> list[str]:
    """Return file and line of every part of the syntax that is at fault."""
    trees = ((path, ast.parse(path.read_text(encoding="utf-8"))) for path in paths)
    return [
        f"{path.relative_to(FOLDER).as_posix()}:{getattr(node, 'lineno', 1)}"
        for path, tree in trees
        for node in ast.walk(tree)
        if at_fault(node)
    ]


def test_nothing_that_reads_markup_is_used() -> None:
    def reads_markup(node: ast.AST) -> bool:
        if isinstance(node, ast.Call):
            return getattr(node.func, "id", getattr(node.func, "attr", "")) in MARKUP_CAPABLE
        return isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and node.attr in TEXT_ATTRIBUTES

    assert not found(reads_markup)


def test_options_are_made_of_content_never_of_strings() -> None:
    def of_string(node: ast.AST) -> bool:
        is_option = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Option"
        return is_option and isinstance(node.args[0], ast.Constant | ast.JoinedStr)

    assert not found(of_string)


def test_styles_stand_in_the_sheets_alone() -> None:
    elsewhere = ("DEFAULT_CSS", "CSS_PATH", ".styles.")
    assert not [path for path in MODULES if any(one in path.read_text(encoding="utf-8") for one in elsewhere)]


def test_what_decides_knows_no_screen() -> None:
    def knows_screens(node: ast.AST) -> bool:
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        return any(name.partition(".")[0] in {"textual", "rich"} for name in names)

    assert not found(knows_screens, [path for path in MODULES if path.parent == FOLDER and path.stem in PURE])


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
    assert not loaded & {"cattrs", "tomllib", "zipfile", "zjai_tui.tui.files.desk", "zjai_tui.tui.screens.workspace"}


def test_every_sheet_is_loaded() -> None:
    sheets = {one.name.removesuffix(".tcss") for one in files("zjai_tui.tui").joinpath("styles").iterdir()}
    assert sheets - {"__init__.py", "__pycache__"} == set(STYLES)
    assert set(FIRST_STYLES) <= set(STYLES)
    assert "Screen {" in styles(FIRST_STYLES)
