"""The tags and words of a page of HTML, one after the other, in a time that grows with its length alone.

Python's own parser takes minutes for some pages of a few hundred kilobytes. Of what this program never
writes (comments, declarations, a bracket that is not closed) only the brackets are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

_TOKEN = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)([^<>]*)>|([^<]+)")
_ATTRIBUTE = re.compile(r"""([A-Za-z][A-Za-z-]*)[ ]?=[ ]?(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that begins or ends something."""

    name: str
    """In small letters."""
    ends: bool = False
    attributes: dict[str, str] = field(default_factory=dict)


def tags_and_words(text: str) -> Iterator[Tag | str]:
    """Yield tags, and the words between them with their entities resolved."""
    for found in _TOKEN.finditer(text):
        if found[4] is not None:
            yield unescape(found[4])
        elif found[1]:
            yield Tag(found[2].lower(), ends=True)
        else:
            given = {one[1].lower(): unescape(one[2] or one[3] or "") for one in _ATTRIBUTE.finditer(found[3])}
            yield Tag(found[2].lower(), attributes=given)
