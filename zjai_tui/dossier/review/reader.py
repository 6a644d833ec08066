"""Reading a review file: every problem at once, in Chinese, or a review.

Acts altered by hand are read like the others; that they do not count is for `journal.sound`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from ...base.problems import Refused, refuse
from ...base.structure import WrongValue, add_hook, structure
from ...base.text import one_line, quoted
from ...base.toml_files import decode, parse_toml, read_toml
from .migrate import OLDEST, migrated
from .model import KIND, SCHEMA, Review

_OTHER_FILES = {
    "node": "量化评价标准", "condition": "年度申报计划", "term": "方向说明",
    "person": "自评档案", "entry": "自评档案", "education": "自评档案", "work": "自评档案",
}  # fmt: skip
"""Keys that only files of another sort have at their top."""


NEWER = "schema-newer"
"""Code of the refusal of a file that a newer version wrote: it is whole."""
MOST_ACTS = 10_000
"""A review of all claims by several people, with every change of mind, has some hundreds."""


def read_review(path: Path) -> Review:
    """Return the review of a file; raise `Refused` with every problem found. Nothing is written."""
    where = one_line(str(path))
    return review_from(read_toml(path, where), where)


def review_from_bytes(data: bytes, where: str) -> Review:
    """Return the review written in these bytes; raise `Refused` with every problem found."""
    return review_from(parse_toml(decode(data, where), where), where)


def review_from(table: Mapping[str, Any], where: str) -> Review:
    """Return the review of a table read from TOML; raise `Refused` with every problem found.

    Numbers become exact decimals, unknown keys are kept. `where` names the file to the person.
    """
    if table.get("kind") != KIND:
        raise _another_file(table, where)
    current = migrated(table, _schema(table, where))
    if isinstance(acts := current.get("act"), list) and len(acts) > MOST_ACTS:
        message = f"核定记录有{len(acts)}条，超过{MOST_ACTS}条，不像是一份档案的核定文件"
        raise refuse("review-too-long", where, message, "请检查是否选错了文件")
    try:
        return structure(Review, current, where, code="review")
    except Refused as refused:
        raise Refused(refused.problems) from None


def _another_file(table: Mapping[str, Any], where: str) -> Refused:
    for key, what in _OTHER_FILES.items():
        if isinstance(table.get(key), list | Mapping):
            remedy = "单位核定文件是它旁边以“.核定.toml”结尾的文件" if what == "自评档案" else "请给出单位核定文件"
            return refuse("review-other-file", where, f"这是{what}，不是单位核定文件", remedy)
    message = "没有写明是单位核定文件"
    remedy = f'请检查是否选错了文件；确是单位核定文件就在最前面写kind = "{KIND}"'
    return refuse("review-other-file", where, message, remedy)


def _schema(table: Mapping[str, Any], where: str) -> int:
    """Return the layout the file says it has, when this version can read it."""
    schema = table.get("schema")
    if isinstance(schema, bool) or not isinstance(schema, int) or schema < OLDEST:
        said = f"应为整数，现为{quoted(schema)}" if "schema" in table else "没有写"
        place = f"{where}，schema"
        raise refuse("review-schema", place, f"核定文件版本{said}", f"请在最前面写成schema = {SCHEMA}，不带引号")
    if schema > SCHEMA:
        message = f"这份核定文件由较新的版本写成（文件版本{schema}，本程序只认得到{SCHEMA}），没有改动它"
        raise refuse(NEWER, f"{where}，schema", message, "请升级本程序后再打开")
    return schema


def _moment(value: object) -> datetime:
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise WrongValue(f"应为带时区的时刻，现为{quoted(value)}", "请写成2024-09-06T09:30:00+08:00这样，不带引号")
    return value


add_hook(datetime, _moment)
