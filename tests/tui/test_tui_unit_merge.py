"""Merging two versions in the app: each difference with both values, chosen by keys, the score of the result ahead."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.worker import get_current_worker

from tui_driver import NARROW, WIDE, driven
from zjai_tui.dossier.reader import read_dossier
from zjai_tui.rules.catalog import read_example
from zjai_tui.tui.screens.home import HomeScreen
from zjai_tui.tui.screens.unit.merge import MergeScreen
from zjai_tui.tui.unit.merge_desk import open_merge
from zjai_tui.tui.unit.merging import Merging, read_merging

UNIT = 'unit = "示例视觉科技有限公司"'
LEVEL = 'level = "省部级", rank = 2'


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path, Path]:
    text = read_example("reached")
    base, a, b = (tmp_path / name for name in ("原件.toml", "甲.toml", "乙.toml"))
    base.write_text(text, encoding="utf-8")
    a.write_text(
        text.replace(UNIT, 'unit = "[red]甲公司"').replace(LEVEL, 'level = "省部级", rank = 1', 1), encoding="utf-8"
    )
    b.write_text(
        text.replace(UNIT, 'unit = "乙公司"')
        .replace(LEVEL, 'level = "市厅级", rank = 3', 1)
        .replace("算法工程师", "主管"),
        encoding="utf-8",
    )
    return base, a, b


async def test_every_conflict_is_shown_chosen_by_one_key_and_written_as_a_new_dossier(
    versions: tuple[Path, Path, Path],
) -> None:
    base, a, b = versions
    before = [one.read_bytes() for one in versions]
    async with driven(NARROW) as driver:
        driver.app.run_worker(open_merge(driver.app, a, b, base), group="files")
        await driver.settle()
        screen = driver.screen()
        assert "共4处不同，2处两边各有说法" in screen
        assert "未定的都取甲" in screen
        assert "甲：[red]甲公司" in screen
        assert "乙：乙公司" in screen
        await driver.press("f2")
        assert "还有2处没有选定" in driver.screen()
        await driver.press("f6")
        page = driver.app.screen
        assert isinstance(page, MergeScreen)
        assert page.merging.left == 1
        assert "本人排名" in driver.screen()
        await driver.press("f8", "enter")
        assert "都有着落" in driver.screen()
        assert "合并后 " in driver.screen()
        assert "没有选定" not in driver.screen()  # how many were left is not told any longer
        await driver.press("f2", "enter")
        assert "已写入甲-合并.toml" in driver.screen()
        a.with_name("甲-合并.toml").write_bytes(before[0])
        await driver.press("f2")
        assert "甲-合并2.toml" in driver.screen()  # a name that is free is offered
        await driver.paste(str(a.with_name("甲-合并.toml")))  # a whole path takes its place
        await driver.press("enter", "down", "enter")
        assert "已写入甲-合并.toml" in driver.screen()
        await driver.press("f2")
        await driver.type("甲.toml")  # so does a name, in the folder that was offered
        await driver.press("enter", "down", "enter")
        assert "正在合并的档案" in driver.screen().replace("\n ", "")
        await driver.press("f10")
        assert isinstance(driver.app.screen, HomeScreen)
    assert a.with_name("甲-合并.toml.bak").read_bytes() == before[0]
    assert not a.with_name("甲-合并2.toml").exists()
    found = read_dossier(a.with_name("甲-合并.toml"))
    assert (found.person.unit, found.person.position) == ("乙公司", "主管")
    assert (found.entry[0].facts["level"], found.entry[0].facts["rank"]) == ("市厅级", 1)
    assert [one.read_bytes() for one in versions] == before


async def test_choices_that_were_not_written_are_asked_about_and_the_way_in_is_the_unit_s_list(
    versions: tuple[Path, Path, Path],
) -> None:
    base, a, b = versions
    async with driven(WIDE) as driver:
        await driver.press("f3")
        await driver.type("dwhd")
        await driver.press("enter", "down", "down", "enter")
        for path in (a, b):
            await driver.type(str(path))
            await driver.press("enter")
        await driver.press("down", "enter")
        await driver.type(str(base))
        await driver.press("enter")
        assert "共同的原件：原件.toml" in driver.screen()
        await driver.press("f5", "f10")
        assert "选定的1处还没有写成新档案" in driver.screen()
        await driver.press("escape")
        assert isinstance(driver.app.screen, MergeScreen)


async def test_dossiers_of_two_people_are_merged_only_after_a_question(versions: tuple[Path, Path, Path]) -> None:
    base, a, b = versions
    b.write_text(b.read_text(encoding="utf-8").replace('name = "示例一"', 'name = "别人"'), encoding="utf-8")
    async with driven(NARROW) as driver:
        for keys, opened in ((["enter"], False), (["down", "enter"], True)):
            driver.app.run_worker(open_merge(driver.app, a, b, base), group="files")
            await driver.settle()
            assert "可能不是同一人" in driver.screen()
            await driver.press(*keys)
            assert isinstance(driver.app.screen, MergeScreen) is opened


async def test_leaving_is_the_work_of_the_app_for_that_of_a_page_that_goes_is_cancelled_and_ends_the_app(
    versions: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driven(NARROW) as driver:
        driver.app.run_worker(open_merge(driver.app, *versions[:2]), group="files")
        await driver.settle()
        whose: list[object] = []
        truly = driver.app.desk.leave

        async def leave() -> None:
            whose.append(get_current_worker()._node)
            await truly()

        monkeypatch.setattr(driver.app.desk, "leave", leave)
        await driver.press("f10")
        assert whose == [driver.app]


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    found = read_merging(tmp_path / "没有.toml", tmp_path / "也没有.toml", None)
    assert not isinstance(found, Merging)
    assert found.problems[0].remedy


def test_the_next_open_item_is_found_from_the_top_again(versions: tuple[Path, Path, Path]) -> None:
    base, a, b = versions
    found = read_merging(a, b, base)
    assert isinstance(found, Merging)
    first, second = (one.id for one in found.found.conflicts)
    assert found.next_open(second) == first
    found.take(first, "a")
    found.take(second, "b")
    assert found.next_open("") == ""
    found.take_rest("a")
    assert found.choices == {first: "a", second: "b"}
