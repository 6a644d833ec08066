"""A day of a unit: sixty dossiers, six of them broken, three pairs in conflict; keys alone, eighty columns."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import docx
import openpyxl
import pytest

from batch_hand import batch
from batch_samples import unit_folder
from tui_driver import NARROW, Driver, driven
from zjai_tui.batch.reading import row_of
from zjai_tui.batch.rules_at_hand import RulesAtHand
from zjai_tui.dossier.review.model import Act
from zjai_tui.dossier.review.store import append, load_review, review_path
from zjai_tui.dossier.review.subject import subject_of
from zjai_tui.readiness.case import read_case
from zjai_tui.reviewing import acting
from zjai_tui.reviewing.opening import Opened, open_review
from zjai_tui.scoring.engine import assess
from zjai_tui.scoring.frame import frame_of
from zjai_tui.scoring.reference import reference_to
from zjai_tui.scoring.trace import span_text
from zjai_tui.tui.files.settings import remember_setting
from zjai_tui.tui.unit import batch_export, batch_work

TODAY = date(2024, 9, 9)
FIRST, LAST = date(2024, 9, 10), date(2024, 9, 14)
"""Five working days: Saturday the 14th is worked, before the Mid-Autumn festival."""
CHINA = timezone(timedelta(hours=8))
REVIEWER, COLLEAGUE = "沈核对", "顾复核"
WHY = "证书上没有本人的名字。"


def accept_all(opened: Opened, at: datetime) -> Sequence[Act]:
    """Do what a colleague does on another machine: take the dossier in, look at everything, accept it."""
    laid = opened.overlay
    begun = [acting.submit(laid, by=COLLEAGUE, at=at)] if laid.state == "draft" else []
    items = [one.item.id for one in laid.items if one.state == "unreviewed"]
    begun += [acting.opened(laid, one.item.id, by=COLLEAGUE, at=at) for one in laid.items if one.item.entry is not None]
    return [*begun, *(acting.decide(laid, item, "accept", by=COLLEAGUE, at=at) for item in items)]


def by_colleague(files: Sequence[str], at: datetime) -> None:
    """Have dossiers decided by somebody else."""
    for file in files:
        found = open_review(file)
        subject = subject_of(found.case.dossier, reference_to(found.case.standard))
        append(found.path, accept_all(found, at), subject)


def word_text(data: bytes) -> str:
    """Return all text of a Word file, the cells of its tables among it."""
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


async def tick_only(driver: Driver, *words: str) -> None:
    """Choose exactly these papers and formats in the window in front."""
    ticks = driver.app.screen.query_one("#papers-ticks")
    for at, line in enumerate(ticks.lines):
        wanted = any(one in line.text for one in words)
        if line.text.startswith("[") and line.text.startswith("[x]") != wanted:
            ticks.highlighted = at
            await driver.press("space")


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a reviewer at work on a day of the round."""
    remember_setting("reviewer", REVIEWER)
    monkeypatch.setattr("zjai_tui.tui.publicity.plan.today", lambda: TODAY)
    monkeypatch.setattr(batch_export, "today", lambda: TODAY)
    monkeypatch.setattr(batch_work, "REST", 0)


@pytest.mark.usefixtures("office")
async def test_a_day_of_a_unit(tmp_path: Path) -> None:
    folder = unit_folder(tmp_path / "2024年申报").absolute()
    before = {one: one.read_bytes() for one in folder.glob("*.toml") if one.is_file()}
    async with driven(NARROW, path=folder) as driver:
        page = batch(driver)
        rows = {row.name: row for row in page.dossiers.rows.values() if not row.error}
        files = list(page.dossiers.rows)
        assert (len(files), len(rows)) == (60, 54)
        assert "6份读不出来" in driver.screen()

        # the lens leads to both dossiers of a hint
        involved = {frozenset(one.files) for one in page.conflicts}
        assert {frozenset(files[at : at + 2]) for at in (0, 2, 4)} <= involved
        await driver.press("f8", "right", "enter")
        assert page.table.row is not None
        assert page.table.row.file == page.conflicts[0].files[1]

        # five are marked and taken in together
        await driver.press("home", "down", *["space"] * 5, "f5", "enter", "enter")
        assert "已受理5份" in driver.screen()
        five = files[1:6]
        assert [page.dossiers.rows[file].state for file in five] == ["submitted"] * 5

        # one is handed back, with reason and clause
        await driver.press("home", "down", "enter", "end", "f12")
        await driver.type(WHY)
        await driver.press("f2", "ctrl+g", "enter")
        await driver.type("请补上获奖证书。")
        await driver.press("f2", "f10")
        returned = five[0]
        assert page.dossiers.rows[returned].state == "changes_requested"
        assert "已退回补正" in driver.screen()

        # one is decided item by item, the last with a cut
        await driver.press("home", "down", "down", "down", "enter")
        cut = page.table.row.file
        await driver.press(*["f6"] * 15, "f8")
        await driver.type("0.5")
        await driver.press("enter")
        await driver.type(WHY)
        await driver.press("f2", "ctrl+g", "enter")
        assert "材料没有人看过" in driver.screen()
        await driver.type("材料在窗口看过原件。")
        await driver.press("enter", "f10")
        assert page.dossiers.rows[cut].state == "verified"

        # a colleague decides the rest meanwhile, which is noticed
        elsewhere = [row.file for row in rows.values() if row.file not in {returned, cut}]
        by_colleague(elsewhere, datetime.combine(TODAY, time(9), CHINA))
        page.look()
        await driver.settle()
        assert f"已重读有变动的{len(elsewhere)}份" in driver.screen()

        # what has a verdict everywhere is verified together; what was handed back, or is not looked at, is not
        await driver.press("ctrl+n", "f5", "end")
        assert f"各项都有结论的（{len(elsewhere)}份）" in driver.screen()
        await driver.press("enter", "enter")
        assert f"已核定完毕{len(elsewhere)}份" in driver.screen()
        verified = {cut, *elsewhere}
        assert {row.file for row in page.dossiers.rows.values() if row.state == "verified"} == verified

        # the windows of all that are verified, though all are marked: the start as people write it
        await driver.press("f2")
        assert "郭晓东还没有核定完" in driver.screen()
        assert "毕，不写" in driver.screen()
        await driver.press("shift+tab", "end", "tab")
        await driver.type("2024.9.10")
        assert "2024年9月14日（周六）止" in driver.screen()
        assert "赶得上" in driver.screen()
        await driver.press("f2")
        # nobody is published without a word who cannot apply
        able = {file for file in verified if any(one.verdict == "yes" for one in page.dossiers.rows[file].routes)}
        assert f"{len(verified - able)}份要写明理由" in driver.screen()
        assert "没有一条路径确定可以申报" in driver.screen()
        await driver.press("escape")
        assert f"已写给{len(able)}份" in driver.screen()
        assert "打开这份档案单独办" in driver.screen()
        await driver.press("escape")
        assert {row.file for row in page.dossiers.rows.values() if row.window == (FIRST, LAST)} == able

        # everything is written: of those decided here the papers, of all the notices and the summary
        await driver.press("ctrl+n", "home", "down", "space", "down", "space", "f9")
        await tick_only(driver, "单位核定记录", "退回补正", ".docx")
        await driver.press("f2")
        assert "已写出4个文件" in driver.screen()
        await driver.press("escape", "ctrl+n", "ctrl+n", "f9")
        await tick_only(driver, "公示", "汇总", ".docx", ".xlsx")
        await driver.press("f2")
        units = {row.unit for row in page.dossiers.rows.values() if row.file in able}
        assert f"已写出{2 + 3 * len(units)}个文件" in driver.screen()
        await driver.press("escape", "f9", "f2")
        assert "已有同名的文件" in driver.screen()  # nothing is written over without being asked
        await driver.press("escape", "escape")
        conflicts, unread = page.conflicts, [row for row in page.dossiers.rows.values() if row.error]
        laid = {file: open_review(file).overlay for file in (returned, cut)}
    papers = {one.name: one.read_bytes() for one in (folder / "核定文书").rglob("*.*")}
    assert (folder / "核定文书" / "郭晓东" / "郭晓东-退回补正通知.docx").exists()  # a folder for everybody
    assert {one: one.read_bytes() for one in before} == before
    assert [act.do for act in load_review(review_path(Path(returned))).review.act] == [
        "submit",
        "return",
        "request_changes",
    ]

    # Word: what the engine says of both, and what the reviewer wrote
    for file, name in ((returned, "郭晓东"), (cut, "吕艳")):
        case = read_case(file)
        claimed = assess(case.standard, case.dossier, frame_of(case.cycle)).total
        record = word_text(papers[f"{name}-单位核定记录.docx"])
        assert f"自评{span_text(claimed)}分" in record
        assert f"核定{span_text(laid[file].verified.total)}分" in record
    assert laid[cut].verified.total.high == laid[cut].claimed.total.high - Decimal("0.3")
    assert WHY.rstrip("。") in word_text(papers["吕艳-核定情况告知.docx"])
    notice = word_text(papers["郭晓东-退回补正通知.docx"])
    assert WHY.rstrip("。") in notice
    assert "请补上获奖证书" in notice
    public = word_text(papers[next(one for one in papers if one.startswith("公示（浙江澜星"))])
    assert "2024年9月10日" in public
    assert "2024年9月14日" in public
    assert "330199" not in public  # nobody's identity number

    # Excel: every dossier once, with the numbers of the engine, the hints, and what could not be read
    book = openpyxl.load_workbook(io.BytesIO(papers["申报人员核定汇总.xlsx"]))
    titles, *lines = list(book["汇总"].iter_rows(min_row=4, values_only=True))
    told = {line[titles.index("文件")]: dict(zip(titles, line, strict=True)) for line in lines if line[1]}
    for row in rows.values():
        line, now = told[Path(row.file).name], row_of(row.file, RulesAtHand())
        for ends, span in (("自评", now.claimed), ("有据", now.evidenced), ("核定", now.verified)):
            given = (line[f"{ends}低"], line[f"{ends}高"])
            assert given == ((None, None) if span is None else (float(span.low), float(span.high))), (row.name, ends)
    assert book["冲突提示"].max_row >= 3 + len(conflicts)
    lost = "".join(str(cell) for line in book["读不出的文件"].iter_rows(values_only=True) for cell in line)
    assert all(Path(row.file).name in lost for row in unread)
