"""A line that is no TOML is told by what the person most likely did."""

from __future__ import annotations

import pytest

from zjai_tui.base.problems import Refused
from zjai_tui.base.toml_files import parse_toml


def _told(line: str) -> str:
    with pytest.raises(Refused) as refused:
        parse_toml(f'schema = 1\n[[node]]\n{line}\nid = "a"\n', "表")
    return str(refused.value)


@pytest.mark.parametrize(
    "line",
    [
        'text = "本科，得5分。',
        "text = '本科，得5分。",
        'text = "甲" "乙，',
        'y = { a = "1，}',
        'text = """本科，得5分。',
    ],
)
def test_a_missing_quote_is_named_before_any_sign_and_the_quoted_text_is_to_stay(line: str) -> None:
    told = _told(line)
    assert "第3行的引号不成对" in told
    assert "照原样，不要改" in told
    assert "半角" not in told


@pytest.mark.parametrize(
    "line, words",
    [
        ("封顶 = 40", "第3行的键名“封顶”是中文，键名要用英文。请改成 cap。"),
        ("某某 = 40", "第3行的键名“某某”是中文，键名要用英文。请照底稿里的键名写。"),
        ("x.封顶 = 40", "键名要用英文。请改成 cap"),
        ("[[节点]]", "第3行的表名“节点”是中文"),
        ("cap = 4O", "第3行的数字“4O”里有字母O。请改成数字，例如 40。"),
        ("cap = 4l", "里有字母l。请改成数字，例如 41"),
        ("cap = 40分", "第3行的数字后面写了“分”。请只写数字 40。"),
        ("from = 2026-09-31", "第3行的日期不对，2026年9月没有31日。这个月最后一天是30日"),
        ("from = 2026-02-29", "2026年2月没有29日"),
        ("from = 2026-13-01", "2026年没有13月"),
        ("from = 2026-9-1", "第3行的日期少了0。请写成 2026-09-01。"),
        ("text = 本科，得5分", "第3行的文字“本科，得5分”没有加引号"),
        ('text = "有"引号"的"', "第3行的文字里又有引号"),
        (r'text = "a\q"', "反斜杠"),
        ("x = nan", "第3行，“node第1项.x”的数字大得离谱或写法不对"),
        ("x = 1e999", "第3行，"),
        ("x = -inf # nan", "第3行，"),
        ("x = １", "全角的１。请改成半角"),
        ("id = “t”", "全角的“。请改成半角"),
    ],
)
def test_each_mistake_has_its_own_sentence(line: str, words: str) -> None:
    assert words in _told(line)


def test_what_stands_in_quotes_or_a_comment_is_no_mistake_of_the_line() -> None:
    assert "全角" not in _told('x = = "封顶 = 4O，2026-09-31" # 封顶 = 4O，')
    assert "请检查这一行的引号、等号和括号" in _told('x = = "封顶 = 4O，2026-09-31" # 封顶 = 4O，')
