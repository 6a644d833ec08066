"""Another edition chosen for an open dossier: its answers go along through the rename map."""

from __future__ import annotations

from dataclasses import replace

from ..dossier import edit
from ..dossier.model import Dossier
from ..rules.catalog import find_standard
from ..rules.standards.standard import Standard
from ..transcribing.editions.carrying import carry, with_note


def to_standard(dossier: Dossier, current: Standard, chosen: str) -> Dossier:
    """Return the dossier under the standard of that id. Raises `Refused` when it cannot be read.

    Between two editions of one table the answers are led over; what the other one cannot hold is
    put into the remarks. Under any other standard they stay as they are, under their own names.
    """
    switched = edit.set_standard(dossier, chosen)
    if (
        not chosen
        or chosen == current.standard.id
        or (dossier.standard.id or current.standard.id) != current.standard.id
    ):
        return switched
    new = find_standard(chosen)
    if new.standard.replaces != current.standard.id and current.standard.replaces != new.standard.id:
        return switched
    carried = carry(dossier, current, new)
    lost = [one for one in carried.unplaced if not one.kept]
    return replace(with_note(carried.dossier, new, lost), standard=switched.standard)
