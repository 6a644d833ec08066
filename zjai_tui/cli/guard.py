"""The last line of defence: whatever happens, one Chinese sentence and an exit code, never a traceback."""

from __future__ import annotations

from .streams import complain, prepare, say

OK, NO, WRONG, NOT_COVERED, INTERRUPTED = 0, 1, 2, 3, 130
CRASHED = 1

_NOT_COVERED_CODES = {"unknown-cycles", "year-not-covered"}
"""Problems that mean: the question is sound, but the data at hand does not reach that far."""


TYPE_CHECKING = False
if TYPE_CHECKING:
    from .arguments import Parser


class HelpAsked(Exception):
    """The help of a command was asked for; nothing more is to be done than to show it."""

    def __init__(self, parser: Parser) -> None:
        """Keep the parser, which knows the help."""
        super().__init__()
        self.parser = parser


def guarded(words: list[str]) -> int:
    """Run the command that the words name and return its exit code; tell every failure in a sentence."""
    prepare()
    try:
        return _run(words)
    except HelpAsked as asked:
        return _help(asked.parser)
    except KeyboardInterrupt:
        complain("已中断。")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - nothing may escape as a traceback
        return _told(error, words)


def _help(parser: Parser) -> int:
    try:
        say(parser.format_help())
    except Exception as error:  # noqa: BLE001 - as above
        return _told(error, [])
    return OK


def _run(words: list[str]) -> int:
    from .registry import COMMANDS, top_help

    first = words[0] if words else ""
    if first in {"-V", "--version"}:
        from .. import VERSION

        say(f"zjai {VERSION}")
        return OK
    if first in {"-h", "--help"}:
        say(top_help())
        return OK
    from .dispatch import dispatch

    return dispatch(words, {name: module for name, (module, _) in COMMANDS.items()})


def _told(error: Exception, words: list[str]) -> int:
    from ..base.problems import Refused

    if isinstance(error, Refused):
        for problem in error.problems:
            complain(problem.sentence())
        return NOT_COVERED if {one.code for one in error.problems} <= _NOT_COVERED_CODES else WRONG
    from .crash import keep_crash

    kept = keep_crash(error, words[:1])
    if kept:
        complain(f"程序出错，没有完成。出错的位置记在 {kept}，不含个人资料，请交给维护人员。")
    else:
        complain("程序出错，没有完成，出错的位置也没能记下来。请把刚才的操作告诉维护人员。")
    return CRASHED
