"""Choosing a file: a path to type, and the folder's dossiers to pick from."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList

from ..blocks import Block, head
from ..folders import as_path, listing, with_ending
from ..widgets.document import Document
from ..widgets.line_input import LineInput
from ..widgets.lists import Line, Lines
from .base import Window

UP = "up "


class PathScreen(Window[Path | None]):
    """Answers a path, or nothing on Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    def __init__(self, title: str, base: Path, *, typed: str = "", to_write: bool = False) -> None:
        """Start in the folder `base`; `to_write` when the file need not exist."""
        super().__init__()
        self._title, self._base, self._typed, self._to_write = title, base, typed, to_write

    def compose(self) -> ComposeResult:
        """Lay out title, path, list."""
        action = "回车保存到这里" if self._to_write else "回车打开"
        with Vertical(classes="window tall"):
            yield Document([head(self._title)], classes="window-title")
            yield LineInput(self._typed, placeholder="文件名，或文件所在的位置", id="path")
            yield Document(id="folder")
            yield Lines(id="files")
            yield Document([Block(f"{action}，Tab到列表，Esc取消", "muted")])

    def on_mount(self) -> None:
        """List the folder."""
        self._list()
        self.query_one("#path").focus()

    @on(Input.Changed)
    def _list(self) -> None:
        found = listing(self._value if not self._to_write else self._folder_typed, self._base)
        self._shown = found
        lines = [Line(UP, "上一级文件夹")] if found.folder.parent != found.folder else []
        lines += [Line(f"dir {name}", f"{name}/") for name in found.folders]
        lines += [Line(f"file {name}", name) for name in found.files]
        self.query_one("#files", Lines).show_lines(lines)
        where = found.trouble or f"位置：{found.folder}"
        self.query_one("#folder", Document).say(where, "bad" if found.trouble else "muted")

    @on(Input.Submitted)
    def _entered(self) -> None:
        if not self._value.strip():
            self.query_one("#folder", Document).say("请先写文件名，或在列表里选一个。", "bad")
            return
        path = as_path(self._value, self._base)
        if path.is_dir():
            self._go(path)
            return
        self.dismiss(with_ending(path) if self._to_write else path)

    @on(OptionList.OptionSelected)
    def _picked(self) -> None:
        kind, _, name = self.query_one("#files", Lines).key.partition(" ")
        folder = self._shown.folder
        if kind == "file" and not self._to_write:
            self.dismiss(folder / name)
        elif kind == "file":
            self.query_one("#path", LineInput).value = str(folder / name)
            self.query_one("#path").focus()
        else:
            self._go(folder.parent if kind == "up" else folder / name)

    def _go(self, folder: Path) -> None:
        """Show another folder; a file name typed for writing is kept."""
        name = Path(self._value).name if self._to_write and not as_path(self._value, self._base).is_dir() else ""
        self.query_one("#path", LineInput).value = f"{folder}/{name}" if str(folder) != "/" else f"/{name}"

    @property
    def _value(self) -> str:
        return self.query_one("#path", LineInput).value

    @property
    def _folder_typed(self) -> str:
        """Return the folder part of what is typed: a new file's name must not narrow the list."""
        path = as_path(self._value, self._base)
        return self._value if not self._value.strip() or path.is_dir() else f"{path.parent}/"
