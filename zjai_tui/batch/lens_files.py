"""The same evidence file in several dossiers, or under several names in one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..base.text import quoted
from .conflict import Conflict
from .lens_claims import EMPTY_FILE, Claim, several_people
from .lens_limits import find_limits
from .lens_words import hint, joined_words, people_words, person_words, title_words
from .work_names import work_name

_Use = tuple[str, Claim]
"""A file as the dossier names it, and the claim it proves."""


def same_files(claims: Sequence[Claim], group_of: Mapping[tuple[int, str], int]) -> Iterator[Conflict]:
    """Yield the hints about files of the same content.

    `group_of` gives for claims (place of the row, entry id) the number of the achievement they share with
    other people: people who have one achievement together also have its certificate together.
    """
    uses: dict[str, list[_Use]] = {}
    for one in claims:
        for file, digest in one.trace.evidence:
            if digest and digest != EMPTY_FILE:
                uses.setdefault(digest, []).append((file, one))
    for found in uses.values():
        if len(found) > 1:
            yield from _between(found, group_of)
            if len({file for file, _ in found}) > 1:
                yield from _renamed(found)


def _between(found: Sequence[_Use], group_of: Mapping[tuple[int, str], int]) -> Iterator[Conflict]:
    ones = list({one.place: one for _, one in found}.values())
    if not several_people(ones) or _have_it_together(ones, group_of):
        return
    people = len({one.person for one in ones})
    common = people > find_limits().names.most_sharing
    files = list(dict.fromkeys(file for file, _ in found))
    names = joined_words([quoted(file) for file in files], "个文件名")
    works = list({(one.person, one.trace.title): _proved(one) for one in ones}.values())
    many = "，用的人多，可能是单位统一出具的" if common else ""
    message = f"{people_words(ones)}的佐证材料{names}内容完全相同{many}，分别证明：{joined_words(works, '项')}"
    compare = "这份材料里写的是谁、哪几项成果"
    yield hint("same-file", ones, message, compare, "证明不了的请退回补正，确是几人共有的可以不改", strong=not common)


def _proved(one: Claim) -> str:
    return f"{person_words(one)}的{title_words(one)}"


def _have_it_together(ones: Sequence[Claim], group_of: Mapping[tuple[int, str], int]) -> bool:
    """Tell whether all that the file proves is claimed by all of these people together, under one name or number."""
    people = {one.person for one in ones}
    sharing: dict[int, list[Claim]] = {}
    for one in ones:
        group = group_of.get((one.at, one.trace.entry))
        if group is None:
            return False
        sharing.setdefault(group, []).append(one)
    return all({one.person for one in found} == people and _one_name(found) for found in sharing.values())


def _one_name(ones: Sequence[Claim]) -> bool:
    names = [{work_name(one.trace.title), *(name for _, name in one.trace.works)} - {""} for one in ones]
    numbers = [{number.key for number in one.trace.numbers} for one in ones]
    return bool(set.intersection(*names) or set.intersection(*numbers))


def _renamed(found: Sequence[_Use]) -> Iterator[Conflict]:
    rows: dict[int, list[_Use]] = {}
    for use in found:
        rows.setdefault(use[1].at, []).append(use)
    for uses in rows.values():
        files = list(dict.fromkeys(file for file, _ in uses))
        ones = list({one.trace.entry: one for _, one in uses}.values())
        if len(files) > 1:
            names = joined_words([quoted(file) for file in files], "个文件")
            what = f"，用在{len(ones)}条业绩上" if len(ones) > 1 else ""
            message = f"{person_words(ones[0])}的{names}内容完全相同{what}"
            yield hint(
                "file-renamed", ones, message, "是否放错了文件", "放错的请退回换上；确是同一份的可以不改", strong=False
            )
