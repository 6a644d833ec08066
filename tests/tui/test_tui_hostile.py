"""A hostile dossier is shown letter by letter on every screen, and obeyed nowhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hands import Mouse
from test_tui_recovery import let_go
from tui_driver import NARROW, WIDE, Driver, driven
from zjai_tui.dossier import edit
from zjai_tui.dossier.model import Dossier, Evidence
from zjai_tui.dossier.store import create
from zjai_tui.filling.rulebook import blank_dossier
from zjai_tui.rules.catalog import find_standard
from zjai_tui.tui.safe import STAND_IN, visible
from zjai_tui.tui.screens.workspace import Workspace
from zjai_tui.tui.widgets.bars import Bar

MARKUP = "附件[/]一[@click=app.quit]点我[/][b]粗[x][type=x, v={'a[0]'}]a[/"
ESCAPES = "清屏\x1b[2J\x1b]0;标题\x07红\x1b[31m"
UNSEEN = "零\u200b宽\u202e反\u2066向\ufeff"
LONG = "长" * 10_000
EMOJI = "👩‍💻👍🏽🇨🇳"
TAGS = "<script>alert(1)</script>&lt;b&gt;|*粗*|`码`"
PIECES = (MARKUP, ESCAPES, UNSEEN, LONG)
STEPS = ("basics", "direction", "eligibility", "scoring", "evidence", "summary")
SCROLL_BAR = {"grab", "scroll_up", "scroll_down"}
"""The only actions that text on screen carries by itself."""
EVERYTHING = MARKUP + ESCAPES + UNSEEN + EMOJI + TAGS


def hostile(kinds: int = 99) -> Dossier:
    """Return a dossier with every text hostile and that many kinds of achievements in it."""
    dossier = blank_dossier()
    for name in ("name", "unit", "position", "id_number", "phone"):
        dossier = edit.set_person(dossier, name, EVERYTHING)
    dossier = edit.set_work(dossier, "description", LONG + "\n" + EVERYTHING)
    dossier = edit.set_work(dossier, "area", MARKUP)
    dossier = edit.set_fact(dossier, "degree", MARKUP)
    dossier = edit.set_fact(dossier, "title_obtained", ESCAPES)
    dossier = edit.set_note(dossier, EVERYTHING)
    known = [one.id for one in find_standard("zj-ai-reference").kind]
    for at, kind in enumerate([MARKUP, ESCAPES, *known][:kinds]):
        facts = {"level": MARKUP, "rank": UNSEEN, "date": ESCAPES, "work": LONG}
        dossier, entry_id = edit.add_entry(dossier, kind, PIECES[at % 4], facts)
        dossier = edit.add_evidence(dossier, entry_id, Evidence(file=f"../{EVERYTHING}", page=MARKUP))
    return replace(dossier, readings={MARKUP: MARKUP}, variant=MARKUP, cycle=MARKUP)


def assert_harmless(driver: Driver) -> None:
    """Check that nothing on screen could steer a terminal, and that the app still runs."""
    shown = driver.screen()
    assert not [char for char in shown if char != "\n" and not char.isprintable() and char != "\u3000"]
    assert "Traceback" not in shown
    for strip in driver.app.screen._compositor.render_strips():
        for segment in strip:
            if segment.style:
                acts = {act for name, act in segment.style.meta.items() if name.startswith("@")}
                assert not segment.style.link
                assert acts <= SCROLL_BAR, segment.text
    assert driver.app.is_running
    assert driver.app.failure is None


async def looked_at(driver: Driver, keys: list[str]) -> None:
    """Press keys, and look at the screen after each."""
    for key in keys:
        await driver.press(key)
        assert_harmless(driver)


async def written(driver: Driver, name: str, endings: tuple[str, ...], *keys: str) -> None:
    """Write a file of each format from the window in front (`keys` open it again) and see that it is harmless."""
    for at, ending in enumerate(endings):
        await driver.press(*(keys if at else keys[2:]), "ctrl+u")
        await driver.type(f"{name}.{ending}")
        await driver.press("enter")
        assert_harmless(driver)
        text = Path(f"{name}.{ending}").read_text(encoding="utf-8-sig")
        assert not [char for char in text if not char.isprintable() and char not in "\n\r\f\u3000"]
        assert "click=app" in text
        if ending in ("html", "md"):
            assert "<script>alert" not in text


async def click_everywhere(driver: Driver, step: str, done: set[str]) -> None:
    """Click on every word of every bar not clicked before, and into every line, as a curious person would."""
    page = workspace(driver)
    columns, rows = driver.app.size
    bars = [bar for bar in page.query(Bar) if bar.display and bar.region]
    words = [
        (item.action, bar.region.x + left + 1, bar.region.y + line)
        for bar in bars
        for item, (line, left, _) in zip(bar._items, bar._places(), strict=True)
    ]
    lines = [(f"{step} {y}", 3 + y * 7 % (columns - 12), y) for y in range(2, rows - 1)]
    for action, x, y in [*words, *lines]:
        if action in done:
            continue
        done.add(action)
        await Mouse(driver).click_at(min(x, columns - 1), y)
        if driver.app.page is not page:
            assert_harmless(driver)
        for _ in range(4):
            if driver.app.page is not page:
                await driver.press("escape")
        assert driver.app.page is page
        if page.step is None or step != page.step.NAME:
            await page.action_go(step)
    await driver.settle()
    assert_harmless(driver)


def workspace(driver: Driver) -> Workspace:
    """Return the page of the open dossier."""
    assert isinstance(driver.app.page, Workspace)
    return driver.app.page


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_hostile_dossier_opens_on_every_step_in_every_window_and_is_written_escaped(
    size: tuple[int, int],
) -> None:
    path = Path("[@click=app.quit]恶意.toml")
    create(hostile(kinds=5), path)
    Path(f"{MARKUP.replace('/', '')}{UNSEEN}\x1b[31m.pdf").write_bytes(b"x")
    async with driven(size, path=path) as driver:
        await looked_at(driver, ["f1", "escape", "f3", "escape", "f12", "tab", "escape", "ctrl+t"])  # 基本信息
        await looked_at(driver, ["f6", "pagedown", "f4", "escape", "f1", "escape"])  # 专业方向
        await looked_at(driver, ["f6", "pagedown", "f4", "escape", "f1", "escape"])  # 申报资格
        await looked_at(driver, ["f6", "f4", "escape", "ctrl+l", "escape", "right", "left", "end", "enter"])  # 量化自评
        assert "附件[/]一[@click=app.quit]" in driver.screen()
        for _ in range(2):
            await driver.press("enter")
            assert "业绩条目：" in driver.screen()
            await looked_at(driver, ["f4", "escape", "f1", "escape", "pagedown", "ctrl+l", "escape", "f5", "escape"])
            await looked_at(driver, ["f9", "up", "enter", "escape"])
            await driver.press("f9")
            await driver.paste(f"/tmp/{EVERYTHING}")
            await looked_at(driver, ["enter", "enter", "ctrl+u", "escape", "down"])
        await looked_at(driver, ["f6", "down", "down", "f4", "escape", "f9"])  # 佐证材料
        await written(driver, "清单", ("html", "csv", "txt", "md"), "f9")
        await looked_at(driver, ["f6", "down", "down"])  # 汇总
        for _ in range(4):
            await looked_at(driver, ["right", "down", "end", "pagedown"])
        await looked_at(driver, ["left", "left", "left", "ctrl+n", "f9", "down"])
        await written(driver, "报告", ("html", "txt", "md"), "f9", "down", "enter")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_hostile_text_in_the_other_windows_is_shown_letter_by_letter(size: tuple[int, int]) -> None:
    path = Path("[@click=app.quit]恶意.toml")
    create(hostile(kinds=5), path)
    async with driven(size, path=path) as driver:
        await looked_at(driver, ["ctrl+g", "space", "f6", "escape", "f4", "pagedown", "escape", "f9", "escape"])
        for initials in ("yjzf", "htkdf", "ps", "rmsm", "gscs", "dcbywz"):
            await driver.press("f3")
            await driver.type(initials)
            await looked_at(driver, ["enter", "f1", "escape", "escape", "escape"])
            assert isinstance(driver.app.page, Workspace)
        await driver.press("ctrl+f")
        await driver.paste(EVERYTHING)
        assert "没有找到" in driver.screen()
        await looked_at(driver, ["escape", "f5", "f5"])
        await driver.press("tab")
        await driver.paste(EVERYTHING)
        await looked_at(driver, ["f10", "escape", "f12", "escape", "f7", "f8"])
        driver.app._look()  # the recovery copy
        await driver.settle()
        await driver.press("ctrl+q")
        assert_harmless(driver)
        let_go(driver)
    async with driven(size, path=path) as driver:
        assert "上次没有保存就中断了" in driver.screen()
        await looked_at(driver, ["enter", "f10", "end", "enter", "enter", "down", "escape", "down", "enter"])


async def test_clicking_hostile_text_obeys_nothing() -> None:
    path = Path("恶意.toml")
    create(hostile(kinds=4), path)
    async with driven(path=path) as driver:
        done: set[str] = set()
        for step in STEPS:
            await workspace(driver).action_go(step)
            await driver.settle()
            await click_everywhere(driver, step, done)
        assert driver.app.session
        assert driver.app.is_running
        assert driver.app.failure is None


async def test_hostile_answers_are_unknown_and_named_not_taken() -> None:
    path = Path("恶意.toml")
    create(hostile(), path)
    async with driven(path=path) as driver:
        await driver.press("f6", "f6")
        await driver.press(*["down"] * 6)
        assert "不在可选范围内" in driver.screen()


async def test_a_hostile_file_that_cannot_be_read_is_told_letter_by_letter() -> None:
    path = Path("[@click=app.quit]x[b].toml")
    path.write_text("schema = 1\nnote = '[/]", encoding="utf-8")
    async with driven(path=path) as driver:
        assert "没有打开" in driver.screen()
        assert "[@click=app.quit]x[b].toml" in driver.screen()
        assert_harmless(driver)


async def test_pasted_lines_are_joined_and_their_escapes_made_visible() -> None:
    async with driven() as driver:
        await driver.press("enter")
        await driver.paste("张\x1b[31m三\r\n  第二行\u202e")
        assert driver.app.session
        assert driver.app.session.dossier.person.name == f"张{STAND_IN}[31m三 第二行{STAND_IN}"
        assert_harmless(driver)


async def test_a_very_long_paste_is_kept_whole() -> None:
    async with driven() as driver:
        await driver.press("enter")
        await driver.paste(LONG)
        assert driver.app.session
        assert driver.app.session.dossier.person.name == LONG


@pytest.mark.parametrize("text", PIECES)
def test_shown_text_is_printable_and_says_when_it_was_cut(text: str) -> None:
    shown = visible(text)
    assert all(char.isprintable() for char in shown)
    assert ("共10000字" in shown) == (text == LONG)
