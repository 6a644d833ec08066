"""The lines above the footer: the latest message, else how to fill in the field that has the focus."""

from __future__ import annotations

from collections.abc import Iterable

from ..telling.blocks import Block
from .document import Document


class HelpLine(Document):
    """A message stays until the person moves on to another field."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__(tail="F1看全部", id="help")
        self._message: Block | None = None
        self._help: tuple[Block, ...] = ()

    def tell(self, text: str, *, bad: bool = False) -> None:
        """Show a message."""
        self._message = Block(text, "bad" if bad else "strong") if text else None
        self._update()

    def explain(self, blocks: Iterable[Block]) -> None:
        """Show how to fill in the field that the person moved to; that ends a message."""
        self._help = tuple(Block(one.text, "muted") for one in blocks)
        self._message = None
        self._update()

    @property
    def message(self) -> str:
        """Return the message on show, or the empty text."""
        return self._message.text if self._message else ""

    def _update(self) -> None:
        self.show((self._message,) if self._message else self._help)
