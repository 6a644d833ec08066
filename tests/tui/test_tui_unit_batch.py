"""A folder of dossiers in one table: reading, sorting, narrowing, changes on disk, what is hostile."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from batch_hand import a_folder, batch, names, opened
from batch_samples import person, write_sample
from tui_driver import NARROW, WIDE, driven
from zjai_tui.base.cells import width
from zjai_tui.base.problems import Problem
from zjai_tui.batch.row import Row
from zjai_tui.batch.running import rows
from zjai_tui.dossier.review.model import Act
from zjai_tui.dossier.review.store import load_review, review_path
from zjai_tui.reviewing import acting
from zjai_tui.reviewing.opening import Opened
from zjai_tui.reviewing.overlay import with_acts
from zjai_tui.rules.standards.standard import Span
from zjai_tui.tui.files.recent import FOLDERS, read_recent
from zjai_tui.tui.files.settings import remember_setting
from zjai_tui.tui.screens.unit.batch import LOOKS
from zjai_tui.tui.unit import batch_reading, batch_work
from zjai_tui.tui.unit.batch_cells import COLUMNS
from zjai_tui.tui.unit.batch_list import DossierList, Sieve
from zjai_tui.tui.unit.batch_many import do_for
from zjai_tui.tui.unit.batch_pages import GAP, pages_for
from zjai_tui.tui.unit.batch_words import time_left_words


def points(low: str, high: str = "") -> Span:
    return Span(Decimal(low), Decimal(high or low))


def listed(*rows: Row) -> DossierList:
    found = DossierList()
    found.take(rows)
    return found


ROWS = (
    Row(file="c.toml", name="陈思", unit="甲", claimed=points("88.5"), decision="not_reached"),
    Row(file="a.toml", name="阿木", unit="乙", claimed=points("91"), verified=points("90"), decision="reached"),
    Row(file="x.toml", error=(Problem("toml-syntax", "x.toml", "写法有误", "请改正"),)),
    Row(file="b.toml", name="白露", unit="甲", claimed=points("88.5", "93"), decision="undecided", state="submitted"),
)


def order(found: DossierList) -> str:
    return "".join(row.file[0] for row in found.shown())


def test_rows_sort_by_sound_and_by_points_and_what_has_nothing_to_sort_by_stands_last_either_way() -> None:
    found = listed(*ROWS)
    assert order(found) == "caxb"
    found.sort("name")
    assert order(found) == "abcx"
    found.sort("name")
    assert order(found) == "cbax"
    found.sort("claimed")
    assert order(found) == "abcx"
    found.sort("verified")
    assert order(found) == "acbx"


@pytest.mark.parametrize(
    "sieve, kept",
    [
        (Sieve(text="甲 陈"), "c"),
        (Sieve(text="Ｘ．ｔｏｍｌ"), "x"),
        (Sieve(text="写法"), "x"),
        (Sieve(state="unreadable"), "x"),
        (Sieve(state="submitted"), "b"),
        (Sieve(decision="reached"), "a"),
        (Sieve(only="problems"), "x"),
        (Sieve(only="marked", text="乙"), "a"),
        (Sieve(only="conflicts"), "c"),
        (Sieve(only="no_window"), "cab"),
    ],
)
def test_rows_are_narrowed_by_text_state_decision_problems_conflicts_and_marks(sieve: Sieve, kept: str) -> None:
    found = listed(*ROWS)
    found.marked, found.conflicting, found.sieve = {"a.toml", "b.toml"}, {"c.toml": 1}, sieve
    assert order(found) == kept


@pytest.mark.parametrize("room", [30, 50, 76, 100, 120, 137, 200])
def test_every_column_is_on_some_page_that_fits_and_each_page_begins_with_the_name(room: int) -> None:
    pages = pages_for(room)
    assert {column.id for page in pages for column, _ in page} == {column.id for column in COLUMNS}
    for page in pages:
        assert page[0][0].id == "name"
        assert sum(cells for _, cells in page) + GAP * (len(page) - 1) <= room
    if room >= 76:
        assert {"claimed", "verified", "decision", "state"} <= {column.id for column, _ in pages[0]}
    if room >= 137:
        assert len(pages) == 1


async def test_a_folder_is_read_into_a_table_whose_lines_fit_and_what_is_unreadable_says_why() -> None:
    folder = a_folder(count=9, broken=6)
    async with opened(folder) as driver:
        screen = driver.screen()
        assert "姓名" in screen
        assert "核定" in screen
        assert "状态" in screen
        assert screen.count("读不出来：") == 6
        assert "9份档案都看过了；6份读不出来" in screen
        assert all(width(line) <= NARROW[0] for line in screen.splitlines())
        await driver.press("right")
        assert "申报路径" in driver.screen()
        assert "左右键看其余" in driver.screen()
        await driver.press("end", "enter")  # a file that cannot be read is told about, with the remedy
        assert "其余的档案照常读取" in driver.screen()
        assert read_recent(FOLDERS).paths == (folder,)


async def test_the_table_is_sorted_searched_and_narrowed_by_keys_and_the_cursor_stays_on_its_dossier() -> None:
    async with opened(a_folder(), WIDE) as driver:
        here = batch(driver).table.row
        assert here is not None
        await driver.press("f6", "down", "enter")
        assert "按姓名由低到高" in driver.screen()
        assert batch(driver).table.row == here
        await driver.press("f6", "enter")  # the same column again
        assert "按姓名由高到低" in driver.screen()
        await driver.press("ctrl+f")
        await driver.type(here.name)
        assert names(driver) == [here.name]
        await driver.press("down", "escape")
        assert len(names(driver)) == 8
        await driver.press("f7", "down", "right", "enter")
        assert set(names(driver)) == {
            row.name for row in batch(driver).dossiers.rows.values() if row.decision == "reached"
        }
        assert "已达到" in driver.lines()[-15:][0] or "（已达到）" in driver.screen()


async def test_reading_can_be_stopped_and_what_was_read_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = a_folder(count=5, broken=0)
    reached, go_on = threading.Event(), threading.Event()
    truly = batch_reading.rows

    def slowly(files: list[str], **given: object) -> Iterator[Row]:
        for at, row in enumerate(truly(files, jobs=1)):
            yield row
            if at == 1:
                reached.set()
                go_on.wait(10)

    monkeypatch.setattr(batch_reading, "rows", slowly)
    monkeypatch.setattr(batch_reading, "EVERY", 0.0)
    async with driven() as driver:
        from zjai_tui.tui.unit.batch_desk import open_folders

        driver.app.run_worker(open_folders(driver.app, (folder,)), group="files")
        while not reached.is_set():
            await driver._quiet()
        assert "Esc停止" in driver.app.screen.query_one("#batch-line").blocks[0].text
        driver.app.screen.action_stop_reading()
        go_on.set()
        await driver.settle()
        assert 2 <= len(names(driver)) < 5
        assert "已停止，读了" in driver.screen()


async def test_changed_new_and_vanished_files_are_noticed_told_and_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch_work, "REST", 0)
    folder = a_folder()
    async with opened(folder) as driver:
        screen = batch(driver)
        first, second = list(screen.dossiers.rows)[:2]
        screen.look()
        await driver.settle()
        assert "磁盘上有变化" not in driver.screen()
        text = Path(first).read_text(encoding="utf-8")
        Path(first).write_text(text.replace('name = "', 'name = "甲', 1), encoding="utf-8")
        Path(second).unlink()
        write_sample(folder, "999_新来.toml", person(40))
        screen.look()
        await driver.settle()
        told = driver.screen().replace("\n ", "")
        assert "已重读有变动的1份（甲" in told
        assert "新读入1份" in told
        assert "不见了1份" in told
        assert names(driver)[0].startswith("甲")
        assert len(names(driver)) == 8


async def test_marked_dossiers_are_taken_in_together_and_the_others_are_left_alone() -> None:
    remember_setting("reviewer", "沈核对")
    folder = a_folder()
    async with opened(folder) as driver:
        await driver.press("space", "space", "f5", "enter", "enter")
        assert "已受理2份" in driver.screen()
        files = sorted(folder.glob("*.toml"))
        acts = [load_review(review_path(one)).review.act for one in files if "核定" not in one.name]
        assert [[act.do for act in one] for one in acts[:3]] == [["submit"], ["submit"], []]
        assert {row.state for row in batch(driver).table.rows[:2]} == {"submitted"}


async def test_a_conflict_leads_to_each_of_its_dossiers_even_when_they_are_filtered_out() -> None:
    async with opened(a_folder(conflicting=2)) as driver:
        await driver.press("ctrl+f")
        await driver.type("没有这样的")
        assert names(driver) == []
        await driver.press("f8")
        assert "本程序的假定" in driver.screen()
        await driver.press("right", "enter")
        conflict = batch(driver).conflicts[0]
        assert batch(driver).table.row is not None
        assert batch(driver).table.row.file == conflict.files[1]
        assert "已去掉查找和筛选" in driver.screen()


HOSTILE = "[@click=app.quit]张[/]\x1b]0;x\x07三\u202e"


async def test_hostile_names_are_shown_as_letters() -> None:
    folder = a_folder(count=1, broken=0, conflicting=0)
    one = person(3)
    evil = replace(one.dossier, person=replace(one.dossier.person, name=HOSTILE, unit="=cmd|' /C calc'!A0[/]"))
    write_sample(folder, "000_[b]恶[x].toml", replace(one, dossier=evil))
    async with opened(folder, WIDE) as driver:
        shown = driver.screen()
        assert "[@click=app.quit]" in shown
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        await driver.press("f4")
        assert "[@click=app.quit]" in driver.screen()
        await driver.press("escape", "f2")
        await driver.press("escape", "f7", "escape", "f8", "escape", "f5", "escape")
        assert os.path.exists(folder)


async def test_only_marks_that_are_seen_count_and_an_empty_search_says_so() -> None:
    remember_setting("reviewer", "沈核对")
    async with opened(a_folder()) as driver:
        page = batch(driver)
        seen = page.table.rows[1].name
        await driver.press("space", "space", "space", "f6", "down", "enter", "ctrl+f")
        await driver.type(seen)
        await driver.press("enter")
        line = page.query_one("#batch-line").blocks[0].text
        assert "已标记3份（2份被筛选挡住）" in line
        assert "待受理" in line  # the states are the last to go
        assert width(line) <= NARROW[0] - 2
        await driver.press("f5")
        assert "另有2份标记被筛选挡住，不办" in driver.screen()
        await driver.press("enter", "enter")
        assert "已受理1份" in driver.screen()
        await driver.press("ctrl+f")
        await driver.type("没有的")
        for key in ("enter", "enter"):
            await driver.press(key)
        assert "没有符合查找和筛选的档案" in driver.screen()
        await driver.press("f4")
        assert "没有符合查找和筛选的档案" in driver.screen()
        await driver.press("f1")
        assert "按F2才写入文件" not in " ".join(block.text for block in driver.app.screen._blocks)


async def test_what_was_handed_back_is_taken_in_together_only_once_it_changed() -> None:
    remember_setting("reviewer", "沈核对")
    async with opened(a_folder()) as driver:
        rows = batch(driver).table.rows[:2]
        *_, done = do_for(rows, _handed_back, threading.Event())
        assert len(done.done) == 2
        text = Path(rows[0].file).read_text(encoding="utf-8")
        Path(rows[0].file).write_text(text.replace('unit = "', 'unit = "甲', 1), encoding="utf-8")
        await driver.press("ctrl+r", "space", "space", "f5", "enter", "enter")
        told = driver.screen()
        assert "已受理1份，1份没有办成" in told
        assert "退回以后档案没有改过" in told


def _handed_back(opened: Opened, at: datetime) -> Sequence[Act]:
    laid = opened.overlay
    begun = acting.submit(laid, by="沈核对", at=at)
    back = acting.request_changes(with_acts(laid, [begun]), by="沈核对", at=at, reason="请补材料。")
    return [begun, back]


def test_a_fault_of_the_program_over_one_dossier_is_told_and_the_rest_goes_on() -> None:
    found = tuple(rows(sorted(str(one) for one in a_folder(count=3, broken=0).glob("*.toml")), jobs=1))

    def failing(opened: Opened, at: datetime) -> Sequence[Act]:
        if opened.file == found[1].file:
            raise KeyError("姓名")
        return [acting.submit(opened.overlay, by="沈核对", at=at)]

    *_, done = do_for(found, failing, threading.Event())
    assert (len(done.done), len(done.failed)) == (2, 1)
    assert "KeyError" in done.failed[0][1].message
    assert "姓名" not in done.failed[0][1].message


def test_the_time_left_is_told_once_it_can_be_reckoned() -> None:
    assert time_left_words(1, 60, 5.0) == ""
    assert time_left_words(10, 60, 10.0) == "还要约50秒"
    assert time_left_words(10, 60, 30.0) == "还要约2分钟"
    assert time_left_words(60, 60, 30.0) == ""


def test_a_folder_is_looked_at_every_other_second() -> None:
    assert LOOKS <= 2
    assert batch_work.REST <= 5


async def test_many_dossiers_are_read_by_several_processes_under_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = a_folder(count=6, broken=1)
    truly = batch_reading.rows
    monkeypatch.setattr(batch_reading, "rows", lambda files, *, jobs=None: truly(files, jobs=2))
    async with opened(folder) as driver:
        assert len(names(driver)) == 6
        assert "6份档案都看过了" in driver.screen()
