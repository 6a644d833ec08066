"""The dossier as it is written to its file."""

from __future__ import annotations

from dataclasses import replace

from ..dossier.model import Dossier
from ..scoring.reference import reference_to
from .session import Session


def recorded(session: Session) -> Dossier:
    """Return the dossier as it is saved: it notes which edition of its standard it was scored against."""
    dossier, standard = session.dossier, session.rules.standard
    if dossier.standard.id not in ("", standard.standard.id):
        return replace(dossier, example=False)  # scored by another one for want of its own: its record stays
    return replace(dossier, standard=replace(reference_to(standard), extra=dossier.standard.extra), example=False)
