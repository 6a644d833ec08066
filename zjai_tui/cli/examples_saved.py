"""Shipped examples written out as files, each with its evidence: something to score, change and hand round."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from ..base.private import make_private
from ..base.problems import Refused, refuse
from ..base.text import one_line, quoted
from ..base.toml_files import parse_toml
from ..dossier.atomic import failure
from ..dossier.reader import dossier_from
from ..rules.catalog import read_example
from ..rules.locate import shipped_folder
from .outputs import write_files


def save_examples(names: Sequence[str], into: str, *, force: bool) -> list[Path]:
    """Write the examples of these names and their evidence into a folder, made when there is none; return the dossiers.

    What is there already with the same content stays as it is; another file in its place only goes with `force`.
    Raises `Refused` when there is no such example, such a file is there, or nothing can be written there.
    """
    folder = Path(into)
    if not into or (folder.exists() and not folder.is_dir()):
        raise refuse("command-line", "命令行，--save", f"{quoted(into)}不是文件夹", "请给出文件夹的名称，没有会新建")
    files: dict[str, bytes] = {}
    for name in names:
        text = read_example(name)
        files[f"{name}.toml"] = text.encode()
        files |= _evidence(name, text)
    try:
        for part in {os.path.dirname(place) for place in files}:
            make_private(folder / part)
        wanted = {str(folder / place): data for place, data in files.items() if not _same(folder / place, data)}
    except OSError as error:
        raise Refused([failure(error, one_line(str(folder)))]) from None
    write_files(wanted, force=force)
    return [folder / f"{name}.toml" for name in names]


def _evidence(name: str, text: str) -> dict[str, bytes]:
    where = f"示例 {one_line(name)}"
    named = {one.file for entry in dossier_from(parse_toml(text, where), where).entry for one in entry.evidence}
    shipped = shipped_folder().joinpath("examples")
    return {file: shipped.joinpath(*file.split("/")).read_bytes() for file in sorted(named)}


def _same(file: Path, data: bytes) -> bool:
    return file.is_file() and file.stat().st_size == len(data) and file.read_bytes() == data
