"""Every screen and window of the app as plain text, compared letter by letter (see golden_screens)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from batch_samples import unit_folder
from golden_screens import GOLDEN, LOOKS, SIZES, Gallery, files_of
from test_tui_finish import with_evidence
from test_tui_recovery import let_go
from test_tui_standard_windows import AWARDS, SMALL, right
from test_tui_themes import ratio
from tui_driver import driven
from zjai_tui.base.cells import NOT_AT_START
from zjai_tui.dossier.store import load
from zjai_tui.rules.catalog import examples, find_cycle, find_standard, read_example
from zjai_tui.rules.standards.reader import standard_from_text
from zjai_tui.transcribing.certifying import stamp
from zjai_tui.transcribing.drafts.drafting import new_draft
from zjai_tui.tui.commands.registry import COMMANDS, shown_key
from zjai_tui.tui.files.recent import remember
from zjai_tui.tui.files.settings import remember_setting
from zjai_tui.tui.screens import advice, paths
from zjai_tui.tui.screens.unit import batch_folder, review_proofs
from zjai_tui.tui.themes import GROUNDS, LIGHT

COMPARED = date(2024, 6, 28)
HOME = Path("/home/zhang/申报")
"""Shown in place of the folder of the test, which is another one each time."""
WORK = "给12345热线做自动派单的系统，用历年工单训练模型，在市数据局上线，派单准确率92%"


@dataclass(frozen=True, slots=True)
class Route:
    """Where to begin, and the screens in the order they are reached: a line for each, with the keys that lead there."""

    lines: str
    demo: str | None = None
    begin: Callable[[], Path | None] = lambda: None
    day: date = date(2024, 7, 1)

    @property
    def screens(self) -> list[tuple[str, str]]:
        """Return names and keys (see Gallery.walk)."""
        split = (line.strip().partition(" ") for line in self.lines.strip().splitlines())
        return [(name, keys) for name, _, keys in split]


def first_time() -> None:
    """Be somebody who has never seen the program."""
    remember_setting("toured", False)


def spoilt() -> Path:
    """Ask for a file that breaks off, after one that is gone was opened."""
    remember(HOME / "张三.toml")
    path = Path("李四.toml")
    path.write_text("schema = 1\nnote = '", encoding="utf-8")
    return path


def proved() -> Path:
    """Have a dossier with its evidence, of which one file changed and one is gone."""
    path = with_evidence()
    dossier = load(path).dossier
    first, second = list(dict.fromkeys(proof.file for one in dossier.entry for proof in one.evidence))[1:3]
    Path(first).write_bytes(b"changed")
    Path(second).unlink()
    return path


def a_sheet() -> None:
    """Have a printed table in a spreadsheet."""
    text = (Path(__file__).parents[1] / "transcribing" / "forty_rows.csv").read_text(encoding="utf-8")
    Path("评价表.csv").write_text(text, encoding="utf-8")


def a_standard() -> None:
    """Have a table of one's own, half done."""
    new_draft(replace(standard_from_text(SMALL + AWARDS, "小表"), case=(right(),))).save()


def a_compared_standard() -> None:
    """Have a table of one's own that can be certified."""
    new_draft(stamp(replace(standard_from_text(SMALL, "小表"), case=(right(),)), ["A"], "沈核对", COMPARED)).save()


def to_be_reviewed() -> None:
    """Have a dossier with its evidence, and be a reviewer nobody asked for a name yet."""
    with_evidence()


def a_unit() -> Path:
    """Have a folder of dossiers, two of them broken, two pairs in conflict, and a reviewer."""
    remember_setting("reviewer", "沈核对")
    return unit_folder(Path("申报材料"), count=12, broken=2, conflicting=2)


def two_versions() -> None:
    """Have two versions of an example that differ in three places."""
    text = read_example("reached")
    unit, level = 'unit = "示例视觉科技有限公司"', 'level = "省部级", rank = 2'
    for name, firm, rank, post in (
        ("甲", "示例视觉科技股份有限公司", 1, "算法工程师"),
        ("乙", "示例公司", 3, "研发主管"),
    ):
        version = text.replace(unit, f'unit = "{firm}"').replace(level, f'level = "省部级", rank = {rank}', 1)
        Path(f"{name}.toml").write_text(version.replace("算法工程师", post), encoding="utf-8")


def a_folder_to_choose() -> None:
    """Have it, and be somebody who opened none yet."""
    a_unit()


ROUTES = {
    "begin": Route(
        """
        tour-1
        tour-2              enter
        tour-3              enter
        home                enter
        home-help           f1
        home-commands       escape f3
        open                =dk enter
        too-small           escape 40x12
        """,
        begin=first_time,
    ),
    "unreadable": Route(
        """
        home-problem
        home-gone           3*down
        """,
        begin=spoilt,
    ),
    "blank": Route(
        f"""
        basics-blank        enter
        direction-blank     f6
        eligibility-blank   f6
        scoring-blank       f6
        kind                end f9
        entry-blank         enter
        entry-unsaved       f9
        evidence-blank      escape f6
        summary-blank       f6
        direction-suggested →direction ={WORK}
        direction-why       f9 pagedown pagedown
        eligibility-refused f6 8*down =去年 tab
        summary-refused     →summary right
        save                f2
        leaving             escape ctrl+q
        """
    ),
    "reached": Route(
        """
        basics
        direction           f6
        eligibility         f6
        scoring             f6
        scoring-filtered    right
        scoring-questions   left home 3*down enter
        scoring-entries     escape 9*down enter
        trace-entry         f4
        entry               escape enter
        entry-help          f1
        entry-clause        escape ctrl+l
        trace-indicator     escape escape escape f4
        clause              escape ctrl+l
        search              escape ctrl+f =封顶
        search-nothing      =没有
        trace-evidenced     escape f3 =yjzf enter
        commands            escape f3
        commands-sought     =ss
        themes              escape f3 =ps enter
        help                escape f1
        exporting           escape ctrl+o
        evidence-unfiled    escape f6
        summary-reached     f6
        result              left
        trace-total         f4
        """,
        demo="reached",
    ),
    "undecided": Route(
        """
        eligibility-open    →eligibility
        eligibility-reasons pagedown pagedown pagedown
        advice              ctrl+g
        advice-told         pagedown
        advice-tried        pageup space
        trial               f6
        readings            escape escape f3 =htkdf enter
        readings-tried      down space
        summary             escape →summary
        findings            right
        checks              right
        steps               right
        steps-ticked        space down
        """,
        demo="undecided",
    ),
    "proved": Route(
        """
        evidence            →evidence
        list-saving         f9
        evidence-told       escape tab
        entry-changed       shift+tab enter
        treating            f9 up enter
        browsing            escape ctrl+b
        entry-typed         escape f9 =佐证/获奖证书.pdf
        summary-proved      ctrl+u escape f6
        report-for          f9
        report-saving       enter
        """,
        begin=proved,
    ),
    "sheet": Route(
        """
        sheet-choosing      f3 =lrlhb enter enter
        sheet-columns       =评价表.csv enter
        sheet-role          2*down enter
        sheet-missing       escape f9
        sheet-outcome       =2026 2*down right f9
        """,
        begin=a_sheet,
    ),
    "cases": Route(
        """
        cases               f3 =lrlhb enter 2*down enter ctrl+n
        case-kinds          enter f9
        case                down enter =省科技奖
        case-nodes          ctrl+n
        case-compared       down enter =3 f6
        certify-blocked     escape escape ctrl+r
        """,
        begin=a_standard,
    ),
    "certifying": Route(
        """
        certify             f3 =lrlhb enter 2*down enter ctrl+r
        """,
        begin=a_compared_standard,
    ),
    "standard": Route(
        """
        standard-ways       4*down enter
        standard-naming     2*down enter
        standard-head       =甲-2026 tab tab =2026 f9
        standard-tree       13*down
        standard-clause     f6 =国家级前5名20分，第6名以后2至6分，其他15分；每年90学时
        standard-stamped    f9 =王芳 enter
        standard-rule       f6
        standard-mistyped   7*tab =x
        standard-effect     f6
        standard-findings   f5
        standard-help       escape f1
        """
    ),
    "review": Route(
        """
        unit-ways           f3 =dwhd enter
        review              down enter =示例.toml enter
        review-reviewer     f6
        review-taken-in     =沈核对 enter ctrl+g enter
        review-by-hand      8*down f5
        review-item         enter enter
        review-cut          f8 =3
        review-refused      enter f2
        review-cut-facts    escape f8 shift+tab right 2*tab
        review-again        escape f8 shift+tab left 2*tab =证书上排名第三，按排名系数折算。 enter f2
        review-returned     f12 =扫描件看不清页码，请重新扫描。 tab
        review-agree        f2 f5 enter ctrl+b
        review-agreed       enter
        review-steps        ctrl+g
        review-handing-back enter
        review-whole        escape escape home enter
        review-trace        f4
        review-last         escape escape end f8
        review-closed       =1 enter =等级核对为中级。 f2
        review-help         f1
        """,
        begin=to_be_reviewed,
        day=date(2024, 8, 20),
    ),
    "batch": Route(
        """
        batch
        batch-columns       right
        batch-unreadable    end
        batch-sorted        left home f6 4*down enter space
        batch-details       f4
        batch-filter        escape f7 down right
        batch-conflicts     escape f8
        batch-proceed       escape f5
        batch-windows       escape f2
        batch-papers        escape f9
        """,
        begin=a_unit,
        day=date(2024, 9, 9),
    ),
    "merge": Route(
        """
        merge-base          f3 =dwhd enter 2*down enter =甲.toml enter =乙.toml enter
        merge               enter
        merge-chosen        f5
        merge-rest          f8
        merge-help          escape f1
        """,
        begin=two_versions,
    ),
    "folders": Route(
        """
        batch-folder        f3 =dwhd enter enter
        """,
        begin=a_folder_to_choose,
    ),
    "publicity": Route(
        """
        publicity           2*down enter
        publicity-calendar  4*tab down right pagedown
        publicity-details   tab end
        publicity-timeline  f4
        publicity-help      escape shift+tab f1
        """,
        day=date(2024, 9, 10),
    ),
}
BOTH = 2
OFFERED = "offer"
"""The screen of a start after a power cut."""


@pytest.fixture(params=LOOKS)
def look(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Use the light colours, or a terminal of sixteen."""
    remember_setting("theme", "light")
    if request.param == "sixteen":
        monkeypatch.setenv("TERM", "linux")
        monkeypatch.setenv("COLORTERM", "")
    return str(request.param)


@pytest.fixture(autouse=True)
def _fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Show one place and one moment, whenever and wherever it is."""
    here, real = Path.cwd(), paths.listing

    def shown(*given: object, **more: object) -> object:
        found = real(*given, **more)  # type: ignore[arg-type]
        return replace(found, folder=HOME / found.folder.relative_to(here))

    for place in (paths, batch_folder):
        monkeypatch.setattr(place, "listing", shown)
    monkeypatch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda _: None)  # never between blinks
    monkeypatch.setattr(Input, "_toggle_cursor", lambda _: None)
    monkeypatch.setattr(review_proofs, "place", lambda path: f"{HOME}/{path.relative_to(here.resolve())}")
    for place in ("restoring", "around"):
        monkeypatch.setattr(f"zjai_tui.tui.files.{place}.when", lambda _: "2024年7月1日9时05分")


@pytest.mark.usefixtures("clock", "no_desktop")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ROUTES)
async def test_the_screens_look_as_reviewed(name: str, size: str, look: str, monkeypatch: pytest.MonkeyPatch) -> None:
    route = ROUTES[name]
    monkeypatch.setattr("zjai_tui.tui.publicity.plan.today", lambda: route.day)
    monkeypatch.setattr(advice, "today", lambda: route.day)
    gallery = Gallery(size, look)
    async with driven(SIZES[size], path=route.begin(), demo=route.demo) as driver:
        await gallery.walk(driver, route.screens)
    gallery.check()


@pytest.mark.parametrize("size", SIZES)
async def test_the_offer_to_restore_looks_as_reviewed(size: str, look: str) -> None:
    gallery = Gallery(size, look)
    async with driven(SIZES[size]) as driver:
        await driver.press("enter")
        await driver.type("张三")
        driver.app._look()
        await driver.settle()
        let_go(driver)
    async with driven(SIZES[size]) as driver:
        gallery.look_at(driver, OFFERED)
    gallery.check()


def test_there_is_a_dump_of_every_screen_and_none_of_a_screen_that_is_gone() -> None:
    names = [screen for route in ROUTES.values() for screen, _ in route.screens]
    assert len(names) == len(set(names))
    assert {*GOLDEN.glob("*-*x*.txt"), *(GOLDEN / "light").iterdir(), *(GOLDEN / "sixteen").iterdir()} == files_of(
        [*names, OFFERED]
    )


def drawn() -> Iterator[tuple[str, str]]:
    """Yield every line of every dump with its file's name."""
    for look in LOOKS:
        for file in sorted((GOLDEN / look).iterdir()):
            for line in file.read_text(encoding="utf-8").partition("\n----\n")[0].splitlines():
                yield file.name, line


def test_no_line_of_a_screen_begins_with_closing_punctuation() -> None:
    not_first = set(NOT_AT_START) - set("(%…")
    begun = [(file, re.match("([ │┌└─┐┘|>]*)(.?)", line)) for file, line in drawn()]
    assert not [
        (file, found.string)
        for file, found in begun
        # after both edges of a window stands what it leaves of the page under it
        if found and found[2] and found[2] in not_first and found[1].count("│") < BOTH
    ]


def test_every_text_of_the_light_screens_can_be_read_on_what_it_stands_on() -> None:
    grounds = {LIGHT.colours[name] for name in (*GROUNDS, "block-cursor-background")}
    poor = set()
    for file in sorted((GOLDEN / "light").iterdir()):
        text = file.read_text(encoding="utf-8")
        dimmed = {LIGHT.colours["background"]} if "┌" in text else set()  # the page under a window
        for ink, ground in re.findall(r"(#[0-9a-f]{6}) on (#[0-9a-f]{6})", text):
            if ground in grounds - dimmed and ink not in grounds and ratio(ink, ground) < 4.5:
                poor.add((file.name, ink, ground))
    assert not poor


def test_no_word_of_a_screen_is_english() -> None:
    keys = " ".join(shown_key(key) for command in COMMANDS for key in command.keys)
    files = " ".join(file.stem for file in (Path(str(dict(examples())["reached"])).parent / "evidence").iterdir())
    addresses = " ".join(re.findall(r"https?:[^\s\"]+", repr(find_cycle("2024"))))
    standard = find_standard("zj-ai-reference")
    names = [one.id for part in (standard.node, standard.source, standard.window) for one in part]
    names += [standard.standard.id, *(tag for node in standard.node for tag in (row.tag for row in node.rows))]
    allowed = set(re.findall("[A-Za-z]+", " ".join([keys, files, addresses, *names])))
    allowed |= {"Tab", "Shift", "Esc", "PgUp", "PgDn", "Home", "End", "Delete", "x", "ss"}
    allowed |= {
        "toml",
        "html",
        "txt",
        "md",
        "csv",
        "pdf",
        "bak",
        "home",
        "zhang",
        "evidence",
        "chinese",
        "calendar",
        "e",
    }
    allowed |= {
        "xlsx",
        "hz",
        "env",
        "small",
        "zj",
        "ai",
        "reference",
        "honor",
        *"ABCDEFNv",
    }  # of the ids of tables and rows
    allowed |= {"UTF", "LX", "Word", "docx"}  # how a file is written and with what; a number of an invented product
    allowed |= {"js", "p", "o"}  # an address or a name longer than a line
    words = {(word, file) for file, line in drawn() for word in re.findall("[A-Za-z]+", within(line))}
    assert not {one for one in words if one[0] not in allowed}


def within(line: str) -> str:
    """Return a line without what a window cuts off of the words of the page under it, and without seal codes."""
    return re.sub("[A-Za-z]+ ?[│┌└]|[│┐┘] ?[A-Za-z]+|[0-9A-Z]{4}(-[0-9A-Z]{4})+", "", line)
