"""On which line of a TOML text an item or a key stands, so that a clerk finds the place of a problem."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from ..base.structure import quoted
from ..base.toml_guard import STRING_OR_COMMENT

_TEXT = "\x01"
"""Stands for a text in quotes; no TOML file may contain it."""
_HEADER = re.compile(r"[ \t]*(\[\[?)[ \t]*([^\[\]\n=]+?)[ \t]*\]\]?[ \t]*(?:\n|$)")
_KEY = re.compile(rf"[ \t]*((?:[A-Za-z0-9_-]+|{_TEXT})(?:[ \t]*\.[ \t]*(?:[A-Za-z0-9_-]+|{_TEXT}))*)[ \t]*=")
_SPACE = re.compile(r"\s*")
_STEP = re.compile(r"^(?:([A-Za-z_]+)(?: ?(“.*”))?)?(?:第(\d+)(?:项|档)(?:“.*”)?)?$")


@dataclass(slots=True)
class Place:
    """One table, list or value of a TOML text: its line, and what stands in it."""

    line: int
    keys: dict[str, Place] = field(default_factory=dict)
    items: list[Place] = field(default_factory=list)
    name: str = ""
    """The id, name, tag or title of an item of a list, in Chinese quotes as problems have it."""


def places(text: str, table: object) -> Place:
    """Return where everything stands in a TOML text that has been read as `table`."""
    root = Place(1)
    _Scan(STRING_OR_COMMENT.sub(_blanked, text)).read(root)
    _name_items(root, table)
    return root


def line_of(root: Place, where: str, *, repeated: bool = False) -> int | None:
    """Return the line of the place that a problem names (``node “A”，rows第2项，key``), as deep as it can be followed.

    None where the text before the first comma names nothing, or several items with the same id;
    of an id that is `repeated` where it may not be, the last place is meant.
    """
    here: Place = root
    for depth, step in enumerate(where.split("，")):
        found = _followed(here, step, repeated)
        if found is None:
            return here.line if depth else None
        here = found
    return here.line if here is not root else None


def item_line(root: Place, name: str, lists: tuple[str, ...]) -> int | None:
    """Return the line of the only item of that id in these lists; None when there is none, or more than one."""
    wanted = quoted(name)
    found = [one.line for key in lists if key in root.keys for one in root.keys[key].items if one.name == wanted]
    return found[0] if len(found) == 1 else None


def _blanked(match: re.Match[str]) -> str:
    lines = "\n" * match[0].count("\n")
    return lines if match[0].startswith("#") else _TEXT + lines


def _opened(root: Place, path: str, line: int, *, listed: bool) -> Place:
    here = root
    steps = [step.strip() for step in path.split(".")]
    for at, step in enumerate(steps):
        below = here.keys.setdefault(step, Place(line))
        if at + 1 == len(steps) and listed:
            below.items.append(Place(line))
        elif at + 1 == len(steps):
            below.line = line
        here = below.items[-1] if below.items else below
    return here


class _Scan:
    """Reads the structure of a TOML text whose quoted texts and comments are blanked out."""

    def __init__(self, bare: str) -> None:
        self._bare = bare
        self._ends = [match.start() for match in re.finditer("\n", bare)]

    def read(self, root: Place) -> None:
        here, at = root, 0
        while at < len(self._bare):
            header = _HEADER.match(self._bare, at)
            key = None if header else _KEY.match(self._bare, at)
            if header is not None:
                here = _opened(root, header[2], self._line(header.start(2)), listed=header[1] == "[[")
                at = header.end()
            elif key is not None:
                at = self._pair(key, here)
            else:
                after = self._bare.find("\n", at)
                at = len(self._bare) if after < 0 else after + 1

    def _line(self, at: int) -> int:
        return bisect_left(self._ends, at) + 1

    def _pair(self, key: re.Match[str], here: Place) -> int:
        """Read one key with its value into `here`; return where the value ends."""
        line = self._line(key.start(1))
        for step in key[1].split("."):
            here = here.keys.setdefault(step.strip(), Place(line))
        return self._value(key.end(), here)

    def _value(self, at: int, here: Place) -> int:
        bare = self._bare
        at = self._past_space(at)
        if bare.startswith("[", at):
            at = self._past_space(at + 1)
            while at < len(bare) and bare[at] != "]":
                item = Place(self._line(at))
                here.items.append(item)
                at = self._past_comma(self._value(at, item), at)
            return at + 1
        if bare.startswith("{", at):
            at = self._past_space(at + 1)
            while at < len(bare) and bare[at] != "}":
                key = _KEY.match(bare, at)
                at = len(bare) if key is None else self._past_comma(self._pair(key, here), at)
            return at + 1
        while at < len(bare) and bare[at] not in ",]}\n":
            at += 1
        return at

    def _past_space(self, at: int) -> int:
        match = _SPACE.match(self._bare, at)
        return at if match is None else match.end()

    def _past_comma(self, at: int, began: int) -> int:
        """Return where the next item begins; always beyond `began`, so that nothing is read for ever."""
        at = self._past_space(at)
        if self._bare.startswith(",", at):
            return self._past_space(at + 1)
        return max(at, began + 1)


def _name_items(here: Place, value: object) -> None:
    """Write the names of items beside their places: texts are blanked out above."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in here.keys:
                _name_items(here.keys[key], inner)
    elif isinstance(value, list) and len(value) == len(here.items):
        for place, inner in zip(here.items, value, strict=True):
            if isinstance(inner, dict):
                found = next((inner[key] for key in ("id", "name", "tag", "title") if key in inner), "")
                place.name = quoted(found) if isinstance(found, str) else ""
            _name_items(place, inner)


def _followed(here: Place, step: str, repeated: bool) -> Place | None:
    """Return where one step of a problem's place leads: to a key, to an item by number or by name."""
    if step.startswith("“"):
        return _named(here.keys.get("field", here), step, repeated)
    match = _STEP.fullmatch(step)
    if match is None:
        return None
    if match[1]:
        below = here.keys.get(match[1])
        if below is None:
            return None
        here = below
        if match[2]:
            found = _named(here, match[2], repeated)
            if found is None:
                return None
            here = found
    if match[3]:
        number = int(match[3])
        return here.items[number - 1] if 0 < number <= len(here.items) else None
    return here


def _named(here: Place, name: str, repeated: bool) -> Place | None:
    found = [one for one in here.items if one.name == name]
    return found[-1] if len(found) == 1 or (found and repeated) else None
