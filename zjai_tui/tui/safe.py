"""Text from anywhere, made harmless for the screen.

Dossiers, standards, file names and pasted text are hostile: they may hold markup, terminal
escapes, direction overrides or characters of no width. Everything shown passes through
`visible`, and reaches Textual as `Content`, which shows letters and obeys nothing.
"""

from __future__ import annotations

import re
import unicodedata

STAND_IN = "\ufffd"
"""Shown in place of a character that cannot be shown."""
LONGEST_SHOWN = 2000
VARIATION = re.compile("[\ufe00-\ufe0f]")
"""Variation selectors make the width of the character before them uncertain: they are left out."""
LINE_ENDS = {"\n", "\r", "\t", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"}


def visible(text: str, *, lines: bool = False, limit: int = LONGEST_SHOWN) -> str:
    """Return the text with every character that could steer a terminal replaced by a visible one.

    Line ends stay when `lines` is true and become a space otherwise; a text longer than
    `limit` characters is cut, and the cut says how long it was.
    """
    cut = f"…（共{len(text)}字）" if len(text) > limit else ""
    kept = text[:limit].replace("\r\n", "\n")
    if kept.isprintable() and not VARIATION.search(kept):
        return kept + cut
    return "".join(_visible_char(char, lines) for char in kept) + cut


def _visible_char(char: str, lines: bool) -> str:
    if char in LINE_ENDS:
        return "\n" if lines and char != "\t" else " "
    if VARIATION.match(char):
        return ""
    if unicodedata.category(char) == "Zs":
        return char if char == "\u3000" else " "
    return char if char.isprintable() else STAND_IN
