"""How the unit's review is put into words, the same on every surface."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

from ..base.dates import shown_date
from ..base.numbers import plain
from ..base.text import one_line
from ..dossier.model import Value
from ..dossier.review.faults import lost_words
from ..dossier.review.model import ACT_WORDS, Act
from ..eligibility.result import VERDICT_LABELS
from ..reviewing.recommending import lacking
from ..reviewing.reserve import reserve_of, together
from ..reviewing.result import ITEM_WORDS, SETTLED, FixedWindow, Item, Overlay, Standing
from ..rules.fields import Field
from ..scoring.judging import answer_words
from ..scoring.trace import decision_told, span_text

_ENTRY = "entry:"
_DECIDED = {"reached": "达到{}分", "not_reached": "达不到{}分", "undecided": "能否达到{}分待定"}
_FIRST_DAY = {"counted": "起始日计入", "next": "次日起算", "": ""}


def short_id(item_id: str) -> str:
    """Return the id of an item as it is typed: an achievement by its own id, the others in full."""
    return item_id.removeprefix(_ENTRY)


def item_words(item: Item) -> str:
    """Return what an item is called: its kind and its name."""
    title = one_line(item.title)
    return f"{item.kind}“{title}”" if title and title != item.kind else item.kind


def moment_text(moment: datetime) -> str:
    """Return a moment as it is written beside an act, on the clock of whoever made it."""
    return f"{moment:%Y-%m-%d %H:%M}"


def standing_points(one: Standing, laid: Overlay) -> str:
    """Return the claimed points of an item, and the verified ones beside them once it is settled.

    Of an achievement in reserve: what it would bring, and why it is not counted; of those counted
    together: what they come to.
    """
    claimed = _claimed(one, laid)
    counts_now = one.verified is not None and (bool(one.item.node) or one.verified.high > 0)
    if one.item.claimed is None or one.verified is None or one.state not in SETTLED or not counts_now:
        return claimed
    return f"{claimed}，核定{span_text(one.verified)}分"


def _claimed(one: Standing, laid: Overlay) -> str:
    item = one.item
    if (reserve := reserve_of(laid, item)) is not None:
        return f"自评{span_text(reserve.span)}分，未计（{reserve.why}）"
    if (whole := together(laid, item)) is not None:
        return f"与同类合计{span_text(whole)}分"
    if item.claimed is None:
        return "不单独计分"
    return f"自评{span_text(item.claimed)}分"


def decision_words(laid: Overlay) -> str:
    """Return what the verified total says of the target, for the middle of a sentence."""
    return _DECIDED[decision_told(laid.verified)].format(plain(laid.verified.target))


def totals_words(laid: Overlay) -> str:
    """Return the three totals and the decision on the verified one, as a sentence."""
    evidenced = f"有据{span_text(laid.evidenced)}分" if laid.evidenced is not None else "没有核对佐证材料"
    verified = laid.verified
    decided = decision_words(laid)
    return (
        f"自评{span_text(laid.claimed.total)}分，{evidenced}，核定{span_text(verified.total)}分"
        f"（满分{plain(verified.maximum)}分）。按核定分，{decided}。"
    )


def counts_words(laid: Overlay) -> str:
    """Return how many items there are and how they stand, as a sentence."""
    counts = Counter(one.state for one in laid.items)
    parts = [f"{word}{counts[state]}项" for state, word in ITEM_WORDS.items() if counts[state]]
    return f"共{len(laid.items)}项：{'、'.join(parts)}。" if parts else "没有要核定的内容。"


def route_words(laid: Overlay) -> Iterable[str]:
    """Yield each route with its verdict on the claimed and on the verified points, and what closes or delays it."""
    after = {one.id: one for one in laid.after.routes}
    for route in laid.before.routes:
        was, now = VERDICT_LABELS[route.verdict], VERDICT_LABELS[after[route.id].verdict]
        why = f"（{lacking(after[route.id])}）" if after[route.id].verdict != "yes" else ""
        yield f"{route.title}：按自评{was}，按核定{now}{why}。" if was != now else f"{route.title}：{now}{why}。"


def window_words(window: FixedWindow) -> str:
    """Return the publicity window, as a sentence."""
    how = _FIRST_DAY[window.first_day]
    days = f"{window.days}个工作日" + (f"，{how}" if how else "")
    return f"{shown_date(window.start)}至{shown_date(window.end)}（{days}），{signed(window.act)}定。"


def signed(act: Act) -> str:
    """Return who did it and when."""
    return f"{one_line(act.by, 40)}于{moment_text(act.at)}"


def verdict_words(act: Act, fields: Iterable[Field] = ()) -> str:
    """Return a verdict with what it changes, its reason and clause, as sentences without who and when."""
    cut = ""
    if act.do == "reduce":
        named = {one.id: one for one in fields}
        facts = "，".join(_corrected(key, value, named) for key, value in act.facts.items())
        points = f"为{plain(act.points)}分" if act.points is not None else ""
        cut = points + (f"，更正为{facts}" if facts else "")
    said = [ACT_WORDS[act.do] + cut]
    said += [f"理由：{_bare(act.reason)}"] if act.reason else []
    said += [f"依据：{_bare(act.clause)}"] if act.clause else []
    return "。".join(said) + "。"


def log_words(act: Act, item: Item | None) -> str:
    """Return what an act did to what, as one sentence; `item` is None for acts on the whole dossier."""
    what = item_words(item) if item is not None else one_line(short_id(act.item))
    if act.do == "opened":
        file = f"“{one_line(act.file)}”" if act.file else "纸质原件"
        return f"查看{what}的佐证材料{file}。" if what else f"查看佐证材料{file}。"
    if act.do == "window" and act.start is not None and act.end is not None:
        return f"定公示起止：{shown_date(act.start)}至{shown_date(act.end)}。" + _reason(act)
    if act.item:
        return f"{what}：{verdict_words(act, item.fields if item is not None else ())}"
    lost = f"{lost_words(act)}。" if act.lost else ""
    return f"{ACT_WORDS[act.do]}。{_reason(act)}{lost}"


def _reason(act: Act) -> str:
    return f"理由：{_bare(act.reason)}。" if act.reason else ""


def _bare(text: str) -> str:
    return text.strip().rstrip("。")


def _corrected(key: str, value: Value, named: Mapping[str, Field]) -> str:
    field = named.get(key, Field(id=key, title=key, type="text"))
    return one_line(answer_words(field, value), 80)
