"""A last line that tells that a text is whole.

A file that lost its end, on a stick pulled out too early or by a power cut, may still be sound TOML with a few
entries less. A file that says at its head what its last line is cannot pass for whole then. No line before it is the
same: where somebody typed such a line, in a note or a comment, the last line has a number behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

END = "# 完"
HEAD = f"# 这份文件的末行是“{END}”，没有那一行就是没有写完整\n"
"""The line that promises it."""
_PROMISE = re.compile(rf"^#.*末行是“({END}\d*)”", re.MULTILINE)
_LONGEST_TITLE = 500
_LOOKED_AT = 1000
"""Characters at the head of a file: the promise stands in its first lines."""


def promised(text: str) -> str:
    """Return the text of a file with the promise at its head, if it has none, and what is promised as its last line.

    Where the first line is a comment, which says what the file is, the promise stands below it.
    """
    found = _promise(text)
    if found is None:
        first, end, rest = text.partition("\n")
        below = first.startswith("#") and len(first) < _LONGEST_TITLE
        text = f"{first}{end}{HEAD}{rest}" if below else HEAD + text
        found = _promise(text)
    last = END
    if END in text:
        last = next(one for one in _ends() if not _has_line(text, one))
    if found is not None and found[1] != last:
        text = f"{text[: found.start(1)]}{last}{text[found.end(1) :]}"
    lines = text if text.endswith("\n") else f"{text}\n"
    return f"{lines}{last}\n"


def bare(text: str) -> str:
    """Return the text without its last line, as `promised` takes it; one without promise as it is."""
    found = _promise(text)
    ends = [] if found is None else list(_line(found[1]).finditer(text))
    return f"{text[: ends[-1].start()]}{text[ends[-1].end() :].removeprefix(chr(10))}" if ends else text


def missing_end(text: str) -> str | None:
    """Return the promised last line of a text that has lost it, None for one that is whole or promises nothing.

    What somebody wrote behind the last line harms nothing.
    """
    found = _promise(text)
    return None if found is None or _has_line(text, found[1]) else found[1]


def _promise(text: str) -> re.Match[str] | None:
    return _PROMISE.search(text, 0, _LOOKED_AT)


def _ends() -> Iterator[str]:
    yield END
    yield from (f"{END}{number}" for number in count(2))


def _line(end: str) -> re.Pattern[str]:
    return re.compile(rf"^{end}[ \t]*$", re.MULTILINE)


def _has_line(text: str, end: str) -> bool:
    return text.endswith(f"\n{end}\n") or _line(end).search(text) is not None
