"""Choosing a file: a path to type, and what the folder holds to pick from."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList
from textual.widgets.input import Selection

from ...base.problems import Problem
from ..files.folders import ENDING, as_path, is_folder, is_there, listing, with_ending, write_problem
from ..telling.blocks import head
from ..widgets.bars import Bar, Item
from ..widgets.document import Document
from ..widgets.line_input import LineInput
from ..widgets.lists import Line, Lines
from ..widgets.path_input import PathInput
from .base import Window

UP, OVER = "up ", "over "
OVERWRITE = "覆盖这个文件（原内容留作.bak副本）"


class PathScreen(Window[Path | None]):
    """Answers a path, or nothing on Esc. What cannot be written is refused here, before it is tried."""

    ASKS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    def __init__(
        self, title: str, base: Path, *, typed: str = "", to_write: bool = False, own: Path | None = None,
        ending: str = ENDING, every: bool = False, overwrite: str = OVERWRITE,
    ) -> None:  # fmt: skip
        """Start in the folder `base`.

        `to_write` when the file need not exist: its name gets the ending `ending`, and an existing
        file is asked about (in the words `overwrite`) unless it is `own`. `every` lists files of every kind.
        """
        super().__init__()
        self._title, self._base, self._typed, self._to_write = title, base, typed, to_write
        self._own = as_path(str(own), base) if own else None
        self._ending, self._every, self._overwrite = ending, every, overwrite
        self._asked_over: Path | None = None
        self.agreed: Path | None = None
        """The existing file that the person agreed to overwrite."""

    def compose(self) -> ComposeResult:
        """Lay out title, path, list."""
        action = "回车保存到这里" if self._to_write else "回车打开" if not self._every else "回车选用"
        with Vertical(classes="window tall"):
            yield Document([head(self._title)], classes="window-title")
            yield PathInput(self._typed, placeholder="文件名，或文件所在的位置", id="path")
            yield Document(id="folder")
            yield Lines(id="files")
            yield Bar([Item(action, "screen.enter"), Item("Tab到列表"), Item("Esc取消", "screen.dismiss")])

    def on_mount(self) -> None:
        """List the folder; what is suggested is selected, so that typing replaces it: a name alone stays beside it."""
        self._list()
        path = self.query_one("#path", LineInput)
        path.focus()
        if self._to_write and path.value:
            self._base = as_path(path.value, self._base).parent
            path.selection = Selection(0, len(path.value))

    def action_enter(self) -> None:
        """Take what is typed."""
        if not self._value.strip():
            self._complain("请先写文件名，或在列表里选一个。")
            return
        path = as_path(self._value, self._base)
        if is_folder(path):
            self._go(path)
        elif not self._to_write:
            self.dismiss(path)
        else:
            self._take(with_ending(path, self._ending))

    @on(Input.Changed)
    def _list(self) -> None:
        self._asked_over = None
        found = listing(self._value if not self._to_write else self._folder_typed, self._base, every=self._every)
        self._shown = found
        lines = [Line(UP, "上一级文件夹")] if found.folder.parent != found.folder else []
        lines += [Line(f"dir {name}", f"{name}/") for name in found.folders]
        lines += [Line(f"file {name}", name) for name in found.files]
        self.query_one("#files", Lines).show_lines(lines)
        where = found.trouble or f"位置：{found.folder}"
        self.query_one("#folder", Document).say(where, "bad" if found.trouble else "muted")

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.action_enter()

    @on(OptionList.OptionSelected)
    def _picked(self) -> None:
        kind, _, name = self.query_one("#files", Lines).key.partition(" ")
        folder = self._shown.folder
        if self._asked_over is not None:
            self._answered_over(kind)
        elif kind == "file" and not self._to_write:
            self.dismiss(folder / name)
        elif kind == "file":
            self.query_one("#path", LineInput).value = str(folder / name)
            self.query_one("#path").focus()
        else:
            self._go(folder.parent if kind == "up" else folder / name)

    def _take(self, path: Path) -> None:
        """Answer a path to write at, if that can be; an existing file is asked about first."""
        problem = write_problem(path)
        if problem is not None:
            self._complain(problem.sentence())
        elif is_there(path) and path != self._own:
            self._ask_over(path)
        else:
            self.dismiss(path)

    def _ask_over(self, path: Path) -> None:
        self._asked_over = path
        self._complain(Problem("file-exists", str(path), "已经有这个文件", "请换一个文件名，或选择覆盖").sentence())
        files = self.query_one("#files", Lines)
        files.show_lines([Line("keep ", "不覆盖，换一个文件名"), Line(OVER, self._overwrite)])
        files.highlighted = 0
        files.focus()

    def _answered_over(self, kind: str) -> None:
        path = self._asked_over
        if kind == OVER.strip():
            self.agreed = path
            self.dismiss(path)
        else:
            self._list()
            self.query_one("#path").focus()

    def _complain(self, sentence: str) -> None:
        self.query_one("#folder", Document).say(sentence, "bad")

    def _go(self, folder: Path) -> None:
        """Show another folder; a file name typed for writing is kept."""
        name = Path(self._value).name if self._to_write and not is_folder(as_path(self._value, self._base)) else ""
        self.query_one("#path", LineInput).value = f"{folder}/{name}" if str(folder) != "/" else f"/{name}"

    @property
    def _value(self) -> str:
        return self.query_one("#path", LineInput).value

    @property
    def _folder_typed(self) -> str:
        """Return the folder part of what is typed: a new file's name must not narrow the list."""
        path = as_path(self._value, self._base)
        return self._value if not self._value.strip() or is_folder(path) else f"{path.parent}/"
