"""What the readers of standards, rounds and areas share: the schema number, ids, and whether cites hold."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from ..base.problems import Problem, refuse
from ..base.structure import did_you_mean, quoted
from .basis import Basis, Source, cite_place, cite_source

_ID = re.compile(r"[a-z][a-z0-9_]*")
_SOURCE_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def check_schema(table: Mapping[str, Any], known: int, where: str, what: str) -> None:
    """Raise `Refused` unless the file is of the one schema this program reads (`what` names its kind)."""
    kind = _kind_of(table)
    if kind and kind != what:
        raise refuse("other-file", where, f"这是{kind}，不是{what}", f"请给出{what}文件")
    schema = table.get("schema")
    if schema == known and not isinstance(schema, bool | Decimal):
        return
    place = f"{where}，schema"
    if isinstance(schema, int) and not isinstance(schema, bool) and schema > known:
        raise refuse("future-version", place, f"这份{what}由较新的版本写成", "请升级本程序后再打开")
    found = "缺少这一项" if schema is None else f"现为{quoted(schema)}"
    raise refuse("schema-wrong", place, found, f"请在文件开头写 schema = {known}")


def _kind_of(table: Mapping[str, Any]) -> str:
    """Return what a file plainly is by its keys; nothing when it could be several things."""
    if isinstance(table.get("node"), list):
        return "标准"
    if isinstance(table.get("cycle"), Mapping):
        return "申报计划"
    return "自评档案" if isinstance(table.get("cycle"), str) or {"person", "entry", "answers"} & set(table) else ""


def text_digest(text: str) -> str:
    """Return the SHA-256 of a text with LF line ends, in hex."""
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()


def unknown_name(where: str, what: str, name: str, known: Iterable[str]) -> Problem:
    """Return the problem of a name that nothing in the file carries."""
    return Problem("unknown-name", where, f"{what}{quoted(name)}不存在", did_you_mean(name, list(known)))


def id_problems(table: str, ids: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each id of a list that is used twice or is not ASCII snake_case."""
    pattern, allowed = (
        (_SOURCE_ID, "英文字母、数字、下划线和连字符") if table == "source" else (_ID, "小写英文字母、数字和下划线")
    )
    for one, times in Counter(ids).items():
        if times > 1:
            yield Problem("duplicate-id", table, f"编号{quoted(one)}用了{times}次", "请改成各不相同")
        if not pattern.fullmatch(one):
            yield Problem("bad-id", table, f"编号{quoted(one)}写法不对", f"请以字母开头，只用{allowed}")


def cite_problems(
    where: str,
    cites: tuple[str, ...],
    sources: Mapping[str, Source],
    basis: Basis | None = None,
    *,
    needed: bool = True,
) -> Iterator[Problem]:
    """Yield what is wrong with the cites of one rule.

    Every cited source must be listed. A rule graded official needs a cite with its place in
    a source that is held: what nobody has read cannot make a rule official.
    """
    if needed and not cites:
        yield Problem("no-cite", where, "没有写依据", "请写 cite，例如 N2024#二（四）")
        return
    unknown = [name for name in map(cite_source, cites) if name not in sources]
    yield from (unknown_name(f"{where}，cite", "来源", name, sources) for name in unknown)
    if basis is not Basis.OFFICIAL or unknown:
        return
    held = [cite for cite in cites if sources[cite_source(cite)].held]
    if not held:
        yield Problem(
            "official-not-held",
            f"{where}，basis",
            "没有持有原文的依据，不能标为 official",
            "请改等级，或补上持有原文的来源",
        )
    elif not any(cite_place(cite) for cite in held):
        yield Problem(
            "official-no-place", f"{where}，cite", "标为 official，却没有写在原文哪一处", "请在来源编号后写 # 和章节"
        )
