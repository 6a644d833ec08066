"""A lock that ends with its process, however that ends: who holds it is alive."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..base.places import real

HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}
"""What a system says of a lock that somebody else holds; anything else means that there are no locks here."""

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


LONGEST_WAIT = 2
"""Seconds that somebody else may be in the middle of a save; one takes some hundredths of one."""
_PAUSES_A_SECOND = 100


class FileLock:
    """A lock on a file of its own, which is made when it is missing."""

    def __init__(self, path: Path) -> None:
        """Name the file; nothing is locked yet."""
        self._path = path
        self._handle: int | None = None
        self.elsewhere = False
        """Whether somebody else held it when it was last tried."""

    def take(self) -> bool:
        """Take the lock; False when somebody else holds it or it cannot be had. Raises nothing."""
        if self._handle is not None:
            return True
        self.elsewhere = False
        try:
            handle = os.open(self._path, os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600)
        except OSError:
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


@contextmanager
def alone(path: Path) -> Iterator[bool]:
    """Save the file at `path` while nobody else who asks does; yield whether that is sure.

    It is not where a drive knows no locks, and when somebody else does not let go in `LONGEST_WAIT` seconds.
    """
    try:
        file = real(path)
        lock = FileLock(file.with_name(f".{file.name}.lock"))
    except (OSError, ValueError):  # a name that no file can have: saving tells
        yield False
        return
    until = time.monotonic() + LONGEST_WAIT
    while not (held := lock.take()) and lock.elsewhere and time.monotonic() < until:
        time.sleep(1 / _PAUSES_A_SECOND)
    try:
        yield held
    finally:
        lock.release()


def _close(handle: int) -> None:
    with suppress(OSError):  # a network drive that is gone: the lock went with it
        os.close(handle)


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError:
        return  # an empty file that stays behind harms nobody; `recovery.left_behind` sweeps it up later
