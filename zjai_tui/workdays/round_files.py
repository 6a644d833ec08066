"""The rounds at hand, found and read at the least cost.

What is wrong with a file is left to the reader of the whole.
"""

from __future__ import annotations

import os

from ..base.folders import user_folder_name
from ..base.shipped import Packed, shipped_place
from .doubts import Warned
from .rounds import Round, quick_round, round_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from ..base.problems import Refused

_GROUP, _ENDING = "cycles", ".toml"
_LARGEST = 1_000_000


class RoundsAtHand:
    """The rounds in the person's own folder and among the shipped data, newest first; each read when asked for."""

    def __init__(self) -> None:
        """Look which there are. Raises `Refused` when a folder is there but cannot be read."""
        self._paths = _paths()
        self._read: dict[str, Round] = {}

    def current(self) -> Round:
        """Return the newest round. Raises `Refused` when there is none or its file is not sound."""
        if not self._paths:
            from ..base.problems import refuse

            raise refuse("no-rules", "程序的数据", "没有任何年度的申报计划", "请重新安装本程序")
        return self.named(max(self._paths))

    def named(self, name: str) -> Round:
        """Return the round of that id. Raises `Refused` when there is none or its file is not sound."""
        if name not in self._read:
            self._read[name] = _quickly(name, self._paths.get(name, "")) or _thoroughly(name)
        return self._read[name]

    def concerning(self, start: date) -> tuple[Round | None, tuple[Warned, ...]]:
        """Return the round a window from `start` can belong to, and a warning for each file that cannot be read.

        A window can be reckoned without any round, so a broken file of some other year is no reason to refuse.
        """
        warnings: list[Warned] = []
        for name in sorted(self._paths, reverse=True):
            try:
                found = self.named(name)
            except _refused() as refused:
                text = f"没有核对年度截止日：{refused.problems[0].sentence()}"
                warnings.append(Warned("round-unreadable", text))
                continue
            if found.concerns(start):
                return found, tuple(warnings)
        return None, tuple(warnings)


def _paths() -> dict[str, str | Packed]:
    """Return where the file of each round is, by id; a file of the person's own hides the shipped one."""
    own = os.path.join(user_folder_name(), _GROUP)
    try:
        listed: list[str | Packed] = [os.path.join(own, name) for name in os.listdir(own)] if os.path.isdir(own) else []
        listed += _shipped()
    except OSError:  # a folder that cannot be read: the slow way tells why
        from ..rules.catalog import cycles

        return dict.fromkeys(cycles(), "")
    found: dict[str, str | Packed] = {}
    for file in listed:
        name = file.name if isinstance(file, Packed) else os.path.basename(file)
        if name.endswith(_ENDING) and name[0] != ".":
            found.setdefault(name.removesuffix(_ENDING), file)
    return found


def _shipped() -> list[str | Packed]:
    place = shipped_place()
    if not place:
        return [*Packed(_GROUP).iterdir()]
    folder = os.path.join(place, _GROUP)
    return [os.path.join(folder, name) for name in os.listdir(folder)]


def _quickly(name: str, file: str | Packed) -> Round | None:
    """Return the round of a file, or None when only the reader of the whole can tell."""
    try:
        found = quick_round(_text(file))
    except (OSError, ValueError):
        return None
    return found if found is not None and found.id == name else None


def _text(file: str | Packed) -> str:
    """Return what is in a file. Raises `OSError` for what is no file or too large, `ValueError` for what is no text."""
    if isinstance(file, Packed):
        return file.read_text(encoding="utf-8")
    if not os.path.isfile(file) or os.path.getsize(file) > _LARGEST:
        raise OSError(file)
    with open(file, encoding="utf-8") as opened:
        return opened.read()


def _thoroughly(name: str) -> Round:
    from ..rules.catalog import find_cycle

    return round_of(find_cycle(name))


def _refused() -> type[Refused]:
    from ..base.problems import Refused  # looked up only once something was raised: it is slow to load

    return Refused
