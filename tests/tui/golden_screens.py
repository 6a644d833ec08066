"""Screens as plain text, compared letter by letter in both sizes, in light and in the terminal's sixteen colours.

A dump is the screen, then a map with a letter for the style of every cell (a dot where it is that of
the page), then what the letters stand for. ``ZJAI_REWRITE_GOLDEN=1 pytest tests/tui`` writes the dumps
anew; read the difference, and look at the pictures (``ZJAI_PICTURES=folder`` writes an SVG of each
screen there), before committing.
"""

from __future__ import annotations

import os
import string
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from rich.color import ColorType
from rich.style import Style
from textual import events
from textual.strip import Strip

from picture import mended
from tui_driver import NARROW, WIDE, Driver
from zjai_tui.base.cells import width

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
REWRITE = bool(os.environ.get("ZJAI_REWRITE_GOLDEN"))
PICTURES = os.environ.get("ZJAI_PICTURES", "")
SIZES = {"80x24": NARROW, "140x40": WIDE}
LOOKS = ("light", "sixteen")
LETTERS = string.ascii_lowercase + string.ascii_uppercase


def files_of(names: Iterable[str]) -> set[Path]:
    """Return where the dumps of screens are kept, in every size and look."""
    return {GOLDEN / look / f"{name}-{size}.txt" for look in LOOKS for size in SIZES for name in names}


class Gallery:
    """The dumps of one size and look; `check` at the end."""

    def __init__(self, size: str, look: str) -> None:
        self.size, self.look = size, look
        self.different: dict[str, str] = {}

    async def walk(self, driver: Driver, screens: Iterable[tuple[str, str]]) -> None:
        """Look at each screen after the keys that lead there, in one text with blanks between them.

        Beside keys there are ``=张三`` (typed), ``5*down`` (five times), ``40x12`` (the terminal resized)
        and ``→summary`` (the step gone to).
        """
        for name, keys in screens:
            for key in keys.split():
                await self._press(driver, key)
            self.look_at(driver, name)

    async def _press(self, driver: Driver, key: str) -> None:
        times, star, rest = key.partition("*")
        columns, by, rows = key.partition("x")
        if key.startswith("="):
            await driver.type(key[1:])
        elif star:
            for _ in range(int(times) - 1):
                driver.app.post_message(events.Key(rest, None))
            await driver.press(rest)
        elif by and columns.isdecimal():
            await driver.pilot.resize_terminal(int(columns), int(rows))
            await driver.settle()
        else:
            await driver.press(key)

    def look_at(self, driver: Driver, name: str) -> None:
        """Compare the screen in front with its dump."""
        strips = driver.strips()
        shown = driver.screen(strips)
        columns, rows = SIZES[self.size]
        lines = shown.splitlines()
        assert len(lines) <= rows
        assert all(width(line) <= columns for line in lines)
        text = f"{shown}{styles(strips, only_own_sixteen=self.look == 'sixteen')}"
        file = GOLDEN / self.look / f"{name}-{self.size}.txt"
        if PICTURES:
            picture = mended(driver.app.export_screenshot(title=name))
            Path(PICTURES, f"{name}-{self.size}-{self.look}.svg").write_text(picture, encoding="utf-8")
        if REWRITE:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        elif not file.exists() or file.read_text(encoding="utf-8") != text:
            self.different[f"{self.look}/{file.name}"] = text

    def check(self) -> None:
        """Fail with every screen that differs."""
        assert not self.different, "\n".join(f"{name} is now:\n{text}" for name, text in self.different.items())


def styles(strips: Iterable[Strip], *, only_own_sixteen: bool) -> str:
    """Return the map of styles and its legend."""
    cells = [[(segment.style or Style(), width(segment.text)) for segment in strip] for strip in strips]
    if only_own_sixteen:
        strange = {str(style) for row in cells for style, _ in row if not _own(style)}
        assert not strange, f"not of the terminal's own colours: {strange}"
    counted = Counter[str]()
    for row in cells:
        for style, wide in row:
            counted[_words(style)] += wide
    usual = counted.most_common(1)[0][0]
    letters = {usual: "."}
    rows = []
    for row in cells:
        line = ""
        for style, wide in row:
            words = _words(style)
            letters.setdefault(words, LETTERS[(len(letters) - 1) % len(LETTERS)])
            line += letters[words] * wide
        rows.append(line.rstrip("."))
    legend = [f"{letter} {words}" for words, letter in letters.items()]
    return "\n".join(["----", *rows, "----", *legend]) + "\n"


@lru_cache(maxsize=4096)
def _own(style: Style) -> bool:
    kinds = (ColorType.DEFAULT, ColorType.STANDARD)
    return all(colour is None or colour.type in kinds for colour in (style.color, style.bgcolor))


@lru_cache(maxsize=4096)
def _words(style: Style) -> str:
    """Return the style in words, without what cannot be seen."""
    return str(style.without_color + Style(color=style.color, bgcolor=style.bgcolor)).split(" link ")[0] or "none"
