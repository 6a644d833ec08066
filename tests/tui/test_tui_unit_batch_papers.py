"""Papers of many dossiers: what will be written is told first, nothing is written over, one failure stops no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest

from batch_hand import a_folder, batch, opened
from zjai_tui.batch.row import Row
from zjai_tui.batch.running import rows
from zjai_tui.reports.unit.papers import Making
from zjai_tui.reviewing.opening import Opened
from zjai_tui.tui.unit import batch_papers, batch_writing
from zjai_tui.tui.unit.batch_papers import Wanted, already_there, plan_words
from zjai_tui.tui.unit.batch_writing import UNFINISHED, unfinished, writing

DAY = date(2024, 9, 9)


def read(count: int = 3, broken: int = 0) -> tuple[Row, ...]:
    folder = a_folder(count=count, broken=broken, conflicting=0)
    return tuple(rows(sorted(str(one) for one in folder.glob("*.toml")), jobs=1))


def wanted(found: tuple[Row, ...], *papers: str) -> Wanted:
    return Wanted(
        rows=found, folder=Path("文书").absolute(), papers=papers or ("evidence", "summary"), forms=("txt",),
        everybody=True,
    )  # fmt: skip


def test_what_is_there_already_is_found_and_never_written_over_unless_agreed() -> None:
    asked = wanted(read())
    assert already_there(asked) == ()
    name = asked.rows[0].name
    taken = asked.folder / name / f"{name}-佐证材料清单和核定结论.txt"
    taken.parent.mkdir(parents=True)
    taken.write_text("旧的", encoding="utf-8")
    (asked.folder / "别的.txt").write_text("", encoding="utf-8")
    assert already_there(asked) == (f"{name}/{taken.name}",)
    *_, done = writing(asked, (), DAY, Event())
    assert taken.read_text(encoding="utf-8") == "旧的"
    assert [one.code for one in done.failed] == ["file-exists"]
    assert len(done.files) == 3
    for one in done.files:
        (asked.folder / one).unlink()
    *_, done = writing(replace(asked, force=True), (), DAY, Event())
    assert not done.failed
    assert taken.read_text(encoding="utf-8-sig") != "旧的"


def test_a_dossier_that_is_gone_meanwhile_stops_no_other_and_the_unreadable_are_named_in_the_summary() -> None:
    asked = wanted(read(count=4, broken=1))
    Path(asked.rows[1].file).unlink()
    *_, done = writing(asked, (), DAY, Event())
    assert len(done.failed) == 1
    assert asked.rows[1].name in done.failed[0].where
    assert len(done.files) == 3
    summary = (asked.folder / "申报人员核定汇总.txt").read_text(encoding="utf-8-sig")
    assert Path(asked.rows[3].file).name in summary.replace("\n", "")


def test_it_can_be_stopped_between_two_dossiers() -> None:
    stop = Event()
    stop.set()
    *_, done = writing(wanted(read()), (), DAY, stop)
    assert done.stopped
    assert done.files == ["申报人员核定汇总.txt"]  # the summary comes first
    folder = wanted(()).folder
    assert unfinished(folder)
    assert "没有写的（3份）" in (folder / UNFINISHED).read_text(encoding="utf-8-sig")
    *_, done = writing(replace(wanted(read()), force=True), (), DAY, Event())
    assert len(done.files) == 4
    assert not unfinished(folder)


def test_the_dossiers_nobody_has_taken_in_are_left_out_unless_they_are_asked_for() -> None:
    asked = replace(wanted(read()), everybody=False)
    assert "待受理的3份不单独写" in plan_words(asked)
    *_, done = writing(asked, (), DAY, Event())
    assert done.files == ["申报人员核定汇总.txt"]


def test_a_fault_of_the_program_over_one_dossier_is_told_and_the_others_are_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = wanted(read())
    truly = batch_writing.papers_for

    def failing(opened: Opened, making: Making, name: str) -> dict[str, bytes]:
        if name == asked.rows[1].name:
            raise KeyError(name)
        return truly(opened, making, name)

    monkeypatch.setattr(batch_writing, "papers_for", failing)
    *_, done = writing(asked, (), DAY, Event())
    assert len(done.files) == 3
    assert ["KeyError" in one.message for one in done.failed] == [True]


def test_the_plan_says_what_will_be_written_and_that_there_must_be_something() -> None:
    found = read()
    told = plan_words(wanted(found))
    assert told.startswith("3份档案，每人一个文件夹，会写：佐证材料清单和核定结论3份，申报人员核定汇总1份")
    assert "至少选一种" in plan_words(wanted(found, "return"))


async def test_a_format_that_cannot_be_written_here_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch_papers, "find_spec", lambda _: None)
    async with opened(a_folder(count=2, broken=0)) as driver:
        await driver.press("f9")
        assert "[ ].docx　本机没有装python-docx" in driver.screen()
        await driver.press(*["down"] * 8, "space")
        assert "[ ].docx" in driver.screen()
        assert "请管理员运行" in driver.screen()
        assert "格式：html" in driver.screen()
        await driver.press("escape")
        assert driver.app.screen is batch(driver)
