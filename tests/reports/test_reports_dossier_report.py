"""The self-assessment report: what it holds, what it leaves out, and that nobody takes it for official."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dossier_report_samples import AREAS, DAY, EVIDENCED, full_material, sample_report
from report_samples import NOTE, small_dossier, small_standard
from zjai_tui.dossier.seal import read_code, seal_of
from zjai_tui.reports.document.formats import TEXT_FORMATS, render
from zjai_tui.reports.document.model import Form, Heading, Ledger, Report, Row, Table, numbered, with_words
from zjai_tui.reports.document.text import report_text
from zjai_tui.reports.self_report.person import scrubber
from zjai_tui.reports.self_report.report import report_of
from zjai_tui.rules.basis import Basis
from zjai_tui.scoring.reference import reference_to

REPORT = sample_report()
ID, PHONE = "33010219900101123X", "13800138000"
NUMBERS = EVIDENCED.replace(
    'name = "示例甲"', f'name = "示例甲"\nid_number = "{ID}"\nphone = "{PHONE}"'
).replace('title = "论文一"', 'title = "论文，电话138-0013-8000，见12345678"')  # fmt: skip

RETYPED = NUMBERS.replace(
    "电话138-0013-8000，见12345678", "电话138-0013-8000、１３８００１３８０００，证件330102 19900101 123x"
)


def _headings(report: Report) -> list[str]:
    return [one.words for one in report.blocks if isinstance(one, Heading)]


def _rows(report: Report) -> dict[str, Row]:
    return {row.title: row for one in report.blocks if isinstance(one, Ledger) for row in one.rows}


def _form(report: Report) -> dict[str, str]:
    return {label: value for one in report.blocks if isinstance(one, Form) for label, value in one.rows}


def _words(part: Any) -> str:
    found: list[str] = []
    with_words(part, lambda words: found.append(words) or words)  # type: ignore[func-returns-value]
    return "\n".join(found)


def test_the_sections_stand_in_the_order_in_which_a_unit_reads_them() -> None:
    assert _headings(sample_report(advice=True)) == [
        "一、结论",
        "二、得分汇总",
        "三、逐项得分和依据",
        "四、还没定的事",
        "五、控制项（不计分，不符合不能申报）",
        "六、条文有不同读法的地方",
        "七、申报资格",
        "八、继续教育",
        "九、佐证材料清单",
        "十、提交前检查",
        "十一、下一步",
        "十二、行动建议",
        "十三、依据的文件",
        "十四、校验码的说明",
        "十五、签名",
    ]
    assert not any("行动建议" in one for one in _headings(REPORT))


def test_the_head_says_who_by_which_rules_and_when() -> None:
    form = _form(REPORT)
    assert (form["姓名"], form["所在单位"], form["现任岗位"]) == ("示例甲", "示例公司", "算法工程师")
    assert form["专业方向"] == "数据"
    assert form["评价标准"] == "小表（1，参考，非官方）"
    assert form["制作"].startswith("2024年8月20日，zjai ")
    assert "证件号码" not in form  # not filled in
    assert form["有据总分"].startswith("0～2.55分")


def test_every_point_is_explained_with_its_clause_and_grade() -> None:
    rows = _rows(REPORT)
    section = rows["成果"]
    assert section.mark == "10／10"
    assert "本项封顶10分，原为14分。" in _words(section.notes)
    assert "某发〔2024〕1号第一条；《某转述》表一（他人转述）" in _words(section.notes)
    assert rows["小奖"].mark == "不计"
    assert "不计：" in _words(rows["小奖"].notes)
    assert rows["大奖"].one_of
    assert not section.one_of
    assert "本程序假定" in _words(rows["获奖"].notes)


def test_the_table_ends_with_the_total_and_keeps_the_standards_order() -> None:
    (table,) = [one for one in REPORT.blocks if isinstance(one, Table) and one.depths]
    assert [row[0] for row in table.rows] == ["成果", "获奖", "论文", "资历", "总分"]
    assert table.rows[-1][1:] == ("10～15", "20", "待定")
    assert table.depths == (0, 1, 1, 0, 0)


def test_the_evidence_list_is_numbered_and_says_what_is_there() -> None:
    rows = _rows(REPORT)
    assert rows["1-1 获奖“大奖”"].mark == "相符"
    assert "奖.pdf，第2页" in _words(rows["1-1 获奖“大奖”"].notes)
    assert rows["2-1 论文“论文一”"].mark == "没有材料"


def test_findings_of_one_sort_are_told_once_with_every_place() -> None:
    (item,) = [
        item
        for one in REPORT.blocks
        for item in getattr(one, "items", ())
        if "业绩没有佐证材料" in item.words
    ]  # fmt: skip
    assert item.words == "业绩没有佐证材料（3处）。"
    assert item.notes[0].words.startswith("业绩e2“小奖”、业绩e3“论文一”、业绩e4“论文二”：")


def test_without_readiness_the_problems_are_told_and_no_steps() -> None:
    found, dossier = full_material()
    bare = replace(found, readiness=None, problems=(NOTE,), states=None, evidenced=None)
    standard = small_standard()
    seal = seal_of(dossier, reference_to(standard), {})
    report = report_of(bare, dossier, standard, areas=AREAS, seal=seal, made_on=DAY)
    assert "某处：可以看看。" in _words(report)
    assert not any("下一步" in one for one in _headings(report))
    assert "没有核对佐证材料" in _form(report)["有据总分"]
    assert "没有读到佐证材料" in _words(report)


def test_the_documents_named_anywhere_are_listed_apart_by_whether_their_text_is_held() -> None:
    words = _words(REPORT).split("\n")
    held, unheld = words.index("手里有原文："), words.index("没有原文，须核对：")
    assert any("之江室发〔2024〕7号" in one for one in words[held:unheld])
    assert any(one.startswith("《某办法》（某发〔2024〕1号）") for one in words[unheld:])


@pytest.mark.parametrize("form", TEXT_FORMATS)
def test_nothing_looks_official_in_any_format(form: str) -> None:
    text = render(REPORT, form)
    assert text.count("申报人自评，不是官方文件") >= 1
    assert "标准：参考，非官方；打分最弱的依据：本程序假定" in text
    assert "这是测试用的小表。" in text
    assert "不是评审结论" in text.replace("\n", "").replace(" ", "")


def test_the_seal_code_is_the_seals_and_can_be_read_back() -> None:
    assert read_code(REPORT.code) == REPORT.code
    changed = sample_report(EVIDENCED.replace("示例公司", "另一公司"))
    assert changed.code != REPORT.code


def test_numbers_of_the_person_are_masked_unless_asked_for() -> None:
    masked = sample_report(NUMBERS)
    form = _form(masked)
    assert (form["证件号码"], form["联系电话"]) == ("尾号123X", "尾号8000")
    for hidden in (ID, PHONE):
        assert hidden not in _words(masked)
    for hidden in ("138-0013-8000", "８０００", "19900101"):
        assert hidden not in _words(sample_report(RETYPED))
    assert "12345678" in _words(masked)  # a number that is not the person's own
    full = sample_report(NUMBERS, "full")
    assert (_form(full)["证件号码"], _form(full)["联系电话"]) == (ID, PHONE)
    assert masked.code == full.code  # the same dossier, however much of it is shown


def test_a_public_report_holds_no_number_of_anybody() -> None:
    for form in TEXT_FORMATS:
        text = render(sample_report(NUMBERS, "public"), form).replace("\\", "")
        for hidden in (ID, PHONE, "138-0013-8000", "12345678", "123X", "尾号"):
            assert hidden not in text, (form, hidden)
        assert "示例甲" in text
        assert "6+4+4=14" in text or "8+6=14" in text  # arithmetic is no number of anybody


def test_a_number_cut_off_in_a_quotation_is_hidden_as_well() -> None:
    long = "很长的论文名称" * 3 + "，电话" + PHONE  # quotations keep thirty characters
    text = _words(sample_report(NUMBERS.replace("论文，电话138-0013-8000，见12345678", long), "public"))
    assert "…" in text
    for end in range(4, len(PHONE) + 1):
        assert PHONE[:end] not in text


def test_of_two_numbers_in_a_row_the_one_cut_off_is_hidden_too_and_so_is_an_address_of_mail() -> None:
    two = f"联系{PHONE} 330199197602070036 高级工程师，邮箱zhangsan@example.cn"
    twice = NUMBERS.replace('unit = "示例公司"', f'unit = "示例公司{PHONE}"')
    changed = twice.replace("论文，电话138-0013-8000，见12345678", two)
    assert two in changed
    assert twice != NUMBERS
    hide = scrubber(small_dossier(changed), "public")
    assert "33019" not in hide(f"“{two[:30]}…”不在可选范围内")
    assert "@" not in hide(f"{two}。")


def test_a_short_number_is_not_hunted_through_the_report() -> None:
    text = _words(sample_report(EVIDENCED.replace('name = "示例甲"', 'name = "示例甲"\nid_number = "2024"')))
    assert "2024年8月20日" in text
    assert "已填，没有列出" in text


def test_an_empty_dossier_still_makes_a_report_that_claims_nothing() -> None:
    report = sample_report('schema = 1\ncycle = "2024"\n')
    assert report.name == "没有填姓名"
    assert "还没有填写" in _form(report)["结论"]
    assert _form(report)["专业方向"] == "没有选"
    for form in TEXT_FORMATS:
        assert render(report, form)


def test_headings_are_numbered_beyond_ten() -> None:
    found = numbered(tuple(Heading(str(at)) for at in range(1, 22)))
    named = [one.words for one in found if isinstance(one, Heading)]
    assert (named[0], named[9], named[10], named[19], named[20]) == (
        "一、1", "十、10", "十一、11", "二十、20", "二十一、21",
    )  # fmt: skip


def test_the_report_is_made_without_a_clock_or_a_file() -> None:
    assert report_text(sample_report()) == report_text(REPORT)


def test_a_node_at_its_cap_is_called_so_in_the_table() -> None:
    (table,) = [one for one in REPORT.blocks if isinstance(one, Table) and one.depths]
    assert {row[0]: row[3] for row in table.rows[:4]} == {
        "成果": "已封顶", "获奖": "已计分", "论文": "已计分", "资历": "待定"
    }  # fmt: skip


def test_typed_lines_are_joined_without_a_space_and_hide_no_number_from_masking() -> None:
    typed = EVIDENCED.replace('"建数据集"', '"研发，\\n用卷积，电话138，\\n00138000"')
    assert _form(sample_report(typed))["工作内容"] == "研发，用卷积，电话138，00138000"
    assert "00138000" not in report_text(sample_report(typed, "public"))


def test_the_weakest_ground_of_the_score_is_the_one_that_score_tells() -> None:
    material, dossier = full_material()
    surer = replace(material, assessment=replace(material.assessment, basis=Basis.SECONDARY))
    seal = seal_of(dossier, reference_to(small_standard()), {})
    report = report_of(surer, dossier, small_standard(), areas=AREAS, seal=seal, made_on=DAY)
    assert report.basis.endswith("；打分最弱的依据：他人转述")
