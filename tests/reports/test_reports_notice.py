"""The publicity notice and the record of its result: complete, true, and without anybody's numbers."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from zjai_tui.dossier.model import Dossier, Entry, Evidence, Person, Work
from zjai_tui.reports.document.formats import TEXT_FORMATS, file_bytes
from zjai_tui.reports.document.model import Report
from zjai_tui.reports.publicity_notice import Applicant, applicant_named, applicant_of, notice, result_record
from zjai_tui.rules.catalog import areas, find_cycle
from zjai_tui.workdays.answers import Asked
from zjai_tui.workdays.audit import audit
from zjai_tui.workdays.printed import printed_windows
from zjai_tui.workdays.table import table_for
from zjai_tui.workdays.typed_dates import read_date
from zjai_tui.workdays.windows import COUNTED, FIRST_DAYS, NEXT, window

TABLE = table_for(range(2020, 2027))
CYCLE = find_cycle("2024")
TITLES = {one.id: one.title for one in areas()}
WINDOW = window(TABLE, date(2024, 9, 13), 5)
ID, PHONE = "33010219900101123X", "13800138000"


def _full_of_numbers() -> Dossier:
    numbers = f"{ID} {PHONE}"
    return Dossier(
        cycle="2024",
        person=Person(
            name=f"张三{ID}", id_number=ID, phone=PHONE, unit=f"示例公司（电话{PHONE}）", position=f"工程师 {numbers}",
            extra={"wechat": PHONE},
        ),
        work=Work(description=numbers, area="applied_tech"),
        facts={"title": f"工程师{PHONE}", "degree": ID, "title_obtained": date(2019, 1, 1), "hours": Decimal(PHONE)},
        entry=(Entry(id="e1", kind="paper", title=numbers, note=numbers, evidence=(Evidence(file=f"{ID}.pdf"),)),),
        note=numbers,
    )  # fmt: skip


def _people() -> list[Applicant]:
    return [applicant_of(_full_of_numbers(), TITLES), applicant_named("李四")]


def _plain(paper: Report) -> str:
    return file_bytes(paper, "txt").decode("utf-8-sig").removesuffix("\r\n")


def _unwrapped(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("form", TEXT_FORMATS)
@pytest.mark.parametrize("make", [notice, result_record])
def test_no_identity_or_telephone_number_is_in_it_though_the_dossier_is_full_of_them(make: object, form: str) -> None:
    paper = make(WINDOW, _people(), CYCLE)  # type: ignore[operator]
    text = file_bytes(paper, form).decode("utf-8-sig")
    assert "张三" in text
    for secret in (ID, ID[:17], PHONE, ID[6:14]):
        assert secret not in text
        assert secret not in re.sub(r"[\s\-\\]", "", text)
    assert not re.search(r"[0-9]{7}", text)


def test_the_notice_names_basis_people_contents_window_and_whom_to_tell() -> None:
    text = _unwrapped(_plain(notice(WINDOW, [applicant_of(_full_of_numbers(), TITLES)], CYCLE)))
    for said in (
        "关于申报2024年度浙江省人工智能专业高级工程师职务任职资格评审人员的公示",
        "根据《关于开展2024年度人工智能专业高级工程师职务任职资格评审工作的通知》（之江室发〔2024〕7号）",
        "上述1人申报浙江省人工智能专业高级工程师职务任职资格",
        TITLES["applied_tech"],
        "业绩档案信息、职称申报信息",
        "2024年9月13日至2024年9月20日，共5个工作日",
        "其中9月14日调休上班，计入；9月15日至17日中秋节不上班，不计入",
        "受理部门：【待填】",
        "联系电话：【待填】",
        "2024年9月13日",
    ):
        assert said in text, said
    assert text.endswith("2024年9月13日")


@pytest.mark.parametrize("start", [date(2024, 9, 13), date(2024, 9, 14), date(2024, 9, 15), date(2023, 12, 23)])
@pytest.mark.parametrize("first_day", FIRST_DAYS)
@pytest.mark.parametrize("days", [1, 5, 10, 60])
@pytest.mark.parametrize("form", TEXT_FORMATS)
def test_the_printed_window_read_back_is_what_it_says(start: date, first_day: str, days: int, form: str) -> None:
    found = window(TABLE, start, days, first_day)
    text = file_bytes(notice(found, _people(), CYCLE), form).decode("utf-8-sig")
    (printed,) = [one for one in printed_windows(re.sub(r"\r\n", "", text)) if one.days is not None]
    first, last = (read_date(typed, "", today=start, year=lambda: 0).day for typed in (printed.start, printed.end))
    assert printed.days == days
    looked_over = audit(TABLE, first, last, Asked(printed.days, COUNTED, None, None, start))
    assert looked_over.counts[COUNTED] == days
    assert looked_over.sufficient
    assert not looked_over.warnings
    assert last == found.end


def test_under_the_other_reading_the_day_of_posting_is_told_apart() -> None:
    found = window(TABLE, date(2024, 9, 12), 5, NEXT)
    text = _unwrapped(_plain(notice(found, _people(), CYCLE)))
    assert "2024年9月13日至2024年9月20日，共5个工作日" in text
    assert "本公示于2024年9月12日张贴，张贴当日不计入" in text
    assert text.endswith("2024年9月12日")


def test_weekends_and_holidays_inside_are_listed_by_reason() -> None:
    text = _unwrapped(_plain(notice(window(TABLE, date(2024, 9, 26), 6), [], CYCLE)))
    assert "其中9月29日、10月12日调休上班" not in text
    assert "其中9月29日调休上班，计入；9月28日不上班，不计入；10月1日至7日国庆节不上班，不计入。" in text


def test_an_ordinary_week_needs_no_explanation() -> None:
    assert "其中" not in _plain(notice(window(TABLE, date(2024, 10, 14), 5), [], CYCLE))


def test_without_a_round_or_people_the_gaps_are_marked() -> None:
    text = _unwrapped(_plain(notice(WINDOW, [], None)))
    assert "《【待填：年度通知名称】》（【待填：文号】）" in text
    assert "【待填：人数】人" in text
    assert "之江" not in text


def test_people_of_several_units_get_a_column_and_the_signature_is_left_open() -> None:
    people = [Applicant(name="甲", unit="一公司"), Applicant(name="乙", unit="二公司")]
    text = _plain(notice(WINDOW, people, CYCLE))
    assert "所在单位" in text
    assert "【待填：单位名称】" in text


def test_one_unit_signs_also_for_people_given_by_name_only() -> None:
    people = [Applicant(name="甲", unit="一公司"), applicant_named("乙")]
    text = _plain(notice(WINDOW, people, CYCLE))
    assert "所在单位" not in text
    assert text.rstrip().splitlines()[-2].strip() == "一公司"


def test_the_record_holds_what_the_platform_asks_for() -> None:
    text = _unwrapped(_plain(result_record(WINDOW, _people(), CYCLE)))
    for said in (
        "公示情况记录",
        "（共2人）",
        "2024年9月13日至2024年9月20日，共5个工作日",
        "异议情况：【待填",
        "公示结论：【待填",
        "录入“浙江省专业技术职务任职资格申报与评审管理服务平台”的文字",
        "2024年9月20日（周五）公示期满，本记录在此以后填写",
    ):
        assert said in text, said


HOSTILE = "<script>alert(1)</script>|[x](http://a.b)*_`\\\"&'\u202e\x1b[31m=1+1"


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_hostile_names_stay_text_in_html_and_nothing_is_fetched() -> None:
    text = file_bytes(notice(WINDOW, [applicant_named(HOSTILE)], CYCLE), "html").decode()
    found = _Tags()
    found.feed(text)
    assert not found.tags & {"script", "img", "link", "iframe", "a", "object"}
    assert not found.attributes & {"src", "href", "onload", "onclick"}
    assert "url(" not in text
    assert "&lt;script&gt;" in text
    assert "\u202e" not in text


def test_hostile_names_stay_text_in_markdown() -> None:
    text = file_bytes(notice(WINDOW, [applicant_named(HOSTILE)], CYCLE), "md").decode()
    (row,) = [line for line in text.splitlines() if "alert" in line]
    assert len(re.findall(r"(?<!\\)\|", row)) == 7
    assert "<script" not in text
    assert "](http" not in text
    assert "http://" not in text.replace("\\", "")


def test_the_html_is_one_whole_page_in_chinese_ready_to_print() -> None:
    text = file_bytes(notice(WINDOW, _people(), CYCLE), "html").decode()
    assert text.startswith("<!DOCTYPE html>")
    assert '<html lang="zh-CN">' in text
    assert '<meta charset="utf-8">' in text
    assert "@page { size: A4" in text
    assert "<mark>【待填" in text


def test_the_text_file_opens_in_any_notepad() -> None:
    data = file_bytes(notice(WINDOW, _people(), CYCLE), "txt")
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_a_table_too_wide_for_the_page_is_written_row_by_row() -> None:
    wide = Applicant(name="甲", unit="很长的单位" * 6, position="很长的岗位" * 6)
    text = _plain(notice(WINDOW, [wide, Applicant(name="乙")], CYCLE))
    assert "姓名：甲" in text
    assert "姓名：乙" in text
