"""One command on one hostile file, in a process of its own: what it said, did, took, and what of that is wrong."""

from __future__ import annotations

import contextlib
import functools
import gc
import hashlib
import importlib
import io
import os
import pkgutil
import resource
import shutil
import signal
import stat
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cases import Case
from surfaces import ANY, OWN, Surface, lay_out

MOST_SECONDS = 1.0
"""Processor time beyond what the same command takes for a sound file."""
MOST_MEGABYTES = 200
MANY = 20
"""Commands for which it pays to load every module of the program beforehand."""
OF_ITSELF = 40
"""Megabytes that a command takes with its modules and a sound file, as a process of its own; what a case takes
beyond that is measured."""
MB = 1024 * 1024
PATIENCE = 20
"""Seconds after which a command is killed: it hangs."""
_TEXTS = {".txt", ".md", ".html", ".csv", ".toml", ".json", ""}
_OF_DATA = ("zjai_tui.rules", "zjai_tui.areas", "zjai_tui.workdays", "zjai_tui.transcribing", "zjai_tui.filling")
"""Packages whose caches hold data that was read; in others they hold how to read it."""
_STEADY = {"\n", "\f", "\u3000"}
"""Unprintable characters that may come out: ends of lines and pages, and the blank of Chinese text."""
_PATH_EVENTS = {
    "open",
    "os.listdir",
    "os.scandir",
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.chmod",
    "os.truncate",
    "os.utime",
    "shutil.copyfile",
    "shutil.move",
    "shutil.rmtree",
}
_NEVER = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "webbrowser.open",
    "ctypes.dlopen",
)
_SYSTEM = (
    "/dev/null",
    "/dev/urandom",
    "/etc/localtime",
    "/etc/mime.types",
    "/usr/share/zoneinfo",
    "/proc/self/fd",
    "/usr/lib/locale",
    "/sys/fs/cgroup",
    "/proc/self/cgroup",
    "/proc/cpuinfo",
    "/proc/stat",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a command did."""

    code: int | None
    """None when it was killed, because it hung or fell."""
    out: str
    err: str
    seconds: float
    """Processor time."""
    megabytes: int
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What the command reached for outside its folder."""

    roots: tuple[str, ...]
    found: list[str]

    def __call__(self, event: str, given: tuple[object, ...]) -> None:
        """Look at an audit event."""
        if event in _NEVER:
            self.found.append(f"{event} {given!r:.80}")
        elif event in _PATH_EVENTS:
            for one in given[:2]:
                if isinstance(one, str | bytes | os.PathLike):
                    self._look(event, os.fsdecode(one))

    def _look(self, event: str, name: str) -> None:
        if event == "os.link" or not name:
            return
        real = os.path.realpath(name)
        if not real.startswith((*self.roots, *_SYSTEM)):
            self.found.append(f"{event} {name!r:.80}")


def _forget_everything() -> None:
    """Empty the caches of the program, so that it reads its data as a new process does."""
    gc.unfreeze()
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper) and (one.__module__ or "").startswith(_OF_DATA):
            one.cache_clear()


def _roots(folder: Path) -> tuple[str, ...]:
    import zjai_tui

    places = {
        sys.prefix,
        sys.base_prefix,
        sys.exec_prefix,
        str(Path(zjai_tui.__file__).parents[1]),
        str(folder / "work"),
    }
    places |= {str(folder / "tmp"), str(folder / "own"), *(place for place in sys.path if place)}
    return tuple(sorted({os.path.realpath(place) for place in places} | {os.path.realpath("/dev/fd")}))


def _typed(surface: Surface) -> int:
    """Open what is typed: nothing where no shell could open that place, or Python would not begin."""
    if surface.stdin:
        with contextlib.suppress(OSError):  # a socket, a terminal that is not there, nothing at all
            source = os.open(surface.at, os.O_RDONLY | os.O_NONBLOCK)
            if not stat.S_ISDIR(os.fstat(source).st_mode):
                return source
    return os.open(os.devnull, os.O_RDONLY)


def _child(folder: Path, surface: Surface, work: Callable[[], int], links: bool) -> int:
    """Do the work inside the folder; return its exit code. Runs in the forked process."""
    inside = folder / "work"
    os.chdir(inside)
    own = {"ZJAI_DATA_DIR": str(folder / "own"), "TMPDIR": str(folder / "tmp"), "HOME": str(folder / "tmp")}
    os.environ.update(own, COLUMNS="80", TEXTUAL_ANIMATIONS="none", TERM="xterm-256color")
    os.dup2(_typed(surface), 0)
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(folder / name, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), number)
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)))
    sys.stdout, sys.stderr = (io.TextIOWrapper(io.FileIO(at, "w", closefd=False), encoding="ascii") for at in (1, 2))
    found: list[str] = []
    watch = Watch(roots=_roots(folder), found=found)
    on = [True]
    sys.addaudithook(lambda event, given: watch(event, given) if on[0] and not links else None)
    begun = time.process_time()
    try:
        code = work()
    except BaseException:  # noqa: BLE001 - told as a fault
        traceback.print_exc()
        code = 99
    took = time.process_time() - begun
    on[0] = False
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    (folder / "told").write_text(f"{took}\n" + "\n".join(found), "utf-8")
    return code


def _resident() -> int:
    """Return the megabytes of memory this process has now, 0 where that cannot be asked."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return 0
    return pages * resource.getpagesize() // MB


def _forked(run: Callable[[], int]) -> tuple[int | None, int]:
    """Return the exit code of a run in a process of its own (None when killed), and the megabytes it took at most."""
    before = _resident()
    child = os.fork()
    if child == 0:
        os.setsid()
        code = 98
        try:
            code = run()
        finally:
            os._exit(code & 0xFF)
    patience = threading.Timer(PATIENCE, _end, (child,))
    patience.start()
    _, status, used = os.wait4(child, 0)
    patience.cancel()
    patience.join()  # the next case is forked from a process without other threads
    code = os.waitstatus_to_exitcode(status)
    return (code if code >= 0 else None), max(used.ru_maxrss // 1024 - before, 0) + OF_ITSELF


def _end(child: int) -> None:
    with contextlib.suppress(ProcessLookupError):  # it ended in this very moment
        os.killpg(child, signal.SIGKILL)


def attempt(surface: Surface, case: Case | None, room: Path, work: Callable[[], int], baseline: float = 0.0) -> Outcome:
    """Run the command of a surface on a case (None: on whatever lies there already) in a new folder below `room`."""
    folder = room / "t"
    folder.mkdir()
    try:
        lay_out(folder)
        place = folder / "work" / surface.at
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if case is not None:
            place.unlink(missing_ok=True)
            case.make(place)
        before, outside = _look(place), _listing(folder / "outside")
        code, megabytes = _forked(lambda: _child(folder, surface, work, case is not None and case.elsewhere))
        out, err = (_decoded(folder / name) for name in ("out", "err"))
        told = (folder / "told").read_text("utf-8").splitlines() if (folder / "told").exists() else ["0"]
        seconds = float(told[0])
        faults = [f"reached outside: {one}" for one in dict.fromkeys(told[1:])]
        if _listing(folder / "outside") != outside:
            faults.append("wrote outside its folder")
        if not surface.writes and _look(place) != before:
            faults.append("changed the file it only reads")
        for written in (folder / "work", folder / "own"):
            faults += _written_faults(written, Path(os.path.realpath(place)))
        faults += _told_faults(surface, case, code, out, err)
        if seconds - baseline > MOST_SECONDS:
            faults.append(f"slow: {seconds:.1f} s")
        if megabytes > MOST_MEGABYTES:
            faults.append(f"memory: {megabytes} MB")
        return Outcome(code=code, out=out, err=err, seconds=seconds, megabytes=megabytes, faults=tuple(faults))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def warmed(surfaces: Sequence[Surface], sound: Callable[[str], bytes]) -> None:
    """Run every command once on a sound file in this process, so that those forked from it need not load anything."""
    import zjai_tui

    for one in () if len(surfaces) < MANY else pkgutil.walk_packages(zjai_tui.__path__, "zjai_tui."):
        if not one.name.startswith(("zjai_tui.tui", "zjai_tui.__main__")):
            importlib.import_module(one.name)
    here = Path.cwd()
    for surface in surfaces:
        if surface.stdin or surface.at.startswith(OWN):
            continue
        with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as stack:
            folder = Path(name)
            lay_out(folder)
            (folder / "work" / surface.at).write_bytes(sound(surface.kind))
            stack.callback(os.chdir, here)
            os.chdir(folder / "work")
            for redirect in (contextlib.redirect_stdout, contextlib.redirect_stderr):
                stack.enter_context(redirect(io.StringIO()))
            command(surface, fresh=False)()
    gc.collect()
    gc.freeze()


def command(surface: Surface, *, fresh: bool | None = None) -> Callable[[], int]:
    """Return the work of a command. `fresh`: with nothing of the program's data read before."""
    new = surface.at.startswith(OWN) if fresh is None else fresh

    def run() -> int:
        from zjai_tui.__main__ import main

        if new:
            _forget_everything()
        return main(list(surface.words))

    return run


def _told_faults(surface: Surface, case: Case | None, code: int | None, out: str, err: str) -> Iterator[str]:
    if code is None:
        yield "hangs, or falls"
    elif "Traceback" in err or "Traceback" in out or code == 99:
        yield f"traceback: {err.strip().splitlines()[-1] if err.strip() else ''}"
    elif "程序出错" in err:
        yield f"crash: {err.strip()[-200:]}"
    if bad := [char for char in out + err if not char.isprintable() and char not in _STEADY]:
        yield f"steers a terminal: {sorted(set(bad))!r}"
    if case is None or code is None:
        return
    wanted = surface.refuses if case.broken and not (surface.text and case.text) else ANY
    if case.name in surface.fine:
        return
    if case.elsewhere and case.name in {"link out of the folder", "link to null", "link to stdin", "link to fd/0"}:
        wanted = ANY
    if case.name == "missing" and surface.at.startswith(OWN):  # the program has its own for those
        wanted = ANY
    if code not in wanted:
        yield f"exit code {code}, not {sorted(wanted)}"
    if code in {2, 3}:
        lines = err.splitlines()
        if not lines:
            yield "refused without a word"
        for line in lines:
            if not line.endswith("。"):
                yield f"no sentence: {line[:100]!r}"
            if len(line) > 2_000:
                yield f"a sentence of {len(line)} characters"
        if not any(line.count("。") >= 2 for line in lines):
            yield f"no remedy: {lines[0][:100] if lines else ''!r}"
        stem = Path(surface.at).stem.split(".")[0]
        if code == 2 and wanted == {2} and surface.names_it and not any(stem in line for line in lines):
            yield f"the file is not named: {lines[0][:100] if lines else ''!r}"


def _written_faults(inside: Path, place: Path) -> Iterator[str]:
    """Yield what is wrong with the files the command wrote."""
    for file in sorted(inside.rglob("*")):
        if file.absolute() == place or file.is_symlink() or not file.is_file():
            continue
        if "crashes" in file.parts:
            lines = file.read_text("utf-8").splitlines()
            yield f"crash report: {' | '.join((*lines[3:4], *lines[-4:]))}"
        elif file.name.startswith(".zjai-"):
            yield f"half a file left behind: {file.name}"
        elif file.suffix in _TEXTS and file.suffix != ".toml" and file.stat().st_size < 2_000_000:
            text = file.read_bytes().decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
            bad = {char for char in text if not char.isprintable() and char not in _STEADY}
            if bad:
                yield f"{file.name} holds {sorted(bad)!r}"
            if file.suffix == ".html" and ("<script>alert" in text or "<img src=x" in text):
                yield f"{file.name} holds a script"


def _look(place: Path) -> str:
    try:
        if place.is_symlink():
            return f"link {os.readlink(place)}"
        if place.is_file() and place.stat().st_size < 20_000_000:
            return hashlib.sha256(place.read_bytes()).hexdigest()
        return str(place.stat().st_mode) if place.exists() else "-"
    except OSError:
        return "?"


def _listing(folder: Path) -> list[tuple[str, int]]:
    return [(one.name, one.stat().st_size) for one in sorted(folder.iterdir())]


def _decoded(file: Path) -> str:
    return file.read_bytes()[:4_000_000].decode("utf-8", errors="replace") if file.exists() else ""


resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
