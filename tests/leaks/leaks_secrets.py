"""A person whose numbers are known, and what must never be seen of them, of the machine and of its user."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from xml.etree import ElementTree

from leaks_watch import HOST, USER
from zjai_tui.dossier.model import Dossier
from zjai_tui.dossier.reader import read_dossier
from zjai_tui.dossier.review.model import Act
from zjai_tui.dossier.review.store import append
from zjai_tui.dossier.review.subject import subject_of
from zjai_tui.dossier.writer import dossier_text
from zjai_tui.reviewing import acting
from zjai_tui.reviewing.opening import open_review
from zjai_tui.reviewing.overlay import Overlay
from zjai_tui.rules.locate import shipped_folder
from zjai_tui.scoring.reference import reference_to

ID_NUMBER, PHONE = "330106198807153374", "13857190246"
ID_END, PHONE_END = ID_NUMBER[-4:], PHONE[-4:]
NAME = "温知微"
_OFFICE = {".docx", ".xlsx"}
_AT = datetime(2024, 8, 20, 9, 30, tzinfo=timezone(timedelta(hours=8)))
_BY = "沈核对"


def person(name: str = NAME) -> Dossier:
    """Return an example with an identity number and a telephone number, both again in places meant for other text."""
    found = read_dossier(Path(str(shipped_folder())) / "examples" / "reached.toml")
    told = f"{found.person.position}（{PHONE}）"
    return replace(
        found, example=False, note=f"身份证{ID_NUMBER}",
        person=replace(found.person, name=name, id_number=ID_NUMBER, phone=PHONE, position=told),
    )  # fmt: skip


def lay_out(folder: Path, *, verified: bool = False) -> None:
    """Put two versions of the dossier and whatever else commands are given into a folder.

    `verified`: also one that a unit has reviewed and is about to publish, in a folder of its own.
    """
    shutil.copytree(Path(str(shipped_folder())) / "examples" / "evidence", folder / "evidence")
    dossier = person()
    _write(folder / "甲.toml", dossier)
    _write(folder / "乙.toml", replace(dossier, person=replace(dossier.person, unit="浙江澜星智能科技有限公司")))
    (folder / "很多").mkdir()
    for at in range(3):
        _write(folder / "很多" / f"{at}.toml", person(f"{NAME}{'一二三'[at]}"))
    if verified:
        (folder / "定").mkdir()
        shutil.copytree(folder / "evidence", folder / "定" / "evidence")
        _write(folder / "定" / "定.toml", person())
        _publish(folder / "定" / "定.toml")
    (folder / "名单.csv").write_text(f"姓名,起始日,天数\n{NAME},2024-09-13,5\n", encoding="utf-8")
    (folder / "坏.toml").write_text(
        f'schema = 1\n[person]\nid_number = {ID_NUMBER}\nphone = "{PHONE}\n', encoding="utf-8"
    )
    (folder / "错.toml").write_text(
        f'schema = 1\n[person]\nid_number = {ID_NUMBER}\nphon = "{PHONE}"\n[facts]\ndegree = "{ID_NUMBER}"\n',
        encoding="utf-8",
    )
    (folder / "放假.toml").write_text(
        'schema = 1\ntitle = "改一天"\nyears = []\n[[day]]\ndate = 2024-09-30\nworking = true\nname = "上班"\n',
        encoding="utf-8",
    )
    (folder / "表.csv").write_text(
        "一级指标,二级指标,档次,分值\n业绩,论文,一类,10\n业绩,论文,二类,5\n", encoding="utf-8"
    )


def _publish(path: Path) -> None:
    """Have everything accepted, the review verified, and the days of publicity fixed."""

    def accepted(laid: Overlay) -> Sequence[Act]:
        looked = [acting.opened(laid, one.item.id, by=_BY, at=_AT) for one in laid.items if one.item.entry is not None]
        return [*looked, *(acting.decide(laid, one.item.id, "accept", by=_BY, at=_AT) for one in laid.items)]

    def shown(laid: Overlay) -> Sequence[Act]:
        return [acting.fix_window(laid, start=date(2024, 9, 10), end=date(2024, 9, 14), days=5, by=_BY, at=_AT)]

    steps: list[Callable[[Overlay], Sequence[Act]]] = [
        lambda laid: [acting.submit(laid, by=_BY, at=_AT)],
        accepted,
        lambda laid: [acting.verify(laid, by=_BY, at=_AT)],
        shown,
    ]
    for step in steps:
        found = open_review(str(path))
        subject = subject_of(found.case.dossier, reference_to(found.case.standard))
        append(found.path, tuple(step(found.overlay)), subject)


def _write(path: Path, dossier: Dossier) -> None:
    path.write_text(dossier_text(dossier), encoding="utf-8")


def text_of(path: Path) -> str:
    """Return everything a file holds as text: of an office file every part, names and properties among them."""
    data = path.read_bytes()
    if path.suffix not in _OFFICE:
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return "\n".join([f"{one}\n{parts.read(one).decode('utf-8', 'replace')}" for one in parts.namelist()])


def properties_of(path: Path) -> dict[str, str]:
    """Return what an office file says of who made it, with what, and when; empty statements left out."""
    found: dict[str, str] = {}
    with zipfile.ZipFile(path) as parts:
        for name in ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"):
            if name in parts.namelist():
                for one in ElementTree.fromstring(parts.read(name)).iter():
                    if (one.text or "").strip():
                        found[one.tag.rpartition("}")[2]] = (one.text or "").strip()
    return found


def machine_told(text: str, *folders: Path) -> list[str]:
    """Return what a text tells of the machine: folders, the user's and the machine's name."""
    whole = [str(one) for one in folders] + [str(one)[1:].replace("/", "\\") for one in folders]
    return [one for one in (*whole, USER, HOST, str(Path.home())) if len(one) > 2 and one in text]


def numbers_told(text: str) -> list[str]:
    """Return which whole numbers of the person a text holds, also with signs between the digits."""
    bare = re.sub(r"(?<=\d)[\s\-.\u200b–—]+(?=\d)", "", text)
    return [one for one in (ID_NUMBER, PHONE) if one in text or one in bare]
