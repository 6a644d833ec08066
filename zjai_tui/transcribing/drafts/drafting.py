"""One open standard file: its states, what was undone, where it is kept, what is wrong with it. No UI.

A state is an immutable `Standard`, which may be unsound while it is being typed: it can be saved
and opened again as it stands, and it is scored once it is sound.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from ...base.private import make_private
from ...base.problems import Problem, refuse
from ...base.structure import quoted
from ...base.text import one_line
from ...base.toml_files import decode, read_bytes
from ...base.whole import bare, promised
from ...dossier.store import Stamp, save_alone
from ...rules.linting.findings import Finding
from ...rules.linting.lint import lint
from ...rules.locate import user_folder
from ...rules.reader_parts import text_digest
from ...rules.standards.checks import soundness_problems
from ...rules.standards.reader import read_draft
from ...rules.standards.seal import verified
from ...rules.standards.standard import Standard
from ...rules.standards.writer import leading_comment, loses_comments, standard_text
from ...scoring.cases import run_cases
from ..mark_edits import marked_text

Edit = Callable[[Standard], Standard]
DEEPEST_UNDO = 500
RESCUE = "rescue"
_FILE_NAME = re.compile(r"[\w-]+(?:\.[\w-]+)*")


@dataclass(frozen=True, slots=True)
class _Step:
    """One thing that can be undone: the state before it, and what it was."""

    before: Standard
    label: str
    merge: str = ""


class Draft:
    """A standard being transcribed. Made by `open_draft` and `new_draft`."""

    def __init__(
        self,
        standard: Standard,
        *,
        path: Path | None = None,
        stamp: Stamp | None = None,
        text: str = "",
        saved: bool = False,
    ) -> None:
        """Open a standard; `stamp` and `text` are those of its file, which holds just this when it is `saved`."""
        self._standard = standard
        self._saved = standard if saved else None
        self._text = text
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []
        self._problems: tuple[Standard, tuple[Problem, ...]] | None = None
        self._findings: tuple[Standard, tuple[Finding, ...]] | None = None
        self._verified: tuple[Standard, Standard] | None = None
        self.path = path
        """The file; None before the first save."""
        self.stamp = stamp
        self.comments_lost = False
        """Whether the last save left out comments that the file had; the file as it was stays beside it."""

    @property
    def standard(self) -> Standard:
        """Return the standard as it now stands, with the status it claims; it may be unsound."""
        return self._standard

    @property
    def verified(self) -> Standard:
        """Return the same with the status it can keep: a certificate that no longer fits is named in `changed`."""
        kept = self._verified
        if kept is None or kept[0] is not self._standard:
            self._verified = kept = (self._standard, verified(self._standard))
        return kept[1]

    @property
    def unsaved(self) -> bool:
        """Whether the file does not hold what is on screen."""
        return self._saved is None or not _same(self._saved, self._standard)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what keeps the standard from being scored, looked for once for each state."""
        kept = self._problems
        if kept is None or kept[0] is not self._standard:
            self._problems = kept = (self._standard, tuple(soundness_problems(self._standard)))
        return kept[1]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what lint and the golden cases say, once for each state; nothing while it is unsound."""
        known = self.known_findings
        if known is None:
            known = findings_of(self._standard) if not self.problems else ()
            self.take_findings(self._standard, known)
        return known

    @property
    def known_findings(self) -> tuple[Finding, ...] | None:
        """Return the findings if this state has been looked at already, else None: running the cases takes a moment."""
        kept = self._findings
        return kept[1] if kept is not None and kept[0] is self._standard else None

    def take_findings(self, standard: Standard, findings: tuple[Finding, ...]) -> None:
        """Keep what `findings_of` said of a state, e.g. in a thread."""
        self._findings = (standard, findings)

    def change(self, edit: Edit, label: str, merge: str = "") -> None:
        """Apply an edit; one that changes nothing leaves no trace.

        Edits in a row with the same `merge` key are undone together. What the edit raises
        (`Refused` for what cannot be read) goes to the caller, and nothing is changed then.
        """
        changed = edit(self._standard)
        if _same(changed, self._standard):
            return
        last = self._undo[-1] if self._undo else None
        if not (merge and last and last.merge == merge and not self._redo):
            self._undo.append(_Step(self._standard, label, merge))
            del self._undo[:-DEEPEST_UNDO]
        self._redo.clear()
        self._standard = replace(changed, digest="")

    def undo(self) -> str:
        """Go back one step and return what was undone, or the empty text when there is nothing."""
        return self._travel(self._undo, self._redo)

    def redo(self) -> str:
        """Take back one undo and return what was done again, or the empty text."""
        return self._travel(self._redo, self._undo)

    def save(self, path: Path | None = None, *, overwrite: bool = False) -> None:
        """Write the file, all or nothing: to `path`, else where it came from, else to the person's own folder.

        The file as it was before stays beside it as ``.bak``. Raises `ChangedOnDisk` when somebody
        changed it since it was read, `Refused` when another file has this name (both unless
        `overwrite`), `SaveFailed` when it cannot be written or somebody else is writing
        it; the draft is as it was then.
        """
        target = path or self.path or place_of(self._standard)
        here = target == self.path
        if not here and not overwrite and target.exists():
            message = "已经有这个文件，没有改动它"
            raise refuse("file-exists", one_line(str(target)), message, "请换一个编号或文件名，或直接打开它")
        if path is None and self.path is None:
            make_folder(target.parent)
        text, lost = self._written()
        self.stamp = save_alone(
            text.encode(),
            target,
            read=_check_readable,
            expected=self.stamp if here else None,
            overwrite=overwrite,
            rescue_folder=user_folder() / RESCUE,
        )
        self.path = target
        self._text, self.comments_lost = text, lost
        self._saved = self._standard = replace(self._standard, digest=text_digest(text))
        if self._undo:  # typing on afterwards is a step of its own
            self._undo[-1] = replace(self._undo[-1], merge="")

    def _written(self) -> tuple[str, bool]:
        """Return the text to save, and whether comments of the file are left out of it.

        What was only compared or certified is marked in the text as it stands; else only the comments at
        its head are kept.
        """
        if self._saved is None:
            return promised(standard_text(self._standard)), False
        text = bare(self._text)
        marked = marked_text(text, self._saved, self._standard)
        if marked is not None:
            return (marked if text == self._text else promised(marked)), False
        return promised(leading_comment(text) + standard_text(self._standard)), loses_comments(text, self._saved)

    def _travel(self, source: list[_Step], target: list[_Step]) -> str:
        if not source:
            return ""
        step = source.pop()
        target.append(_Step(self._standard, step.label))
        self._standard = step.before
        return step.label


def open_draft(path: Path) -> Draft:
    """Read a standard file, sound or not. Raises `Refused` with every value that cannot be read."""
    where = one_line(str(path))
    data = read_bytes(path, where)
    text = decode(data, where)
    standard, _ = read_draft(text, where)
    return Draft(replace(standard, digest=text_digest(text)), path=path, stamp=Stamp.of(data), text=text, saved=True)


def new_draft(standard: Standard) -> Draft:
    """Return a draft of a standard that is in no file yet."""
    return Draft(replace(standard, digest=""))


def findings_of(standard: Standard) -> tuple[Finding, ...]:
    """Return what lint and the golden cases say of a sound standard."""
    return (*lint(standard), *run_cases(standard))


def place_of(standard: Standard) -> Path:
    """Return where a standard is found by its id: the person's own folder.

    Raises `Refused` when the id cannot be the name of a file.
    """
    name = standard.standard.id
    if not _FILE_NAME.fullmatch(name):
        remedy = "只用文字、半角数字、下划线和连字符，如hz-env-2024"
        raise refuse("bad-id", "表头，编号", f"编号{quoted(name)}不能作文件名", remedy)
    return user_folder() / "standards" / f"{name}.toml"


def _same(first: Standard, second: Standard) -> bool:
    return first is second or replace(first, digest="") == replace(second, digest="")


def _check_readable(data: bytes) -> None:
    read_draft(decode(data, ""), "")


def make_folder(folder: Path) -> None:
    """Make the folder of the person's own standards. Raises `Refused` when it cannot be made."""
    try:
        make_private(folder)
    except (OSError, ValueError):
        message, remedy = "建不了放标准的文件夹", "请检查权限和磁盘，或另存到别处"
        raise refuse("folder-unmakable", one_line(str(folder)), message, remedy) from None
