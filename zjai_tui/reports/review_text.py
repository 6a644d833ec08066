"""The unit's review of one dossier as plain text: what stands, item by item, and what comes next."""

from __future__ import annotations

from collections.abc import Collection

from ..dossier.evidence import STATE_WORDS
from ..dossier.review.journal import ordered, sound
from ..dossier.review.model import ACT_WORDS, Act
from ..reviewing.result import ITEM_WORDS, SETTLED, Item, Overlay, Proof, Standing
from ..reviewing.result import STATE_WORDS as REVIEW_STATES
from .evidence_list_words import page_words
from .layout import Page
from .review_words import (
    counts_words,
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


def review_text(laid: Overlay, columns: int = 80, *, open_only: bool = False) -> str:
    """Return what ``zjai review`` prints, in short; `open_only` leaves out the items that are settled."""
    page = Page(columns)
    _head(page, laid)
    page.heading("核定项")
    page.text(counts_words(laid), 2)
    for one in laid.items:
        if not (open_only and one.state in SETTLED):
            _item(page, one)
    page.heading("申报路径")
    for words in route_words(laid):
        page.text(words, 2)
    if laid.problems:
        page.heading("请核对")
        for problem in laid.problems:
            page.text(problem.sentence(), 2, "· ")
    return str(page)


def consequence_text(laid: Overlay, done: Collection[Act], columns: int = 80) -> str:
    """Return how what these acts concern stands now, what that leads to, and what comes next."""
    page = Page(columns)
    wanted, fixed = {one.item for one in done}, [one for one in done if one.do == "window"]
    for one in laid.items:
        if one.item.id in wanted:
            page.text(f"{item_words(one.item)}：{ITEM_WORDS[one.state]}，{standing_points(one)}。")
    if fixed and laid.window is not None:
        page.text(window_words(laid.window), mark="公示：")
    for words in laid.consequence:
        page.text(f"{words.rstrip('。')}。")
    page.text(totals_words(laid))
    page.text(f"{REVIEW_STATES[laid.state]}。{laid.next}")
    return str(page)


def item_text(laid: Overlay, item_id: str, columns: int = 80) -> str:
    """Return everything about one item: the claim, its evidence, the clauses, the verdict and how it came to it."""
    page = Page(columns)
    one = laid.standing(item_id)
    page.text(f"核定项：{laid.case.dossier.person.name or laid.case.name}")
    _item(page, one)
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


def _head(page: Page, laid: Overlay) -> None:
    person = laid.case.dossier.person
    page.text("，".join(part for part in (f"单位核定：{person.name or laid.case.name}", person.unit) if part))
    if laid.case.dossier.example:
        page.text("这是示例，人物和单位都是虚构的。")
    standard_lines(page, laid.verified)
    page.text(f"申报计划：{laid.case.cycle.cycle.title}")
    page.text(f"{REVIEW_STATES[laid.state]}。{laid.next}", mark="状态：")
    page.text(totals_words(laid))
    for words in laid.consequence:
        page.text(f"{words.rstrip('。')}。", mark="后果：")
    if laid.window is not None:
        page.text(window_words(laid.window), mark="公示：")
    page.text(f"校验码：{laid.code}")


def _item(page: Page, one: Standing) -> None:
    page.blank()
    page.points(f"{short_id(one.item.id)}  {item_words(one.item)}", f"〔{ITEM_WORDS[one.state]}〕")
    page.text(f"{standing_points(one)}。", 4)
    if one.stale and one.act is not None:
        page.text(f"原来“{ACT_WORDS[one.act.do]}”（{signed(one.act)}），之后内容或材料变了，要重新核定。", 4)
    elif one.act is not None and one.state != "disputed":
        page.text(f"{verdict_words(one.act, one.item.fields)}（{signed(one.act)}）", 4)
    for act in one.disputed:
        page.text(f"{act.by}：{verdict_words(act, one.item.fields)}（{moment_text(act.at)}）", 4, "· ")
    for proof in one.item.proofs:
        page.text(_proof_words(proof), 4, "材料：")
    if one.item.entry is not None and not one.item.proofs:
        page.text("没有登记佐证材料。", 4, "材料：")


def _proof_words(proof: Proof) -> str:
    state = STATE_WORDS[proof.state] if proof.state is not None else "没有核对"
    seen = f"，{'、'.join(proof.opened_by)}看过" if proof.opened_by else "，没有看过"
    where = " ".join(part for part in (proof.evidence.file, page_words(proof.evidence.page)) if part)
    return f"{where}〔{state}{seen}〕"
