"""The scoring step: filters, search, the clause beside the form, where achievements count and what is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from test_tui_screens import click
from tui_driver import NARROW, WIDE, Driver, driven
from zjai_tui.dossier import edit
from zjai_tui.dossier.evidence import attach, evidence_states
from zjai_tui.dossier.model import Evidence
from zjai_tui.dossier.store import create
from zjai_tui.filling.rulebook import blank_dossier, rules_for
from zjai_tui.filling.session import Session
from zjai_tui.filling.table import READINGS, given_rows, row_of
from zjai_tui.rules.standards.standard import Span
from zjai_tui.scoring.result import Placement
from zjai_tui.tui.screens.entry import EntryScreen
from zjai_tui.tui.telling.evidenced import evidenced_blocks
from zjai_tui.tui.telling.indicators import BARE, EMPTY, OPEN, list_rows, narrowed
from zjai_tui.tui.telling.overview import score_line, score_panel, standing_text
from zjai_tui.tui.telling.searching import folded, hits
from zjai_tui.tui.telling.worth import entry_blocks, row_open_blocks
from zjai_tui.tui.widgets.choice import Choice
from zjai_tui.tui.widgets.lists import Lines

DOWN_TO_SCORING = ("→scoring",)


def blank() -> Session:
    return Session(blank_dossier(), rules_for)


def with_entry(kind: str, title: str, **facts: object) -> Session:
    dossier, _ = edit.add_entry(blank_dossier(), kind, title, facts)  # type: ignore[arg-type]
    return Session(dossier, rules_for)


def told(blocks: object) -> str:
    return "\n".join(block.text for block in blocks)  # type: ignore[attr-defined]


def last_day(session: Session) -> date:
    return session.rules.cycle.dates()["achievements"].on


def rows_on(driver: Driver) -> list[str]:
    return [line.key for line in driver.app.screen.query_one("#indicators", Lines).lines]


# ---------------------------------------------------------------- a blank form


def test_a_blank_form_says_one_thing_everywhere() -> None:
    session = blank()
    assert told(score_line(session)).startswith("量化自评还没有填写，能否达到90分待定。")
    panel = told(score_panel(session, 29))
    assert "还没有填写" in panel
    assert "还不到" not in panel
    assert "+" not in panel  # nothing is drawn as if it were half reached
    assert panel.count("：待定") == len(session.eligibility.routes)
    leaves = [row for row in list_rows(session) if row.marks]
    assert {row.state for row in leaves} == {"未填", "0条"}
    assert not given_rows(session)


def test_after_the_first_answers_the_distance_is_of_what_is_filled_in() -> None:
    session = blank()
    session.change(lambda one: edit.set_fact(one, "degree", "本科"), "最高学历")
    assert standing_text(session.assessment) == "还没有填业绩，能否达到90分待定"
    assert "A.edu.degree" in given_rows(session)
    session.change(lambda one: edit.add_entry(one, "certificate", "证书", {"level": "高级"})[0], "添加资质证书")
    assert standing_text(session.assessment).startswith("按已填的内容，最多29分，还不到90分，还差61～88分")


# ---------------------------------------------------------------- what rows and achievements bring


def test_rows_are_marked_as_empty_open_and_without_evidence() -> None:
    session = with_entry("certificate", "证书", level="高级")
    rows = list_rows(session)
    assert "A.cert" in {row.id for row in narrowed(rows, BARE)}
    assert "A.cert" in {row.id for row in narrowed(rows, OPEN)}  # the date is missing
    assert "A.cert" not in {row.id for row in narrowed(rows, EMPTY)}
    assert "A.cert" in {row.id for row in narrowed(rows, EMPTY, keep="A.cert")}
    session.change(lambda one: edit.add_evidence(one, "e01", Evidence(file="a.pdf")), "添加佐证")
    assert not narrowed(list_rows(session), BARE)


def test_an_achievement_tells_where_else_it_could_count_and_what_would_settle_it() -> None:
    session = with_entry("certificate", "证书", level="高级")
    assessment = session.assessment
    nothing = Span(Decimal(0), Decimal(0))
    placed = Placement(entry="e01", node="A.cert", others=(("B.award", nothing),))
    session._assessed = (session.dossier, session.rules, replace(assessment, placements=(placed,)))
    text = told(entry_blocks(session, session.dossier.entry[0]))
    assert "计入“资质证书”：0～5分。" in text
    assert "若改计入“获奖”，总分为0分（现在0～30分）。" in text
    assert "填上“签发日期”" in text
    session.change(lambda one: edit.replace_entry(one, replace(one.entry[0], sure="unsure")), "是否确定")
    text = told(entry_blocks(session, session.dossier.entry[0]))
    assert "标了待核实，可能不算，最低按0分" in text
    assert "把“是否确定”改为“已确定”" in text


def test_an_achievement_that_does_not_count_says_why() -> None:
    session = with_entry("certificate", "证书", level="高级")
    session.change(lambda one: edit.add_entry(one, "certificate", "另一个", {"level": "初级"})[0], "添加资质证书")
    for entry in session.dossier.entry:
        day = last_day(session)
        session.change(lambda one, entry=entry, day=day: edit.set_entry_fact(one, entry.id, "date", day), "签发日期")
    assert told(entry_blocks(session, session.dossier.entry[1])) == "未计入“资质证书”：只取最高一项。"


def test_achievements_counted_together_are_shown_by_their_number_not_as_nothing() -> None:
    session = with_entry("teaching", "讲课")
    assert "计入“授课与带教”：待定，与同项" in told(entry_blocks(session, session.dossier.entry[0]))
    session = with_entry("teaching", "讲课", people=Decimal(36), date=last_day(session))
    assert "计入“授课与带教”：36人，与同项的其他条目合起来计分。" in told(
        entry_blocks(session, session.dossier.entry[0])
    )


def test_an_open_row_says_what_to_fill_in_and_where() -> None:
    session = blank()
    assert "请到“申报资格”填" in told(row_open_blocks(session, "A.edu.degree"))
    assert "请在这一页填“另有一个同级别、不同专业的学历”" in told(row_open_blocks(session, "A.edu.second"))
    session.change(lambda one: edit.set_answer(one, "second_degree", True), "第二学历")
    assert "由评委在0～1分之间酌定，自己填不了" in told(row_open_blocks(session, "A.edu.second"))


def test_the_evidenced_total_names_what_it_leaves_out() -> None:
    session = with_entry("certificate", "证书", level="高级")
    assert "还算不出" in told(evidenced_blocks(session, None))
    text = told(evidenced_blocks(session, {}))
    assert "算在内的业绩：0条；没有算的：1条" in text
    assert "证书：还没有佐证。" in text
    session.change(lambda one: edit.add_evidence(one, "e01", Evidence(file="没有.pdf", sha256="0" * 64)), "添加佐证")
    assert "没有.pdf找不到" in told(evidenced_blocks(session, evidence_states(session.dossier, Path.cwd())))


# ---------------------------------------------------------------- search


def test_search_folds_width_and_case_and_puts_titles_first() -> None:
    session = blank()
    assert folded("ＡＢｃ１İ") == "abc1İ"
    found = hits(session, "漏洞")
    assert found[0].where == "名称"
    assert {hit.where for hit in found} > {"名称", "填写"}
    assert all("【漏洞】" in hit.fragment for hit in found)
    assert {hit.row_id for hit in hits(session, "60分取自")} == {"B"}
    assert hits(session, "６０分取自")[0].row_id == "B"
    assert hits(session, "没有这样的话") == ()
    assert len(hits(session, "")) == len(list_rows(session))


def test_a_question_is_found_on_the_lowest_row_that_asks_it() -> None:
    session = blank()
    assert row_of(session, "answer.second_degree") == "A.edu.second"
    assert row_of(session, "reading.since") in {"B", READINGS}


# ---------------------------------------------------------------- on screen


async def test_the_list_is_narrowed_by_keys_and_by_mouse() -> None:
    async with driven(NARROW, demo="undecided") as driver:
        await driver.press(*DOWN_TO_SCORING)
        every = rows_on(driver)
        await driver.press("right")
        empty = rows_on(driver)
        assert 0 < len(empty) < len(every)
        assert "[未填" in driver.screen()
        await click(driver, "缺佐证")
        bare = rows_on(driver)
        assert "A.cert" in bare
        assert "A.edu.degree" not in bare
        await driver.press("right")
        assert rows_on(driver) == every
        await driver.press("f3")
        await driver.type("hyzsx")
        await driver.press("enter")
        assert rows_on(driver) == empty


async def test_a_row_being_filled_in_stays_in_the_narrowed_list() -> None:
    async with driven(WIDE) as driver:
        await driver.press("enter", *DOWN_TO_SCORING, "right")
        while driver.app.screen.query_one("#indicators", Lines).key != "A.edu.second":
            await driver.press("down")
        await driver.press("enter", "right")
        assert driver.app.session
        assert driver.app.session.dossier.answers["second_degree"] is not None
        assert "A.edu.second" in rows_on(driver)
        assert driver.app.focused is not driver.app.screen.query_one("#indicators")
        assert "另有一个同级别" in driver.screen()


async def test_form_and_clause_are_seen_together_where_there_is_room_and_by_one_key_where_not() -> None:
    async with driven(WIDE, demo="reached") as driver:
        await driver.press(*DOWN_TO_SCORING, "down", "down", "down")
        assert "另有一个同级别" in driver.screen()
        assert "条款：同级别第二学历" in driver.screen()
        assert "依据等级：" in driver.screen()
        await driver.pilot.resize_terminal(*NARROW)
        await driver.settle()
        await driver.press("escape")
        assert "依据等级：" not in driver.screen()
        await driver.press("ctrl+l")
        assert "条款：同级别第二学历" in driver.screen()
        await driver.press("escape", "f6", "f6", "ctrl+l")
        assert driver.app.screen is driver.app.page


async def test_search_leads_to_the_row_from_any_step() -> None:
    async with driven(NARROW, demo="reached") as driver:
        await driver.press("ctrl+f")
        await driver.type("收藏数")
        assert "【收藏数】" in driver.screen()
        await driver.press("enter")
        assert "[4量化自评]" in driver.screen()
        assert "条款：开源" in driver.screen()
        await driver.press("ctrl+f")
        await driver.type("[@click=app.quit]")
        assert "没有找到" in driver.screen()
        await driver.press("enter", "escape")
        assert driver.app.screen is driver.app.page


async def test_the_numbers_in_view_are_explained_on_one_key() -> None:
    async with driven(NARROW, demo="reached") as driver:
        await driver.press(*DOWN_TO_SCORING, "end", "f4")
        assert "总分的计算过程" in driver.screen()
        await driver.press("escape", "enter", "f4")
        assert "这条业绩的计算过程" in driver.screen()
        await driver.press("escape", "escape", "f3")
        await driver.type("yjzf")
        await driver.press("enter")
        assert "算在内的业绩：" in driver.screen()


# ---------------------------------------------------------------- readings, adding, counting


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_every_reading_is_seen_in_full_with_its_total_and_can_be_clicked(size: tuple[int, int]) -> None:
    async with driven(size, demo="reached") as driver:
        await driver.press("→scoring", "end", "up", "enter")
        seen = "".join(driver.screen().split())
        for words in ("(*)只算取得以后的", "()不限起点，只看截止日", "条款读法不同时的总分"):
            assert words in seen
        assert driver.app.session
        for reading in driver.app.session.rules.standard.open[0].reading:
            assert reading.title[-4:] in seen
        choice = driver.app.screen.query("#pane Choice").first(Choice)
        assert choice.region.height >= 4
        await driver.pilot.click(choice, offset=(6, choice.region.height - 1))  # the second line of the last one
        await driver.settle()
        assert list(driver.app.session.dossier.readings.values()) == [
            driver.app.session.rules.standard.open[0].reading[-1].id
        ]


async def test_every_kind_is_offered_where_the_row_takes_none() -> None:
    async with driven(NARROW, demo="reached") as driver:
        await driver.press("→scoring", "down", "f9")  # 学历
        assert "所选的这一行不登记条目，下面是能登记的各类。" in driver.screen()
        assert driver.app.session
        for kind in driver.app.session.rules.standard.kind[:6]:
            assert kind.title in driver.screen()
        await driver.press("enter")
        assert isinstance(driver.app.screen, EntryScreen)


async def test_what_lacks_evidence_is_one_number_in_every_place() -> None:
    folder = Path("档案").absolute()
    folder.mkdir()
    dossier, ones = blank_dossier(), []
    for at in range(4):
        dossier, name = edit.add_entry(dossier, "certificate", f"证书{at}")
        ones.append(name)
    for at, name in enumerate(ones[:3]):  # in order, changed, gone; the fourth has none
        (folder / f"{at}.pdf").write_bytes(bytes([at]))
        dossier = edit.add_evidence(dossier, name, attach(folder / f"{at}.pdf", folder))
    (folder / "1.pdf").write_bytes(b"other")
    (folder / "2.pdf").unlink()
    create(dossier, folder / "甲.toml")
    async with driven(WIDE, path=folder / "甲.toml") as driver:
        assert "5 佐证材料 缺3条" in driver.screen()
        await driver.press(
            "→scoring",
        )
        assert "缺佐证3条" in driver.screen()
        await driver.press("f6")
        assert "缺佐证3条。共4条业绩，1条的材料齐全" in driver.screen()
        await driver.press("f6")
        assert "4条业绩里，3条的材料不齐或有变化" in driver.screen()
        await driver.press("right")
        assert "佐证材料已改动：1-2“证书1”" in driver.screen()
        assert "业绩e0" not in driver.screen()
