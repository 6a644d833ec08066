"""What whoever made an act had seen: all acts it follows, however far back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .model import Act


class Ancestry(Mapping[str, frozenset[str]]):
    """By the id of an act, the ids of all acts before it that its maker had seen.

    Kept as one bit for each earlier act: sets of their own would grow with the square of the history.
    """

    def __init__(self, acts: Sequence[Act]) -> None:
        """Take the acts in order: each after those it follows."""
        self._ids: list[str] = []
        self._bits: dict[str, int] = {}
        places: dict[str, int] = {}
        for one in acts:
            bits = 0
            for name in (*one.after, *one.lost):
                place = places.get(name)
                if place is None:  # taken out of the file: it was seen all the same
                    place = places[name] = self._placed(name)
                bits |= self._bits.get(name, 0) | 1 << place
            self._bits[one.id] = bits
            if one.id not in places:
                places[one.id] = self._placed(one.id)

    def _placed(self, name: str) -> int:
        self._ids.append(name)
        return len(self._ids) - 1

    def __getitem__(self, name: str) -> frozenset[str]:
        """Return what the maker of the act had seen; raise ``KeyError`` for no act of these."""
        bits = bin(self._bits[name])[:1:-1]
        return frozenset(self._ids[at] for at, bit in enumerate(bits) if bit == "1")

    def __iter__(self) -> Iterator[str]:
        """Yield the ids of the acts."""
        return iter(self._bits)

    def __len__(self) -> int:
        """Return how many acts there are."""
        return len(self._bits)
