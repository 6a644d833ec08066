"""The standard file a command is to write in: named by its path, or by the id of one of the person's own."""

from __future__ import annotations

from pathlib import Path

from ...base.places import absolute
from ...base.problems import refuse
from ...base.text import one_line, quoted
from ...base.toml_files import decode, read_bytes
from ...base.words import did_you_mean
from ...rules.locate import data_files, user_folder
from ...rules.standards.faults import refusal, standard_faults
from ...transcribing.drafts.drafting import Draft, open_draft
from ..streams import complain


def own_file(typed: str) -> Path:
    """Return the file. Raises `Refused` for an id that is not in the person's own folder: shipped files stay."""
    if typed.lower().endswith(".toml") or "/" in typed or "\\" in typed:
        return Path(typed)
    known = dict(data_files("standards"))
    own = {name: Path(str(file)) for name, file in known.items() if is_own(Path(str(file)))}
    if typed in own:
        return own[typed]
    place = f"标准{quoted(typed)}"
    if typed in known:
        message = "这是随程序附带的标准，不能改"
        raise refuse("standard-shipped", place, message, "请照印发的原表另录一份：zjai standard new --help")
    remedy = did_you_mean(typed, list(own)) if own else "请写标准文件的路径，例如“我的标准.toml”"
    raise refuse("unknown-standards", place, "用户文件夹里没有这份标准", remedy)


def sound_draft(typed: str) -> Draft:
    """Open the file a command writes marks in. Raises `Refused` with all that is wrong with it, each with its line."""
    file = own_file(typed)
    where = one_line(str(file))
    refuse_unsound(decode(read_bytes(file, where), where), where)
    return open_draft(file)


def refuse_unsound(text: str, where: str) -> None:
    """Raise `Refused` with all that keeps a standard file from being used, as ``standard lint`` tells it."""
    faults = standard_faults(text, where)
    if faults.standard is None:
        raise refusal(faults, where)


def is_own(file: Path | None) -> bool:
    """Tell whether a file lies where standards are found by their id."""
    return file is not None and absolute(file).is_relative_to(absolute(user_folder() / "standards"))


def tell_lost(draft: Draft) -> None:
    """Tell on stderr when the last save could not keep all comments of the file."""
    if draft.comments_lost:
        complain("文件里除开头以外的注释没有留下，原来的文件在旁边的 .bak 里。")
