"""The seal file 校验文件: what a seal was made of, part by part, so that a later change can be named.

It holds digests only. Names of evidence files stay out of it, and the digest of the person's own
numbers is stretched: telephone and identity numbers are few enough to be tried one by one otherwise.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .. import VERSION
from ..base.problems import Refused, refuse
from ..base.structure import structure
from ..base.text import one_line, quoted
from ..base.toml_files import LARGEST_FILE, parse_toml
from ..base.toml_writing import toml_text
from .model import Dossier, Extra, StandardRef
from .seal import Change, Seal, code_from
from .seal import titled as titled

SCHEMA = 1
KIND = "seal"
ENDING = ".校验.toml"
HEADER = "# 校验文件：只有摘要，没有个人信息。用zjai verify核对自评档案有没有改过，改过的指出是哪一处。\n"

_KEPT = 32
"""Hex digits kept of a part's digest."""
_ROUNDS = 200_000
_STRETCHED = frozenset({"person"})
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
        part={key: _salted(key, digest, seal.digest) for key, _, digest in _keyed(dossier, seal)},
    )


def seal_file_text(file: SealFile) -> str:
    """Return the file as TOML."""
    return HEADER + toml_text(_table(file), frozenset())


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

    A piece of evidence that proves several entries is told once.
    """
    found: dict[str, Difference] = {}

    def tell(change: Change, key: str, title: str) -> None:
        one = Difference(change=change, key=key, title=title)
        found.setdefault(title if key.startswith(_PROOF) else key, one)

    present = set()
    for key, title, digest in _keyed(dossier, now):
        present.add(key)
        then = file.part.get(key)
        if then is None:
            tell("added", key, title)
        elif then != _salted(key, digest, file.digest):
            tell("changed", key, title)
    for key in file.part:
        if key not in present:
            tell("removed", key, _title_of_gone(key))
    return tuple(found.values())


def _keyed(dossier: Dossier, seal: Seal) -> Iterator[tuple[str, str, str]]:
    """Yield key, title and digest of every part; evidence goes by its place, not by its name."""
    parts = {part.id: part for part in seal.parts}
    for part in seal.parts:
        if not part.id.startswith(_EVIDENCE):
            yield part.id, part.title, part.digest
    for entry in dossier.entry:
        for at, one in enumerate(entry.evidence, 1):
            part = parts[f"{_EVIDENCE}{one.file}"]
            yield f"{_PROOF}{entry.id}:{at}", part.title, part.digest


def _salted(key: str, digest: str, salt: str) -> str:
    if key in _STRETCHED:
        return hashlib.pbkdf2_hmac("sha256", digest.encode(), salt.encode(), _ROUNDS).hex()[:_KEPT]
    return hashlib.sha256(f"{salt} {digest}".encode()).hexdigest()[:_KEPT]


def _title_of_gone(key: str) -> str:
    kind, _, rest = key.partition(":")
    if kind == "entry":
        return f"业绩条目{one_line(rest, 40)}"
    if kind == "proof":
        entry, _, number = rest.rpartition(":")
        return f"业绩条目{one_line(entry, 40)}的第{one_line(number, 10)}份佐证材料"
    return titled(key) or quoted(key)


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
    try:
        file = structure(SealFile, table, where, code="seal-file")
    except Refused as refused:
        raise Refused([*_broken(where, "校验文件读不出").problems, *refused.problems]) from None
    if not file.part or file.code != code_from(file.digest):
        raise _broken(where, "校验文件不完整，或被改动过")
    return file


def _broken(where: str, message: str) -> Refused:
    return refuse("seal-file", where, message, "请改用没有改动过的副本，或只用校验码核对")
