"""A description taken apart: clean, clause by clause, into the features that are learned from."""

from __future__ import annotations

import re

from ..base.text import half_width

MOST = 20_000
"""Characters of a description that are read; a dossier holds no longer text."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_MARKUP = re.compile(
    r"\x1b\[[0-9;?]{0,20}[a-zA-Z]|<[^<>\n]{0,200}>|\[[/@a-z][^\[\]\n]{0,80}\]|\[/\]|https?://[^\s，。；]{0,200}"
)
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_GAP = re.compile(f"(?<=[{_HAN}])[ \t\u3000]+(?=[{_HAN}])")
_CLAUSE = re.compile(r"[，。；！？,;!?\n\r]+|\.\s")
_RUN = re.compile(f"[{_HAN}]+|[a-z][a-z0-9+#]*")


def stripped(text: str) -> str:
    """Return the text as the person may see it again: without markup, addresses and invisible characters."""
    return _GAP.sub("", _MARKUP.sub(" ", _INVISIBLE.sub("", text[:MOST])))


def cleaned(text: str) -> str:
    """Return the text as it is learned from: stripped, half-width and in small letters."""
    return half_width(stripped(text)).casefold()


def clauses(text: str) -> list[str]:
    """Return the parts of a text between its marks, none empty."""
    return [part for one in _CLAUSE.split(text) if (part := one.strip())]


def features(text: str) -> set[str]:
    """Return what a cleaned text consists of: single and paired Chinese characters, and Latin words."""
    found: set[str] = set()
    for run in _RUN.findall(text):
        if run[0] < "\u3400":
            found.add(run)
        else:
            found.update(run)
            found.update(map(str.__add__, run, run[1:]))
    return found


def han_count(text: str) -> int:
    """Return how many different Chinese characters the text holds: the same one again says nothing more."""
    return len({char for run in _RUN.findall(text) if run[0] >= "\u3400" for char in run})
