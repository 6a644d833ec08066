"""Writing a unit's documents into one folder, and telling what was written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ..base.private import make_private
from ..base.problems import Problem, Refused, refuse
from ..base.text import one_line
from ..dossier.atomic import failure
from .guard import NO, OK
from .outputs import write_files
from .streams import complain, say

_LISTED = 40
"""Documents that are listed one by one; of more only each person's number is."""


def folder_for(folder: Path) -> None:
    """Make a folder, its owner's alone, where there is none. Raises `Refused` when that cannot be."""
    try:
        make_private(folder)
    except FileExistsError:
        raise refuse("file-exists", one_line(str(folder)), "这是一个文件，不是文件夹", "请给出文件夹") from None
    except (OSError, ValueError) as error:
        raise Refused([failure(error, one_line(str(folder)))]) from None


class PaperWriter:
    """Writes into one folder and tells what it wrote."""

    def __init__(self, folder: Path, force: bool) -> None:
        """Begin with nothing written."""
        self._folder, self._force = folder, force
        self._written: list[str] = []

    @property
    def count(self) -> int:
        """Return how many files were written."""
        return len(self._written)

    def write(self, papers: Mapping[str, bytes], sources: Iterable[str]) -> None:
        """Write some documents, all or none. Raises `Refused`."""
        files = {str(self._folder / name): data for name, data in papers.items()}
        try:
            write_files(files, force=self._force, sources=tuple(sources))
        except Refused:
            self._tell()
            raise
        self.note(papers)

    def note(self, names: Iterable[str]) -> None:
        """Take down what somebody else wrote into the folder."""
        self._written += names

    def end(self, problems: Sequence[Problem], nothing: str) -> int:
        """Tell what was written and what was not, `nothing` where nothing was; return the exit code."""
        if nothing:
            complain(nothing)
        self._tell()
        for problem in problems:
            complain(problem.sentence())
        return NO if problems or not self._written else OK

    def _tell(self) -> None:
        if not self._written:
            return
        say(f"已写入{one_line(str(self._folder))}，共{self.count}个文件：")
        forms: dict[str, list[str]] = {}
        for name in self._written:
            title, _, form = name.rpartition(".")
            forms.setdefault(title, []).append(form)
        if len(forms) <= _LISTED:
            for title, ones in forms.items():
                say(f"  {title}（{'、'.join(ones)}）")
            return
        people: dict[str, int] = {}
        for name in self._written:
            folder, inside, _ = name.partition("/")
            if inside:
                people[folder] = people.get(folder, 0) + 1
            else:
                say(f"  {name}")
        for folder, count in people.items():
            say(f"  {folder}/（{count}个文件）")
