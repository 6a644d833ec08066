"""The seal 校验码: a digest of dossier, standard and evidence, short enough to print on every page.

It shows that nothing was changed since it was made. It does not show who made it: anybody can
make one of any dossier. The applicant's identity and telephone numbers are left out of it: whoever
knows the rest, e.g. from a report that prints only their last digits, could otherwise try the few
numbers that are possible until the code fits.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..base.text import storable
from .canonical import canonical, canonical_part, encoded
from .model import Dossier, StandardRef

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U, which are read for other characters."""
LOOK_ALIKE = str.maketrans("OIL", "011")
LETTERS = 16
"""Of which the last is the check letter: the others hold 75 bits."""
GROUP = 4
VERSION, MANY = b"zjai seal 2\n", b"zjai seals 1\n"

_NUMBERS = frozenset({"id_number", "phone"})
"""Of the person; not sealed."""
_NO_CONTENT = ("schema", "app", "example", "done", "last_entry", "cycle", "standard")
"""Who wrote the file and in which form, what was ticked off, which ids are gone; the others come by themselves."""
_BY_ITSELF = ("person", "work", "facts", "education", "answers", "readings", "variant", "note")
_TITLES = {
    "person": "基本信息", "work": "工作与方向", "facts": "申报资格的回答", "education": "继续教育学时",
    "answers": "量化自评的回答", "readings": "条款读法", "variant": "岗位类别", "note": "备注",
}  # fmt: skip
_CYCLE, _STANDARD, _ORDER, _REST = "年度申报计划", "量化评价标准", "业绩条目的次序", "其他内容"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something that can change by itself."""

    id: str
    """``person``, ``entry:<id>``, ``evidence:<file>``, ``standard`` …"""
    title: str
    """What to call it in Chinese, with names out of the dossier as they stand."""
    digest: str
    """SHA-256 in hex."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """The seal of a dossier at one moment."""

    code: str
    """``7KQ3-9XWD-2MTR-V04H``."""
    digest: str
    """SHA-256 over all parts, in hex; the code is its beginning."""
    parts: tuple[Part, ...]


def titled(part_id: str) -> str:
    """Return what a part that every dossier has is called; empty for the parts that go by a name."""
    return {"cycle": _CYCLE, "standard": _STANDARD, "entries": _ORDER, "rest": _REST, **_TITLES}.get(part_id, "")


def seal_of(dossier: Dossier, standard: StandardRef, evidence: Mapping[str, str]) -> Seal:
    """Return the seal of a dossier scored by that standard, with the evidence as it lies on disk.

    `evidence` gives for each file the dossier names the SHA-256 of what is there now, and the
    empty text where nothing is there or it could not be read. The order of keys, the form of
    numbers, the program that wrote the file and the person's identity and telephone numbers make
    no difference; unknown keys do.
    """
    parts = tuple(_parts(dossier, standard, evidence))
    lines = "\n".join(f"{json.dumps(part.id, ensure_ascii=True)} {part.digest}" for part in parts)
    whole = hashlib.sha256(VERSION + lines.encode())
    return Seal(code=_code(whole.digest()), digest=whole.hexdigest(), parts=parts)


def code_over(codes: Iterable[str]) -> str:
    """Return one code for several dossiers, whatever their order; that of a single one is its own."""
    found = sorted(set(codes))
    if len(found) == 1:
        return found[0]
    return _code(hashlib.sha256(MANY + "\n".join(found).encode()).digest())


def code_from(digest: str) -> str:
    """Return the code that is the beginning of a seal's digest in hex; empty for what is no digest."""
    try:
        found = bytes.fromhex(digest)
    except ValueError:
        return ""
    return _code(found) if len(found) == hashlib.sha256().digest_size else ""


def read_code(typed: str) -> str | None:
    """Return a typed code as it is printed, or None when it cannot be one, e.g. mistyped in one letter.

    Full-width letters, small letters, missing hyphens and letters that look alike are understood.
    """
    letters = "".join(one for one in unicodedata.normalize("NFKC", typed).upper() if one.isalnum())
    letters = letters.translate(LOOK_ALIKE)
    if len(letters) != LETTERS or any(one not in ALPHABET for one in letters) or _check(letters[:-1]) != letters[-1]:
        return None
    return _grouped(letters)


def _parts(dossier: Dossier, standard: StandardRef, evidence: Mapping[str, str]) -> Iterator[Part]:
    table = canonical_part(dossier)
    person = {key: value for key, value in table.get("person", {}).items() if key not in _NUMBERS}
    table["person"] = person or None
    yield _part("cycle", _CYCLE, dossier.cycle)
    yield _part("standard", _STANDARD, [standard.id, standard.edition, standard.digest])
    for name in _BY_ITSELF:
        yield _sealed(name, _TITLES[name], table.get(name))
    entries = table.get("entry", [])
    yield _sealed("entries", _ORDER, [one["id"] for one in entries])
    for entry, one in zip(dossier.entry, entries, strict=True):
        id_, title = storable(entry.id), storable(entry.title)
        yield _sealed(f"entry:{id_}", f"业绩条目“{title or id_}”", one)
    for name in dict.fromkeys(proof.file for entry in dossier.entry for proof in entry.evidence):
        yield _part(f"evidence:{name}", f"佐证材料“{name}”", evidence.get(name, ""))
    known = {*_NO_CONTENT, *_BY_ITSELF, "entry"}
    yield _sealed("rest", _REST, {key: value for key, value in table.items() if key not in known})


def _part(id_: str, title: str, content: Any) -> Part:
    return _sealed(id_, title, canonical(content))


def _sealed(id_: str, title: str, content: Any) -> Part:
    return Part(id=id_, title=title, digest=hashlib.sha256(encoded(content).encode()).hexdigest())


def _code(digest: bytes) -> str:
    bits = int.from_bytes(digest, "big") >> (len(digest) * 8 - 5 * (LETTERS - 1))
    letters = "".join(ALPHABET[bits >> (5 * at) & 31] for at in reversed(range(LETTERS - 1)))
    return _grouped(letters + _check(letters))


def _check(letters: str) -> str:
    """Return the letter that a single wrong letter, and nearly every exchange of two neighbours, contradicts.

    The weights are odd, so that none of the 32 letters can stand for another at its place.
    """
    return ALPHABET[sum((2 * at + 1) * ALPHABET.index(one) for at, one in enumerate(letters)) % len(ALPHABET)]


def _grouped(letters: str) -> str:
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))
