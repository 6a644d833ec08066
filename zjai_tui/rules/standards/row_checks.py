"""Whether one tier of a node can be matched: as many keys as fields, known choices, well-formed ranges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...base.problems import Problem
from ...base.structure import did_you_mean, quoted
from ..fields import Field
from .patterns import Pattern, parse_pattern
from .standard import Node, Row

_NUMERIC = {"number", "rank"}


def row_problems(node: Node, row: Row, fields: Mapping[str, Field], where: str) -> Iterator[Problem]:
    """Yield what keeps a tier from being matched; `fields` are the questions the node may look at."""
    if (row.min is not None or row.max is not None) and not node.input:
        yield Problem("bad-row", where, "min和max只用于按input分档", "请改用key")
    if row.tag and node.op == "bands":
        yield Problem("bad-row", where, "按问题计分的档不用tag，整项的分一起计", "请把tag写在指标上")
    if node.input:
        if row.key:
            yield Problem("bad-row", where, "按input分档时不写key", "请改用min和max")
        if row.step:
            yield Problem("bad-row", where, "按input分档时不用step", "请删去，或改用by")
        return
    if len(row.key) != len(node.by):
        yield Problem("bad-row", where, f"key有{len(row.key)}项，by有{len(node.by)}项", "请写得一样多")
        return
    for text, name in zip(row.key, node.by, strict=True):
        if name in fields:
            yield from _pattern_problems(text, fields[name], f"{where}，key")
    if row.step:
        yield from _step_problems(node, row, fields, where)


def _step_problems(node: Node, row: Row, fields: Mapping[str, Field], where: str) -> Iterator[Problem]:
    # a step counts from the first rank of the row's range, so there must be exactly one such range
    if not any(fields[name].type == "rank" for name in node.by if name in fields):
        yield Problem("bad-row", where, "有step，但by里没有排名", "请在by里加上排名字段")
        return
    patterns = {name: _parsed(text) for text, name in zip(row.key, node.by, strict=True)}
    ranges = [name for name, pattern in patterns.items() if pattern is not None and pattern.numeric]
    if len(ranges) != 1 or ranges[0] not in fields or fields[ranges[0]].type != "rank":
        yield Problem("bad-row", where, "有step的档要有一个名次范围，且不能另有别的数字范围", "请写成1..3这样")
        return
    only = patterns[ranges[0]]
    if only is not None and (only.low is None or only.high is None):
        yield Problem("bad-row", where, "有step，但没有写明从第几名到第几名", "请写成1..3这样")


def _parsed(text: str) -> Pattern | None:
    try:
        return parse_pattern(text)
    except ValueError:
        return None  # told by `_pattern_problems`


def _pattern_problems(text: str, field: Field, where: str) -> Iterator[Problem]:
    pattern = _parsed(text)
    if pattern is None:
        yield Problem("bad-pattern", where, f"{quoted(text)}不是合法的范围", "请写成1..3、5..、..4或5..<10")
        return
    if pattern.anything:
        return
    if pattern.numeric != (field.type in _NUMERIC):
        expected = "范围，如1..3" if field.type in _NUMERIC else "选项"
        yield Problem("bad-pattern", where, f"{quoted(text)}与字段{quoted(field.title)}的类型不合", f"请写成{expected}")
        return
    for word in sorted(pattern.words):
        yield from word_problems(word, field, where)


def word_problems(word: str, field: Field, where: str) -> Iterator[Problem]:
    """Yield a problem when a word is none of the answers a question offers."""
    known = field.words
    if known and word not in known:
        yield Problem(
            "unknown-choice", where, f"字段{quoted(field.title)}没有选项{quoted(word)}", did_you_mean(word, known)
        )
