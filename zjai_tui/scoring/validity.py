"""Whether an edition of a standard belongs to the round that is judged by it.

A round is judged under the edition in force when its notice opened it, whenever that is looked up:
the score of a past round stays what it was, and today's date plays no part. An edition has run out
for a round that begins after its last day; it is too new for a round all of whose dates come before
its first day. A round begins with its notice, or with the earliest date it counts by where that is
later. Both are our reading of a period of validity, not a published rule.
"""

from __future__ import annotations

from ..base.dates import shown_date
from ..rules.standards.standard import Head
from .frame import Frame


def validity_words(head: Head, frame: Frame) -> str:
    """Return the warning that stands beside every score under an edition of another time, or nothing.

    Without dates of the round nothing can be said.
    """
    days = [*frame.dates.values(), *([frame.opened] if frame.opened else [])]
    if not days:
        return ""
    begins = max(min(frame.dates.values(), default=days[-1]), frame.opened or days[0])
    if head.valid_until is not None and head.valid_until < begins:
        until = shown_date(head.valid_until)
        return f"这一版标准适用到{until}，本轮在其后，须换用新版或向主管部门核实。"
    if head.valid_from is not None and head.valid_from > max(days):
        return f"这一版标准从{shown_date(head.valid_from)}起适用，本轮在其前，须换用旧版或向主管部门核实。"
    return ""


def banner_of(head: Head, frame: Frame) -> str:
    """Return what stands wherever a score is shown: the standard's own words, and warnings."""
    said, more = head.banner.strip(), validity_words(head, frame) + frame.unconfirmed
    if said and more and said[-1] not in "。；：！？":
        said += "。"
    return said + more
