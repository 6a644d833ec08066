"""The seal of the case a command works on."""

from __future__ import annotations

from ..dossier.evidence import found_digests
from ..dossier.seal import Seal, seal_of
from ..reports.material import Material
from ..scoring.reference import reference_to
from .case import Case


def seal_of_case(case: Case, material: Material) -> Seal:
    """Return the seal over the dossier, its standard and the evidence as it lies on disk."""
    digests = (
        found_digests(case.dossier, case.folder, material.states)
        if case.folder is not None and material.states is not None
        else {}
    )
    return seal_of(case.dossier, reference_to(case.standard), digests)
