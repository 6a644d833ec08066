"""What goes into zjai.pyz and what does not, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

LEFT_OUT: tuple[tuple[str, str], ...] = (
    ("cattr/", "the old name of cattrs"),
    ("cattrs/preconf/", "readers for JSON, BSON and others; the program reads TOML, through converters of its own"),
    ("dateutil/_tzdata_impl.py", "time zones: dates here have none"),
    ("dateutil/easter.py", "only relativedelta is used"),
    ("dateutil/parser/", "only relativedelta is used"),
    ("dateutil/rrule.py", "only relativedelta is used"),
    ("dateutil/tz/", "time zones: dates here have none"),
    ("dateutil/tzwin.py", "time zones: dates here have none"),
    ("dateutil/zoneinfo/", "time zones: dates here have none"),
    ("markdown_it/cli/", "a command of its own"),
    ("openpyxl/utils/dataframe.py", "for pandas"),
    ("platformdirs/__main__.py", "a command of its own"),
    ("platformdirs/pytest_plugin.py", "for tests"),
    ("platformdirs/testing.py", "for tests"),
    ("pygments/__main__.py", "a command of its own"),
    ("pygments/cmdline.py", "a command of its own"),
    ("pygments/formatters/", "for coloured listings of program text, which no screen shows"),
    ("pygments/lexers/", "one per programming language: no screen shows program text"),
    ("pygments/sphinxext.py", "for manuals"),
    ("pygments/styles/", "colours of program text, which no screen shows"),
    ("pygments/unistring.py", "tables of letters for the languages left out"),
    ("textual/__main__.py", "a show of what textual can do"),
    ("textual/_doc.py", "for textual's manual"),
    ("textual/demo/", "a show of what textual can do"),
    ("textual/drivers/web_driver.py", "for a browser: the program talks to no network"),
    ("textual/drivers/_byte_stream.py", "for a browser"),
    ("textual/tree-sitter/", "colours of program text; needs compiled libraries"),
)
"""Paths inside the wheels (a folder ends in ``/``) that the program can never reach, and why."""

KEPT = ("pygments/lexers/__init__.py", "pygments/lexers/_mapping.py", "pygments/styles/__init__.py")
KEPT += ("pygments/styles/_mapping.py",)
"""Inside what is left out: imported by name when rich loads, though nothing of it is called."""

SOURCE_ONLY: tuple[tuple[str, str], ...] = (
    ("linkify_it/", "only textual's Markdown view asks for it, which no screen shows"),
    ("markdown_it/", "only textual's Markdown view asks for it, which no screen shows"),
    ("mdurl/", "only textual's Markdown view asks for it, which no screen shows"),
    (
        "openpyxl/",
        "only asked for when a standard is read from a table, where a third of a second more does not matter",
    ),
    ("pygments/", "only listings of program text ask for it"),
)
"""Without byte code: reachable by an import, seldom or never by a person."""

NOT_PINNED = {
    "mdit-py-plugins": "textual names it, but no module the program reaches imports it",
    "tzdata": "for time zones: dates here have none",
    "python-docx": "needs lxml, which is compiled: .docx needs an installation",
}
"""What the dependencies ask for and the file does without, and why."""

_LICENCES = ("LICEN", "COPYING", "AUTHORS", "NOTICE")
_OWN = (".py", ".tcss")


def wanted(path: str) -> bool:
    """Say whether a module goes in."""
    return path in KEPT or not any(_covers(prefix, path) for prefix, _ in LEFT_OUT)


def is_module(path: str) -> bool:
    """Say whether a file of a wheel is a module; what lies besides (types, scripts, pictures) never goes in."""
    return path.endswith(".py") and ".data/" not in path


def compiled(path: str) -> bool:
    """Say whether a module that is reached gets byte code too."""
    return not any(_covers(prefix, path) for prefix, _ in SOURCE_ONLY)


def is_licence(path: str) -> bool:
    """Say whether a file of a wheel tells under which terms it may be handed on."""
    folder, _, name = path.rpartition("/")
    return ".dist-info" in folder and name.upper().startswith(_LICENCES)


def licence_place(path: str) -> str:
    """Return where a licence goes: ``licenses/rich-15.0.0/LICENSE``."""
    package, _, rest = path.partition(".dist-info/")
    return f"licenses/{package}/{rest.removeprefix('licenses/')}"


def own_files(checkout: Path) -> dict[str, bytes]:
    """Return the program and its data by their places in the archive; what lies about besides is passed over."""
    found = {}
    for file in _walked(checkout / "zjai_tui"):
        if file.name.endswith(_OWN):
            found[file.relative_to(checkout).as_posix()] = _text(file)
    data = {file.relative_to(checkout / "data").as_posix(): _text(file) for file in _walked(checkout / "data")}
    found |= {f"zjai_tui/data/{place}": content for place, content in data.items()}
    found["zjai_tui/data/listing.txt"] = "".join(f"{place}\n" for place in sorted(data)).encode()
    return found


def _walked(folder: Path) -> Iterable[Path]:
    for file in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "__pycache__")) for part in file.relative_to(folder).parts)
        if file.is_file() and not hidden:
            yield file


def _text(file: Path) -> bytes:
    """Return a file as git keeps it: a checkout on Windows may have other line ends."""
    data = file.read_bytes()
    return data.replace(b"\r\n", b"\n") if b"\0" not in data else data


def _covers(prefix: str, path: str) -> bool:
    return path.startswith(prefix) if prefix.endswith("/") else path == prefix
