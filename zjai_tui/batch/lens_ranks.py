"""Ranks, parts and teams that cannot all be so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..base.numbers import plain
from ..base.text import one_line
from .conflict import Code, Conflict
from .lens_claims import Claim, is_strong, several_people
from .lens_words import hint, joined_words, people_words, person_words, work_words

_ASK = "请本人说明，填错的退回补正"


def beyond_team(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Yield a hint for every rank beyond the size its own claim gives the team."""
    for one in claims:
        rank, team = one.trace.rank, one.trace.team
        if rank is not None and team is not None and rank > team:
            message = f"{person_words(one)}的{work_words([one])}填为第{plain(rank)}名，总人数却是{plain(team)}人"
            yield hint("rank-beyond-team", [one], message, "原件上的名次和总人数", "请退回补正", strong=True)


def of_one_achievement(group: Sequence[Claim]) -> Iterator[Conflict]:
    """Yield the hints over claims of several people that seem to be of one achievement."""
    yield from _same_rank(group)
    yield from _same_part(group)
    yield from _teams(group)


def _same_rank(group: Sequence[Claim]) -> Iterator[Conflict]:
    ranks: dict[Decimal, list[Claim]] = {}
    for one in group:
        if one.trace.rank is not None:
            ranks.setdefault(one.trace.rank, []).append(one)
    for rank, ones in sorted(ranks.items()):
        if several_people(ones):
            yield _clash("same-rank", ones, f"第{plain(rank)}名", "原件上的署名次序")


def _same_part(group: Sequence[Claim]) -> Iterator[Conflict]:
    parts: dict[str, list[Claim]] = {}
    for one in group:
        if one.trace.part:
            parts.setdefault(one.trace.part, []).append(one)
    for part, ones in sorted(parts.items()):
        if several_people(ones):
            yield _clash("same-part", ones, one_line(part, 30), "原件上写明的身份，是否本来就有几人并列")


def _clash(code: Code, ones: Sequence[Claim], what: str, compare: str) -> Conflict:
    strong = is_strong(ones)
    sure = "可能有一人填错" if strong else "可能是同一成果，也可能只是同名"
    message = f"{people_words(ones)}都把{work_words(ones)}填为{what}，{sure}"
    return hint(code, ones, message, compare, _ASK, strong=strong)


def _teams(group: Sequence[Claim]) -> Iterator[Conflict]:
    sized: dict[Decimal, list[Claim]] = {}
    for one in group:
        if one.trace.team is not None:
            sized.setdefault(one.trace.team, []).append(one)
    ones = [one for found in sized.values() for one in found]
    if len(sized) > 1 and several_people(ones):
        ones.sort(key=lambda one: one.at)
        told = joined_words([f"{people_words(found)}填{plain(size)}人" for size, found in sorted(sized.items())], "种")
        message = f"{work_words(ones)}的总人数填得不一样：{told}"
        yield hint("team-differs", ones, message, "原件上的总人数", _ASK, strong=is_strong(ones))
    people = {one.person for one in group}
    if sized and len(people) > max(sized):
        message = f"{work_words(group)}有{len(people)}人申报，填的总人数至多{plain(max(sized))}人"
        yield hint("team-too-small", group, message, "原件上的名单", _ASK, strong=is_strong(group))
