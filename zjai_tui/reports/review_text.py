"""The unit's review of one dossier as plain text: what stands, item by item, and what comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from ..dossier.evidence import STATE_WORDS
from ..dossier.review.acts import sound
from ..dossier.review.code import LABEL
from ..dossier.review.journal import ordered
from ..dossier.review.model import ACT_WORDS, Act
from ..reviewing.consequence import effect
from ..reviewing.result import ITEM_WORDS, SETTLED, Item, Overlay, Proof, Standing
from ..reviewing.result import STATE_WORDS as REVIEW_STATES
from ..scoring.trace import span_text
from .evidence_list_words import page_words
from .layout import Page
from .review_words import (
    counts_words,
    decision_words,
    item_words,
    log_words,
    moment_text,
    route_words,
    short_id,
    signed,
    standing_points,
    totals_words,
    verdict_words,
    window_words,
)
from .standard_used import standard_lines


def review_text(laid: Overlay, columns: int = 80, *, open_only: bool = False, short: bool = False) -> str:
    """Return what ``zjai review`` prints: how it stands, what is wrong, the routes, then item by item.

    `open_only` leaves out the items that are settled; `short` tells only how it stands, what is
    wrong, and which items are left.
    """
    page = Page(columns)
    _head(page, laid, short=short)
    if laid.problems:
        page.heading("请核对")
        for problem in laid.problems:
            page.text(problem.sentence(), 2, "· ")
    if not short:
        page.heading("申报路径")
        for words in route_words(laid):
            page.text(words, 2)
    page.heading("还没有定的" if short else "核定项")
    page.text(counts_words(laid), 2)
    for one in laid.items:
        if short and one.state not in SETTLED:
            page.points(f"{short_id(one.item.id)}  {item_words(one.item)}", f"〔{ITEM_WORDS[one.state]}〕")
        elif not short and not (open_only and one.state in SETTLED):
            _item(page, one, laid)
    return str(page)


def consequence_text(before: Overlay, laid: Overlay, done: Collection[Act], columns: int = 80) -> str:
    """Return what these acts changed, and in one line where it stands now."""
    page = Page(columns)
    looked = Counter(one.item for one in done if one.do == "opened")
    decided = {one.item for one in done if one.do != "opened"}
    fixed = [one for one in done if one.do == "window"]
    for one in laid.items:
        if one.item.id in decided:
            page.text(f"{item_words(one.item)}：{ITEM_WORDS[one.state]}，{standing_points(one, laid)}。")
        elif one.item.id in looked:
            seen = "材料都已看过" if one.opened else "还有材料没有看过" if one.item.proofs else "记下了"
            page.text(f"{item_words(one.item)}：{seen}，{ITEM_WORDS[one.state]}。")
    if fixed and laid.window is not None:
        page.text(window_words(laid.window), mark="公示：")
    for words in effect(before, laid, others=False):
        page.text(f"{words.rstrip('。')}。")
    page.text(
        f"{REVIEW_STATES[laid.state]}。核定{span_text(laid.verified.total)}分，{decision_words(laid)}。{laid.next}"
    )  # fmt: skip
    return str(page)


def at_once_text(taken: Iterable[Standing], left: Iterable[tuple[Standing, str]], columns: int = 80) -> str:
    """Return which items are accepted at once, and which are not and why."""
    page = Page(columns)
    accepted, out = tuple(taken), tuple(left)
    page.text(f"可以一并认可的{len(accepted)}项：" if accepted else "没有可以一并认可的项。")
    for one in accepted:
        page.text(f"{short_id(one.item.id)}  {item_words(one.item)}", 2)
    if out:
        page.text(f"不在内的{len(out)}项：")
    for one, why in out:
        page.text(f"{short_id(one.item.id)}  {item_words(one.item)}：{why}。", 2)
    return str(page)


def item_text(laid: Overlay, item_id: str, columns: int = 80) -> str:
    """Return everything about one item: the claim, its evidence, the clauses, the verdict and how it came to it."""
    page = Page(columns)
    one = laid.standing(item_id)
    page.text(f"核定项：{laid.case.dossier.person.name or laid.case.name}")
    _item(page, one, laid)
    if one.item.answers:
        page.heading("申报人所填")
    page.table([(title, answer) for title, answer in one.item.answers], 2)
    if one.item.clauses:
        page.heading("条款")
    for clause in dict.fromkeys(one.item.clauses):
        page.text(clause, 2, "· ")
    if one.history:
        page.heading("核定记录")
    page.table([_log_row(act, one.item) for act in one.history], 2)
    return str(page)


def log_text(laid: Overlay, columns: int = 80, item_id: str = "") -> str:
    """Return the history, oldest first; with `item_id` only what concerns that item."""
    page = Page(columns)
    items = {one.item.id: one.item for one in laid.items}
    acts = [one for one in ordered(laid.review) if not item_id or one.item == item_id]
    about = item_words(items[item_id]) if item_id in items else laid.case.dossier.person.name or laid.case.name
    page.text(f"核定记录：{about}（共{len(acts)}条）")
    page.table([_log_row(one, items.get(one.item)) for one in acts])
    return str(page)


def _log_row(act: Act, item: Item | None) -> tuple[str, str, str]:
    mark = "" if sound(act) else "（被改动过，不作数）"
    return moment_text(act.at), act.by, log_words(act, item) + mark


def _head(page: Page, laid: Overlay, *, short: bool) -> None:
    person = laid.case.dossier.person
    page.text("，".join(part for part in (f"单位核定：{person.name or laid.case.name}", person.unit) if part))
    for problem in laid.grave:
        page.text(problem.sentence(), mark="注意：")
    if laid.case.dossier.example:
        page.text("这是示例，人物和单位都是虚构的。")
    if not short:
        standard_lines(page, laid.verified)
        page.text(f"申报计划：{laid.case.cycle.cycle.title}")
    page.text(f"{REVIEW_STATES[laid.state]}。{laid.next}", mark="状态：")
    page.text(totals_words(laid))
    for words in laid.consequence:
        page.text(f"{words.rstrip('。')}。", mark="后果：")
    if laid.window is not None:
        page.text(window_words(laid.window), mark="公示：")
    if not short:
        page.text(f"校验码：{laid.code}")
    if laid.review.act:
        page.text(f"{LABEL}：{laid.review_code}")


def _item(page: Page, one: Standing, laid: Overlay) -> None:
    page.blank()
    page.points(f"{short_id(one.item.id)}  {item_words(one.item)}", f"〔{ITEM_WORDS[one.state]}〕")
    page.text(f"{standing_points(one, laid)}。", 4)
    if one.stale and one.act is not None:
        page.text(f"原来“{ACT_WORDS[one.act.do]}”（{signed(one.act)}），之后{_since(one)}，要重新核定。", 4)
    elif one.act is not None and one.state != "disputed":
        page.text(f"{verdict_words(one.act, one.item.fields)}（{signed(one.act)}）", 4)
    for act in one.disputed:
        page.text(f"{act.by}：{verdict_words(act, one.item.fields)}（{moment_text(act.at)}）", 4, "· ")
    for proof in one.item.proofs:
        page.text(_proof_words(proof), 4, "材料：")
    if one.item.entry is not None and not one.item.proofs:
        page.text("没有登记佐证材料。", 4, "材料：")


def _since(one: Standing) -> str:
    """Return what happened to a decided item: a file that is gone may only be on a drive that is not connected."""
    gone = any(not proof.digest and proof.state is not None for proof in one.item.proofs)
    return "材料找不到了或读不出，请先看存放的盘是否接好" if gone else "内容或材料变了"


def _proof_words(proof: Proof) -> str:
    state = STATE_WORDS[proof.state] if proof.state is not None else "没有核对"
    seen = f"，{'、'.join(proof.opened_by)}看过" if proof.opened_by else "，没有看过"
    where = " ".join(part for part in (proof.evidence.file, page_words(proof.evidence.page)) if part)
    return f"{where}〔{state}{seen}〕"
