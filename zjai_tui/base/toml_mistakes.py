"""What a person most likely did on a line that is no TOML, in one sentence, with what to do about it.

The order matters: with a quotation mark missing, all signs of the text look misplaced, and who were
told of those first would change the text.
"""

from __future__ import annotations

import calendar
import re

from .problems import Problem
from .text import quoted
from .toml_guard import STRING_OR_COMMENT

_LONGEST_GUESSED = 2_000
"""Characters of a line, texts in quotes not counted, that a mistake is looked for in; longer ones nobody typed."""
_REPEATED = ("overwrite", "twice", "mutate", "Cannot declare", "Duplicate")
"""Words of tomllib's messages about a name given twice."""
_PLACE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")
_A_TEXT = "\x00"
"""What stands for a text in quotes once it is taken out; TOML itself allows no such sign."""
_OPEN_QUOTE = "的引号不成对，少了一个引号", "请在这段文字的末尾补上引号，引号里的文字照原样，不要改"
_TEXT_IN_TEXT = re.compile(rf"{_A_TEXT}[^\s,=.\]}}{_A_TEXT}][^,=\]}}]*{_A_TEXT}")
_FULL_WIDTH = re.compile("[\uff01-\uff5e\u3000“”‘’。、【】]")
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_CHINESE_KEY = re.compile(rf"(?:^|[,{{.])[ \t]*([\w-]*[{_HAN}][\w-]*)[ \t]*(?=[=.])")
_CHINESE_HEADER = re.compile(rf"^[ \t]*\[\[?[ \t]*([\w.-]*[{_HAN}][\w.-]*)[ \t]*\]")
_BARE_VALUE = re.compile(
    rf"=[ \t]*([^\s\[{{#,\]}}“”‘’{_A_TEXT}][^\[{{#{_A_TEXT}]*)(?<=[{_HAN}。，；：！？）])[^{_HAN}]*$"
)
_WITH_UNIT = re.compile(rf"([0-9]+(?:\.[0-9]+)?)[ \t]*([{_HAN}。，、；]{{1,3}})")
_LETTERS = re.compile(r"(?<![\w.])(?=[0-9OoIl]*[0-9])(?=[0-9.OoIl]*[OoIl])[0-9OoIl][0-9.OoIl]*(?![\w.])")
_DAY = re.compile(r"(?<![0-9-])([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?![0-9-])")
_ABSURD = re.compile(r"(?<=[=,\[ \t])[+-]?(?:(?:nan|inf)\b|[0-9_.]+[eE][+-]?[0-9]{2,}|[0-9_]{13,})")
_ENGLISH = {
    "封顶": "cap", "编号": "id", "标题": "title", "名称": "title", "全称": "title", "版次": "edition", "状态": "status",
    "满分": "max", "总分": "max", "横幅": "banner", "上级": "parent", "原文": "text", "条文": "text", "备注": "note",
    "说明": "explain", "出处": "cite", "引文": "cite", "依据": "basis", "权重": "weight", "分值": "pts", "分数": "pts",
    "得分": "pts", "档位": "rows", "标签": "tag", "业绩": "entries", "问题": "input", "时间窗": "window",
    "姓名": "name", "单位": "unit", "年度": "cycle",
}  # fmt: skip
"""English keys of the files by the Chinese words people write for them."""


def syntax_problem(error: str, text: str, where: str) -> Problem:
    """Return what is wrong with a TOML text, from tomllib's message and the line it names."""
    match = _PLACE.search(error)
    if match is None or match[1] is None:
        return _cut_short(text, where)
    number = int(match[1])
    place = f"第{number}行第{match[2]}列"
    if any(hint in error for hint in _REPEATED):
        return _problem(where, f"{place}重复写了同一个名字", "请只保留一处")
    bare = _bare_lines(text)[number - 1]
    found = _mistake(bare)
    if found is not None:
        return _problem(where, f"第{number}行{found[0]}", found[1])
    if "escape" in error:
        return _problem(where, f"{place}的反斜杠后面不对", "要写一个反斜杠，请连写两个")
    wide = _FULL_WIDTH.search(bare)
    if wide is not None:
        sign = "空格" if wide[0] == "\u3000" else wide[0]
        return _problem(where, f"{place}不合TOML写法，这一行有全角的{sign}", "请改成半角")
    return _problem(where, f"{place}不合TOML写法", "请检查这一行的引号、等号和括号")


def absurd_number_line(text: str) -> int | None:
    """Return the line of the first ``nan``, ``inf`` or absurdly long number outside quotes, or None."""
    for number, line in enumerate(_bare_lines(text), 1):
        if _ABSURD.search(line):
            return number
    return None


def _bare_lines(text: str) -> list[str]:
    """Return the lines with each text in quotes as one sign, and without comments."""
    return STRING_OR_COMMENT.sub(_taken_out, text).split("\n")


def _taken_out(found: re.Match[str]) -> str:
    return ("" if found[0].startswith("#") else _A_TEXT) + "\n" * found[0].count("\n")


def _mistake(bare: str) -> tuple[str, str] | None:
    """Return what is wrong with a line and what to do, the likeliest first; None when nothing is known."""
    if len(bare) > _LONGEST_GUESSED:
        return None
    if '"' in bare or "'" in bare:
        return _OPEN_QUOTE
    if _TEXT_IN_TEXT.search(bare):
        return "的文字里又有引号", "请把最外面的一对引号换成半角的单引号，文字照原样，不要改"
    key = _CHINESE_KEY.search(bare)
    if key is not None:
        near = _ENGLISH.get(key[1], "")
        return f"的键名{quoted(key[1])}是中文，键名要用英文", f"请改成 {near}" if near else "请照底稿里的键名写"
    header = _CHINESE_HEADER.match(bare)
    if header is not None:
        return f"的表名{quoted(header[1])}是中文，表名要用英文", "请照底稿里的表名写，例如 [[node]]"
    value = _BARE_VALUE.search(bare)
    if value is not None:
        unit = _WITH_UNIT.fullmatch(value[1].strip())
        if unit is not None:
            return f"的数字后面写了{quoted(unit[2])}", f"请只写数字 {unit[1]}"
        return f"的文字{quoted(value[1].strip())}没有加引号", "请在这段文字两头加半角的引号，文字照原样，不要改"
    after = bare.partition("=")[2]
    letters = _LETTERS.search(after)
    if letters is not None:
        return f"的数字{quoted(letters[0])}里有字母{_letter(letters[0])}", f"请改成数字，例如 {_digits(letters[0])}"
    return _no_such_day(after)


def _letter(word: str) -> str:
    return next(char for char in word if char.isalpha())


def _digits(word: str) -> str:
    return word.translate(str.maketrans("OoIl", "0011"))


def _no_such_day(words: str) -> tuple[str, str] | None:
    for year, month, day in _DAY.findall(words):
        if not 1 <= int(month) <= 12:
            return f"的日期不对，{int(year)}年没有{int(month)}月", "请核对日期"
        last = calendar.monthrange(int(year) or 1, int(month))[1]
        if not 1 <= int(day) <= last:
            return f"的日期不对，{int(year)}年{int(month)}月没有{int(day)}日", f"这个月最后一天是{last}日，请核对"
        if len(month) < 2 or len(day) < 2:
            return "的日期少了0", f"请写成 {year}-{int(month):02}-{int(day):02}"
    return None


def _cut_short(text: str, where: str) -> Problem:
    """Return the problem of a text that ends within something: the last quote or bracket that was opened."""
    last = text.rstrip("\n").count("\n") + 1
    for number, line in enumerate(_bare_lines(text), 1):
        if ('"' in line or "'" in line) and (number < last or text.endswith("\n")):
            return _problem(where, f"第{number}行{_OPEN_QUOTE[0]}", _OPEN_QUOTE[1])
    return _problem(where, f"文件在第{last}行就断了，没有写完", "请检查引号、括号是否成对，或改用完整的副本")


def _problem(where: str, message: str, remedy: str) -> Problem:
    return Problem("toml-syntax", where, message, remedy)
