"""A guard in front of tomllib: one very long dotted key costs it time and memory without bound."""

from __future__ import annotations

import re

LONGEST_KEY = 100
"""Parts of a dotted key; no honest file comes near."""

STRING_OR_COMMENT = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}'
    r"|'''(?:[^']|'(?!''))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\[^\n])*+"'
    r"|'[^'\n]*+'"
    r"|#[^\n]*",
    re.DOTALL,
)
"""A text in quotes, or a comment: what in a TOML file is not its structure."""
_BARE_PART = re.compile(r"[ \t]*[A-Za-z0-9_-]*[ \t]*")


def endless_key_line(text: str) -> int | None:
    """Return the number of the first line that holds a key of more than `LONGEST_KEY` parts, or None."""
    if text.count(".") <= LONGEST_KEY or not any(line.count(".") > LONGEST_KEY for line in text.split("\n")):
        return None
    bare = STRING_OR_COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    for number, line in enumerate(bare.split("\n"), 1):
        if _longest_chain(line) > LONGEST_KEY:
            return number
    return None


def _longest_chain(line: str) -> int:
    """Return the greatest number of key parts joined by dots; strings are already taken out."""
    longest = chain = 0
    for piece in line.split("."):
        chain = chain + 1 if _BARE_PART.fullmatch(piece) else 0
        longest = max(longest, chain)
    return longest
