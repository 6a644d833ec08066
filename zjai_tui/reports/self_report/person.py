"""Who the self-assessment report is about, and how much of the person's numbers it shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Literal

from ...base.numbers import plain
from ...base.text import joined_lines, one_line
from ...dossier.model import Dossier
from ...dossier.person_titles import PERSON_TITLES
from ...dossier.writer import dossier_table
from ...rules.standards.standard import Standard
from ..document.model import Form
from ..page import LONGEST
from ..public_text import HIDDEN, bare_number, number_runs

Identity = Literal["masked", "full", "public"]
"""``masked``: only the last signs of identity and telephone number; ``full``: both whole; ``public``: neither,
nor any number in the dossier's texts that could be somebody's."""

_SHOWN, _FEWEST_HIDDEN = 4, 4
"""Last signs shown of a masked number, and how many at least stay hidden before them."""
_CUT = "…"
_SHORTEST = 6
"""Signs of a number worth hiding: a shorter one is none, and would be found in every year."""
_FEWEST_CUT = 4
"""Signs of a number, cut off at the end of a quotation, from which on the rest is hidden as well."""
_NOT_SHOWN = {"schema", "app", "cycle", "standard", "sha256"}
"""Keys of a dossier whose texts say nothing of the person."""


def person_form(dossier: Dossier, standard: Standard, areas: Mapping[str, str], identity: Identity) -> Form:
    """Return the head of the report: person, unit, numbers as far as they are to be shown, and the work."""
    person, work = dossier.person, dossier.work
    variant = next((one.title for one in standard.variant if one.id == dossier.variant), "")
    second = areas.get(work.second_area, "")
    rows = [
        (PERSON_TITLES["name"], person.name or "没有填"),
        (PERSON_TITLES["unit"], person.unit or "没有填"),
        (PERSON_TITLES["position"], person.position),
        (PERSON_TITLES["id_number"], shown_number(person.id_number, identity)),
        (PERSON_TITLES["phone"], shown_number(person.phone, identity)),
        ("专业方向", areas.get(work.area, "没有选") + (f"；其次{second}" if second else "")),
        ("岗位类别", variant or ("没有选" if standard.variant else "")),
        ("工作内容", work.description),
    ]
    return Form(tuple((label, value) for label, value in rows if value))


def scrubber(dossier: Dossier, identity: Identity, typed: Iterable[str] = ()) -> Callable[[str], str]:
    """Return the function that every text of the report goes through: one line, no more numbers than allowed.

    `typed`: what others wrote about the dossier, each text by itself: joined, a number at the end of one
    and a number at the begin of the next would be taken for one that stands nowhere.
    A masked report hides the person's own two numbers wherever else they were typed, with other separators or in
    another script as well; a public one also everything in the dossier that looks like a number of somebody or is an
    address of mail, dates typed as 2024-09-13 included.
    """
    if identity == "full":
        return _clean
    hidden = {_clean(one).strip() for one in (dossier.person.id_number, dossier.person.phone)}
    own = [bare for one in hidden if len(bare := bare_number(one)) >= _SHORTEST]
    every = (*_texts(dossier_table(dossier)), *typed)
    texts = {form for text in every for form in (text, joined_lines(text), *text.splitlines())}
    for run in (run for text in texts for run in number_runs(text)):
        if identity == "public" or any(one in bare_number(run) for one in own):
            hidden.add(run)
    runs = sorted((one for one in hidden if len(one) >= _SHORTEST), key=len, reverse=True)
    if not runs:
        return _clean
    whole = re.compile("|".join(map(re.escape, runs)))
    # a number cut off goes first: of two in a row the first alone would be hidden, and the rest not be known again
    return lambda text: _without_cut(whole.sub(HIDDEN, _without_cut(_clean(text), runs)), runs)


def _without_cut(text: str, runs: Iterable[str]) -> str:
    """Return the text without a number whose end was cut off, as quotations are."""
    *parts, last = text.split(_CUT)
    for at, part in enumerate(parts):
        for run in runs:
            kept = next((end for end in range(len(run) - 1, _FEWEST_CUT - 1, -1) if part.endswith(run[:end])), 0)
            if kept:
                parts[at] = part[:-kept] + HIDDEN
                break
    return _CUT.join((*parts, last))


def shown_number(number: str, identity: Identity) -> str:
    """Return an identity or telephone number as far as it is to be shown; empty for nothing."""
    bare = number.strip()
    if not bare or identity == "public":
        return ""
    if identity == "full":
        return bare
    return f"尾号{bare[-_SHOWN:]}" if len(bare) >= _SHOWN + _FEWEST_HIDDEN else "已填，没有列出"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in _NOT_SHOWN:
                yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, int | Decimal) and not isinstance(value, bool):
        yield plain(Decimal(value))


def _clean(text: str) -> str:
    return one_line(joined_lines(text) if "\n" in text else text, LONGEST)
