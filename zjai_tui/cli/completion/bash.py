"""The completion script for bash, 3.2 and later. It calls nothing but the shell itself."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from ..shapes import Argument, Shape

_HEAD = """# zjai 的 bash 补全脚本，由 zjai completion bash 生成。

_zjai_words() {
    local one
    while IFS= read -r one; do COMPREPLY+=("$one"); done < <(compgen -W "$1" -- "$cur")
}

_zjai_files() {
    local one suffix
    while IFS= read -r one; do COMPREPLY+=("$one"); done < <(compgen -d -- "$cur")
    if [ $# -eq 0 ]; then
        while IFS= read -r one; do [ -d "$one" ] || COMPREPLY+=("$one"); done < <(compgen -f -- "$cur")
    fi
    for suffix in "$@"; do
        while IFS= read -r one; do
            [ -d "$one" ] || COMPREPLY+=("$one")
        done < <(compgen -f -X "!*$suffix" -- "$cur")
    done
}

_zjai() {
    local cur="${COMP_WORDS[COMP_CWORD]}" prev="" path="" place=0 skip="" at word
    COMPREPLY=()
    if [ "$COMP_CWORD" -gt 0 ]; then prev="${COMP_WORDS[COMP_CWORD-1]}"; fi
    if [ "$cur" = "=" ]; then
        cur=""
    elif [ "$prev" = "=" ] && [ "$COMP_CWORD" -gt 1 ]; then
        prev="${COMP_WORDS[COMP_CWORD-2]}"
    fi
    for ((at = 1; at < COMP_CWORD; at++)); do
        word="${COMP_WORDS[at]}"
        if [ -n "$skip" ]; then
            [ "$word" = "=" ] || skip=""
            continue
        fi
        case "$path $word" in
"""

_TAIL = """}

complete -o filenames -F _zjai zjai
"""


def script(commands: Sequence[Shape], options: Sequence[Argument]) -> str:
    """Return the script for these commands and the options that stand without one."""
    every = [shape for command in commands for shape in (command, *command.parts)]
    lines = [_HEAD.rstrip("\n")]
    lines += [f"            {_either(_called(one))}) path={shlex.quote(_path(one))}; place=0 ;;" for one in every]
    taking = [
        f"{_path(one)} {name}" for one in every for option in one.options if option.value for name in option.names
    ]
    taking += [f" {name}" for option in options if option.value for name in option.names]
    lines += [
        f"            {_either(taking)}) skip=1 ;;",
        '            *" -"*) ;;',
        "            *) place=$((place + 1)) ;;",
    ]
    lines += ["        esac", "    done", '    case "$path $prev" in']
    for one in every:
        for option in one.options:
            if option.value:
                pattern = _either([f"{_path(one)} {name}" for name in option.names])
                lines.append(f"        {pattern}) {_values(option)}; return ;;")
    for option in options:
        if option.value:
            lines.append(f"        {_either([f' {name}' for name in option.names])}) {_values(option)}; return ;;")
    lines += ["    esac", '    if [ "${cur:0:1}" = "-" ]; then', '        case "$path" in']
    lines.append(f"            '') _zjai_words {shlex.quote(_names(options))} ;;")
    lines += [
        f"            {shlex.quote(_path(one))}) _zjai_words {shlex.quote(_names(one.options))} ;;" for one in every
    ]
    lines += ["        esac", "        return", "    fi", '    case "$path:$place" in']
    lines.append(f"        ':0') _zjai_words {shlex.quote(' '.join(one.words[0] for one in commands))} ;;")
    for one in every:
        lines += [f"        {line}" for line in _places(one)]
    lines += ["    esac", _TAIL.rstrip("\n")]
    return "\n".join(lines) + "\n"


def _places(shape: Shape) -> Iterator[str]:
    """Yield what can stand at each place of a command; the last place repeats where it may."""
    parts = " ".join(one.words[-1] for one in shape.parts)
    first = f"_zjai_words {shlex.quote(parts)}; " if parts else ""
    if parts and not shape.places:
        yield f"{shlex.quote(f'{_path(shape)}:0')}) {first.rstrip('; ')} ;;"
    for at, place in enumerate(shape.places):
        pattern = f"{shlex.quote(_path(shape) + ':')}*" if place.many else shlex.quote(f"{_path(shape)}:{at}")
        yield f"{pattern}) {first if at == 0 else ''}{_values(place)} ;;"


def _values(argument: Argument) -> str:
    """Return the command that offers what an argument can be."""
    steps = []
    if argument.words:
        steps.append(f"_zjai_words {shlex.quote(' '.join(argument.words))}")
    if argument.file:
        steps.append(" ".join(["_zjai_files", *map(shlex.quote, argument.suffixes)]))
    return "; ".join(steps) or ":"


def _called(shape: Shape) -> list[str]:
    """Return what stands before and at the word that begins a command: ``standard list``."""
    return [f"{' '.join(shape.words[:-1])} {shape.words[-1]}"]


def _path(shape: Shape) -> str:
    return " ".join(shape.words)


def _either(patterns: Sequence[str]) -> str:
    return "|".join(shlex.quote(one) for one in patterns)


def _names(options: Sequence[Argument]) -> str:
    return " ".join(name for one in options for name in one.names)
