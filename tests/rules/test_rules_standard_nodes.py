"""Single indicators that could not be scored, or that say something the program would pass over."""

from __future__ import annotations

import pytest

from rules_tables import changed, node, only, problems, read

LISTED = 'entries = "k"\nby = "level"\nrows = [{ key = "甲", pts = 1 }]\n'


@pytest.mark.parametrize(
    "keys, words",
    [
        ('op = "sum"', "sum没有下级指标，也没有完整的entries和rows。请补上"),
        ('op = "best"\nentries = "k"', "best没有下级指标，也没有完整的entries和rows"),
        ('op = "ladder"\nby = "degree"\nrows = [{ key = "博士", pts = 1 }]', "ladder没有下级指标"),
        ('op = "ladder"\nentries = "k"\nrows = [{ pts = 1 }]', "ladder要按一个字段分级。请在by里只写一个字段"),
        ('op = "linear"', "linear缺少input或entries。请补上"),
        ('op = "linear"\nentries = "k"\nby = "level"', "linear不分档。请删去rows和by"),
        ('op = "linear"\nentries = "k"\nrows = [{ pts = 1 }]', "linear不分档"),
        ('op = "linear"\ninput = "years"\ncount = "years"', "按input计分时不用count。请删去"),
        ('op = "linear"\nentries = "k"\ninput = "years"', "entries和input只能写一个。请删去一个"),
        (
            'op = "bands"\nentries = "k"\nby = "level"\nrows = [{ key = "甲", pts = 1 }]',
            "bands按问题分档，不能用entries",
        ),
        ('op = "bands"\ninput = "years"', "bands要写rows，并写input或by之一。请补上"),
        ('op = "bands"\nrows = [{ pts = 1 }]', "bands要写rows，并写input或by之一"),
        ('op = "bands"\nby = "degree"\nwhole = true\nrows = [{ key = "博士", pts = 1 }]', "whole只和input一起用"),
        ('op = "sum"\nasked_of = "panel"', "由评委给分的指标没有封顶。请写cap"),
        ('op = "sum"\nasked_of = "unseen"', "没有见到的部分没有封顶。请在cap写"),
        ('op = "sum"\nasked_of = "unseen"\ncap = 3\nclamp = [1, 2]', "没有见到的部分只写封顶"),
        ('op = "sum"\nasked_of = "panel"\ncap = 3\nentries = "k"', "由评委给分的指标不按业绩或问题计分"),
        (f'op = "sum"\n{LISTED}times = 2\nclamp = [0, 3]', "times、clamp对sum不起作用。请删去，或改op"),
        (f'op = "sum"\n{LISTED}bonus = "n"', "bonus对sum不起作用"),
        (f'op = "best"\n{LISTED}take = 2', "take对best不起作用"),
        (f'op = "ladder"\n{LISTED}plus = 2', "plus对ladder不起作用"),
        ('op = "bands"\ninput = "years"\nrows = [{ pts = 1 }]\ntake = 2\nper = 3', "per、take对bands不起作用"),
        ('op = "linear"\nentries = "k"\ntake = 2', "take对linear不起作用"),
        ('op = "linear"\nentries = "k"\ndemote = { by = "used", values = ["否"] }', "demote对linear不起作用"),
        ('op = "linear"\ninput = "years"\ncoef = [{ by = "years", ranks = [1], rest = 0 }]', "coef对linear不起作用"),
    ],
)
def test_a_node_that_lacks_something_or_says_something_idle_is_refused(keys: str, words: str) -> None:
    problem = only(node(keys))
    assert (problem.code, problem.where) == ("bad-node", "试.toml，node “A”")
    assert words in problem.sentence()


@pytest.mark.parametrize(
    "parent, words",
    [
        ('op = "bands"', "下面还有指标，op不能是bands。请改为sum或best"),
        ('op = "sum"\nentries = "k"', "下面还有指标，自己不能再计分。请把计分的内容移到下级指标"),
        ('op = "sum"\ninput = "years"', "自己不能再计分"),
        ('op = "sum"\nby = "degree"', "自己不能再计分"),
        ('op = "sum"\nasked_of = "panel"', "自己不能再计分"),
        ('op = "sum"\ntag = "x"\ntake = 2', "自己不能再计分（take、tag）"),
    ],
)
def test_a_node_with_nodes_below_only_adds_them_up(parent: str, words: str) -> None:
    child = '[[node]]\nid = "A.1"\ntitle = "下级"\nop = "linear"\nentries = "k"\n'
    problem = only(node(parent) + child)
    assert (problem.code, problem.where) == ("bad-node", "试.toml，node “A”")
    assert words in problem.sentence()


@pytest.mark.parametrize(
    "keys, words",
    [
        ("cap = -1", "cap不能为负"),
        ("weight = 0", "weight要大于0、不超过1，现为0"),
        ("weight = 1.5", "weight要大于0、不超过1，现为1.5"),
        ("take = 0", "take至少为1"),
        ('coef = [{ by = "rank", ranks = [1, -0.5], rest = 0 }]', "coef不能为负"),
        ('coef = [{ by = "rank", ranks = [1], rest = -1 }]', "coef不能为负"),
        ('coef = [{ by = "used", of = { "是" = 1, "否" = -1 } }]', "coef不能为负"),
        ('coef = [{ by = "rank" }]', "coef要写ranks或of之一"),
        ('coef = [{ by = "rank", ranks = [1, 0.5] }]', "coef缺少rest，名次再往后不知道乘多少"),
        ('coef = [{ by = "used", of = { "是" = 1, "否" = 0 }, rest = 0 }]', "coef的rest只和ranks一起用"),
        ('demote = { by = "used", values = ["否"], rows = 0 }', "demote的rows至少为1"),
    ],
)
def test_an_impossible_number_is_refused(keys: str, words: str) -> None:
    problem = only(node(f'op = "sum"\n{LISTED}{keys}'))
    assert (problem.code, problem.where, problem.message) == ("bad-number", "试.toml，node “A”", words)


@pytest.mark.parametrize(
    "keys, words",
    [
        ("per = 0", "per要大于0"),
        ("per = -5", "per要大于0"),
        ("times = -1", "times不能为负"),
        ("plus = -1", "plus不能为负"),
        ("minus = -1", "minus不能为负"),
        ("clamp = [3]", "clamp要写成从小到大的两个非负数"),
        ("clamp = [3, 2]", "clamp要写成从小到大的两个非负数"),
        ("clamp = [-1, 2]", "clamp要写成从小到大的两个非负数"),
    ],
)
def test_an_impossible_number_of_a_formula_is_refused(keys: str, words: str) -> None:
    problem = only(node(f'op = "linear"\ninput = "years"\n{keys}'))
    assert (problem.code, problem.message) == ("bad-number", words)


@pytest.mark.parametrize(
    "keys",
    ["weight = 1", "weight = 0.1", "take = 1", "cap = 0", 'coef = [{ by = "rank", ranks = [0], rest = 0 }]'],
)
def test_numbers_at_their_limit_are_allowed(keys: str) -> None:
    assert read(node(f'op = "sum"\n{LISTED}{keys}'))


def test_formula_numbers_at_their_limit_are_allowed() -> None:
    assert read(node('op = "linear"\ninput = "years"\nper = 0.5\ntimes = 0\nclamp = [0, 0]\nminus = 0\nplus = 0'))


@pytest.mark.parametrize("row", ["min = 5", "max = 5", "min = 4, max = 5", ""])
def test_a_band_may_be_open_at_either_end(row: str) -> None:
    assert read(node(f'op = "bands"\ninput = "years"\nrows = [{{ {row}{", " if row else ""}pts = 1 }}]'))


def test_a_panel_leaf_needs_only_its_limits() -> None:
    assert read(node('op = "sum"\nasked_of = "panel"\nclamp = [1, 4]')).node[0].clamp == (1, 4)


@pytest.mark.parametrize(
    "keys, code, where, words",
    [
        # names
        ('entries = "kk"\nrows = [{ pts = 1 }]', "unknown-name", "，entries", "业绩种类“kk”不存在"),
        (
            'entries = "k"\nby = "levl"\nrows = [{ key = "甲", pts = 1 }]',
            "unknown-name",
            "，by，levl",
            "业绩种类“k”的字段“levl”不存在。是不是想写 level",
        ),
        (LISTED + 'count = "m"', "unknown-name", "，count", "字段“m”不存在"),
        (LISTED + 'coef = [{ by = "rnk", ranks = [1], rest = 0 }]', "unknown-name", "，coef，rnk", "是不是想写 rank"),
        (LISTED + 'resolve = { by = "usd", high = ["是"] }', "unknown-name", "，resolve", "是不是想写 used"),
        (LISTED + 'demote = { by = "usd", values = ["否"] }', "unknown-name", "，demote", "是不是想写 used"),
        (LISTED + 'window = "v"', "unknown-name", "，window", "时间窗“v”不存在"),
        # fields of the wrong kind
        (LISTED + 'count = "level"', "bad-node", "，count", "业绩种类“k”的字段“level”不是数字。请换一个字段"),
        (
            LISTED + 'coef = [{ by = "level", ranks = [1], rest = 0 }]',
            "bad-node",
            "，coef",
            "字段“level”不是排名。请换一个字段，或改用of",
        ),
        (LISTED + 'coef = [{ by = "rank", of = { "1" = 1 } }]', "bad-node", "，coef", "“rank”不是选择题或是非题"),
        (LISTED + 'resolve = { by = "name", high = ["好"] }', "bad-node", "，resolve", "“name”不是选择题或是非题"),
        (LISTED + 'demote = { by = "rank", values = ["1"] }', "bad-node", "，demote", "“rank”不是选择题或是非题"),
        (
            'entries = "k"\nby = "date"\nrows = [{ key = "*", pts = 1 }]',
            "bad-node",
            "，by，date",
            "是日期，不能用来分档",
        ),
        (
            'entries = "bare"\nwindow = "w"\nrows = [{ pts = 1 }]',
            "bad-window",
            "，window",
            "业绩种类“bare”没有日期字段“date”。请给它加上日期字段",
        ),
        # attributes
        (
            LISTED + 'coef = [{ by = "level", of = { "甲" = 1 } }]',
            "bad-node",
            "，coef",
            "没有写到：乙。请给每个选项写系数",
        ),
        (LISTED + 'coef = [{ by = "used", of = { "是" = 1 } }]', "bad-node", "，coef", "没有写到：否"),
        (
            LISTED + 'coef = [{ by = "level", of = { "甲" = 1, "乙" = 1, "丙" = 1 } }]',
            "unknown-choice",
            "，coef",
            "字段“级别”没有选项“丙”。可用的有：甲、乙",
        ),
        (
            LISTED + 'resolve = { by = "used", high = ["对"] }',
            "unknown-choice",
            "，resolve",
            "没有选项“对”。可用的有：是、否",
        ),
        (LISTED + 'resolve = { by = "used", low = ["错"] }', "unknown-choice", "，resolve", "没有选项“错”"),
        (LISTED + 'resolve = { by = "used" }', "bad-node", "，resolve", "没有写哪些答案算。请写high或low"),
        (
            LISTED + 'resolve = { by = "used", high = ["是"], low = ["是"] }',
            "bad-node",
            "，resolve",
            "“是”同时写在high和low里。请只留一处",
        ),
        (LISTED + 'demote = { by = "used", values = [] }', "bad-node", "，demote", "没有写哪些答案算。请写values"),
        (LISTED + 'demote = { by = "used", values = ["不"] }', "unknown-choice", "，demote", "没有选项“不”"),
    ],
)
def test_a_name_or_a_field_that_does_not_fit_is_told_with_its_place(
    keys: str, code: str, where: str, words: str
) -> None:
    problem = only(node(f'op = "sum"\n{keys}'))
    assert (problem.code, problem.where) == (code, f"试.toml，node “A”{where}")
    assert words in problem.sentence()
    assert problem.remedy


@pytest.mark.parametrize(
    "keys, code, where, words",
    [
        ('op = "linear"\ninput = "yeers"', "unknown-name", "，input", "问题“yeers”不存在。是不是想写 years"),
        (
            'op = "linear"\ninput = "degree"',
            "bad-node",
            "，input",
            "问题“degree”的答案不是数字。请改用by，或换一个问题",
        ),
        ('op = "linear"\ninput = "years"\nwindow = "w"', "bad-window", "，window", "时间窗只用于业绩。请删去"),
        (
            'op = "bands"\nby = "degre"\nrows = [{ key = "博士", pts = 1 }]',
            "unknown-name",
            "，by，degre",
            "问题“degre”不存在",
        ),
        (
            'op = "bands"\nby = "degree"\nrows = [{ key = "学士", pts = 1 }]',
            "unknown-choice",
            "，rows第1项，key",
            "没有选项“学士”",
        ),
        (
            'op = "bands"\ninput = "years"\nrows = [{ key = "5..", pts = 1 }]',
            "bad-row",
            "，rows第1项",
            "按input分档时不写key。请改用min和max",
        ),
        (
            'op = "bands"\ninput = "years"\nrows = [{ min = 5, pts = 1, step = -1 }]',
            "bad-row",
            "，rows第1项",
            "按input分档时不用step",
        ),
        (
            'op = "bands"\ninput = "years"\nrows = [{ min = 5, max = 5, pts = 1 }]',
            "bad-number",
            "",
            "rows第1项的min应小于max",
        ),
        (
            'op = "bands"\ninput = "years"\nrows = [{ pts = 1 }, { min = 8, max = 5, pts = 1 }]',
            "bad-number",
            "",
            "rows第2项的min应小于max",
        ),
        (
            'op = "bands"\ninput = "years"\nrows = [{ min = 5, pts = 1, per = 2 }]',
            "bad-number",
            "",
            "rows第1项按每2项计分，不能与系数、取高或限项并用",
        ),
        (
            'op = "ladder"\nentries = "k"\nby = "level"\nrows = [{ key = "甲", pts = 1 }]\nbonus = "level"',
            "bad-node",
            "，bonus",
            "字段“level”不是数字",
        ),
        (
            'op = "ladder"\nentries = "k"\nby = "level"\nrows = [{ key = "甲", pts = 1 }]\nbonus = "x"',
            "unknown-name",
            "，bonus",
            "字段“x”不存在",
        ),
    ],
)
def test_an_indicator_over_questions_is_checked_like_one_over_achievements(
    keys: str, code: str, where: str, words: str
) -> None:
    problem = only(node(keys))
    assert (problem.code, problem.where) == (code, f"试.toml，node “A”{where}")
    assert words in problem.sentence()


@pytest.mark.parametrize(
    "keys",
    ['coef = [{ by = "rank", ranks = [1], rest = 0 }]', "take = 2"],
)
def test_so_many_for_one_award_does_not_mix_with_singles_rules(keys: str) -> None:
    several = node(f'op = "sum"\nentries = "k"\nby = "level"\nrows = [{{ key = "甲", pts = 1, per = 2 }}]\n{keys}')
    assert only(several).message == "rows第1项按每2项计分，不能与系数、取高或限项并用"
    assert read(several.replace(keys, ""))


def test_no_achievements_make_one_award() -> None:
    assert only(node('op = "sum"\nentries = "k"\nrows = [{ pts = 1, per = 0 }]')).message == "rows第1项的per至少为1"


def test_a_slip_in_a_node_of_several_kinds_is_told_once_unless_it_differs() -> None:
    second = '\n[[kind]]\nid = "k2"\ntitle = "业绩"\n[[kind.field]]\nid = "level"\ntitle = "级别"\n'
    second += 'type = "choice"\nchoices = ["甲"]\n'
    keys = 'op = "sum"\nentries = ["k", "k2"]\nby = "level"\n{rows}'
    twice = node(keys.format(rows='rows = [{ key = ["甲", "x"], pts = 1 }]')) + second
    assert [one.message for one in problems(twice)] == ["key有2项，by有1项"]
    lacking = node(keys.format(rows='rows = [{ key = ["甲"], pts = 1 }]\ncount = "n"')) + second
    assert [one.message for one in problems(lacking)] == ["业绩种类“k2”的字段“n”不存在"]


def test_a_window_needs_its_date_in_every_kind_that_a_node_takes() -> None:
    found = problems(
        changed(('entries = ["award"]', 'entries = ["award", "paper"]'), ('by = ["level", "rank"]', "by = []"))
    )
    assert "业绩种类“paper”没有日期字段“date”" in [one.message for one in found]


def test_a_window_over_a_field_that_holds_no_date_is_refused() -> None:
    text = node(f'op = "sum"\n{LISTED}window = "w"')
    assert read(text)
    problem = only(text.replace('on = "date"', 'on = "name"'))
    assert (problem.code, problem.where) == ("bad-window", "试.toml，node “A”，window")
    assert problem.message == "业绩种类“k”没有日期字段“name”"


def test_an_unknown_kind_does_not_hide_what_is_wrong_with_the_next() -> None:
    found = problems(node('op = "sum"\nentries = ["kk", "bare"]\nwindow = "w"\nrows = [{ pts = 1 }]'))
    assert [one.code for one in found] == ["unknown-name", "bad-window"]
