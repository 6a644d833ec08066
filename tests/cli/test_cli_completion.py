"""Shell completion: the scripts offer what the commands take, in the shells themselves, without running the program."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from zjai_tui.__main__ import main
from zjai_tui.cli.completion import SHELLS
from zjai_tui.cli.registry import COMMANDS, PARTS
from zjai_tui.cli.shapes import Shape, shapes

Capture = pytest.CaptureFixture[str]
HERE = [shell for shell in ("bash", "zsh", "fish") if shutil.which(shell)]
"""The shells of this machine; on one that has none only the scripts' text is looked at."""


def every() -> list[Shape]:
    return [shape for command in shapes() for shape in (command, *command.parts)]


def written(shell: str, folder: Path, capsys: Capture) -> Path:
    assert main(["completion", shell]) == 0
    script = folder / f"script.{shell}"
    script.write_text(capsys.readouterr().out, encoding="utf-8")
    return script


def shown(script: Path) -> str:
    """Return what a script says, the escapes of PowerShell's undone."""
    text = script.read_text(encoding="utf-8")
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    work = tmp_path / "work"
    work.joinpath("文 件夹").mkdir(parents=True)
    for name in ("张三.toml", "李 四.toml", "说明.md", "$(touch 坏).toml"):
        work.joinpath(name).touch()
    return work


def run(command: list[str], folder: Path) -> str:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
        stdin=subprocess.DEVNULL, env={"PATH": "/usr/bin:/bin", "HOME": str(folder.parent), "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert done.stderr == ""
    assert not (folder / "坏").exists()
    return done.stdout


def test_every_command_and_part_has_a_shape_with_help_for_each_argument() -> None:
    assert [one.words[0] for one in shapes()] == list(COMMANDS)
    assert {one.words for one in every()} >= {(name, part) for name in PARTS for part in PARTS[name]}
    for one in every():
        assert one.about
        assert any("--help" in option.names for option in one.options)
        for argument in one.arguments:
            assert argument.help


def test_what_takes_a_file_is_known_by_its_word_and_its_suffixes_by_its_help() -> None:
    places = {one.words: one.places for one in every()}
    assert places["score",][0].suffixes == (".toml",)
    assert places["calendar", "import"][0].file
    assert places["calendar", "import"][0].suffixes == ()
    options = {(one.words[0], name): option for one in every() for option in one.options for name in option.names}
    assert options["publicity", "--ics"].suffixes == (".ics",)
    assert options["publicity", "--dossier"].suffixes == (".toml",)
    assert options["report", "-o"].suffixes == (".txt", ".md", ".html", ".docx")
    assert options["publicity", "--first-day"].words == ("counted", "next")
    assert options["score", "--standard"].words == ("zj-ai-reference",)
    for option in options.values():
        assert option.file or not option.suffixes


@pytest.mark.parametrize("shell", SHELLS)
def test_each_script_names_every_command_part_and_option_and_never_calls_the_program(
    shell: str, tmp_path: Path, capsys: Capture
) -> None:
    script = written(shell, tmp_path, capsys)
    text = shown(script)
    for one in every():
        for word in one.words:
            assert word in text
        for option in one.options:
            for name in option.names:
                assert name in text or f"-l {name[2:]} " in text or f"-s {name[1:]} " in text
        if shell != "bash":
            assert one.summary.replace("'", "''") in text
    calls = ("$(zjai", "`zjai", "(zjai", "& zjai", "python")
    assert not any(call in text for call in calls)
    assert "\x1b" not in text
    assert shell != "powershell" or script.read_text(encoding="utf-8").isascii()


def test_the_name_of_a_persons_own_standard_is_never_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path))
    tmp_path.joinpath("standards").mkdir()
    for name in ("$(touch 坏)", "a'b", "甲标准"):
        tmp_path.joinpath("standards", f"{name}.toml").touch()
    for shell in SHELLS:
        text = shown(written(shell, tmp_path, capsys))
        assert "touch" not in text
        assert "a'b" not in text
        assert "甲标准" in text


def test_a_shell_that_is_not_known_is_refused(capsys: Capture) -> None:
    assert main(["completion", "tcsh"]) == 2
    assert "可以写：bash、zsh、fish、powershell" in capsys.readouterr().err


EXPECTED: tuple[tuple[str, set[str]], ...] = (
    ("zjai ", set(COMMANDS)),
    ("zjai sc", {"score"}),
    ("zjai score ", {"张三.toml", "李 四.toml", "文 件夹", "$(touch 坏).toml"}),
    ("zjai score 张", {"张三.toml"}),
    ("zjai score 张三.toml --t", {"--target"}),
    ("zjai score --standard zj", {"zj-ai-reference"}),
    ("zjai standard ", set(PARTS["standard"])),
    ("zjai standard show zj", {"zj-ai-reference"}),
    ("zjai publicity --first-day ", {"counted", "next"}),
    ("zjai report 张三.toml -o ", {"说明.md", "文 件夹"}),
    ("zjai calendar im", {"import"}),
    ("zjai calendar import --y", {"--year", "--yes"}),
    ("zjai completion ", set(SHELLS)),
)


@pytest.mark.parametrize("shell", [one for one in HERE if one != "zsh"])
def test_the_shell_completes_commands_options_choices_and_files(shell: str, folder: Path, capsys: Capture) -> None:
    script = written(shell, folder.parent, capsys)
    if shell == "bash":
        asked = [f"source '{script}'"]
        for line, _ in EXPECTED:
            *words, last = line.split(" ")
            quoted = " ".join(f"'{word}'" for word in (*words, last))
            asked.append(
                f'COMP_WORDS=({quoted}); COMP_CWORD={len(words)}; _zjai; printf "%s\\n" "${{COMPREPLY[@]}}" =='
            )
        out = run(["bash", "--norc", "-c", "\n".join(asked)], folder)
    else:
        asked = [f"source '{script}'", *(f"complete -C '{line}'; echo ==" for line, _ in EXPECTED)]
        out = run(["fish", "--no-config", "-c", "\n".join(asked)], folder)
    *answers, rest = out.split("==\n")
    assert not rest
    for (line, expected), answer in zip(EXPECTED, answers, strict=True):
        found = {one.partition("\t")[0].removesuffix("/") for one in answer.splitlines()}
        assert found == expected, line


def test_bash_completes_behind_an_equals_sign_and_after_a_value(folder: Path, capsys: Capture) -> None:
    if "bash" not in HERE:
        return
    script = written("bash", folder.parent, capsys)
    asked = f"""source '{script}'
        COMP_WORDS=(zjai score --standard = zj); COMP_CWORD=4; _zjai; printf '%s\\n' "${{COMPREPLY[@]}}" ==
        COMP_WORDS=(zjai score --target 90 ''); COMP_CWORD=4; _zjai; printf '%s\\n' "${{#COMPREPLY[@]}}" ==
        COMP_WORDS=(zjai nonsense ''); COMP_CWORD=2; _zjai; printf '%s\\n' "${{#COMPREPLY[@]}}" =="""
    assert run(["bash", "--norc", "-c", asked], folder).split("==\n")[:3] == ["zj-ai-reference\n", "4\n", "0\n"]


ZSH = """
zmodload zsh/zpty
zpty shell zsh -f -i
said() { local out; zpty -r shell out "*$1*"; print -r -- "$out" }
zpty -w shell 'unsetopt zle_bracketed_paste; PS1=""; autoload -Uz compinit; compinit -u -D; source "$SCRIPT"'
zpty -w shell 'zjai() { print -r -- "GOT:${(j:|:)@}:END" }; print -r -- REA""DY'
said READY > /dev/null
for line in "$@"; do
    zpty -w shell "$line"
    said ':END' | grep -o 'GOT:.*:END' | tail -n 1
done
zpty -d shell
"""


@pytest.mark.parametrize("shell", [one for one in HERE if one == "zsh"])
def test_zsh_completes_what_is_typed_into_it(shell: str, folder: Path, capsys: Capture) -> None:
    script = written(shell, folder.parent, capsys)
    typed = ["zjai sco\t李\t", "zjai standard li\t", "zjai standard show zj\t", "zjai publicity --first-day n\t",
             "zjai calendar import --ye\t--json", "zjai score --stand\tzj\t"]  # fmt: skip
    out = run(["env", f"SCRIPT={script}", shell, "-f", "-c", ZSH, shell, *typed], folder)
    assert [one.removeprefix("GOT:").removesuffix(":END") for one in out.splitlines()] == [
        "score|李 四.toml", "standard|li", "standard|show|zj-ai-reference", "publicity|--first-day|next",
        "calendar|import|--ye--json", "score|--standard=zj-ai-reference",
    ]  # fmt: skip
