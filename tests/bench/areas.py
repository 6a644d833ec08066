"""How well the direction fit tells the areas apart; run by hand, never by the tests.

python tests/bench/areas.py

Three tables: ten-fold cross-validation over the shipped descriptions; each writer's descriptions measured
with the others' learned; and two held-out sets, from which nothing was learned or tuned. Bare lists of duties
are learned from in all, and measured in none. How to read them:

- All texts were written for this program, and none is a real job record. ``held_out`` was written to the same
  brief as the first two writers', ``fresh`` by imagining many people, after the program was finished.
- Thresholds were chosen by cross-validation, and the duties and pairs were written after reading its
  mistakes, so it flatters a little. The sober figures are those of a writer not learned from, and ``fresh``.

How is counted:

- primary: of AI work, verdict ``fits`` and the main area is the label;
- or second: the label is the main area or a secondary one, or the main area is one that the label's
  author would also accept. ``unclear`` and ``outside`` count as wrong in both;
- accepted: of work that is no AI, verdict ``fits`` (false acceptance; ``unclear`` asks, and is none);
- rejected: of AI work, verdict ``outside``; asked: verdict ``unclear``.

"answered": the same with a truthful answer to the one question that is asked where it is unclear.
"terms": the area with the most terms in the text, unclear without any, as the plain way to compare with.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from time import process_time

from zjai_tui.areas.fit import fit
from zjai_tui.areas.learning import Learned, learn
from zjai_tui.areas.result import Answers, Fit
from zjai_tui.areas.terms import terms_of
from zjai_tui.areas.text import cleaned
from zjai_tui.rules.areas.descriptions import Description
from zjai_tui.rules.areas.descriptions_reader import descriptions_from_text
from zjai_tui.rules.areas.questions import NOT_AI
from zjai_tui.rules.catalog import area_questions, areas, descriptions
from zjai_tui.rules.locate import data_files

HELD_OUT = [Path(__file__).parents[1] / "areas" / f"{name}.toml" for name in ("held_out", "fresh")]
WRITERS = ("first", "second", "third")
FOLDS = 10
LEAST_RIGHT, MOST_ACCEPTED, MOST_SECONDS = 0.85, 0.10, 0.4
"""Promises: primary or second; false acceptance of work that is no AI; seconds of processor time to load and learn."""

TRUTHFUL = {
    "basic_theory": "theory",
    "common_tech": "algorithm",
    "support_tech": "base",
    "data": "data",
    "applied_tech": "system",
    "social_governance": "rules",
    NOT_AI: "other",
}
"""What somebody whose work has that label would say is produced."""

Guess = tuple[str, str, tuple[str, ...]]
"""Verdict, main area, secondary areas."""
Guesser = Callable[[Description], Guess]


def by_fit(learned: Learned, *, answering: bool) -> Guesser:
    """Return the guesser that is the program; `answering`: the question asked is answered."""

    def guess(one: Description) -> Guess:
        found = fit(areas(), area_questions(), learned, one.text, Answers())
        if answering and found.ask and found.ask[0].id == "produced":
            found = fit(areas(), area_questions(), learned, one.text, Answers(produced=TRUTHFUL[one.area]))
        return as_guess(found)

    return guess


def as_guess(found: Fit) -> Guess:
    """Return what of a fit is measured."""
    return found.verdict, found.primary, found.secondary


def by_terms() -> Guesser:
    """Return the guesser that counts terms."""
    terms = terms_of(areas())

    def guess(one: Description) -> Guess:
        counted = dict.fromkeys((area.id for area in areas()), 0)
        for found in terms.found(cleaned(one.text)):
            counted[found.area] += 1
        first, second = sorted(counted, key=lambda name: -counted[name])[:2]
        if not counted[first]:
            return "unclear", "", ()
        return "fits", first, (second,) if counted[second] else ()

    return guess


def split(every: Sequence[Description], fold: int) -> tuple[list[Description], list[Description]]:
    """Return what is learned from and what is measured in one of the folds."""
    measured = [one for one in every if not one.duties]
    tried = [one for at, one in enumerate(measured) if at * 7919 % len(measured) % FOLDS == fold]
    kept = {one.text for one in tried}
    return [one for one in every if one.text not in kept], tried


def table(name: str, guesses: Iterable[tuple[Description, Guess]]) -> tuple[float, float]:
    """Print the figures of one guesser; return primary or second, and false acceptance."""
    found = list(guesses)
    inside = [pair for pair in found if pair[0].area != NOT_AI]
    outside = [pair for pair in found if pair[0].area == NOT_AI]
    right = share(inside, lambda one, guess: or_second(one, guess))
    accepted = share(outside, lambda _, guess: guess[0] == "fits")
    cells = [
        f"primary {share(inside, lambda one, guess: guess[1] == one.area):.1%}",
        f"or second {right:.1%}",
        f"accepted {accepted:.1%}",
        f"rejected {share(inside, lambda _, guess: guess[0] == 'outside'):.1%}",
        f"asked {share(inside, lambda _, guess: guess[0] == 'unclear'):.1%}"
        f" / no AI {share(outside, lambda _, guess: guess[0] == 'unclear'):.1%}",
        f"secondary areas {sum(len(guess[2]) for _, guess in inside) / max(len(inside), 1):.2f}",
    ]
    write(f"{name:<22}" + "  ".join(cells))
    return right, accepted


def by_area(guesses: Sequence[tuple[Description, Guess]]) -> None:
    """Print primary, and primary or second, for each area."""
    for area in areas():
        own = [pair for pair in guesses if pair[0].area == area.id]
        primary = share(own, lambda one, guess: guess[1] == one.area)
        write(f"  {area.id:<20}{len(own):>4}  primary {primary:.1%}  or second {share(own, or_second):.1%}")


def or_second(one: Description, guess: Guess) -> bool:
    """Tell whether label and answer agree, secondary areas of either included."""
    return guess[0] == "fits" and (one.area in (guess[1], *guess[2]) or guess[1] in one.second)


def share(pairs: Sequence[tuple[Description, Guess]], is_so: Callable[[Description, Guess], bool]) -> float:
    """Return the share of pairs of which it is so."""
    return sum(is_so(one, guess) for one, guess in pairs) / max(len(pairs), 1)


def cross_validated(
    every: Sequence[Description], part: float = 1.0, *, answering: bool = False
) -> list[tuple[Description, Guess]]:
    """Return every description with the guess of a model that has not seen it; `part` of the others is learned."""
    found = []
    for fold in range(FOLDS):
        known, tried = split(every, fold)
        kept = [one for at, one in enumerate(known) if one.duties or at * 7907 % 100 < part * 100]
        guess = by_fit(learn(kept, areas()), answering=answering)
        found += [(one, guess(one)) for one in tried]
    return found


def between_writers() -> None:
    """Print how well what the other writers' descriptions teach holds for each writer's."""
    known = [area.id for area in areas()]
    written = {
        name: descriptions_from_text(file.read_text(encoding="utf-8"), name, known)
        for name, file in data_files("areas/descriptions")
    }
    for name in WRITERS:
        taught = [one for other, ones in written.items() if other != name for one in ones]
        guess = by_fit(learn(taught, areas()), answering=False)
        table(f"  {name}", [(one, guess(one)) for one in written[name]])


def main() -> int:
    """Print both tables, the learning curve and the time; return 1 when a promise is broken."""
    begun = process_time()
    every = descriptions()
    area_questions()
    learned = learn(every, areas())
    seconds = process_time() - begun
    measured = [one for one in every if not one.duties]
    write(f"descriptions {len(measured)}, lists of duties {len(every) - len(measured)}")
    write("cross-validation")
    crossed = cross_validated(every)
    results = [table("  fit", crossed)]
    table("  fit, answered", cross_validated(every, answering=True))
    table("  terms", [(one, by_terms()(one)) for one in measured])
    by_area(crossed)
    curve = [
        f"{part:.0%} {share([pair for pair in cross_validated(every, part) if pair[0].area != NOT_AI], or_second):.1%}"
        for part in (0.25, 0.5, 0.75)
    ]
    write(f"  learning curve, primary or second: {', '.join(curve)}, 100% {results[0][0]:.1%}")
    write("each writer measured, the others learned from")
    between_writers()
    for file in HELD_OUT:
        held = descriptions_from_text(file.read_text(encoding="utf-8"), file.name, [one.id for one in areas()])
        write(f"{file.stem}: {len(held)}")
        guess = by_fit(learned, answering=False)
        tried = [(one, guess(one)) for one in held]
        results.append(table("  fit", tried))
        guess = by_fit(learned, answering=True)
        table("  fit, answered", [(one, guess(one)) for one in held])
        table("  terms", [(one, by_terms()(one)) for one in held])
        by_area(tried)
    write(f"load and learn: {seconds:.2f} s of processor time  (at most {MOST_SECONDS})")
    kept = all(right >= LEAST_RIGHT and accepted <= MOST_ACCEPTED for right, accepted in results)
    promise = f"primary or second at least {LEAST_RIGHT:.0%}, accepted at most {MOST_ACCEPTED:.0%}"
    write(f"{promise}: {'kept' if kept else 'BROKEN'}")
    return 0 if kept and seconds <= MOST_SECONDS else 1


def write(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
