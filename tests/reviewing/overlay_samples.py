"""A shipped example under review, read from a folder of its own, and a reviewer at work on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from shutil import copy, copytree

from zjai_tui.dossier.model import Dossier
from zjai_tui.dossier.review.model import Act, Review
from zjai_tui.readiness.case import Case, example_case, judged
from zjai_tui.reviewing import acting
from zjai_tui.reviewing.overlay import overlay, with_acts
from zjai_tui.reviewing.result import SETTLED, Overlay
from zjai_tui.rules.catalog import examples

NOON = datetime(2024, 9, 2, 12, tzinfo=timezone(timedelta(hours=8)))
WHY = {"reason": "证书上的级别不符", "clause": "学术技术成果和工作业绩／获奖"}


@cache
def case() -> Case:
    """The example that reaches the target: 92 points, one route open, the evidence left out of sight."""
    return replace(example_case("reached"), folder=None)


def laid(dossier: Dossier | None = None, review: Review | None = None, **digests: str) -> Overlay:
    """An overlay over the example, or over another version of it."""
    given = case() if dossier is None else replace(case(), dossier=dossier)
    return overlay(given, judged(given), review or Review(), {name + ".txt": one for name, one in digests.items()})


def obtained(day: date) -> Dossier:
    """The example of somebody whose seniority counts from that day."""
    dossier = case().dossier
    return replace(dossier, facts={**dossier.facts, "title_obtained": day, "title_appointed": day})


def by(name: str = "张审", minutes: int = 0) -> dict[str, object]:
    """Who and when."""
    return {"by": name, "at": NOON + timedelta(minutes=minutes)}


def decided(over: Overlay, item: str, do: str, name: str = "张审", minutes: int = 0, **given: object) -> Overlay:
    """The overlay after one verdict."""
    return with_acts(over, [verdict(over, item, do, name, minutes, **given)])


def verdict(over: Overlay, item: str, do: str, name: str = "张审", minutes: int = 0, **given: object) -> Act:
    words = {} if do == "accept" else WHY
    return acting.decide(over, item, do, **by(name, minutes), **{**words, **given})  # type: ignore[arg-type]


def submitted(over: Overlay) -> Overlay:
    return with_acts(over, [acting.submit(over, **by())])  # type: ignore[arg-type]


def settled(over: Overlay) -> Overlay:
    """The overlay with the originals of every achievement seen on paper, and every item that is open accepted."""
    seen = [one.item.id for one in over.items if one.item.entry is not None and not one.opened]
    over = with_acts(over, [acting.opened(over, item, **by()) for item in seen])  # type: ignore[arg-type]
    left = [one.item.id for one in over.items if one.state not in SETTLED]
    return with_acts(over, [verdict(over, item, "accept") for item in left])


def folder(into: Path, name: str = "reached") -> Path:
    """Copy an example with its evidence; return the dossier's path."""
    source = dict(examples())[name]
    assert isinstance(source, Path)
    copytree(source.parent / "evidence", into / "evidence")
    copy(source, into / f"{name}.toml")
    return into / f"{name}.toml"
