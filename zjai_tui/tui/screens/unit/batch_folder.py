"""Choosing a folder: a path to type, and the folders in it to pick from."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, OptionList

from ...files.folders import as_path, is_folder, listing
from ...telling.blocks import head
from ...widgets.bars import Bar, Item
from ...widgets.document import Document
from ...widgets.lists import Line, Lines
from ...widgets.path_input import PathInput
from ..paths import PathScreen

TAKE = "take "


class FolderScreen(PathScreen):
    """Answers a folder that is there, or nothing on Esc."""

    def __init__(self, title: str, base: Path, *, take: str = "打开这个文件夹") -> None:
        """Begin in the folder `base`; `take` is what is done with the folder."""
        super().__init__(title, base)
        self._take_words = take

    def compose(self) -> ComposeResult:
        """Lay out title, path, folders."""
        with Vertical(classes="window tall"):
            yield Document([head(self._title)], classes="window-title")
            yield PathInput(self._typed, placeholder="文件夹所在的位置，可以粘贴", id="path")
            yield Document(id="folder")
            yield Lines(id="files")
            keys = [Item("回车选定", "screen.enter"), Item("Tab到列表"), Item("Esc取消", "screen.dismiss")]
            yield Bar(keys, classes="window-keys")

    def action_enter(self) -> None:
        """Take what is typed; nothing typed is the folder on show."""
        path = as_path(self._value, self._base)
        if is_folder(path):
            self.dismiss(path)
        else:
            self._complain(f"没有文件夹{path}。请核对，或在列表里选。")

    @on(Input.Changed)
    def _list(self) -> None:
        found = listing(self._value, self._base)
        self._shown = found
        here = f"（里面有{len(found.files)}个.toml文件）" if found.files else ""
        lines = [] if found.trouble else [Line(TAKE, f"{self._take_words}{here}")]
        lines += [Line("up ", "上一级文件夹")] if found.folder.parent != found.folder else []
        lines += [Line(f"dir {name}", f"{name}/") for name in found.folders]
        self.query_one("#files", Lines).show_lines(lines)
        where = found.trouble or f"位置：{found.folder}"
        self.query_one("#folder", Document).say(where, "bad" if found.trouble else "muted")

    @on(OptionList.OptionSelected)
    def _picked(self) -> None:
        kind, _, name = self.query_one("#files", Lines).key.partition(" ")
        if kind == "take":
            self.dismiss(self._shown.folder)
        elif kind:
            self._go(self._shown.folder.parent if kind == "up" else self._shown.folder / name)
