"""Reading a dossier: every problem at once, in Chinese, or a dossier that holds together."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..base.problems import Refused, refuse
from ..base.structure import structure
from ..base.text import one_line, quoted
from ..base.toml_files import decode, parse_toml, read_toml
from .checks import contradictions
from .migrate import migrated
from .model import SCHEMA, Dossier
from .review.model import KIND as REVIEW

_OTHER_FILES = {"node": "量化评价标准", "condition": "年度申报计划", "term": "方向说明"}
"""Lists that only files of another sort have at their top."""
MOST_ENTRIES = 1_000
"""Of a dossier; nobody has a tenth of it. To score grows with the square: 5 seconds here, 22 for 2,000."""
_SEAL = "seal"
"""What a seal file says of itself, see `seal_file`; reading a dossier need not load that."""


def read_dossier(path: Path) -> Dossier:
    """Return the dossier of a file; raise `Refused` with every problem found. Nothing is written."""
    where = one_line(str(path))
    return dossier_from(read_toml(path, where), where)


def dossier_from_bytes(data: bytes, where: str) -> Dossier:
    """Return the dossier written in these bytes; raise `Refused` with every problem found."""
    return dossier_from(parse_toml(decode(data, where), where), where)


def dossier_from(table: Mapping[str, Any], where: str) -> Dossier:
    """Return the dossier of a table read from TOML; raise `Refused` with every problem found.

    Numbers become exact decimals, unknown keys are kept, older layouts are brought to the
    current one. `where` names the file to the person.
    """
    for key, what in _OTHER_FILES.items():
        if isinstance(table.get(key), list):
            raise refuse("dossier-other-file", where, f"这是{what}，不是自评档案", "请打开自评档案")
    if table.get("kind") == REVIEW:
        message = "这是单位核定文件，不是自评档案"
        raise refuse("dossier-other-file", where, message, "请打开与它同名、不带“.核定”的自评档案")
    if table.get("kind") == _SEAL:
        raise refuse("dossier-other-file", where, "这是校验文件，不是自评档案", "请打开与它同名、不带“.校验”的自评档案")
    entries = table.get("entry")
    if isinstance(entries, list) and len(entries) > MOST_ENTRIES:
        message = f"业绩有{len(entries)}条，多于{MOST_ENTRIES}条，读不了"
        raise refuse("dossier-too-long", where, message, "请检查是不是误把几个人的业绩合在了一起，或重复粘贴了")
    current = migrated(table, _schema(table, where), where)
    problems = [problem.within(where) for problem in contradictions(current)]
    try:
        dossier = structure(Dossier, current, where, code="dossier")
    except Refused as refused:
        raise Refused([*refused.problems, *problems]) from None
    if problems:
        raise Refused(problems)
    return dossier


def _schema(table: Mapping[str, Any], where: str) -> int:
    """Return the layout the file says it has, when this version can read it."""
    place = f"{where}，schema"
    if "schema" not in table:
        message = "没有写明档案版本，可能不是自评档案"
        raise refuse(
            "schema-missing", where, message, f"请检查是否选错了文件；确是自评档案就在第一行写schema = {SCHEMA}"
        )
    schema = table["schema"]
    if isinstance(schema, bool) or not isinstance(schema, int) or schema < 0:
        message = f"档案版本应为整数，现为{quoted(schema)}"
        raise refuse("schema-wrong", place, message, f"请写成schema = {SCHEMA}，不带引号和小数点")
    if schema > SCHEMA:
        message = f"这份档案由较新的版本写成（档案版本{schema}，本程序只认得到{SCHEMA}），没有改动它"
        raise refuse("schema-newer", place, message, "请升级本程序后再打开")
    return schema
