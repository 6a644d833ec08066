"""Acts 核定记录 in words: one in a sentence, what an item was decided to be, what others did meanwhile. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...base.numbers import plain as exact
from ...base.text import one_line, quoted
from ...dossier.review.faults import lost_words
from ...dossier.review.model import Act, Do
from ...dossier.review.subject import plain_name
from ...reviewing.proof_doubts import proof_doubt
from ...reviewing.result import ITEM_WORDS, Item, Overlay, Standing
from ...reviewing.verdicts import is_verdict
from ...reviewing.wording import answer_text
from ...scoring.trace import span_text
from ..files.left import when
from ..telling.blocks import Block, point
from ..telling.overview import ended
from .reviewing import News

DID: Mapping[Do, str] = {
    "accept": "认可", "reduce": "核减", "reject": "不予认可", "return": "退回补正", "withdraw": "撤回结论",
    "opened": "看过佐证", "submit": "受理", "request_changes": "退回申报人", "verify": "核定完毕",
    "reopen": "重新核定", "window": "定公示起止",
}  # fmt: skip
MOST_NAMED = 2
MOST_TOLD = 5


def act_text(act: Act, item: Item | None = None, *, named: bool = False) -> str:
    """Return an act in one sentence; `item` is what it was on, and `named` that it is told as well."""
    parts = [f"{when(act.at)}，{act.by}{_did(act, item if named else None, item)}"]
    if act.reason:
        parts.append(f"理由：{act.reason.rstrip('。')}")
    if act.clause:
        parts.append(f"条款：{act.clause.rstrip('。')}")
    if act.lost:
        parts.append(lost_words(act))
    return ended("。".join(parts))


def outcome(one: Standing) -> str:
    """Return what an item was decided to be, for the middle of a sentence."""
    act, verified = one.act, one.verified
    if one.state == "reduced" and act is not None and act.points is not None:
        uncounted = verified is not None and verified.high < act.points
        return f"核减为{exact(act.points)}分{'，按现在的结论没有全部计入' if uncounted else ''}"
    if one.state == "reduced" and verified is not None:
        return f"核减为{span_text(verified)}分"
    return ITEM_WORDS[one.state]


def corrections(act: Act, item: Item | None) -> str:
    """Return the corrected answers in words; a question that is no longer asked cannot be told."""
    fields = {field.id: field for field in item.fields} if item else {}
    known = [(fields[name], value) for name, value in act.facts.items() if name in fields]
    return "，".join(f"{field.title}应为{answer_text(field, value)}" for field, value in known)


def news_text(news: News, laid: Overlay) -> str:
    """Return what others changed, in a sentence or two."""
    told = [f"核定文件里少了这次见过的{news.lost}条记录，屏幕上留着，按F2写回去。"] if news.lost else []
    if news.changed:
        told.append("档案或佐证有改动，已重新读取。")
    for ones, said in (
        ([one for one in news.again if one.disputed], "意见不一，请商定后再下一次结论。"),
        ([one for one in news.again if not one.disputed], "回到未核，请再看。"),
    ):
        if ones:
            titles = "、".join(f"“{one.item.title}”" for one in ones[:MOST_NAMED])
            told.append(f"{titles}{f'等{len(ones)}项' if len(ones) > MOST_NAMED else ''}{said}")
    acts = [act for act in news.acts if act.do != "opened"]
    if acts:
        items = {one.item.id: one.item for one in laid.items}
        last = acts[-1]
        more = f"等{len(acts)}条记录" if len(acts) > 1 else ""
        item = items.get(last.item)
        on = f"“{item.title}”" if item else ""
        told.append(f"核定文件里新有{last.by}{DID[last.do]}{on}{more}。")
    return "".join(told)


def unfinished_text(items: Sequence[str], laid: Overlay) -> str:
    """Return what was begun and not given; the empty id is the dossier as a whole."""
    return f"{_begun(items, laid)}写了一半，还没有下结论；离开后写的字就没有了。"


def left_words(items: Sequence[str], laid: Overlay) -> str:
    """Return what was begun before the program ended by itself, and is in its windows again."""
    return f"{_begun(items, laid)}上次写了一半的结论还留着，打开它的窗口可以接着写。"


def left_acts_blocks(acts: Sequence[Act], file: str, laid: Overlay) -> tuple[Block, ...]:
    """Return which acts were put aside of this review, and where they lie."""
    items = {one.item.id: one.item for one in laid.items}
    told = [point(act_text(act, items.get(act.item), named=True)) for act in acts[:MOST_TOLD]]
    more = [Block(f"还有{len(acts) - MOST_TOLD}条。")] if len(acts) > MOST_TOLD else []
    where = Block(f"另存在{one_line(file)}。“以后再说”就留在那里，下次再问。", "muted")
    return (Block(f"上次有{len(acts)}条核定记录没有写进核定文件。", "strong"), *told, *more, where)


def _begun(items: Sequence[str], laid: Overlay) -> str:
    titles = {one.item.id: quoted(one.item.title) for one in laid.items} | {"": "退回申报人"}
    named = [titles.get(item, "已不在档案里的一项") for item in items]
    more = f"等{len(named)}处" if len(named) > MOST_NAMED else ""
    return f"{'、'.join(named[:MOST_NAMED])}{more}"


def doubt_blocks(one: Standing, act: Act) -> tuple[Block, ...]:
    """Return what is to be read before a verdict is taken: another's that it replaces, evidence that is wanting.

    A dispute is there to be settled by one more verdict, so it asks nothing.
    """
    theirs, told = one.act, []
    if theirs is not None and one.state != "unreviewed" and not one.disputed and _others(theirs, act.by):
        told.append(Block(f"另一位审核人已有结论：{act_text(theirs, one.item)}", "bad"))
    wanting = proof_doubt(one)
    if act.do == "accept" and wanting and not _only_unseen(one):
        told.append(Block(f"这一项{wanting}。", "bad"))
    return tuple(told)


def decided_text(one: Standing, laid: Overlay) -> str:
    """Return what an item was decided to be, with what was passed over in doing so."""
    said, item = outcome(one), one.item
    notes = []
    if one.state == "accepted":
        if item.entry is not None and item.entry.sure == "unsure":
            said = f"认可为{span_text(one.verified)}分" if one.verified is not None else said
            notes.append("申报人标了待核实")
        notes += [found] if (found := proof_doubt(one)) else []
    sent = laid.state == "changes_requested"
    told = "退回通知已经发出，写的是原来的结论，请另行告知申报人。" if sent else ""
    return f"“{item.title}”：{'，'.join([said, *notes])}。{told}"


def before_mine(one: Standing) -> Act | None:
    """Return the verdict of another reviewer that the standing one replaced."""
    if one.act is None:
        return None
    earlier = one.history[: one.history.index(one.act)]
    told = [act for act in earlier if act.do == "withdraw" or is_verdict(act)]
    return told[-1] if told and is_verdict(told[-1]) and _others(told[-1], one.act.by) else None


def _others(act: Act, by: str) -> bool:
    return plain_name(act.by) != plain_name(by)


def _only_unseen(one: Standing) -> bool:
    """Tell whether the evidence is there as it was registered, and only nobody has looked at it."""
    return bool(one.item.proofs) and all(proof.state in {None, "ok", "unhashed"} for proof in one.item.proofs)


def _did(act: Act, on: Item | None, item: Item | None) -> str:
    """Return what was done, to what (where that is to be told)."""
    name = f"“{on.title}”" if on is not None else ""
    if act.do == "reduce" and act.points is not None:
        return f"把{name}核减为{exact(act.points)}分" if name else f"核减为{exact(act.points)}分"
    if act.do == "reduce":
        return f"核减{name}：{corrections(act, item)}"
    if act.do == "window":
        return f"定公示起止：{act.start}至{act.end}"
    if act.do == "opened" and act.file:
        return f"看过{quoted(act.file)}"
    if act.do == "opened":
        return f"看过{name}的原件" if name else "看过原件"
    return f"{DID[act.do]}{name}" if act.do != "withdraw" else f"撤回对{name or '这一项'}的结论"
