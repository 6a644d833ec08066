"""Everything the program writes: how it is begun, what it does, and whether what lies there then is whole."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from datetime import date
from io import StringIO
from pathlib import Path

from dossier_samples import FULL
from review_samples import ACCEPTED, CUT, SUBJECT, TAKEN
from zjai_tui.__main__ import main
from zjai_tui.base.problems import Problem, Refused
from zjai_tui.cli.guard import INTERRUPTED
from zjai_tui.dossier.evidence_copy import copy_beside
from zjai_tui.dossier.model import Dossier
from zjai_tui.dossier.recovery import Recovery, Work
from zjai_tui.dossier.review.model import Review
from zjai_tui.dossier.review.store import append, restore, unite
from zjai_tui.dossier.store import create, load, save
from zjai_tui.transcribing.drafts.drafting import open_draft
from zjai_tui.tui.files.recent import remember
from zjai_tui.tui.files.settings import remember_setting
from zjai_tui.workdays.overlay_store import save as save_calendar
from zjai_tui.workdays.overlays import Overlay

ROOT = Path(__file__).resolve().parents[2]
OWN, HERE = "own", "here"
"""The person's own folder, and where the work lies: both below the folder of a trial."""
DOSSIER, REVIEW = Path("甲.toml"), Path("甲.核定.toml")
STANDARD = Path("标准.toml")
OLD, NEW = FULL, replace(FULL, note="改过")
PROOF = "证书.pdf"
_MOMENT = re.compile(rb"\nat = [^\n]*|\nDTSTAMP:[^\n]*")


class Untold(Exception):
    """Something failed, and the person was not told in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something that writes. Done in the folder `HERE`, with `OWN` as the person's own."""

    name: str
    begin: Callable[[], None]
    """Lays out what is there before."""
    do: Callable[[], bool]
    """Writes. Returns false when it did not and told why; raises nothing else."""
    main: tuple[str, ...] = ()
    """What must be as it was when it did not, and all there when it did."""
    beside: tuple[str, ...] = ()
    """What may be as before or as after in any case: copies, remarks."""
    same: Callable[[bytes, bytes], bool] = bytes.__eq__
    """Whether two contents are the same but for the time."""
    again: bool = True
    """Whether it can be done once more over what a killed one left."""


def saved(write: Callable[[], object]) -> Callable[[], bool]:
    """Return a deed of a function that raises `Refused`."""

    def do() -> bool:
        try:
            write()
        except Refused as refused:
            told(refused.problems)
            return False
        return True

    return do


def quiet(write: Callable[[], str]) -> Callable[[], bool]:
    """Return a deed of a function that returns a sentence when it fails."""

    def do() -> bool:
        words = write()
        if words and not words.endswith("。"):
            raise Untold(words)
        return not words

    return do


def command(*words: str, typed: str = "", done: tuple[int, ...] = (0,)) -> Callable[[], bool]:
    """Return a deed of a command; `done`: exit codes with which it has written what it should."""

    def do() -> bool:
        out, err = StringIO(), StringIO()
        kept, sys.stdin = sys.stdin, StringIO(typed)
        try:
            with redirect_stdout(out), redirect_stderr(err):
                code = main(list(words))
        finally:
            sys.stdin = kept
        if code == INTERRUPTED:
            raise KeyboardInterrupt
        if list(Path(os.environ["ZJAI_DATA_DIR"]).glob("crash*/*")):
            raise Untold("a crash report")
        said = err.getvalue() or out.getvalue()
        if code not in (0, 1, 2, 3) or "Traceback" in said or (code and "。" not in said):
            raise Untold(f"{code}: {said}")
        return code in done

    return do


def told(problems: tuple[Problem, ...]) -> None:
    """Raise `Untold` unless each problem says what is wrong, and what to do."""
    for one in problems:
        if not one.message or not one.remedy:
            raise Untold(repr(one))


def write(path: Path, data: str | bytes) -> None:
    """Lay out a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)


def dossier(path: Path = DOSSIER, what: Dossier = OLD) -> None:
    """Lay out a dossier that was saved twice."""
    create(replace(what, note="更早"), path)
    save(what, path, expected=load(path).stamp)


def own(name: str = "") -> Path:
    """Return the person's own folder, or a file in it."""
    return Path(os.environ["ZJAI_DATA_DIR"]) / name


# --- dossiers and their reviews


def _save() -> None:
    save(NEW, DOSSIER, expected=load(DOSSIER).stamp, rescue_folder=own("rescue"))


def _broken() -> None:
    dossier()
    write(DOSSIER, DOSSIER.read_bytes()[:-200])


def _over() -> None:
    save(NEW, DOSSIER, expected=None, overwrite=True, rescue_folder=own("rescue"))


def _begun_review() -> None:
    dossier()
    append(REVIEW, [TAKEN], SUBJECT)
    append(REVIEW, [CUT], SUBJECT)


def _broken_review() -> None:
    _begun_review()
    write(REVIEW, REVIEW.read_bytes()[:-100])


# --- standards, rounds, calendars


def _standard() -> None:
    write(STANDARD, (ROOT / "tests" / "standards" / "all_shapes.toml").read_bytes())


def _edit() -> None:
    draft = open_draft(STANDARD)
    draft.change(lambda one: replace(one, standard=replace(one.standard, title="改过的名称")), "名称")
    draft.save()


def _round() -> None:
    if not command("cycle", "new", "2027", "--from", "2024")():
        raise Untold("no round")


def _calendar() -> None:
    save_calendar(_overlay(date(2027, 1, 1)))


def _overlay(day: date) -> Overlay:
    return Overlay("2027", "通知", frozenset({2027}), {day: (False, "元旦")}, date(2026, 11, 1))


# --- copies


def _recovery() -> Recovery:
    recovery = Recovery(own("recovery"))
    recovery._file = own("recovery") / "0123456789abcdef.toml"  # a name to find again
    recovery._lock._path = recovery.file.with_suffix(".lock")
    return recovery


def _keep(what: Dossier) -> Callable[[], str]:
    return lambda: _recovery().keep(Work(dossier=what, path=DOSSIER, drafts={"q": ("填了一半", "题")}))


def _kept() -> None:
    dossier()
    _keep(OLD)()


def _two() -> None:
    dossier()
    dossier(Path("乙.toml"), NEW)


def _but_for_the_moment(one: bytes, other: bytes) -> bool:
    """Compare two files but for the moment in which they were written."""
    return _MOMENT.sub(b"", one) == _MOMENT.sub(b"", other)


def _proof() -> None:
    dossier()
    write(Path("..") / PROOF, os.urandom(40) * 3000)


def _setting() -> str:
    return remember_setting("reviewer", "审核乙")


def _recent() -> str:
    return remember(DOSSIER).trouble


def _nothing() -> None:
    return None


def _on_paper() -> None:
    dossier()
    write(Path("报告.html"), "旧的报告")


def _given_name(name: str) -> tuple[str, ...]:
    return (f"{HERE}/{name}",)


_D, _R, _S = f"{HERE}/{DOSSIER}", f"{HERE}/{REVIEW}", f"{HERE}/{STANDARD}"
_COPY = f"{OWN}/recovery/0123456789abcdef.toml"
_ROUND = f"{OWN}/cycles/2027.toml"

DEEDS = (
    Deed(name="档案：保存", begin=dossier, do=saved(_save), main=(_D,), beside=(f"{_D}.bak",)),
    Deed(name="档案：新建", begin=_nothing, do=saved(lambda: create(NEW, DOSSIER, rescue_folder=own("rescue"))),
         main=(_D,), again=False),
    Deed(name="档案：覆盖读不出的", begin=_broken, do=saved(_over), main=(_D,), beside=(f"{_D}.bad",)),
    Deed(name="核定：第一条", begin=dossier, do=saved(lambda: append(REVIEW, [TAKEN], SUBJECT)), main=(_R,)),
    Deed(name="核定：添一条", begin=_begun_review, do=saved(lambda: append(REVIEW, [ACCEPTED], SUBJECT)),
         main=(_R,), beside=(f"{_R}.bak",)),
    Deed(name="核定：并入", begin=_begun_review, do=saved(lambda: unite(REVIEW, Review(of=SUBJECT, act=(ACCEPTED,)))),
         main=(_R,), beside=(f"{_R}.bak",)),
    Deed(name="核定：恢复", begin=_broken_review, do=saved(lambda: restore(REVIEW)), main=(_R,),
         beside=(f"{_R}.bak", f"{_R}.bad"), again=False),
    Deed(name="标准：保存", begin=_standard, do=saved(_edit), main=(_S,), beside=(f"{_S}.bak",)),
    Deed(name="标准：记为已核对", begin=_standard,
         do=command("standard", "stamp", str(STANDARD), "--all", "--by", "甲"),
         main=(_S,), beside=(f"{_S}.bak",)),
    Deed(name="标准：写底稿", begin=_nothing, do=command("standard", "new", "底稿.toml"), main=_given_name("底稿.toml"),
         again=False),
    Deed(name="年度：推算", begin=_nothing, do=command("cycle", "new", "2027", "--from", "2024"), main=(_ROUND,),
         again=False),
    Deed(name="年度：核对一项", begin=_round,
         do=command("cycle", "set", "2027", "notice", "2027-08-06", "--doc-no", "某发〔2027〕5号", "--held"),
         main=(_ROUND,), beside=(f"{_ROUND}.bak",)),
    Deed(name="日历：导入", begin=_calendar, do=saved(lambda: save_calendar(_overlay(date(2027, 1, 2)))),
         main=(f"{OWN}/calendars/2027.toml",)),
    Deed(name="合并", begin=_two, do=command("merge", "甲.toml", "乙.toml", "-o", "合.toml", "--take-all", "a"),
         main=_given_name("合.toml"), again=False),
    Deed(name="换版另存", begin=dossier, do=command("compare", "甲.toml", "--cycle", "2024", "--save", "新.toml"),
         main=_given_name("新.toml"), again=False),
    Deed(name="导出：报告", begin=dossier, do=command("report", "甲.toml", "-o", "报告.html"),
         main=_given_name("报告.html"), again=False),
    Deed(name="导出：替换报告", begin=_on_paper, do=command("report", "甲.toml", "-o", "报告.html", "--force"),
         main=_given_name("报告.html")),
    Deed(name="导出：清单", begin=dossier, do=command("evidence", "甲.toml", "-o", "清单.csv", done=(0, 1)),
         main=_given_name("清单.csv"), again=False),
    Deed(name="导出：汇总", begin=dossier, do=command("batch", ".", "-o", "汇总.csv", "--jobs", "1", done=(0, 1)),
         main=_given_name("汇总.csv"), again=False),
    Deed(name="导出：校验文件", begin=dossier, do=command("seal", "甲.toml", "-o", "甲.校验.toml"),
         main=_given_name("甲.校验.toml"), again=False),
    Deed(name="导出：日历文件", begin=_nothing, do=command("publicity", "--timeline", "--ics", "公示.ics"),
         main=_given_name("公示.ics"), same=_but_for_the_moment, again=False),
    Deed(name="逐行填写后保存", begin=dossier, do=command("fill", "甲.toml", "--plain", typed="张三\n"), main=(_D,),
         beside=(f"{_D}.bak",)),
    Deed(name="恢复副本：第一份", begin=dossier, do=quiet(_keep(NEW)), main=(_COPY,), same=_but_for_the_moment),
    Deed(name="恢复副本：更新", begin=_kept, do=quiet(_keep(NEW)), main=(_COPY,), same=_but_for_the_moment),
    Deed(name="佐证：复制", begin=_proof, do=saved(lambda: copy_beside(Path("..") / PROOF, Path())),
         main=_given_name(f"佐证/{PROOF}"), again=False),
    Deed(name="设置", begin=lambda: quiet(lambda: remember_setting("theme", "dark"))(), do=quiet(_setting),
         main=(f"{OWN}/settings.toml",)),
    Deed(name="最近打开", begin=lambda: quiet(lambda: remember(Path("乙.toml")).trouble)(), do=quiet(_recent),
         main=(f"{OWN}/recent.toml",)),
)  # fmt: skip
"""Every kind of file the program keeps or hands out."""
