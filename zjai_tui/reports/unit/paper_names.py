"""Names of files made of names of people: safe on every system, and never a path."""

from __future__ import annotations

import unicodedata

from ..public_text import HIDDEN, public_text

_LONGEST = 40
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{at}" for at in range(10)), *(f"lpt{at}" for at in range(10))}
)
"""Names that Windows keeps for devices, whatever ending follows."""
_KEPT = "-_（）·"


def safe_name(text: str, otherwise: str = "档案") -> str:
    """Return a text out of a file as part of a file name; `otherwise` where nothing of it is left.

    Kept are letters and digits of any script and a few signs, but no numbers that could be somebody's.
    """
    plain = unicodedata.normalize("NFC", public_text(text).replace(HIDDEN, ""))
    kept = "".join(char if char.isalnum() or char in _KEPT else " " for char in plain)
    name = "".join(kept.split())[:_LONGEST].strip("-_·")
    return otherwise if not name or name.lower() in _RESERVED else name


class Namer:
    """Gives every dossier of a run a name of its own."""

    def __init__(self) -> None:
        """Begin with no names given."""
        self._given: set[str] = set()

    def name(self, person: str, stem: str) -> str:
        """Return a name for a dossier: the person's, where it is taken with the file's, then with a number."""
        first = safe_name(person, safe_name(stem))
        tries = [first, f"{first}（{safe_name(stem)}）"]
        name = next((one for one in tries if one.lower() not in self._given), "")
        at = 2
        while not name:
            numbered = f"{first}（{at}）"
            name = "" if numbered.lower() in self._given else numbered
            at += 1
        self._given.add(name.lower())
        return name
