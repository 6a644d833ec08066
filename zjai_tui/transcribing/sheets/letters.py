"""The letters a spreadsheet shows above its columns."""

from __future__ import annotations

from ...base.text import half_width


def column_letter(index: int) -> str:
    """Return the letters a spreadsheet shows above a column: 0 is ``A``, 26 is ``AA``."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int | None:
    """Return the index of a column by its letters, or None when the text is no column's name."""
    text = half_width(letters).strip().upper()
    if not text.isascii() or not text.isalpha() or len(text) > 3:
        return None
    index = 0
    for letter in text:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
