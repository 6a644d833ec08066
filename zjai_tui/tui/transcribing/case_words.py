"""What the screens say of golden cases. No textual here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...base.problems import Refused
from ...filling.casework import Casework
from ...rules.standards.standard import Case
from ...scoring.judging import points_text
from ...transcribing.drafts.drafting import Draft
from ...transcribing.drafts.hand_cases import Compared, compared
from ..telling.blocks import Block, Tone, head
from ..telling.citing import cite_line

ABOUT = Block(
    "算例是手工算好的例子：设想一个人，按原表一项一项算出分，再和程序算的对照。两边一致，才说明规则录对了。", "muted"
)
NONE_YET = Block("还没有算例。按F9新建一个；认证之前至少要有一个两边一致的算例。", "open")
HIDDEN = Block("程序算出的分还没有显示：先把手算的分写好，再按F6对照。", "muted")


def unsound(draft: Draft) -> str:
    """Return that the standard itself cannot be scored yet, or nothing; without final punctuation."""
    count = len(draft.problems)
    return f"标准里还有{count}处必须改" if count else ""


def case_state(draft: Draft, case: Case) -> tuple[str, Tone]:
    """Return in a word or two whether a case comes out as it was worked out by hand."""
    if not case.expect:
        return "没有手算分", "open"
    if draft.problems:
        return "还不能对照", "open"
    try:
        differing = [one for one in compared(draft.standard, case) if not one.agrees]
    except Refused:
        return "读不出", "bad"
    return (f"{len(differing)}处不一致", "bad") if differing else ("一致", "good")


def case_blocks(draft: Draft, case: Case) -> tuple[Block, ...]:
    """Return the comparison of a case, its arithmetic and what it rests on."""
    blocks = [head(case.name), *_compared(draft, case)]
    if case.why:
        blocks += [head("怎么算的"), Block(case.why)]
    if case.cite:
        blocks.append(Block(f"依据：{cite_line(case.cite, draft.standard.source)}。", "muted"))
    return tuple(blocks)


def _compared(draft: Draft, case: Case) -> Sequence[Block]:
    """Return the comparison, or why there is none."""
    if not case.expect:
        return (Block("还没有写手算的分，不能算数。按回车打开，写上手算的分。", "open"),)
    if trouble := unsound(draft):
        return (Block(f"{trouble}，改好以后才能对照。", "open"),)
    try:
        return tuple(compared_blocks(compared(draft.standard, case)))
    except Refused as refused:
        return tuple(Block(one.sentence(), "bad") for one in refused.problems)


def compared_blocks(found: Sequence[Compared]) -> Iterator[Block]:
    """Yield one line for each number: by hand, by the program, and whether they agree."""
    for one in found:
        by_hand = points_text(one.by_hand.low, one.by_hand.high)
        reckoned = points_text(one.reckoned.low, one.reckoned.high)
        if one.agrees:
            yield Block(f"{one.title}：手算{by_hand}，程序算出{reckoned}，一致。", "good", "- ")
        else:
            yield Block(f"{one.title}：手算{by_hand}，程序算出{reckoned}，不一致。", "bad", "- ")
    if any(one.by_hand.exact and not one.reckoned.exact for one in found):
        yield Block("程序算出一个区间，是因为这个人还有没填的问题，按不确定算。把它们填全，再对照。", "open")
    differing = sum(not one.agrees for one in found)
    if differing:
        yield Block("不一致时先看手算对不对：手算错了改手算，手算没错就去改规则。不改也会留着，认证时会拦下。", "open")


def work_blocks(work: Casework) -> tuple[Block, ...]:
    """Return the comparison of the case at hand. Only for a clerk who has worked it out already."""
    return (head("对照"), *_compared(work.draft, work.case))


def saved(draft: Draft) -> tuple[str, bool]:
    """Save a draft where it lies; return what to tell, and whether that is amiss."""
    try:
        draft.save()
    except Refused as refused:
        return f"没有保存。{refused.problems[0].sentence()}回到标准再按F2，可以覆盖或另存。", True
    return f"已保存到{draft.path}。", False
