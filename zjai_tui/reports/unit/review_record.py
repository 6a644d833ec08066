"""The review record 核定记录: all that the unit found on one dossier, to be signed and kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ...dossier.review.faults import lost_words
from ...dossier.review.journal import sound_acts
from ...dossier.review.model import ACT_WORDS, Act
from ...reviewing.result import SETTLED, Overlay, Standing
from ...workdays.windows import FIRST_DAYS
from ...workdays.words import full_day
from ..document.model import Block, Form, Heading, Item, Items, Ledger, Report, Row, Signature, Table, Text
from ..page import sentence
from ..self_report.citing import Citing, remark
from ..self_report.person import Identity, person_form
from .frame import code_blocks, paper, rules_form, sources_of
from .totals import problem_blocks, routes_blocks, sections_table, totals_form
from .words import (
    change_words,
    claim_words,
    grouped,
    history_words,
    moment_words,
    numbered_items,
    points_words,
    proof_words,
    title_words,
    verdict_notes,
    verdict_word,
)

TITLE = "单位核定记录"


def review_record(laid: Overlay, made_on: date, *, areas: Mapping[str, str], identity: Identity = "masked") -> Report:
    """Return the record of a review. Pure. `areas` are the areas' titles by id."""
    return paper(TITLE, laid, made_on, _blocks(laid, made_on, areas, identity), identity=identity)


def _blocks(laid: Overlay, made_on: date, areas: Mapping[str, str], identity: Identity) -> Iterator[Block]:
    citing = Citing(sources_of(laid))
    if laid.case.dossier.example:
        yield Text("这是示例，人物和单位都是虚构的。")
    yield person_form(laid.case.dossier, laid.case.standard, areas, identity)
    yield rules_form(laid, made_on)
    yield Heading("核定结果")
    yield totals_form(laid)
    yield from problem_blocks(laid)
    yield from routes_blocks(laid)
    yield from remark(laid.next, "接下来：")
    yield Heading("各项目得分")
    yield sections_table(laid)
    yield Heading("逐项核定一览")
    yield _overview(laid)
    yield from _details(laid)
    yield from _open(laid)
    yield from _window(laid)
    yield from _course(laid)
    for node in laid.claimed.nodes:
        if node.state != "empty":
            citing.note(node.cites)
    for route in laid.after.routes:
        citing.note(route.cites)
    yield from citing.sources()
    yield from code_blocks(laid)
    yield Heading("签名")
    yield _signature()


def _overview(laid: Overlay) -> Block:
    rows = []
    depths = []
    for title, standings in grouped(laid):
        rows.append((title, "", "", ""))
        depths.append(0)
        for at, one in standings:
            claimed, verified = points_words(one.item.claimed), points_words(one.verified)
            rows.append((f"{at}　{title_words(one)}", claimed, verified, verdict_word(one)))
            depths.append(1)
    return Table(("核定项", "自评", "核定", "结论"), tuple(rows), right=(1, 2), depths=tuple(depths))


def _details(laid: Overlay) -> Iterator[Block]:
    rows = [row for title, standings in grouped(laid) for row in _group(laid, title, standings)]
    if rows:
        yield Heading("逐项核定的内容、材料和理由")
        yield Text("分数是这一项在它计分的项目里带来的分，项目封顶以后计入总分的可能更少。")
        yield Ledger(("核定项", "申报的内容、佐证材料、结论和理由", "自评和核定"), tuple(rows))
    plain = tuple(
        Row(
            f"{at}　{title_words(one)}",
            f"{one.act.by}，{moment_words(one.act.at)}" if one.act is not None else "未核",
            remark("；".join(filter(None, (claim_words(one), *map(proof_words, one.item.proofs)))), ""),
        )
        for at, one in numbered_items(laid)
        if _needs_no_words(one)
    )
    if plain:
        yield Heading("认可和未核、没有另外说明的")
        yield Ledger(("核定项", "申报的内容、佐证材料", "由谁认可"), plain)


def _needs_no_words(one: Standing) -> bool:
    """Tell whether one line says everything: accepted at once without a reason, or not looked at yet."""
    acts = [act for act in one.history if act.do != "opened"]
    if one.stale or one.disputed or one.dropped or any(proof.state != "ok" for proof in one.item.proofs):
        return False
    if one.act is None:
        return one.state == "unreviewed" and not acts
    return one.state == "accepted" and len(acts) == 1 and not one.act.reason and not one.act.clause


def _group(laid: Overlay, title: str, standings: tuple[tuple[int, Standing], ...]) -> Iterator[Row]:
    told = [(at, one) for at, one in standings if not _needs_no_words(one)]
    if told:
        yield Row(title, "", strong=True)
    for at, one in told:
        yield Row(f"{at}　{title_words(one)}", change_words(one), tuple(_notes(laid, one)), 1)


def _notes(laid: Overlay, one: Standing) -> Iterator[Text]:
    yield from remark(claim_words(one), "申报：")
    for proof in one.item.proofs:
        yield Text(f"{proof_words(proof)}。", "材料：")
    if one.item.entry is not None and not one.item.proofs:
        yield Text("没有佐证材料。", "材料：")
    if one.item.clauses:  # the further ones are the cites of the table itself, listed at the end
        yield Text(sentence(one.item.clauses[0]), "计在：")
    yield from verdict_notes(laid, one)
    yield from remark(history_words(laid, one), "经过：")


def _open(laid: Overlay) -> Iterator[Block]:
    yield Heading("还没有定的事")
    numbered = numbered_items(laid)
    bare = [at for at, one in numbered if one.state == "unreviewed" and not one.stale]
    items = [
        Item(f"{at}　{title_words(one)}：{verdict_word(one)}。")
        for at, one in numbered
        if one.state not in SETTLED and at not in bare
    ]
    items += [Item(f"未核{len(bare)}项：第{'、'.join(map(str, bare))}项。")] if bare else []
    items += [
        Item(f"{one.title}：{sentence('；'.join(one.asks)) or '由评委会定。'}")
        for one in laid.verified.open_items
        if one.id not in {standing.item.id for standing in laid.items}
    ]
    if items:
        yield Items(tuple(items))
    else:
        yield Text("各项都已核定，没有遗留。")


def _window(laid: Overlay) -> Iterator[Block]:
    yield Heading("公示")
    window = laid.window
    if window is None:
        yield Text("还没有定公示起止。")
        return
    way = f"，{FIRST_DAYS[window.first_day]}" if window.first_day else ""
    yield Form(
        (
            ("公示时间", f"{full_day(window.start)}至{full_day(window.end)}，共{window.days}个工作日{way}"),
            ("由谁定", f"{window.act.by}，{moment_words(window.act.at)}"),
        )
    )


def _course(laid: Overlay) -> Iterator[Block]:
    """Yield the acts on the whole dossier."""
    acts = [act for act in sound_acts(laid.review) if not act.item and act.do != "opened"]
    if acts:
        yield Heading("核定经过")
        rows = tuple((moment_words(act.at), act.by, ACT_WORDS[act.do], sentence(_said(act))) for act in acts)
        yield Table(("时间", "审核人", "事项", "说明"), rows)


def _said(act: Act) -> str:
    seen = f"当时的校验码{act.seen}" if act.seen else ""
    return "；".join(part for part in (act.reason.rstrip("。"), lost_words(act), seen) if part)


def _signature() -> Signature:
    return Signature(
        "本记录列出本单位对申报人自评档案逐项核定的结果，供单位留存。它不是评审表，也不是评审结论，"
        "不代替在管理服务平台上的审核和公示情况录入。",
        (
            ("单位审核人（签名）", "日期"),
            ("单位负责人（签名）", "日期"),
            ("单位（盖章）",),
        ),
    )
