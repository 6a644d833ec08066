"""The self-assessment report: the whole dossier as a document to read, print and hand in to one's unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from ... import VERSION
from ...base.dates import shown_date
from ...dossier.model import Dossier
from ...dossier.seal import Seal
from ...readiness.evidence_list import evidence_list
from ...rules.planning import Planning
from ...rules.standards.standard import Standard
from ...scoring.advising.result import Advice
from ..advice_points import advice_sections
from ..document.model import Block, Form, Heading, Report, Signature, Text, numbered, with_words
from ..material import STATUS_LABELS, Material, short_digest
from ..seal_text import NOT_NUMBERS, NOT_WHO
from .citing import Citing
from .person import Identity, person_form, scrubber
from .ready import advice_blocks, evidence_blocks, problem_blocks, readiness_blocks, steps_blocks
from .score import conclusion_blocks, score_blocks
from .ways import routes_in_short, ways_blocks

TITLE = "量化自评报告"
_NOT_OFFICIAL = "申报人自评，不是官方文件"


def report_of(
    material: Material,
    dossier: Dossier,
    standard: Standard,
    *,
    areas: Mapping[str, str],
    seal: Seal,
    made_on: date,
    identity: Identity = "masked",
    advice: tuple[Advice, Planning] | None = None,
) -> Report:
    """Return the report of a dossier. Pure.

    `areas` are the areas' titles by id; `seal` is that of this dossier, this standard and the evidence as
    it lies on disk; `advice` comes with the order of effort it was reckoned with.
    """
    report = Report(
        title=TITLE,
        round=material.cycle_title,
        name=dossier.person.name or "没有填姓名",
        basis=_basis(material),
        banner=material.assessment.banner,
        code=seal.code,
        made=made_on,
        blocks=numbered(tuple(_blocks(material, dossier, standard, areas, made_on, identity, advice))),
    )
    # the code is made of digits and letters, and would be taken for somebody's number
    return replace(with_words(report, scrubber(dossier, identity)), code=seal.code)


def _blocks(
    material: Material,
    dossier: Dossier,
    standard: Standard,
    areas: Mapping[str, str],
    made_on: date,
    identity: Identity,
    advice: tuple[Advice, Planning] | None,
) -> Iterator[Block]:
    citing = Citing(material.sources)
    if material.example:
        yield Text("这是示例，人物和单位都是虚构的。")
    for problem in material.review_problems:
        yield Text(problem.sentence(), "注意：")
    yield person_form(dossier, standard, areas, identity)
    yield _rules(material, made_on)
    yield Heading("结论")
    yield from conclusion_blocks(material)
    yield routes_in_short(material.eligibility)
    yield from score_blocks(material, citing)
    yield from ways_blocks(material.eligibility, citing)
    yield from evidence_blocks(
        evidence_list(standard, dossier, material.assessment, material.states, material.evidenced)
    )
    if material.readiness is None:
        yield from problem_blocks(material.problems)
    else:
        yield from readiness_blocks(material.readiness, citing)
        yield from steps_blocks(material.readiness.next, citing)
    if advice is not None:
        yield from advice_blocks(advice[0], advice_sections(*advice), citing)
    yield from citing.sources()
    yield from _seal(material)
    yield Heading("签名")
    yield _signature()


def _basis(material: Material) -> str:
    # of the score only, as `score` tells it: the verdict names its own grade beside each of its rules
    grade = material.assessment.basis.label
    return f"{_NOT_OFFICIAL}；标准：{STATUS_LABELS[material.assessment.status]}；打分最弱的依据：{grade}"


def _rules(material: Material, made_on: date) -> Form:
    result = material.assessment
    return Form(
        (
            ("申报计划", material.cycle_title),
            ("评价标准", f"{result.standard_title}（{result.edition}，{STATUS_LABELS[result.status]}）"),
            ("标准指纹", f"{result.standard_id}，{short_digest(result.digest)}"),
            ("制作", f"{shown_date(made_on)}，zjai {VERSION}"),
        )
    )


def _seal(material: Material) -> Iterator[Block]:
    yield Heading("校验码的说明")
    yield Text(
        "每页的校验码由自评档案、评价标准和佐证材料算出。三者有一处改动，算出的校验码就不同，本报告随之作废，请重新生成。"
    )
    unread = "" if material.states is not None else "本次没有读到佐证材料，校验码里没有它们的内容。"
    yield Text(f"{unread}{NOT_WHO}{NOT_NUMBERS}")


def _signature() -> Signature:
    return Signature(
        "本人承诺：以上内容真实、准确、完整，佐证材料与原件一致。本报告供本人留存和单位内部使用，"
        "不是评审表，也不是评审结论，不代替在管理服务平台上的填报和承诺。",
        (
            ("申报人（签名）", "日期"),
            ("单位意见",),
            ("单位审核人（签名）", "日期"),
        ),
    )
