"""What a command is, and how its key is written. No textual here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Something a person can ask for."""

    id: str
    title: str
    """Chinese name in palette, footer and help."""
    help: str
    """One Chinese sentence: what it does."""
    where: tuple[str, ...]
    """Places it applies to."""
    action: str
    """The method (``action_…``) that does it: of the app (``save``), or, written ``screen.use_today``, of the page
    in front. What only one page can do lives on that page; `where` names its place."""
    keys: tuple[str, ...] = ()
    """The first is the one shown."""
    footer: tuple[str, ...] = ()
    """Places whose footer shows it."""
    initials: str = ""
    """Pinyin initials of the whole title, so that the palette finds it without an input method."""

    @property
    def key(self) -> str:
        """Return the main key as people read it, e.g. ``F2`` or ``Ctrl+Q``; empty when it has none."""
        return shown_key(self.keys[0]) if self.keys else ""


def shown_key(key: str) -> str:
    """Return a key as people read it."""
    return _KEY_NAMES.get(key) or "+".join(part.capitalize() for part in key.split("+"))


_KEY_NAMES = {
    "enter": "回车", "escape": "Esc", "delete": "Delete", "tab": "Tab", "shift+tab": "Shift+Tab",
    "pageup": "PgUp", "pagedown": "PgDn",
}  # fmt: skip
