"""The completion script for fish: descriptions are shown beside what is offered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..shapes import Argument, Shape

_HEAD = """# zjai 的 fish 补全脚本，由 zjai completion fish 生成。

complete -c zjai -e
complete -c zjai -f
"""


def script(commands: Sequence[Shape], options: Sequence[Argument]) -> str:
    """Return the script for these commands and the options that stand without one."""
    lines = [_HEAD.rstrip("\n")]
    lines += [line for one in options for line in _option(one, "__fish_use_subcommand")]
    for one in commands:
        lines.append(_line("__fish_use_subcommand", f"-a {one.words[0]} -d {_quoted(one.summary)}"))
    for one in commands:
        here = f"__fish_seen_subcommand_from {one.words[0]}"
        if one.parts:
            parts = " ".join(part.words[-1] for part in one.parts)
            none_yet = f"{here}; and not __fish_seen_subcommand_from {parts}"
            for part in one.parts:
                lines.append(_line(none_yet, f"-a {part.words[-1]} -d {_quoted(part.summary)}"))
                lines += _command(part, f"{here}; and __fish_seen_subcommand_from {part.words[-1]}")
            here = none_yet
        lines += _command(one, here)
    return "\n".join(lines) + "\n"


def _command(shape: Shape, condition: str) -> Iterator[str]:
    for option in shape.options:
        yield from _option(option, condition)
    for place in shape.places:
        if place.words:
            yield _line(condition, f"-a {_quoted(' '.join(place.words))} -d {_quoted(place.value)}")
        if place.file:
            yield _line(condition, _files(place))


def _option(option: Argument, condition: str) -> Iterator[str]:
    short = [f"-s {name[1:]}" for name in option.names if not name.startswith("--")]
    long = [f"-l {name[2:]}" for name in option.names if name.startswith("--")]
    does = f"-d {_quoted(option.help)}"
    if not option.value:
        yield _line(condition, " ".join([*short, *long, does]))
        return
    offered = [f"-a {_quoted(' '.join(option.words))}"] if option.words else []
    yield _line(condition, " ".join([*short, *long, "-x", *offered, does]))
    if option.file:
        yield _line(condition, " ".join([*short, *long, "-x", _files(option)]))


def _files(argument: Argument) -> str:
    """Return what offers files; those of the right suffixes and folders where only they will do."""
    if not argument.suffixes:
        return "-a '(__fish_complete_path (commandline -ct))'"
    ends = "|".join(f"\\\\{one}" for one in argument.suffixes)
    return f"-a '(__fish_complete_path (commandline -ct) | string match -r \"^[^\\\\t]*(?:/|{ends})(?=\\\\t|\\$)\")'"


def _line(condition: str, rest: str) -> str:
    return f"complete -c zjai -n {_quoted(condition)} {rest}"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
