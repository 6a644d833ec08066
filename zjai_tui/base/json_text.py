"""JSON for pipes and terminals: Chinese readable, everything invisible escaped."""

from __future__ import annotations

import json


def json_text(value: object, indent: int | None = None) -> str:
    """Return a value as JSON, on one line unless `indent` is given; no character of it can steer a terminal."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text if text.isprintable() else "".join(map(_escaped, text))


def _escaped(char: str) -> str:
    if char.isprintable() or char in "\n\u3000":
        return char
    if char > "\uffff":
        high, low = divmod(ord(char) - 0x10000, 0x400)
        return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
    return f"\\u{ord(char):04x}"
