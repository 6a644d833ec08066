"""The pinned wheels: fetched with pip, or found in a folder; only those whose bytes are the pinned ones."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path
from zipfile import ZipFile

REQUIREMENTS = Path(__file__).with_name("requirements.txt")
_PIN = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[\w.]+) --hash=sha256:(?P<digest>[0-9a-f]{64})")


class NotFound(Exception):
    """A wheel that is pinned could not be had; the text says which and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """One wheel that goes in."""

    name: str
    version: str
    digest: str


def pins(text: str | None = None) -> tuple[Pin, ...]:
    """Return what the requirements name, in their order. Raises `ValueError` for a line without version and hash."""
    lines = (REQUIREMENTS.read_text(encoding="utf-8") if text is None else text).splitlines()
    found = []
    for line in lines:
        if line.strip() and not line.startswith("#"):
            match = _PIN.fullmatch(line.strip())
            if match is None:
                raise ValueError(line)
            found.append(Pin(**match.groupdict()))
    return tuple(found)


def fetch(folder: Path) -> None:
    """Download the wheels to a folder, pip comparing each with its hash. Raises `NotFound`."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--only-binary", ":all:", "--require-hashes", "-r", str(REQUIREMENTS), "-d", str(folder)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotFound(
            "下载不到依赖的库。请检查网络和 pip，或换用装有 pip 的 Python，如 .venv/bin/python；"
            "也可以在能上网的机器上运行 "
            "python3 -m pip download --no-deps --require-hashes -r .packing/requirements.txt -d 文件夹，"
            f"再用 --wheels 文件夹 打包。\n{done.stderr.strip()}"
        )


def found_in(folder: Path) -> Iterator[tuple[Pin, Path]]:
    """Yield each pinned wheel and its file in the folder, found by its bytes. Raises `NotFound`."""
    at_hand = {hashlib.sha256(file.read_bytes()).hexdigest(): file for file in sorted(folder.glob("*.whl"))}
    for pin in pins():
        if pin.digest not in at_hand:
            raise NotFound(f"文件夹“{folder}”里没有 {pin.name} {pin.version}，或它的内容与登记的校验码不同。")
        yield pin, at_hand[pin.digest]


def files_of(wheel: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the places and bytes of the files of a wheel, in order."""
    with ZipFile(wheel) as archive:
        for name in sorted(archive.namelist()):
            if not name.endswith("/"):
                yield name, archive.read(name)


def terms_of(metadata: bytes) -> str:
    """Return the licence that a wheel's METADATA names."""
    head = HeaderParser().parsestr(metadata.decode("utf-8"))
    classified = [one.rpartition(" :: ")[2] for one in head.get_all("Classifier", []) if one.startswith("License ::")]
    return head.get("License-Expression") or ", ".join(classified) or head.get("License", "").splitlines()[0]
