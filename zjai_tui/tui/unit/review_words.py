"""What the review screen says: of the dossier as a whole, of an item, of what a verdict leads to. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ...base.numbers import plain as exact
from ...base.problems import Severity
from ...batch.conflict import Conflict
from ...dossier.evidence import STATE_WORDS as FILE_WORDS
from ...dossier.review.code import LABEL
from ...reviewing.at_once import left_out_reason
from ...reviewing.consequence import effect
from ...reviewing.result import ITEM_WORDS, SETTLED, STATE_WORDS, Item, Overlay, Proof, Standing
from ...scoring.result import Assessment
from ...scoring.trace import node_trace, span_text
from ..telling.blocks import Block, Tone, head, point
from ..telling.overview import ended, reach_text, routes_brief, trace_blocks
from .review_acts import act_text, outcome
from .review_lines import STATE_TONES

FILE_TONES: dict[str, Tone] = {
    "ok": "good", "missing": "bad", "changed": "bad", "outside": "bad", "unhashed": "open", "large": "bad",
}  # fmt: skip
COUNTED = re.compile(r"其余\d+项")
MOST_PROBLEMS = 12
MOST_ACTS = 60
"""Acts told of the whole dossier; of more, only how many there are before them."""


def title_line(laid: Overlay, by: str, unwritten: int = 0) -> Block:
    """Return whose dossier it is, how its review stands, and in whose name verdicts are given.

    What is not written yet (`unwritten` acts) goes before all: it stays in view until it is.
    """
    person = laid.case.dossier.person
    whose = "，".join(part for part in (person.name or "（没有写姓名）", person.unit) if part)
    left = f"未办{laid.left}项" if laid.left else f"{len(laid.items)}项都已有结论"
    name = f"　审核人：{by}" if by else ""
    failed = f"{unwritten}条没有写进文件，按F2再写　" if unwritten else ""
    said = f"{failed}单位核定：{STATE_WORDS[laid.state]}，{left}{name}　{whose}"
    return Block(said, "bad" if unwritten else "strong")


def totals_line(laid: Overlay) -> tuple[Block, ...]:
    """Return the three totals and what the verdicts lead to: always in view."""
    evidenced = f"有据{span_text(laid.evidenced)}" if laid.evidenced is not None else "有据没有核对"
    totals = f"自评{span_text(laid.claimed.total)}　{evidenced}　核定{span_text(laid.verified.total)}分"
    target = f"（目标{exact(laid.verified.target)}）"
    told = "".join(ended(text) for text in told_of(laid))
    worst = [Block(one.sentence(), "bad") for one in laid.grave[:1]]
    return (
        *worst,
        Block(f"{totals}{target}。{told}{ended(laid.next)}", "strong" if not told else "open"),
    )


def told_of(laid: Overlay) -> tuple[str, ...]:
    """Return what the verdicts lead to, and why they do not add up yet."""
    return (*_open_parts(laid), *laid.consequence)


def news_of(laid: Overlay) -> tuple[str, ...]:
    """Return the same for comparing: how many items are left changes with every verdict, and is no news."""
    return (laid.state, *(COUNTED.sub("", text) for text in told_of(laid)))


def _open_parts(laid: Overlay) -> Iterator[str]:
    """Yield why accepted items do not add up: parts of the dossier that many points hang on are still open."""
    parts = [one for one in laid.items if one.item.id.startswith("part:") and one.state not in SETTLED]
    titles = [one.item.title for one in parts if one.item.claimed is not None and one.item.claimed.high]
    if titles and laid.begun:
        yield f"{'、'.join(titles)}没有核，依此计的分暂从0算起"


def preview_blocks(before: Overlay, after: Overlay, item_id: str = "") -> tuple[Block, ...]:
    """Return what verdicts would lead to, while they are being thought of; of one item, what it would bring."""
    one = next((one for one in after.items if one.item.id == item_id), None)
    mine = ""
    if one is not None and one.item.claimed is not None:
        mine = f"这一项自评{span_text(one.item.claimed)}分，{outcome(one)}。"
    told = "".join(ended(text) for text in effect(before, after))
    was, will = span_text(before.verified.total), span_text(after.verified.total)
    total = f"核定总分现在{was}分，这样是{will}分。" if was != will else f"核定总分仍是{will}分。"
    return (Block(f"{mine}{told or total}", "open" if told else "strong"),)


def whole_blocks(laid: Overlay, hints: Sequence[Conflict] = ()) -> tuple[Block, ...]:
    """Return the dossier as a whole: what is wrong, what happens next, the totals, the routes, what was done."""
    cuts = [one for one in laid.items if one.state not in {"unreviewed", "accepted"}]
    return (
        *_problems(laid),
        head(f"{STATE_WORDS[laid.state]}"),
        Block(ended(laid.next)),
        *([Block(_window(laid))] if laid.window else []),
        head("三个总分"),
        *_totals(laid),
        *(point(ended(text), "open") for text in told_of(laid)),
        *([head("不是照单认可的")] if cuts else []),
        *(point(_cut(one), STATE_TONES[one.state]) for one in cuts),
        head("按核定的申报路径"),
        *routes_brief(laid.after),
        *([Block(laid.verified.banner, "banner")] if laid.verified.banner else []),
        *hint_blocks(hints),
        *_found_in_dossier(laid),
        head("经办记录"),
        *_acts(laid),
        Block(f"档案校验码：{laid.code}。", "muted") if laid.code else Block(""),
        *([Block(f"{LABEL}：{laid.review_code}。", "muted")] if laid.review.act else []),
    )


def item_blocks(one: Standing, laid: Overlay, hints: Sequence[Conflict] = ()) -> tuple[Block, ...]:
    """Return an item: what is claimed, by what it is borne out, what the clause says, what was decided."""
    item = one.item
    return (
        Block(f"{item.kind}：{item.title}", "strong"),
        _points(one),
        *_verdict(one),
        *hint_blocks(hints),
        head("申报人的填写"),
        *(
            [point(f"{title}：{answer}" if title else answer) for title, answer in item.answers]
            or [Block("没有填写。", "muted")]
        ),
        *_reckoned(item, laid.claimed),
        *_proofs(item, opened=one.opened),
        *([head("条款")] if item.clauses else []),
        *(point(text, "" if at == 0 else "muted") for at, text in enumerate(item.clauses)),
        *([head("核定经过")] if one.history else []),
        *(point(act_text(act, item), "muted") for act in one.history),
    )


def hint_blocks(hints: Sequence[Conflict]) -> tuple[Block, ...]:
    """Return what the conflict lens has to say, or nothing."""
    return (head(f"冲突提示（{len(hints)}条）"), *(point(one.sentence(), "open") for one in hints)) if hints else ()


def verified_text(verified: Assessment) -> str:
    """Return how the verified total stands to the target."""
    return f"核定{span_text(verified.total)}分，{reach_text(verified.decision, verified.target)}"


def traced_blocks(laid: Overlay, one: Standing) -> tuple[Block, ...]:
    """Return how the row of the table where an item counts comes to its points, verified and as claimed."""
    node = one.item.node
    return (
        Block(f"{one.item.title}：{outcome(one)}。", STATE_TONES[one.state]),
        *trace_blocks(node_trace(laid.verified, node)),
        Block(""),
        Block("申报人自评时是这样算的：", "strong"),
        *trace_blocks(node_trace(laid.claimed, node)),
    )


def proof_text(number: int, proof: Proof) -> str:
    """Return a piece of evidence: path, page, how the file stands, who looked at it."""
    one = proof.evidence
    page = f"，{one.page}" if one.page else ""
    state = f"，{FILE_WORDS[proof.state]}" if proof.state is not None else "，没有核对"
    seen = f"，{'、'.join(proof.opened_by)}看过" if proof.opened_by else "，还没有看"
    note = f"。{one.note.rstrip('。')}" if one.note else ""
    return f"{number}. {one.file}{page}{state}{seen}{note}。"


def _problems(laid: Overlay) -> Iterator[Block]:
    if laid.problems:
        yield head("要先弄清的问题")
    for problem in laid.problems:
        yield point(problem.sentence(), "bad")


def _found_in_dossier(laid: Overlay) -> Iterator[Block]:
    """Yield what the program noticed in the dossier itself, to look at while reviewing."""
    problems = laid.judged.problems
    if problems:
        yield head(f"程序在档案里看到的（{len(problems)}处）")
    for problem in problems[:MOST_PROBLEMS]:
        yield point(problem.sentence(), "bad" if problem.severity is Severity.ERROR else "open")
    if len(problems) > MOST_PROBLEMS:
        yield Block(f"另有{len(problems) - MOST_PROBLEMS}处，可用“zjai check”逐条看。", "muted")


def _window(laid: Overlay) -> str:
    found = laid.window
    return f"公示：{found.start}至{found.end}，{found.days}个工作日，{found.act.by}定。" if found else ""


def _totals(laid: Overlay) -> Iterator[Block]:
    target = exact(laid.verified.target)
    yield point(f"自评{span_text(laid.claimed.total)}分：申报人填写的。")
    if laid.evidenced is not None:
        yield point(f"有据{span_text(laid.evidenced)}分：只算佐证材料齐全、与登记相符的。")
    settled = "各项都已有结论" if not laid.left else f"未办{laid.left}项，两头都算进去"
    yield point(f"核定{span_text(laid.verified.total)}分：{settled}。目标{target}分。", "strong")


def _cut(one: Standing) -> str:
    reason = f"。{one.act.reason.rstrip('。')}" if one.act is not None and one.act.reason else ""
    claimed = f"自评{span_text(one.item.claimed)}分，" if one.item.claimed is not None else ""
    return f"{one.item.title}：{claimed}{outcome(one)}{reason}。"


def _acts(laid: Overlay) -> Iterator[Block]:
    acts = laid.review.act
    if not acts:
        yield Block("还没有记录。", "muted")
    if len(acts) > MOST_ACTS:
        yield Block(f"前面还有{len(acts) - MOST_ACTS}条，在核定文件里。", "muted")
    items = {one.item.id: one.item for one in laid.items}
    for act in acts[-MOST_ACTS:]:
        yield point(act_text(act, items.get(act.item), named=True), "muted")


def _points(one: Standing) -> Block:
    if one.item.claimed is None:
        return Block(f"核定：{ITEM_WORDS[one.state]}。这一项本身不计分。", STATE_TONES[one.state])
    verified = span_text(one.verified) if one.verified is not None else "待定"
    return Block(f"自评{span_text(one.item.claimed)}分　核定{verified}分　{outcome(one)}", STATE_TONES[one.state])


def _verdict(one: Standing) -> Iterator[Block]:
    if one.disputed:
        yield Block("几位审核人意见不一，互相还没有看到对方的结论；看过各方理由后再下一次结论，就以它为准。", "bad")
        for act in one.disputed:
            yield point(act_text(act, one.item), "bad")
    elif one.act is not None and one.stale:
        yield Block("上次下结论以后，这一项的填写或佐证有改动，回到未核。原来的结论是：", "open")
        yield point(act_text(one.act, one.item), "open")
    elif one.act is not None:
        yield Block(act_text(one.act, one.item), STATE_TONES[one.state])


def _reckoned(item: Item, claimed: Assessment) -> Iterator[Block]:
    """Yield how an achievement comes to its points as it is claimed, or why it does not count."""
    if item.entry is None:
        return
    lines = [line for node in claimed.nodes for line in node.lines if line.entry == item.entry.id]
    counted = [line for line in lines if line.counted]
    told = [f"计分：{'；'.join(line.how)}" for line in counted if line.how]
    if not counted and lines:
        told = [f"没有计入：{lines[0].why_not}"]
    for text in told:
        yield point(ended(text), "muted")


def _proofs(item: Item, *, opened: bool) -> Iterator[Block]:
    if item.entry is None and not item.proofs:
        return
    yield head(f"佐证材料（{len(item.proofs)}份）" if item.proofs else "佐证材料")
    for number, proof in enumerate(item.proofs, 1):
        tone = FILE_TONES[proof.state] if proof.state is not None else "open"
        yield Block(proof_text(number, proof), tone if tone != "good" or proof.opened_by else "")
    if not item.proofs:
        yield Block("没有附佐证材料。看过纸质原件的，按Ctrl+N记下。" if not opened else "看过纸质原件。", "open")


def agree_blocks(laid: Overlay, after: Overlay, accepted: Iterable[str]) -> tuple[Block, ...]:
    """Return what accepting these items together means: which they are, and which are left out and why."""
    inside = set(accepted)
    mine = [one for one in laid.items if one.item.id in inside]
    out = [(one, left_out_reason(one)) for one in laid.items if one.item.id not in inside]
    left = [(one, reason) for one, reason in out if reason]
    return (
        *preview_blocks(laid, after),
        head(f"认可这{len(mine)}项"),
        *(point(f"{one.item.title}{_brings(one.item)}") for one in mine),
        *([head(f"不在内的{len(left)}项")] if left else []),
        *(point(f"{one.item.title}：{reason}。", "muted") for one, reason in left),
    )


def _brings(item: Item) -> str:
    return f"：{span_text(item.claimed)}分" if item.claimed is not None else ""


def returned_blocks(laid: Overlay) -> tuple[Block, ...]:
    """Return what the applicant will find against each item."""
    against = [one for one in laid.items if one.state in {"returned", "reduced", "rejected"}]
    if not against:
        return (Block("还没有一项写了要补正什么。可以先在各项上按F12写明，再退回。", "open"),)
    return (
        Block("申报人会看到各项的结论、理由和条款："),
        *(point(_cut(one), STATE_TONES[one.state]) for one in against),
    )
