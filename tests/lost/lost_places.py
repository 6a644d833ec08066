"""Places that went bad between opening and saving: taken away, write-protected, replaced, full."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from lost_deeds import HERE, OWN
from lost_disk import Watched, forked, world
from lost_trials import NOT_SAVED, SAVED, Stage, Tally

NOBODY = 65534
NEW_MOUNTS = 0x00020000
PAGE = 4096


def _gone(stage: Stage) -> None:
    shutil.rmtree(stage.folder / HERE)


def _file_instead(stage: Stage) -> None:
    _gone(stage)
    (stage.folder / HERE).write_bytes(b"")


def _read_only(stage: Stage) -> None:
    (stage.folder / HERE).chmod(0o555)


def _own_read_only(stage: Stage) -> None:
    (stage.folder / OWN).chmod(0o555)


def _no_own(stage: Stage) -> None:
    shutil.rmtree(stage.folder / OWN)
    (stage.folder / OWN).write_bytes(b"")


def _main(stage: Stage) -> Path:
    path = stage.folder / stage.deed.main[0]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    return path


def _folder_of_that_name(stage: Stage) -> None:
    _main(stage).mkdir()


def _pipe_of_that_name(stage: Stage) -> None:
    os.mkfifo(_main(stage))


def _link_to_nothing(stage: Stage) -> None:
    _main(stage).symlink_to("没有")


def _link_to_itself(stage: Stage) -> None:
    path = _main(stage)
    path.symlink_to(path.name)


def _copy_in_the_way(stage: Stage) -> None:
    path = stage.folder / f"{stage.deed.main[0]}.bak"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.mkdir()


OBSTACLES: dict[str, Callable[[Stage], None]] = {
    "文件夹被删去": _gone,
    "文件夹变成文件": _file_instead,
    "文件夹只读": _read_only,
    "用户文件夹只读": _own_read_only,
    "用户文件夹是一个文件": _no_own,
    "同名的文件夹": _folder_of_that_name,
    "同名的管道": _pipe_of_that_name,
    "链接指向不在的文件": _link_to_nothing,
    "链接指向自己": _link_to_itself,
    "副本的位置被占": _copy_in_the_way,
}


def hindered(stage: Stage, tally: Tally) -> None:
    """Let the place go bad right before the deed, in each way, for somebody who is not the administrator."""
    for name, obstacle in OBSTACLES.items():
        stage.lay()
        for one in (stage.folder, *stage.folder.rglob("*")):
            if os.geteuid() == 0:
                os.chown(one, NOBODY, NOBODY)
        here: list[dict[str, bytes]] = []

        def unable(_: object, obstacle: Callable[[Stage], None] = obstacle) -> Watched | None:
            if os.geteuid() == 0:  # whom nothing hinders
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            obstacle(stage)
            return _unwatched(stage.folder)

        code, found = stage.run(unable)
        here.append(world(stage.folder))
        faults = [] if code in (SAVED, NOT_SAVED) else [f"ended with {code}: {found}"]
        if code == SAVED and obstacle in (_gone, _file_instead, _read_only, _own_read_only, _no_own, _copy_in_the_way):
            faults += [one for one in stage.faults(here[0], SAVED) if one.startswith(f"{stage.deed.main[0]} is")]
        elif here[0] and obstacle in (_read_only, _own_read_only, _no_own):
            faults += [one for one in stage.faults(here[0], NOT_SAVED) if stage.deed.main[0] in one and HERE in one]
        tally.note(faults, f"{stage.deed.name}，{name}")
        for one in (stage.folder / HERE, stage.folder / OWN):
            one.chmod(0o755) if one.exists() else None


class _unwatched(Watched):
    """Nothing is watched: the files may lie where they cannot be read."""

    def _files(self) -> list[str]:
        return []

    def _step(self, name: str, path: object) -> bool:
        return False


def filled_up(stage: Stage, tally: Tally, room: int) -> bool:
    """Do the deed on a real disk of a few pages, with more and more of it free; false where none can be had here."""
    code, faults = forked(lambda end: end(_on_a_small_disk(stage, room), SAVED))
    if code != SAVED or faults is None:
        return False
    for one in faults:
        tally.note(one[1:], f"{stage.deed.name}，磁盘只剩{one[0]}")
    return True


def _on_a_small_disk(stage: Stage, room: int) -> list[list[str]] | None:
    """Return, for each number of free pages, that number and what went wrong; None when no disk can be mounted."""
    if ctypes.CDLL(None, use_errno=True).unshare(NEW_MOUNTS) != 0:
        return None
    shutil.rmtree(stage.folder)
    stage.folder.mkdir()
    size = f"size={room}k"
    for words in (["--make-rprivate", "/"], ["-t", "tmpfs", "-o", size, "tmpfs", str(stage.folder)]):
        if subprocess.run(["mount", *words], check=False, stderr=subprocess.DEVNULL).returncode:
            return None
    found = []
    for free in range(12):
        for one in stage.folder.iterdir():
            shutil.rmtree(one) if one.is_dir() else one.unlink()
        shutil.copytree(stage.folder.parent / "template", stage.folder, symlinks=True, dirs_exist_ok=True)
        filler = stage.folder / "filler"
        left = os.statvfs(stage.folder)
        with open(filler, "wb") as file:
            file.write(bytes(max(0, left.f_bavail * left.f_frsize - free * PAGE)))
        code, told = stage.run(lambda _: _unwatched(stage.folder))
        filler.unlink()
        faults = list(stage.faults(world(stage.folder), code))
        if code not in (SAVED, NOT_SAVED):
            faults.append(str(told))
        found.append([f"{free}页", *faults])
    return found
