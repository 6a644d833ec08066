"""How the conflict lens compares: words, shapes of numbers and limits, kept as data because no document says them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from ..base.numbers import ZERO
from ..base.problems import Problem, Refused
from ..base.structure import quoted, structure
from ..base.toml_files import decode, parse_toml
from ..rules.basis import Basis
from ..rules.locate import shipped_folder
from ..rules.reader_parts import check_schema

SCHEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Which names of works tell one work from another."""

    shortest: int
    """Letters that must be left once the common words are taken out."""
    leading: tuple[str, ...]
    """Words at the begin of a name that say nothing: some write them, some do not."""
    most_sharing: int
    """A name that more people use is a common one and is not compared."""
    common: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Which answers name a part that only one person takes: one of `sole` in it, none of `shared`."""

    sole: tuple[str, ...]
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Which open answers are numbers of works as a whole: those to questions whose title ends so."""

    titles: tuple[str, ...]
    shortest: int
    """Fewer letters and digits are no number."""
    digits: int
    """A text with fewer digits is not looked through."""
    cited: tuple[str, ...]
    """A number behind one of these words, in the same clause, is that of another work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a number looks like inside a text in half-width capitals; its one group is what is compared."""

    title: str
    pattern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """Which sorts of numbers (titles of shapes) works of a kind have themselves; the kind by words in its title."""

    kinds: tuple[str, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """When points are far above what is usual in a unit, by the median and the median deviation of the others."""

    least_dossiers: int
    """Fewer other dossiers are not compared with."""
    mad_times: Decimal
    least_spread: Decimal
    """In points: a smaller median deviation is taken for this."""
    least_excess: Decimal
    """In points: what is less above the median is not told."""
    most_share: Decimal
    """Where a greater share is that high, it is not unusual."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """When two dossiers seem to be one: achievements with the same title and the same answers in both."""

    least: int
    least_share: Decimal
    """Of the achievements of the longer one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The whole file, checked to be sound by the reader."""

    schema: int
    basis: Basis
    note: str
    """What all of this rests on; shown with every list of hints."""
    names: Names
    parts: Parts
    numbers: Numbers
    shape: tuple[Shape, ...]
    own: tuple[Own, ...]
    usual: Usual
    copies: Copies


@cache
def find_limits() -> Limits:
    """Return the shipped limits, read once. Raises `Refused` when the file is not sound."""
    where = "程序的数据，lens.toml"
    return limits_from_text(decode(shipped_folder().joinpath("lens.toml").read_bytes(), where), where)


def limits_from_text(text: str, where: str) -> Limits:
    """Return the limits written in a TOML text; raise `Refused` with every problem found.

    Nothing in it can be graded official, because no document says it.
    """
    table = parse_toml(text, where)
    check_schema(table, SCHEMA, where, "冲突提示")
    limits = structure(Limits, table, where, code="lens")
    problems = list(_problems(limits))
    if problems:
        raise Refused(problem.within(where) for problem in problems)
    return limits


def _problems(limits: Limits) -> Iterator[Problem]:
    if limits.basis is Basis.OFFICIAL:
        yield Problem("official-not-held", "basis", "没有文件规定怎样比较，不能标为 official", "请改为 assumed")
    if not limits.note.strip():
        yield Problem("empty-text", "note", "没有说明这些是假定", "请写上")
    usual = limits.usual
    for where, number, least in (
        ("names，shortest", limits.names.shortest, 1),
        ("names，most_sharing", limits.names.most_sharing, 2),
        ("numbers，shortest", limits.numbers.shortest, 4),
        ("numbers，digits", limits.numbers.digits, 1),
        ("usual，least_dossiers", usual.least_dossiers, 3),
        ("usual，mad_times", usual.mad_times, 1),
        ("copies，least", limits.copies.least, 2),
    ):
        if number < least:
            yield Problem("bad-number", where, f"不能小于{least}", "请改正")
    if usual.least_spread <= ZERO or usual.least_excess < ZERO:
        yield Problem("bad-number", "usual", "least_spread应大于0，least_excess不能小于0", "请改正")
    if not ZERO < usual.most_share < Decimal("0.5"):
        yield Problem("bad-number", "usual，most_share", "应大于0、小于0.5", "请改正")
    if not Decimal("0.5") < limits.copies.least_share <= 1:
        yield Problem("bad-number", "copies，least_share", "应大于0.5，至多1", "请改正")
    for words, where in (
        (limits.names.common, "names，common"),
        (limits.names.leading, "names，leading"),
        (limits.numbers.cited, "numbers，cited"),
        *((one.kinds, f"own，第{at}项，kinds") for at, one in enumerate(limits.own, 1)),
        (limits.parts.sole, "parts，sole"),
        (limits.parts.shared, "parts，shared"),
        (limits.numbers.titles, "numbers，titles"),
    ):
        if any(not word.strip() for word in words):
            yield Problem("empty-text", where, "有一个词是空的", "请删去，空的词处处都有")
    known = {shape.title for shape in limits.shape}
    for at, own in enumerate(limits.own, 1):
        for unknown in sorted(set(own.numbers) - known):
            yield Problem("unknown-number", f"own，第{at}项", f"没有{quoted(unknown)}这种号码", "请改为shape里的名称")
    for at, shape in enumerate(limits.shape, 1):
        try:
            groups = re.compile(shape.pattern).groups
        except re.error:
            groups = -1
        if groups != 1:
            message = f"写法{quoted(shape.pattern)}不成立，或没有正好一处括号"
            yield Problem("bad-pattern", f"shape，第{at}项", message, "请改正")
