"""Draws the README's picture of the app: ``python tests/tui/picture.py`` writes .github/screen.svg.

Rich's SVG gives Chinese half its width and loads a font from the network; both are mended here.
"""

from __future__ import annotations

import asyncio
import html
import os
import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]
PICTURE = ROOT / ".github" / "screen.svg"
KEYS = ("→scoring", *["down"] * 13, "enter")
FONTS = "'Fira Code', 'Noto Sans Mono CJK SC', 'Sarasa Mono SC', 'Microsoft YaHei Mono', monospace"

_FONT_FACE = re.compile(r"@font-face\s*{.*?}", re.DOTALL)
_TEXT = re.compile(r'textLength="([\d.]+)"([^>]*)>([^<]*)</text>')


def mended(svg: str) -> str:
    """Return the SVG with Chinese at its full width and without fonts from elsewhere."""
    from zjai_tui.base.cells import width

    def wide(match: re.Match[str]) -> str:
        text = html.unescape(match[3])
        length = float(match[1]) / max(len(text), 1) * width(text)
        return f'textLength="{length:g}" lengthAdjust="spacingAndGlyphs"{match[2]}>{match[3]}</text>'

    svg = _FONT_FACE.sub("", svg)
    svg = re.sub(r"font-family:[^;]*;", f"font-family: {FONTS};", svg)
    return _TEXT.sub(wide, svg)


async def draw() -> str:
    """Return the picture of the scoring step with an indicator of the first example."""
    from tui_driver import driven

    async with driven((110, 32), demo="reached") as driver:
        await driver.press(*KEYS)
        return mended(driver.app.export_screenshot(title="zjai"))


if __name__ == "__main__":
    os.environ["ZJAI_DATA_DIR"] = tempfile.mkdtemp()
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(asyncio.run(draw()), encoding="utf-8", newline="\n")
