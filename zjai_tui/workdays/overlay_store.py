"""The imported calendars in the person's own folder."""

from __future__ import annotations

import os

from ..base.folders import user_folder_name
from .overlays import NONE, Overlay, Overlays, in_order

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from ..base.problems import Refused

FOLDER = "calendars"
_ENDING = ".toml"
_MOST_IN_NAME = 20


def calendars_folder() -> str:
    """Return the folder of imported calendars; it need not exist."""
    return os.path.join(user_folder_name(), FOLDER)


def user_overlays() -> Overlays:
    """Return the calendars in the person's own folder: those of whole years, then changes in the order of import.

    Raises `Refused` when one cannot be read, or two declare the same year: an answer that quietly
    left one out would be wrong.
    """
    names = _names(calendars_folder())
    return _read(names) if names else NONE


def _names(folder: str) -> list[str]:
    """Return the file names of the calendars, without ending. Loads nothing when there are none."""
    try:
        found = os.listdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except (OSError, ValueError):
        from ..base.problems import refuse
        from ..base.text import one_line

        message, remedy = "读不出放日历的文件夹", "请检查权限，或把它改名移开"
        raise refuse("folder-unreadable", one_line(folder), message, remedy) from None
    return sorted(name.removesuffix(_ENDING) for name in found if name.endswith(_ENDING) and name[0] != ".")


def _read(names: list[str]) -> Overlays:
    from pathlib import Path

    from ..base.problems import Refused, refuse
    from ..base.text import one_line
    from ..base.toml_files import decode, read_bytes
    from .overlay_file import overlay_from_text

    items: list[Overlay] = []
    declared: dict[int, str] = {}
    for name in names:
        path = Path(calendars_folder(), name + _ENDING)
        where = one_line(str(path))
        try:
            item = overlay_from_text(decode(read_bytes(path, where), where), one_line(name), where)
        except Refused as refused:
            raise _with_way_round(refused) from None
        for year in sorted(item.years & declared.keys()):
            message = f"{quoted_name(declared[year])}和{quoted_name(item.name)}都声明覆盖{year}年"
            raise refuse("calendar-conflict", one_line(calendars_folder()), message, "请移走其中一个")
        declared.update(dict.fromkeys(item.years, item.name))
        items.append(item)
    return Overlays(in_order(items))


def _with_way_round(refused: Refused) -> Refused:
    """Return the refusal with how to do without the calendar: a year's can change the December before, too."""
    from dataclasses import replace

    from ..base.problems import Refused

    *others, last = refused.problems
    remedy = f"{last.remedy}；要先不用这份日历，把它移出这个文件夹"
    return Refused([*others, replace(last, remedy=remedy)])


def quoted_name(name: str) -> str:
    """Return the name of a calendar file as it is shown."""
    return f"“{name}{_ENDING}”"


def save(overlay: Overlay, papers: tuple[str, ...] = ()) -> Path:
    """Write a calendar into the person's own folder and return its file; one of the same name is replaced.

    Raises `Refused` when it cannot be written; the old file is then as it was.
    """
    from pathlib import Path

    import tomli_w

    from ..base.private import make_private
    from ..base.problems import Refused
    from ..base.text import one_line
    from ..base.whole import promised
    from ..dossier.atomic import failure, write_atomically
    from .overlay_file import overlay_table

    path = Path(calendars_folder(), overlay.name + _ENDING)
    try:
        make_private(path.parent)
        write_atomically(path, promised(tomli_w.dumps(overlay_table(overlay, papers))).encode())
    except (OSError, ValueError) as error:
        raise Refused([failure(error, one_line(str(path)))]) from None
    return path


def named(overlay: Overlay, known: Overlays, today: date) -> Overlay:
    """Return a new calendar with its name and the day of import.

    One of whole years is called after them and replaces the one of that name; a change of single
    days gets a name of its own. Raises `Refused` when another calendar covers one of its years.
    """
    if not overlay.years:
        taken = {one.name for one in known}
        names = [f"change-{today}", *(f"change-{today}-{number:02}" for number in range(2, 100))]
        name = next((one for one in names if one not in taken), names[-1])
        return overlay._replace(name=name, imported=today)
    name = "-".join(str(year) for year in sorted(overlay.years)[:_MOST_IN_NAME])
    for one in known:
        shared = sorted(one.years & overlay.years)
        if shared and one.name != name:
            from ..base.problems import refuse
            from ..base.text import one_line

            message = f"{quoted_name(one.name)}已经覆盖{shared[0]}年"
            raise refuse("calendar-conflict", one_line(calendars_folder()), message, "请先移走它，再导入")
    return overlay._replace(name=name, imported=today)
