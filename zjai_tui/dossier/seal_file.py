"""The seal file 校验文件: what a seal was made of, part by part, so that a later change can be named.

It holds digests only, each salted with the seal and with what it is of. Names of evidence files
stay out of it, and so do the person's identity and telephone numbers, see `seal`. A part of which
only few contents are possible can still be found by trying them, so that the file is as private as
the dossier.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from .. import VERSION
from ..base.problems import Refused, refuse
from ..base.structure import structure
from ..base.text import one_line, quoted
from ..base.toml_files import LARGEST_FILE, parse_toml
from ..base.toml_writing import toml_text
from ..base.whole import HEAD, promised
from .model import Dossier, Extra, StandardRef
from .seal import Seal, code_from, titled

Change = Literal["added", "changed", "removed"]

SCHEMA = 2
"""Of layout 1 the codes were made in another way: nothing can be compared with them."""
KIND = "seal"
ENDING = ".校验.toml"
HEADER = (
    "# 校验文件：只有各部分的摘要，没有原文；证件号码和联系电话两栏不在内\n"
    "# 用zjai verify核对自评档案有没有改过，改过的指出是哪一处\n"
    "# 内容很短的部分可以凭猜测去试，请和自评档案一样保管\n"
    f"{HEAD}"
)

_KEPT = 32
"""Hex digits kept of a part's digest."""
_EVIDENCE, _PROOF = "evidence:", "proof:"
_GONE = {"added": "新添", "changed": "已改动", "removed": "已去掉"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SealFile:
    """A seal as it was made on a day."""

    schema: int = SCHEMA
    kind: str = KIND
    app: str = ""
    made: date | None = None
    code: str = ""
    digest: str = ""
    """SHA-256 over all parts, in hex: also what the digests of the parts are salted with."""
    cycle: str = ""
    standard: StandardRef = field(default_factory=StandardRef)
    review: tuple[str, ...] = ()
    """Ids of the acts that were last in the review file beside it; each holds those before it."""
    part: Mapping[str, str] = field(default_factory=dict)
    """Salted digests by key: ``person``, ``entry:<id>``, ``proof:<entry id>:<number>``, ``standard`` …"""
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Something that is no longer as it was sealed."""

    change: Change
    key: str
    title: str
    """What to call it, in Chinese, with names out of the dossier as they stand."""

    @property
    def label(self) -> str:
        """Return what happened to it, as people read it."""
        return _GONE[self.change]


def sealed(dossier: Dossier, standard: StandardRef, seal: Seal, made: date, review: tuple[str, ...] = ()) -> SealFile:
    """Return the seal file of a dossier whose seal is that; `review` are the last acts of its review."""
    return SealFile(
        app=VERSION,
        made=made,
        code=seal.code,
        digest=seal.digest,
        cycle=dossier.cycle,
        standard=StandardRef(id=standard.id, edition=standard.edition, digest=standard.digest),
        review=review,
        part={key: salted for key, _, salted in (*_parts(seal, seal.digest), *_proofs(dossier, seal, seal.digest))},
    )


def seal_file_text(file: SealFile) -> str:
    """Return the file as TOML."""
    return promised(HEADER + toml_text(_table(file), frozenset()))


def seal_line(file: SealFile) -> str:
    """Return the file as one line of JSON in ASCII, to stand inside another document."""
    table = _table(file)
    if file.made is not None:
        table["made"] = file.made.isoformat()
    return json.dumps(table, ensure_ascii=True, separators=(",", ":"))


def read_seal_file(text: str, where: str) -> SealFile:
    """Return the seal file of a TOML text. Raises `Refused`."""
    return _from_table(parse_toml(text, where), where)


def read_seal_line(line: str, where: str) -> SealFile:
    """Return the seal file out of another document. Raises `Refused`."""
    try:
        if len(line) > LARGEST_FILE:
            raise ValueError
        table = json.loads(line)
        if not isinstance(table, dict):
            raise ValueError
        if isinstance(table.get("made"), str):
            table["made"] = date.fromisoformat(table["made"])
    except (ValueError, RecursionError):
        raise _broken(where, "里面的校验数据读不出") from None
    return _from_table(table, where)


def is_seal_table(table: Mapping[str, Any]) -> bool:
    """Tell whether a TOML table says that it is a seal file."""
    return table.get("kind") == KIND


def differences(file: SealFile, dossier: Dossier, now: Seal) -> tuple[Difference, ...]:
    """Return what differs from the seal file, in the order of the dossier; what was taken away comes last.

    A piece of evidence that proves several entries is told once. As the names of evidence files are not
    known, those of an entry are matched by their content first, and what is left by its place.
    """
    parts = {key: salted for key, salted in file.part.items() if not key.startswith(_PROOF)}
    proofs = _by_entry(file.part)
    found: dict[str, Difference] = {}
    gone: list[Difference] = []
    for key, title, salted in _parts(now, file.digest):
        before = parts.pop(key, None)
        if before != salted:
            found[key] = Difference(change="changed" if before is not None else "added", key=key, title=title)
    titles = {key: title for key, title, _ in _proofs(dossier, now, file.digest)}
    present = _by_entry({key: salted for key, _, salted in _proofs(dossier, now, file.digest)})
    for entry, new in present.items():
        changed, added, removed = _told_apart(proofs.pop(entry, {}), new)
        for at in new:
            if at in changed or at in added:
                one = Difference(
                    change="changed" if at in changed else "added",
                    key=_proof(entry, at),
                    title=titles[_proof(entry, at)],
                )
                found.setdefault(one.title, one)
        # which of them is gone, and which is another one now, is not known
        gone += [_removed(_proof(entry, "" if changed else at)) for at in removed]
    gone += map(_removed, (*parts, *(_proof(entry, at) for entry, places in proofs.items() for at in places)))
    return (*found.values(), *gone)


def _parts(seal: Seal, salt: str) -> Iterator[tuple[str, str, str]]:
    """Yield key, title and salted digest of every part but evidence."""
    for part in seal.parts:
        if not part.id.startswith(_EVIDENCE):
            yield part.id, part.title, _salted(part.id, part.digest, salt)


def _proofs(dossier: Dossier, seal: Seal, salt: str) -> Iterator[tuple[str, str, str]]:
    """Yield key, title and salted digest of all evidence, entry by entry; the key has its place, not its name."""
    parts = {part.id: part for part in seal.parts}
    for entry in dossier.entry:
        for at, one in enumerate(entry.evidence, 1):
            part = parts[f"{_EVIDENCE}{one.file}"]
            yield _proof(entry.id, str(at)), part.title, _salted(_proof(entry.id, ""), part.digest, salt)


def _proof(entry: str, at: str) -> str:
    return f"{_PROOF}{entry}:{at}"


def _by_entry(part: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return the salted digests of evidence by entry and place."""
    found: dict[str, dict[str, str]] = {}
    for key, salted in part.items():
        if key.startswith(_PROOF):
            entry, _, at = key.removeprefix(_PROOF).rpartition(":")
            found.setdefault(entry, {})[at] = salted
    return found


def _told_apart(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[list[str], list[str], list[str]]:
    """Return which places of the new ones are changed and added, and which of the old ones are gone.

    What has the same content is the same wherever it stands now; the rest goes by its place, then in order.
    """
    same = Counter(old.values()) & Counter(new.values())
    old_left, new_left = _without(old, same), _without(new, same)
    changed = [at for at in new_left if at in old_left]
    old_left, new_left = ([at for at in left if at not in changed] for left in (old_left, new_left))
    pairs = min(len(old_left), len(new_left))
    return [*changed, *new_left[:pairs]], new_left[pairs:], old_left[pairs:]


def _without(places: Mapping[str, str], same: Counter[str]) -> list[str]:
    """Return the places of what is not among the same."""
    left, found = same.copy(), []
    for at, salted in places.items():
        if left[salted]:
            left[salted] -= 1
        else:
            found.append(at)
    return found


def _salted(key: str, digest: str, salt: str) -> str:
    """Return a digest that fits no other part of the same content, in this seal or in another."""
    return hashlib.sha256(f"{salt} {json.dumps(key)} {digest}".encode()).hexdigest()[:_KEPT]


def _removed(key: str) -> Difference:
    kind, _, rest = key.partition(":")
    if kind == "entry":
        title = f"业绩条目{one_line(rest, 40)}"
    elif kind == "proof":
        entry, _, number = rest.rpartition(":")
        which = f"第{one_line(number, 10)}份" if number else "另一份"
        title = f"业绩条目{one_line(entry, 40)}的{which}佐证材料"
    else:
        title = titled(key) or quoted(key)
    return Difference(change="removed", key=key, title=title)


def _table(file: SealFile) -> dict[str, Any]:
    table: dict[str, Any] = {"schema": file.schema, "kind": file.kind, "app": file.app}
    if file.made is not None:
        table["made"] = file.made
    table |= {"code": file.code, "digest": file.digest, "cycle": file.cycle}
    if file.review:
        table["review"] = list(file.review)
    table["standard"] = {
        key: value
        for key in ("id", "edition", "digest")
        if (value := getattr(file.standard, key))
    }  # fmt: skip
    table["part"] = dict(file.part)
    return table


def _from_table(table: Mapping[str, Any], where: str) -> SealFile:
    if not is_seal_table(table):
        raise refuse("seal-other-file", where, "这不是校验文件", "请给出zjai seal写出的校验文件，或带校验码的导出文件")
    schema = table.get("schema")
    if isinstance(schema, int) and not isinstance(schema, bool) and schema > SCHEMA:
        message = f"校验文件由较新的版本写成（版本{schema}，本程序只认得到{SCHEMA}）"
        raise refuse("schema-newer", where, message, "请升级本程序后再核对")
    if schema == 1:
        message = "校验文件由较早的版本写成，那时的校验码算法不同"
        raise refuse("seal-older", where, message, "请用写出它的那一版核对，或重新写一份")
    try:
        file = structure(SealFile, table, where, code="seal-file")
    except Refused as refused:
        raise Refused([*_broken(where, "校验文件读不出").problems, *refused.problems]) from None
    if not file.part or file.code != code_from(file.digest):
        raise _broken(where, "校验文件不完整，或被改动过")
    return file


def _broken(where: str, message: str) -> Refused:
    return refuse("seal-file", where, message, "请改用没有改动过的副本，或只用校验码核对")
