"""The editor of an achievement: begun by the first answer; evidence is never lost, or copied unasked."""

from __future__ import annotations

from pathlib import Path

from test_tui_screens import click
from tui_driver import NARROW, WIDE, Driver, driven
from zjai_tui.dossier import edit
from zjai_tui.dossier.store import create, load
from zjai_tui.filling.claim_slots import begun, entry_slots, is_blank
from zjai_tui.filling.rulebook import blank_dossier, rules_for
from zjai_tui.filling.session import Session
from zjai_tui.tui.commands.registry import ENTRY, FORM, commands_in
from zjai_tui.tui.files.proofs import file_meant

TO_CERTIFICATE = ("→scoring", "f9")


def saved(name: str = "甲.toml") -> Path:
    path = Path(name).absolute()
    dossier, _ = edit.add_entry(blank_dossier(), "certificate", "证书")
    create(dossier, path)
    return path


def proofs(driver: Driver) -> list[tuple[str, str]]:
    assert driver.app.session
    return [(one.file, one.page) for entry in driver.app.session.dossier.entry for one in entry.evidence]


async def open_entry(driver: Driver) -> None:
    await driver.press("→scoring", "end", "enter", "enter")


# ---------------------------------------------------------------- nothing said, nothing kept


def test_an_achievement_is_begun_by_the_first_answer_that_says_something() -> None:
    session = Session(blank_dossier(), rules_for)
    kind = next(one for one in session.rules.standard.kind if one.id == "certificate")
    title, level, *_ = entry_slots(kind, "e01")
    empty = session.dossier
    assert level.write(empty, None) == empty
    assert level.read(empty) is None
    filled = level.write(empty, "高级")
    assert [(one.id, one.kind, one.facts) for one in filled.entry] == [("e01", "certificate", {"level": "高级"})]
    assert title.write(filled, "证书").entry[0].title == "证书"
    assert is_blank(begun(empty, "e01", "certificate").entry[0])


async def test_a_new_achievement_about_which_nothing_is_said_never_enters_the_dossier() -> None:
    async with driven() as driver:
        await driver.press("enter")
        await driver.type("甲")
        session = driver.app.session
        assert session
        before = session.assessment.total
        await driver.press(*TO_CERTIFICATE)
        assert "什么都不填就离开不会留下条目" in driver.screen()
        assert not session.dossier.entry
        assert session.assessment.total == before
        await driver.press("f2", "enter")  # saving
        assert "已保存到" in driver.screen()
        assert load(Path("甲.toml")).dossier.entry == ()
        await driver.type("证书")
        assert [one.title for one in session.dossier.entry] == ["证书"]
        await driver.press("ctrl+u", "f2")  # all taken away again
        assert load(Path("甲.toml")).dossier.entry == ()
        await driver.press("tab", "right", "left", "f10")
        assert not session.dossier.entry
        await driver.press("f9", "ctrl+q")
    assert load(Path("甲.toml")).dossier.entry == ()


# ---------------------------------------------------------------- evidence


def test_pasted_paths_are_understood() -> None:
    folder = Path.cwd()
    Path("证书 一.pdf").write_bytes(b"x")
    for typed in (
        "证书 一.pdf",
        "“证书 一.pdf”",
        "证书\\ 一.pdf",
        (folder / "证书 一.pdf").as_uri(),
        "./证书 一．ｐｄｆ",
    ):
        assert file_meant(typed, folder) == Path("证书 一.pdf"), typed
    assert file_meant("/别处/x.pdf", folder) == Path("/别处/x.pdf")


async def test_a_file_typed_without_enter_is_added_by_saving_and_by_leaving() -> None:
    path = saved()
    for name in ("一.pdf", "二.pdf"):
        Path(name).write_bytes(name.encode())
    async with driven(path=path) as driver:
        await open_entry(driver)
        await driver.press("f9")
        await driver.type("一.pdf")
        assert driver.app.session
        assert driver.app.session.unsaved
        await driver.press("f2")
        assert load(path).dossier.entry[0].evidence[0].file == "一.pdf"
        assert not driver.app.session.drafts
        await driver.press("f9")
        await driver.type("“二.pdf”")
        await driver.press("tab")
        await driver.type("第3页")
        await driver.press("escape")
        assert proofs(driver) == [("一.pdf", ""), ("二.pdf", "第3页")]
        await driver.press("f7")
        assert proofs(driver) == [("一.pdf", "")]


async def test_a_file_that_cannot_be_added_stays_as_a_draft_and_is_told() -> None:
    path = saved()
    async with driven(WIDE, path=path) as driver:  # the message names the path, which may be long
        await open_entry(driver)
        await driver.press("f9")
        await driver.type("没有.pdf")
        await driver.press("f2")
        assert "“佐证文件”的填写没有被采用" in driver.screen()
        assert "没有.pdf：找不到或读不出这个文件" in driver.screen()
        await driver.press("escape")
        assert "佐证文件没有添加，已留作草稿" in driver.screen()
        session = driver.app.session
        assert session
        assert [draft.typed for draft in session.drafts.values()] == ["没有.pdf"]
        await driver.press("enter")
        assert "没有.pdf" in driver.screen()
        await driver.press("f9", "ctrl+u")
        assert not session.drafts


async def test_a_file_from_elsewhere_is_copied_only_when_asked_for(tmp_path: Path) -> None:
    path = saved()
    file = tmp_path / "外面.pdf"
    file.write_bytes(b"scan")
    async with driven(path=path) as driver:
        await open_entry(driver)
        await driver.press("f9")
        await driver.paste(file.as_uri())
        await driver.press("enter", "enter")
        assert "文件在别处" in driver.screen()
        await driver.press("escape")
        assert proofs(driver) == []
        assert not Path("佐证").exists()
        await driver.press("enter", "enter")
        assert proofs(driver) == [("佐证/外面.pdf", "")]
        assert "已添加佐证：佐证/外面.pdf。" in driver.screen()
        assert file.read_bytes() == Path("佐证/外面.pdf").read_bytes()


async def test_files_are_browsed_changed_files_recorded_anew_and_pages_mended() -> None:
    path = saved()
    Path("一.pdf").write_bytes(b"1")
    async with driven(NARROW, path=path) as driver:
        await open_entry(driver)
        await driver.press("ctrl+b")
        assert "选一份佐证材料" in driver.screen()
        await click(driver, "一.pdf")
        assert proofs(driver) == [("一.pdf", "")]
        assert "相符" in driver.screen()
        await driver.press("f2", "escape")
        Path("一.pdf").write_bytes(b"2")
        await driver.press("enter")
        assert "已改动" in driver.screen()
        assert "请核对内容；没有问题的按回车" in driver.screen().replace("\n", "").replace(" ", "")
        await driver.press("ctrl+r")  # asked first: which file, and how it differs
        assert "文件与登记时不一样" in driver.screen()
        assert "登记时的校验码6b86b273，现在d4735e3a，文件最后改动于" in driver.screen()
        await driver.press("enter")
        assert "已改动" in driver.screen()
        await driver.press("ctrl+r", "down", "enter")
        assert "已按现在的内容重新登记：一.pdf" in driver.screen()
        assert "相符" in driver.screen()
        await driver.press("f7")
        assert "已改动" in driver.screen()
        await driver.press("f9", "up", "enter", "down", "down", "enter", "down", "enter")  # 重新登记, by the list
        assert "相符" in driver.screen()
        await driver.press("enter", "down", "enter")  # 改所在页
        await driver.type("第9页")
        await driver.press("enter")
        assert proofs(driver) == [("一.pdf", "第9页")]
        await driver.press("up", "delete")
        assert proofs(driver) == []
        assert Path("一.pdf").exists()


async def test_what_it_brings_and_the_clause_stand_beside_the_form_where_there_is_room() -> None:
    async with driven(WIDE, path=saved()) as driver:
        await open_entry(driver)
        assert "计入“资质证书”：0～5分。" in driver.screen()
        assert "条款：资质证书" in driver.screen()
        await driver.pilot.resize_terminal(*NARROW)
        await driver.settle()
        assert "条款：资质证书" not in driver.screen()
        await driver.press("ctrl+l")
        assert "条款：资质证书" in driver.screen()
        await driver.press("escape", "f4")
        assert "这条业绩的计算过程" in driver.screen()


async def test_the_disk_is_looked_at_anew_before_anything_is_recorded_again() -> None:
    path = saved()
    Path("一.pdf").write_bytes(b"1")
    async with driven(NARROW, path=path) as driver:
        await open_entry(driver)
        await driver.press("f9")
        await driver.type("一.pdf")
        await driver.press("enter", "enter")
        await driver.press("ctrl+r")
        assert "与登记时相符，不用重新登记" in driver.screen()
        Path("一.pdf").unlink()
        await driver.press("ctrl+r")
        assert "没有重新登记：一.pdf找不到" in driver.screen()
        assert "1. 一.pdf" in driver.screen()
        Path("一.pdf").write_bytes(b"2")
        await driver.press("ctrl+r", "escape")
        assert "已改动" in driver.screen()


def test_no_command_of_the_entry_means_something_else_in_the_steps() -> None:
    elsewhere = {key: one.title for one in commands_in(FORM) for key in one.keys}
    for one in commands_in(ENTRY):
        for key in one.keys:
            assert elsewhere.get(key, one.title) == one.title or key in {"f10", "escape"}, (key, one.title)
