"""What speaks against an act: every reason, in Chinese, with what to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from ..base.numbers import is_sane, plain
from ..base.problems import Problem, Severity, refuse
from ..base.text import one_line, quoted
from ..base.words import did_you_mean
from ..dossier.model import Answers, Dossier
from ..dossier.review.model import DECIDE_WORDS, Decide
from ..dossier.review.subject import plain_name
from ..eligibility.fact_problems import fact_problems
from ..rules.fields import value_problem
from ..scoring.claims import claim_problems
from ..scoring.outcomes import UNCOUNTED
from ..scoring.verified import Ruling, decided, hold
from .reserve import reserve_of
from .result import Overlay, Standing
from .verdicts import standard_mark
from .wording import answer_text

PLACE = "单位核定"
NO_POINTS = "请用认可、退回补正或不予认可"
MOST_PLACES = 2
"""Decimal places of points: totals are told with as many."""
LONGEST_TEXT = 1000
"""Characters of a reason or a clause."""
LONGEST_NAME = 40


def found_standing(laid: Overlay, item_id: str) -> Standing:
    """Return the standing of an item; raise `Refused` when the dossier has none of that id."""
    try:
        return laid.standing(item_id)
    except KeyError:
        message = f"档案里没有{quoted(item_id)}这一项"
        remedy = did_you_mean(one_line(item_id), [one.item.id for one in laid.items])
        raise refuse("review-no-item", PLACE, message, remedy) from None


def proof_digest(standing: Standing, file: str) -> str:
    """Return the digest of a piece of evidence as it lies on disk; raise `Refused` when it cannot be read."""
    where = quoted(standing.item.title)
    proof = next((one for one in standing.item.proofs if one.evidence.file == file), None)
    if proof is None:
        names = [one.evidence.file for one in standing.item.proofs]
        raise refuse(
            "review-no-proof", where, f"没有登记{quoted(file)}这份佐证材料", did_you_mean(one_line(file), names)
        )
    if not proof.digest:
        message = f"佐证材料{quoted(file)}找不到或读不出，不能记为已查看"
        raise refuse("review-proof-missing", where, message, "请找到文件放回原处，或核对原件后记为已看原件")
    return proof.digest


def reviewer(by: str) -> Iterator[Problem]:
    """Yield what is wrong with the reviewer's name."""
    if not by.strip():
        yield Problem("review-no-reviewer", PLACE, "没有写单位审核人", "请写上审核人的姓名")
    elif len(by.strip()) > LONGEST_NAME or not by.strip().isprintable():
        yield Problem("review-reviewer", PLACE, "单位审核人的姓名太长，或有不能显示的字符", "请只写姓名")


def own_case(laid: Overlay, by: str) -> Iterator[Problem]:
    """Yield that nobody reviews their own dossier: the reviewer has the applicant's name."""
    name = laid.case.dossier.person.name
    if plain_name(name) and plain_name(by) == plain_name(name):
        message = f"审核人和申报人同名，都是{quoted(by.strip())}，不能审核自己的档案"
        yield Problem("review-own-case", PLACE, message, "请由别人审核；只是同名的，请在审核人姓名后注明部门")


def gap_problems(laid: Overlay) -> list[Problem]:
    """Return that a review of which acts are missing is not ended, and nothing is published."""
    if not laid.gaps.open:
        return []
    message = f"核定文件缺了{len(laid.gaps.open)}条核定记录，现在不能办这件事"
    remedy = "请先从副本找回（zjai review merge），确实找不回的，写明理由重新核定（zjai review reopen）"
    return [Problem("review-gap", PLACE, message, remedy)]


def check_moment(at: datetime) -> Iterator[Problem]:
    """Yield what is wrong with the moment of an act."""
    if at.utcoffset() is None:
        yield Problem("review-moment", PLACE, "时间没有写明时区", "请检查电脑的时间和时区")


def check_text(text: str, what: str, *, needed: bool = False) -> list[Problem]:
    """Return what is wrong with a reason or a clause."""
    if needed and not text.strip():
        return [Problem("review-text-missing", PLACE, f"没有写{what}", f"请写上{what}，申报人会看到")]
    if len(text.strip()) > LONGEST_TEXT:
        message = f"{what}有{len(text.strip())}个字，最多{LONGEST_TEXT}个字"
        return [Problem("review-text-long", PLACE, message, "请写得短一些")]
    return []


def open_problems(laid: Overlay) -> list[Problem]:
    """Return that an ended review takes no verdicts."""
    if laid.state != "verified":
        return []
    return [Problem("review-ended", PLACE, "已经核定完毕，不能再改结论", "确要改的，请先重新核定")]


def check_decision(
    laid: Overlay,
    standing: Standing,
    do: Decide,
    points: Decimal | None,
    facts: Answers,
    reason: str,
    clause: str,
) -> list[Problem]:
    """Return everything that speaks against a verdict."""
    found, where = open_problems(laid), quoted(standing.item.title)
    if do not in DECIDE_WORDS:
        found.append(
            Problem("review-verdict", where, f"没有{quoted(do)}这种结论", "可用的有：认可、核减、不予认可、退回补正")
        )
        return found
    needed = do != "accept"
    found += [one.within(where) for one in check_text(reason, f"{DECIDE_WORDS[do]}的理由", needed=needed)]
    found += [one.within(where) for one in check_text(clause, f"{DECIDE_WORDS[do]}依据的条款", needed=needed)]
    if do == "reduce":
        found += _cut_problems(laid, standing, points, facts, where)
    elif points is not None or facts:
        message = f"只有核减才写分数或更正后的回答，{DECIDE_WORDS[do]}不写"
        found.append(Problem("review-cut-unasked", where, message, "请去掉，或改为核减"))
    held = standing.act
    if held is not None and standing.state != "unreviewed" and not standing.disputed:
        said = (held.do, held.points, dict(held.facts), held.reason, held.clause)
        same_standard = held.standard in {"", standard_mark(laid.case.standard.digest)}
        if same_standard and said == (do, points, dict(facts), reason.strip(), clause.strip()):
            message = f"已经是这个结论：{DECIDE_WORDS[do]}"
            found.append(Problem("review-same", where, message, "不用再作一次"))
    return found


def _cut_problems(
    laid: Overlay, standing: Standing, points: Decimal | None, facts: Answers, where: str
) -> Iterator[Problem]:
    if points is None and not facts:
        if _held(laid, standing) is not None:
            remedy = "请写核减后的分数，或写更正后的回答"
        else:
            remedy = "请写更正后的回答" if standing.item.fields else "这一项没有分数，请用认可、退回补正或不予认可"
        yield Problem("review-cut-missing", where, "没有写核减成什么", remedy)
        return
    if points is not None:
        yield from _points_problems(laid, standing, points, where)
    if facts:
        problems = list(_facts_problems(standing, facts, where)) or list(_left_problems(laid, standing, facts))
        yield from problems
        if not problems:
            yield from _unusable(laid, standing.item.id, Ruling(kind="reduced", points=points, facts=facts), where)


def _held(laid: Overlay, standing: Standing) -> Decimal | None:
    """Return the points a cut in points must lie below; None where none can be told for the item alone."""
    item = standing.item
    if item.by_points and item.claimed is not None:
        return item.claimed.high
    reserve = reserve_of(laid, item)
    return reserve.span.high if reserve is not None and reserve.by_points else None


def _points_problems(laid: Overlay, standing: Standing, points: Decimal, where: str) -> Iterator[Problem]:
    item, most = standing.item, _held(laid, standing)
    if most is None:
        if item.node and item.claimed is None:
            yield Problem("review-cut-uncounted", where, UNCOUNTED, "请写更正后的回答")
        elif not item.node:
            yield Problem("review-cut-nothing", where, "这一项没有计分，没有分数可核减", NO_POINTS)
        elif item.claimed is not None and item.claimed.high == 0:
            yield Problem("review-cut-nothing", where, "这一项自评0分，没有分数可核减", NO_POINTS)
        else:
            yield Problem("review-cut-several", where, "这一项同时影响几处得分，不能只写一个分数", "请写更正后的回答")
    elif not is_sane(points) or points < 0:
        yield Problem("review-points", where, f"核减后的分数不能是{quoted(points)}", "请写0以上、低于自评的分数")
    elif points == 0:
        yield Problem("review-points-zero", where, "核减到0分就是不予认可", "请用不予认可")
    elif points != round(points, MOST_PLACES):
        message = f"核减后的分数{plain(points)}超过{MOST_PLACES}位小数"
        yield Problem("review-points", where, message, f"请写到小数点后{MOST_PLACES}位")
    elif points >= most:
        message = f"核减后的分数应低于自评的{plain(most)}分，现为{plain(points)}分"
        yield Problem("review-points-high", where, message, "请核对分数；没有要减的，请用认可")


def _facts_problems(standing: Standing, facts: Answers, where: str) -> Iterator[Problem]:
    fields = {one.id: one for one in standing.item.fields}
    for name, value in facts.items():
        field = fields.get(name)
        if field is None:
            remedy = did_you_mean(one_line(name), list(fields)) if fields else "这一项没有可以更正的回答"
            yield Problem("review-fact-unknown", where, f"没有{quoted(name)}这个问题", remedy)
            continue
        wrong = value_problem(field, value)
        if wrong is not None:
            yield Problem("review-fact-wrong", f"{where}，{field.title}", f"{quoted(value)}{wrong[0]}", wrong[1])
        elif standing.item.given.get(name) == value:
            message = f"更正后的回答和申报人填的一样，都是{answer_text(field, value)}"
            yield Problem("review-fact-same", f"{where}，{field.title}", message, "请改成核实到的情况，或去掉这一问")


def _left_problems(laid: Overlay, standing: Standing, facts: Answers) -> Iterator[Problem]:
    """Yield what the program would tell the applicant of such answers: a rank beyond the team, hours no year has."""
    before, after = (
        laid.case.dossier,
        decided(laid.case.dossier, {standing.item.id: Ruling(kind="reduced", facts=facts)}),
    )
    known = {_what(one) for one in _problems_of(laid, before)}
    for one in _problems_of(laid, after):
        if one.severity is not Severity.NOTE and _what(one) not in known:
            remedy = one.remedy or "请核对"
            yield Problem("review-fact-wrong", f"更正后的回答，{one.where}", one.message, remedy)


def _problems_of(laid: Overlay, dossier: Dossier) -> tuple[Problem, ...]:
    return (*claim_problems(laid.case.standard, dossier), *fact_problems(laid.case.cycle, dossier))


def _what(one: Problem) -> tuple[str, str, str]:
    return one.code, one.where, one.message


def _unusable(laid: Overlay, item_id: str, ruling: Ruling, where: str) -> Iterator[Problem]:
    held = hold(laid.base, {item_id: ruling})
    if item_id in held.unusable:
        yield Problem("review-cut-raises", where, "更正后的回答得分高于自评，不算核减", "请退回申报人修改")
    elif item_id in held.uncut:
        yield Problem("review-cut-uncounted", where, held.uncut[item_id], "请只写更正后的回答")
