"""Where on the walk the person is: section, question, and inside an achievement. It follows the answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ..dossier.model import Dossier
from ..filling.rulebook import Rules
from ..filling.session import Session
from .entries import LIST, PAGE
from .sections import SECTIONS, Place, Section
from .stops import NothingStop, Stop

FIRST, LAST = "已经是第一题。", "已经是最后一节。"


class Position:
    """A place among the questions, which may come and go with the answers."""

    def __init__(self, session: Session) -> None:
        """Begin at the first question."""
        self._session = session
        self._section, self._place, self._key = 0, Place(), ""
        self._order: list[str] = []
        self._made: tuple[Dossier, Rules, int, Place, tuple[Stop, ...]] | None = None

    @property
    def section(self) -> Section:
        """Return the section."""
        return SECTIONS[self._section]

    @property
    def place(self) -> Place:
        """Return what is open beyond the question itself."""
        return self._place

    @property
    def stop(self) -> Stop:
        """Return the question; where the one that was here is gone, the one that followed it."""
        return self.stops[self._at]

    @property
    def number(self) -> str:
        """Return the number of the question: ``3.2``."""
        return f"{self._section + 1}.{self._at + 1}"

    @property
    def at_head(self) -> bool:
        """Whether it is the first question of its section."""
        return self._at == 0

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Return the questions of the section as it now stands, made once for each state."""
        session, made = self._session, self._made
        now = (session.dossier, session.rules, self._section, self._place)
        if made is None or not (made[0] is now[0] and made[1] is now[1] and made[2:4] == now[2:]):
            self._made = made = (*now, self._stops_of(self.section, self._place))
        return made[4]

    def settle(self) -> None:
        """Take the question for granted: from here on its neighbours are remembered."""
        self._key, self._order = self.stop.key, [one.key for one in self.stops]

    def advance(self) -> str:
        """Go to the next question; return what to tell where there is none.

        At the end of an achievement comes the list, at the end of a section the next one.
        """
        stops, at = self.stops, self._at
        if self._key and self._key not in [one.key for one in stops]:
            self._key = stops[at].key  # it went with its answer; what followed it is here already
        elif self._place.page is not None and at > 0 and stops[at].key.startswith(PAGE):
            self._place = replace(self._place, page=None)
            self._key = stops[at - 1].key  # more evidence may follow
        elif at + 1 < len(stops):
            self._key = stops[at + 1].key
        elif self._place.entry is not None:
            self.close_entry()
        else:
            return self.go(self._section + 1)
        return ""

    def back(self) -> str:
        """Go to the question before; return what to tell where there is none."""
        at = self._at
        if at > 0:
            self._key = self.stops[at - 1].key
            self._place = replace(self._place, page=None)
        elif self._place.entry is not None:
            self.close_entry()
        elif self._section == 0:
            return FIRST
        else:
            self.go(self._section - 1)
            self._key = self.stops[-1].key
        return ""

    def go(self, section: int, key: str = "") -> str:
        """Go to a section, counted from 0, and a question of it; return what to tell where there is none."""
        if not 0 <= section < len(SECTIONS):
            return FIRST if section < 0 else LAST
        self._place = replace(self._place, entry=None, page=None)
        self._section, self._key = section, key
        return ""

    def next_section(self, *, again: bool = False) -> str:
        """Go to the head of the next section, or of this one again; return what to tell where there is none."""
        return self.go(self._section + (0 if again else 1))

    def open_entry(self, entry_id: str, kind_id: str) -> None:
        """Go into an achievement."""
        self._place = replace(self._place, entry=(entry_id, kind_id), page=None)
        self._key = ""

    def open_page(self, at: int) -> None:
        """Go to the page of that evidence of the open achievement."""
        self._place = replace(self._place, page=at)
        self._key = self.stops[-1].key

    def close_entry(self) -> None:
        """Go back to the list the achievement was opened from."""
        self._place = replace(self._place, entry=None, page=None)
        self._key = LIST

    def ask_every(self) -> bool:
        """Begin or cease to ask what has no influence; return whether it is asked now."""
        self._place = replace(self._place, every=not self._place.every)
        return self._place.every

    def return_to(self, title: str) -> None:
        """Go to the question of that title in the section, if it is there: its answer was taken back."""
        self._key = next((one.key for one in self.stops if one.title == title), self._key)

    def find(self, wanted: str) -> bool:
        """Go to a section by number or title, or to a question by ``3.2`` or its title; False when there is none."""
        number, _, place = wanted.partition(".")
        digits = (number + place).isascii()  # ² is a digit as well, and no number
        if digits and number.isdigit() and len(number) < 3 and (not place or (place.isdigit() and len(place) < 4)):
            return self._find_number(int(number) - 1, int(place or 1) - 1)
        return self._find_title(lambda title: title == wanted) or self._find_title(lambda title: wanted in title)

    def outline(self) -> tuple[str, ...]:
        """Return one line for each section."""
        lines = []
        for at, section in enumerate(SECTIONS):
            count = len(self._stops_of(section, self._outside))
            here = "，现在在这里" if at == self._section else ""
            lines.append(f"第{at + 1}节，{section.title}，{count}题{here}。")
        return tuple(lines)

    @property
    def _at(self) -> int:
        keys = [one.key for one in self.stops]
        if self._key in keys:
            return keys.index(self._key)
        if self._key in self._order:
            following = self._order[self._order.index(self._key) :]
            return next((keys.index(key) for key in following if key in keys), len(keys) - 1)
        return 0

    def _find_number(self, section: int, at: int) -> bool:
        stops = self._stops_of(SECTIONS[section], self._outside) if 0 <= section < len(SECTIONS) else ()
        if not 0 <= at < len(stops):
            return False
        self.go(section, stops[at].key)
        return True

    def _find_title(self, fits: Callable[[str], bool]) -> bool:
        for at, section in enumerate(SECTIONS):
            if fits(section.title):
                self.go(at)
                return True
            found = next((one for one in self._stops_of(section, Place(every=True)) if fits(one.title)), None)
            if found is not None:
                if found.key not in [one.key for one in self._stops_of(section, self._outside)]:
                    self.ask_every()
                self.go(at, found.key)
                return True
        return False

    def _stops_of(self, section: Section, place: Place) -> tuple[Stop, ...]:
        return section.stops(self._session, place) or (NothingStop(),)

    @property
    def _outside(self) -> Place:
        """Return the place with nothing open."""
        return Place(every=self._place.every)
