"""Parts of a standard that do not fit together: ids, tree, names, sources, questions, cross-cutting rules."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rules_tables import HEAD, SOUND, changed, only, problems, read

PANEL = '[[node]]\nid = "{id}"\ntitle = "甲"\nop = "sum"\nasked_of = "panel"\ncap = 3\n'

SECTION = '[[node]]\nid = "A"\ntitle = "甲"\nop = "sum"\n'


def leaves(*ids: str) -> str:
    return HEAD.format(max=9) + "".join(PANEL.format(id=one) for one in ids)


@pytest.mark.parametrize(
    "old, new, code, where, words",
    [
        # the head
        ('id = "t"', 'id = "a/b"', "bad-id", "standard，id", "编号“a/b”写法不对"),
        ("max = 40", "max = 0", "bad-number", "standard，max", "总分要大于0，现为0。请写原件印的总分"),
        ("max = 40", "max = -5", "bad-number", "standard，max", "现为-5"),
        ("valid_until = 2024-12-31", "valid_until = 2023-12-31", "crossed-limits", "standard，valid_until", "早于起点"),
        # ids
        ('id = "ops"', 'id = "design"', "duplicate-id", "variant", "编号“design”用了2次"),
        ('id = "extra_points"', 'id = "work"', "duplicate-id", "kind “paper”，field", "编号“work”用了2次"),
        (
            '{ id = "all"',
            '{ id = "all", title = "甲" }, { id = "all"',
            "duplicate-id",
            "open “since”，reading",
            "编号“all”用了2次",
        ),
        ('id = "extra_points"', 'id = "extra points"', "bad-id", "kind “paper”，field", "编号“extra points”写法不对"),
        ('id = "A.hours"', 'id = "A.hours２"', "bad-id", "node", "半角数字"),
        ('id = "ops"', 'id = ""', "bad-id", "variant", "编号“”写法不对"),
        # the tree
        ('id = "A.hours"', 'id = "C.hours"', "missing-parent", "node “C.hours”", "上级“C”不存在。请补上上级，或改编号"),
        ('id = "A.hours"', 'id = "A.degre.x"', "missing-parent", "node “A.degre.x”", "；是不是想写A.degree"),
        ('id = "A.hours"', 'id = "A.years"', "duplicate-id", "node “A.years”", "或用when区分岗位类别或读法"),
        ('when = { since = "all" }', "", "duplicate-id", "node “B.award”", "同一编号出现两次"),
        ('when = { since = "all" }', 'when = { variant = "ops" }', "duplicate-id", "node “B.award”", "出现两次"),
        # sources
        ('cite = ["S#一1"]', 'cite = ["s#一1"]', "unknown-name", "node “A.degree”，cite", "来源“s”不存在"),
        ('cite = ["D"]', 'cite = ["E"]', "unknown-name", "node “B.award”，rows第3项，cite", "来源“E”不存在"),
        (
            'cite = ["S#一"]',
            'cite = ["D#一"]',
            "official-not-held",
            "node “A”，basis",
            "没有持有原文的依据，不能标为 official",
        ),
        ('cite = ["S#一"]', 'cite = ["S"]', "official-no-place", "node “A”，cite", "却没有写在原文哪一处"),
        ('cite = ["S#一"]', "", "official-not-held", "node “A”，basis", "不能标为 official"),
        # post categories and readings
        ('default = "title"', 'default = "titel"', "unknown-name", "open “since”，default", "是不是想写 title"),
        ('at = ["B.award"]', 'at = ["B.awards"]', "unknown-name", "open “since”，at", "是不是想写 B.award"),
        (
            'when = { since = "title" }',
            'when = { since = "title", sinse = "all" }',
            "unknown-name",
            "node “B.award”，when",
            "是不是想写 since",
        ),
        (
            'when = { since = "all" }',
            'when = { since = "al" }',
            "unknown-name",
            "node “B.award”，when",
            "取值“al”不存在",
        ),
        # tag caps
        ('tag = "rest"\nmax', 'tag = "rst"\nmax', "unknown-name", "cap “rst”", "标签“rst”不存在。是不是想写 rest"),
        ('tag = "rest"\nmax', 'tag = ""\nmax', "unknown-name", "cap “”", "标签“”不存在"),
        ("max = 6", "max = -6", "bad-number", "cap “rest”，max", "封顶不能为负"),
        ('at = "B"', 'at = "BB"', "unknown-name", "cap “rest”，at", "指标“BB”不存在"),
        # exclusive rules
        (
            '"B.award", "B.paper"]',
            '"B.award", "B.papr"]',
            "unknown-name",
            "exclusive “同一成果计一次”，across",
            "B.paper",
        ),
        ('["B.award", "B.paper"]', "[]", "bad-exclusive", "exclusive “同一成果计一次”，across", "请写上指标编号"),
        ('same = "work"', 'same = "wrok"', "unknown-name", "exclusive “同一成果计一次”，same", "是不是想写 work"),
        # gates
        ('input = "ethics"', 'input = "hour"', "unknown-name", "gate “ethics”，input", "是不是想写 hours"),
        ('among = ["是"]', "", "bad-gate", "gate “ethics”", "要写among或at_least，且只写一个"),
        (
            'among = ["是"]',
            'among = ["合格"]',
            "unknown-choice",
            "gate “ethics”，among",
            "没有选项“合格”。可用的有：是、否",
        ),
        (
            'input = "ethics"',
            'input = "hours"',
            "bad-gate",
            "gate “ethics”，among",
            "不是选择题或是非题。请改用at_least",
        ),
        ('among = ["是"]', "at_least = 1", "bad-gate", "gate “ethics”，at_least", "的答案不是数字。请改用among"),
        # windows
        ('after = "fact:title_obtained"', "after = 2024-07-31", "crossed-limits", "window “since”", "没有一天在内"),
        (
            'after = "fact:title_obtained"',
            'after_cite = ["D"]',
            "bad-window",
            "window “since”，after_cite",
            "没有写after，却写了它的依据。请补上after，或删去after_cite",
        ),
        (
            'after = "fact:title_obtained"',
            'after = "fact:title_obtained"\nafter_cite = ["D"]\nafter_basis = "official"',
            "official-not-held",
            "window “since”，after，basis",
            "没有持有原文的依据",
        ),
        (
            'after = "fact:title_obtained"',
            'after = "fact:title_obtained"\nafter_cite = ["X"]',
            "unknown-name",
            "window “since”，after，cite",
            "“X”",
        ),
        # golden cases
        ('"A.degree" = 7', '"A.degre" = 7', "unknown-name", "case “博士”，expect", "是不是想写 A.degree"),
        ("facts = {", 'entry = [{ kind = "papr" }], facts = {', "unknown-name", "case “博士”，entry", "业绩种类“papr”"),
    ],
)
def test_each_slip_gets_one_sentence_with_place_and_remedy(
    old: str, new: str, code: str, where: str, words: str
) -> None:
    problem = only(changed((old, new)))
    assert (problem.code, problem.where) == (code, f"试.toml，{where}")
    assert words in problem.sentence()
    assert problem.remedy


# ---------------------------------------------------------------- ids and the tree they make


def test_a_child_may_have_the_name_of_its_parent() -> None:
    assert [node.parent for node in read(leaves("A.A") + SECTION).node] == ["A", ""]


@pytest.mark.parametrize("bad", ["A..1", ".A", "A.", ".", "", "A 1", "A/1", "Ａ", "A．1", "A.１"])
def test_an_id_that_is_no_dotted_path_gets_one_sentence(bad: str) -> None:
    problem = only(leaves("B", bad))
    assert (problem.code, problem.where) == ("bad-id", "试.toml，node")
    assert problem.message == f"编号“{bad}”写法不对"
    assert problem.remedy.endswith("层级之间用一个点，如A.1")


def test_no_chain_of_parents_can_lead_back_to_its_start() -> None:
    # the parent is a part of the id, so each step up is shorter: only a repeated or a missing id can be written
    assert only(leaves("A", "A")).code == "duplicate-id"
    assert [one.code for one in problems(leaves("A.B", "B.A"))] == ["missing-parent", "missing-parent"]


def test_every_level_above_a_node_must_be_there() -> None:
    missing = [one.message for one in problems(leaves("A", "B.c.d", "C.e")) if one.code == "missing-parent"]
    assert missing == ["上级“B.c”不存在", "上级“C”不存在"]


def test_chinese_ids_make_a_tree_too() -> None:
    text = HEAD.format(max=9) + SECTION.replace('"A"', '"业绩"') + PANEL.format(id="业绩.获奖")
    assert [node.parent for node in read(text).node] == ["", "业绩"]


def test_total_is_no_id_for_a_node() -> None:
    assert "total留作总分的名字" in only(leaves("total")).sentence()


def test_a_standard_without_nodes_is_refused() -> None:
    assert only(HEAD.format(max=9)).sentence() == "试.toml，node：标准里没有任何指标。请至少写一个[[node]]。"


def test_one_id_may_stand_in_each_post_category_once() -> None:
    design = PANEL.format(id="A") + 'when = { variant = "design" }\n'
    ops = PANEL.format(id="A") + 'when = { variant = "ops" }\n'
    variants = "".join(f'[[variant]]\nid = "{one}"\ntitle = "{one}"\n' for one in ("design", "ops"))
    text = HEAD.format(max=9) + variants + design + ops
    assert [node.when["variant"] for node in read(text).node] == ["design", "ops"]
    assert [one.code for one in problems(text + design)] == ["duplicate-id"]
    assert [one.code for one in problems(text + PANEL.format(id="A"))] == ["duplicate-id"]


def test_a_window_id_may_stand_in_each_reading_once() -> None:
    def two_windows(when: str) -> str:
        second = f'[[window]]\nid = "since"\ntitle = "全部"\non = "date"\n{when}\n[[cap]]'
        return changed(('cite = ["S#说明"]\n\n[[cap]]', 'when = { since = "title" }\n' + second))

    assert len(read(two_windows('when = { since = "all" }')).window) == 2
    problem = only(two_windows(""))
    assert (problem.code, problem.where) == ("duplicate-id", "试.toml，window “since”")
    unknown = only(two_windows('when = { since = "al" }'))
    assert (unknown.code, unknown.where) == ("unknown-name", "试.toml，window “since”，when")


# ---------------------------------------------------------------- cross-cutting rules


def test_the_same_tag_cap_twice_is_contradictory() -> None:
    again = '[[cap]]\ntag = "rest"\nmax = 9\nat = "B"\n'
    problem = only(SOUND + again)
    assert problem.sentence() == "试.toml，cap “rest”，at “B”：同一处的标签封顶写了2次。请只留一个。"
    assert only(SOUND + again.replace('at = "B"', "") * 2).where == "试.toml，cap “rest”"
    assert len(read(SOUND + again.replace('at = "B"', 'at = "B.award"')).cap) == 2


def test_a_reserved_word_is_no_id_for_an_open_question() -> None:
    text = changed(('[[open]]\nid = "since"', '[[open]]\nid = "variant"'))
    assert "variant留作岗位类别的名字" in "".join(one.message for one in problems(text))


def test_a_question_with_one_reading_is_not_open() -> None:
    text = changed((', { id = "all", title = "都算" }', ""), ('when = { since = "all" }', 'when = { since = "all" }'))
    assert sorted(one.code for one in problems(text)) == ["too-few-readings", "unknown-name"]


def test_a_gate_with_both_tests_is_contradictory() -> None:
    found = problems(changed(('among = ["是"]', 'among = ["是"]\nat_least = 1')))
    assert [one.code for one in found] == ["bad-gate", "bad-gate"]
    assert "且只写一个" in found[0].message


def test_a_slip_in_one_gate_does_not_hide_the_next() -> None:
    second = '[[gate]]\nid = "g"\ntitle = "g"\ninput = "ethics"\namong = ["合格"]\n'
    found = problems(changed(('input = "ethics"', 'input = "ethic"')) + second)
    assert [one.code for one in found] == ["unknown-name", "unknown-choice"]


def test_a_gate_may_ask_for_a_number() -> None:
    assert read(changed(('input = "ethics"\namong = ["是"]', 'input = "hours"\nat_least = 3'))).gate[0].at_least == 3


def test_a_tag_cap_may_be_small() -> None:
    assert [cap.max for cap in read(changed(("max = 6", "max = 0"))).cap] == [0]


def test_the_last_day_may_follow_the_first_directly() -> None:
    assert read(changed(('after = "fact:title_obtained"', "after = 2024-07-30"))).window


def test_a_printed_total_may_be_small() -> None:
    assert read(changed(("max = 40", "max = 0.5"))).standard.max == Decimal("0.5")


def test_a_standard_may_be_valid_for_one_day() -> None:
    assert read(changed(("valid_until = 2024-12-31", "valid_until = 2024-01-01"))).standard.valid_until


@pytest.mark.parametrize("given", ["entry = 3", "entry = [3]", "entry = [{ kind = [] }]", "entry = [{ title = 3 }]"])
def test_a_case_that_is_no_dossier_does_not_break_the_reader(given: str) -> None:
    assert read(changed(('given = { facts = { degree = "博士" } }', f"given = {{ {given} }}"))).case


# ---------------------------------------------------------------- questions


@pytest.mark.parametrize(
    "old, new, code, where, words",
    [
        (
            '["国家级", "省部级"]',
            '["国家级", "省部级", "省部级"]',
            "duplicate-choices",
            "kind “award”，“level”，choices",
            "重复",
        ),
        (
            '["国家级", "省部级"]',
            '["国家级", "省部级", "甲|乙"]',
            "bad-choice",
            "kind “award”，“level”，choices",
            "“甲|乙”",
        ),
        (
            '["国家级", "省部级"]',
            '["国家级", "省部级", "*"]',
            "bad-choice",
            "kind “award”，“level”，choices",
            "与档位的写法相混",
        ),
        (
            '["国家级", "省部级"]',
            '["国家级", "省部级", "1..3"]',
            "bad-choice",
            "kind “award”，“level”，choices",
            "不用*、|和..",
        ),
        ('["国家级", "省部级"]', '["国家级", "省部级", ".."]', "bad-choice", "kind “award”，“level”，choices", "“..”"),
        ('["国家级", "省部级"]', '["国家级", "省部级", " "]', "bad-choice", "kind “award”，“level”，choices", "“ ”"),
        (
            'title = "成果号"\ntype = "text"',
            'title = "成果号"\ntype = "text"\nchoices = ["甲"]',
            "stray-choices",
            "kind “award”，“work”",
            "不是选择题，却写了选项",
        ),
        (
            'type = "number"\nmax = 50',
            'type = "number"\nmax = 50\nmin = 51',
            "crossed-limits",
            "input “years”",
            "最小值51大于最大值50",
        ),
        ('type = "number"\nmax = 50', 'type = "number"\nmax = -1', "crossed-limits", "input “years”", "没有一个数合乎"),
        (
            'type = "rank"\nwithin',
            'type = "rank"\nmax = 0\nwithin',
            "crossed-limits",
            "kind “award”，“rank”",
            "没有一个数合乎",
        ),
        ('within = "team"', 'within = "tem"', "unknown-name", "kind “award”，“rank”，within", "是不是想写 team"),
        ('within = "team"', 'within = "date"', "bad-within", "kind “award”，“rank”，within", "指向填总人数的字段"),
        ('type = "date"', 'type = "date"\nwithin = "team"', "bad-within", "kind “award”，“date”，within", "用于排名"),
        ('type = "date"', 'type = "date"\ncite = ["X"]', "unknown-name", "kind “award”，“date”，cite", "来源“X”不存在"),
        (
            'title = "学历"\ntype',
            'cite = ["X"]\ntitle = "学历"\ntype',
            "unknown-name",
            "input “degree”，cite",
            "来源“X”不存在",
        ),
        ('derive = { fact = "degree" }', "derive = { }", "bad-derive", "input “degree”，derive", "只写一种"),
        (
            '{ fact = "degree" }',
            '{ fact = "degree", until = "x" }',
            "bad-derive",
            "input “degree”，derive",
            "来源写得不对",
        ),
        (', until = "seniority" }', " }", "bad-derive", "input “years”，derive", "years_since加until"),
        (", at_least = 90 }", " }", "bad-derive", "input “hours”，derive", "education加at_least"),
        ('{ education = "total", at', '{ fact = "degree", at', "bad-derive", "input “hours”，derive", "来源写得不对"),
        (
            '{ fact = "degree" }',
            '{ education = "total", at_least = 90 }',
            "bad-derive",
            "input “degree”，derive",
            "请把type改为number",
        ),
        (
            '{ fact = "degree" }',
            '{ education = "total", fact = "x", at_least = 90 }',
            "bad-derive",
            "input “degree”，derive",
            "来源写得不对",
        ),
    ],
)
def test_a_question_nobody_could_answer_is_refused(old: str, new: str, code: str, where: str, words: str) -> None:
    problem = only(changed((old, new)))
    assert (problem.code, problem.where) == (code, f"试.toml，{where}")
    assert words in problem.sentence()
    assert problem.remedy


def test_a_choice_question_without_choices_is_refused() -> None:
    found = problems(changed(('choices = ["国家级", "省部级"]\n', "")))
    assert [(one.code, one.where) for one in found] == [("no-choices", "试.toml，kind “award”，“level”")]


def test_a_number_may_be_limited_at_one_end_only() -> None:
    standard = read(changed(('type = "number"\nmax = 50', 'type = "number"\nmin = 5')))
    assert (standard.input[1].min, standard.input[1].max) == (5, None)
    assert read(changed(('type = "number"\nmax = 50', 'type = "number"\nmin = 5\nmax = 5'))).input[1].max == 5


def test_a_rank_may_be_limited_to_one() -> None:
    assert read(changed(('type = "rank"\nwithin', 'type = "rank"\nmax = 1\nwithin'))).kind[0].field[1].max == 1


def test_two_sources_of_one_id_are_refused() -> None:
    assert [one.code for one in problems(SOUND + '[[source]]\nid = "D"\ntitle = "再转述"\n')] == ["duplicate-id"]
