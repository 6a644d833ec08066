"""The corpus: what may lie where the program expects a file, by category. Made by code, nothing is kept on disk."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from spreadsheets import Made, office_cases
from toml_cases import INVALID, ODD

MB = 1024 * 1024
LARGEST = 10 * MB
BIDI = "零\u200b宽\u202e反\u2066向\u2069\u200f\ufeff\u2028行\u2029段"
ESCAPES = "清屏\x1b[2J\x1b]0;标题\x07红\x1b[31m\x9b31m\x90响\x07退\x08\r盖"
MARKUP = "附件[/]一[@click=app.quit]点我[/][b]粗[x][type=x, v={'a[0]'}]a[/"
TAGS = "<script>alert(1)</script><img src=x onerror=alert(1)>&lt;|*粗*|`码`](javascript:alert(1))"
FORMULA = '=HYPERLINK("http://x","点")+cmd|\' /C calc\'!A0'


_TEXTS = {
    "shell",
    "utf16 without mark",
    "utf7",
    "gbk",
    "big5",
    "two marks",
    "mark inside",
    "carriage returns alone",
    "c1 controls",
}
"""Of the encodings: what a reader of free text may take as such."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Something that may lie at a path."""

    category: str
    name: str
    make: Callable[[Path], None]
    broken: bool = True
    """Whether nothing can be read from it, as whatever kind of file."""
    text: bool = False
    """Whether it is sound text all the same, so that a file of free text may be read from it."""
    elsewhere: bool = False
    """Whether it leads to what lies outside the folder: that the program follows it is no fault."""

    @property
    def id(self) -> str:
        """Return what the case is called."""
        return f"{self.category}/{self.name}"


def put(made: Made, path: Path) -> None:
    """Write a file."""
    path.write_bytes(made())


def of_bytes(category: str, name: str, data: bytes | Made, *, broken: bool = True, text: bool = False) -> Case:
    """Return the case of a file with these bytes."""
    made = partial(bytes, data) if isinstance(data, bytes) else data
    return Case(category=category, name=name, make=partial(put, made), broken=broken, text=text)


def encoding_cases() -> Iterator[Case]:
    """Yield files in other encodings, half of them, and no text at all."""
    sound = 'schema = 1\nnote = "张三"\n'
    contents = {
        "empty": b"",
        "blank": b" \n\n\t\n",
        "mark alone": b"\xef\xbb\xbf",
        "gbk": sound.encode("gbk"),
        "big5": 'note = "張三"\n'.encode("big5"),
        "utf16 le": b"\xff\xfe" + sound.encode("utf-16-le"),
        "utf16 be": b"\xfe\xff" + sound.encode("utf-16-be"),
        "utf16 without mark": sound.encode("utf-16-le"),
        "utf32": sound.encode("utf-32"),
        "utf7": b"+/v8-schema = 1\n+",
        "surrogates": b'schema = 1\nnote = "\xed\xa0\x80"\n',
        "overlong": b'schema = 1\nnote = "\xc0\xaf"\n',
        "beyond unicode": b'schema = 1\nnote = "\xf4\x90\x80\x80"\n',
        "half a character": 'schema = 1\nnote = "张'.encode()[:-1],
        "two marks": b"\xef\xbb\xbf\xef\xbb\xbfschema = 1\n",
        "mark inside": b"schema = 1\n\xef\xbb\xbfnote = 1\n",
        "nul inside": b"schema = 1\n\x00\nnote = 1\n",
        "nul alone": b"\x00",
        "nul by the megabyte": bytes(9 * MB),
        "every byte": bytes(range(256)) * 8,
        "carriage returns alone": b"schema = 1\rnote = 1\r",
        "c1 controls": "schema = 1\n\u009b31m\u0090\n".encode(),
        "png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        "elf": b"\x7fELF\x02\x01\x01" + bytes(64),
        "old office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        "gzip": b"\x1f\x8b\x08" + bytes(40),
        "shell": b"#!/bin/sh\nrm -rf /\n",
    }
    for name, data in contents.items():
        yield of_bytes("encoding", name, data, text=name in _TEXTS)


def syntax_cases() -> Iterator[Case]:
    """Yield what TOML forbids (broken for every reader of TOML) and what it oddly allows."""
    for name, text in INVALID.items():
        yield of_bytes("toml forbids", name, text, text=True)
    for name, text in ODD.items():
        yield of_bytes("toml allows", name, text, broken=False)


def depth_cases() -> Iterator[Case]:
    """Yield what is nested beyond sense."""
    for deep in (13, 60, 400, 100_000):
        yield of_bytes("depth", f"lists {deep}", b"a = " + b"[" * deep + b"]" * deep + b"\n", text=True)
        yield of_bytes("depth", f"open lists {deep}", b"a = " + b"[" * deep, text=True)
        yield of_bytes("depth", f"tables in lines {deep}", b"a = " + b"{a=" * deep + b"1" + b"}" * deep, text=True)
    for long in (101, 5_000, 2_000_000):
        yield of_bytes("depth", f"dotted key {long}", b".".join([b"a"] * long) + b" = 1\n", text=True)
        yield of_bytes("depth", f"dotted head {long}", b"[" + b".".join([b"a"] * long) + b"]\n", text=True)
        yield of_bytes("depth", f"quoted dotted key {long}", b".".join([b'"a"'] * long) + b" = 1\n", text=True)
    growing = b"".join(b"[" + b".".join([b"a"] * deep) + b"]\n" for deep in range(1, 100))
    yield of_bytes("depth", "heads ever deeper", growing, text=True)
    yield of_bytes("depth", "json lists", b"[" * 100_000 + b"]" * 100_000, text=True)
    yield of_bytes("depth", "json tables", b'{"a":' * 100_000 + b"1" + b"}" * 100_000, text=True)
    yield of_bytes("depth", "html", b"<!doctype html>" + b"<div>" * 100_000, text=True)


def number_cases() -> Iterator[Case]:
    """Yield numbers and dates nobody can mean."""
    values = {
        "400 digits": b"9" * 400,
        "5000 digits": b"9" * 5_000,
        "a million digits": b"9" * 1_000_000,
        "a million hex digits": b"0x" + b"f" * 1_000_000,
        "a million binary digits": b"0b" + b"1" * 1_000_000,
        "underscores": b"1" + b"_1" * 500_000,
        "exponent": b"1e9999999999",
        "tiny": b"1e-9999999",
        "million decimals": b"0." + b"1" * 1_000_000,
        "huge exponent": b"1e" + b"9" * 100_000,
        "nan": b"nan",
        "infinite": b"-inf",
        "13 digits": b"9999999999999",
        "decimals": b"0.0000000000001",
    }
    for name, value in values.items():
        yield of_bytes("numbers", name, b"schema = 1\nzahl = " + value + b"\n", text=True)
        yield of_bytes("numbers", f"schema {name}", b"schema = " + value + b"\n", text=True)
    for name, day in {"no such day": b"2023-02-29", "month 13": b"2023-13-01", "year 0": b"0000-01-01"}.items():
        yield of_bytes("numbers", name, b"schema = 1\nd = " + day + b"\n", text=True)


def size_cases() -> Iterator[Case]:
    """Yield files as large as are read, and larger; sparse where that is possible."""

    def holes(size: int, path: Path) -> None:
        with open(path, "wb") as file:
            file.truncate(size)

    yield Case(category="size", name="11 MB", make=partial(holes, 11 * MB))
    yield Case(category="size", name="1 TB of holes", make=partial(holes, 1 << 40))
    room = LARGEST - 100
    head = b"schema = 1\n"
    contents = {
        "one line of han": lambda: "长".encode() * (room // 3),
        "one key of han": lambda: "长".encode() * (room // 3 - 10) + b" = 1",
        "one text": lambda: head + b'a = "' + b"x" * room + b'"',
        "one open text": lambda: head + b'a = "' + b"x" * room,
        "one open long text": lambda: head + b'a = """' + b'x"' * (room // 2),
        "one line of quotes": lambda: head + b'"' * room,
        "one line of single quotes": lambda: head + b"'" * room,
        "quoted words in a line": lambda: head + b'"a"b' * (room // 4),
        "escapes": lambda: head + b'a = "' + b"\\u0041" * (room // 6) + b'"\n!',
        "keys": lambda: head + b"".join(b"k%07d=1\n" % at for at in range(room // 11)),
        "tables": lambda: head + b"".join(b"[t%07d]\n" % at for at in range(room // 11)),
        "lists of tables": lambda: head + b"[[entry]]\n" * (room // 10),
        "numbers": lambda: head + b"a=[" + b"1," * (room // 2 - 20) + b"]",
        "a list of tables in a line": lambda: head + b"a=[" + b"{}," * (room // 3 - 20) + b"]",
        "one line of equals": lambda: head + b"=" * room,
        "one line of digits": lambda: head + b"a = 1O" + b"1" * room,
        "dots and letters": lambda: head + b"a = " + b"1.O" * (room // 3),
        "open brackets": lambda: head + b"[" * room,
        "dashes": lambda: b"-" * room,
        "words and units": lambda: head + "a = 张三。".encode() + "，。".encode() * (room // 6 - 10),
        "blank lines": lambda: b"\n" * room + b"!",
        "one comment": lambda: b"#" + b"x" * room + b"\n!",
        "backslashes": lambda: head + b'a = "' + b"\\" * room,
        "tags": lambda: b"<!doctype html><" + b"a" * room,
        "open tags": lambda: b"<!doctype html>" + b"<a " * (room // 3 - 10),
        "table rows": lambda: b"| a " * (room // 4),
        "markdown heads": lambda: b"# x\n" + b"| a | b |\n" * (room // 10 - 10),
        "commas": lambda: b"," * room,
        "dates": lambda: "9月1日、".encode() * (room // 12),
        "brackets": lambda: "（".encode() * (room // 3),
        "spaces": lambda: b" " * room + b"!",
        "json keys": lambda: b"{" + b",".join(b'"k%07d":1' % at for at in range(room // 13)) + b"}",
        "json text": lambda: b'{"a":"' + b"x" * (room - 10) + b'"}',
        "no ends of lines": lambda: b"a" * room,
        "twice the same": lambda: head + b"a=1\n" * (room // 4),
    }
    for name, data in contents.items():
        yield of_bytes("size", name, data, text=True)


def place_cases() -> Iterator[Case]:
    """Yield what is no file, or one that lies somewhere else."""

    def folder(path: Path) -> None:
        path.mkdir()
        (path / "里面.toml").write_text("schema = 1\n", "utf-8")

    def listening(path: Path) -> None:
        with socket.socket(socket.AF_UNIX) as one:
            here = os.getcwd()
            os.chdir(path.parent)  # the name of a socket may only be short
            try:
                one.bind(path.name)
            finally:
                os.chdir(here)

    def link(target: str, path: Path) -> None:
        path.symlink_to(target)

    def loop(path: Path) -> None:
        other = path.with_name("loop")
        other.symlink_to(path.name)
        path.symlink_to(other.name)

    def missing(path: Path) -> None:
        path.unlink(missing_ok=True)

    def pipe(path: Path) -> None:
        os.mkfifo(path)

    def chain(path: Path) -> None:
        for at in range(60):
            path.with_name(f"l{at}").symlink_to(f"l{at + 1}")
        path.symlink_to("l0")

    yield Case(category="places", name="folder", make=folder)
    yield Case(category="places", name="missing", make=missing)
    yield Case(category="places", name="pipe", make=pipe)
    yield Case(category="places", name="socket", make=listening)
    yield Case(category="places", name="link to itself", make=loop)
    yield Case(category="places", name="links in a chain", make=chain)
    yield Case(category="places", name="link to nothing", make=partial(link, "nothing-here"))
    yield Case(category="places", name="link to a folder", make=partial(link, "."))
    yield Case(
        category="places", name="link out of the folder", make=partial(link, "../outside/秘密.toml"), elsewhere=True
    )
    for device in ("zero", "null", "full", "random", "tty", "stdin", "fd/0"):
        yield Case(category="places", name=f"link to {device}", make=partial(link, f"/dev/{device}"), elsewhere=True)
    yield Case(category="places", name="link to memory", make=partial(link, "/proc/self/mem"), elsewhere=True)
    yield Case(
        category="places", name="link to a file of the system", make=partial(link, "/proc/self/environ"), elsewhere=True
    )


def text_cases() -> Iterator[Case]:
    """Yield free text that is no TOML and steers terminals, pages and tables."""
    for name, text in {"markup": MARKUP, "escapes": ESCAPES, "bidi": BIDI, "tags": TAGS, "formula": FORMULA}.items():
        yield of_bytes("injection", name, text.encode(), text=True)
        yield of_bytes("injection", f"{name} as key", f'schema = 1\n"{name}" = 1\n{text}'.encode(), text=True)
        key = text.replace("\\", "\\\\").replace('"', '\\"')
        key = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in key)
        yield of_bytes(
            "injection", f"{name} in a table", f'schema = 1\n["{key}"]\na = "{key}"\n'.encode(), broken=False
        )
        yield of_bytes("injection", f"{name} as schema", f'schema = "{key}"\n"{key}" = 1\n'.encode(), text=True)
        yield of_bytes("injection", f"{name} as kind", f'schema = 1\nkind = "{key}"\n'.encode(), broken=False)


def raw_cases() -> tuple[Case, ...]:
    """Return all cases that know nothing of the kind of file expected."""
    return (
        *encoding_cases(),
        *syntax_cases(),
        *depth_cases(),
        *number_cases(),
        *text_cases(),
        *place_cases(),
        *size_cases(),
        *(of_bytes("office", name, data) for name, data in office_cases()),
    )
