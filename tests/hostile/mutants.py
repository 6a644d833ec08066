"""Sound files with one thing wrong: every value of a file put in the place of every other, lines lost and doubled."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

VALUES = (
    "0",
    "-1",
    "1.5",
    "999999999999",
    "1000000000001",
    "9" * 400,
    "1e9999999",
    "-0.0",
    "nan",
    "-inf",
    "true",
    '""',
    '" "',
    '"\\u0000"',
    '"\\u202e倒\\u200b"',
    '"\\u001b[2J\\u001b]0;x\\u0007"',
    '"[@click=app.quit]点[/]"',
    '"' + "长" * 20_001 + '"',
    '"' + "x" * 300 + '"',
    '"../../外面.pdf"',
    '"/etc/passwd"',
    '"\\\\\\\\主机\\\\共享\\\\a.pdf"',
    '"A.1"',
    '"A"',
    '"e01"',
    '"x.y.z"',
    '"2024"',
    "2024-02-29",
    "0001-01-01",
    "9999-12-31",
    "2024-01-01T08:00:00+08:00",
    "08:00:00",
    "[]",
    "{}",
    "[[]]",
    "[1, 2, 3]",
    '["a", "a"]',
    "[[0, 0], [0, 0]]",
    "[99, 1]",
    "{ a = 1 }",
    '{ "" = "" }',
    "[{ a = [{ b = [{ c = [1] }] }] }]",
    "[" * 60 + "]" * 60,
    '"=1+1|cmd"',
    '"𠮷👩‍💻🇨🇳"',
    '"\\uFF12"',
    '"１２"',
    '"e1"',
    '"sum"',
    '"best"',
    '"bands"',
    '"linear"',
    '"ladder"',
    "100",
    "2",
    "0.000000001",
    "[0, 1000000000000]",
)
"""What anybody may write behind a key; as TOML."""
_LINE = re.compile(r"(?m)^(\s*[\w.\"-]+\s*=\s*)(.+)$")
_IN_TABLE = re.compile(r"([A-Za-z_]+ = )([^,{}\[\]]+)")


def by_value(text: str, values: tuple[str, ...] = VALUES) -> Iterator[str]:
    """Yield the text once for each key and value: that value behind that key."""
    for found in (*_LINE.finditer(text), *_IN_TABLE.finditer(text)):
        for value in values:
            yield text[: found.start()] + found[1] + value + text[found.end() :]


def by_line(text: str) -> Iterator[str]:
    """Yield the text without each of its lines, and with each of them twice."""
    lines = text.splitlines(keepends=True)
    for at in range(len(lines)):
        yield "".join((*lines[:at], *lines[at + 1 :]))
        yield "".join((*lines[: at + 1], *lines[at:]))


def cut(data: bytes, step: int = 1) -> Iterator[bytes]:
    """Yield the file cut off at every `step`-th byte."""
    for at in range(0, len(data), step):
        yield data[:at]


def one_wrong(data: bytes, luck: random.Random) -> bytes:
    """Return the file with one thing wrong, chosen by luck."""
    text = data.decode("utf-8", errors="replace")
    lines = text.splitlines(keepends=True) or ["\n"]
    at, other = luck.randrange(len(lines)), luck.randrange(len(lines))
    match luck.randrange(6):
        case 0 | 1 | 2:
            places = [*_LINE.finditer(text), *_IN_TABLE.finditer(text)]
            if places:
                found = luck.choice(places)
                taken = luck.choice(places)[2] if luck.random() < 0.3 else luck.choice(VALUES)
                return (text[: found.start()] + found[1] + taken + text[found.end() :]).encode()
        case 3:
            del lines[at]
        case 4:
            lines.insert(other, lines[at])
        case 5:
            lines[at], lines[other] = lines[other], lines[at]
    return "".join(lines).encode()
