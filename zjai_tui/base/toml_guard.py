"""A guard in front of tomllib: what costs it, or the looking for mistakes, time and memory without bound."""

from __future__ import annotations

import re

LONGEST_KEY = 100
"""Parts of a dotted key; no honest file comes near."""
LONGEST_LINE = 200_000
"""Characters: the longest text a file may hold, every one of them escaped, and as much again."""
MOST_LINES = 300_000
MOST_VALUES = 150_000
"""Signs that begin a value, a list or a table: the longest review file has two thirds of it."""
_BEGINNINGS = "=[{,"

STRING_OR_COMMENT = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}'
    r"|'''(?:[^']|'(?!''))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\[^\n])*+"'
    r"|'[^'\n]*+'"
    r"|#[^\n]*",
    re.DOTALL,
)
"""A text in quotes, or a comment: what in a TOML file is not its structure."""
_NEWER_TIME = r"(?<![0-9:+-])[0-9]{2}:[0-9]{2}(?![0-9:])"
_NEWER_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*\\[xe]")
_MAY_BE_NEWER = re.compile(rf"\{{|\\[xe]|{_NEWER_TIME}")
_TOKEN = re.compile(rf"{STRING_OR_COMMENT.pattern}|[\[\]{{}},=\n]|{_NEWER_TIME}", re.DOTALL)
_BARE_PART = re.compile(r"[ \t]*[A-Za-z0-9_-]*[ \t]*")


def overfull(text: str) -> str:
    """Return what no honest file has so much of, as a sentence tells it; empty when there is none."""
    if len(text) <= min(LONGEST_LINE, MOST_VALUES):
        return ""
    if text.count("\n") > MOST_LINES:
        return f"文件超过{MOST_LINES // 10_000}万行"
    long = next((at for at, line in enumerate(text.split("\n"), 1) if len(line) > LONGEST_LINE), None)
    if long is not None:
        return f"第{long}行超过{LONGEST_LINE // 10_000}万字"
    if sum(map(text.count, _BEGINNINGS)) > MOST_VALUES or text.count("\\") > MOST_LINES:
        return "文件里的内容多得离谱"
    return ""


def endless_key_line(text: str) -> int | None:
    """Return the number of the first line that holds a key of more than `LONGEST_KEY` parts, or None."""
    if text.count(".") <= LONGEST_KEY or not any(line.count(".") > LONGEST_KEY for line in text.split("\n")):
        return None
    bare = STRING_OR_COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    for number, line in enumerate(bare.split("\n"), 1):
        if line.count(".") >= LONGEST_KEY and _is_endless(line):
            return number
    return None


def newer_line(text: str) -> int | None:
    r"""Return the number of the first line that only TOML 1.1 allows, which Python reads from 3.15 on, or None.

    So a file is read on every Python, or on none. `text` must be valid by the one or the other. Only 1.1 has
    the escapes ``\x`` and ``\e``, times without seconds, and line ends and a comma at the end within braces.
    """
    if not _MAY_BE_NEWER.search(text):
        return None
    around: list[str] = []
    last = ""
    for found in _TOKEN.finditer(text):
        token = found[0]
        match token[0]:
            case "#" | "'":
                newer = False
            case '"':
                newer = bool(_NEWER_ESCAPE.search(token))
            case "\n":
                newer = around[-1:] == ["{"]
            case "[" | "{" as opening:
                around.append(opening)
                newer = False
            case "]" | "}" as closing:
                newer = closing == "}" and last == ","
                del around[-1:]
            case sign:
                newer = sign not in ",="
        if newer:
            return text.count("\n", 0, found.start()) + 1
        if token[0] not in "#\n":
            last = token
    return None


def _is_endless(line: str) -> bool:
    """Tell whether more than `LONGEST_KEY` key parts are joined by dots; strings are already taken out."""
    chain = 0
    for piece in line.split("."):
        chain = chain + 1 if _BARE_PART.fullmatch(piece) else 0
        if chain > LONGEST_KEY:
            return True
    return False
