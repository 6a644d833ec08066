"""Where the person's own files are, found without loading more than it takes."""

from __future__ import annotations

import os
import sys

DATA_DIR_VARIABLE = "ZJAI_DATA_DIR"
DATA_DIR_OPTION = "--data-dir"
"""Names the person's own folder for one call; the variable does so for all."""
NOWHERE = os.path.join(os.devnull, "zjai")
"""Stands for the person's own folder where there is none: nothing is found in it, nothing can be made in it."""


def user_folder_name() -> str:
    """Return the person's own folder (it need not exist): ``ZJAI_DATA_DIR``, else the system's usual place.

    `NOWHERE` where the system has no place for this person, as on a service account without a home, and where
    the folder is there but closed to us, as one made under another name (that is kept aside to be told): then
    nothing is remembered. Never a relative place by accident: that would be wherever one stands.
    """
    chosen = _chosen()
    if not _is_closed(chosen):
        return chosen
    from .asides import keep_aside
    from .text import one_line

    keep_aside(
        f"没有读取用户文件夹（{one_line(chosen)}）的权限，这次当作没有它：里面的标准、年度、日历没有用上，"
        f"也什么都不记住。请加 {DATA_DIR_OPTION} 文件夹，另指一个。"
    )
    return NOWHERE


def own_folder_is_closed() -> bool:
    """Tell whether the person's own folder is there, but cannot be read by whoever runs the program."""
    return _is_closed(_chosen())


def _is_closed(folder: str) -> bool:
    """Ask by opening it: rights alone do not say so on Windows, nor on a network drive."""
    try:
        os.scandir(folder).close()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False  # not there, or not to be had just now: whoever needs something in it tells that
    return not os.access(folder, os.X_OK)  # its names can be read, but nothing in it


def _chosen() -> str:
    chosen = os.environ.get(DATA_DIR_VARIABLE)
    if chosen:
        return chosen
    if sys.platform == "linux" and not hasattr(sys, "getandroidapilevel"):
        # platformdirs answers the same for a sound home, but loading it takes as long as starting Python
        return _usual_on_linux()
    from platformdirs import user_data_dir

    found = user_data_dir("zjai", appauthor=False)
    return found if os.path.isabs(found) else NOWHERE


def can_be_written(folder: str) -> bool:
    """Tell whether files can be made in a folder, or the folder itself where it is not there yet. Writes nothing.

    The system is asked, which may know better only when it comes to it (rights of Windows, a full disk).
    """
    from .places import absolute  # not for every start: it loads what paths are made of

    place = str(absolute(folder))
    while not os.path.lexists(place) and os.path.dirname(place) != place:
        place = os.path.dirname(place)
    return os.path.isdir(place) and os.access(place, os.W_OK | os.X_OK)


def _usual_on_linux() -> str:
    """Return the place of the XDG rules, which ignore what is no full path; a home must be there and open to us."""
    data = os.environ.get("XDG_DATA_HOME", "")
    if data.startswith("/"):
        return os.path.join(data, "zjai")
    home = os.environ.get("HOME", "")
    if not home.startswith("/"):
        home = _home_on_record()
    if not os.path.isdir(home) or not os.access(home, os.X_OK):
        return NOWHERE
    return home.rstrip("/") + "/.local/share/zjai"


def _home_on_record() -> str:
    """Return the home that the system's list of users names; empty for a user who is not on it."""
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_dir
    except KeyError:
        return ""
