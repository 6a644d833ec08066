"""The whole way by keyboard alone: new, fill in, score, see why, save, open again."""

from __future__ import annotations

from pathlib import Path

from tui_driver import Driver, driven
from zjai_tui.dossier.store import load
from zjai_tui.tui.widgets.field_row import FieldRow


async def fill(driver: Driver) -> None:
    """Walk from the home screen to a scored dossier."""
    await driver.press("enter")  # 新建自评档案
    await driver.type("张三")
    await driver.press("enter")
    await driver.type("某某智能科技有限公司")
    await driver.press("f6")
    await driver.type("做缺陷检测算法，给工厂质检用")
    while not focused(driver, "work.area"):
        await driver.press("tab")
    for _ in range(5):
        await driver.press("right")  # 应用技术
    await driver.press("f6")
    await driver.press("right")  # 在浙江省内工作：是
    assert driver.app.session
    assert driver.app.session.dossier.facts["in_zhejiang"] is True


async def test_undo_and_redo_reach_back_over_steps() -> None:
    async with driven() as driver:
        await fill(driver)
        session = driver.app.session
        assert session
        await driver.press("f7")
        assert "已撤销：在浙江省内工作" in driver.screen()
        assert "in_zhejiang" not in session.dossier.facts
        assert "(*)不清楚" in driver.screen()
        await driver.press("f8")
        assert session.dossier.facts["in_zhejiang"] is True
        await driver.press("ctrl+z", "ctrl+z")
        assert session.dossier.work.area != "applied_tech"
        for _ in range(9):
            await driver.press("f7")
        assert not session.unsaved
        assert "没有可以撤销的修改" in driver.screen()


async def test_undo_from_within_a_field_changes_what_the_field_shows() -> None:
    async with driven() as driver:
        await driver.press("enter")
        await driver.type("张三")
        await driver.press("f7")
        assert "张三" not in driver.screen()
        await driver.press("f8")
        assert "姓名" in driver.screen()
        assert "张三" in driver.screen()


async def test_a_typed_non_answer_stays_on_screen_and_is_told_when_left() -> None:
    async with driven() as driver:
        await driver.press("enter", "f6", "f6")
        session = driver.app.session
        assert session
        while not focused(driver, "fact.title_obtained"):
            await driver.press("tab")
        await driver.type("2019年12月")
        assert "看不懂" not in driver.screen()  # not while typing
        await driver.press("tab")
        assert "看不懂这个日期" in driver.screen()
        assert "2019年12月" in driver.screen()
        assert "title_obtained" not in session.dossier.facts
        await driver.press("f6", "f5")
        assert session.drafts["fact.title_obtained"].typed == "2019年12月"
        await driver.press("f6", "f6", "f6")
        assert "没有被采用" in driver.screen()
        await driver.press("f2", "enter")
        assert "没有被采用" in driver.screen()
        await driver.press("f5", "f5", "f5")
        while not focused(driver, "fact.title_obtained"):
            await driver.press("tab")
        await driver.type("２０日")
        assert "看不懂" not in driver.screen()
        assert str(session.dossier.facts["title_obtained"]) == "2019-12-20"
        await driver.press("tab")
        assert "2019-12-20" in driver.screen()


async def test_leaving_with_unsaved_changes_is_asked_about() -> None:
    async with driven() as driver:
        await driver.press("enter")
        await driver.type("李四")
        await driver.press("f10")
        assert "离开之前" in driver.screen()
        await driver.press("enter")  # 留下
        assert "李四" in driver.screen()
        await driver.press("ctrl+q", "escape")
        assert driver.app.session
        await driver.press("f10", "down", "enter")  # 保存后离开
        await driver.press("enter")
        assert Path("李四.toml").exists()
        assert "新建自评档案" in driver.screen()


async def test_leaving_without_saving_writes_nothing() -> None:
    async with driven() as driver:
        await driver.press("enter")
        await driver.type("李四")
        await driver.press("ctrl+q", "down", "down", "enter")
    assert driver.app.return_code == 0
    assert not list(Path.cwd().iterdir())


async def test_leaving_a_saved_dossier_asks_nothing() -> None:
    async with driven() as driver:
        await driver.press("enter", "f10")
        assert "新建自评档案" in driver.screen()


async def test_an_example_is_a_copy_that_asks_where_to_save() -> None:
    async with driven(demo="reached") as driver:
        assert "示例一的副本" in driver.screen()
        await driver.press("f2")
        assert "保存到" in driver.screen()
        await driver.press("enter")
        assert "佐证文件要一起复制吗" in driver.screen()
        await driver.press("enter")
        assert "已保存到" in driver.screen()
    held = load(Path("示例一.toml")).dossier
    assert not held.example


async def test_a_blank_achievement_is_not_kept() -> None:
    async with driven() as driver:
        await driver.press("enter", "→scoring", "f9", "escape")
        assert driver.app.session
        assert not driver.app.session.dossier.entry
        assert "专业技术水平" in driver.screen()


async def test_an_achievement_with_nothing_but_a_typed_non_answer_is_kept() -> None:
    async with driven() as driver:
        await driver.press("enter", "→scoring", "f9", "down", "down")
        await driver.type("去年")
        await driver.press("escape")
        session = driver.app.session
        assert session
        assert len(session.dossier.entry) == 1
        assert [draft.typed for draft in session.drafts.values()] == ["去年"]
        await driver.press("f7", "f7")
        assert not session.dossier.entry


async def test_an_answer_that_brings_another_question_keeps_the_focus() -> None:
    async with driven() as driver:
        await driver.press("enter", "f6")
        while not focused(driver, "work.area"):
            await driver.press("tab")
        await driver.press("left")  # the area before 未选 has two readings
        assert "work.reading" in asked(driver)
        assert focused(driver, "work.area")
        await driver.press("left")
        assert "work.reading" not in asked(driver)
        assert focused(driver, "work.area")


async def test_an_achievement_is_changed_deleted_and_brought_back() -> None:
    async with driven(demo="reached") as driver:
        session = driver.app.session
        assert session
        count = len(session.dossier.entry)
        await driver.press("→scoring", "end", "enter", "delete")
        assert len(session.dossier.entry) == count - 1
        assert "已删除这条业绩" in driver.screen()
        await driver.press("f7")
        assert len(session.dossier.entry) == count
        await driver.press("enter")
        assert "业绩条目：" in driver.screen()
        await driver.type("某")
        assert any("某" in entry.title for entry in session.dossier.entry)
        await driver.press("escape", "escape")
        assert "全部业绩条目" in driver.screen()


async def test_evidence_is_attached_only_beside_a_saved_dossier(tmp_path: Path) -> None:
    async with driven() as driver:
        await driver.press("enter", "→scoring", "f9")
        await driver.type("证书")
        await driver.press("f9")
        assert "请先按F2保存档案" in driver.screen()
        await driver.press("f2", "enter")
        Path("证书.pdf").write_bytes(b"scan")
        await driver.press("f9")
        await driver.type("没有.pdf")
        await driver.press("enter", "enter")
        assert "找不到或读不出这个文件" in driver.screen()
        await driver.press("f9", "ctrl+u")
        await driver.type("证书.pdf")
        await driver.press("enter")
        await driver.type("第2页")
        await driver.press("enter")
        assert "证书.pdf（第2页）" in driver.screen()
        assert "相符" in driver.screen()
        session = driver.app.session
        assert session
        assert len(session.dossier.entry[0].evidence) == 1
        await driver.press("up", "delete")
        assert not session.dossier.entry[0].evidence


def focused(driver: Driver, key: str) -> bool:
    """Tell whether the field of a slot has the focus."""
    row = driver.app.page._focused_row if driver.app.page else None
    return bool(row and row.slot.key == key)


def asked(driver: Driver) -> list[str]:
    """Return the keys of the questions on the page."""
    return [row.slot.key for row in driver.app.screen.query(FieldRow)]
