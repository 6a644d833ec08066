"""A last line that tells that a text is whole.

A file that lost its end, on a stick pulled out too early or by a power cut, may still be sound TOML with a few
entries less. A file that says at its head what its last line is cannot pass for whole then.
"""

from __future__ import annotations

END = "# 完"
PROMISE = f"末行是“{END}”"
HEAD = f"# 这份文件的{PROMISE}，没有那一行就是没有写完整\n"
"""The line that promises it."""
_LAST = f"\n{END}"
_LONGEST_TITLE = 500
_LOOKED_AT = 1000
"""Characters at the head of a file: the promise stands in its first lines."""


def promised(text: str) -> str:
    """Return the text of a file with the promise at its head, if it has none, and what is promised as its last line.

    Where the first line is a comment, which says what the file is, the promise stands below it.
    """
    if not _promises(text):
        first, end, rest = text.partition("\n")
        below = first.startswith("#") and len(first) < _LONGEST_TITLE
        text = f"{first}{end}{HEAD}{rest}" if below else HEAD + text
    return f"{text}{END}\n"


def bare(text: str) -> str:
    """Return the text without its last line, as `promised` takes it; one without promise as it is."""
    before, found, after = text.rpartition(_LAST)
    return f"{before}\n{after.removeprefix(chr(10))}" if found and _promises(text) else text


def is_cut(text: str) -> bool:
    """Tell whether a text has lost its end. What somebody wrote behind the last line harms nothing."""
    return _promises(text) and _LAST not in text


def _promises(text: str) -> bool:
    return PROMISE in text[:_LOOKED_AT]
