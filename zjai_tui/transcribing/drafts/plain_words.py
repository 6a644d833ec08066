"""Names of the file's keys as the editor calls them: what is told about a file is read by somebody who sees a form."""

from __future__ import annotations

import re

from .field_readers import READERS
from .field_shapes import OP_WORDS

_OTHERS = {
    "input": "所用的问题", "key": "条件", "pts": "分值", "step": "依次增减的分", "ranks": "名次系数",
    "rest": "其余名次的系数", "of": "各选项的系数", "min": "下限", "max": "上限", "asked_of": "评委给分",
    "at": "涉及的指标", "across": "哪些指标之间", "default": "默认读法", "choices": "选项", "kind": "业绩种类",
    "field": "问题", "valid_from": "启用日期", "valid_until": "停用日期", "standard": "表头", "source": "来源",
    "node": "指标", "open": "有争议的条文", "gate": "控制项", "exclusive": "同一成果只计一次", "variant": "岗位类别",
    "case": "算例", "expect": "手算的分", "among": "要求的答案", "high": "上限", "low": "下限", "values": "降档的答案",
    "entries": "业绩种类", "same": "怎样算同一成果", "on": "看哪个日期", "after": "起点", "until": "终点",
    "after_cite": "起点的依据", "after_basis": "起点的依据等级", "until_cite": "终点的依据",
    "until_basis": "终点的依据等级", "at_least": "至少", "reading": "读法",
}  # fmt: skip
_WORDS: dict[str, str] = {shape.id: shape.title for shape in READERS if "{" not in shape.title}
_WORDS.update(_OTHERS)
_WORDS.update({op: f"“{words}”" for op, words in OP_WORDS.items()})
_TIER = re.compile(r"rows第([0-9]+)项")
_LIST = re.compile(r"\[\[([a-z_]+)\]\]")
_KEY = re.compile(r"（[a-z_]+）")
"""What somebody has to write in the file, behind the words for it."""
_PIECE = re.compile(r"“[^”]*”|[A-Za-z_]+")


def in_plain_words(text: str) -> str:
    """Return a sentence about a file with the names of its keys as the editor calls them; quoted words stay."""
    text = _LIST.sub(lambda found: f"“{_WORDS.get(found[1], found[1])}”", text)
    return _PIECE.sub(lambda found: _WORDS.get(found[0], found[0]), _TIER.sub(r"第\1档", _KEY.sub("", text)))
