"""A lock that ends with its process, however that ends: who holds it is alive.

It is a file of its own, which whoever may put files into the folder may lock as well: in a folder that a unit
shares, that is everybody.
"""

from __future__ import annotations

import errno
import os
import random
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..base.places import real

HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}
"""What a system says of a lock that somebody else holds; anything else means that there are no locks here."""
_BARRED = {errno.EACCES, errno.EPERM}
_OWNER = 0o600
_WRITERS = 0o022
_OPEN = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0)

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _share(handle: int, folder: Path) -> None:
        """Do nothing: there a file has the rights of its folder."""

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _share(handle: int, folder: Path) -> None:
        """Let those lock a new file who may put files into its folder, as far as that is possible."""
        with suppress(OSError):  # a drive without rights
            here = os.stat(folder)
            writers = here.st_mode & _WRITERS
            if writers and os.fstat(handle).st_gid != here.st_gid:
                with suppress(OSError):  # not one of that group
                    os.fchown(handle, -1, here.st_gid)
            if os.fstat(handle).st_mode & 0o777 != (rights := _OWNER | writers | writers << 1):
                os.fchmod(handle, rights)


LONGEST_WAIT = 1
"""Seconds that somebody else may be in the middle of a save; one takes some hundredths of one."""
_SHORTEST_PAUSE, _LONGEST_PAUSE = 1, 6
"""Milliseconds, never the same twice in a row: else who saves again and again is met in the same moment each time."""
STALE_SECONDS = 3600
"""After this, what a killed program left behind is swept up."""
_BEING_REMOVED = 20 if sys.platform == "win32" else 0
"""Tries in a row: a file that is just being removed is barred there, and not to be seen any more."""
_BESIDE = re.compile(r"\..+\.toml\.lock", re.IGNORECASE | re.DOTALL)


class HeldElsewhere(Exception):
    """Somebody else is saving the file just now."""


class FileLock:
    """A lock on a file of its own, which is made when it is missing."""

    def __init__(self, path: Path) -> None:
        """Name the file; nothing is locked yet."""
        self._path = path
        self._handle: int | None = None
        self._unseen = 0
        self.elsewhere = False
        """Whether somebody else held it when it was last tried."""
        self.barred = False
        """Whether that is only supposed, because its file is there and could not be opened."""

    def take(self) -> bool:
        """Take the lock; False when somebody else holds it or it cannot be had. Raises nothing."""
        if self._handle is not None:
            return True
        self.elsewhere = self.barred = False
        try:
            handle = self._opened()
        except OSError as error:
            self.elsewhere = self._is_elsewhere(error)
            return False
        try:
            _take(handle)
        except OSError as error:
            self.elsewhere = error.errno in HELD
            _close(handle)
            return False
        if not self._is_the_file(handle):  # who held it has removed the file since it was opened here
            self.elsewhere = True
            _close(handle)
            return False
        self._handle = handle
        return True

    def _opened(self) -> int:
        try:
            return os.open(self._path, _OPEN)  # not to be made by the way: some folders bar that for others' files
        except FileNotFoundError:
            handle = os.open(self._path, _OPEN | os.O_CREAT | os.O_EXCL, _OWNER)
        _share(handle, self._path.parent)
        return handle

    def _is_elsewhere(self, error: OSError) -> bool:
        """Tell whether somebody else's lock is why the file could not be opened, not a drive that knows none."""
        if isinstance(error, FileExistsError):  # made by somebody else since it was looked for
            return True
        if error.errno not in _BARRED:
            return False
        self.barred = os.path.lexists(self._path)
        self._unseen = 0 if self.barred else self._unseen + 1
        return self._unseen <= _BEING_REMOVED

    def _is_the_file(self, handle: int) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), os.stat(self._path))
        except OSError:
            return False

    def release(self) -> None:
        """Give the lock back and remove its file, if it was held. Raises nothing."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        if sys.platform == "win32":  # an open file cannot be removed there
            _close(handle)
            _remove(self._path)
        else:
            _remove(self._path)
            _close(handle)

    def remove_stale(self) -> bool:
        """Remove a file that could not be opened, when it is so old that no save can hold it; tell whether.

        Raises nothing.
        """
        try:
            if not self.barred or os.lstat(self._path).st_mtime > time.time() - STALE_SECONDS:
                return False
        except OSError:
            return False
        return _remove(self._path)


@contextmanager
def alone(path: Path) -> Iterator[bool]:
    """Save the file at `path` while nobody else who asks does; yield whether that is sure: it is not without locks.

    Raises `HeldElsewhere` when somebody else does not let go in `LONGEST_WAIT` seconds.
    """
    try:
        file = real(path)
        lock = FileLock(file.with_name(f".{file.name}.lock"))
    except (OSError, ValueError):  # a name that no file can have: saving tells
        yield False
        return
    until = time.monotonic() + LONGEST_WAIT
    while not (held := lock.take()) and lock.elsewhere:
        if time.monotonic() >= until:
            if not lock.remove_stale():
                raise HeldElsewhere
            until += LONGEST_WAIT
        time.sleep(random.uniform(_SHORTEST_PAUSE, _LONGEST_PAUSE) / 1000)
    try:
        yield held
    finally:
        lock.release()


def is_beside(name: str) -> bool:
    """Tell whether a file of this name is the lock beside a file that is saved (see `alone`)."""
    return _BESIDE.fullmatch(name) is not None


def sweep_lock(path: Path) -> None:
    """Remove the file of a lock that a killed program left behind; one that is held stays. Raises nothing."""
    lock = FileLock(path)
    if lock.take():
        lock.release()
    elif lock.barred:
        lock.remove_stale()


def _close(handle: int) -> None:
    with suppress(OSError):  # a network drive that is gone: the lock went with it
        os.close(handle)


def _remove(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False  # an empty file that stays behind harms nobody; it is swept up later
    return True
