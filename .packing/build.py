#!/usr/bin/env python3
"""Pack the program, its data and the libraries it needs into one file: ``python3 .packing/build.py``.

The same checkout, packed by the same Python, gives the same bytes, whoever does it, wherever and
whenever. Needs Python 3.11 or later, and pip with an index, or ``--wheels`` with the wheels that
requirements.txt pins.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from archive import write_archive
from byte_code import byte_code
from contents import compiled, is_licence, is_module, licence_place, own_files, wanted
from reach import reached
from wheels import NotFound, fetch, files_of, found_in, terms_of

CHECKOUT = Path(__file__).resolve().parents[1]
LAUNCHER = Path(__file__).with_name("launcher.py")
PROGRAM = "zjai_tui/"


class LeftOut(Exception):
    """What contents.py leaves out is needed."""


def build(target: Path, wheels: Path, also: tuple[str, ...] = ()) -> dict[str, int]:
    """Write the archive; return what its parts come to, in bytes before compression.

    Raises `NotFound` when a wheel is missing, `LeftOut` when contents.py is wrong, and what `byte_code` raises.
    """
    everything, terms = libraries(wheels)
    everything |= own_files(CHECKOUT)
    sources = {path: data for path, data in everything.items() if path.endswith(".py")}
    needed = reached(sources, PROGRAM)
    check(needed)
    files = {path: data for path, data in everything.items() if not path.endswith(".py") or wanted(path)}
    to_compile = {path: sources[path] for path in needed if compiled(path)}
    _, made = byte_code(to_compile)
    files |= {f"{path}c": code for path, code in made.items()}
    for python in also:
        files |= for_another(python, to_compile, files)
    files["__main__.py"] = LAUNCHER.read_bytes().replace(b"\nMORE = False\n", b"\nMORE = %r\n" % bool(also))
    files["licenses/README.txt"] = terms.encode()
    target.parent.mkdir(parents=True, exist_ok=True)
    write_archive(target, files)
    return sizes(files)


def libraries(wheels: Path) -> tuple[dict[str, bytes], str]:
    """Return all modules and licences of the pinned wheels by their places, and a list of the terms they are under."""
    files: dict[str, bytes] = {}
    terms = ["zjai-tui  Apache-2.0"]
    for pin, wheel in found_in(wheels):
        for path, data in files_of(wheel):
            if is_module(path):
                files[path] = data
            elif is_licence(path):
                files[licence_place(path)] = data
            elif path.endswith(".dist-info/METADATA"):
                terms.append(f"{pin.name} {pin.version}  {terms_of(data)}")
    return files, "\n".join(terms) + "\n"


def check(needed: Iterable[str]) -> None:
    """Raise `LeftOut` when an import statement leads to a module that is left out."""
    missing = sorted(path for path in needed if not wanted(path))
    if missing:
        raise LeftOut(f"程序会用到这些模块，但 contents.py 把它们排除了：{'、'.join(missing)}")


def for_another(python: str, sources: Mapping[str, bytes], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return byte code for one more Python in a folder of its own, with what the program reads beside its modules."""
    tag, made = byte_code(sources, python)
    found = {f"{tag}/{path}c": code for path, code in made.items()}
    found |= {f"{tag}/{path}": data for path, data in files.items() if _read_by_program(path)}
    found[f"{tag}/fits"] = b""
    return found


def sizes(files: Mapping[str, bytes]) -> dict[str, int]:
    """Return how many bytes the kinds of file come to, uncompressed."""
    found = {"源码": 0, "字节码": 0, "其他": 0}
    for path, data in files.items():
        kind = "源码" if path.endswith(".py") else "字节码" if path.endswith(".pyc") else "其他"
        found[kind] += len(data)
    return found


def _read_by_program(path: str) -> bool:
    return path.startswith(PROGRAM) and not path.endswith((".py", ".pyc"))


def _lines(target: Path, parts: Mapping[str, int]) -> Iterator[str]:
    data = target.read_bytes()
    yield f"{target}  {len(data) / 1e6:.2f} MB  sha256 {hashlib.sha256(data).hexdigest()}"
    yield "压缩前：" + "，".join(f"{kind} {size / 1e6:.2f} MB" for kind, size in parts.items())


def main() -> int:
    """Read the command line, build, and say what came out; return 0, or 2 with the reason."""
    parser = argparse.ArgumentParser(description="把程序、数据和依赖的库打成一个文件 zjai.pyz。")
    parser.add_argument("-o", "--output", type=Path, default=CHECKOUT / "dist" / "zjai.pyz", help="写到哪里")
    parser.add_argument("--wheels", type=Path, help="放着依赖的库（.whl）的文件夹；不写时用 pip 下载")
    parser.add_argument(
        "--also", action="append", default=[], metavar="PYTHON", help="另带这个 Python 的字节码，可重复"
    )
    given = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory() as folder:
            if given.wheels is None:
                fetch(Path(folder))
            parts = build(given.output, given.wheels or Path(folder), tuple(given.also))
    except (NotFound, LeftOut, OSError, subprocess.CalledProcessError) as error:
        sys.stderr.write(f"没有打成：{error}\n")
        return 2
    sys.stdout.write("\n".join(_lines(given.output, parts)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
