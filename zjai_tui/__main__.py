"""The entry of the program: ``zjai`` and ``python -m zjai_tui``.

Nothing heavy is imported here, so that ``--version`` and ``--help`` stay instant. Only the
first word of the command line is looked at; the rest belongs to the command it names.
"""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Run the command line (without the program's name) and return the exit code.

    0 fine; 1 the answer is "no" or there are findings; 2 the input or the command line is
    wrong; 3 the data does not cover the question; 130 interrupted. Raises nothing.
    """
    if argv is None:  # the whole process is ours, not somebody's who calls this
        from .cli.unheard import listen

        listen()
    from .cli.guard import guarded
    from .cli.surroundings import settle

    settle()
    return guarded(sys.argv[1:] if argv is None else list(argv))


if __name__ == "__main__":
    sys.exit(main())
