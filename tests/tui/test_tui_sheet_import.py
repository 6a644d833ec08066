"""Taking a spreadsheet in: columns seen before use, what is missing in place, bad files told, nothing lost."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest
from textual import events

from tui_driver import NARROW, WIDE, Driver, driven
from zjai_tui.rules.locate import user_folder
from zjai_tui.tui.screens.home import HomeScreen
from zjai_tui.tui.screens.sheet_import import SheetImportScreen
from zjai_tui.tui.transcribing import importing
from zjai_tui.tui.widgets.help_line import HelpLine
from zjai_tui.tui.widgets.lists import Lines

FORTY = Path(__file__).parents[1] / "transcribing" / "forty_rows.csv"
NAME = "评价表.csv"


def spreadsheet(text: str = "") -> Path:
    """Put a spreadsheet into the working folder."""
    file = Path(NAME)
    file.write_text(text or FORTY.read_text(encoding="utf-8"), encoding="utf-8")
    return file.resolve()


async def imports(driver: Driver, path: Path | None = None) -> SheetImportScreen:
    """Open the import, on a file or with the window that asks for one."""
    await driver.app.show_page(SheetImportScreen(path))
    await driver.settle()
    screen = next(one for one in driver.app.screen_stack if isinstance(one, SheetImportScreen))
    assert isinstance(screen, SheetImportScreen)
    return screen


def told(driver: Driver) -> str:
    """Return the message above the footer."""
    return driver.app.screen.query_one(HelpLine).message


async def say(driver: Driver, screen: SheetImportScreen, name: str, text: str) -> None:
    """Type the answer to one of the questions."""
    screen.query_one(f"#import-{name}").input.focus()
    await driver.settle()
    await driver.type(text)


async def test_in_a_small_terminal_the_columns_are_seen_corrected_and_previewed() -> None:
    file = spreadsheet()
    async with driven(NARROW) as driver:
        screen = await imports(driver)
        assert "选表格文件（.csv或.xlsx）" in driver.screen()
        await driver.press("tab", "down", "enter")
        shown = driver.screen()
        for words in (f"表格：{file.name}", "列   表头", "D    分值", "7、6、5、3", "请写版次", "请选原件在不在手边"):
            assert words in shown
        columns = screen.query_one("#columns", Lines)
        assert columns.has_focus
        await driver.press("end", "enter")
        assert "F列“说明”当作什么" in driver.screen()
        await driver.press("end", "enter")
        assert told(driver) == "F列改为“不录入”。"
        assert "不录入" in columns.lines[5].text
        await driver.press("f9")
        assert "请写版次" in told(driver)
        await say(driver, screen, "edition", "2024")
        await driver.press("down", "down", "left", "f9")
        assert "看生成结果" in driver.screen()
        assert "第15行：没有写能否累计" in driver.screen()
        await driver.press("escape")
        assert driver.app.screen is screen


async def test_the_outcome_follows_every_change_where_there_is_room_for_it() -> None:
    async with driven(WIDE) as driver:
        screen = await imports(driver, spreadsheet())
        assert "A.1 学历学位，5档，最高7分" in driver.screen()
        await driver.press("down", "down", "down", "enter", "end", "enter")
        assert "C列" not in told(driver)
        assert "D列改为“不录入”" in told(driver)
        await say(driver, screen, "total", "１２０")
        assert "总分120分" in driver.screen()
        await say(driver, screen, "total", "x")
        assert "总分要写大于0的数" in driver.screen()


BAD = {
    "garbage": (b"\x89PNG\r\n\x1a\n\xff\xd8\xff\xe0" * 9, "garbage.csv"),
    "protected": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.xlsx"),
    "broken": (b"PK\x03\x04 broken", "b.xlsx"),
    "empty": (b"\n\n", "c.csv"),
}


@pytest.mark.parametrize("kind", BAD)
async def test_a_file_that_is_no_spreadsheet_is_refused_in_one_sentence(kind: str) -> None:
    data, name = BAD[kind]
    Path(name).write_bytes(data)
    async with driven(NARROW) as driver:
        await imports(driver, Path(name).resolve())
        assert told(driver).count("。") in {1, 2}
        assert name in told(driver)
        assert "还没有选表格" in driver.screen()
        await driver.press("f9")
        assert "还没有选表格" in told(driver)


async def test_a_workbook_without_what_reads_it_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with zipfile.ZipFile("a.xlsx", "w") as workbook:
        workbook.writestr("xl/workbook.xml", "<workbook/>")
    async with driven(NARROW) as driver:
        await imports(driver, Path("a.xlsx").resolve())
        assert "CSV" in told(driver)


async def test_a_table_without_points_cannot_be_made_and_says_which_column_is_missing() -> None:
    file = spreadsheet("一级指标,二级指标,备注\n甲,乙,丙\n甲,丁,\n")
    async with driven(NARROW) as driver:
        await imports(driver, file)
        assert "没有一列是分值" in driver.screen()
        await driver.press("f9")
        assert "没有一列是分值" in told(driver)
        assert not (user_folder() / "standards").exists()


async def test_hostile_cells_are_shown_letter_by_letter() -> None:
    file = spreadsheet("一级指标,分值,[@click=app.quit]附件[/]一\n[b]甲[/],1,\x1b]0;x\x07[/]\n乙,2,丙\n")
    async with driven(WIDE) as driver:
        screen = await imports(driver, file)
        assert "[@click=app.quit]附件[/]一"[:12] in driver.screen()
        assert "[b]甲[/]" in driver.screen()
        assert "\x1b]0" not in driver.screen()
        screen.query_one("#columns", Lines).highlighted = 2
        await driver.press("enter")
        assert "[@click=app.quit]附件[/]一" in driver.screen()


async def test_the_outcome_of_a_hasty_hand_is_that_of_what_was_typed_last() -> None:
    async with driven(NARROW) as driver:
        screen = await imports(driver, spreadsheet())
        await say(driver, screen, "edition", "2024")
        await driver.press("down", "down", "left")
        screen.query_one("#import-id").input.focus()
        await driver.settle()
        for key in ("9", "f9", "f9"):
            driver.app.post_message(events.Key(key, key if key == "9" else None))
        await driver.settle()
        await driver.press("f9")
        made = [file.stem for file in (user_folder() / "standards").iterdir()]
        assert made == ["9"]


async def test_an_id_that_is_taken_is_refused_where_it_is_typed() -> None:
    async with driven(NARROW) as driver:
        screen = await imports(driver, spreadsheet())
        await say(driver, screen, "id", "zj-ai-reference")
        assert "已经有编号为“zj-ai-reference”的标准" in driver.screen()
        await driver.press("f9")
        assert "请换一个编号" in told(driver)


async def test_what_is_half_done_is_there_again_after_leaving_and_after_quitting() -> None:
    file = spreadsheet()
    async with driven(NARROW) as driver:
        screen = await imports(driver, file)
        await driver.press("end", "enter", "end", "enter")
        await say(driver, screen, "edition", "第二版")
        await driver.press("f10")
        assert isinstance(driver.app.screen, HomeScreen)
        assert "还没有生成标准" in told(driver)
        screen = await imports(driver)
        assert told(driver) == "接着上次没有做完的导入：列和填写都还在。"
        await say(driver, screen, "id", "half")
        await driver.press("ctrl+q")
    async with driven(NARROW) as driver:
        screen = await imports(driver)
        assert "half" in driver.screen()
        assert "第二版" in driver.screen()
        assert "不录入" in screen.query_one("#columns", Lines).lines[5].text
    file.unlink()
    async with driven(NARROW) as driver:
        await imports(driver)
        assert "选表格文件" in driver.screen()


def test_a_remembered_import_that_fits_no_more_is_left_aside() -> None:
    file = spreadsheet()
    work, _ = importing.begin(file)
    assert importing.remember(work) == ""
    spreadsheet("指标,分值\n甲,1\n")
    again, taken_up = importing.begin(file)
    assert not taken_up
    assert again.columns.heads == ("指标", "分值")
    (user_folder() / importing.NAME).write_text("path = ", encoding="utf-8")
    assert importing.remembered() == {}
