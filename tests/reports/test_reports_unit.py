"""The documents of a unit: the same to the letter as was reviewed, whole, and without anybody's numbers.

``ZJAI_REWRITE_GOLDEN=1 pytest tests/reports/test_reports_unit.py`` writes the golden ones anew.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from unit_rows import CODE, HINT, OTHER, rows, span
from unit_samples import AREAS, DAY, ID, PHONE, TABLE, TEXT, laid
from zjai_tui import VERSION
from zjai_tui.dossier.seal import code_over
from zjai_tui.reports.document.formats import file_bytes, render
from zjai_tui.reports.document.model import Heading, Ledger, Report
from zjai_tui.reports.publicity_notice import Applicant, applicant_named
from zjai_tui.reports.unit.batch_summary import batch_summary
from zjai_tui.reports.unit.batch_workbook import batch_workbook
from zjai_tui.reports.unit.evidence_verdicts import evidence_verdicts
from zjai_tui.reports.unit.hand_in import hand_in, latest_words, left_words
from zjai_tui.reports.unit.papers import Making, Window, publicity_papers
from zjai_tui.reports.unit.publicity import Published, publicity_notice, publicity_result, publicity_working
from zjai_tui.reports.unit.return_notice import return_notice
from zjai_tui.reports.unit.review_record import review_record
from zjai_tui.reports.workbook import Formula, formula_text
from zjai_tui.reviewing.result import Overlay
from zjai_tui.rules.catalog import find_cycle
from zjai_tui.workdays.answers import Asked, forward
from zjai_tui.workdays.rounds import round_of

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "reports"
CYCLE = find_cycle("2024")
THIRD = "AFHC-E2A7-XA48-RFWF"
OFFICIAL = "不是官方文件"
WINDOW = forward(TABLE, date(2024, 9, 13), Asked(5, "counted", round_of(CYCLE), None, DAY))
PEOPLE = (
    Published(
        person=Applicant(
            name="示例甲", unit="示例公司", position="算法工程师", degree="本科", title="工程师", area="数据"
        ),
        code=CODE,
    ),
    Published(person=applicant_named("示例乙"), code=OTHER),
    Published(person=applicant_named("示例丙"), code=THIRD, verified=False),
)
OVER = code_over([CODE, OTHER])


def _verified() -> Overlay:
    """Return the review as it stands when nothing is handed back any more."""
    one = laid(state="verified", window=True)
    done = [replace(item, state="accepted") if item.state in {"returned", "unreviewed"} else item for item in one.items]
    return replace(one, items=tuple(done))


DOCUMENTS: dict[str, Callable[[], Report]] = {
    "unit_record": lambda: review_record(laid(), DAY, areas=AREAS),
    "unit_return": lambda: return_notice(laid(), DAY, workdays=TABLE, hand_in_by=date(2024, 9, 10)),
    "unit_result_told": lambda: return_notice(_verified(), DAY, workdays=TABLE),
    "unit_evidence": lambda: evidence_verdicts(laid(), DAY),
    "unit_notice": lambda: publicity_notice(WINDOW, PEOPLE, CYCLE, code=OVER),
    "unit_publicity_result": lambda: publicity_result(WINDOW, PEOPLE, CYCLE, code=OVER),
    "unit_working": lambda: publicity_working(WINDOW, PEOPLE, CYCLE, code=OVER, made_on=DAY),
    "unit_summary": lambda: batch_summary(rows(), (HINT,), DAY, code=OVER),
}
PUBLISHED = ("unit_notice", "unit_publicity_result")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_document_looks_as_reviewed(name: str) -> None:
    text = render(DOCUMENTS[name](), "md").replace(f"zjai {VERSION}", "zjai")
    golden = GOLDEN / f"{name}.md"
    if os.environ.get("ZJAI_REWRITE_GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["md", "html", "txt"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_format_carries_the_code_and_says_what_it_is_not(name: str, form: str) -> None:
    report = DOCUMENTS[name]()
    text = re.sub(r"\s", "", render(report, form))
    assert f"校验码{report.code}" in text
    assert OFFICIAL in text or "不是规定的格式" in text or "不张贴" in text


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name not in {*PUBLISHED, "unit_working"}])
def test_points_are_never_shown_without_the_standards_own_word_about_itself(name: str) -> None:
    text = render(DOCUMENTS[name](), "md")
    assert "参考，非官方" in text
    assert "这是测试用的小表。" in text


def test_the_record_has_claim_evidence_verdict_reason_clause_who_when_and_history() -> None:
    text = render(DOCUMENTS["unit_record"](), "md")
    for said in (
        "身份：第一作者", "〔相符，李四已查看〕", "〔找不到，没有人查看〕", "核减，身份改为“其他作者”",
        "合同上排名第三，不是第一作者", "某办法第三条", "2024年9月2日09:20", "2024年9月2日09:10王五：认可",
        "未核1项：第6项", "获奖“小奖”：退回补正", "请补齐获奖证书", "还没有定公示起止",
    ):  # fmt: skip
        assert said in text, said


def test_the_applicant_sees_every_number_the_unit_set() -> None:
    one = laid()
    text = render(return_notice(one, DAY, workdays=TABLE), "md")
    for standing in one.items:
        assert standing.item.title in text
    assert "| 3 → 1 |" in text
    assert "| 3 → 0 |" in text
    assert "| 总分 | 20 | 10～15 | 9～14 |" in text


def test_what_is_to_be_mended_comes_first_and_what_needs_no_words_takes_one_line() -> None:
    back = [one.words for one in DOCUMENTS["unit_return"]().blocks if isinstance(one, Heading)]
    assert [word.partition("、")[2] for word in back[:3]] == ["须补正的事项", "接下来怎么办", "核定结果"]
    told = [one.words for one in DOCUMENTS["unit_result_told"]().blocks if isinstance(one, Heading)]
    assert told[0] == "一、核定结果"
    ledgers = [one for one in DOCUMENTS["unit_record"]().blocks if isinstance(one, Ledger)]
    long, short = ([row.title for row in one.rows] for one in ledgers)
    assert any("论文一" in title for title in long)  # cut, with a reason
    assert not any("职业道德" in title for title in long)
    assert any("职业道德" in title for title in short)
    assert all(len(row.notes) <= 1 for row in ledgers[1].rows)


def test_the_notice_of_a_finished_review_asks_for_nothing_back() -> None:
    text = render(DOCUMENTS["unit_result_told"](), "md")
    assert text.startswith("# 核定情况告知")
    assert "交回" not in text
    assert "2024年9月13日（周五）至2024年9月20日（周五）公示" in text


def test_the_last_day_to_hand_in_leaves_room_for_publicity_before_the_units_deadline() -> None:
    found = hand_in(CYCLE, TABLE, DAY)
    # counted back: 9-19, 18, 14, 13, 12 are five working days that are over before 9-20
    assert found.latest_start == date(2024, 9, 12)
    assert found.latest == date(2024, 9, 11)
    assert found.left == 7
    assert "最迟2024年9月12日（周四）开始" in latest_words(found)
    late = hand_in(CYCLE, TABLE, date(2024, 9, 13))
    assert left_words(late) == "2024年9月11日（周三）已经过去，请马上与单位人事部门联系。"


def test_without_a_calendar_the_notice_says_why_no_day_is_reckoned() -> None:
    assert hand_in(CYCLE, None, DAY).why_not
    assert "没有工作日历，算不出最迟哪天开始公示" in render(return_notice(laid(), DAY), "md")


def test_what_is_hung_up_names_one_window_and_the_working_copy_both_ways_of_counting() -> None:
    notice, working = (render(DOCUMENTS[name](), "md") for name in ("unit_notice", "unit_working"))
    assert "2024年9月13日至2024年9月20日，共5个工作日" in notice
    for said in ("起始日计入", "次日起算", "2024-09-23 周一", "民法典"):
        assert said in working
        assert said not in notice
    assert "还没有核定完毕，不列入公告" in working
    assert "示例丙" in working
    assert "示例丙" not in notice + render(DOCUMENTS["unit_publicity_result"](), "md")


NUMBERS = f"{ID} 电话{PHONE}，１３８-００１３-８０００ 微信1380013８000 一三八零零一三八零零零"
_SECRETS = (ID, ID[:17], PHONE, "38001380", "3800138")


def test_people_whose_windows_begin_by_another_way_of_counting_have_a_notice_of_their_own() -> None:
    fixed = laid(window=True).window
    assert fixed is not None
    windows = [
        Window(unit="示例公司", cycle=CYCLE, fixed=replace(fixed, first_day=way), published=replace(one, verified=True))
        for way, one in zip(("counted", "next", "counted"), PEOPLE, strict=True)
    ]
    found, problems = publicity_papers(windows, Making(made_on=DAY, forms=("md",)))
    notices = {name: data.decode() for name, data in found.items() if name.startswith("公示（")}
    assert problems == []
    assert set(notices) == {"公示（9月13日起）.md", "公示（9月13日起，第2份）.md"}
    assert notices["公示（9月13日起）.md"].count("示例乙") == 0
    assert notices["公示（9月13日起，第2份）.md"].count("示例乙") > 0
    other, _ = publicity_papers(windows[::-1], Making(made_on=DAY, forms=("md",)))
    assert other.keys() == found.keys()
    assert other["公示（9月13日起，第2份）.md"] == found["公示（9月13日起，第2份）.md"]


def _bare(text: str) -> str:
    half = text.translate({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)})
    return re.sub(r"[\s\\，。|*-]", "", half)


@pytest.mark.parametrize("form", ["md", "html", "txt"])
def test_numbers_typed_anywhere_are_in_no_document_of_a_dossier(form: str) -> None:
    text = TEXT.replace('title = "小奖"', f'title = "小奖 {NUMBERS}"')
    one = laid(text, more=f"，联系{NUMBERS}")
    reports = [
        review_record(one, DAY, areas=AREAS),
        review_record(one, DAY, areas=AREAS, identity="public"),
        return_notice(one, DAY, workdays=TABLE),
        evidence_verdicts(one, DAY),
    ]
    for report in reports:
        shown = _bare(render(report, form).replace(report.code, ""))
        for secret in _SECRETS:
            assert secret not in shown
        assert "一三八零零一三八" not in shown


def test_a_public_record_hides_numbers_a_reviewer_typed_though_the_dossier_has_none() -> None:
    bare = re.sub(r'\n(id_number|phone) = "[^"]*"', "", TEXT)
    one = laid(bare, more="，请致电057188888888")
    assert "057188888888" in render(review_record(one, DAY, areas=AREAS), "md")
    assert "057188888888" not in render(review_record(one, DAY, areas=AREAS, identity="public"), "md")


def test_the_whole_numbers_are_there_when_asked_for() -> None:
    text = render(review_record(laid(), DAY, areas=AREAS, identity="full"), "md")
    assert ID in text
    assert PHONE in text


@pytest.mark.parametrize("name", PUBLISHED)
def test_what_is_published_holds_no_run_of_digits_and_no_data_for_programs(name: str) -> None:
    report = DOCUMENTS[name]()
    text = render(report, "html").replace(report.code, "")
    assert not re.search(r"[0-9]{7}", re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL))
    assert report.seal == ""
    assert "zjai-seal" not in text


HOSTILE = "<script>alert(1)</script>|[x](http://a.b)=cmd|' /C calc'!A0 \u202e\x1b[31m"


def test_hostile_names_and_reasons_stay_text_in_every_document() -> None:
    spoilt = TEXT.replace('title = "大奖"', "title = '" + HOSTILE.replace("'", "").replace("\x1b", "") + "'")
    one = laid(spoilt, more=HOSTILE)
    listed = batch_summary(rows(HOSTILE, HOSTILE), (HINT,), DAY, code=OVER)
    for report in (
        review_record(one, DAY, areas=AREAS), return_notice(one, DAY), evidence_verdicts(one, DAY), listed
    ):  # fmt: skip
        page = render(report, "html")
        assert "<script" not in page
        assert "&lt;script&gt;" in page
        for form in ("html", "md", "txt"):
            assert not {"\u202e", "\x1b"} & set(render(report, form))
        assert "](http" not in render(report, "md")


def test_the_summary_tells_nothing_reviewed_from_nothing_given() -> None:
    text = render(DOCUMENTS["unit_summary"](), "md")
    assert "| 1 | 示例甲 | 93 | 84～85.5 | 88.5 | 已达到 | 未达到 | 已核定 | 按核定：正常申报 |" in text
    assert "| 2 | 示例乙 | 93 | 84～85.5 | 未核 |" in text
    assert "003" in text
    assert "第3行：引号没有成对。请补上引号。" in text


def test_two_people_of_one_name_are_told_apart_by_their_files() -> None:
    one, two, _ = rows()
    text = render(batch_summary((one, replace(two, name=one.name)), (), DAY, code=OVER), "md")
    assert "示例甲（001" in text
    assert "示例甲（002" in text


def test_the_workbook_has_numbers_dates_formulas_and_no_formula_out_of_a_dossier() -> None:
    book = batch_workbook(rows(), (HINT,), DAY, code=OVER)
    titles = [sheet.title for sheet in book.sheets]
    assert titles == ["汇总", "统计", "逐条核定", "冲突提示", "读不出的文件", "说明"]
    summary, counts, items = book.sheets[:3]
    heads = [column.head for column in summary.columns]
    assert heads[summary.printed - 1] == "公示止"
    assert sum(column.width for column in summary.columns[: summary.printed]) <= 215  # one page across
    first, second = (dict(zip(heads, row, strict=True)) for row in summary.rows)
    assert (first["自评低"], first["核定高"], first["公示起"]) == (Decimal(93), Decimal("88.5"), date(2024, 9, 13))
    assert (first["自评能否达到"], first["核定能否达到"]) == ("已达到", "未达到")
    assert (second["自评能否达到"], second["核定能否达到"]) == ("待定", None)
    cut, none = first["核减"], second["核减"]
    assert isinstance(cut, Formula)
    assert isinstance(none, Formula)
    assert cut.value == Decimal("4.5")
    assert formula_text(cut, 4, summary, book.sheets) == '=IF(J4="","",F4-J4)'
    assert second["核定高"] is None
    assert none.value == ""
    (average,) = [cell for cell in summary.totals[0][6:] if isinstance(cell, Formula) and "AVERAGE" in cell.text][1:]
    assert average.value == Decimal("88.5")
    three = batch_workbook([replace(rows()[0], file=name, claimed=span(high)) for name, high in (
        ("1", "67.5"), ("2", "67.5"), ("3", "68.3")
    )], (), DAY, code=OVER).sheets[0]  # fmt: skip
    cut_down = three.totals[0][5]
    assert isinstance(cut_down, Formula)
    assert cut_down.value == Decimal("67.76")  # a third more, which is not shown
    cells = f"F{three.first_row}:F{three.last_row}"
    assert formula_text(cut_down, 7, three, ()) == f'=IFERROR(ROUNDDOWN(AVERAGE({cells}),2),"")'
    done = next(row[2] for row in counts.rows if row[:2] == ("状态", "已核定"))
    assert isinstance(done, Formula)
    assert done.value == 1
    assert "COUNTIF('汇总'!" in formula_text(done, 7, counts, book.sheets)
    assert items.rows[0][3] == "=大奖"
    assert items.rows[0][12] == "不予认可"
    assert items.rows[0][14] == "没有见刊"


def test_numbers_of_patents_stay_in_the_lists_and_numbers_of_persons_do_not() -> None:
    hint = replace(HINT, message=f"专利号202310123456.7，{ID}，{PHONE}")
    text = render(batch_summary(rows(), (hint,), DAY, code=OVER), "md").replace("\\", "")
    assert "202310123456.7" in text
    assert ID not in text
    assert PHONE not in text
    cells = str(batch_workbook(rows(reason=PHONE), (hint,), DAY, code=OVER).sheets)
    assert ID not in cells
    assert PHONE not in cells
    assert "202310123456.7" in cells


def test_an_empty_folder_and_an_empty_review_make_documents_too() -> None:
    assert "没有发现" in render(batch_summary((), (), DAY, code=code_over([])), "md")
    assert batch_workbook((), (), DAY, code=code_over([])).sheets[0].rows == ()
    bare = replace(laid(), review=replace(laid().review, act=()), items=(), state="draft")
    assert "还没有核定文件" in render(review_record(bare, DAY, areas=AREAS), "md")


def test_every_document_is_written_as_a_word_file() -> None:
    pytest.importorskip("docx")
    for make in DOCUMENTS.values():
        assert file_bytes(make(), "docx").startswith(b"PK")
