"""Words that Markdown shows as they are."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"\]\(|[\\`*_{}\[\]#|~$^]|==|--|^[+\-=]")
"""Signs that begin something wherever they stand, and those that do at the beginning of a line."""
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"})
_DOMAINS = "[a-z]{2}|com|net|org|edu|gov|info|name|pro|biz|xxx|web|aero|asia|coop|shop|museum"
_LINK = re.compile(rf":(?=//)|(?<=www)\.|(?<=\w)\.(?=(?:{_DOMAINS})(?![a-z0-9]))", re.IGNORECASE)
"""Signs that make a link of an address; the point before most endings of files is none of them."""
_LIST = re.compile(r"^([0-9]{1,9})([.)])(?=\s|$)")


def escaped(words: str) -> str:
    """Return the words with every sign that Markdown could take for markup escaped, and no space before them."""
    bare = _LIST.sub(r"\1\0\2", words.lstrip(" \t").replace("\0", " "))
    plain = _MARKUP.sub(lambda match: "".join(f"\\{sign}" for sign in match[0]), bare).replace("\0", "\\")
    return _LINK.sub(lambda match: f"&#{ord(match[0])};", plain.translate(_ENTITIES))
