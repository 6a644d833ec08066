"""The completion script for zsh: descriptions are shown beside what is offered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..shapes import Argument, Shape

COMMAND, REST = "命令", "参数"
_HEAD = """#compdef zjai
# zjai 的 zsh 补全脚本，由 zjai completion zsh 生成。

_zjai_either() {
    local words=可写的 files=文件
    _alternative "words:$words:($1)" "files:$files:_files${2:+ -g \\"$2\\"}"
}

_zjai() {
    local curcontext="$curcontext" state line
    typeset -A opt_args
"""

_TAIL = """}

if [ "$funcstack[1]" = "_zjai" ]; then
    _zjai "$@"
else
    compdef _zjai zjai
fi
"""


def script(commands: Sequence[Shape], options: Sequence[Argument]) -> str:
    """Return the script for these commands and the options that stand without one."""
    lines = [_HEAD.rstrip("\n")]
    specs = [*(spec for one in options for spec in _specs(one)), f"'1:{COMMAND}:->command'", f"'*::{REST}:->rest'"]
    lines += _arguments(specs, "    ", "-C ")
    lines += [
        "    case $state in",
        "        (command)",
        *_described(commands, "命令", "            ", "commands"),
        "            ;;",
    ]
    lines += ["        (rest)", "            case $words[1] in"]
    for one in commands:
        lines += [f"                ({one.words[0]})", *_command(one, "                    "), "                    ;;"]
    lines += ["            esac", "            ;;", "    esac", _TAIL.rstrip("\n")]
    return "\n".join(lines) + "\n"


def _command(shape: Shape, indent: str) -> Iterator[str]:
    """Yield what completes a command; one with further ones looks at its second word first."""
    if not shape.parts:
        yield from _arguments(list(_all_specs(shape)), indent)
        return
    yield f"{indent}if (( CURRENT > 2 )); then"
    yield f"{indent}    case $words[2] in"
    for part in shape.parts:
        yield f"{indent}        ({part.words[-1]})"
        yield f"{indent}            shift words; (( CURRENT-- ))"
        yield from _arguments(list(_all_specs(part)), indent + "            ")
        yield f"{indent}            return"
        yield f"{indent}            ;;"
    yield f"{indent}    esac"
    yield f"{indent}else"
    yield from _described(shape.parts, "做什么", indent + "    ", "parts")
    yield f"{indent}fi"
    yield from _arguments(list(_all_specs(shape)), indent)


def _all_specs(shape: Shape) -> Iterator[str]:
    for option in shape.options:
        yield from _specs(option)
    for at, place in enumerate(shape.places, 1):
        where = "*" if place.many else f"{at}{':' if place.optional else ''}"
        yield _quoted(f"{where}:{_escaped(place.value)}:{_action(place)}")


def _specs(option: Argument) -> Iterator[str]:
    """Yield one spec for each name of an option; each excludes the others."""
    value = f":{_escaped(option.value)}:{_action(option)}" if option.value else ""
    others = "(- *)" if "--help" in option.names or "--version" in option.names else f"({' '.join(option.names)})"
    for name in option.names:
        equals = "=" if value and name.startswith("--") else ""
        yield _quoted(f"{others}{name}{equals}[{_escaped(option.help)}]{value}")


def _action(argument: Argument) -> str:
    """Return what completes a value: its words, its files, both, or nothing but its name."""
    pattern = ""
    if len(argument.suffixes) == 1:
        pattern = f"*{argument.suffixes[0]}"
    elif argument.suffixes:
        pattern = f"*.({'|'.join(one[1:] for one in argument.suffixes)})"
    if argument.words and argument.file:
        # the space keeps _arguments from adding options of its own, which the function does not take
        return f' _zjai_either "{" ".join(argument.words)}" "{pattern}"'
    if argument.words:
        return f"({' '.join(argument.words)})"
    return (f'_files -g "{pattern}"' if pattern else "_files") if argument.file else " "


def _described(shapes: Sequence[Shape], tag: str, indent: str, name: str) -> Iterator[str]:
    yield f"{indent}local -a {name}"
    yield f"{indent}{name}=("
    for one in shapes:
        yield f"{indent}    {_quoted(f'{one.words[-1]}:{_escaped(one.summary)}')}"
    yield f"{indent})"
    yield f"{indent}_describe -t {name} {tag} {name}"


def _arguments(specs: Sequence[str], indent: str, flags: str = "") -> Iterator[str]:
    yield f"{indent}_arguments {flags}\\"
    for spec in specs[:-1]:
        yield f"{indent}    {spec} \\"
    yield f"{indent}    {specs[-1]}"


def _escaped(text: str) -> str:
    return re.sub(r"([\\:\[\]])", r"\\\1", text)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
