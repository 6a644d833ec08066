"""The entry of the program: ``zjai`` and ``python -m zjai_tui``.

Nothing heavy is imported here, so that ``--version`` and ``--help`` stay instant. Only the
first word of the command line is looked at; the rest belongs to the command it names.
"""

from __future__ import annotations

import os
import sys


def main(argv: list[str] | None = None) -> int:
    """Run the command line (without the program's name) and return the exit code.

    0 fine; 1 the answer is "no" or there are findings; 2 the input or the command line is
    wrong; 3 the data does not cover the question; 130 interrupted. Raises nothing.
    """
    # Read by textual when it is first imported; without it Chinese input arrives garbled in some terminals.
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    from .cli.guard import guarded

    return guarded(sys.argv[1:] if argv is None else list(argv))


if __name__ == "__main__":
    sys.exit(main())
