"""Sentences of the lens: whose claim, which work, how the two know of each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ..base.problems import Severity
from ..base.text import bare, one_line, quoted
from .conflict import Code, Conflict
from .lens_claims import Claim, shared_files
from .row import Row

_LISTED = 3
"""So many people or works are named; of more only the number."""


def person_words(claim: Claim) -> str:
    """Return whose claim it is, or which file where nobody is named."""
    return quoted(claim.row.name) if claim.row.name.strip() else f"没有填姓名的{quoted(file_words(claim.row))}"


def people_words(claims: Iterable[Claim]) -> str:
    """Return the people of these claims, each once; people of one name with their files."""
    ones = list({claim.person: claim for claim in claims}.values())
    names = Counter(map(person_words, ones))
    return joined_words([_told(one, alone=names[person_words(one)] == 1) for one in ones], "人")


def _told(claim: Claim, *, alone: bool) -> str:
    words = person_words(claim)
    return words if alone or not claim.row.name.strip() else f"{words}（{file_words(claim.row)}）"


def file_words(row: Row) -> str:
    """Return the name of a dossier's file, without its folders."""
    return one_line(row.file.replace("\\", "/").rpartition("/")[2], 60)


def joined_words(words: Sequence[str], measure: str) -> str:
    """Return a list of words: two joined by 和, of many the first and their number."""
    if len(words) > _LISTED:
        return f"{'、'.join(words[:_LISTED])}等{len(words)}{measure}"
    return "、".join(words[:-1]) + "和" + words[-1] if len(words) > 1 else "".join(words)


def work_words(claims: Sequence[Claim]) -> str:
    """Return the work that the claims have in common: its name, its other name, and what they share."""
    titles = list({bare(one.trace.title): title_words(one) for one in claims}.values())
    shared = ""
    if len(claims) > 1:
        shared = shared_number(claims) or ("佐证材料相同" if shared_files(claims) else "") or _named_alike(claims)
    besides = [f"又写作{titles[1]}" if len(titles) > 1 else "", shared]
    told = "，".join(filter(None, besides))
    return f"{titles[0]}（{told}）" if told else titles[0]


def _named_alike(claims: Sequence[Claim]) -> str:
    """Return that the name of the work is the same, where the title is only that of the award."""
    named = all(any(field for field, _ in one.trace.works) for one in claims)
    return "成果名相同" if named else ""


def title_words(claim: Claim) -> str:
    """Return the title of the achievement, or its id where it has none."""
    return quoted(claim.trace.title.strip() or claim.trace.entry)


def shared_number(claims: Sequence[Claim]) -> str:
    """Return a number that all of the claims give, with what it is; empty where there is none."""
    for one in claims[0].trace.numbers:
        if all(any(one.key == other.key for other in claim.trace.numbers) for claim in claims):
            return f"{one.title}{one.shown}"
    return ""


def hint(
    code: Code, claims: Sequence[Claim], message: str, compare: str, remedy: str, *, strong: bool
) -> Conflict:  # fmt: skip
    """Return a hint about these claims."""
    return Conflict(
        code=code,
        severity=Severity.WARNING if strong else Severity.NOTE,
        message=message,
        compare=compare,
        remedy=remedy,
        files=tuple(dict.fromkeys(one.row.file for one in claims)),
        entries=tuple(dict.fromkeys(one.place for one in claims)),
    )
