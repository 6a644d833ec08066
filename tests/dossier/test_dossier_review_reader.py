from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings

from dossier_samples import FULL as DOSSIER
from review_samples import CUT, FULL, REVIEWS, TAKEN
from zjai_tui.base.problems import Refused
from zjai_tui.dossier.reader import dossier_from_bytes
from zjai_tui.dossier.review.acts import sound
from zjai_tui.dossier.review.faults import problems
from zjai_tui.dossier.review.journal import merged
from zjai_tui.dossier.review.model import Review
from zjai_tui.dossier.review.reader import read_review, review_from_bytes
from zjai_tui.dossier.review.writer import review_text
from zjai_tui.dossier.writer import dossier_text

HEAD = 'schema = 1\nkind = "review"\n'
ACT = '[[act]]\nid = "x"\nat = 2024-09-02T09:00:00+08:00\nby = "甲"\ndo = "accept"\n'


def refusal(data: bytes | str) -> str:
    with pytest.raises(Refused) as raised:
        review_from_bytes(data.encode() if isinstance(data, str) else data, "甲.核定.toml")
    return str(raised.value)


# --- what is written is read


@settings(max_examples=120)
@example(FULL)
@given(REVIEWS)
def test_a_review_comes_back_as_it_was_written(review: Review) -> None:
    text = review_text(review)
    again = review_from_bytes(text.encode(), "x")
    assert again == review
    assert review_text(again) == text
    tidy = merged(review, again)
    assert review_from_bytes(review_text(tidy).encode(), "x") == tidy


@settings(max_examples=30)
@given(REVIEWS)
def test_what_is_sound_stays_sound_in_a_file(review: Review) -> None:
    again = review_from_bytes(review_text(review).encode(), "x")
    assert [sound(one) for one in again.act] == [sound(one) for one in review.act]


def test_the_file_can_be_read_by_a_clerk() -> None:
    text = review_text(FULL, app_version="0.2.0")
    assert text.startswith("# 单位核定文件")
    assert 'app = "0.2.0"' in text
    assert "facts = { rank = 2 }" in text
    assert "points = 8.5\n" in text
    assert text.count("[[act]]") == 3
    assert tomllib.loads(text)["of"]["standard"]["id"] == "zj-ai-reference"


def test_a_file_with_windows_line_ends_says_the_same() -> None:
    assert review_from_bytes(review_text(FULL).replace("\n", "\r\n").encode("utf-8-sig"), "x") == FULL


def test_an_act_altered_by_hand_is_read_and_told() -> None:
    text = review_text(FULL).replace("points = 8.5", "points = 9.5")
    review = review_from_bytes(text.encode(), "x")
    assert len(review.act) == 3
    assert [one.code for one in problems(review)] == ["review-act-altered"]


def test_an_act_added_by_hand_does_not_count() -> None:
    review = review_from_bytes((HEAD + ACT.replace('id = "x"\n', "")).encode(), "x")
    assert [one.code for one in problems(review)] == ["review-act-altered"]


# --- what cannot be read


@pytest.mark.parametrize(
    "text, said",
    [
        (HEAD.replace("1", "2"), "schema：这份核定文件由较新的版本写成（文件版本2，本程序只认得到1），没有改动它。"),
        (HEAD.replace("1", "'1'"), "核定文件版本应为整数，现为“1”。请在最前面写成schema = 1"),
        (HEAD.replace("1", "0"), "核定文件版本应为整数，现为“0”"),
        ('kind = "review"\n', "核定文件版本没有写。"),
        ("schema = 1\n", "没有写明是单位核定文件。请检查是否选错了文件"),
        ("", "没有写明是单位核定文件"),
        ("schema = 1\n[[node]]\n", "这是量化评价标准，不是单位核定文件"),
        (HEAD + ACT.replace('"accept"', '"acept"'), "act，第1项“x”，do：“acept”不在可选范围内。是不是想写 accept"),
        (HEAD + ACT.replace("+08:00", ""), "act，第1项“x”，at：应为带时区的时刻，现为“2024-09-02 09:00:00”"),
        (HEAD + ACT.replace("T09:00:00+08:00", ""), "at：应为带时区的时刻，现为“2024-09-02”"),
        (HEAD + ACT.replace('by = "甲"\n', ""), "act，第1项“x”，by：缺少这一项"),
        (HEAD + ACT + 'points = "八"\n', "points：应为数字，现为“八”"),
        (HEAD + ACT + "points = 1e99\n", "的数字大得离谱或写法不对"),
        (HEAD + ACT + "days = true\n", "days：应为整数，现为“是”"),
        (HEAD + ACT[:-3], "第7行就断了，没有写完"),
        (HEAD + "act = 1\n", "act：应为列表，现为“1”"),
        (HEAD + f'[[act]]\nreason = "{"长" * 20_001}"\n', "的文字超过20000字"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_in_one_sentence(text: str, said: str) -> None:
    message = refusal(text)
    assert said in message
    assert message.startswith("甲.核定.toml")


@pytest.mark.parametrize(
    "data, said",
    [
        (review_text(FULL).encode("gb18030"), "不是UTF-8编码，像是GBK"),
        (review_text(FULL).encode("utf-16"), "UTF-16"),
        (review_text(FULL).encode()[:-20], "没有写完"),
        (review_text(replace(FULL, act=(CUT,))).encode()[:-9], "末行的"),
        (b"\x00\xff\xfe\x80", "不是UTF-8文字"),
    ],
)
def test_broken_bytes_are_said_too(data: bytes, said: str) -> None:
    assert said in refusal(data)


def test_all_that_is_wrong_is_told_at_once() -> None:
    message = refusal(HEAD + ACT.replace('"甲"', "1") + ACT.replace('"accept"', "2"))
    assert len(message.splitlines()) == 2


def test_a_dossier_is_no_review_and_a_review_no_dossier() -> None:
    assert "这是自评档案，不是单位核定文件" in refusal(dossier_text(DOSSIER))
    with pytest.raises(Refused, match=r"甲\.toml：这是单位核定文件，不是自评档案。请打开与它同名"):
        dossier_from_bytes(review_text(FULL).encode(), "甲.toml")


def test_a_missing_or_huge_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="找不到这个文件"):
        read_review(tmp_path / "无.核定.toml")
    huge = tmp_path / "大.核定.toml"
    with open(huge, "wb") as file:
        file.truncate(10 * 1024 * 1024 + 1)
    with pytest.raises(Refused, match="文件超过10MB"):
        read_review(huge)


def test_a_file_with_more_acts_than_any_review_has_is_refused() -> None:
    assert "核定记录有10001条，超过10000条" in refusal(HEAD + "[[act]]\n" * 10_001)


def test_unknown_keys_survive() -> None:
    text = (
        HEAD + "hue = 1\n[of]\nname = '甲'\nhue = [2]\n[of.standard]\nhue = 2024-01-01T00:00:00Z\n" + ACT + "hue = 4\n"
    )
    review = review_from_bytes(text.encode(), "x")
    kept = tomllib.loads(review_text(merged(review, Review(act=(TAKEN,)))))
    assert (kept["hue"], kept["of"]["hue"], kept["of"]["standard"]["hue"].year) == (1, [2], 2024)
    assert [one["hue"] for one in kept["act"] if "hue" in one] == [4]
