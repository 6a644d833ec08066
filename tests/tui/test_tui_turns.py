"""Work with files comes in turn, the file is watched, and what becomes of its content is told."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from datetime import datetime
from pathlib import Path

import pytest
from textual import events

from tui_driver import Driver, driven
from zjai_tui.dossier import edit
from zjai_tui.dossier.recovery import Left, Recovery, Work, read_copy
from zjai_tui.dossier.store import create, load, save
from zjai_tui.filling.rulebook import blank_dossier
from zjai_tui.rules.locate import user_folder
from zjai_tui.tui.files.left import open_elsewhere
from zjai_tui.tui.files.settings import read_settings, remember_setting
from zjai_tui.tui.messages import Restore

END = "# 完\n"


def keep(name: str = "甲") -> Path:
    path = Path(f"{name}.toml").absolute()
    create(edit.set_person(blank_dossier(), "name", name), path)
    return path


def joined(driver: Driver) -> str:
    """Return what is on screen without the frames and breaks of a window."""
    return "".join(char for char in driver.screen() if char not in "\n │")


async def burst(driver: Driver, *keys: str) -> None:
    """Press keys faster than they are answered."""
    for key in keys:
        driver.app.post_message(events.Key(key, None))
    await driver.settle()


@pytest.mark.parametrize("key, then", [("ctrl+o", "导出到"), ("f12", "保存到"), ("ctrl+q", "")])
async def test_a_save_asked_for_is_done_whatever_is_asked_for_in_the_same_moment(key: str, then: str) -> None:
    path = keep()
    async with driven(path=path) as driver:
        await driver.type("乙")
        await burst(driver, "f2", key)
        assert load(path).dossier.person.name == "甲乙"
        assert then in driver.screen()
        assert driver.app.return_code == (0 if key == "ctrl+q" else None)


async def test_what_waits_behind_the_end_is_not_done_any_more() -> None:
    path = keep()
    async with driven(path=path) as driver:
        await driver.type("乙")
        await burst(driver, "ctrl+q", "f2")
        assert "离开之前" in driver.screen()
        await driver.press("ctrl+q")  # says so, in a window that has no line for it
        assert "先按Esc关上这个窗口，再按Ctrl+Q退出。" in driver.screen()
        await driver.press("end", "enter")
    assert load(path).dossier.person.name == "甲"


async def test_a_file_changed_or_taken_away_elsewhere_is_told_once_and_before_it_is_saved() -> None:
    path = keep()
    async with driven(path=path) as driver:
        driver.app._look()
        await driver.settle()
        assert "（已保存）" in driver.screen()
        loaded = load(path)
        save(edit.set_person(loaded.dossier, "unit", "别处"), path, expected=loaded.stamp)
        driver.app._look()
        await driver.settle()
        assert "甲.toml（文件在别处改动过）" in driver.screen()
        assert "这个文件刚才在别处改动过" in joined(driver)
        await driver.type("乙")
        assert "有修改未保存，文件在别处改动过" in driver.screen()
        await driver.press("f2")
        assert "要覆盖吗" in driver.screen()
        await driver.press("down", "enter")
        assert "（已保存）" in driver.screen()
        path.unlink()
        driver.app._look()
        await driver.settle()
        assert "文件在别处被删除或移走" in driver.screen()
        await driver.press("f2")
        assert "原来的文件不在了，已重新写出。已保存到" in joined(driver)
    assert load(path).dossier.person.name == "甲乙"


async def test_what_was_told_of_the_save_before_is_gone_when_the_next_one_asks() -> None:
    path = keep()
    async with driven(path=path) as driver:
        await driver.type("乙")
        await driver.press("f2")
        assert "已保存到" in joined(driver)
        driver.app.session.stamp = None  # type: ignore[union-attr]
        await driver.type("丙")
        driver.app.tell("已保存到这里。")
        await driver.press("f2")
        assert "要覆盖吗" in driver.screen()
        assert "已保存到" not in joined(driver)
        assert any(line.strip(" │").startswith(str(path)[:40]) for line in driver.lines())


def test_unsaved_work_on_the_same_file_in_another_program_shows() -> None:
    path = keep()
    other = Recovery(user_folder() / "recovery")
    assert other.keep(Work(dossier=load(path).dossier, path=path)) == ""
    assert open_elsewhere(path)
    assert not open_elsewhere(path.with_name("乙.toml"))
    other.drop()
    assert not open_elsewhere(path)


async def test_a_dossier_open_elsewhere_is_told_when_it_is_opened() -> None:
    path = keep()
    other = Recovery(user_folder() / "recovery")
    other.keep(Work(dossier=load(path).dossier, path=path))
    async with driven(path=path) as driver:
        assert "这份档案正在另一个窗口里打开" in joined(driver)
    other.drop()


async def test_a_file_that_lost_only_its_last_line_can_be_opened_as_it_is_without_a_copy() -> None:
    path = keep()
    text = path.read_text(encoding="utf-8").removesuffix(END).replace('"甲"', '"手改"')
    path.write_text(text, encoding="utf-8")
    async with driven(path=path) as driver:
        assert "打开上次保存的副本" not in driver.screen()
        await driver.press("enter")  # 内容不缺，照样打开
        assert "末行补上了，还没有存回" in driver.screen()
        await driver.press("f2")
        assert "读不出来的那份留作甲.toml.bad。" in joined(driver)
    assert load(path).dossier.person.name == "手改"
    assert Path("甲.toml.bad").read_text(encoding="utf-8") == text


async def test_a_copy_opened_for_a_file_without_its_last_line_says_where_the_hand_edits_go() -> None:
    path = keep()
    loaded = load(path)
    save(edit.set_person(loaded.dossier, "unit", "单位"), path, expected=loaded.stamp)
    path.write_text(path.read_text(encoding="utf-8").removesuffix(END), encoding="utf-8")
    async with driven(path=path) as driver:
        for words in ("打开上次保存的副本", "内容不缺，照样打开", "不打开", "另存成结尾是.bad的文件"):
            assert words in joined(driver)


async def test_trouble_with_the_copy_that_comes_back_is_told_again() -> None:
    async with driven() as driver:
        await driver.press("enter")
        for text in ("张", "三"):
            shutil.rmtree(user_folder(), ignore_errors=True)
            user_folder().write_text("not a folder")
            driver.app.tell("")
            await driver.type(text)
            driver.app._look()
            await driver.settle()
            assert "没法留存副本" in joined(driver)
            user_folder().unlink()
            await driver.type("好")
            driver.app._look()
            await driver.settle()


async def test_what_neither_the_file_nor_the_own_folder_takes_is_kept_for_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    path = keep()
    replace = os.replace

    def full(source: str, target: str) -> None:
        if str(path.parent) in str(target):
            raise OSError(errno.ENOSPC, "full")
        replace(source, target)

    async with driven(path=path) as driver:
        shutil.rmtree(user_folder())
        user_folder().write_text("not a folder")
        await driver.type("乙")
        monkeypatch.setattr(os, "replace", full)
        await driver.press("f2")
        kept = next(tmp_path.glob("zjai-*/甲.toml"))
        shown = [line.strip(" │") for line in driver.lines()]
        assert "没有保存。填写的内容暂存在：" in shown
        assert str(kept).startswith(shown[shown.index("没有保存。填写的内容暂存在：") + 1])
    assert load(kept).dossier.person.name == "甲乙"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o777 == 0o700


async def test_the_introduction_is_left_out_where_nothing_can_be_remembered() -> None:
    remember_setting("toured", False)
    async with driven() as driver:
        assert "入门说明" in driver.screen()
        assert read_settings().toured
    shutil.rmtree(user_folder())
    user_folder().write_text("not a folder")
    async with driven() as driver:
        assert "入门说明" not in driver.screen()


async def test_a_copy_that_another_program_is_just_restoring_is_not_restored_twice() -> None:
    path = keep()
    recovery = Recovery(user_folder() / "recovery")
    recovery.keep(Work(dossier=edit.set_person(load(path).dossier, "unit", "单位"), path=path))
    left = Left(file=recovery.file, at=datetime.now().astimezone(), work=read_copy(recovery.file)[0])
    async with driven() as driver:
        driver.app.post_message(Restore(left))  # it is still listed here
        await driver.settle()
        assert driver.app.session is None
        assert "已经在另一个窗口里处理了" in joined(driver)
    assert recovery.file.exists()
    recovery.drop()
