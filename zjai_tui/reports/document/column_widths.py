"""How columns share the width of a page."""

from __future__ import annotations

from collections.abc import Sequence


def shared(wanted: Sequence[int], room: int, longest: int) -> list[int]:
    """Return the columns' widths, together exactly `room`: what each wants; where that is too much, the wide ones less.

    What is left over goes to the column `longest`. Columns narrower than an even share keep what they want.
    """
    widths = list(wanted)
    open_columns = set(range(len(wanted)))
    left = room
    while open_columns and sum(wanted[at] for at in open_columns) > left:
        share = left // len(open_columns)
        narrow = {at for at in open_columns if wanted[at] <= share}
        if not narrow:
            for at in open_columns:
                widths[at] = share
            break
        left -= sum(wanted[at] for at in narrow)
        open_columns -= narrow
    widths[longest] += room - sum(widths)
    return widths
