"""What all documents of a review begin and end with: on what they rest, whose they are, and the code's explanation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from ... import VERSION
from ...base.dates import shown_date
from ...dossier.review.code import LABEL
from ...dossier.review.journal import heads, sound_acts
from ...reviewing.result import STATE_WORDS, Overlay
from ...rules.basis import Source
from ..document.model import Block, Form, Heading, Report, Text, numbered, with_words
from ..material import STATUS_LABELS, short_digest
from ..seal_text import NOT_NUMBERS, NOT_WHO
from ..self_report.person import Identity, scrubber

NO_NAME = "没有填姓名"
WORKING = "单位内部工作底稿，不是官方文件"
TO_APPLICANT = "单位给申报人的工作文书，不是官方文件"


def paper(
    title: str, laid: Overlay, made_on: date, blocks: Iterator[Block], *, own: str = WORKING, identity: Identity
) -> Report:
    """Return a document about one dossier; every text goes through the scrubber of `identity`."""
    report = Report(
        title=title,
        round=laid.case.cycle.cycle.title,
        name=laid.case.dossier.person.name or NO_NAME,
        basis=basis_words(laid, own),
        banner=laid.claimed.banner,
        code=laid.code,
        made=made_on,
        blocks=numbered((*(Text(one.sentence(), "注意：") for one in laid.grave), *blocks)),
    )
    # a code is made of digits and letters, and could be taken for somebody's number
    scrub, kept = review_scrubber(laid, identity), laid.review_code
    words = with_words(report, lambda text: kept.join(scrub(part) for part in text.split(kept)))
    return replace(words, code=laid.code)


def basis_words(laid: Overlay, own: str) -> str:
    """Return what stands on every page: whose paper it is, which sort of table, and the weakest grade."""
    result = laid.claimed
    return f"{own}；标准：{STATUS_LABELS[result.status]}；打分最弱的依据：{result.basis.label}"


def sources_of(laid: Overlay) -> Mapping[str, Source]:
    """Return the documents that cites of the round and of the standard name."""
    case = laid.case
    return {**case.cycle.sources(), **{one.id: one for one in case.standard.source}}


def review_scrubber(laid: Overlay, identity: Identity) -> Callable[[str], str]:
    """Return the scrubber of a dossier that knows what the reviewers typed as well."""
    typed = (
        text
        for act in laid.review.act
        for text in (act.by, act.reason, act.clause, act.file, *(str(one) for one in act.facts.values()))
        if text
    )
    return scrubber(laid.case.dossier, identity, typed)


def rules_form(laid: Overlay, made_on: date) -> Form:
    """Return round, standard, state and what the document was made from."""
    result = laid.claimed
    reviewers = "、".join(dict.fromkeys(act.by for act in sound_acts(laid.review) if act.by))
    return Form(
        (
            ("申报计划", laid.case.cycle.cycle.title),
            ("评价标准", f"{result.standard_title}（{result.edition}，{STATUS_LABELS[result.status]}）"),
            ("标准指纹", f"{result.standard_id}，{short_digest(result.digest)}"),
            ("核定状态", STATE_WORDS[laid.state]),
            ("单位审核人", reviewers or "还没有人核定"),
            ("制作", f"{shown_date(made_on)}，zjai {VERSION}"),
        )
    )


def code_blocks(laid: Overlay, *, review: bool = True) -> Iterator[Block]:
    """Yield what the code on every page stands for."""
    yield Heading("校验码的说明")
    yield Text(
        "每页的校验码由自评档案、评价标准和佐证材料算出，三者有一处改动，算出的校验码就不同。"
        "核对用zjai verify：给出自评档案和这个校验码。"
    )
    if review:
        yield Text(review_words(laid))
    elif laid.review.act:
        yield Text(f"{LABEL}{laid.review_code}由校验码和单位的核定文件算出，由单位核对。")
    unread = "" if laid.judged.states is not None else "本次没有读到佐证材料，校验码里没有它们的内容。"
    yield Text(f"{unread}{NOT_WHO}{NOT_NUMBERS}")


def review_words(laid: Overlay) -> str:
    """Return the sentences about the review file, which only its own code covers: it shows acts cut off at the end."""
    last = "、".join(heads(laid.review))
    if not last:
        return "还没有核定文件。"
    count = len(sound_acts(laid.review))
    return (
        f"校验码不含核定文件。核定文件里共{count}条核定记录，末条的编号是{last}，编号由这一条和它以前的各条算出。"
        f"{LABEL}{laid.review_code}由校验码和这些记录算出，少了哪一条都对不上；"
        "也用zjai verify核对，以后添的记录会另外说明。"
    )
