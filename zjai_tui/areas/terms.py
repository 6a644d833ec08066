"""The terms of the areas, found in a description."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..rules.areas.area import Area, Term


@dataclass(frozen=True, slots=True)
class Found:
    """A term that stands in the text, as one of the areas lists it."""

    area: str
    word: str
    """As the person wrote it."""
    term: Term


@dataclass(frozen=True, slots=True)
class Terms:
    """Every term and alias, ready to be looked for."""

    starting: Mapping[str, tuple[str, ...]]
    """Words by their first two characters, the longest first."""
    listed: Mapping[str, tuple[tuple[str, Term], ...]]

    def found(self, text: str, written: str = "") -> tuple[Found, ...]:
        """Return the terms that stand in a cleaned text, each word once, the longest where they overlap.

        `written`: the same text as the person wrote it, sign by sign, from which the words are quoted.
        """
        quoted = written if len(written) == len(text) else text  # small letters may be more signs than capital ones
        words: dict[str, str] = {}
        free = 0
        for at, pair in enumerate(map(str.__add__, text, text[1:])):
            if at >= free and pair in self.starting:
                word = next((one for one in self.starting[pair] if _stands(one, text, at)), "")
                if word:
                    words.setdefault(word, quoted[at : at + len(word)])
                    free = at + len(word)
        return tuple(Found(area, shown, term) for word, shown in words.items() for area, term in self.listed[word])


def terms_of(areas: Iterable[Area]) -> Terms:
    """Return the terms of these areas; a single character is none."""
    listed: dict[str, list[tuple[str, Term]]] = {}
    for area in areas:
        for term in area.term:
            for word in dict.fromkeys(one.casefold() for one in (term.term, *term.aliases)):
                listed.setdefault(word, []).append((area.id, term))
    starting: dict[str, list[str]] = {}
    for word in sorted(listed, key=lambda word: (-len(word), word)):
        starting.setdefault(word[:2], []).append(word)
    return Terms({pair: tuple(words) for pair, words in starting.items()}, {k: tuple(v) for k, v in listed.items()})


def _stands(word: str, text: str, at: int) -> bool:
    """Tell whether the word stands there; Latin letters and digits at its ends must not go on beyond it."""
    if not text.startswith(word, at):
        return False
    end = at + len(word)
    goes_on = end < len(text) and _latin(word[-1]) and _latin(text[end])
    return not goes_on and not (at > 0 and _latin(word[0]) and _latin(text[at - 1]))


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
