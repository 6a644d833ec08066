"""The applicant's own numbers in what compares dossiers: masked as in the self-assessment report, unless asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..dossier.model import Dossier
from .public_text import HIDDEN
from .self_report.person import Identity, scrubber

Hide = Callable[[str], str]


def hider(dossiers: Iterable[Dossier], identity: Identity = "masked") -> Hide:
    """Return the function that hides the numbers of all of these people in a text, and leaves other texts alone."""
    scrubbers = [] if identity == "full" else [scrubber(one, identity) for one in dossiers]

    def hide(text: str) -> str:
        shown = text
        for one in scrubbers:
            scrubbed = one(shown)
            shown = scrubbed if scrubbed.count(HIDDEN) > shown.count(HIDDEN) else shown
        return shown

    return hide


def hidden_in(value: Any, hide: Hide) -> Any:
    """Return a value of JSON with every text in it, keys left alone, gone through `hide`."""
    if isinstance(value, str):
        return hide(value)
    if isinstance(value, Mapping):
        return {key: hidden_in(inner, hide) for key, inner in value.items()}
    return [hidden_in(one, hide) for one in value] if isinstance(value, list | tuple) else value
