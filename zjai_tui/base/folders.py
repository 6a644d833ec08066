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

    `NOWHERE` where the system has no place for this person, as on a service account without a home:
    then nothing is remembered. Never a relative place by accident: that would be wherever one stands.
    """
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
    place = os.path.abspath(folder)
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
