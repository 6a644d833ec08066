"""Every command that reads a file, and where the file lies that it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import seeds

SOUND = "好.toml"
"""The sound dossier beside the hostile file."""
REVIEW = "好.核定.toml"
OWN = "../own"
"""The person's own folder, from the folder the command runs in."""
BROKEN = frozenset({2})
ANY = frozenset({0, 1, 2, 3})


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """A command, and the place of the file it reads."""

    kind: str
    """Of what kind the file should be, see `seeds.seeds`."""
    at: str
    """Where the file lies, from the folder the command runs in."""
    words: tuple[str, ...]
    refuses: frozenset[int] = BROKEN
    """Exit codes for a file from which nothing can be read."""
    fine: tuple[str, ...] = ()
    """Names of cases that are no fault here: a folder where one may be given, nothing where nothing need be."""
    names_it: bool = True
    """Whether the sentence about it names the file."""
    text: bool = False
    """Whether any text will do."""
    writes: bool = False
    """Whether it is the command's work to change that file."""
    stdin: bool = False
    """Whether the file is read as standard input as well."""
    before: Callable[[Path], None] | None = None

    @property
    def command(self) -> str:
        """Return the words without what is the same in all."""
        return " ".join(word for word in self.words if word not in {SOUND, self.at})


_FOLDERS, _NOTHING = ("folder", "link to a folder"), ("missing", "link to nothing")


def _dossier_surfaces() -> Iterator[Surface]:
    at = "甲.toml"

    def of(*words: str, **how: object) -> Surface:
        return Surface(kind="dossier", at=at, words=words, **how)  # type: ignore[arg-type]

    yield of("score", at)
    yield of("score", at, "--json")
    yield of("score", at, "--standard", "zj-ai-reference")
    yield of("advise", at, "--json")
    yield of("advise", at, "--on", "2024-05-01")
    yield of("check", at)
    yield of("check", at, "--json")
    yield of("fit", "--file", at)
    yield of("batch", at, "--jobs", "1", refuses=frozenset({1, 2}))
    yield of("batch", at, SOUND, "--jobs", "1", "--conflicts", "-o", "汇总.csv", refuses=frozenset({1, 2}))
    yield of("batch", at, SOUND, "--jobs", "1", "-o", "汇总.xlsx", refuses=frozenset({1, 2}))
    yield of("batch", ".", "--jobs", "1", refuses=frozenset({0, 1, 2}))
    yield of("compare", at, "--standard", "zj-ai-reference", "--full")
    yield of("compare", at, SOUND)
    yield of("compare", SOUND, at, "-o", "对照.html")
    yield of("merge", at, SOUND)
    yield of("merge", SOUND, at, "--take-all", "b", "--same-person", "-o", "合.toml")
    yield of("merge", SOUND, SOUND, "--base", at)
    yield of("evidence", at)
    for ending in ("txt", "html", "csv", "xlsx"):
        yield of("evidence", at, "-o", f"清单.{ending}")
    yield of("report", at, "-o", "-", "--advice")
    for ending in ("txt", "md", "html", "docx"):
        yield of("report", at, "-o", f"报告.{ending}", "--full")
    yield of("report", at, "-o", "公开.html", "--public")
    yield of("seal", at, fine=_FOLDERS)
    yield of("seal", at, "--json", "-o", "甲.校验.toml", names_it=False)
    yield of("verify", at, "7KQ3-9XWD-2MTR-V04H")
    yield of("fill", at, "--plain", writes=True, fine=("missing",))
    yield of("open", at, names_it=False)  # without a terminal it is not even looked at
    yield of("standard", "ask", "--dossier", at)
    yield of("standard", "ask", "--dossier", at, "-o", "请示单.html")
    yield of("publicity", "2024-09-13", "--dossier", at, "--notice", "公示.html")
    yield of("publicity", "2024-09-13", "--dossier", at, "--result", "结果.txt")
    yield of("publicity", "2024-09-13", "--from", ".", refuses=frozenset({0, 1, 2}))
    yield of("review", "show", at)
    yield of("review", "submit", at, "--by", "李四")
    yield of("review", "window", at, "2024-09-13", "--by", "李四")
    yield of("review", "paper", at, "-o", "文书", "--format", "txt,md,html,docx,xlsx", "--all", fine=_FOLDERS)
    yield of("review", "paper", ".", "-o", "文书", "--format", "txt,html", "--all", "--jobs", "1", refuses=ANY)


def _review_surfaces() -> Iterator[Surface]:
    def of(*words: str, **how: object) -> Surface:
        return Surface(kind="review", at=REVIEW, words=words, fine=_NOTHING, **how)  # type: ignore[arg-type]

    yield of("review", "show", SOUND)
    yield of("review", "show", SOUND, "--json")
    yield of("review", "log", SOUND)
    yield of("review", "submit", SOUND, "--by", "李四", writes=True)
    yield of("review", "opened", SOUND, "e01", "--paper", "--by", "李四", writes=True)
    yield of("review", "accept", SOUND, "e01", "--by", "李四", writes=True)
    yield of("review", "verify", SOUND, "--by", "李四", writes=True)
    yield of("review", "window", SOUND, "2024-09-13", "--by", "李四", writes=True)
    yield of("review", "restore", SOUND, names_it=False, writes=True)
    yield of("review", "paper", SOUND, "-o", "文书", "--format", "txt,html,docx,xlsx", "--all")
    yield of("score", SOUND, refuses=ANY)
    yield of("check", SOUND, refuses=ANY)
    yield of("report", SOUND, "-o", "-", refuses=ANY)
    yield of("batch", SOUND, "--jobs", "1", refuses=frozenset({1, 2}), names_it=False)
    yield of("verify", SOUND, "7KQ3-9XWD-2MTR-V04H", refuses=ANY)
    yield Surface(kind="review", at="寄来.核定.toml", words=("review", "merge", SOUND, "寄来.核定.toml"))


def _standard_surfaces() -> Iterator[Surface]:
    at, shipped = "表.toml", "zj-ai-reference"

    def of(*words: str, **how: object) -> Surface:
        return Surface(kind="standard", at=at, words=words, **how)  # type: ignore[arg-type]

    yield of("score", SOUND, "--standard", at)
    yield of("check", SOUND, "--standard", at)
    yield of("advise", SOUND, "--standard", at, "--json")
    yield of("batch", SOUND, "--jobs", "1", "--standard", at)
    yield of("compare", SOUND, "--standard", at)
    yield of("report", SOUND, "-o", "报告.html", "--standard", at)
    yield of("review", "show", SOUND, "--standard", at)
    yield of("evidence", SOUND, "--standard", at)
    yield of("standard", "show", at)
    yield of("standard", "show", at, "--json")
    yield of("standard", "lint", at)
    yield of("standard", "lint", at, "--json")
    yield of("standard", "diff", at, shipped)
    yield of("standard", "diff", shipped, at, "-o", "对照.html")
    yield of("standard", "ask", at)
    yield of("standard", "stamp", at, "--all", "--by", "李四", writes=True)
    yield of("standard", "stamp", at, "A", "--remove", writes=True)
    yield of("standard", "certify", at, "--check")
    yield of("standard", "certify", at, "--by", "李四", "--unit", "某公司", writes=True)
    yield of("standard", "default", at)
    own = f"{OWN}/standards/own.toml"
    yield Surface(kind="standard", at=own, words=("standard", "list"), refuses=ANY)
    yield Surface(kind="standard", at=own, words=("standard", "show", "own"))
    yield Surface(kind="standard", at=own, words=("new", "新.toml", "--standard", "own"))
    hiding = f"{OWN}/standards/zj-ai-reference.toml"
    yield Surface(kind="standard", at=hiding, words=("score", SOUND))


def _rule_surfaces() -> Iterator[Surface]:
    at = "年度.toml"
    yield Surface(kind="cycle", at=at, words=("cycle", "show", at))
    yield Surface(kind="cycle", at=at, words=("cycle", "lint", at))
    yield Surface(
        kind="cycle", at=at, words=("cycle", "set", at, "seniority", "2027-12-31", "--cite", "二"), writes=True
    )
    yield Surface(kind="cycle", at=at, words=("cycle", "same", at, "一（二）"), writes=True)
    own = f"{OWN}/cycles/2024.toml"
    for words in (("cycle", "list"), ("cycle", "show", "2024"), ("new", "新.toml"), ("cycle", "new", "2028")):
        yield Surface(kind="cycle", at=own, words=words, refuses=ANY if words[-1] == "list" else BROKEN)
    yield Surface(kind="cycle", at=own, words=("score", SOUND))
    yield Surface(kind="cycle", at=own, words=("publicity", "2024-09-13"), refuses=ANY)
    yield Surface(kind="cycle", at=own, words=("publicity", "2024-09-13", "--timeline"))
    for name in ("applied_tech", "other"):
        area = f"{OWN}/areas/{name}.toml"
        yield Surface(kind="areas", at=area, words=("fit", "用深度学习做缺陷检测"), names_it=False)
        yield Surface(kind="areas", at=area, words=("check", SOUND), refuses=ANY)
    yield Surface(kind="areas", at=f"{OWN}/areas/questions.toml", words=("fit", "做缺陷检测"), names_it=False)
    examples = f"{OWN}/areas/descriptions/industry.toml"
    yield Surface(kind="areas", at=examples, words=("fit", "做缺陷检测"), names_it=False)
    calendar = f"{OWN}/calendars/2027.toml"
    yield Surface(kind="overlay", at=calendar, words=("publicity", "2027-01-04"))
    yield Surface(kind="overlay", at=calendar, words=("calendar", "2027"))
    yield Surface(kind="overlay", at=calendar, words=("review", "window", SOUND, "2026-09-07", "--by", "李四"))
    for ending in ("txt", "json", "toml"):
        name = f"安排.{ending}"
        yield Surface(kind="calendar", at=name, words=("calendar", "import", name, "--yes"))
    yield Surface(kind="calendar", at="安排.txt", words=("calendar", "import", "安排.txt", "--year", "2027", "--json"))
    for words in (("new", "新.toml"), ("standard", "default")):
        yield Surface(kind="choice", at=f"{OWN}/default_standard.toml", words=words)
    yield Surface(kind="settings", at=f"{OWN}/settings.toml", words=("review", "show", SOUND), refuses=ANY)
    yield Surface(
        kind="settings", at=f"{OWN}/settings.toml", words=("review", "submit", SOUND), refuses=ANY, names_it=False
    )


def _other_surfaces() -> Iterator[Surface]:
    at = "导出"
    yield Surface(kind="export", at=at, words=("verify", SOUND, "--with", at))
    yield Surface(kind="export", at="导出.html", words=("verify", SOUND, "导出.html"))
    yield Surface(kind="export", at="好.校验.toml", words=("verify", SOUND), names_it=False)
    for ending in ("csv", "xlsx"):
        name = f"表.{ending}"
        yield Surface(kind="sheet", at=name, words=("standard", "new", "新.toml", "--from", name, "--yes"), text=True)
    yield Surface(
        kind="sheet", at="表.csv", words=("standard", "new", "新.toml", "--from", "表.csv", "--json"), text=True
    )
    yield Surface(kind="names", at="名单.csv", words=("publicity", "--from", "名单.csv"))
    yield Surface(kind="names", at="名单.csv", words=("publicity", "--from", "名单.csv", "-o", "起止.csv", "--json"))
    yield Surface(kind="work", at="工作.txt", words=("fit", "--file", "工作.txt"), text=True)
    typed = "回答.txt"
    yield Surface(kind="stdin", at=typed, words=("fill", SOUND, "--plain"), refuses=ANY, stdin=True, names_it=False)
    yield Surface(kind="stdin", at=typed, words=("fill", "新.toml", "--plain"), refuses=ANY, stdin=True, names_it=False)
    yield Surface(kind="stdin", at=typed, words=("batch", "-", "--jobs", "1"), refuses=ANY, stdin=True, names_it=False)
    yield Surface(kind="stdin", at=typed, words=("batch", "-0", "-"), refuses=ANY, stdin=True, names_it=False)
    yield Surface(kind="copy", at=f"{OWN}/recovery/aa.toml", words=("fill", "甲.toml", "--plain"), refuses=ANY)


SURFACES: tuple[Surface, ...] = (
    *_dossier_surfaces(),
    *_review_surfaces(),
    *_standard_surfaces(),
    *_rule_surfaces(),
    *_other_surfaces(),
)


def lay_out(folder: Path) -> None:
    """Put what every command finds into a folder: a sound dossier, the person's own folder, and what lies outside."""
    sound = (seeds.DATA / "examples" / "reached.toml").read_bytes()
    inside = folder / "work"
    inside.mkdir()
    (inside / SOUND).write_bytes(sound)
    (folder / "outside").mkdir()
    (folder / "outside" / "秘密.toml").write_bytes(sound)
    (folder / "own").mkdir(mode=0o700)
    (folder / "own" / "settings.toml").write_text("toured = true\n", "utf-8")
    (folder / "tmp").mkdir()
