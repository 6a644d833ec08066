"""What the things a rule uses are called: kinds of achievement, their questions, the questions of the table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ...base.problems import refuse
from ...base.structure import did_you_mean, quoted
from ...base.text import half_width
from ...rules.fields import Field
from ...rules.standards.standard import Node, Standard

APART = "、"
"""Between names in a list as it is shown."""
_LIST_MARKS = re.compile(r"[、，,；;\n+＋]")
"""A name that holds any of these is shown in quotation marks."""


class Names:
    """Titles by id. Where two have one title, or none, the id itself is the name."""

    def __init__(self, titles: Iterable[tuple[str, str]], what: str) -> None:
        """Name these; `what` is the Chinese word for one of them in sentences."""
        self._titles = dict(titles)
        times = Counter(self._titles.values())
        self._names = {
            one: title if title and times[title] == 1 and title not in self._titles else one
            for one, title in self._titles.items()
        }
        self._what = what

    def name(self, one: str) -> str:
        """Return how an id is called; an unknown one is called by itself."""
        called = self._names.get(one, one)
        return f"“{called}”" if _LIST_MARKS.search(called) else called

    def listed(self, ids: Iterable[str]) -> str:
        """Return several names as one text."""
        return APART.join(map(self.name, ids))

    def read(self, typed: str, where: str, kept: Sequence[str] = ()) -> str:
        """Return the id of a typed name (or id); `kept` are ids that may be there although nothing declares them.

        Raises `Refused` for a name that nothing has.
        """
        name = typed.strip().strip("“”")
        for one, called in self._names.items():
            if called == name:
                return one
        plain = half_width(name)
        found = [one for one, called in self._names.items() if plain in {half_width(called), one}]
        if found:
            return found[0]
        if name in kept:
            return name
        remedy = did_you_mean(name, list(self._names.values()))
        raise refuse("unknown-name", where, f"没有{self._what}{quoted(name)}", remedy)


def kind_names(standard: Standard) -> Names:
    """Return what the kinds of achievement are called."""
    return Names(((one.id, one.title) for one in standard.kind), "业绩种类")


def asked_of(standard: Standard, node: Node) -> Mapping[str, Field]:
    """Return the questions a rule may look at, by id: those of its kinds of achievement, else those of the table."""
    if not node.entries:
        return {one.id: one for one in standard.input}
    found: dict[str, Field] = {}
    for kind in standard.kind:
        if kind.id in node.entries:
            for field in kind.field:
                found.setdefault(field.id, field)
    return found


def field_names(fields: Mapping[str, Field]) -> Names:
    """Return what questions are called."""
    return Names(((one.id, one.title) for one in fields.values()), "问题")
