"""How reports call an edition of a standard, and how they show two wordings of a clause beside each other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..base.dates import shown_date
from ..base.numbers import plain
from ..rules.standards.standard import Head, Status
from ..transcribing.editions.change import Change
from ..transcribing.editions.wording import Piece
from .document.model import Text
from .material import STATUS_LABELS, short_digest
from .page import sentence

LONGEST_SAME, SHOWN_SAME = 48, 20
"""Signs of a piece that did not change from which on its middle is left out, and those then shown at each end."""


def edition_text(title: str, standard_id: str, edition: str, status: Status, digest: str) -> str:
    """Return an edition in one line: title, id, edition, status and the beginning of its digest."""
    return f"{title}（{standard_id}，{edition}，{STATUS_LABELS[status]}，校验码{short_digest(digest)}）"


def head_text(head: Head, digest: str) -> str:
    """Return the same for the head of a standard, with its period of validity and its maximum."""
    named = edition_text(head.title, head.id, head.edition, head.status, digest)
    return f"{named}，满分{plain(head.max)}分，{validity_label(head.valid_from, head.valid_until)}"


def validity_label(first: date | None, last: date | None) -> str:
    """Return from when to when an edition applies."""
    if first and last:
        return f"适用{shown_date(first)}至{shown_date(last)}"
    if first:
        return f"{shown_date(first)}起适用"
    return f"适用到{shown_date(last)}" if last else "没有写适用期"


def change_text(change: Change) -> Text:
    """Return a change as a note of a report."""
    if change.pieces:
        return Text(marked(change.pieces), f"{change.name}：")
    return Text(sentence(change.words))


def marked(pieces: Iterable[Piece]) -> str:
    """Return both wordings in one line: what went as 〔删：…〕, what came as 〔增：…〕."""
    return "".join(_marked(one) for one in pieces)


def _marked(piece: Piece) -> str:
    words = " ".join(piece.words.split())
    match piece.kind:
        case "gone":
            return f"〔删：{words}〕"
        case "come":
            return f"〔增：{words}〕"
        case "same":
            return words if len(words) <= LONGEST_SAME else f"{words[:SHOWN_SAME]}……{words[-SHOWN_SAME:]}"
