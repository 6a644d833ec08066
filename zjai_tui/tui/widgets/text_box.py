"""A box of several lines for own words."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.document import _wrapped_document
from textual.widgets import TextArea

from ...base.cells import breaks
from ..commands.registry import claimed_keys
from ..messages import Told
from ..safe import visible
from .line_input import LONGEST, pasted


def _breaks(text: str, width: int, *_: object, **__: object) -> list[int]:
    """Break lines by our own rules: Textual 8.2.8 lets one begin with a comma, and offers no place to say otherwise."""
    return breaks(text, width)


setattr(_wrapped_document, "compute_wrap_offsets", _breaks)  # noqa: B010 - it is no part of what the module exports


def _claimed(binding: Binding) -> bool:
    return bool(claimed_keys() & set(binding.key.split(",")) - {"pageup", "pagedown", "escape"})


class TextBox(TextArea, inherit_bindings=False):
    """Several lines of text; pasted control characters become visible ones.

    The keys of commands are not its own: F6, F7 and Ctrl+Z mean the same here as anywhere.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in TextArea.BINDINGS if isinstance(binding, Binding) and not _claimed(binding)
    ]

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        """Show a value; nothing is reported until the person changes it."""
        super().__init__(
            visible(value, lines=True, limit=LONGEST),
            placeholder=placeholder, id=id, compact=True, soft_wrap=True, tab_behavior="focus",
            show_line_numbers=False,
        )  # fmt: skip

    def show(self, value: str) -> None:
        """Show another value without reporting it as typed."""
        text = visible(value, lines=True, limit=LONGEST)
        if text != self.text:
            with self.prevent(TextArea.Changed):
                self.load_text(text)
            self.move_cursor(self.document.end)

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        start, end = self.selection
        kept, note = pasted(event.text, LONGEST - len(self.text) + len(self.selected_text))
        text = visible(kept, lines=True, limit=LONGEST)
        if note:
            self.post_message(Told(note, bad=True))
        self.move_cursor(self.replace(text, start, end, maintain_selection_offset=False).end_location)
