"""Standards with a few indicators, for the tests of caps and totals."""

from __future__ import annotations

from rules_tables import found, table
from zjai_tui.rules.standards.standard import Standard

POINT_KINDS = """
[[kind]]
id = "k"
title = "业绩"
field = [
  { id = "level", title = "级别", type = "choice", choices = ["甲", "乙"] },
  { id = "rank", title = "排名", type = "rank" },
  { id = "n", title = "数量", type = "number", max = 5 },
  { id = "m", title = "数量", type = "number" },
]

[[input]]
id = "x"
title = "成绩"
type = "number"
max = 100

[[input]]
id = "y"
title = "税额"
type = "number"
"""

ENDLESS = 'entries = "k"\nrows = [{ pts = 1 }]'

POINTS = ("cap-never-binds", "no-limit", "total-not-reached", "total-exceeded", "tag-under-weight")


def node(id_: str, keys: str = "", op: str = "sum") -> str:
    return f'[[node]]\nid = "{id_}"\ntitle = "{id_}项"\nop = "{op}"\ncite = ["S#1"]\n{keys}\n'


def panel(id_: str, cap: int | str) -> str:
    return node(id_, f'asked_of = "panel"\ncap = {cap}')


def single(*nodes: str, most: int = 10) -> Standard:
    return table(POINT_KINDS + "".join(nodes), most)


def said(standard: Standard) -> list[str]:
    return [f"{one.code} {one.node} {one.message}" for one in found(standard, *POINTS)]


def tag_cap(most_: int, at: str = "", tag: str = "t") -> str:
    return f'[[cap]]\ntag = "{tag}"\nmax = {most_}\ncite = ["S#1"]\n' + (f'at = "{at}"\n' if at else "")
