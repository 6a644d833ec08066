"""Where what is on screen goes when neither its file nor the person's own folder takes it: a temporary folder."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

from ...base.problems import Problem, Refused
from ...base.text import one_line
from ...dossier.atomic import rescue_stem, write_new
from ...dossier.model import Dossier
from ...dossier.store import SaveFailed
from ...dossier.writer import dossier_text


def with_copy(failed: SaveFailed, dossier: Dossier, path: Path) -> SaveFailed:
    """Return the failure with a copy in a new temporary folder, its owner's alone, where it had none."""
    if failed.rescue is not None or failed.problems[0].code != "save-failed":
        return failed
    copy = _kept(dossier, path)
    if copy is None:
        return failed
    where = one_line(str(copy))
    remedy = f"填写的内容暂存在{where}，临时文件夹关机后可能清空，请尽快排除下列原因再保存，或另存到别处"
    told = Problem("save-failed", one_line(str(path)), "没有保存", remedy)
    return SaveFailed((told, *failed.problems[1:]), copy)


def _kept(dossier: Dossier, path: Path) -> Path | None:
    try:
        folder = Path(tempfile.mkdtemp(prefix="zjai-"))
    except OSError:
        return None
    place = folder / f"{rescue_stem(path)}.toml"
    try:
        write_new(place, lambda file: file.write(dossier_text(dossier).encode()))
    except (OSError, ValueError, Refused):  # told to the person by the caller: no copy
        with contextlib.suppress(OSError):
            folder.rmdir()
        return None
    return place
