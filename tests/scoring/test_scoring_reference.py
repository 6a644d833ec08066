"""A dossier remembers which standard it was scored against, and a later change is noticed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from zjai_tui.base.problems import Severity
from zjai_tui.dossier.model import Dossier, StandardRef
from zjai_tui.rules.standards.standard import Head, Standard
from zjai_tui.scoring.reference import changed_since, reference_to

STANDARD = Standard(
    schema=1, standard=Head(id="s", title="表", edition="1", status="reference", max=100), digest="abc"  # type: ignore[arg-type]
)  # fmt: skip


def test_the_standard_it_was_scored_against_is_no_change() -> None:
    assert reference_to(STANDARD) == StandardRef(id="s", edition="1", digest="abc")
    assert changed_since(Dossier(standard=reference_to(STANDARD)), STANDARD) == ()


@pytest.mark.parametrize("change", [{"digest": "xyz"}, {"edition": "2"}])
def test_another_text_or_edition_is_a_warning(change: dict[str, str]) -> None:
    (found,) = changed_since(Dossier(standard=replace(reference_to(STANDARD), **change)), STANDARD)
    assert (found.code, found.severity) == ("standard-changed", Severity.WARNING)


@pytest.mark.parametrize("ref", [StandardRef(), StandardRef(id="s"), StandardRef(id="other", digest="xyz")])
def test_what_was_not_recorded_or_names_another_standard_is_no_change(ref: StandardRef) -> None:
    assert changed_since(Dossier(standard=ref), STANDARD) == ()
