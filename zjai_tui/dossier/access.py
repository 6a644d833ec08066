"""Who may read and write a file: kept when a new file takes the place of an old one in a folder that a unit shares."""

from __future__ import annotations

import contextlib
import errno
import os
import struct
import sys
from pathlib import Path

RIGHTS = 0o777
"""The part of a file's mode that says who may do what with it."""
_GROUP_RIGHTS, _OTHERS_RIGHTS = 0o070, 0o007
_GROUP_READS, _OTHERS_READ = 0o040, 0o004
_LIST = "system.posix_acl_access"
_VERSION = struct.pack("<I", 2)
_ENTRY = struct.Struct("<HHI")
_OWNER, _USER, _OWN_GROUP, _GROUP, _MASK, _OTHERS = 0x01, 0x02, 0x04, 0x08, 0x10, 0x20
"""Kinds of entries of an access list, in their order (Linux, posix_acl_xattr.h)."""
_NOBODY = 0xFFFFFFFF


class NotKept(OSError):
    """The group that could read a file could not read the new one."""

    def __init__(self) -> None:
        """Be told as something not permitted."""
        super().__init__(errno.EPERM, os.strerror(errno.EPERM))


def take_over(handle: int, name: str, old: Path) -> None:
    """Give a new file, open as `handle` and called `name`, the rights, the group and the access list of `old`.

    Who is not the administrator cannot give a file away: the new one is theirs. A group they are not in is named in
    the access list, and so is the owner before where there is such a list. Raises `NotKept` where that is impossible
    and somebody would be locked out.
    """
    was = os.stat(old)
    same_group = _take_group(handle, was)
    rights = was.st_mode & RIGHTS
    depends = bool(rights & _GROUP_READS and not rights & _OTHERS_READ)
    entries = _access_list(old)
    if entries or (not same_group and depends):
        listed = _named(entries or _plain(rights), was, os.fstat(handle), same_group=same_group)
        if not _set_access_list(name, listed):
            raise NotKept
        return
    if not same_group:  # what the old group could do is not for the new one
        rights &= ~_GROUP_RIGHTS | (rights & _OTHERS_RIGHTS) << 3
    if os.fstat(handle).st_mode & RIGHTS != rights:
        with contextlib.suppress(OSError):  # a drive without rights is no reason not to save
            os.chmod(name, rights)


def _take_group(handle: int, was: os.stat_result) -> bool:
    """Give the file the owner and the group of another, as far as possible; tell whether the group is that one."""
    now = os.fstat(handle)
    if sys.platform != "win32" and (now.st_uid, now.st_gid) != (was.st_uid, was.st_gid):
        for owner in (was.st_uid, -1):  # only the administrator gives files away
            with contextlib.suppress(OSError):
                os.fchown(handle, owner, was.st_gid)
                return True
    return now.st_gid == was.st_gid


Entries = dict[tuple[int, int], int]
"""An access list: what may be done, by the kind of entry and whom it names."""


def _plain(rights: int) -> Entries:
    return {
        (_OWNER, _NOBODY): rights >> 6 & 7,
        (_OWN_GROUP, _NOBODY): rights >> 3 & 7,
        (_OTHERS, _NOBODY): rights & 7,
    }


def _named(entries: Entries, was: os.stat_result, now: os.stat_result, *, same_group: bool) -> Entries:
    """Return the list with the owner and the group from before under their names, where the file is another's now."""
    found = dict(entries)
    if now.st_uid != was.st_uid:
        found.setdefault((_USER, was.st_uid), entries.get((_OWNER, _NOBODY), 0))
    if not same_group:
        could = entries.get((_OWN_GROUP, _NOBODY), 0)
        found.setdefault((_GROUP, was.st_gid), could)
        found[_OWN_GROUP, _NOBODY] = could & entries.get((_OTHERS, _NOBODY), 0)
    if len(found) > len(_plain(0)):
        found.setdefault((_MASK, _NOBODY), entries.get((_OWN_GROUP, _NOBODY), 0))
    return found


def _access_list(file: Path) -> Entries:
    """Return the access list of a file; nothing where it has none, or the system knows none."""
    if sys.platform != "linux":
        return {}
    try:
        data = os.getxattr(file, _LIST)
    except OSError:  # none, or a drive without
        return {}
    if data[:4] != _VERSION or len(data) % _ENTRY.size != len(_VERSION):
        return {}
    return {(kind, who): may for kind, may, who in _ENTRY.iter_unpack(data[4:])}


def _set_access_list(name: str, entries: Entries) -> bool:
    """Give a file an access list; tell whether it has it now."""
    if sys.platform != "linux":
        return False
    data = b"".join(_ENTRY.pack(kind, may, who) for (kind, who), may in sorted(entries.items()))
    try:
        os.setxattr(name, _LIST, _VERSION + data)
    except OSError:
        return False
    return True
