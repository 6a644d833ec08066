"""The main screens as plain text, compared letter by letter.

``ZJAI_REWRITE_GOLDEN=1 pytest tests/tui/test_tui_golden.py`` writes them anew; read the difference before committing.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui_driver import NARROW, WIDE, driven
from zjai_tui.base.cells import NOT_AT_START, width

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
REWRITE = bool(os.environ.get("ZJAI_REWRITE_GOLDEN"))
SIZES = {"80x24": NARROW, "140x40": WIDE}
DOWN_TO_PATENTS = ["down"] * 13
ROUTES: dict[str, tuple[str | None, list[tuple[str, list[str]]]]] = {
    "new": (None, [("home", []), ("new", ["enter"]), ("help", ["f1"]), ("commands", ["escape", "f3"])]),
    "reached": (
        "reached",
        [
            ("basics", []),
            ("direction", ["f6"]),
            ("eligibility", ["f6"]),
            ("scoring", ["f6"]),
            ("scoring-questions", ["enter"]),
            ("scoring-add", ["escape", "end", "f9"]),
            ("trace-indicator", ["escape", "home", *DOWN_TO_PATENTS, "f4"]),
            ("scoring-indicator", ["escape", "enter"]),
            ("entry", ["enter"]),
            ("leaving", ["escape", "escape", "f5", "f5", "tab", "right", "f10"]),
        ],
    ),
    "undecided": (
        "undecided",
        [
            ("trace-total", ["f4"]),
            ("eligibility-reasons", ["escape", "f6", "f6", "pagedown", "pagedown"]),
            ("summary", ["f6", "f6"]),
        ],
    ),
}
"""Route: example to open, then the screens in the order they are reached, each with the keys that lead there."""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("route", ROUTES)
async def test_the_screens_look_as_reviewed(route: str, size: str) -> None:
    demo, screens = ROUTES[route]
    columns, rows = SIZES[size]
    different: dict[str, str] = {}
    async with driven(SIZES[size], demo=demo) as driver:
        for name, keys in screens:
            await driver.press(*keys)
            shown = driver.screen()
            lines = shown.splitlines()
            assert len(lines) <= rows
            assert all(width(line) <= columns for line in lines)
            file = GOLDEN / f"{name}-{size}.txt"
            if REWRITE:
                file.write_text(shown, encoding="utf-8", newline="\n")
            elif not file.exists() or file.read_text(encoding="utf-8") != shown:
                different[file.name] = shown
    assert not different, "\n".join(f"{name} is now:\n{shown}" for name, shown in different.items())


@pytest.mark.parametrize("file", sorted(GOLDEN.glob("*-*x*.txt")), ids=lambda file: file.stem)
def test_no_line_of_a_screen_begins_with_closing_punctuation(file: Path) -> None:
    for line in file.read_text(encoding="utf-8").splitlines():
        first = line.strip(" │┌└─┐┘")[:1]
        assert not first or first not in NOT_AT_START.replace("(", "").replace("%", "").replace("…", ""), line
