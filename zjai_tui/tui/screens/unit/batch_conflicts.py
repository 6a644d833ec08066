"""冲突提示: what several dossiers say that may not all be so, one after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import OptionList

from ....batch.conflict import Conflict
from ....batch.lens import limits_note
from ....batch.row import Row
from ...telling.blocks import Block, head
from ...unit.batch_cells import name_of
from ...unit.batch_words import conflict_tone
from ...widgets.bars import Bar, Item
from ...widgets.document import Document
from ...widgets.lists import Line, Lines
from ..base import Window

NOTE = "请核对双方的佐证材料。"
NOTHING = "没有发现几份档案之间可能矛盾的地方。"
STILL = "还在读取，读完才比较。"


class ConflictsScreen(Window[str]):
    """Answers the file of the dossier to go to, or nothing on Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f10,f8", "dismiss('')", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
    ]

    def __init__(self, conflicts: Sequence[Conflict], rows: Mapping[str, Row], reading: bool) -> None:
        """List the hints."""
        super().__init__()
        self._conflicts, self._rows, self._reading = conflicts, rows, reading
        self._which = 0

    def compose(self) -> ComposeResult:
        """Lay out the list, the highlighted one in full, the dossiers it is about."""
        with Vertical(classes="window tall batch-whole"):
            yield Document(classes="window-title", id="conflicts-title")
            yield Document([Block(f"{NOTE}{limits_note()}", "muted")])
            yield Lines(id="conflicts")
            with VerticalScroll(classes="batch-conflict", can_focus=False):
                yield Document(id="conflict-told")
            keys = [
                Item("上下键选择"), Item("左右键选哪一份"), Item("回车转到那一份", "screen.go"),
                Item("Esc关闭", "screen.dismiss('')"),
            ]  # fmt: skip
            yield Bar(keys, classes="window-keys")

    def on_mount(self) -> None:
        """Fill the list."""
        self.show(self._conflicts, self._rows, self._reading)
        self.query_one("#conflicts").focus()

    def show(self, conflicts: Sequence[Conflict], rows: Mapping[str, Row], reading: bool) -> None:
        """List hints, a headline before each sort; reading may have ended while the window was open."""
        self._conflicts, self._rows, self._reading = conflicts, rows, reading
        self.query_one("#conflicts-title", Document).show([head(f"冲突提示（{len(conflicts)}条）")])
        lines: list[Line] = []
        for sort in dict.fromkeys(one.title for one in self._conflicts):
            mine = [(at, one) for at, one in enumerate(self._conflicts) if one.title == sort]
            lines.append(Line(f"head {sort}", f"{sort}（{len(mine)}条）"))
            lines += [Line(str(at), one.message, self._names(one), conflict_tone(one), indent=2) for at, one in mine]
        found = self.query_one("#conflicts", Lines)
        found.show_lines(lines)
        found.highlighted = 1 if lines else None
        self._tell()

    def action_turn(self, by: int) -> None:
        """Choose another of the dossiers the hint is about."""
        if one := self._chosen:
            self._which = (self._which + by) % max(len(one.files), 1)
            self._tell()

    def action_go(self) -> None:
        """Answer with the dossier that is chosen."""
        one = self._chosen
        if one is not None and one.files:
            self.dismiss(one.files[self._which % len(one.files)])

    @property
    def _chosen(self) -> Conflict | None:
        key = self.query_one("#conflicts", Lines).key
        return self._conflicts[int(key)] if key.isdecimal() else None

    @on(OptionList.OptionSelected)
    def _picked(self) -> None:
        self.action_go()

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self._which = 0
        self._tell()

    def _tell(self) -> None:
        one = self._chosen
        blocks: list[Block] = []
        if one is not None:
            blocks.append(Block(one.sentence(), conflict_tone(one)))
            for at, file in enumerate(one.files):
                here = at == self._which % len(one.files)
                blocks.append(Block(self._named(file), "strong" if here else "", "> " if here else "  "))
        elif not self._conflicts:
            blocks.append(Block(STILL if self._reading else NOTHING, "open" if self._reading else "good"))
        self.query_one("#conflict-told", Document).show(blocks)

    def _named(self, file: str) -> str:
        row = self._rows.get(file)
        base = PurePath(file).name
        return f"{name_of(row)}　{row.unit}　{base}" if row is not None and row.name else base

    def _names(self, one: Conflict) -> str:
        names = [name_of(self._rows[file]) for file in one.files if file in self._rows]
        return "、".join(names[:2]) + (f"等{len(names)}人" if len(names) > 2 else "")
