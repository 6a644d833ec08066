"""The steps of evidence and of the summary: what is missing, what is wrong, where it is mended, and what is written."""

from __future__ import annotations

import shutil
from pathlib import Path

from test_tui_hostile import MARKUP, assert_harmless, hostile
from tui_driver import WIDE, Driver, driven
from zjai_tui.dossier import edit
from zjai_tui.dossier.store import create, load
from zjai_tui.filling.session import Session
from zjai_tui.readiness.result import Readiness
from zjai_tui.rules.catalog import examples
from zjai_tui.tui.looking import look, ready, snapshot
from zjai_tui.tui.publicity.plan import today
from zjai_tui.tui.screens.entry import EntryScreen
from zjai_tui.tui.screens.workspace import Workspace
from zjai_tui.tui.steps.evidence import EvidenceStep
from zjai_tui.tui.steps.summary import SummaryStep

TO_EVIDENCE = ("→evidence",)
TO_SUMMARY = ("→summary",)


def with_evidence() -> Path:
    """Copy the first example with its files here, and return the dossier's path."""
    source = Path(str(dict(examples())["reached"]))
    path = Path("示例.toml")
    shutil.copy(source, path)
    shutil.copytree(source.parent / "evidence", "evidence")
    return path


def workspace(driver: Driver) -> Workspace:
    """Return the page of the open dossier."""
    assert isinstance(driver.app.page, Workspace)
    return driver.app.page


def readiness_of(session: Session) -> Readiness:
    """Return how ready the dossier is."""
    shot = snapshot(session)
    return ready(shot, look(shot, today()))


def pieces(driver: Driver) -> list[tuple[str, str]]:
    """Return the lines of the list in front: text and right column."""
    step = workspace(driver).step
    assert isinstance(step, EvidenceStep | SummaryStep)
    return [(line.text, line.right) for line in step.pieces.lines]


async def test_missing_and_changed_evidence_stands_first_and_is_checked_again_when_asked_for() -> None:
    path = with_evidence()
    dossier = load(path).dossier
    first, second = list(dict.fromkeys(proof.file for one in dossier.entry for proof in one.evidence))[1:3]
    kept = Path(first).read_bytes()
    Path(first).write_bytes(b"changed")
    Path(second).unlink()
    async with driven(path=path) as driver:
        await driver.press(*TO_EVIDENCE)
        listed = pieces(driver)
        rest = [state for _, state in listed if state != "相符"]
        assert "已改动" in rest
        assert "找不到" in rest
        assert [state for _, state in listed][: len(rest)] == rest
        assert "自评" in driver.screen()
        assert "有据" in driver.screen()
        assert "不算有据" in driver.screen()
        Path(first).write_bytes(kept)
        shutil.copy(Path(str(dict(examples())["reached"])).parent / second, second)
        await driver.press("ctrl+r")
        assert "佐证文件已重新核对" in driver.screen()
        assert {state for _, state in pieces(driver)} <= {"相符", "没有材料"}
        await driver.press("f4")
        assert "有据总分的计算过程" in driver.screen()
        await driver.press("escape", "end", "enter")
        assert isinstance(driver.app.page, EntryScreen)
        await driver.press("escape")
        assert isinstance(workspace(driver).step, EvidenceStep)


async def test_the_list_is_written_in_the_format_the_ending_names_and_no_other() -> None:
    path = with_evidence()
    async with driven(path=path) as driver:
        await driver.press(*TO_EVIDENCE, "f9", "ctrl+u")
        await driver.type("清单.doc")
        await driver.press("enter")
        assert "后缀决定格式" in driver.screen()
        await driver.press("ctrl+u")
        await driver.type("清单.csv")
        await driver.press("enter")
        assert "已保存。" in driver.screen()
        assert Path("清单.csv").read_bytes().startswith(b"\xef\xbb\xbf")
        await driver.press("f9", "ctrl+u")
        await driver.type("清单")
        await driver.press("enter")
        assert "<html" in Path("清单.html").read_text(encoding="utf-8")
        await driver.press("f9", "ctrl+u")
        await driver.type("示例.toml")
        await driver.press("enter")
        assert "后缀决定格式" in driver.screen()
    assert load(path).dossier.entry


async def test_every_kind_of_target_of_a_finding_or_a_part_leads_somewhere() -> None:
    seen: set[str] = set()
    for demo in ("undecided", None):
        async with driven(demo=demo) as driver:
            await driver.press(*([] if demo else ["enter"]), *TO_SUMMARY)
            session = driver.app.session
            assert session
            found = readiness_of(session)
            page = workspace(driver)
            every = [one.target for one in (*found.findings, *found.parts) if one.target not in ("", "file")]
            every += [one.id for one in (*found.ticks[-1:], *found.next.steps[-1:])]
            one_of_each = {kind: one for one in every if (kind := one.partition(":")[0]) not in seen}
            seen.update(one_of_each)
            for target in one_of_each.values():
                await page.show_target(target)
                await driver.settle()
                kind, _, name = target.partition(":")
                match kind:
                    case "entry":
                        assert isinstance(driver.app.page, EntryScreen)
                        assert driver.app.page.entry_id == name
                        await driver.press("escape")
                    case "fact" | "person" | "work" | "education":
                        row = page._focused_row
                        assert row, target
                        assert row.slot.key.startswith(f"{kind}.{name}")
                    case "tick" | "step":
                        assert isinstance(page.step, SummaryStep)
                        assert page.step.pieces.key == target
                    case "answer" | "reading":
                        assert page.scoring, target
                    case "page":
                        assert page.step
                        assert name == page.step.NAME


async def test_evidence_that_cannot_be_looked_at_leads_to_saving() -> None:
    async with driven() as driver:
        await driver.press("enter")
        session = driver.app.session
        assert session
        session.change(lambda one: edit.add_entry(one, "award", "某奖", {})[0], "添加条目")
        await driver.press(*TO_EVIDENCE)
        assert "先按F2保存" in driver.screen()
        await driver.press("ctrl+r")
        assert "无从核对" in driver.screen()
        await driver.press("f6", "down", "down", "down", "down", "enter")
        assert "保存到" in driver.screen()


async def test_the_summary_tells_how_far_each_part_is_and_leads_there() -> None:
    async with driven(WIDE, demo="undecided") as driver:
        await driver.press(*TO_SUMMARY)
        assert [right for _, right in pieces(driver)] == ["已完成", "已完成", *["未完成"] * 4]
        assert "各部分得分" in driver.screen()  # the result stands beside
        await driver.press("down", "enter")
        assert workspace(driver).place == "direction"
        await driver.press("f6", "→summary", "right")
        listed = pieces(driver)
        folded = next(at for at, (text, _) in enumerate(listed) if "回车展开" in text)
        assert {right for _, right in listed} <= {"必须改", "应处理", "可看一看"}
        await driver.press(*["down"] * folded, "enter")
        assert len(pieces(driver)) > len(listed) + 10
        await driver.press("enter")
        assert pieces(driver) == listed


async def test_what_was_typed_and_not_taken_is_told_first_and_leads_back_to_its_question() -> None:
    async with driven() as driver:
        await driver.press("enter", "f6", "f6")
        await workspace(driver).show_target("fact:title_obtained")
        await driver.settle()
        await driver.type("去年")
        await driver.press("→summary")
        assert "有1处填写没有被采用" in driver.screen()
        await driver.press("right")
        assert "没有被采用" in pieces(driver)[0][0]
        await driver.press("enter")
        row = workspace(driver)._focused_row
        assert row
        assert row.slot.key == "fact.title_obtained"
        assert "去年" in driver.screen()


async def test_ticks_are_kept_in_the_dossier_and_undone() -> None:
    async with driven(demo="undecided") as driver:
        await driver.press(*TO_SUMMARY, "right", "right", "space", "down", "enter")
        session = driver.app.session
        assert session
        assert len(session.dossier.done) == 2
        assert "已勾选2项" in driver.screen()
        assert [text[:3] for text, _ in pieces(driver)[:3]] == ["[x]", "[x]", "[ ]"]
        await driver.press("f7")
        assert len(session.dossier.done) == 1
        await driver.press("right", "space")
        assert session.dossier.done[-1].startswith("step:")
        assert "已勾选" in pieces(driver)[0][1]
        assert "本轮已截止" in driver.screen()
        await driver.press("space")
        assert not any(one.startswith("step:") for one in session.dossier.done)


async def test_the_report_is_written_with_the_seal_and_no_more_numbers_than_chosen() -> None:
    path = with_evidence()
    number = "33010219900101123X"
    dossier = edit.set_person(load(path).dossier, "id_number", number)
    path.unlink()
    create(dossier, path)
    async with driven(path=path) as driver:
        await driver.press(*TO_SUMMARY)
        for at, (ending, begins) in enumerate([("html", "<!DOCTYPE html>"), ("md", "# "), ("txt", "\ufeff")]):
            await driver.press("f9", *["down"] * min(at, 1), "enter", "ctrl+u")  # the second and third with advice
            await driver.type(f"报告.{ending}")
            await driver.press("enter")
            written = Path(f"报告.{ending}").read_text(encoding="utf-8")
            assert written.startswith(begins)
            assert number not in written
            assert driver.screen().partition("。校验码")[2][:19] in written
        await driver.press("f9", "down", "down", "enter", "ctrl+u")
        await driver.type("报告.txt")
        await driver.press("enter")
        assert "已经有这个文件" in "".join(char for char in driver.screen() if char not in "\n │")  # however it breaks
        assert number not in Path("报告.txt").read_text(encoding="utf-8")
        await driver.press("down", "enter")
        assert number in Path("报告.txt").read_text(encoding="utf-8")


async def test_the_summary_is_copied_whole() -> None:
    async with driven(demo="undecided") as driver:
        await driver.press(*TO_SUMMARY, "ctrl+n")
        assert "已复制汇总" in driver.screen()
        for part in ("各部分", "申报路径", "条款读法", "问题", "逐项自查", "接下来要办的事", "本轮已截止"):
            assert part in driver.app.clipboard
        await driver.press("left", "left")  # by way of the result, where the list is hidden
        assert "职称申报受理点、经信或人力社保部门" in driver.screen()  # laid out for the whole width


async def test_hostile_titles_are_shown_letter_by_letter_in_both_steps() -> None:
    path = Path("恶意.toml")
    create(hostile(kinds=5), path)
    async with driven(WIDE, path=path) as driver:
        await driver.press(*TO_EVIDENCE)
        assert "@click=app.quit" in driver.screen()
        assert any(MARKUP in text for text, _ in pieces(driver))
        for _ in range(4):
            assert_harmless(driver)
            await driver.press("down")
        await driver.press("f9", "escape", "f6")
        for _ in range(5):
            for key in ("end", "enter", "escape"):
                await driver.press(key)
                assert_harmless(driver)
            await driver.press(*(["ctrl+n", "right"] if isinstance(driver.app.page, Workspace) else ["escape"]))
