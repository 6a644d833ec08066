"""What the program remembers about a person's taste, kept in the person's own folder.

Losing it harms nobody: what cannot be read is the usual setting, what cannot be written is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...base.folders import user_folder_name
from ...base.problems import Refused

NAME = "settings.toml"
LOST = "设置没有记下来，下次启动时还是原来的样子；不影响档案。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What is remembered."""

    theme: str = ""
    """Id of the chosen colours; empty while none was chosen."""
    toured: bool = False
    """Whether the introduction was shown."""
    reviewer: str = ""
    """In whose name verdicts are given; empty while nobody was asked."""


def read_settings() -> Settings:
    """Return what is remembered; nothing is when the file is missing or spoilt."""
    kept = _kept()
    theme, toured, reviewer = kept.get("theme"), kept.get("toured"), kept.get("reviewer")
    return Settings(
        theme=theme if isinstance(theme, str) else "",
        toured=toured is True,
        reviewer=reviewer if isinstance(reviewer, str) else "",
    )


def remember_setting(name: str, value: str | bool) -> str:
    """Remember one setting beside the others; return "" or why not, as a sentence."""
    import tomli_w

    from ...base.private import make_private
    from ...dossier.atomic import write_atomically

    folder = Path(user_folder_name())
    try:
        make_private(folder)
        write_atomically(folder / NAME, tomli_w.dumps({**_kept(), name: value}).encode())
    except (OSError, ValueError, TypeError):
        return LOST
    return ""


def _kept() -> dict[str, Any]:
    file = Path(user_folder_name()) / NAME
    try:
        if not file.exists():
            return {}
        from ...base.toml_files import read_toml

        return read_toml(file, "设置")
    except (Refused, OSError):
        return {}
