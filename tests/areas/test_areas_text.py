from __future__ import annotations

import pytest

from zjai_tui.areas.terms import terms_of
from zjai_tui.areas.text import MOST, clauses, cleaned, features, han_count
from zjai_tui.rules.areas.area import Area, Term


@pytest.mark.parametrize(
    "typed, plain",
    [
        ("[bold]缺陷[/bold]检测[/]", " 缺陷检测 "),
        ("\x1b[31m缺陷\x1b[0m检测", " 缺陷检测"),
        ("<b>缺陷</b>", " 缺陷 "),
        ("缺\u200b陷\u202e检\ufeff测", "缺陷检测"),
        ("深度　学习 模型", "深度学习模型"),
        ("ＲＡＧ检索", "rag检索"),
        ("见https://example.org/a?b=1，上线", "见 ,上线"),
        ("[a]数组[1]", " 数组[1]"),
    ],
)
def test_markup_addresses_and_invisible_characters_are_no_words(typed: str, plain: str) -> None:
    assert cleaned(typed) == plain


def test_a_gap_between_chinese_characters_closes_but_a_new_line_does_not() -> None:
    assert clauses(cleaned("训练 平台\n上线了，能用。。")) == ["训练平台", "上线了", "能用"]


def test_features_are_characters_their_pairs_and_latin_words() -> None:
    assert features("用yolo做") == {"用", "yolo", "做"}
    assert features("三条线") == {"三", "条", "线", "三条", "条线"}
    assert features("😀 12 ——") == set()


def test_only_so_much_of_an_endless_text_is_read() -> None:
    assert len(cleaned("字" * (MOST * 3))) == MOST


def test_the_same_character_again_counts_once() -> None:
    assert han_count("人工智能人工智能") == 4


AREAS = [
    Area(
        schema=1,
        id=name,
        title=name,
        official_name=name,
        scope="范围",
        term=tuple(Term(term=words[0], aliases=words[1:]) for words in listed),
    )
    for name, listed in {"a": [("检测", "AR"), ("大数据",)], "b": [("缺陷检测",), ("数据",), ("C++",)]}.items()
]


@pytest.mark.parametrize(
    "text, words",
    [
        ("做缺陷检测和检测", [("b", "缺陷检测"), ("a", "检测")]),
        ("大数据", [("a", "大数据")]),
        ("数据和数据", [("b", "数据")]),
        ("smart car", []),
        ("用ar眼镜", [("a", "ar")]),
        ("c++写的", [("b", "c++")]),
        ("", []),
    ],
)
def test_terms_are_found_the_longest_first_and_latin_ones_only_as_whole_words(
    text: str, words: list[tuple[str, str]]
) -> None:
    assert [(one.area, one.word) for one in terms_of(AREAS).found(text)] == words
