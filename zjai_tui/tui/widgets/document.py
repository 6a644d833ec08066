"""Running Chinese text, wrapped by our own rules and shown letter by letter."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from ...base.cells import fitted, width
from ..safe import visible
from ..telling.blocks import Block, Tone, laid_out
from .tones import tone_style


class Document(Widget):
    """Paragraphs in one widget: cheap however many there are."""

    def __init__(
        self, blocks: Iterable[Block] = (), *, tail: str = "", id: str | None = None, classes: str | None = None
    ) -> None:
        """Show the blocks. `tail` is put where the text is cut because the widget is too low for it."""
        super().__init__(id=id, classes=classes)
        self._blocks: tuple[Block, ...] = tuple(blocks)
        self.set_class(not self._blocks, "-empty", update=False)  # it is styled when it is mounted
        self._tail = tail
        self._laid: tuple[int, list[tuple[str, Tone]]] | None = None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Return what is shown."""
        return self._blocks

    def show(self, blocks: Iterable[Block]) -> None:
        """Show other blocks."""
        fresh = tuple(blocks)
        if fresh != self._blocks:
            self._blocks, self._laid = fresh, None
            self.set_class(not fresh, "-empty")
            self.refresh(layout=True)

    def say(self, text: str, tone: Tone = "") -> None:
        """Show one paragraph, or nothing."""
        self.show((Block(text, tone),) if text else ())

    def lines(self, cells: int) -> list[tuple[str, Tone]]:
        """Return the lines at a width."""
        if self._laid is None or self._laid[0] != cells:
            safe = [Block(visible(one.text, lines=True), one.tone, one.lead, one.indent) for one in self._blocks]
            self._laid = (cells, laid_out(safe, cells))
        return self._laid[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines at that width."""
        return len(self.lines(width))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the width of the longest line the container allows."""
        return container.width

    def render(self) -> Content:
        """Return the lines, each in the style of its tone."""
        lines = self.lines(self.content_size.width)
        room = self.content_size.height
        if self._tail and len(lines) > room > 0:
            tail = f"…{self._tail}"
            last = fitted(lines[room - 1][0], self.content_size.width - width(tail) + 1).rstrip().rstrip("…")
            lines = [*lines[: room - 1], (last + tail, "muted")]
        parts: list[Content] = []
        for at, (line, tone) in enumerate(lines):
            parts.append(Content.assemble("\n" if at else "", (line, tone_style(self, tone))))
        return Content.assemble(*parts)
