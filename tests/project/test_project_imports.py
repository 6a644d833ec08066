"""Who may import whom, looked at from outside: in fresh interpreters, and by the written contracts."""

from __future__ import annotations

import json
import os
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import zjai_tui
from zjai_tui.cli.registry import COMMANDS
from zjai_tui.rules.catalog import examples

ROOT = Path(zjai_tui.__file__).resolve().parents[1]
SCREENS = ("textual", "rich")
BELOW_THE_SCREENS = (
    "base",
    "rules",
    "dossier",
    "workdays",
    "scoring",
    "eligibility",
    "areas",
    "reports",
    "filling",
    "checkup",
    "plain",
    "cli",
)


def _run(code: str, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Have a fresh interpreter run the code in a folder, without input."""
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True, text=True, encoding="utf-8", cwd=folder, stdin=subprocess.DEVNULL, check=False, timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done


def _loaded_by(code: str, folder: Path) -> set[str]:
    """Return the top names in ``sys.modules`` after a fresh interpreter has run the code."""
    tail = "\nimport sys\nsys.stderr.write('\\n' + ' '.join(sorted({n.partition('.')[0] for n in sys.modules})))"
    done = _run(code + tail, folder)
    return set(done.stderr.rsplit("\n", 1)[-1].split())


def test_importing_the_package_loads_no_screen_and_no_third_party_package(tmp_path: Path) -> None:
    bare = _loaded_by("pass", tmp_path)
    loaded = _loaded_by("import zjai_tui, zjai_tui.__main__", tmp_path) - bare
    assert loaded <= {"zjai_tui"} | set(sys.stdlib_module_names)


@pytest.mark.parametrize("word", ["--version", "--help"])
def test_version_and_help_load_only_what_a_bare_python_has(word: str, tmp_path: Path) -> None:
    bare = _loaded_by("pass", tmp_path)
    loaded = _loaded_by(f"from zjai_tui.__main__ import main\nmain(['{word}'])", tmp_path)
    assert loaded - bare <= {"zjai_tui", "__future__"}


def _calls() -> list[list[str]]:
    example = str(examples()[0][1])
    return [
        ["new", "new.toml"], ["batch", example], ["score", example], ["score", example, "--json"], ["check", example],
        ["check", example, "--json"], ["standard", "list"], ["standard", "show", "zj-ai-reference"],
        ["standard", "lint"], ["standard", "ask"], ["compare", example, "--cycle", "2024"],
        ["cycle", "list"], ["cycle", "show", "2024"], ["cycle", "lint", "2024"],
        ["demo"], ["demo", "--list"],
        ["publicity", "2024-09-13"], ["publicity", "2024-09-13", "--json"], ["calendar", "2024"],
        ["fit", "做了缺陷检测"], ["evidence", example], ["report", example, "-o", "-"],
        ["advise", example], ["merge", example, example], ["review", example], ["seal", example],
        ["verify", example, "5TWM-99B1-66WP-XGX9"], ["fill", "fill.toml", "--plain"], ["completion", "bash"], ["man"],
        ["doctor"], ["doctor", "--windows"],
    ]  # fmt: skip


_EACH_IN_TURN = """
import json, os, sys
from zjai_tui.__main__ import main
told = []
for at, words in enumerate(json.loads(sys.argv[1])):
    os.mkdir(str(at))
    os.chdir(str(at))
    before = set(sys.modules)
    told.append([main(words), sorted(name for name in set(sys.modules) - before)])
    os.chdir("..")
sys.stderr.write("\\n" + json.dumps(told))
"""


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, set[str]]]:
    """Return for each call its exit code and what it loads that the calls before it had not.

    One interpreter gives all of them, each in an empty folder: starting one for each takes ten times as long.
    """
    done = _run(_EACH_IN_TURN, tmp_path_factory.mktemp("calls"), json.dumps(_calls()))
    told = json.loads(done.stderr.rsplit("\n", 1)[-1])
    return {repr(words): (code, set(loaded)) for words, (code, loaded) in zip(_calls(), told, strict=True)}


@pytest.mark.parametrize("words", _calls(), ids=lambda words: "-".join(Path(word).stem for word in words))
def test_a_command_that_answers_on_the_command_line_never_loads_a_screen(
    words: list[str], answers: dict[str, tuple[int, set[str]]]
) -> None:
    code, loaded = answers[repr(words)]
    assert code in (0, 1)
    assert not {name.partition(".")[0] for name in loaded}.intersection(SCREENS)


def test_every_command_that_answers_is_among_those_tried() -> None:
    assert {words[0] for words in _calls()} | {"open"} == set(COMMANDS)


def test_no_module_below_the_screens_loads_one(tmp_path: Path) -> None:
    names = [
        found.name
        for part in BELOW_THE_SCREENS
        for found in pkgutil.walk_packages([str(ROOT / "zjai_tui" / part)], f"zjai_tui.{part}.")
    ]
    assert len(names) > 30
    loaded = _loaded_by(
        "import importlib\n" + "\n".join(f"importlib.import_module({one!r})" for one in names), tmp_path
    )
    assert not loaded.intersection(SCREENS)


def test_the_written_import_contracts_hold() -> None:
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
        stdin=subprocess.DEVNULL, timeout=120, env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
