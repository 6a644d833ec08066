"""Two editions side by side: what came, went, was renamed and changed, and what is only proposed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editions_samples import NEW, OLD, new, old
from zjai_tui.base.problems import Refused
from zjai_tui.reports.material import STATUS_LABELS
from zjai_tui.rules.standards.reader import standard_from_text
from zjai_tui.rules.standards.seal import verified
from zjai_tui.rules.standards.standard import Standard, Status
from zjai_tui.transcribing.editions.change import Item
from zjai_tui.transcribing.editions.differing import Difference, difference
from zjai_tui.transcribing.editions.wording import pieces_of


def _rows(found: Difference) -> list[tuple[str, str, str]]:
    return [(one.what, one.old_id, one.id) for one in found.items if one.part == "指标"]


def _words(found: Difference, node_id: str) -> list[str]:
    item = found.of_row(node_id)
    assert isinstance(item, Item)
    return [one.words for one in item.changes]


def _edited(text: str, *pairs: tuple[str, str]) -> Standard:
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after)
    return standard_from_text(text, "新")


def test_rows_come_in_the_order_of_the_new_table_and_those_gone_after_what_they_followed() -> None:
    found = difference(old(), new())
    assert _rows(found) == [
        ("changed", "B.paper", "B.paper"),
        ("renamed", "B.prize", "B.award"),
        ("removed", "B.talk", "B.talk"),
        ("added", "", "B.patent"),
    ]
    assert found.same_rows == 3
    assert not found.same


def test_each_change_of_a_row_is_named_as_the_table_names_it() -> None:
    found = difference(old(), new())
    words = _words(found, "B.paper")
    assert "封顶 10→12" in words
    assert "档位“省级” 6分→8分" in words
    text = next(one for one in found.of_row("B.paper").changes if one.name == "条文原文")  # type: ignore[union-attr]
    assert [(one.kind, one.words) for one in text.pieces if one.kind != "same"] == [
        ("gone", "6"), ("come", "8"), ("gone", "10"), ("come", "12"),
    ]  # fmt: skip
    assert not text.scores


def test_a_renamed_row_is_no_change_of_what_it_takes_when_that_was_renamed_too() -> None:
    item = difference(old(), new()).of_row("B.award")
    assert item is not None
    assert item.changes == ()
    assert not item.scores


def test_the_map_is_read_backwards_from_the_newer_to_the_older_edition() -> None:
    assert ("renamed", "B.award", "B.prize") in _rows(difference(new(), old()))


def test_the_other_parts_are_compared_too() -> None:
    found = {(one.part, one.what, one.id): one for one in difference(old(), new()).items}
    assert ("问题", "renamed", "double") in found
    assert ("业绩种类", "renamed", "award") in found
    assert ("业绩种类", "removed", "talk") in found
    assert [one.words for one in found["问题", "changed", "degree"].changes] == ["删去选项 “大专”", "新增选项 “专科”"]
    assert "版次 2024→2026" in [one.words for one in found["表头", "changed", "table-2026"].changes]


@pytest.mark.parametrize(
    "before, after, part, words",
    [
        ('op = "best"', 'op = "sum"', "指标", "计分方式 取最高→累计"),
        ('window = "cutoff"', "", "指标", "期限 截止日以前→无"),
        ('by = ["level"]\nrows = [{ key = ["国家级"], pts = 9 }, { key = ["省级"], pts = 6 }]',
         'by = ["level"]\nrows = [{ key = ["国家级|省级"], pts = 9 }]', "指标", "删去档位“国家级” 9分"),
        ("{ pts = 1 }", "{ pts = [1, 3] }", "指标", "档位“讲座” 1分→1～3分"),
        ("{ pts = 1 }", "{ pts = 1, per = 2 }", "指标", "档位“讲座” 1分→每2项1分"),
        ('until = "cycle:achievements"', "until = 2024-07-31", "期限",
         "起止 到年度通知的日期“achievements”→到2024年7月31日"),
        ('default = "all"', 'default = "one"', "有争议的条文", "默认读法 都算→只算一篇"),
        ('title = "只算一篇"', 'title = "只算最高的一篇"', "有争议的条文", "读法 只算一篇→只算最高的一篇"),
        ("max = 30", "max = 40", "表头", "满分 30分→40分"),
        ('title = "硕士" }', 'title = "硕士学位" }', "指标", "档位“硕士学位”的名称 “硕士”→“硕士学位”"),
    ],
)  # fmt: skip
def test_a_change_is_told_in_words(before: str, after: str, part: str, words: str) -> None:
    found = difference(old(), _edited(OLD, (before, after)))
    told = [(one.part, change.words) for one in found.items for change in one.changes]
    assert (part, words) in told


def test_moved_limits_of_a_band_are_the_same_tier() -> None:
    banded = OLD.replace(
        'by = ["degree", "second"]\nrows = [\n  { key = ["博士", "*"], pts = 7 },\n'
        '  { key = ["硕士", "*"], pts = 5, title = "硕士" },\n]',
        'input = "years"\nrows = [{ min = 8, max = 10, pts = 2 }, { min = 5, max = 8, pts = 1 }]',
    ).replace(
        '[[kind]]\nid = "paper"', '[[input]]\nid = "years"\ntitle = "年限"\ntype = "number"\n\n[[kind]]\nid = "paper"'
    )
    first = standard_from_text(banded, "旧")
    second = _edited(banded, ("min = 8, max = 10", "min = 7, max = 10"), ("min = 5, max = 8", "min = 5, max = 7"))
    assert _words(difference(first, second), "A.degree") == [
        "档位“7至不足10”的范围 8至不足10→7至不足10",
        "档位“5至不足7”的范围 5至不足8→5至不足7",
    ]


def test_a_coefficient_is_told_by_rank() -> None:
    ranked = OLD.replace(
        '{ id = "on", title', '{ id = "rank", title = "排名", type = "rank" },\n  { id = "on", title'
    ).replace('window = "cutoff"\n\n[[node]]', 'coef = [{ by = "rank", ranks = [1, 0.8], rest = 0.5 }]\n\n[[node]]')
    found = difference(standard_from_text(ranked, "旧"), _edited(ranked, ("ranks = [1, 0.8]", "ranks = [1, 0.6]")))
    assert _words(found, "B.paper") == ["系数 排名：第1名1，第2名0.8，其余0.5→排名：第1名1，第2名0.6，其余0.5"]


def test_what_only_looks_renamed_is_proposed_and_never_applied() -> None:
    bare = NEW[: NEW.index("\n[[renamed]]")]
    found = difference(old(), new(bare))
    assert ("removed", "B.prize", "B.prize") in _rows(found)
    assert ("added", "", "B.award") in _rows(found)
    assert {(one.old, one.new, one.why) for one in found.proposals} == {
        ("B.prize", "B.award", "名称相同"),
        ("kind:prize", "kind:award", "名称相同"),
        ("input:second", "input:double", "名称相同"),
    }


def test_the_rows_below_a_section_that_looks_renamed_are_not_proposed_one_by_one() -> None:
    moved = _edited(OLD, ('id = "B', 'id = "C'), ('at = ["B.paper"]', 'at = ["C.paper"]'))
    found = difference(old(), moved)
    assert [(one.old, one.new) for one in found.proposals] == [("B", "C")]


def test_one_line_of_the_map_leads_a_whole_section() -> None:
    text = OLD.replace('id = "B', 'id = "C').replace('at = ["B', 'at = ["C')
    text = text.replace('id = "table-2024"', 'id = "table-2026"\nreplaces = "table-2024"')
    moved, led = new(text), new(text + '\n[[renamed]]\nold = "B"\nnew = "C"\n')
    assert {what for what, _, _ in _rows(difference(old(), moved))} == {"removed", "added"}
    assert _rows(difference(old(), led)) == [
        ("renamed", "B", "C"),
        ("renamed", "B.paper", "C.paper"),
        ("renamed", "B.prize", "C.prize"),
        ("renamed", "B.talk", "C.talk"),
    ]


def test_a_map_written_for_another_edition_is_not_used_and_that_is_said() -> None:
    other = standard_from_text(OLD.replace("table-2024", "table-2020"), "旧")
    found = difference(other, new())
    assert ("removed", "B.prize", "B.prize") in _rows(found)
    assert any("table-2020" in one for one in found.notes)


def test_two_copies_of_a_table_do_not_differ() -> None:
    found = difference(old(), old())
    assert found.same
    assert found.same_rows == 6
    assert found.notes == ()


def test_who_compared_a_row_is_no_change_of_it() -> None:
    stamped = OLD.replace('op = "best"', 'op = "best"\nchecked = { by = "张三", on = 2026-01-01, seal = "0" }')
    assert difference(old(), standard_from_text(stamped, "新")).same


def test_the_status_is_called_as_the_reports_call_it() -> None:
    found = difference(old(), _edited(OLD, ('status = "reference"', 'status = "retold"')))
    assert any(STATUS_LABELS["retold"] in one.words for item in found.items for one in item.changes), found


def test_a_wording_is_compared_number_by_number_and_sign_by_sign() -> None:
    found = pieces_of("每项10分，最高30分", "每项12分，最高30分")
    assert [(one.kind, one.words) for one in found] == [
        ("same", "每项"), ("gone", "10"), ("come", "12"), ("same", "分，最高30分"),
    ]  # fmt: skip
    assert "".join(one.words for one in found if one.kind != "come") == "每项10分，最高30分"
    assert "".join(one.words for one in found if one.kind != "gone") == "每项12分，最高30分"


def test_wordings_with_nothing_in_common_and_very_long_ones_are_told_whole() -> None:
    assert [one.kind for one in pieces_of("甲", "乙")] == ["gone", "come"]
    long = "字" * 5000
    assert [one.kind for one in pieces_of(long, long + "末")] == ["gone", "come"]


def test_two_rules_of_one_name_are_matched_in_their_order() -> None:
    rules = '\n[[exclusive]]\nacross = ["B.paper", "B.prize"]\ntitle = "只计一次"\n' * 2
    assert difference(old(OLD + rules), old(OLD + rules)).same
    found = difference(old(OLD + rules), old(OLD + rules.replace('"B.prize"', '"B.talk"', 1)))
    (item,) = (one for one in found.items if one.part == "只计一次")
    assert [one.words for one in item.changes] == ["在哪些指标之间 B.paper、B.prize→B.paper、B.talk"]


RULES = OLD.replace('title = "讲座"\nop = "sum"', 'title = "讲座"\nop = "sum"\ntag = "soft"') + (
    '\n[[input]]\nid = "hours"\ntitle = "学时达标年数"\ntype = "number"\nmax = 3\n'
    'derive = { education = "total", at_least = 90 }\n'
    '\n[[gate]]\nid = "hours"\ntitle = "继续教育"\ninput = "hours"\nat_least = 3\n'
    '\n[[cap]]\ntag = "soft"\nmax = 5\n'
)


@pytest.mark.parametrize(
    "before, after, part, words",
    [
        ("at_least = 3\n", "at_least = 2\n", "控制项", "不低于 3→2"),
        ('tag = "soft"\nmax = 5', 'tag = "soft"\nmax = 4', "合计封顶", "合计最高 5分→4分"),
        ("at_least = 90 }", "at_least = 60 }", "问题",
         "取自 继续教育每年总学时达到90学时的年数→继续教育每年总学时达到60学时的年数"),
        ("max = 3\nderive", "max = 5\nderive", "问题", "答案的范围 不大于3→不大于5"),
        ('op = "sum"\ntag = "soft"', 'op = "sum"\ntake = 2\ntag = "soft"', "指标", "计入几项 全部→最高2项"),
        ('{ id = "on", title = "发表日期", type = "date" },',
         '{ id = "on", title = "刊出日期", type = "date" },\n  { id = "page", title = "页数", type = "number" },',
         "业绩种类", "“刊出日期”的问法 “发表日期”→“刊出日期”"),
        ('{ id = "on", title = "发表日期", type = "date" },',
         '{ id = "on", title = "发表日期", type = "date" },\n  { id = "page", title = "页数", type = "number" },',
         "业绩种类", "新增所问 “页数”"),
        ('title = "某办法"', 'title = "某新办法"', "出处", "名称 “某办法”→“某新办法”"),
    ],
)  # fmt: skip
def test_rules_beside_the_rows_are_told_in_words_too(before: str, after: str, part: str, words: str) -> None:
    found = difference(standard_from_text(RULES, "旧"), _edited(RULES, (before, after)))
    assert (part, words) in [(one.part, change.words) for one in found.items for change in one.changes]


def test_a_map_that_leads_nowhere_is_refused_when_the_file_is_read() -> None:
    with pytest.raises(Refused) as refused:
        new(NEW.replace('new = "B.award"', 'new = "B.awards"'))
    assert [(one.code, one.where) for one in refused.value.problems] == [("unknown-name", "新，renamed第1项，new")]
    assert "B.award" in refused.value.problems[0].remedy


def test_the_programs_own_sentence_about_a_status_is_no_change_of_the_table() -> None:
    def banners(first: Standard, second: Standard) -> list[str]:
        found = difference(first, second)
        return [one.words for item in found.items for one in item.changes if one.name == "提示语"]

    def said(words: str, status: Status) -> Standard:
        one = old()
        return verified(replace(one, standard=replace(one.standard, banner=words, status=status)))

    silent, typed = said("", "reference"), said("", "transcribed")
    assert silent.standard.banner != typed.standard.banner
    assert banners(silent, typed) == []
    assert banners(silent, said("", "certified")) == []
    assert len(banners(silent, said("只供测试。", "reference"))) == 1
