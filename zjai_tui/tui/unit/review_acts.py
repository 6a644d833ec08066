"""Acts 核定记录 in words: one in a sentence, what an item was decided to be, what others did meanwhile. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from ...base.numbers import plain as exact
from ...base.text import quoted
from ...dossier.review.model import Act, Do
from ...reviewing.result import ITEM_WORDS, Item, Overlay, Standing
from ...reviewing.wording import answer_text
from ...scoring.trace import span_text
from ..left import when
from ..overview import ended
from .reviewing import News

DID: Mapping[Do, str] = {
    "accept": "认可", "reduce": "核减", "reject": "不予认可", "return": "退回补正", "withdraw": "撤回结论",
    "opened": "看过佐证", "submit": "受理", "request_changes": "退回申报人", "verify": "核定完毕",
    "reopen": "重新核定", "window": "定公示起止",
}  # fmt: skip
MOST_NAMED = 2


def act_text(act: Act, item: Item | None = None, *, named: bool = False) -> str:
    """Return an act in one sentence; `item` is what it was on, and `named` that it is told as well."""
    parts = [f"{when(act.at)}，{act.by}{_did(act, item if named else None, item)}"]
    if act.reason:
        parts.append(f"理由：{act.reason.rstrip('。')}")
    if act.clause:
        parts.append(f"条款：{act.clause.rstrip('。')}")
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
    told = []
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
