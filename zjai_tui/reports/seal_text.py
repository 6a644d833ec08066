"""A seal, and what verifying it came to, in words and as the public JSON interface."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ..base.text import one_line
from ..dossier.model import Dossier
from ..dossier.review.code import LABEL
from ..dossier.review.model import ACT_WORDS, Act
from ..dossier.seal import Seal
from ..dossier.seal_file import SealFile, seal_line
from ..dossier.verifying import Verified
from ..rules.standards.standard import STATUS_LABELS, Standard
from .material import short_digest
from .page import Page
from .unit.words import moment_words

NOT_WHO = "校验码只能说明内容没有改过，不能说明是谁做的。"
_END = "末尾被截去的看不出来，要拿印出的核定校验码、校验文件或另一份副本来对"
NOT_NUMBERS = "证件号码和联系电话两栏不算在校验码里，改了这两栏校验码不变。"
_MOST_NAMED = 8


def seal_text(name: str, dossier: Dossier, standard: Standard, seal: Seal, unread: Sequence[str], acts: int) -> Page:
    """Return what the code of one dossier covers."""
    page = Page(80)
    page.text(f"校验码{seal.code}")
    page.text(one_line(name), 2, "档案：")
    head = standard.standard
    edition = (
        f"{head.title}（{head.id}，{head.edition}，{STATUS_LABELS[head.status]}，{short_digest(standard.digest)}）"
    )
    page.text(edition, 2, "标准：")
    files = list(dict.fromkeys(one.file for entry in dossier.entry for one in entry.evidence))
    page.text(f"基本信息、工作、申报资格和量化自评的回答、继续教育，业绩{len(dossier.entry)}条", 2, "涵盖：")
    page.text(_files_words(len(files), unread), 2, "材料：")
    if acts:
        page.text(f"核定文件不算在内：它有{acts}条核定记录，每条的编号由它和以前各条算出。", 2)
    page.text(f"{NOT_WHO}{NOT_NUMBERS}", 2)
    return page


def _files_words(count: int, unread: Sequence[str]) -> str:
    if not count:
        return "没有登记佐证材料"
    if not unread:
        return f"{count}份，都读到了"
    names = "、".join(one_line(one, 60) for one in unread[:_MOST_NAMED])
    more = f"等{len(unread)}份" if len(unread) > _MOST_NAMED else ""
    if len(unread) == count > 1:
        return f"{count}份都读不到，可能在没有接上的磁盘里，也可能太大；校验码里没有它们的内容，读得到以后再算就不同"
    return f"{count}份，其中{len(unread)}份读不到或太大：{names}{more}；校验码里没有它们的内容"


def seal_json(name: str, seal: Seal, file: SealFile, unread: Sequence[str]) -> dict[str, Any]:
    """Return the object that ``zjai seal --json`` prints; ``seal`` is what ``zjai verify`` reads again."""
    return {
        "file": name,
        "code": seal.code,
        "digest": seal.digest,
        "standard": {"id": file.standard.id, "edition": file.standard.edition, "digest": file.standard.digest},
        "unread": list(unread),
        "seal": json.loads(seal_line(file)),
    }


def verify_text(name: str, found: Verified, columns: int = 80) -> Page:
    """Return the answer: same or not, what changed as far as it is known, and how the review file stands."""
    page = Page(columns)
    said = one_line(found.against.said)
    if found.same:
        page.text(f"相符：{one_line(name)}与{said}一致，校验码{found.code}。")
        if found.covers is not None:
            added = found.acts - found.covers
            since = f"那以后添了{added}条" if added > 0 else "那以后没有增减"
            page.text(f"核定校验码也相符：当时有{found.covers}条核定记录，{since}。", 2, "核定：")
    else:
        page.text(f"不相符：{one_line(name)}现在的校验码是{found.code}，{_given(found)}。")
        _changes(page, found)
    if found.drive_missing:
        page.text("佐证材料一份也读不到，可能在没有接上的磁盘里，也可能太大。读得到以后再核对一次。", 2, "注意：")
    elif found.unread:
        names = "、".join(one_line(one, 60) for one in found.unread[:_MOST_NAMED])
        page.text(f"有{len(found.unread)}份佐证材料读不到或太大，改没改过看不出来：{names}。", 2, "注意：")
    _review(page, found)
    page.text(f"{NOT_WHO}{NOT_NUMBERS}")
    return page


def _given(found: Verified) -> str:
    codes, said = found.against.codes, one_line(found.against.said)
    return f"{said}是{codes[0]}" if len(codes) == 1 else f"不在{said}的{len(codes)}个校验码里"


def _changes(page: Page, found: Verified) -> None:
    if found.changes:
        page.text("改动的地方：")
        for one in found.changes:
            page.text(f"{one_line(one.title)}：{one.label}", 2, "· ")
    elif found.named:
        page.text("各部分单独看都一样，可能是校验文件被改动过。", 2)
    else:
        page.text(
            "只凭校验码说不出改了哪里。有当时的校验文件（zjai seal -o写出），或带校验数据的网页报告，可以指出。", 2
        )


def _act_words(one: Act) -> str:
    item = f"，{one_line(one.item, 40)}" if one.item else ""
    return f"{moment_words(one.at)}{one_line(one.by, 20)}{ACT_WORDS[one.do]}{item}"


def _review(page: Page, found: Verified) -> None:
    if found.lost:
        page.text(f"核定文件里少了当时的核定记录：{'、'.join(one_line(one, 20) for one in found.lost)}。", 2, "核定：")
    for problem in found.review:
        page.text(problem.sentence(), 2, "核定：")
    if found.kept:
        few = "；".join(_act_words(one) for one in found.kept[:_MOST_NAMED])
        more = "等" if len(found.kept) > _MOST_NAMED else ""
        count = len(found.kept)
        page.text(f"上次保存的副本（.bak）里有{count}条核定记录，现在的核定文件里没有：{few}{more}。", 2, "核定：")
    if found.same and found.cut:
        page.text("核定校验码对不上：核定文件不是印这份文书时的那一份，少了当时的核定记录，或被改动过。", 2, "核定：")
    elif found.acts and not found.lost and not found.kept and not found.review:
        known = "当时的记录都在" if found.same and found.whole else _END
        page.text(f"核定文件有{found.acts}条核定记录，编号都对得上；{known}。", 2, "核定：")
    if found.acts:
        page.text(f"现在的{LABEL}是{found.review_code}。", 2, "核定：")
    act = found.signed
    if act is not None:
        what = ACT_WORDS[act.do]
        same = "相符" if act.seen == found.code else "不同，那以后档案、标准或材料有改动"
        page.text(f"{act.by}在{moment_words(act.at)}{what}时的校验码是{act.seen}，与现在{same}。", 2, "核定：")


def verify_json(name: str, found: Verified) -> dict[str, Any]:
    """Return the object that ``zjai verify --json`` prints."""
    return {
        "file": name,
        "same": found.same,
        "ok": found.sound,
        "code": found.code,
        "against": {"from": found.against.said, "codes": list(found.against.codes)},
        "named": found.named,
        "changes": [{"change": one.change, "part": one.key, "title": one.title} for one in found.changes],
        "unread": list(found.unread),
        "review": {
            "acts": found.acts,
            "code": found.review_code,
            "covers": found.covers,
            "whole": found.same and found.whole,
            "lost": [*found.lost, *(one.id for one in found.kept)],
            "problems": [
                {
                    "code": one.code, "severity": one.severity.value, "where": one.where, "message": one.message,
                    "remedy": one.remedy,
                }
                for one in found.review
            ],
            "signed": None if found.signed is None else {"do": found.signed.do, "code": found.signed.seen},
        },
    }  # fmt: skip
