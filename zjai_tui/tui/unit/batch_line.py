"""The line below the table: which dossiers are shown, in which states, marked, sorted. No textual here."""

from __future__ import annotations

from ...base.cells import width
from .batch_cells import column
from .batch_list import DossierList, summary_words


def line_words(dossiers: DossierList, shown: int, columns: int, room: int) -> str:
    """Return the line for so many dossiers on show and columns on other pages, in at most `room` cells if possible.

    What is left out first where there is no room: how to see the other columns, how it is sorted, what narrows it.
    """
    through = dossiers.sieve.words
    some = f"显示{shown}/{len(dossiers.rows)}份"
    counts = summary_words(dossiers.counts())
    found = column(dossiers.sorted_by)
    order = f"按{found.title}{'由高到低' if dossiers.downwards else '由低到高'}" if found else ""
    turn = f"左右键看其余{columns}列" if columns else ""
    told = f"{some}（{through}）" if through else f"共{shown}份"
    brief = some if through else told
    tries = (
        (told, counts, _marks(dossiers), order, turn),
        (told, counts, _marks(dossiers), order),
        (told, counts, _marks(dossiers)),
        (brief, counts, _marks(dossiers)),
    )
    lines = ["；".join(filter(None, one)) for one in tries]
    return next((one for one in lines if width(one) <= room), lines[-1])


def _marks(dossiers: DossierList) -> str:
    if not dossiers.marked:
        return ""
    hidden = f"（{dossiers.hidden_marks}份被筛选挡住）" if dossiers.hidden_marks else ""
    return f"已标记{len(dossiers.marked)}份{hidden}"
