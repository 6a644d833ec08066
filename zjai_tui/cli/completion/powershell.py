"""The completion script for PowerShell, 5.1 and later; where it offers nothing the shell offers files itself.

PowerShell on Windows reads what programs print, and script files, in the console's code page: the
script is plain ASCII, its Chinese is written in escapes and undone when it is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..shapes import Argument, Shape

_HEAD = """# zjai completion powershell

Register-ArgumentCompleter -Native -CommandName zjai -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $offered = @{
"""

_TAIL = """    }
    $values = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
    $path = ''
    foreach ($word in $values) {
        $next = "$path $word".Trim()
        if ($known -contains $next) { $path = $next }
    }
    $previous = if ($values.Count -gt 0) { $values[-1] } else { '' }
    $key = if ($taking -contains "$path $previous") { "$path $previous" } else { $path }
    foreach ($pair in $offered[$key]) {
        $text, $help = [regex]::Unescape($pair[0]), [regex]::Unescape($pair[1])
        if ($text -like "$wordToComplete*") {
            [System.Management.Automation.CompletionResult]::new($text, $text, 'ParameterValue', $help)
        }
    }
}
"""


def script(commands: Sequence[Shape], options: Sequence[Argument]) -> str:
    """Return the script for these commands and the options that stand without one."""
    every = [shape for command in commands for shape in (command, *command.parts)]
    top = [(one.words[0], one.summary) for one in commands]
    lines = [_HEAD.rstrip("\n"), _offered("", [*top, *_names(options)])]
    taking = [f" {name}" for option in options if option.value for name in option.names]
    for one in every:
        path = " ".join(one.words)
        pairs = [(part.words[-1], part.summary) for part in one.parts]
        pairs += [(word, place.value) for place in one.places for word in place.words]
        lines.append(_offered(path, [*pairs, *_names(one.options)]))
        for option in one.options:
            for name in option.names if option.value else ():
                taking.append(f"{path} {name}")
                lines.append(_offered(f"{path} {name}", [(word, option.value) for word in option.words]))
    known = [" ".join(one.words) for one in every]
    tail = _TAIL.split("\n", 1)
    lines += [tail[0], f"    $known = @({_listed(known)})", f"    $taking = @({_listed(taking)})", tail[1].rstrip("\n")]
    return "\n".join(lines) + "\n"


def _offered(key: str, pairs: Sequence[tuple[str, str]]) -> str:
    listed = ", ".join(f"@({_quoted(word)}, {_quoted(does)})" for word, does in pairs)
    return f"        {_quoted(key)} = @({',' if len(pairs) == 1 else ''}{listed})"


def _names(options: Sequence[Argument]) -> Iterator[tuple[str, str]]:
    for option in options:
        for name in option.names:
            yield name, option.help


def _listed(words: Sequence[str]) -> str:
    return ", ".join(_quoted(one) for one in words)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "''")
    units = escaped.encode("utf-16-be")
    codes = [int.from_bytes(units[at : at + 2], "big") for at in range(0, len(units), 2)]
    return "'" + "".join(chr(code) if code < 0x80 else f"\\u{code:04x}" for code in codes) + "'"
