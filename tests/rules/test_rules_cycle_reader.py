from __future__ import annotations

import hashlib

import pytest

from zjai_tui.base.problems import Problem, Refused
from zjai_tui.rules.cycles.reader import cycle_from_text

SOUND = """\
schema = 1
areas = ["data"]
areas_cite = ["N#一"]
common = ["here"]

[cycle]
id = "t"
title = "试"
doc_no = "试〔2024〕1号"
issuer = "试"
issued = 2024-08-08
applies = "试"

[education]
years = [2022, 2023]
total = 90
professional = 60
cite = ["L"]
basis = "secondary"
years_cite = ["N#二"]
years_basis = "official"
until = "filing"

[[source]]
id = "N"
title = "通知"
held = true

[[source]]
id = "L"
title = "转述"

[[date]]
id = "filing"
title = "申报截止"
on = 2024-09-06
cite = ["N#四"]
basis = "official"

[[date]]
id = "seniority"
title = "资历截止"
role = "seniority"
on = 2024-12-31
cite = ["N#二"]
basis = "official"

[[date]]
id = "earned"
title = "业绩截止"
role = "achievements"
on = 2024-07-31
cite = ["N#二"]
basis = "official"

[[order]]
before = "issued"
after = "filing"

[[number]]
id = "days"
title = "公示"
role = "publicity_days"
value = 5
unit = "个工作日"
cite = ["N#三"]
basis = "official"

[[number]]
id = "target"
title = "自评分"
value = 90
cite = ["N#二"]
basis = "official"

[[place]]
id = "office"
title = "办公室"
what_for = "咨询"
cite = ["N#五"]
basis = "official"

[[step]]
id = "file"
title = "申报"
role = "filing"
who = "申报人"
what = "填报"
until = "filing"
cite = ["N#三"]
basis = "official"

[[step]]
id = "wait"
title = "等待"
role = "publicity"
who = "申报人"
what = "等待"
until = "seniority"
cite = ["N#三"]
basis = "official"

[[fact]]
id = "in_place"
title = "在本地"
type = "yes_no"

[[fact]]
id = "degree"
title = "学历"
type = "choice"
choices = ["本科", "大专"]

[[fact]]
id = "obtained"
title = "取得日期"
type = "date"

[[condition]]
id = "here"
title = "在本地"
test = { fact = "in_place", among = [true] }
cite = ["N#一"]
basis = "official"

[[condition]]
id = "studied"
title = "学历"
only_if = "here"
test = { fact = "degree", among = ["本科"], unsure = ["大专"] }
check = ["L"]
cite = ["L"]
basis = "secondary"

[[condition]]
id = "long"
title = "年限"
test = { years_since = "obtained", until = "seniority", at_least = 5 }
cite = ["L"]
basis = "secondary"

[[condition]]
id = "score"
title = "自评"
test = { score_at_least = "target" }
cite = ["N#二"]
basis = "official"

[[condition]]
id = "either"
title = "其一"
test = { any = ["studied", "long"] }
cite = ["L"]
basis = "secondary"

[[route]]
id = "regular"
title = "正常申报"
needs = ["either"]
cite = ["N#二"]
basis = "official"
"""


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as caught:
        cycle_from_text(text, "试.toml")
    return caught.value.problems


def changed(*pairs: tuple[str, str]) -> str:
    text = SOUND
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def only(text: str) -> Problem:
    found = problems(text)
    assert len(found) == 1, [one.sentence() for one in found]
    return found[0]


def test_a_sound_round_is_read_with_its_digest() -> None:
    cycle = cycle_from_text(SOUND, "试.toml")
    assert cycle.digest == hashlib.sha256(SOUND.encode()).hexdigest()
    assert cycle.conditions()["long"].test.years_since == ("obtained",)
    assert cycle.conditions()["here"].test.among == (True,)


def test_the_digest_does_not_depend_on_line_ends() -> None:
    assert cycle_from_text(SOUND.replace("\n", "\r\n"), "试.toml").digest == cycle_from_text(SOUND, "试.toml").digest


def test_an_unknown_key_is_refused_with_the_nearest_known_one() -> None:
    problem = only(changed(('title = "试"', 'titel = "x"\ntitle = "试"')))
    assert problem.code == "unknown-key"
    assert problem.where == "试.toml，cycle"
    assert "titel" in problem.message
    assert "title" in problem.remedy


def test_an_unknown_key_inside_a_test_is_refused() -> None:
    problem = only(changed(('{ score_at_least = "target" }', '{ score_at_lest = "target" }')))
    assert problem.code == "unknown-key"
    assert "score_at_least" in problem.remedy


def test_all_problems_are_told_at_once() -> None:
    text = changed(
        ('needs = ["either"]', 'needs = ["eiter"]'),
        ('until = "filing"\ncite', 'until = "filin"\ncite'),
        ('common = ["here"]', 'common = ["her"]'),
    )
    assert sorted(one.remedy for one in problems(text)) == ["是不是想写 either", "是不是想写 filing", "是不是想写 here"]


@pytest.mark.parametrize(
    "old, new, code, words",
    [
        ("schema = 1", "schema = 2", "future-version", "升级"),
        ("schema = 1", 'schema = "1"', "schema-wrong", "schema = 1"),
        ("schema = 1", "schema = true", "schema-wrong", "schema = 1"),
        ("schema = 1", "schema = 1.0", "schema-wrong", "schema = 1"),
        ("schema = 1", "", "schema-wrong", "缺少"),
        ("on = 2024-09-06", 'on = "9月6日"', "cycle-wrong", "应为日期"),
        ("value = 90", "value = -1", "negative", "不能为负"),
        ('id = "office"', 'id = "Office"', "bad-id", "小写英文字母"),
        ('id = "wait"', 'id = "file"', "duplicate-id", "用了2次"),
        ('areas = ["data"]', "areas = []", "empty-list", "areas"),
        ('needs = ["either"]', "needs = []", "empty-list", "needs"),
        ('cite = ["N#五"]', "cite = []", "no-cite", "没有写依据"),
        ('areas_cite = ["N#一"]', "areas_cite = []", "no-cite", "areas"),
        ('cite = ["N#五"]', 'cite = ["M#五"]', "unknown-name", "来源“M”不存在"),
        ('cite = ["N#五"]', 'cite = ["L#五"]', "official-not-held", "不能标为 official"),
        ('cite = ["N#五"]', 'cite = ["N"]', "official-no-place", "章节"),
        ('years_cite = ["N#二"]', 'years_cite = ["L"]', "official-not-held", "education，years"),
        ('type = "date"', 'type = "date"\ncite = ["M"]', "unknown-name", "fact"),
        ('check = ["L"]', 'check = ["M"]', "unknown-name", "check"),
        ('choices = ["本科", "大专"]', 'choices = ["本科", "大专", "大专"]', "duplicate-choices", "重复"),
        ('type = "yes_no"', 'type = "yes_no"\nchoices = ["是"]', "stray-choices", "不是选择题"),
        ('type = "date"', 'type = "date"\nmin = 3\nmax = 2', "crossed-limits", "大于最大值"),
        ('only_if = "here"', 'only_if = "ther"', "unknown-name", "only_if"),
        ('only_if = "here"', 'only_if = "either"', "circle", "“either”"),
        ('any = ["studied", "long"]', 'all = ["studied", "long", "either"]', "circle", "绕成一圈"),
        ('any = ["studied", "long"]', 'any = ["studied", "lang"]', "unknown-name", "条件“lang”"),
        ('any = ["studied", "long"]', 'area = true, any = ["studied", "long"]', "bad-test", "只写一种测法"),
        ('any = ["studied", "long"]', "area = true, among = [true]", "bad-test", "只和 fact 一起用"),
        ('any = ["studied", "long"]', "area = true, at_least = 3", "bad-test", "只和 years_since 一起用"),
        ('any = ["studied", "long"]', "", "bad-test", "只写一种测法"),
        ('score_at_least = "target"', 'score_at_least = "tagret"', "unknown-name", "是不是想写 target"),
        ('fact = "in_place"', 'fact = "inplace"', "unknown-name", "是不是想写 in_place"),
        ('fact = "in_place"', 'fact = "obtained"', "bad-test", "不是选择题或是非题"),
        ('fact = "in_place", among = [true]', 'fact = "in_place"', "bad-test", "缺少 among"),
        ("among = [true]", 'among = ["是"]', "unknown-choice", "true、false"),
        ("among = [true]", "among = [3]", "cycle-wrong", "应为选项文字"),
        ('among = ["本科"]', 'among = ["学士"]', "unknown-choice", "本科、大专"),
        ('among = ["本科"]', "among = [true]", "unknown-choice", "本科、大专"),
        ('unsure = ["大专"]', 'unsure = ["本科"]', "bad-test", "同时写在"),
        ('years_since = "obtained"', 'years_since = "obtaned"', "unknown-name", "是不是想写 obtained"),
        ('years_since = "obtained"', 'years_since = ["obtained", "degree"]', "bad-test", "问的不是日期"),
        ('until = "seniority", at_least', 'until = "seniorty", at_least', "unknown-name", "是不是想写 seniority"),
        ("at_least = 5", "at_least = 2.5", "bad-test", "整数年"),
        ("at_least = 5", "at_least = 0", "bad-test", "整数年"),
        ("at_least = 5", "at_least = 101", "bad-test", "整数年"),
        (", at_least = 5", "", "bad-test", "整数年"),
        ("years = [2022, 2023]", "years = []", "empty-list", "至少写一年"),
        ("years = [2022, 2023]", "years = [2023, 2022]", "bad-years", "从早到晚"),
        ("years = [2022, 2023]", "years = [2022, 2022]", "bad-years", "重复"),
        ("years = [2022, 2023]", "years = [222, 2023]", "bad-years", "222"),
        ("professional = 60", "professional = 91", "bad-hours", "不能多于总学时"),
        ("professional = 60", "professional = -1", "bad-hours", "不能为负"),
        ('basis = "secondary"\nyears_cite', 'basis = "sure"\nyears_cite', "cycle-wrong", "sure"),
        ('until = "filing"\n\n', 'until = "file"\n\n', "unknown-name", "education，until"),
        ('role = "seniority"\n', "", "role-missing", "资历年限算到哪一天"),
        ('role = "filing"\n', "", "role-missing", "个人申报"),
        ('role = "publicity_days"\n', "", "role-missing", "几个工作日"),
        ('title = "申报截止"', 'title = "申报截止"\nrole = "seniority"', "role-twice", "“filing”、“seniority”"),
        ('id = "earned"', 'id = "seniority2"\nconfirmed = "no"', "cycle-wrong", "应为true或false"),
        ('before = "issued"', 'before = "isued"', "unknown-name", "是不是想写 issued"),
        ('after = "filing"\n\n[[n', 'after = "issued"\n\n[[n', "bad-order", "同一个日期"),
        ('after = "filing"\n\n[[n', 'after = "filing"\ngap = "dys"\n\n[[n', "unknown-name", "是不是想写 days"),
    ],
)
def test_each_slip_gets_one_sentence_with_place_and_remedy(old: str, new: str, code: str, words: str) -> None:
    problem = only(changed((old, new)))
    assert problem.code == code
    assert words in problem.sentence()
    assert problem.where.startswith("试.toml")
    assert problem.remedy


def test_a_choice_question_without_choices_is_refused() -> None:
    found = problems(changed(('choices = ["本科", "大专"]', "")))
    assert [one.code for one in found] == ["no-choices", "unknown-choice", "unknown-choice"]


def test_a_round_without_routes_is_refused() -> None:
    assert only(SOUND[: SOUND.index("[[route]]")]).code == "empty-list"


def test_a_source_id_may_have_capitals_but_no_mark_that_a_cite_uses() -> None:
    problem = problems(changed(('id = "L"', 'id = "L#1"')))[0]
    assert (problem.code, problem.where) == ("bad-id", "试.toml，source")


def test_broken_toml_is_refused_with_its_line() -> None:
    assert "第3行" in only(changed(('areas_cite = ["N#一"]', "areas_cite = = 1"))).message


def test_a_date_named_like_a_role_must_play_it() -> None:
    text = changed(('id = "filing"\ntitle = "申报截止"', 'id = "achievements"\ntitle = "申报截止"'))
    assert "role-named" in [one.code for one in problems(text)]


def test_what_is_not_said_to_be_unconfirmed_is_confirmed() -> None:
    cycle = cycle_from_text(SOUND, "试.toml")
    assert all(one.confirmed for one in (cycle.cycle, cycle.education, *cycle.date, *cycle.number))
    doubtful = cycle_from_text(changed(("on = 2024-09-06", "on = 2024-09-06\nconfirmed = false")), "试.toml")
    assert [one.id for one in doubtful.date if not one.confirmed] == ["filing"]
