"""A locked-down machine to try the packed file on: no network, no rights, a home that cannot be written.

Run as root on Linux all of it holds; without root, or in a container, whatever the system allows.
`Machine.told` says what, and `Machine.looked` what it did not.
"""

from __future__ import annotations

import ctypes
import json
import os
import stat
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

NOBODY = 65534
PATIENCE = 240
_NEW_MOUNTS, _NEW_USER, _NEW_NETWORK = 0x00020000, 0x10000000, 0x40000000
_BIND, _PRIVATE = 0x1000, 0x44000
_LOOK = """
import json, os, socket, sys
free = [name for name in ("HOME", "PROGRAM") if os.access(os.environ[name], os.W_OK)]
print(json.dumps([sys.version.split()[0], os.getuid(), [name for _, name in socket.if_nameindex()], free]))
"""


@dataclass(slots=True, kw_only=True)
class Machine:
    """One Python, and the folder everything is tried in."""

    python: str
    """Path of the program, as the machine sees it."""
    root: str
    """Folder that is taken for the whole disk; empty for the disk itself."""
    outside: Path
    """The folder to try in, as seen from outside; below it lie home/ and program/, which cannot be written."""
    lent: str = ""
    """Folder of a Python that only its owner can read: shown to the other user in another place."""
    told: list[str] = field(default_factory=list)
    """How much is closed off, once one has looked."""
    looked: dict[str, str] = field(default_factory=dict)
    """Each thing that is to be closed off, and why it is not; empty where it is."""
    writable: bool = False
    """Whether home or the program's folder can be written for all that."""
    keeps_user: bool = False
    """Whether the user stays who it is: only he can read this Python, and it cannot be lent either."""

    @property
    def inside(self) -> str:
        """Return the folder to try in as the machine sees it."""
        return "/" + os.path.relpath(self.outside, self.root) if self.root else str(self.outside)

    @property
    def surroundings(self) -> dict[str, str]:
        """Return all environment variables there are."""
        found = {
            "HOME": f"{self.inside}/home", "PROGRAM": f"{self.inside}/program", "PATH": "/usr/bin:/bin",
            "ZJAI_COMMAND": "zjai",  # the installed program, whose answers these are compared with, is called so
            "LANG": "C.UTF-8", "TERM": "xterm-256color",
        }  # fmt: skip
        return found | {"LD_LIBRARY_PATH": f"{self.outside}/python/lib"} if self.lent else found

    def close_off(self) -> None:
        """Leave network, rights and the rest of the disk behind; for the new process, before it begins."""
        libc = ctypes.CDLL(None, use_errno=True)
        if os.getuid():
            libc.unshare(_NEW_USER | _NEW_NETWORK)  # where this is not allowed `look` says so
        else:
            libc.unshare(_NEW_NETWORK | _NEW_MOUNTS)
            if self.lent:
                libc.mount(b"none", b"/", None, _PRIVATE, None)
                libc.mount(self.lent.encode(), str(self.outside / "python").encode(), None, _BIND, None)
            if self.root:
                os.chroot(self.root)
            if not self.keeps_user:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
        os.umask(0o077)
        os.chdir(f"{self.inside}/work")

    def run(self, words: Sequence[str], **more: str) -> tuple[int, str, str]:
        """Run the Python with these words and `more` environment; return exit code, output and what it complained."""
        done = subprocess.run(
            [self.python, *words], stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8",
            timeout=PATIENCE, env=self.surroundings | more, preexec_fn=self.close_off, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout, done.stderr

    def look(self) -> None:
        """Look how much is closed off, from inside; remember it. Raises `OSError` when nothing runs."""
        code, out, err = self.run(["-c", _LOOK])
        if code:
            raise OSError(f"{self.python} 跑不起来：{err.strip()[-300:]}")
        version, user, networks, free = json.loads(out)
        self.told.append(f"Python {version}")
        self._tell("没有权限的用户", "" if user else "用户 0：这里不能换成没有权限的用户", f"用户 {user}")
        seen = "、".join(networks)
        self._tell("断网", "" if set(networks) <= {"lo"} else f"没有断网（{seen}）：这里不允许另开网络空间")
        self.writable = bool(free)
        self._tell("主文件夹和程序所在的文件夹不可写", f"可写：{'、'.join(free)}" if free else "")

    def _tell(self, closed: str, not_so: str, in_short: str = "") -> None:
        self.told.append(not_so or in_short or closed)
        self.looked[closed] = not_so


def machine(named: str, folder: Path) -> Machine:
    """Return the machine for a Python: its path, or ``FOLDER:PATH`` for one inside a folder that is a disk of its own.

    `folder` is made anew, with what every machine needs. Raises `OSError` when that does not go.
    """
    root, _, python = named.rpartition(":")
    found = Machine(python=python, root=root, outside=folder)
    for name in ("home", "program", "work", "python"):
        (folder / name).mkdir(parents=True)
    if not os.getuid():
        os.chown(folder / "work", NOBODY, NOBODY)
    if not root and not os.getuid():
        prefix = _prefix(python)
        if not _open_to_all(prefix) and not _may_mount():
            found.keeps_user = True
        elif not _open_to_all(prefix):
            found.lent = prefix
            found.python = f"{folder}/python/{os.path.relpath(os.path.realpath(python), prefix)}"
    return found


def forbid_writing(folder: Path) -> None:
    """Leave nobody the right to write into home and beside the program."""
    for name in ("home", "program"):
        (folder / name).chmod(stat.S_IRUSR | stat.S_IXUSR | stat.S_IRGRP | stat.S_IXGRP | stat.S_IROTH | stat.S_IXOTH)


def _prefix(python: str) -> str:
    words = [python, "-c", "import sys; print(sys.base_prefix)"]
    return subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def _may_mount() -> bool:
    """Tell whether this process may show a folder in another place: root in a container often may not."""

    def try_it() -> None:
        if ctypes.CDLL(None).unshare(_NEW_MOUNTS):
            raise OSError

    try:
        subprocess.run([sys.executable, "-c", ""], preexec_fn=try_it, check=True)
    except subprocess.SubprocessError:
        return False
    return True


def _open_to_all(path: str) -> bool:
    places = [Path(path), *Path(path).parents]
    return all(place.stat().st_mode & stat.S_IXOTH for place in places)
