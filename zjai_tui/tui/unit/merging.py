"""Two versions of a dossier being merged: what differs, what was chosen, what comes of it. No textual here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ...base.places import real
from ...base.problems import Refused, refuse
from ...base.text import one_line
from ...cli.versions_read import Loaded, notes_of, other_person, read_version, titles_of, version
from ...dossier.checks import contradictions
from ...dossier.merging.merging import merge
from ...dossier.merging.result import Item, Merge, Side
from ...dossier.model import Dossier
from ...dossier.store import create, load, save
from ...dossier.writer import dossier_table
from ...reports.versions import Version
from ...reports.versions_words import value_text
from ...scoring.trace import decision_word, span_text
from ..telling.blocks import Block, Tone, head
from ..widgets.lists import Line

OPEN = "待定"
SIDES: Mapping[Side, str] = {"a": "甲", "b": "乙"}


class Merging:
    """One merge; `take` changes it."""

    def __init__(self, a: Loaded, b: Loaded, base: Dossier | None, base_file: str = "") -> None:
        """Begin with nothing chosen."""
        self.a, self.b, self.base, self.base_file = a, b, base, base_file
        self.titles = titles_of(a, b)
        self.notes = notes_of(a, b)
        self.other_person = other_person(a, b)
        self.choices: dict[str, Side] = {}
        self._sides = (version(SIDES["a"], a.file, a.dossier, a.rules), version(SIDES["b"], b.file, b.dossier, b.rules))
        self._reckon()

    @property
    def items(self) -> tuple[Item, ...]:
        """Return everything that differs, in the order of the file."""
        return self.found.items

    @property
    def left(self) -> int:
        """Return how many items are still to be decided."""
        return len(self.found.conflicts)

    def item(self, id_: str) -> Item | None:
        """Return the item of that id."""
        return next((one for one in self.items if one.id == id_), None)

    def take(self, id_: str, side: Side) -> None:
        """Choose a side for an item."""
        self.choices[id_] = side
        self._reckon()

    def take_rest(self, side: Side) -> None:
        """Choose a side for everything that is still to be decided."""
        self.choices |= {one.id: side for one in self.found.conflicts}
        self._reckon()

    def next_open(self, after: str) -> str:
        """Return the id of the next item to be decided behind that one, from the top again; empty when none is left."""
        ids = [one.id for one in self.items]
        at = ids.index(after) + 1 if after in ids else 0
        still_open = {one.id for one in self.found.conflicts}
        return next((id_ for id_ in (*ids[at:], *ids[:at]) if id_ in still_open), "")

    def write(self, path: Path, *, overwrite: bool = False) -> None:
        """Write the result into a new file, or with `overwrite` in the place of one that is there.

        Raises `Refused` for one of the versions themselves, and `Refused` or `SaveFailed` like `dossier.store`.
        """
        if any(real(path) == real(one) for one in self._read):
            where = one_line(str(path))
            raise refuse("merge-own-file", where, "这是正在合并的档案，没有改动它", "请换一个文件名")
        problems = [one.within("合并后") for one in contradictions(dossier_table(self.found.result))]
        if problems:
            raise Refused(problems)
        if overwrite:
            save(self.found.result, path, expected=None, overwrite=True)
        else:
            create(self.found.result, path)

    @property
    def _read(self) -> tuple[str, ...]:
        return tuple(one for one in (self.a.file, self.b.file, self.base_file) if one)

    def head_blocks(self) -> Iterator[Block]:
        """Yield what stands above the list: the files, what is left, the scores."""
        yield head("合并两个改本")
        yield Block(f"{one_line(Path(self.a.file).name)}；乙：{one_line(Path(self.b.file).name)}", lead="甲：")
        if self.base_file:
            yield Block(one_line(Path(self.base_file).name), "muted", "共同的原件：")
        yield from (Block(f"{note}。", "bad") for note in self.notes)
        count = f"共{len(self.items)}处不同"
        if not self.items:
            yield Block("两份档案内容相同，不用合并。", "good")
        elif self.left:
            yield Block(f"{count}，{self.left}处两边各有说法，要逐处选定。", "open")
        else:
            yield Block(f"{count}，都有着落，按F2写成新档案。", "good")
        if self.scores:
            yield Block("；".join(map(_score, self.scores)), "strong", "总分：")

    def lines(self) -> list[Line]:
        """Return a line for every item."""
        return [Line(one.id, f"{one.place}：{one.title}", *self._state(one)) for one in self.items]

    def detail_blocks(self, item: Item | None) -> Iterator[Block]:
        """Yield both values of an item, and what comes of it."""
        if item is None:
            return
        yield head(f"{item.place}：{item.title}")
        if item.base is not None:
            yield Block(value_text(item.base, item, self.titles), "muted", "原来：")
        values: tuple[tuple[Side, Any], ...] = (("a", item.a), ("b", item.b))
        for side, value in values:
            taken = item.taken == side
            lead = f"{'→' if taken else '　'}{SIDES[side]}："
            yield Block(value_text(value, item, self.titles), "strong" if taken else "", lead)
        if item.undecided:
            yield Block("两边各有说法：F5取甲的，F6取乙的。", "open")
        elif item.id in self.choices:
            yield Block(f"已选定取{_side(item)}的。", "good")
        elif not item.id.endswith("-order"):
            other = SIDES["b" if item.taken == "a" else "a"]
            why = "没有改过" if self.base else "没有填"
            yield Block(f"取{_side(item)}的：{other}{why}。要改，按F5或F6。", "muted")

    def _state(self, item: Item) -> tuple[str, Tone]:
        if item.undecided:
            return OPEN, "bad"
        value = item.a if item.taken == "a" else item.b
        return f"取{_side(item)}{'，去掉' if value is None else ''}", "good" if item.id in self.choices else "muted"

    def _reckon(self) -> None:
        self.found: Merge = merge(self.base, self.a.dossier, self.b.dossier, self.choices, self.titles)
        self.scores: tuple[Version, ...] = tuple(one for one in self._scored() if one.assessment is not None)

    def _scored(self) -> Iterator[Version]:
        yield from self._sides
        if not self.left:
            yield self._version("合并后", self.found.result)
            return
        sides: tuple[Side, ...] = ("a", "b")
        for side in sides:
            rest = self.choices | {one.id: side for one in self.found.conflicts}
            found = merge(self.base, self.a.dossier, self.b.dossier, rest, self.titles)
            yield self._version(f"未定的都取{SIDES[side]}", found.result)

    def _version(self, label: str, dossier: Dossier) -> Version:
        named = dossier.standard.id, dossier.cycle
        first = self.a.dossier.standard.id, self.a.dossier.cycle
        return version(label, "", dossier, self.a.rules if named == first else self.b.rules)


def read_merging(a: Path, b: Path, base: Path | None) -> Merging | Refused:
    """Read the files, or return why that cannot be."""
    try:
        common = load(base).dossier if base else None
        return Merging(read_version(str(a)), read_version(str(b)), common, str(base or ""))
    except Refused as refused:
        return refused


def _side(item: Item) -> str:
    return SIDES[item.taken] if item.taken else ""


def _score(one: Version) -> str:
    assert one.assessment is not None
    return f"{one.label} {span_text(one.assessment.total)}（{decision_word(one.assessment)}）"
