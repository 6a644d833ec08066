"""The seal over a dossier and the evidence as it lies on disk."""

from __future__ import annotations

from pathlib import Path

from .evidence import EvidenceStates, found_digests
from .model import Dossier, StandardRef
from .seal import Seal, seal_of


def seal_on_disk(dossier: Dossier, standard: StandardRef, folder: Path | None, states: EvidenceStates | None) -> Seal:
    """Return the seal; over no evidence where the dossier has no folder, or nobody looked at the files."""
    if folder is None or states is None:
        return seal_of(dossier, standard, {})
    return seal_of(dossier, standard, found_digests(dossier, folder, states))
