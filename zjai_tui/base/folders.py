"""Where the person's own files are, found without loading more than it takes."""

from __future__ import annotations

import os
import sys

DATA_DIR_VARIABLE = "ZJAI_DATA_DIR"


def user_folder_name() -> str:
    """Return the person's own folder (it need not exist): ``ZJAI_DATA_DIR``, else the system's usual place."""
    chosen = os.environ.get(DATA_DIR_VARIABLE)
    if chosen:
        return chosen
    home = os.environ.get("HOME", "")
    if sys.platform == "linux" and "XDG_DATA_HOME" not in os.environ and home.startswith("/"):
        # platformdirs answers the same here, but loading it takes as long as starting Python
        if not hasattr(sys, "getandroidapilevel"):
            return os.path.join(os.path.expanduser("~/.local/share"), "zjai")
    from platformdirs import user_data_dir

    return user_data_dir("zjai", appauthor=False)
