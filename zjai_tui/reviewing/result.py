"""What the review of one dossier comes to: one structure for the screen, the command line and the documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from ..base.problems import Problem
from ..dossier.evidence import EvidenceState
from ..dossier.model import Answers, Entry, Evidence
from ..dossier.review.code import review_code
from ..dossier.review.faults import UNFIT, grave
from ..dossier.review.gaps import NO_GAPS, Gaps
from ..dossier.review.journal import heads
from ..dossier.review.model import Act, Review
from ..eligibility.result import Eligibility
from ..readiness.case import Case, Judged
from ..rules.fields import Field
from ..rules.standards.standard import Span
from ..scoring.result import Assessment
from ..scoring.verified import Claimed

ItemState = Literal["unreviewed", "accepted", "reduced", "rejected", "returned", "disputed"]
ITEM_WORDS: Mapping[ItemState, str] = {
    "unreviewed": "未核", "accepted": "认可", "reduced": "核减", "rejected": "不予认可", "returned": "退回补正",
    "disputed": "意见不一",
}  # fmt: skip
SETTLED: frozenset[ItemState] = frozenset({"accepted", "reduced", "rejected"})

State = Literal["draft", "submitted", "changes_requested", "verified"]
STATE_WORDS: Mapping[State, str] = {
    "draft": "待受理", "submitted": "核定中", "changes_requested": "已退回补正", "verified": "已核定",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A piece of evidence of an item, and how it stands."""

    evidence: Evidence
    state: EvidenceState | None
    """None where there is no folder to look in."""
    digest: str = ""
    """SHA-256 of the file as it lies on disk; empty where none can be read."""
    opened_by: tuple[str, ...] = ()
    """Reviewers who opened it with its present content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something the applicant claims and the unit answers for."""

    id: str
    title: str
    kind: str
    """What sort of claim it is, in Chinese: the kind of achievement, 量化自评的回答, 基本信息 …"""
    answers: tuple[tuple[str, str], ...]
    """The claim question by question, as people read it."""
    claimed: Span | None
    """Points it brings where it counts; None where it brings none by itself."""
    node: str
    """Id of the node where it counts; empty where it counts at none."""
    clauses: tuple[str, ...]
    """The clauses of that node as people read them: text of the row, and its cites."""
    digest: str
    """Of the claim and of its evidence as it lies on disk: what an act keeps as `seen`."""
    proofs: tuple[Proof, ...] = ()
    entry: Entry | None = None
    fields: tuple[Field, ...] = ()
    """The questions whose answers a cut may correct; empty where there is none to correct."""
    given: Answers = field(default_factory=dict)
    """What the applicant answered to them, by question id."""
    by_points: bool = False
    """Whether a cut may be given in points; where not, as corrected answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An item, and what the unit decided on it."""

    item: Item
    state: ItemState
    act: Act | None = None
    """The verdict that holds; for a stale one, the verdict as it was before the claim changed; of disputed ones
    the last."""
    stale: bool = False
    """Whether the claim or its evidence changed since `act`: it is 未核 again."""
    dropped: bool = False
    """Whether it was decided on by somebody who had not seen acts that are missing now: that does not count."""
    disputed: tuple[Act, ...] = ()
    """Verdicts of several reviewers who had not seen each other's, where they differ."""
    opened: bool = False
    """Whether every piece of its evidence was opened with its present content, or the originals on paper were seen."""
    verified: Span | None = None
    """Points after the review, as `Item.claimed`."""
    history: tuple[Act, ...] = ()
    """All acts on the item, oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedWindow:
    """The publicity window the unit fixed."""

    start: date
    end: date
    days: int
    first_day: Literal["", "counted", "next"]
    act: Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """Where a dossier would stand if everything still open were accepted as claimed."""

    total: Span
    eligibility: Eligibility


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """A review laid over a dossier."""

    case: Case
    judged: Judged
    digests: Mapping[str, str]
    """SHA-256 of the evidence on disk, by file."""
    review: Review
    items: tuple[Standing, ...]
    state: State
    next: str
    """What happens next, as one Chinese sentence."""
    claimed: Assessment
    verified: Assessment
    """What is settled, with everything still open taken both ways: an interval until all items are settled."""
    evidenced: Span | None
    before: Eligibility
    after: Eligibility
    consequence: tuple[str, ...]
    """What the cuts lead to, in Chinese sentences: 核减后88.5分，低于90：破格路径关闭 …; empty where nothing is."""
    problems: tuple[Problem, ...]
    """What is wrong with the review itself: another dossier's, edited by hand, another standard since …"""
    code: str
    """The seal code of the dossier, the standard and the evidence as they are now."""
    gaps: Gaps = NO_GAPS
    """Acts that were taken out of the review or altered: while one is open, nothing is verified."""
    stranger: bool = False
    """Whether the review is somebody else's: then nothing in it counts."""
    notes: tuple[Problem, ...] = ()
    """What was noticed while the files were read; among `problems` as well."""
    window: FixedWindow | None = None
    begun: bool = False
    """Whether at least one verdict counts: before that there is no verified total to show."""
    base: Claimed
    """The claims, ready to be scored under other rulings."""
    accepted: Outlook
    """With every item accepted: what cuts are measured against."""
    outlook: Outlook
    """With the cuts there are, and everything still open accepted."""

    @property
    def grave(self) -> tuple[Problem, ...]:
        """Return what must be told before anything else: somebody else's review, acts taken out or altered."""
        return grave(self.problems)

    @property
    def unfit(self) -> bool:
        """Tell whether nothing of the review file counts, or it is lost: no document is made of it."""
        return any(one.code in UNFIT for one in self.grave)

    @property
    def review_code(self) -> str:
        """Return the code that covers the acts of the review as well."""
        return review_code(self.code, heads(self.review))

    @property
    def left(self) -> int:
        """Return how many items are still to be decided."""
        return sum(one.state not in SETTLED for one in self.items)

    def standing(self, item_id: str) -> Standing:
        """Return the standing of that item; raise ``KeyError`` when there is none of that id."""
        for one in self.items:
            if one.item.id == item_id:
                return one
        raise KeyError(item_id)
