"""Evidence 佐证材料: files beside the dossier, told apart from what was recorded by their SHA-256.

A dossier may come from anybody, so the paths in it are hostile: only regular files that really
lie in the dossier's own folder are ever opened.
"""

from __future__ import annotations

import hashlib
import os
import posixpath
import re
import stat
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Literal

from ..base.places import absolute, real
from ..base.problems import Refused, refuse
from ..base.text import one_line
from .model import Dossier, Evidence

EvidenceState = Literal["ok", "missing", "changed", "outside", "unhashed", "large"]

EvidenceStates = Mapping[tuple[str, str], EvidenceState]
"""By file and recorded hash, so that states stay right while entries are edited and moved."""

LARGEST = 500_000_000
"""Bytes up to which a file is read: two seconds for its digest. No scan or recording of a proof comes near; a file
that only says it is a terabyte would hold every scoring for an hour."""
LARGEST_WORDS = f"{LARGEST // 1_000_000}MB"
SMALL = 65_536
"""Bytes up to which a file is read in one piece."""
Base = Callable[[str], Path | None]
"""Gives what lies at a place below the dossier's folder, without links, each worked out once; None when it cannot be.

Proofs lie together in a few folders: only what these are has to be asked, not again for every file.
"""
NO_DIGESTS: Mapping[str, str] = {}

STATE_WORDS: dict[EvidenceState, str] = {
    "ok": "相符",
    "missing": "找不到",
    "changed": "已改动",
    "outside": "在文件夹外",
    "unhashed": "没有校验码",
    "large": "太大未核对",
}
"""How a file stands to what was recorded, in the words every surface uses."""

_DOTS = frozenset({"", ".", ".."})
"""Last parts of a path that are no name."""
_DRIVE = re.compile(r"[A-Za-z]:")


def attach(file: Path, base_folder: Path) -> Evidence:
    """Return the evidence for a file: its path inside the dossier's folder and its SHA-256.

    A relative `file` is taken from `base_folder`. Raises `Refused` when it is not in that folder
    or its folders below, is no regular file, or cannot be read.
    """
    where = one_line(str(file))
    try:
        base = real(base_folder)
        inside = absolute(base / file).relative_to(base).as_posix()
    except (OSError, ValueError):
        inside = _through_links(file, base_folder)
    if not _is_portable(inside):
        raise refuse("evidence-name", where, "文件名里有不能用的字符", "请给文件改名后再添加")
    if not inside or inside_path(inside, base_folder) is None:
        message = "佐证材料不在档案所在的文件夹里"
        raise refuse("evidence-outside", where, message, "请先把它复制到档案所在的文件夹，再来添加")
    if is_large(base_folder / inside):
        raise too_large(where)
    digest = _digest(base_folder / inside)
    if digest is None:
        raise refuse("evidence-missing", where, "找不到或读不出这个文件", "请检查文件名，不要给文件夹")
    return Evidence(file=inside, sha256=digest)


def evidence_state(evidence: Evidence, base_folder: Path) -> EvidenceState:
    """Return how the file stands to what was recorded.

    ``outside``: the path leaves the dossier's folder, and was not opened; ``missing``: no regular
    file there, or it cannot be read; ``unhashed``: it is there but no hash was recorded; ``large``: it is
    larger than `LARGEST`, and was not opened.
    """
    return _state(evidence, _base(base_folder), {})


def evidence_states(dossier: Dossier, base_folder: Path) -> EvidenceStates:
    """Return how every piece of evidence stands; a file that proves several entries is read once."""
    return evidence_on_disk(dossier, base_folder)[0]


def evidence_on_disk(dossier: Dossier, base_folder: Path) -> tuple[EvidenceStates, Mapping[str, str]]:
    """Return what `evidence_states` does, and the SHA-256 of the files that were read on the way, by file.

    `found_digests` takes those, so that no file is read twice.
    """
    found: dict[tuple[str, str], EvidenceState] = {}
    digests: dict[str, str] = {}
    base = _base(base_folder)
    for entry in dossier.entry:
        for one in entry.evidence:
            if (one.file, one.sha256) not in found:
                found[one.file, one.sha256] = _state(one, base, digests)
    return found, digests


def _state(evidence: Evidence, base: Base, digests: dict[str, str]) -> EvidenceState:
    if not evidence.file:
        return "missing"
    path = _inside(evidence.file, base)
    if path is None:
        return "outside"
    size = _size(path)
    if size is None or size > LARGEST:
        return "missing" if size is None else "large"
    if not evidence.sha256:
        return "unhashed"
    digest = digests.get(evidence.file) or _digest(path)
    if digest is None:
        return "missing"
    digests[evidence.file] = digest
    return "ok" if digest == evidence.sha256.strip().lower() else "changed"


def state_in(states: EvidenceStates, evidence: Evidence) -> EvidenceState | None:
    """Return how a piece of evidence stood when the files were looked at; None when it was not there yet."""
    return states.get((evidence.file, evidence.sha256))


def found_digests(
    dossier: Dossier, base_folder: Path, states: EvidenceStates, digests: Mapping[str, str] = NO_DIGESTS
) -> Mapping[str, str]:
    """Return the SHA-256 of every file the dossier names as it lies on disk, empty where none can be read.

    What the states found unchanged is not read again, nor what is in `digests` (see `evidence_on_disk`).
    This is what a seal is made of: of a file larger than `LARGEST` it covers the name, not the content.
    """
    found: dict[str, str] = {}
    for entry in dossier.entry:
        for one in entry.evidence:
            state = state_in(states, one)
            if state == "ok":
                found[one.file] = one.sha256.strip().lower()
            elif one.file in digests:
                found[one.file] = digests[one.file]
            elif one.file not in found:
                path = inside_path(one.file, base_folder) if state in {None, "changed", "unhashed"} else None
                found[one.file] = (_digest(path) if path is not None else None) or ""
    return found


def evidenced_by(dossier: Dossier, states: EvidenceStates) -> frozenset[str]:
    """Return the ids of the entries that have evidence, all of it there and unchanged by these states."""
    return frozenset(
        entry.id
        for entry in dossier.entry
        if entry.evidence and all(state_in(states, one) == "ok" for one in entry.evidence)
    )


def lacking_ids(dossier: Dossier, states: EvidenceStates | None) -> frozenset[str]:
    """Return the ids of the entries not fully evidenced: without any, or with a piece that is not in order.

    What nobody looked at yet is not held against an entry.
    """
    known = states or {}
    return frozenset(
        entry.id
        for entry in dossier.entry
        if not entry.evidence or any(state_in(known, one) not in {None, "ok"} for one in entry.evidence)
    )


def evidenced_ids(dossier: Dossier, base_folder: Path) -> frozenset[str]:
    """Return the ids of the entries that have evidence, all of it there and unchanged."""
    return evidenced_by(dossier, evidence_states(dossier, base_folder))


def _is_portable(name: str) -> bool:
    """Tell whether a relative path can be kept in a dossier and means the same file on every system."""
    return name == one_line(name, len(name)) and "\\" not in name and not _DRIVE.match(name)


def _through_links(file: Path, base_folder: Path) -> str:
    """Return the path inside the folder of a file named by another way to it, or nothing."""
    try:
        return real(base_folder / file).relative_to(real(base_folder)).as_posix()
    except (OSError, ValueError):
        return ""


def inside_path(name: str, base_folder: Path) -> Path | None:
    """Return the path a name in a dossier stands for, or None when it leaves the folder. Opens nothing."""
    return _inside(name, _base(base_folder))


def _base(folder: Path) -> Base:
    return cache(partial(_resolved, folder))


def _resolved(folder: Path, below: str) -> Path | None:
    try:
        found = real(folder / below)
    except (OSError, ValueError):  # a character no path can have
        return None
    return None if _is_link(found) else found  # what is a link still is one of a loop of links


def _inside(name: str, base: Base) -> Path | None:
    plain = _within(name)
    if plain is None:  # before any look at the disk: a network path would already be asked for
        return None
    parent, last = posixpath.split(plain)
    folder, around = base(""), base(parent)
    if folder is None or around is None:
        return None
    found: Path | None = around / last
    if last in _DOTS or _is_link(around / last):
        found = base(plain)
    return found if found is not None and found.is_relative_to(folder) else None


def _is_link(path: Path) -> bool:
    """Tell whether a path has to be followed; also where it cannot be one, so that whoever follows it says so."""
    try:
        return stat.S_ISLNK(os.lstat(path).st_mode)
    except OSError:
        return False
    except ValueError:
        return True


def _within(name: str) -> str | None:
    """Return a name with slashes if by itself it stays in the folder, whatever links lie there; else None."""
    plain = name.replace("\\", "/")
    normal = posixpath.normpath(plain)
    leaves = plain.startswith("/") or _DRIVE.match(plain) or normal == ".." or normal.startswith("../")
    return None if leaves else plain


def outside_look(names: Iterable[str], folder: Path) -> str:
    """Return a digest of what the files look like from outside, sizes and times, so that a change is noticed.

    Nothing is opened; of a name that leaves the folder nothing is asked.
    """
    found = hashlib.blake2b(digest_size=16)
    for name in names:
        plain = _within(name)
        look = ""
        if plain is not None:
            try:
                info = os.stat(os.path.join(folder, plain))
                look = f"{info.st_mtime_ns} {info.st_size}"
            except (OSError, ValueError):
                look = "-"
        found.update(f"{len(name)} {look}\n".encode())
    return found.hexdigest()


def is_large(path: Path) -> bool:
    """Tell whether a regular file is larger than `LARGEST`."""
    return (_size(path) or 0) > LARGEST


def too_large(where: str) -> Refused:
    """Return what to raise for such a file."""
    message = f"文件超过{LARGEST_WORDS}，没有读取"
    return refuse("evidence-large", where, message, "请换成小一些的，如只留要证明的几页或压缩后的录像")


def _size(path: Path) -> int | None:
    """Return the size of a regular file in bytes, None when there is none."""
    try:
        info = os.stat(path)
    except (OSError, ValueError):
        return None
    return info.st_size if stat.S_ISREG(info.st_mode) else None


def _digest(path: Path) -> str | None:
    """Return the SHA-256 of a regular file in hex, read in pieces; None when there is none or it cannot be read.

    None too for what is larger than `LARGEST`.
    """
    size = _size(path)
    if size is None or size > LARGEST:  # first, because opening a pipe waits for somebody to write
        return None
    try:
        with open(path, "rb") as file:
            if size <= SMALL:  # for these the buffer that pieces need costs more than everything else
                data = file.read(SMALL + 1)
                if len(data) <= SMALL:
                    return hashlib.sha256(data).hexdigest()
                file.seek(0)  # it has grown since
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None
