"""The rename map ``[[renamed]]``: from the ids of the edition a standard replaces to its own.

A name without a prefix is a row of the table; what lies below it goes along. Others say what they
are: ``input:`` a question, ``kind:`` a kind of achievement, ``field:<kind>.<question>``, ``open:`` a
question about a clause, ``variant:`` a post category. Several old names may lead to one new one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...base.problems import Problem
from ...base.structure import did_you_mean, quoted
from .standard import Standard

ROW = ""
PREFIXES: Mapping[str, str] = {
    ROW: "指标", "input": "问题", "kind": "业绩种类", "field": "业绩的问题",
    "open": "有争议的条文", "variant": "岗位类别",
}  # fmt: skip
"""What a name can be the name of, and what that is called."""


@dataclass(frozen=True, slots=True)
class Renames:
    """Leads from the ids of one edition to those of another; ids that are not in the map stay as they are.

    An id that another one took over, and that is not in the map itself, is gone: the empty text.
    """

    names: Mapping[str, str]
    ids: frozenset[str]
    """All names of the edition it leads to."""
    taken: frozenset[str]
    """Those of them that the map leads to."""

    def row(self, old: str) -> str:
        """Return the id of a row: its own new one, or that below the new id of the row above, where there is one."""
        if old in self.names:
            return self.names[old]
        above, dot, last = old.rpartition(".")
        led = self.row(above) if dot else ""
        if dot and led != above and f"{led}.{last}" in self.ids:
            return f"{led}.{last}"
        return "" if old in self.taken or (dot and not led) else old

    def input(self, old: str) -> str:
        """Return the id of a question."""
        return self._other("input", old)

    def kind(self, old: str) -> str:
        """Return the id of a kind of achievement."""
        return self._other("kind", old)

    def field(self, kind: str, old: str) -> str:
        """Return the id of a question about a kind of achievement; `kind` is the old id of the kind."""
        found = self.names.get(f"field:{kind}.{old}")
        if found:
            return found.rpartition(".")[2]
        return "" if f"field:{self.kind(kind)}.{old}" in self.taken else old

    def open(self, old: str) -> str:
        """Return the id of a question about a clause."""
        return self._other("open", old)

    def variant(self, old: str) -> str:
        """Return the id of a post category."""
        return self._other("variant", old)

    def _other(self, prefix: str, old: str) -> str:
        name = f"{prefix}:{old}"
        return self.names[name].partition(":")[2] if name in self.names else "" if name in self.taken else old


def renames_between(old: Standard, new: Standard) -> Renames:
    """Return the way from one edition's ids to the other's.

    The map is kept by the later edition; it is read backwards when `new` is the earlier one. Two
    standards of which neither replaces the other share only what has the same id.
    """
    ids = frozenset(_all_names(new))
    if new.renamed and new.standard.replaces == old.standard.id:
        return _renames({one.old: one.new for one in new.renamed}, ids)
    if old.renamed and old.standard.replaces == new.standard.id:
        back: dict[str, str] = {}
        for one in old.renamed:
            back.setdefault(one.new, one.old)
        return _renames(back, ids)
    return _renames({}, ids)


def _renames(names: Mapping[str, str], ids: frozenset[str]) -> Renames:
    return Renames(names, ids, frozenset(names.values()))


def rename_problems(standard: Standard) -> Iterator[Problem]:
    """Yield what is wrong with the rename map: names that lead nowhere, twice, or to another kind of thing."""
    if standard.renamed and not standard.standard.replaces:
        message, remedy = "写了改号对照，没有写取代哪一版", '请在[standard]里写replaces = "旧版编号"'
        yield Problem("bad-rename", "renamed", message, remedy)
    known = tuple(dict.fromkeys(_all_names(standard)))
    led = Counter(one.new for one in standard.renamed)
    for name, times in Counter(one.old for one in standard.renamed).items():
        if times > 1:
            yield Problem("duplicate-id", "renamed", f"旧编号{quoted(name)}写了{times}次", "请只留对的一行")
    for at, one in enumerate(standard.renamed, 1):
        where = f"renamed第{at}项"
        before, after = _prefix(one.old), _prefix(one.new)
        if before not in PREFIXES:
            yield Problem("bad-rename", f"{where}，old", f"{quoted(one.old)}的开头不认识", _prefix_remedy())
        elif before != after:
            message = f"旧的是{PREFIXES[before]}，新的不是"
            yield Problem("bad-rename", where, message, f"请给{quoted(one.new)}写上同样的开头")
        elif one.new not in known:
            message = f"没有{PREFIXES[after]}{quoted(one.new.partition(':')[2] or one.new)}"
            remedy = did_you_mean(one.new, [name for name in known if _prefix(name) == after])
            yield Problem("unknown-name", f"{where}，new", message, remedy)
        if one.old == one.new and led[one.new] == 1:
            yield Problem("bad-rename", where, f"{quoted(one.old)}新旧相同", "没有改名就删去这一项")


def _prefix(name: str) -> str:
    return name.partition(":")[0] if ":" in name else ROW


def _prefix_remedy() -> str:
    return f"指标直接写编号，其他在编号前写{'、'.join(f'{one}:' for one in PREFIXES if one)}"


def _all_names(standard: Standard) -> Iterator[str]:
    yield from (one.id for one in standard.node)
    yield from (f"input:{one.id}" for one in standard.input)
    yield from (f"kind:{one.id}" for one in standard.kind)
    yield from (f"field:{kind.id}.{one.id}" for kind in standard.kind for one in kind.field)
    yield from (f"open:{one.id}" for one in standard.open)
    yield from (f"variant:{one.id}" for one in standard.variant)
