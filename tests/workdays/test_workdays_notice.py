"""The pasted text of a notice: what is understood, and what contradicts itself."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council import SPECIAL, YEARS, notice_days, notice_text
from zjai_tui.base.problems import Refused
from zjai_tui.workdays.importing import background
from zjai_tui.workdays.notice_text import notice
from zjai_tui.workdays.overlays import NONE, Overlay, Overlays
from zjai_tui.workdays.statutory import statutory
from zjai_tui.workdays.understood import Understood, contradictions, doubts

TODAY = date(2026, 11, 22)
RULES = statutory()
ISSUE = "元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。"


def _read(text: str, year: int | None = None, known: Overlays = NONE, today: date = TODAY) -> Understood:
    return notice(text, "通知.txt", background(known, RULES, today, year))


def _days(found: Understood) -> dict[date, bool]:
    return {day: working for day, (working, _) in found.overlay.days.items()}


def _wrong(text: str, year: int | None = None) -> set[str]:
    with pytest.raises(Refused) as caught:
        _read(text, year)
    assert all(one.where.startswith("通知.txt") and one.remedy for one in caught.value.problems)
    return {one.code for one in caught.value.problems}


@pytest.mark.parametrize("year", YEARS)
def test_each_yearly_notice_is_understood_to_the_day(year: int) -> None:
    found = _read(notice_text(str(year)))
    assert _days(found) == {day: working for day, (working, _) in notice_days(str(year)).items()}
    assert found.overlay.years == {year}
    assert found.overlay.title == f"国务院办公厅关于{year}年部分节假日安排的通知"
    assert not list(contradictions(found.overlay, RULES))
    assert not list(doubts(found.overlay, RULES))
    assert found.notes == ()


@pytest.mark.parametrize("year", YEARS)
def test_days_off_are_told_by_the_holiday_of_the_notice(year: int) -> None:
    found = _read(notice_text(str(year))).overlay.days
    for day, (working, name) in notice_days(str(year)).items():
        assert working or found[day] == (False, name)


@pytest.mark.parametrize("key", SPECIAL)
def test_a_special_notice_changes_single_days_and_covers_no_year(key: str) -> None:
    year = int(key[:4])
    yearly = Overlay(str(year), "", frozenset({year}), _read(notice_text(str(year))).overlay.days)
    found = _read(notice_text(key), known=Overlays([yearly]))
    assert _days(found) == {day: working for day, (working, _) in notice_days(key).items()}
    assert found.overlay.years == frozenset()
    assert {name for working, name in found.overlay.days.values() if not working} == {
        name for working, name in notice_days(key).values() if not working
    }


def test_an_extension_of_a_holiday_nobody_knows_is_refused() -> None:
    text = notice_text("2020-01").replace("2020", "2031").replace("星期日", "").replace("星期一", "")
    assert "notice-extends" in _wrong(text)


def test_a_rearranged_holiday_takes_back_what_the_earlier_arrangement_had() -> None:
    earlier = {
        date(2019, 4, 27): (True, "劳动节"),
        date(2019, 4, 29): (False, "劳动节"),
        date(2019, 5, 1): (False, "劳动节"),
    }
    yearly = Overlay("2019", "", frozenset({2019}), earlier)
    found = _read(notice_text("2019-05"), known=Overlays([yearly]))
    assert found.overlay.days[date(2019, 4, 27)] == (False, "")
    assert found.overlay.days[date(2019, 4, 29)] == (True, "")
    assert found.overlay.days[date(2019, 5, 1)] == (False, "劳动节")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("（", "(").replace("）", ")").replace("，", ",").replace("：", ":"),
        lambda text: text.translate({ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)}),
        lambda text: text.replace("\n", "\r\n\r\n　　"),
        lambda text: "\n".join(text[at : at + 7] for at in range(0, len(text), 7)),
        lambda text: text.replace("月", " 月 ").replace("日", " 日"),
        lambda text: text.replace("至", "—").replace("周", "星期"),
        lambda text: text.replace("至", "～").replace("周", "礼拜"),
        lambda text: text.replace("一、", "（一）").replace("二、", "2. "),
        lambda text: "网站首页\n" + text + "\n国务院办公厅\n2025年11月4日\n（此件公开发布）国办发明电〔2025〕7号",
        lambda text: text.replace("\n", ""),
    ],
    ids=["half-width", "full-width digits", "spaced lines", "cut lines", "spaces", "dash", "tilde", "numbering", "page",
         "one line"],
)  # fmt: skip
def test_the_way_a_notice_was_pasted_makes_no_difference(change: object) -> None:
    assert callable(change)
    found = _read(change(notice_text("2026")))
    assert found.overlay.days == _read(notice_text("2026")).overlay.days
    assert found.overlay.years == {2026}


def test_one_holiday_alone_changes_single_days_of_the_year_its_weekdays_fit() -> None:
    found = _read(ISSUE)
    assert _days(found) == {
        date(2026, 1, 1): False, date(2026, 1, 2): False, date(2026, 1, 3): False, date(2026, 1, 4): True,
    }  # fmt: skip
    assert found.overlay.years == frozenset()
    assert "按星期推定为2026年" in found.notes[0]


def test_a_notice_without_title_is_of_the_year_its_weekdays_fit() -> None:
    body = notice_text("2025").partition("通知如下。")[2]
    found = _read(body + "国务院办公厅\n2024年11月12日")
    assert found.overlay.years == {2025}
    assert "按星期推定为2025年" in found.notes[0]


def test_a_notice_without_year_or_weekdays_needs_to_be_told_the_year() -> None:
    text = "元旦：1月1日放假1天。"
    assert _wrong(text) == {"notice-year"}
    assert _days(_read(text, 2030)) == {date(2030, 1, 1): False}


def test_the_year_given_must_not_contradict_the_title() -> None:
    assert _wrong(notice_text("2026"), 2027) == {"notice-year"}
    assert _read(notice_text("2026"), 2026).overlay.years == {2026}


def test_advice_and_the_date_of_signature_are_listed_as_not_used() -> None:
    found = _read(notice_text("2024") + "国务院办公厅\n2023年10月25日")
    assert date(2024, 2, 9) not in found.overlay.days
    assert len(found.unused) == 2
    assert "除夕(2月9日)" in found.unused[0]
    assert "2023年10月25日" in found.unused[1]


@pytest.mark.parametrize(
    "old, new, code",
    [
        ("1月4日（周日）上班", "1月4日（周六）上班", "notice-weekday"),
        ("共3天。1月4日", "共4天。1月4日", "notice-count"),
        ("1月4日（周日）上班", "1月5日（周一）上班", "notice-makeup"),
        ("1月4日（周日）上班", "1月3日（周六）上班", "notice-both"),
        ("1月1日（周四）至3日（周六）放假", "1月3日（周六）至1日（周四）放假", "notice-range"),
        ("1月1日（周四）至3日（周六）放假", "1月1日（周四）至33日放假", "notice-date"),
        ("1月1日（周四）至3日（周六）放假", "1日（周四）至3日（周六）放假", "notice-month"),
        ("4月4日（周六）至6日（周一）放假", "4月4日（周六）至10月7日放假", "notice-range"),
        ("9月25日（周五）至27日（周日）放假，共3天", "9月25日（周五）至27日（周日）放假，共二天", "notice-count"),
        ("2月14日（周六）、2月28日（周六）上班", "2月14日（周六）、2月30日（周六）上班", "notice-date"),
    ],
)
def test_what_contradicts_itself_is_refused(old: str, new: str, code: str) -> None:
    text = notice_text("2026")
    assert old in text
    assert code in _wrong(text.replace(old, new))


def test_every_contradiction_is_told_at_once() -> None:
    text = notice_text("2026").replace("共3天。1月4日（周日）", "共5天。1月4日（周六）").replace("共9天", "共8天")
    with pytest.raises(Refused) as caught:
        _read(text)
    assert [one.code for one in caught.value.problems] == ["notice-count", "notice-weekday", "notice-count"]


@pytest.mark.parametrize(
    "old, new, code",
    [
        ("六、中秋节：9月25日（周五）至27日（周日）放假，共3天。\n", "", "calendar-missing"),
        (
            "10月1日（周四）至7日（周三）放假调休，共7天。",
            "10月2日（周五）至7日（周三）放假调休，共6天。",
            "calendar-missing",
        ),
        ("1月4日（周日）上班", "2025年12月6日（周六）上班", "calendar-outside"),
        ("10月10日（周六）上班", "2027年1月2日（周六）上班", "calendar-outside"),
    ],
)
def test_a_yearly_notice_that_lacks_or_exceeds_something_does_not_pass(old: str, new: str, code: str) -> None:
    text = notice_text("2026")
    assert old in text
    found = _read(text.replace(old, new))
    assert found.overlay.years == {2026}
    assert {one.code for one in contradictions(found.overlay, RULES)} == {code}


def test_a_yearly_notice_is_one_whoever_its_title_says_it_is_from() -> None:
    text = notice_text("2026").replace("国务院办公厅关于", "关于").replace("六、中秋节：", "六、")
    found = _read(text)
    assert found.overlay.years == {2026}
    assert {one.code for one in contradictions(found.overlay, RULES)} == {"calendar-missing"}


def test_a_change_that_cites_the_yearly_notice_is_still_a_change() -> None:
    text = notice_text("2019-05").replace("经国务院批准", "《国务院办公厅关于2019年部分节假日安排的通知》已印发")
    assert _read(text).overlay.years == frozenset()


def test_a_forgotten_make_up_day_is_doubted() -> None:
    found = _read(notice_text("2026").replace("、10月10日（周六）", ""))
    (words,) = doubts(found.overlay, RULES)
    assert "相差14天" in words
    assert "共13天" in words


@pytest.mark.parametrize(
    "text, days",
    [
        ("中秋节：9月3日放假1天，不调休。", {date(2030, 9, 3): False}),
        ("元旦:1月1日放假,与周末连休,共1天", {date(2030, 1, 1): False}),
        ("清明节：4月5日放假，与周末连休，共3天。", {date(2030, 4, 5): False}),
        ("劳动节 5月1号放假", {date(2030, 5, 1): False}),
        ("国庆节：10月1-3日放假，10月5日,10月6日上班", {
            date(2030, 10, 1): False, date(2030, 10, 2): False, date(2030, 10, 3): False, date(2030, 10, 5): True,
            date(2030, 10, 6): True}),
        ("春节：2月2日至5日放假，2月6日（周三）起正常上班，2月9日（周六）正常上班。", {
            date(2030, 2, 2): False, date(2030, 2, 3): False, date(2030, 2, 4): False, date(2030, 2, 5): False,
            date(2030, 2, 9): True}),
        ("端午节：6月5日（星期三，端午）放假，6月8日（星期六）公休日调至6月6日（星期四）。", {
            date(2030, 6, 5): False, date(2030, 6, 6): False, date(2030, 6, 8): True}),
    ],
)  # fmt: skip
def test_other_ways_to_say_it(text: str, days: dict[date, bool]) -> None:
    assert _days(_read(text, 2030)) == days


@pytest.mark.parametrize(
    "text, code",
    [
        ("", "notice-empty"),
        ("今天天气很好", "notice-empty"),
        ("元旦：另行通知。", "notice-empty"),
        ("会议定于9月3日召开。", "notice-empty"),
        ("<html><body>元旦：1月1日放假</body></html>", "notice-html"),
        ("放假" * 20_000, "notice-long"),
        ("1月1日。" * 400, "notice-empty"),
        ("国务院办公厅关于9999年部分节假日安排的通知 元旦：1月1日放假", "notice-year"),
        ("元旦：2030年13月1日放假", "notice-date"),
    ],
)
def test_what_is_no_notice_is_refused(text: str, code: str) -> None:
    assert code in _wrong(text, None if "9999" in text else 2030)


_WORDS = st.sampled_from(
    [
        *(
            "元旦：",
            "国庆节、中秋节：",
            "1月1日",
            "12月31日",
            "至",
            "、",
            "，",
            "。",
            "3日",
            "（周四）",
            "（",
            "）",
            "放假",
            "调休",
        ),
        *("上班", "共3天", "2026年", "与周末连休", "公休日调至", "鼓励", "延长春节假期至", "0日", "99月", "９", "一"),
        "关于调整2019年劳动节假期安排的通知",
    ]
)


@settings(max_examples=300)
@given(st.lists(_WORDS, max_size=40).map("".join))
def test_no_text_breaks_it(text: str) -> None:
    try:
        found = _read(text, 2026)
    except Refused:
        return
    assert found.overlay.days
    assert all(2025 <= day.year <= 2026 or "年" in text for day in found.overlay.days)
