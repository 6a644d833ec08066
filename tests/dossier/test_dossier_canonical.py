"""The one form of a dossier is the same whichever way it is come by."""

from __future__ import annotations

from hypothesis import given

from dossier_samples import DOSSIERS
from zjai_tui.dossier.canonical import canonical_json, canonical_part, encoded
from zjai_tui.dossier.model import Dossier
from zjai_tui.dossier.writer import part_table


@given(DOSSIERS)
def test_the_short_way_gives_the_form_of_the_table_that_is_written(dossier: Dossier) -> None:
    assert encoded(canonical_part(dossier)) == canonical_json(part_table(dossier))
