"""导出材料: which papers, in which formats, where to; what that will be is told before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, OptionList

from ....reports.unit.papers import PAPERS
from ...files.folders import as_path, write_problem
from ...telling.blocks import Block, head
from ...unit.batch_papers import FORMS, USUAL, Wanted, missing_library, plan_words
from ...widgets.asked import Asked
from ...widgets.bars import Bar, Item
from ...widgets.choice import Choice
from ...widgets.document import Document
from ...widgets.line_input import LineInput
from ...widgets.lists import Line, Lines
from ...widgets.path_input import PathInput
from ..base import Window
from .batch_windows import Scope

NOTHING = "请至少选一种文书和一种格式。"


class Ticks(Lines):
    """Papers and formats; the space bar chooses them or not."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "screen.tick", show=False)]


class PapersScreen(Window[Wanted | None]):
    """Answers what to write, or nothing on Esc."""

    ASKS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("f2,ctrl+s", "take", show=False),
    ]

    def __init__(self, base: Path, folder: Path, scopes: Sequence[Scope], chosen: str) -> None:
        """Suggest a folder; a relative one is taken from `base`."""
        super().__init__()
        self._base, self._typed = base, str(folder)
        self._scopes = {one.id: one for one in scopes}
        self._missing = {form: why for form in FORMS if (why := missing_library(form))}
        self._wanted = Wanted(
            rows=self._scopes[chosen].rows,
            folder=folder,
            papers=tuple(PAPERS),
            forms=tuple(one for one in USUAL if one not in self._missing),
        )
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """Lay out place, dossiers, papers and formats, what will be written."""
        with Vertical(classes="window tall batch-whole"):
            yield Document([head("导出材料")], classes="window-title")
            with Asked(classes="batch-asked"):
                with Horizontal(classes="line"):
                    yield Document([Block("写到")], classes="label")
                    yield PathInput(self._typed, placeholder="文件夹，没有就新建", whole=True, id="papers-folder")
                with Horizontal(classes="line"):
                    yield Document([Block("哪些档案")], classes="label")
                    yield Choice([(one.id, one.title) for one in self._scopes.values()], "", id="papers-whom")
            yield Ticks(id="papers-ticks")
            yield Document(id="papers-plan")
            yield Document(id="papers-trouble")
            keys = [
                Item("空格选或不选", "screen.tick"), Item("Tab到下一项"), Item("F2写出", "screen.take"),
                Item("Esc取消", "screen.dismiss"),
            ]  # fmt: skip
            yield Bar(keys, classes="window-keys")

    def on_mount(self) -> None:
        """Show what is chosen."""
        self.query_one("#papers-whom", Choice).show(self._chosen)
        self._show()
        ticks = self.query_one("#papers-ticks", Ticks)
        ticks.highlighted = 1
        ticks.focus()

    @on(OptionList.OptionSelected)
    def action_tick(self) -> None:
        """Choose the paper or the format at the cursor, or no longer."""
        kind, _, id = self.query_one("#papers-ticks", Ticks).key.partition(" ")
        if kind == "paper":
            self._wanted = replace(self._wanted, papers=_turned(tuple(PAPERS), self._wanted.papers, id))
        elif kind == "form" and id in self._missing:
            self._complain(self._missing[id])
            return
        elif kind == "also":
            self._wanted = replace(self._wanted, everybody=not self._wanted.everybody)
        elif kind == "form":
            self._wanted = replace(self._wanted, forms=_turned(tuple(FORMS), self._wanted.forms, id))
        self._show()

    def action_take(self) -> None:
        """Answer, where there is something to write and a place for it."""
        typed = self.query_one("#papers-folder", LineInput).value
        folder = as_path(typed, self._base)
        trouble = _folder_trouble(typed, folder)
        if not self._wanted.papers or not self._wanted.forms:
            trouble = NOTHING
        elif not self._wanted.readable and "summary" not in self._wanted.papers:
            trouble = "没有选到已受理的档案。" if self._wanted.waiting else "没有选到档案。"
        if trouble:
            self._complain(trouble)
        else:
            self.dismiss(replace(self._wanted, folder=folder))

    @on(Choice.Chosen)
    def _picked(self, event: Choice.Chosen) -> None:
        event.stop()
        self._wanted = replace(self._wanted, rows=self._scopes[str(event.value)].rows)
        self._show()

    @on(Input.Changed)
    def _typing(self, event: Input.Changed) -> None:
        event.stop()
        self._complain("")

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.focus_next()

    def _show(self) -> None:
        wanted = self._wanted
        lines = [Line("head papers", "文书")]
        lines += [Line(f"paper {id}", f"{_box(id in wanted.papers)}{title}", indent=2) for id, title in PAPERS.items()]
        lines.append(Line("also draft", f"{_box(wanted.everybody)}待受理的也写", indent=2))
        lines.append(Line("head forms", "格式"))
        lines += [
            Line(f"form {id}", f"{_box(id in wanted.forms)}.{id}　{self._short(id) or about}", indent=2)
            for id, about in FORMS.items()
        ]
        self.query_one("#papers-ticks", Ticks).show_lines(lines)
        self.query_one("#papers-plan", Document).say(plan_words(wanted), "strong")
        self._complain("")

    def _short(self, form: str) -> str:
        """Return what is missing to write a format, without the remedy, which the space bar tells."""
        return self._missing.get(form, "").partition("；")[0]

    def _complain(self, text: str) -> None:
        self.query_one("#papers-trouble", Document).say(text, "bad")


def _turned(order: tuple[str, ...], chosen: tuple[str, ...], id: str) -> tuple[str, ...]:
    """Return what is chosen once `id` is chosen, or no longer."""
    now = {*chosen} ^ {id}
    return tuple(one for one in order if one in now)


def _box(chosen: bool) -> str:
    return "[x]" if chosen else "[ ]"


def _folder_trouble(typed: str, folder: Path) -> str:
    """Return why nothing can be written into a folder, or nothing."""
    if not typed.strip():
        return "请写要写到哪个文件夹。"
    if folder.is_dir():
        problem = write_problem(folder / "x")
    elif folder.exists():
        return "这是一个文件，不是文件夹，请换一个位置。"
    else:
        there = next((one for one in folder.parents if one.is_dir()), folder.parent)
        problem = write_problem(there / folder.name)
    return problem.sentence() if problem else ""
