"""The return notice 退回补正通知: every number the unit set, why, and what the applicant does next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...dossier.evidence import LARGEST_WORDS, EvidenceState
from ...dossier.review.journal import sound_acts
from ...reviewing.result import ItemState, Overlay, Standing
from ...workdays.table import WorkdayTable
from ...workdays.words import full_day, in_words
from ..document.blanks import blank
from ..document.model import Block, Form, Heading, Item, Items, Ledger, Report, Row, Subheading, Table, Text
from ..page import sentence
from ..self_report.citing import Citing, remark
from ..self_report.person import Identity
from .frame import NO_NAME, TO_APPLICANT, code_blocks, paper, sources_of
from .hand_in import HandIn, hand_in, latest_words, left_words
from .totals import routes_blocks, sections_table, totals_form
from .words import (
    change_words,
    claim_words,
    decided_words,
    fact_fields,
    numbered_items,
    points_words,
    proof_words,
    title_words,
    verdict_word,
)

RETURN, RESULT = "退回补正通知", "核定情况告知"
_HEAD = ("核定项", "申报的内容、材料、理由和条款", "自评和核定")
_MENDING: tuple[str, frozenset[ItemState], str] = (
    "须补正的事项",
    frozenset({"returned"}),
    "请按各条的理由改正或补交；补不出的，请改成与材料一致，或删去这一条。",
)
_CUT: tuple[str, frozenset[ItemState], str] = (
    "核减和不予认可的事项",
    frozenset({"reduced", "rejected"}),
    "同意的不用办；有新的材料能证明原来的内容的，可补交后请单位重新核定。",
)
"""Heading, which items, and what the applicant does next."""
_MEND: dict[EvidenceState, str] = {
    "missing": "找不到，请补交这份材料，放回档案所在的文件夹",
    "changed": "登记之后已改动，请核对内容，没有问题的重新登记",
    "outside": "不在档案所在的文件夹里，请复制进去再重新添加",
    "unhashed": "没有登记校验码，请重新登记",
    "large": f"超过{LARGEST_WORDS}，没有核对，请换成小一些的文件再重新添加",
}


def title_of(laid: Overlay) -> str:
    """Return what the notice is called: the same form tells an applicant of cuts when nothing is handed back."""
    return RETURN if _handed_back(laid) else RESULT


def return_notice(
    laid: Overlay,
    made_on: date,
    *,
    workdays: WorkdayTable | None = None,
    hand_in_by: date | None = None,
    identity: Identity = "masked",
) -> Report:
    """Return the notice to the applicant. Pure.

    `workdays` covers the round's dates, to reckon by when the dossier must be back; `hand_in_by` is the day
    the unit set itself, left to be filled in without one.
    """
    days = hand_in(laid.case.cycle, workdays, made_on)
    blocks = _blocks(laid, made_on, days, hand_in_by)
    return paper(title_of(laid), laid, made_on, blocks, own=TO_APPLICANT, identity=identity)


def _handed_back(laid: Overlay) -> bool:
    return laid.state == "changes_requested" or any(one.state == "returned" for one in laid.items)


def _blocks(laid: Overlay, made_on: date, days: HandIn, hand_in_by: date | None) -> Iterator[Block]:
    citing = Citing(sources_of(laid))
    back = _handed_back(laid)
    yield from _opening(laid)
    if back:  # what is asked of the applicant comes first, the figures after it
        yield from _listed(laid, *_MENDING)
        yield from _next(laid, days, hand_in_by)
    yield Heading("核定结果")
    yield totals_form(laid)
    yield from routes_blocks(laid)
    yield from _listed(laid, *_CUT)
    yield from _rest(laid)
    yield Heading("各项目得分")
    yield Text("列出每一项目自评和核定的分，方便对照；没有填的项目不列。")
    yield sections_table(laid)
    if not back:
        yield from _next(laid, days, hand_in_by)
    yield from _objection()
    for route in laid.after.routes:
        citing.note(route.cites)
    yield from citing.sources()
    yield from code_blocks(laid, review=False)
    yield Text(laid.case.dossier.person.unit or blank("单位名称"), closing=True)
    yield Text(in_words(made_on), closing=True)
    yield Form((("单位审核人", blank("签名")), ("联系人和电话", blank()), ("申报人签收", blank("签名、日期"))))


def _opening(laid: Overlay) -> Iterator[Block]:
    if laid.case.dossier.example:
        yield Text("这是示例，人物和单位都是虚构的。")
    yield Text(f"{laid.case.dossier.person.name or NO_NAME}：")
    round_ = laid.case.cycle.cycle.title
    yield Text(f"你申报{round_}的自评档案，{_told(laid)}。每一项的分数、理由和条款都列在下面。")
    last = next((act for act in reversed(sound_acts(laid.review)) if act.do == "request_changes"), None)
    if laid.state == "changes_requested" and last is not None:
        yield from remark(last.reason, "退回的总说明：")


def _told(laid: Overlay) -> str:
    """Return how far the unit got, and what is asked of the applicant."""
    states = [one.state for one in laid.items]
    parts = ["本单位已逐项核定" if "unreviewed" not in states else "本单位核定的情况如下"]
    if returned := states.count("returned"):
        parts.append(f"{returned}项须补正")
    elif _handed_back(laid):
        parts.append("须补正后重新提交")
    if unreviewed := states.count("unreviewed"):
        parts.append(f"{unreviewed}项还没有核")
    return "，".join(parts)


def _listed(laid: Overlay, heading: str, states: frozenset[ItemState], advice: str) -> Iterator[Block]:
    found = [(at, one) for at, one in numbered_items(laid) if one.state in states]
    if found:
        yield Heading(heading)
        yield Text(advice)
        yield Ledger(_HEAD, tuple(_row(laid, at, one) for at, one in found))


def _rest(laid: Overlay) -> Iterator[Block]:
    numbered = numbered_items(laid)
    rest = [(at, one) for at, one in numbered if one.state not in _MENDING[1] | _CUT[1]]
    if rest:
        yield Heading("其余各项" if len(rest) < len(numbered) else "各项的结论")
        rows = tuple(
            (f"{at}　{title_words(one)}", points_words(one.item.claimed), points_words(one.verified), verdict_word(one))
            for at, one in rest
        )
        yield Table(("核定项", "自评", "核定", "结论"), rows, right=(1, 2), depths=(1,) * len(rows))


def _row(laid: Overlay, at: int, one: Standing) -> Row:
    notes = (*remark(claim_words(one), "申报："), *_evidence(one), *_verdict(laid, one))
    return Row(f"{at}　{title_words(one)}", change_words(one), notes)


def _verdict(laid: Overlay, one: Standing) -> Iterator[Text]:
    """Yield what was decided and why; the heading says already what is to be mended."""
    if one.act is None:
        return
    if one.state != "returned":
        yield Text(sentence(decided_words(one.act, fact_fields(laid, one))), "结论：")
    clause = f"（{one.act.clause.rstrip('。')}）" if one.act.clause else ""
    yield from remark(f"{one.act.reason.rstrip('。')}{clause}", "理由：")


def _evidence(one: Standing) -> Iterator[Text]:
    for proof in one.item.proofs:
        if proof.state in _MEND:
            yield Text(f"{proof.evidence.file or '没有写文件名的材料'}：{_MEND[proof.state]}。", "材料：")
        else:
            yield Text(f"{proof_words(proof)}。", "材料：")
    if one.item.entry is not None and not one.item.proofs:
        yield Text("没有佐证材料" + ("，请添加证书、文件等。" if one.state == "returned" else "。"), "材料：")


def _next(laid: Overlay, days: HandIn, hand_in_by: date | None) -> Iterator[Block]:
    back = _handed_back(laid)
    yield Heading("接下来怎么办")
    steps = _mending_steps() if back else _waiting_steps(laid)
    yield Items(tuple(Item(sentence(words), mark=f"{at}. ") for at, words in enumerate(steps, 1)))
    if not back:
        return
    yield Subheading("期限")
    rows = [("单位要求交回的日期", full_day(hand_in_by) if hand_in_by is not None else blank("日期"))]
    if days.filing is not None:
        rows.append((f"{days.filing.title}（年度通知）", full_day(days.filing.on)))
    if days.publicity is not None:
        note = f"，{days.publicity.note}" if days.publicity.note else ""
        rows.append((f"{days.publicity.title}（年度通知）", f"{full_day(days.publicity.on)}{note}"))
    yield Form(tuple(rows))
    yield Text(latest_words(days), "推算：")
    yield from remark(left_words(days), "剩余：")
    if hand_in_by is not None and days.latest is not None and hand_in_by > days.latest:
        yield Text(f"单位要求交回的{full_day(hand_in_by)}晚于推算的日期，公示可能来不及。", "注意：")
    yield Text("交回的日期由单位定，推算的日期供单位参考，不是通知的规定。")
    if days.filing is not None:
        yield Text(
            f"在平台上已经提交的内容，过了{full_day(days.filing.on)}还能不能退回修改，手里的文件没有写，请问职称申报受理点。"
        )
    yield from remark(days.banner)


def _mending_steps() -> tuple[str, ...]:
    return (
        "打开自评档案（zjai open 档案文件），逐项改正；材料放在档案所在的文件夹里，改过的材料重新登记",
        "保存后用zjai check看有没有遗漏",
        "把档案文件和佐证材料一起交回单位审核人，由单位重新受理；没有改动的条目，原来的结论照旧，不用重核",
    )


def _waiting_steps(laid: Overlay) -> tuple[str, ...]:
    window = laid.window
    known = f"{full_day(window.start)}至{full_day(window.end)}公示" if window is not None else "公示起止由单位另行通知"
    return (
        "对结论没有异议的，不用再办；有异议的见下面",
        f"{known}；核定以后请不要再改动档案和佐证材料，改动过的要重新核定",
    )


def _objection() -> Iterator[Block]:
    yield Heading("有异议怎么办")
    yield Text("手里的文件没有写申报人对单位核定有异议时的办法和期限。下面是本单位的做法，不是通知的规定：")
    yield Items(
        (
            Item(f"以书面写明对哪一项有异议、事实和依据，附上材料，在{blank('日期')}以前交{blank('部门和联系人')}。"),
            Item(f"由原审核人以外的人（{blank('复核人')}）复核，在{blank('几个工作日')}内书面答复。"),
            Item("对条文本身的理解有疑问的，可请单位向职称申报受理点请示。"),
        )
    )
