"""What goes out: UTF-8 whatever the locale, no control characters, and no fuss when nobody reads on."""

from __future__ import annotations

import os
import sys

from .started import as_started

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

DULL = "dumb"
"""What ``TERM`` says of a terminal that can do nothing but write lines."""


def prepare() -> None:
    """Make stdout and stderr take Chinese in any locale.

    Files and pipes get UTF-8. A terminal keeps its own encoding if that can hold Chinese (a GBK
    console shows nothing but rubbish for UTF-8); what it cannot hold becomes a question mark.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue  # closed, or replaced by a caller in the same process
        if stream.isatty() and _holds_chinese(stream.encoding):
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="replace")


def _holds_chinese(encoding: str) -> bool:
    try:
        return bool("分".encode(encoding))
    except (UnicodeEncodeError, LookupError):
        return False


def say(text: str) -> None:
    """Write text and a line end to stdout, the commands in it as the program was started.

    Raises `Refused` when it cannot be written (disk full).
    """
    _write(sys.stdout, _harmless(as_started(text)) + "\n")


def say_as_is(text: str) -> None:
    """Write text that is a document or a script of its own. Raises like `say`."""
    _write(sys.stdout, _harmless(text) + "\n")


def prompt(text: str) -> None:
    """Write text to stdout without a line end: what is typed follows it."""
    _write(sys.stdout, _harmless(text))


def say_json(value: object) -> None:
    """Write a value as JSON to stdout, Chinese readable, invisible characters escaped."""
    from ..base.json_text import json_text

    _write(sys.stdout, json_text(value, 2) + "\n")


def say_json_line(text: str) -> bool:
    """Write a line made by `json_text` to stdout; return whether anybody reads on."""
    return _write(sys.stdout, text + "\n")


def complain(sentence: str) -> None:
    """Write one sentence to stderr, on one line, the commands in it as the program was started."""
    _write(sys.stderr, _harmless(as_started(sentence)).replace("\n", " ") + "\n")


def has_terminal() -> bool:
    """Tell whether a person sits at a terminal that the app can draw on."""
    return _at_terminal() and os.environ.get("TERM") != DULL


def has_dull_terminal() -> bool:
    """Tell whether a person sits at a terminal that only takes lines."""
    return _at_terminal() and os.environ.get("TERM") == DULL


def _at_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def terminal_width() -> int:
    """Return the columns to wrap text to: ``COLUMNS``, else the terminal's (40 to 120), 80 where there is none.

    As shutil.get_terminal_size does it, without loading shutil: that takes a tenth of a quick answer.
    """
    typed = os.environ.get("COLUMNS", "")
    columns = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 0
    if not columns:
        try:
            columns = os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else 0
        except (AttributeError, ValueError, OSError):
            columns = 0  # no terminal behind the stream
    return min(max(columns or 80, 40), 120)


def _harmless(text: str) -> str:
    """Return the text without characters that could steer a terminal or hide what it says."""
    if text.replace("\n", "").isprintable():
        return text
    from ..base.text import harmless

    return harmless(text)


def _write(stream: TextIO | None, text: str) -> bool:
    """Write and flush at once, so that a failure shows here and not while the interpreter ends.

    Return False when nobody reads on.
    """
    if stream is None:
        return False
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        _silence(stream)  # the reader (head, less) has seen enough: that is no error
        return False
    except OSError:
        _silence(stream)
        if stream is not sys.stderr:
            from ..base.problems import refuse

            raise refuse("output-failed", "输出结果", "写不出去", "请检查磁盘是否已满，再试一次") from None
        return False
    return True


def _silence(stream: TextIO) -> None:
    """Send what is left in the stream's buffer nowhere; else Python complains about it at its end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return  # no file behind the stream: nothing is left to be flushed
