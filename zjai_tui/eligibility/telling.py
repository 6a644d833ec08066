"""Verdicts told in a few words, for surfaces that are about something else."""

from __future__ import annotations

from .result import Eligibility, RouteResult


def routes_text(eligibility: Eligibility) -> str:
    """Return in one sentence which routes are open; without final punctuation.

    Where a route that does not look at the self-score is open it says so: the points are no
    condition of applying then.
    """
    open_ = [one for one in eligibility.routes if one.verdict == "yes"]
    if not open_:
        told = "；".join(f"“{one.title}”{one.label}" for one in eligibility.routes)
        return f"申报路径：{told}"
    names = "、".join(f"“{one.title}”" for one in open_)
    free = [one for one in open_ if not _by_score(one)]
    if not free:
        return f"可以按{names}申报"
    words = "这条路径不看自评分，不用达到申报线" if len(free) == 1 else "这些路径不看自评分，不用达到申报线"
    which = "" if len(free) == len(open_) else f"其中{'、'.join(f'“{one.title}”' for one in free)}，"
    return f"可以按{names}申报；{which}{words}"


def _by_score(route: RouteResult) -> bool:
    return any(one.by_score for one in route.results)
