"""How numbers of a clause stand together: ranges, lists, and the numbering of headings."""

from __future__ import annotations

import re

from ...base.text import half_width
from .tokens import Token

RANGE_SIGN = re.compile(r" *(?:-+|—+|–+|−|~|〜|∼|～|至|到) *(?:第 *)?")
"""What joins the two ends of a range: 5-10, 5～7, 8—10, 第4名至第6名."""
BETWEEN_LIST = re.compile(r" *(?:、|,|和|及|或|与|或者|以及) *(?P<ordinal>第 *)?")
"""What stands between the members of a list that share the unit behind the last."""

_REACH = 10
"""So many characters around a number tell whether it counts headings."""
_HEADING_BEFORE = re.compile(r"(?:^|[\n。;:]) *\(? *$")
_HEADING_AFTER = re.compile(r" *(?:\)|、|\.(?!\d))(?! *[\d一二三四五六七八九十分年%~-])")
_NAMED_BEFORE = re.compile(r"(?:附?表|附?图|附件|附录|注|备注|说明|序号|编号|见|指标) *$")
_ARTICLE_AFTER = re.compile(r" *(?:条|款|章|节|目|编)(?!件)")
_DOCUMENT_AFTER = re.compile(r" *号(?:文|令|公告|通知)?")


def bare_text(text: str) -> str:
    """Return the clause with half-width digits and signs, character by character.

    The Chinese comma stays as it is: it never joins thousands, and separates more than ``、`` does.
    """
    return "，".join(half_width(part) for part in text.split("，"))


def is_numbering(bare: str, token: Token) -> bool:
    """Tell whether a number only counts headings or names an article, a table, a document: where that is sure.

    （一） anywhere, (1), 1. and 一、 at the beginning of a line or sentence, 第三条, 表1, 240号文.
    """
    # a sign that begins nothing stands for what is cut off
    before = bare[: token.start] if token.start <= _REACH else "x" + bare[token.start - _REACH : token.start]
    after = bare[token.end : token.end + _REACH]
    if _NAMED_BEFORE.search(before) and not token.unit and not re.match(r" *(?:-|~|至|、) *\d", after):
        return True
    if before.rstrip(" ").endswith("第") and _ARTICLE_AFTER.match(after):
        return True
    if _DOCUMENT_AFTER.match(after) and (before.rstrip(" ").endswith(("〕", "]", "第")) or after.startswith("号文")):
        return True
    if token.chinese and re.search(r"\( *$", before) and re.match(r" *\)", after):
        return True
    return not token.unit and bool(_HEADING_BEFORE.search(before) and _HEADING_AFTER.match(after))
