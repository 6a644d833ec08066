"""From the first word to the module that answers it."""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Protocol

    from ..base.problems import Refused

    class Command(Protocol):
        """A module that answers a command."""

        def run(self, words: Sequence[str]) -> int:
            """Answer the words after the command's name; return the exit code."""


NO_MOUSE = "--no-mouse"
"""The one option that may stand without a command: it is the app's."""


def dispatch(words: Sequence[str], modules: Mapping[str, str]) -> int:
    """Run the module named by the first word (the app when there is none) and return its exit code.

    Raises `Refused` when no such command exists.
    """
    if len(words) > 1 and words[0] == NO_MOUSE and words[1] in modules:
        words = _with_option(words[1:])
    if not words or words[0] == NO_MOUSE:
        return load("app").run(words)
    first, *rest = words
    if first not in modules:
        raise _unknown(first, list(modules))
    return load(modules[first]).run(rest)


def _with_option(words: Sequence[str]) -> Sequence[str]:
    """Return a command with the app's option, which stood before it, where its own options stand."""
    at = words.index("--") if "--" in words else len(words)
    return [*words[:at], NO_MOUSE, *words[at:]]


def load(module: str) -> Command:
    """Return the command module of that name; only now is it imported."""
    found: Command = import_module(f"{__package__}.{module}")
    return found


def _unknown(word: str, known: list[str]) -> Refused:
    from ..base.problems import refuse  # quick answers do not wait for what only a refusal needs
    from ..base.text import quoted
    from ..base.words import did_you_mean

    if word.startswith("-"):
        return refuse("command-line", "命令行", f"不认识的选项{quoted(word)}", "用法见 zjai --help")
    if word.endswith(".toml"):
        return refuse(
            "command-line", "命令行", f"{quoted(word)}前面少了命令", "打开请写 zjai open，打分请写 zjai score"
        )
    return refuse("command-line", "命令行", f"没有{quoted(word)}这个命令", did_you_mean(word, known))
