"""Rulings laid over a dossier and scored, the way the app does it."""

from __future__ import annotations

from zjai_tui.scoring.verified import Claimed, hold
from zjai_tui.scoring.verified_total import assess_held


def assess_verified(standard, dossier, frame, rulings, target=None, effort="full"):
    """The assessment of what the rulings leave."""
    claimed = Claimed(standard, dossier, frame)
    return assess_held(claimed, hold(claimed, rulings), target, effort)


def score_verified(standard, dossier, frame, rulings):
    """Only the total."""
    return assess_verified(standard, dossier, frame, rulings, effort="points").total
