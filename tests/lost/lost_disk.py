"""A disk that fails, or a computer that stops, at any one step of writing, and what is left on the disk then.

`Watched` stands between the program and the operating system for everything below one folder: it counts the steps,
lets the process die, the person interrupt or the disk refuse at one of them, and keeps what a power cut would leave.
"""

from __future__ import annotations

import builtins
import errno
import fcntl
import os
import pickle
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

World = dict[str, bytes]
"""What lies below a folder: the content of each file, by its path from there."""

DIED = 70
"""Exit code of a process that stopped where it was told to."""


def world(folder: Path) -> World:
    """Return what lies below a folder now."""
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


class Watched:
    """Everything that is written below one folder, step by step."""

    def __init__(self, folder: Path, at: int = 0, act: Callable[[], None] | None = None, *, on: bool = False) -> None:
        """Do `act` right before step `at`, the first being 1; with `on` before every step from there."""
        self._folder = os.path.realpath(folder)
        self.at, self._act, self._on = at, act, on
        self.steps: list[str] = []
        self._paths: dict[int, str] = {}
        self._real: dict[str, Any] = {}
        self._contents = {self._number(path): self._read(path) for path in self._files()}
        self._names = {path: self._number(path) for path in self._files()}
        self._held = [os.open(path, os.O_RDONLY) for path in self._names]  # else their numbers would be used again

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch while this lasts."""
        names = ("open", "close", "fsync", "chmod", "replace", "rename", "link", "unlink", "mkdir", "fdopen")
        self._real = {name: getattr(os, name) for name in names}
        stands = {name: getattr(self, f"_{name}", None) or self._plain(name) for name in names}
        with patch.multiple(os, **stands), patch.object(fcntl, "flock", self._flock(fcntl.flock)):
            yield

    def after_a_power_cut(self) -> list[World]:
        """Return what can be on the disk when the current goes off now: all names, or only those that were flushed.

        What was not flushed of a file is lost wholly, or by half.
        """
        now = {path: self._number(path) for path in self._files()}
        reals = {number: self._read(path) for path, number in now.items()}
        found = []
        for names in (now, self._names):
            for half in (False, True):
                lying: World = {}
                for path, number in names.items():
                    flushed = self._contents.get(number, b"")
                    real = reals.get(number, flushed)
                    lying[os.path.relpath(path, self._folder)] = (
                        real[: len(real) // 2] if half and real != flushed else flushed
                    )
                found.append(lying)
        return found

    def _files(self) -> list[str]:
        return [os.path.join(at, name) for at, _, names in os.walk(self._folder) for name in names]

    def _number(self, path: str) -> int:
        return os.stat(path).st_ino

    def _read(self, path: str) -> bytes:
        with builtins.open(path, "rb") as file:
            return file.read()

    def _step(self, name: str, path: Any) -> bool:
        """Count a step on a path; what is elsewhere is none."""
        if path is None or not os.path.realpath(os.fspath(path)).startswith(self._folder):
            return False
        self.steps.append(name)
        at = len(self.steps)
        if (
            self._act is not None
            and (at == self.at or (self._on and at > self.at))
            and not (self._on and name in {"unlink", "close"})
        ):
            self._act()
        return True

    def _plain(self, name: str) -> Callable[..., Any]:
        real = self._real[name]

        def call(path: Any, *rest: Any, **more: Any) -> Any:
            self._step(name, path)
            return real(path, *rest, **more)

        return call

    def _open(self, path: Any, *rest: Any, **more: Any) -> int:
        mine = self._step("open", path)
        handle: int = self._real["open"](path, *rest, **more)
        if mine:
            self._paths[handle] = os.path.realpath(os.fspath(path))
            self._held.append(os.dup(handle))
        return handle

    def _close(self, handle: int) -> None:
        path = self._paths.pop(handle, None)
        if path is not None:
            self._step("close", path)
        self._real["close"](handle)

    def _fsync(self, handle: int) -> None:
        path = self._paths.get(handle)
        self._step("fsync", path)
        self._real["fsync"](handle)
        if path is None:
            return
        if os.path.isdir(path):
            self._names = {one: at for one, at in self._names.items() if os.path.dirname(one) != path}
            here = [one for one in self._files() if os.path.dirname(one) == path]
            self._names |= {one: self._number(one) for one in here}
        else:
            self._contents[self._number(path)] = self._read(path)

    def _fdopen(self, handle: int, *rest: Any, **more: Any) -> Any:
        file = self._real["fdopen"](handle, *rest, **more)
        path = self._paths.pop(handle, None)
        if path is None:
            return file
        self._paths[file.fileno()] = path
        return _File(file, lambda name: self._step(name, path), lambda: self._paths.pop(handle, None))

    def _flock(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(handle: int, how: int) -> Any:
            self._step("flock", self._paths.get(handle))
            return real(handle, how)

        return call


class _File:
    """An open file whose writing, flushing and closing are steps; half of what is written is a step of its own."""

    def __init__(self, file: Any, step: Callable[[str], bool], gone: Callable[[], object]) -> None:
        self._file, self._step, self._gone = file, step, gone

    def __enter__(self) -> _File:
        return self

    def __exit__(self, kind: object, *rest: object) -> None:
        try:
            if kind is None:
                self._step("close")
        finally:
            self._gone()
            self._file.close()

    def write(self, data: bytes) -> int:
        self._step("write")
        half = len(data) // 2
        self._file.write(data[:half])
        self._file.flush()
        self._step("write on")
        self._file.write(data[half:])
        return len(data)

    def flush(self) -> None:
        self._step("flush")
        self._file.flush()

    def fileno(self) -> int:
        return int(self._file.fileno())


def refusing(number: int) -> Callable[[], None]:
    """Return an act: the operating system refuses with this error."""

    def act() -> None:
        raise OSError(number, os.strerror(number))

    return act


def interrupting() -> None:
    """Be an act: the person presses Ctrl+C."""
    raise KeyboardInterrupt


REFUSALS = {
    "磁盘已满": errno.ENOSPC,
    "磁盘配额已用完": errno.EDQUOT,
    "读写出错": errno.EIO,
    "变成只读": errno.EROFS,
    "没有权限": errno.EACCES,
    "文件夹不见了": errno.ENOENT,
    "网络盘断开": errno.ESTALE,
}


def forked(work: Callable[[Callable[[object, int], None]], object]) -> tuple[int, Any]:
    """Do some work in a copy of this process; return its exit code, and what it gave away with that, else None.

    `work` is handed what ends the process: with something to give away and an exit code.
    """
    taking, giving = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(taking)

        def end(found: object, code: int) -> None:
            data = pickle.dumps(found)
            while data:
                data = data[os.write(giving, data) :]
            os._exit(code)

        try:
            work(end)
        except BaseException:  # noqa: BLE001 - handed to the other process
            end(traceback.format_exc(), 1)
        end(None, 0)
    os.close(giving)
    with os.fdopen(taking, "rb") as pipe:
        data = pipe.read()
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), pickle.loads(data) if data else None
