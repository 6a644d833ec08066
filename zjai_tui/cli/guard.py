"""The last line of defence: whatever happens, one Chinese sentence and an exit code, never a traceback."""

from __future__ import annotations

from ..base.asides import taken_asides
from ..base.folders import DATA_DIR_OPTION
from .streams import complain, prepare, say

OK, NO, WRONG, NOT_COVERED, INTERRUPTED = 0, 1, 2, 3, 130
CRASHED = 1
STOPPED = "已中断。"
_RESCUED = "另存在"
"""In the remedy of what was not saved where it should be, but somewhere."""
_TELL_BY_THEMSELVES: tuple[list[str], ...] = (["doctor"], ["open"], [])
"""Commands that show by themselves what else there is to know: the checkup, and the app on its home screen."""

_NOT_COVERED_CODES = {"unknown-cycles", "year-not-covered"}
"""Problems that mean: the question is sound, but the data at hand does not reach that far."""


TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..base.problems import Problem
    from .arguments import Parser


class HelpAsked(Exception):
    """The help of a command was asked for; nothing more is to be done than to show it."""

    def __init__(self, parser: Parser) -> None:
        """Keep the parser, which knows the help."""
        super().__init__()
        self.parser = parser


def guarded(words: list[str]) -> int:
    """Run the command that the words name and return its exit code; tell every failure in a sentence."""
    try:
        prepare()
        return _in_folder(words)
    except KeyboardInterrupt:  # also while something was being told
        complain(STOPPED)
        return INTERRUPTED
    except BaseException as error:  # noqa: BLE001 - telling itself has failed
        return _told(error, [])


def _in_folder(words: list[str]) -> int:
    if not any(word.startswith(DATA_DIR_OPTION) for word in words):
        return _answered(words)
    from .data_dir import own_folder, without_data_dir

    try:
        rest, folder = without_data_dir(words)
    except Exception as error:  # noqa: BLE001 - as below
        return _told(error, [])
    with own_folder(folder):
        return _answered(rest)


def _answered(words: list[str]) -> int:
    try:
        code = _run(words)
    except HelpAsked as asked:
        return _help(asked.parser)
    except Exception as error:  # noqa: BLE001 - nothing may escape as a traceback
        _tell_asides(words)
        return _told(error, words)
    _tell_asides(words)
    return code


def _tell_asides(words: list[str]) -> None:
    asides = taken_asides()
    if words[:1] not in _TELL_BY_THEMSELVES:
        for one in asides:
            complain(one)


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


def _of_a_command(problems: tuple[Problem, ...]) -> list[Problem]:
    """Return the problems but for what is said to somebody whose work is on a screen: a command just ends."""
    return [one for one in problems if one.code != "save-failed" or _RESCUED in one.remedy or len(problems) == 1]


def _told(error: BaseException, words: list[str]) -> int:
    from ..base.problems import Refused

    if isinstance(error, Refused):
        for problem in _of_a_command(error.problems):
            complain(problem.sentence())
        return NOT_COVERED if {one.code for one in error.problems} <= _NOT_COVERED_CODES else WRONG
    from .crash import crash_told

    complain(f"程序出错，没有完成。{crash_told(error, words[:1])}")
    return CRASHED
