"""Opening, saving, recent dossiers, choosing paths: nothing is overwritten unasked, nothing fails silently."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from tui_driver import Driver, driven
from zjai_tui.dossier import edit
from zjai_tui.dossier.evidence import evidenced_ids
from zjai_tui.dossier.store import create, load, save
from zjai_tui.filling.rulebook import blank_dossier
from zjai_tui.rules.locate import user_folder
from zjai_tui.tui.files.folders import as_path, file_name_for, listing, with_ending
from zjai_tui.tui.files.recent import LONGEST, read_recent, remember
from zjai_tui.tui.widgets.line_input import LineInput


def keep(name: str = "甲") -> Path:
    path = Path(f"{name}.toml").absolute()
    create(edit.set_person(edit.set_person(blank_dossier(), "name", name), "unit", "某单位"), path)
    return path


async def test_an_existing_file_is_overwritten_only_when_the_person_says_so() -> None:
    path = keep("张三")
    before = path.read_bytes()
    async with driven() as driver:
        await driver.press("enter")
        await driver.type("张三")
        await driver.press("f2", "enter")
        assert "已经有这个文件" in joined(driver)
        await driver.press("enter")  # 换一个文件名
        assert "保存到" in driver.screen()
        assert path.read_bytes() == before
        await driver.press("enter", "down", "enter")
        assert "已保存到" in driver.screen()
    assert load(path).dossier.person.unit == ""
    assert path.with_name("张三.toml.bak").read_bytes() == before


async def test_a_file_changed_meanwhile_is_not_overwritten_unasked() -> None:
    path = keep()
    async with driven(path=path) as driver:
        await driver.type("乙")
        loaded = load(path)
        save(edit.set_person(loaded.dossier, "unit", "别处"), path, expected=loaded.stamp)
        await driver.press("f2")
        assert "被别处改动过" in driver.screen()
        await driver.press("escape")
        assert load(path).dossier.person.unit == "别处"
        assert driver.app.session
        assert driver.app.session.unsaved
        await driver.press("f2", "down", "enter")
        assert "已保存到" in driver.screen()
    assert load(path).dossier.person.name == "甲乙"


async def test_a_place_that_cannot_be_written_is_refused_in_the_window_without_a_copy() -> None:
    async with driven() as driver:
        await driver.press("enter")
        await driver.type("丙")
        await driver.press("f2")
        await driver.type("没有/这里/丙.toml")  # the suggested name is selected: typing replaces it
        await driver.press("enter")
        assert "保存到" in driver.screen()
        assert "没有这个文件夹。请先建好它，或换一个位置" in joined(driver)
        await driver.press("ctrl+u")
        await driver.type("长" * 100)
        await driver.press("enter")
        assert "文件名太长" in joined(driver)
        await driver.press("ctrl+u")
        await driver.type("丙．ｔｏｍｌ")
        await driver.press("enter")
        assert "已保存到" in driver.screen()
    assert load(Path("丙.toml")).dossier.person.name == "丙"
    assert not (user_folder() / "rescue").exists()


async def test_a_disk_that_fails_keeps_the_text_and_a_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    async with driven() as driver:
        await driver.press("enter")
        await driver.type("丙")
        await driver.press("f2")
        monkeypatch.setattr("zjai_tui.dossier.store.write_new", full_disk)
        await driver.press("enter")
        assert "没有保存" in driver.screen()
        assert "磁盘已满" in joined(driver)
        await driver.press("escape")
        assert driver.app.session
        assert driver.app.session.dossier.person.name == "丙"
    kept = list((user_folder() / "rescue").iterdir())
    assert load(kept[0]).dossier.person.name == "丙"


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, "full")


def joined(driver: Driver) -> str:
    """Return what is on screen without the frames and breaks of a window."""
    return "".join(char for char in driver.screen() if char not in "\n │")


async def test_a_broken_file_is_told_at_home_and_the_app_goes_on() -> None:
    Path("坏.toml").write_text("schema = 1\n[person\n", encoding="utf-8")
    async with driven(path=Path("坏.toml")) as driver:
        assert "没有打开" in driver.screen()
        assert "坏.toml" in driver.screen()
        await driver.press("enter")
        assert "新的自评档案" in driver.screen()


async def test_a_missing_file_is_told_at_home() -> None:
    async with driven(path=Path("没有.toml")) as driver:
        assert "找不到这个文件" in driver.screen()


async def test_the_last_good_copy_of_a_broken_file_is_offered() -> None:
    path = keep()
    loaded = load(path)
    save(edit.set_person(loaded.dossier, "unit", "单位"), path, expected=loaded.stamp)
    path.write_text("schema = 1\n[person", encoding="utf-8")
    async with driven(path=path) as driver:
        assert "打开上次保存的副本" in driver.screen()
        assert "内容不缺" not in driver.screen()
        await driver.press("enter")
        assert "甲.toml（上次保存的副本，还没有存回）" in driver.screen()
        await driver.type("改")
        await driver.press("f2")
        assert "读不出来的那份留作甲.toml.bad。已保存到" in joined(driver)
        assert "甲.toml（已保存）" in driver.screen()
    assert load(path).dossier.person.name == "甲改"


async def test_a_dossier_is_found_by_walking_the_folders() -> None:
    Path("档案").mkdir()
    (Path("档案") / "x.txt").write_text("")
    path = Path("档案/丁.toml")
    create(edit.set_person(blank_dossier(), "name", "丁"), path)
    async with driven() as driver:
        await driver.press("down", "enter")
        assert "档案/" in driver.screen()
        await driver.press("tab", "down", "enter")
        assert "丁.toml" in driver.screen()
        assert "x.txt" not in driver.screen()
        await driver.press("tab", "down", "enter")
        assert "丁.toml（已保存）" in driver.screen()


async def test_an_example_is_never_written() -> None:
    async with driven(demo="below") as driver:
        session = driver.app.session
        assert session
        assert session.path is None
        assert not session.unsaved


def test_the_recent_list_holds_the_latest_first_each_once() -> None:
    for at in range(LONGEST + 3):
        remember(Path(f"{at}.toml"))
    remember(Path("5.toml"))
    paths = read_recent().paths
    assert len(paths) == LONGEST
    assert [path.name for path in paths[:2]] == ["5.toml", f"{LONGEST + 2}.toml"]
    assert all(path.is_absolute() for path in paths)


def test_the_recent_list_is_for_its_owner_alone() -> None:
    remember(Path("a.toml"))
    assert (user_folder() / "recent.toml").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("text", ["paths = 3", "[broken", "paths = [1, {}]", "\x00"])
def test_a_spoilt_recent_list_harms_nobody(text: str) -> None:
    (user_folder() / "recent.toml").write_text(text, encoding="utf-8")
    recent = read_recent()
    assert recent.paths == ()
    assert recent.trouble or text.startswith("paths = [")
    assert remember(Path("a.toml")).trouble == ""


async def test_a_recent_list_that_cannot_be_read_or_written_is_told() -> None:
    shutil.rmtree(user_folder())
    user_folder().write_text("not a folder")
    async with driven(path=keep()) as driver:
        assert "用户文件夹不能写入" in driver.screen()


def test_typed_paths_are_understood() -> None:
    base = Path("/base")
    assert as_path(" “a.toml” ", base) == Path("/base/a.toml")
    assert as_path("~/x", base) == Path(os.path.expanduser("~/x"))
    assert as_path("../y", base) == Path("/y")


def test_a_file_name_is_made_of_letters_and_digits_only() -> None:
    assert file_name_for("张三") == "张三.toml"
    assert file_name_for("../../etc/[x]\x1b") == "etcx.toml"
    assert file_name_for("") == "自评档案.toml"
    assert with_ending(Path("a")) == Path("a.toml")
    assert with_ending(Path("a.TOML")) == Path("a.TOML")


def test_a_folder_lists_folders_and_dossiers_only() -> None:
    Path("子").mkdir()
    for name in ("a.toml", "b.txt", ".c.toml"):
        Path(name).write_text("")
    found = listing("", Path.cwd())
    assert (found.folders, found.files) == (("子",), ("a.toml",))
    assert listing("没有这个/", Path.cwd()).trouble


# ---------------------------------------------------------------- evidence and the folder


async def test_saving_an_example_elsewhere_copies_its_evidence_without_overwriting_anything() -> None:
    Path("evidence").mkdir()
    Path("evidence/awards.txt").write_text("别的内容", encoding="utf-8")
    async with driven(demo="reached") as driver:
        session = driver.app.session
        assert session
        held = evidenced_ids(session.dossier, session.folder or Path())
        await driver.press("f2", "enter")
        assert "佐证文件要一起复制吗" in driver.screen()
        await driver.press("escape")
        assert "没有保存。" in driver.screen()
        assert not Path("示例一.toml").exists()
        await driver.press("f2", "enter", "enter")
        assert "已保存到" in driver.screen()
        dossier = load(Path("示例一.toml")).dossier
        assert held
        assert evidenced_ids(dossier, Path.cwd()) == held
        assert Path("evidence/awards.txt").read_text(encoding="utf-8") == "别的内容"
        assert any(one.file == "evidence/awards-2.txt" for entry in dossier.entry for one in entry.evidence)
        await driver.press("f2")  # now they lie beside it: nothing to ask
        assert "已保存到" in driver.screen()


async def test_evidence_left_behind_is_told_of() -> None:
    async with driven(demo="reached") as driver:
        await driver.press("f2", "enter", "down", "enter")
        assert "6份佐证文件留在原来的文件夹里。" in "".join(driver.screen().split())
        assert not Path("evidence").exists()


async def test_what_is_typed_while_a_save_is_shown_stays_and_reaches_the_dossier() -> None:
    async with driven(path=keep("甲")) as driver:
        control = driver.app.focused
        assert isinstance(control, LineInput)
        control.insert_text_at_cursor("乙")  # the key was pressed, and nobody has heard of it yet
        driver.app.session_changed()
        assert control.value == "甲乙"
        await driver.settle()
        assert driver.app.session
        assert driver.app.session.dossier.person.name == "甲乙"
