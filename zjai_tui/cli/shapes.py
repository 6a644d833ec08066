"""What the commands take, read off their own parsers: for shell completion and the manual page."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..base.folders import DATA_DIR_OPTION
from ..rules.catalog import area_questions, areas, cycles, examples, standards
from .arguments import Parser
from .dispatch import load
from .guard import HelpAsked
from .registry import COMMANDS, OPTIONS, PARTS

TABLE = ".toml"
_SUFFIX = re.compile(r"\.(?:toml|txt|md|html?|csv|ics|json|xlsx|docx)\b")
_MADE_OF = re.compile(r"(CSV|ICS|JSON|TOML)文件")
_FILES = ("文件", "来源")
_ANY_TEXT = "文本文件"
"""In a help text: files of any suffix will do."""
_DOSSIER = "档案文件"
_STANDARDS = ("standard", "older", "newer")
"""Arguments that name a standard, by id or by file."""
_PLAIN = re.compile(r"[\w.-]+")
"""What a shell takes as it is; the names of a person's own standards may be anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """An option, or a place on the command line."""

    names: tuple[str, ...]
    """``-o`` and ``--output``; empty for a place."""
    value: str
    """What stands in place of the value in the help; empty when the option takes none."""
    help: str
    many: bool = False
    """Whether several values may follow each other."""
    optional: bool = True
    words: tuple[str, ...] = ()
    """The values it can have, where they are few."""
    file: bool = False
    """Whether the value can be a file."""
    suffixes: tuple[str, ...] = ()
    """Of such files; empty: any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A command, or a further one of it."""

    words: tuple[str, ...]
    """How it is called: ``("standard", "list")``."""
    summary: str
    about: str
    arguments: tuple[Argument, ...]
    exit_codes: str = ""
    examples: tuple[str, ...] = ()
    parts: tuple[Shape, ...] = ()

    @property
    def options(self) -> tuple[Argument, ...]:
        """Return what begins with a dash."""
        return tuple(one for one in self.arguments if one.names)

    @property
    def places(self) -> tuple[Argument, ...]:
        """Return the others, in order."""
        return tuple(one for one in self.arguments if not one.names)


def shapes() -> tuple[Shape, ...]:
    """Return every command in the order of the help."""
    return tuple(
        _shape((name,), module, summary, tuple(_parts(name))) for name, (module, summary) in COMMANDS.items()
    )  # fmt: skip


def top_options() -> tuple[Argument, ...]:
    """Return the options that stand without a command."""
    return tuple(
        Argument(names=tuple(one for one in (short, name) if one), value=value, help=does, file=bool(value))
        for short, name, value, does in OPTIONS
    )


def _parts(command: str) -> Iterator[Shape]:
    for name, (module, summary) in PARTS.get(command, {}).items():
        yield _shape((command, name), module, summary)


def _shape(words: tuple[str, ...], module: str, summary: str, parts: tuple[Shape, ...] = ()) -> Shape:
    parser = _parser(module)
    return Shape(
        words=words,
        summary=summary,
        about=parser.about,
        arguments=(*(_argument(words, one) for one in parser.listed if one.dest != "part"), *_anywhere()),
        exit_codes=parser.exit_codes,
        examples=tuple(parser.examples),
        parts=parts,
    )


def _anywhere() -> Iterator[Argument]:
    """Yield the options that may follow any command without being its own."""
    return (one for one in top_options() if DATA_DIR_OPTION in one.names)


def _parser(module: str) -> Parser:
    """Return the parser of a command, which it gives away when asked for help."""
    try:
        load(module).run(["--help"])
    except HelpAsked as asked:
        return asked.parser
    raise LookupError(module)  # a command without a parser: a programming error


def _argument(words: tuple[str, ...], action: argparse.Action) -> Argument:
    value = "" if action.nargs == 0 else str(action.metavar or action.dest)
    text = action.help or ""
    file = any(one in value for one in _FILES) or action.dest in _STANDARDS
    return Argument(
        names=tuple(action.option_strings),
        value=value,
        help=text,
        many=action.nargs in ("*", "+"),
        optional=action.nargs in ("?", "*") or (bool(action.option_strings) and not action.required),
        words=tuple(one for one in _words(words, action) if _PLAIN.fullmatch(one)),
        file=file,
        suffixes=_suffixes(value, text, action.dest) if file else (),
    )


def _suffixes(value: str, text: str, dest: str) -> tuple[str, ...]:
    if _ANY_TEXT in text:
        return ()
    made_of = [f".{match[1].lower()}" for match in _MADE_OF.finditer(value + text)]
    named = _SUFFIX.findall(text)
    return tuple(dict.fromkeys((*made_of, *named))) or ((TABLE,) if dest in _STANDARDS or value == _DOSSIER else ())


def _words(words: tuple[str, ...], action: argparse.Action) -> Sequence[str]:
    """Return the values an argument can have: its choices, or the ids at hand of what it names."""
    if action.choices is not None:
        return [str(one) for one in action.choices]
    match action.dest:
        case "standard" | "older" | "newer":
            return standards()
        case "cycle":
            return cycles()
        case "name" if words == ("demo",):
            return [name for name, _ in examples()]
        case "reading":
            return [one.id for area in areas() for one in area.reading]
    question = area_questions().question_named(action.dest)
    return [one.id for one in question.option] if question else ()
