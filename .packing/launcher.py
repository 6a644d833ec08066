# -*- coding: utf-8 -*-  # noqa: UP009
"""Start zjai from the one file it is packed into.

Even a Python far too old can read this much, so that it can say what it lacks.
"""

import sys

NEEDED = (3, 11)
TOO_OLD = "zjai 需要 Python 3.11 或更新的版本，这里是 Python %d.%d。请换用新版 Python 运行，如 python3.11 %s\n"
WRONG = 2
MORE = False


def too_old():
    """Say which Python is needed; return the exit code."""
    words = TOO_OLD % (sys.version_info[0], sys.version_info[1], sys.path[0])
    try:
        sys.stderr.write(words)
    except (UnicodeError, TypeError):
        getattr(sys.stderr, "buffer", sys.stderr).write(words.encode("utf-8"))
    return WRONG


def prefer_own_byte_code():
    """Put in front what was compiled for this very Python, where the archive has that for several."""
    place = sys.path[0] + "/" + sys.implementation.cache_tag
    import zipimport

    try:
        zipimport.zipimporter(place).get_data(sys.implementation.cache_tag + "/fits")
    except (OSError, zipimport.ZipImportError):
        return
    sys.path.insert(0, place)


def main():
    """Run the program; return its exit code."""
    if sys.version_info[:2] < NEEDED:
        return too_old()
    if MORE:
        prefer_own_byte_code()
    from zjai_tui.__main__ import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
