"""A clause that holds all its tiers in one cell: 博士7分，硕士6分；本科5分."""

from __future__ import annotations

import re

from .printed_points import ITEMS, normal

_POINTS = re.compile(r"(?<![0-9.])([0-9]{1,4}(?:\.[0-9]{1,3})?(?:-[0-9]{1,4}(?:\.[0-9]{1,3})?)?)分(?![0-9])")
_LINKS = re.compile(r"(?:[:为计得加给可者的是]|分别|每人)+$")
_LIMITS = re.compile(r"最高|封顶|不超过|满分|上限|合计|累计|最多|共计|总分|系数|[*]")
_GROWING = re.compile(r"每[满增多超年月]")
"""So much for each year, or each further one: that is a formula, not tiers."""
_EACH = re.compile(rf"每([{ITEMS}])$")
_EACH_AFTER = re.compile(rf"/([{ITEMS}])")
_RANK = re.compile(r"第[0-9一二三四五六七八九十]")
_FEWEST = 2
_LONGEST = 1_500
"""Characters of a clause that are looked through; in a longer one a person has to find the tiers."""


def split_clause(text: str, fewest: int = _FEWEST) -> list[tuple[str, str]]:
    """Return tier and points of each piece of a clause; nothing when it has fewer than `fewest` such pieces.

    Points with a limit (最高6分) are no tier. A piece without a name is none either.
    """
    lines = "\n".join(normal(line) for line in text[:_LONGEST].split("\n"))
    if _GROWING.search(lines):
        return []
    found: list[tuple[str, str]] = []
    for part in re.split(r"[;。\n]", lines):
        if part and not _LIMITS.search(part.split(",")[0]):
            found += _pieces(part)
    return found if len(found) >= fewest else []


def _pieces(part: str) -> list[tuple[str, str]]:
    """Return the tiers of one sentence; 省部级第1名16分，第2名14分 speaks of the same level throughout."""
    found: list[tuple[str, str]] = []
    end, level = 0, ""
    for points in _POINTS.finditer(part):
        before = part[end : points.start()]
        after = _EACH_AFTER.match(part, points.end())
        end = after.end() if after else points.end()
        name = _LINKS.sub("", re.split("[,、]", before)[-1].strip("( "))
        each = _EACH.search(name)
        name = _LINKS.sub("", name[: each.start()]) if each else name
        if not name or _LIMITS.search(before) or name.endswith(("减", "扣")):
            continue
        rank = _RANK.search(name)
        level = name[: rank.start()] or level if rank else ""
        item = after or each
        found.append((level + name[rank.start() :] if rank else name, points[1] + (f"/{item[1]}" if item else "")))
    return found
