"""Files that lost their end: cut at every byte, as a power cut or a stick pulled out too early leaves them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import lost_deeds as deeds
from lost_deeds import DOSSIER, NEW, OWN, REVIEW, STANDARD, own, write
from lost_trials import Tally
from zjai_tui.base.problems import Refused
from zjai_tui.base.toml_files import decode, read_bytes
from zjai_tui.dossier.recovery import Work, left_behind
from zjai_tui.dossier.review.store import load_review
from zjai_tui.dossier.seal_file import read_seal_file
from zjai_tui.dossier.store import load, load_backup
from zjai_tui.rules.cycles.reader import cycle_from_text
from zjai_tui.transcribing.drafts.draft_copies import copies_folder, copy_text, left_drafts, new_copy
from zjai_tui.transcribing.drafts.drafting import open_draft
from zjai_tui.transcribing.usual import NAME as USUAL
from zjai_tui.transcribing.usual import chosen_standard
from zjai_tui.tui.files.recent import read_recent
from zjai_tui.tui.files.settings import read_settings
from zjai_tui.tui.transcribing.importing import NAME as IMPORT
from zjai_tui.tui.transcribing.importing import remembered
from zjai_tui.workdays.overlay_store import user_overlays


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of file: how one is made, where it lies then, and how it is read."""

    name: str
    make: Callable[[], object]
    file: Callable[[], Path]
    read: Callable[[], Any]
    """Returns what the file says; `LOST` when it said in words that it cannot be read."""
    harmless: bool = False
    """Whether losing it harms nobody: then what can be read of it is taken."""


LOST = "told that it cannot be read"


def _left() -> object:
    (left,) = left_behind(own("recovery"))
    return LOST if left.work is None and left.trouble else left.work


def _left_standard() -> object:
    found = left_drafts()
    return _undigested(found[0].draft.standard) if found else LOST  # it is not offered then; the file itself stays


def _kept() -> None:
    recovery = deeds._recovery()
    recovery.keep(Work(dossier=NEW, path=DOSSIER, drafts={"q": ("一半", "题"), "r": ("另一半", "题")}))
    recovery._lock.release()  # as if its program had been killed


def _drafted() -> None:
    deeds._standard()
    copy = new_copy()
    copy.keep_text(copy_text(open_draft(STANDARD)))
    copy._lock.release()


def _sealed() -> None:
    deeds.dossier()
    if not deeds.command("seal", str(DOSSIER), "-o", "甲.校验.toml")():
        raise AssertionError("no seal file")


def _undigested(found: Any) -> Any:
    """Return it without the digest of its text, in which a line end at the very end counts."""
    return replace(found, digest="")


def _text(path: Path) -> str:
    return decode(read_bytes(path, ""), "")


KINDS = (
    Kind(name="自评档案", make=deeds.dossier, file=lambda: DOSSIER, read=lambda: load(DOSSIER).dossier),
    Kind(name="档案副本.bak", make=deeds.dossier, file=lambda: Path(f"{DOSSIER}.bak"),
         read=lambda: load_backup(DOSSIER).dossier),
    Kind(name="单位核定文件", make=deeds._begun_review, file=lambda: REVIEW, read=lambda: load_review(REVIEW).review),
    Kind(name="恢复副本", make=_kept, file=lambda: deeds._recovery().file, read=_left),
    Kind(name="标准", make=lambda: (deeds._standard(), deeds._edit()), file=lambda: STANDARD,
         read=lambda: _undigested(open_draft(STANDARD).standard)),
    Kind(name="标准的恢复副本", make=_drafted, file=lambda: next(copies_folder().glob("*.toml")), read=_left_standard),
    Kind(name="年度申报计划", make=deeds._round, file=lambda: own("cycles/2027.toml"),
         read=lambda: _undigested(cycle_from_text(_text(own("cycles/2027.toml")), "年度"))),
    Kind(name="导入的日历", make=deeds._calendar, file=lambda: own("calendars/2027.toml"),
         read=lambda: tuple(user_overlays())),
    Kind(name="校验文件", make=_sealed, file=lambda: Path("甲.校验.toml"),
         read=lambda: read_seal_file(_text(Path("甲.校验.toml")), "校验文件")),
    Kind(name="默认标准", make=lambda: write(own(USUAL), 'standard = "zj-ai-reference"\n'), file=lambda: own(USUAL),
         read=chosen_standard),
    Kind(name="设置", make=lambda: (deeds._setting(), deeds.remember_setting("theme", "dark")),
         file=lambda: own("settings.toml"), read=read_settings, harmless=True),
    Kind(name="最近打开", make=deeds._recent, file=lambda: own("recent.toml"), read=read_recent, harmless=True),
    Kind(name="没有做完的导入", make=lambda: write(own(IMPORT), 'path = "a.csv"\nroles = ["id"]\n'),
         file=lambda: own(IMPORT), read=remembered, harmless=True),
)  # fmt: skip


def cut_everywhere(kind: Kind, folder: Path, every: int, tally: Tally) -> None:
    """Cut a file of this kind after every `every`-th byte: what is read is the whole, or it is told."""
    here, kept = Path.cwd(), os.environ.get("ZJAI_DATA_DIR")
    place = folder / "cut"
    (place / "here").mkdir(parents=True)
    os.environ["ZJAI_DATA_DIR"] = str(place / OWN)
    os.chdir(place / "here")
    try:
        kind.make()
        file = kind.file()
        whole = file.read_bytes()
        meant = kind.read()
        for size in _sizes(len(whole), every):
            file.write_bytes(whole[:size])
            tally.note(_faults(kind, meant), f"{kind.name}，只剩{size}字节（共{len(whole)}）")
    finally:
        os.chdir(here)
        if kept is None:
            del os.environ["ZJAI_DATA_DIR"]
        else:
            os.environ["ZJAI_DATA_DIR"] = kept


def _sizes(length: int, every: int) -> Iterable[int]:
    """Return which sizes are tried: every one near both ends."""
    return sorted({*range(0, length, every), *range(min(40, length)), *range(max(0, length - 40), length)})


def _faults(kind: Kind, meant: Any) -> Iterator[str]:
    try:
        found = kind.read()
    except Refused as refused:
        if not all(one.message and one.remedy for one in refused.problems):
            yield "told without a remedy"
        return
    except Exception as error:  # noqa: BLE001 - whatever it is, the person would not have been told
        yield f"raises {error!r}"
        return
    if found not in (meant, LOST) and not kind.harmless:
        yield "half of it passes for the whole"
