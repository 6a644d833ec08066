"""The introduction, small terminals, taking text out, pasting, and the mouse in windows."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.screen import Screen

from test_tui_screens import click
from tui_driver import NARROW, WIDE, Driver, driven
from zjai_tui.dossier.store import create
from zjai_tui.filling.rulebook import blank_dossier
from zjai_tui.rules.locate import user_folder
from zjai_tui.tui.files.folders import as_path, listing, write_problem
from zjai_tui.tui.files.recent import read_recent, remember
from zjai_tui.tui.files.settings import read_settings, remember_setting
from zjai_tui.tui.screens.too_small import COLUMNS, ROWS, TooSmall

# --- the introduction


async def test_the_introduction_is_shown_once_and_again_on_request() -> None:
    (user_folder() / "settings.toml").unlink()
    async with driven() as driver:
        assert "入门说明1/3：填什么" in driver.screen()
        await driver.press("enter", "enter", "left")
        assert "入门说明2/3：怎么走动" in driver.screen()
        await driver.press("enter", "enter")
        assert "入门说明" not in driver.screen()
        assert read_settings().toured
    async with driven() as driver:
        assert "入门说明" not in driver.screen()
        await driver.press("f3")
        await driver.type("rmsm")
        await driver.press("enter")
        await click(driver, "回车看下一条")
        assert "入门说明2/3" in driver.screen()
        await driver.press("escape")
        assert "入门说明" not in driver.screen()


async def test_the_introduction_is_not_shown_over_what_was_asked_for() -> None:
    (user_folder() / "settings.toml").unlink()
    async with driven(demo="reached") as driver:
        assert "入门说明" not in driver.screen()
    assert not read_settings().toured  # the next start at home shows it


# --- small terminals


async def test_a_terminal_too_small_is_told_and_the_page_comes_back_with_everything() -> None:
    async with driven() as driver:
        await driver.press("enter")
        await driver.type("张三")
        await resize(driver, COLUMNS - 1, ROWS)
        assert f"至少要{COLUMNS}列{ROWS}行，现在是{COLUMNS - 1}列{ROWS}行" in driver.screen()
        await resize(driver, 30, 9)
        assert "现在是30列9行" in "".join(driver.screen().split())
        await driver.type("李四")  # goes nowhere
        await resize(driver, *NARROW)
        assert not isinstance(driver.app.screen, TooSmall)
        assert "张三" in driver.screen()
        await driver.type("丰")
        assert driver.app.session
        assert driver.app.session.dossier.person.name == "张三丰"


async def test_one_can_quit_in_a_terminal_too_small_and_is_asked_about_unsaved_work() -> None:
    async with driven((40, 12)) as driver:
        assert "窗口太小了" in driver.screen()
        await resize(driver, *NARROW)
        await driver.press("enter")
        await driver.type("张三")
        await resize(driver, 40, 12)
        await driver.press("ctrl+q")
        assert "离开之前" in driver.screen()
        await resize(driver, *NARROW)
        await driver.press("escape")
        assert "张三" in driver.screen()
        assert not isinstance(driver.app.screen, TooSmall)
        await resize(driver, 40, 12)
        await driver.press("ctrl+q", "down", "down", "enter")
    assert driver.app.return_code == 0


async def test_a_file_opened_in_a_terminal_too_small_is_there_after_enlarging() -> None:
    path = Path("甲.toml")
    create(blank_dossier(), path)
    async with driven((40, 12), path=path) as driver:
        assert "窗口太小了" in driver.screen()
        await resize(driver, *WIDE)
        assert "甲.toml（已保存）" in driver.screen()


@pytest.mark.parametrize("demo", ["reached", "undecided"])
async def test_the_smallest_terminal_shows_every_step_without_cutting_a_word(demo: str) -> None:
    async with driven((COLUMNS, ROWS), demo=demo) as driver:
        for _ in range(5):
            assert "F1帮助" in driver.lines()[-1]
            assert all(len(line) <= COLUMNS for line in driver.lines())
            await driver.press("f6")


# --- taking text out


async def test_a_text_is_copied_and_can_be_exported_with_one_key(monkeypatch: pytest.MonkeyPatch) -> None:
    async with driven(demo="reached") as driver:
        await driver.press("ctrl+t")
        assert "已复制；若粘贴不出来，按Ctrl+O可导出到文件" in driver.screen()
        assert "姓名：示例一" in driver.app.clipboard
        assert "F1帮助" not in driver.app.clipboard
        await driver.press("f4", "ctrl+t")
        assert "已复制" in driver.screen()
        assert driver.app.clipboard.startswith("总分的计算过程\n")
        await click(driver, "Ctrl+O导出到文件")
        assert "导出到" in driver.screen()
        await driver.press("enter")
        assert "已导出到" in driver.screen()
        file = Path("总分的计算过程.txt")
        assert file.read_text(encoding="utf-8") == driver.app.clipboard
        assert file.stat().st_mode & 0o077 == 0
        await driver.press("ctrl+o", "enter")
        assert "已经有这个文件" in "".join(driver.screen().replace("│", "").split())  # however long the path before it
        file.write_text("别的", encoding="utf-8")
        await driver.press("down", "enter")
        assert file.read_text(encoding="utf-8") == driver.app.clipboard


async def test_the_text_of_a_list_is_copied_with_its_points() -> None:
    async with driven(demo="reached") as driver:
        await driver.press("→scoring", "ctrl+t")
        assert any("最高学历　6" in line for line in driver.app.clipboard.splitlines())


# --- typing and pasting


async def test_lines_pasted_into_a_field_of_one_line_are_joined_and_it_is_said() -> None:
    async with driven() as driver:
        await driver.press("enter")
        await driver.paste("张三\n李四\n\n王五\n")
        assert driver.app.session
        assert driver.app.session.dossier.person.name == "张三 李四 王五"
        assert "贴入的3行已连成一行" in driver.screen()
        await driver.press("tab")
        await driver.paste("某单位\n")
        assert driver.app.session.dossier.person.unit == "某单位"
        assert "连成一行" not in driver.screen()


async def test_a_paste_beyond_all_measure_is_cut_and_the_rest_is_counted() -> None:
    async with driven() as driver:
        await driver.press("enter")
        await driver.paste("长" * 30_000)
        assert driver.app.session
        assert driver.app.session.dossier.person.name == "长" * 20_000
        assert "后面的10000字没有贴入" in driver.screen()
        await driver.press("f6")
        await driver.paste("长" * 20_001)
        assert driver.app.session.dossier.work.description == "长" * 20_000
        assert "后面的1字没有贴入" in driver.screen()


async def test_emoji_escapes_and_marks_of_direction_are_kept_visible_and_counted_by_cells() -> None:
    async with driven() as driver:
        await driver.press("enter")
        await driver.paste("张👍🏽三\x1b[31m\u202e\u200b")
        assert driver.app.session
        assert "\x1b" not in driver.app.session.dossier.person.name
        assert "张" in driver.screen()
        assert all(char.isprintable() or char in "\n\u3000" for char in driver.screen())


# --- home


async def test_a_recent_file_that_is_gone_is_told_and_can_be_taken_off_the_list() -> None:
    create(blank_dossier(), Path("在.toml"))
    remember(Path("不在.toml"))
    remember(Path("在.toml"))
    async with driven() as driver:
        lines = driver.lines()
        assert "找不到" in next(line for line in lines if "最近：不在.toml" in line)
        assert "找不到" not in next(line for line in lines if "最近：在.toml" in line)
        await driver.press("delete")
        assert "这里只能去掉“最近”打开过的文件" in driver.screen()
        await driver.press("down", "down", "down", "delete")
        assert "最近：不在.toml" not in driver.screen()
        assert "文件没有删除" in driver.screen()
    assert [path.name for path in read_recent().paths] == ["在.toml"]


async def test_a_long_list_at_home_is_scrolled_with_the_highlighted_line() -> None:
    for at in range(8):
        remember(Path(f"{at}.toml"))
    async with driven((COLUMNS, ROWS)) as driver:
        assert "示例四" not in driver.screen()
        await driver.press("end")
        assert ">示例：示例四" in driver.screen()
        await driver.press("home")
        assert ">新建自评档案" in driver.screen()


async def test_the_examples_stand_in_the_order_of_their_titles() -> None:
    async with driven() as driver:
        titles = [line.split("示例：")[1][:3] for line in driver.lines() if "示例：" in line]
    assert titles == ["示例一", "示例二", "示例三", "示例四"]


# --- windows by mouse


async def test_windows_are_answered_by_mouse() -> None:
    async with driven() as driver:
        await click(driver, "F3全部命令")
        await click(driver, "配色")
        await click(driver, "Esc取消")
        assert "选择配色" not in driver.screen()
        await click(driver, "新建自评档案")
        await driver.type("张三")
        await click(driver, "F2保存")
        await click(driver, "回车保存到这里")
        assert "已保存到" in driver.screen()
        await click(driver, "F4计算过程")
        await click(driver, "Esc关闭")
        await driver.type("丰")
        await driver.press("f10")
        await click(driver, "不保存，直接离开")
        assert "打开自评档案" in driver.screen()


# --- paths


def test_pasted_paths_are_understood_and_real_names_win() -> None:
    base = Path.cwd()
    assert as_path("file:///a%20b/c.toml", base) == Path("/a b/c.toml")
    assert as_path("「佐证／证书．pdf」", base) == base / "佐证/证书.pdf"
    assert as_path("～/x。toml", base) == Path("~/x.toml").expanduser()
    Path("佐证／证书．pdf").write_text("")
    assert as_path("佐证／证书．pdf", base) == base / "佐证／证书．pdf"
    assert listing("", base).files == ()
    assert listing("", base, every=True).files == ("佐证／证书．pdf",)


def test_what_cannot_be_written_is_known_before_it_is_tried() -> None:
    Path("夹").mkdir()
    Path("文件").write_text("")
    codes = {
        "没有/x.toml": "save-folder", "文件/x.toml": "save-folder", "夹": "save-name", "\0": "save-name",
        "长" * 90: "save-name",
    }  # fmt: skip
    for name, code in codes.items():
        problem = write_problem(Path.cwd() / name)
        assert problem is not None
        assert problem.code == code
        assert problem.remedy
    assert write_problem(Path.cwd() / "新.toml") is None


async def resize(driver: Driver, columns: int, rows: int) -> None:
    """Resize the terminal."""
    await driver.pilot.resize_terminal(columns, rows)
    await driver.settle()
    assert isinstance(driver.app.screen, Screen)


async def test_the_introduction_waits_for_a_window_that_is_large_enough() -> None:
    remember_setting("toured", False)
    async with driven((50, 15)) as driver:
        assert "窗口太小了" in driver.screen()
        assert not read_settings().toured
        await driver.pilot.resize_terminal(*NARROW)
        await driver.settle()
        assert "入门说明1/3" in driver.screen()
        await driver.press("enter")
        assert "左方向键看上一条" in driver.screen()
        assert read_settings().toured


async def test_the_list_of_commands_keeps_its_keys_after_nothing_was_found() -> None:
    async with driven(demo="reached") as driver:
        await driver.press("f3")
        before = driver.screen()
        await driver.type("没有这样的")
        assert "没有这样的命令" in driver.screen()
        await driver.press("ctrl+u")
        assert driver.screen() == before
