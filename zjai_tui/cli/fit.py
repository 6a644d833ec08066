"""``zjai fit``: which of the AI areas a described piece of work belongs to."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

from ..areas.result import Answers
from ..areas.shipped import fit_work
from ..base.problems import refuse
from ..base.structure import did_you_mean, quoted
from ..base.text import half_width, one_line
from ..base.toml_files import LONGEST_TEXT, decode, read_bytes
from ..dossier.reader import read_dossier
from ..reports.fit_json import fit_json
from ..reports.fit_text import fit_text
from ..rules.areas.questions import AreaQuestion
from ..rules.catalog import area_questions, areas
from .arguments import Parser
from .guard import NO, OK
from .streams import say, say_json, terminal_width


def run(words: Sequence[str]) -> int:
    """Print the fit; return 0 when there is one, 1 when it is unclear or no AI work. Raises `Refused`."""
    parser = Parser(
        "fit",
        "看一项工作属于人工智能的哪个方向：先看产出，再看使用者，再看领域，最后看描述里的用词。",
        exit_codes="0 有合适的方向；1 还不能确定，或看不出是人工智能工作；2 文件或命令有误",
        examples=[
            "zjai fit 用深度学习做轴承表面缺陷检测，三条产线投用",
            "zjai fit --file 张三.toml",
            "zjai fit --file 工作.txt --produced system --used-by business",
        ],
    )
    parser.add_argument("text", metavar="描述", nargs="*", help="做了什么，给谁用，效果怎样")
    parser.add_argument("--file", metavar="文件", help="自评档案（.toml，读其中的描述和回答），或写着描述的文本文件")
    for question in area_questions().question:
        parser.add_argument(
            f"--{question.id.replace('_', '-')}", metavar=question.title, default="", help=_offered(question)
        )
    parser.add_argument("--reading", metavar="读法", default="", help=f"社会治理的读法：{'，'.join(_readings())}")
    parser.add_json()
    given = parser.parse_args(words)
    text, answers = _put(given)
    found = fit_work(text, answers)
    if given.json:
        say_json(fit_json(found))
    else:
        say(fit_text(found, terminal_width()))
    return OK if found.verdict == "fits" else NO


def _put(given: argparse.Namespace) -> tuple[str, Answers]:
    """Return the description, and the answers: those on the command line before those of the file."""
    typed = _typed(given)
    if given.file is not None and given.text:
        raise refuse("command-line", "命令行", "既写了描述又写了 --file", "请只留一样")
    if given.file is None:
        if not given.text and typed == Answers():
            raise refuse("command-line", "命令行", "没有写描述", "请写上做了什么，或用 --file 给出文件")
        return " ".join(given.text), typed
    text, kept = _filed(given.file)
    own = {one.name: value for one in fields(Answers) if (value := getattr(typed, one.name))}
    return text, replace(kept, **own)


def _filed(name: str) -> tuple[str, Answers]:
    path = Path(name)
    if path.suffix.casefold() != ".toml":
        where = one_line(name)
        text = decode(read_bytes(path, where), where)
        if len(text) > LONGEST_TEXT:
            raise refuse("text-too-long", where, f"文字超过{LONGEST_TEXT}字", "请只留对工作的描述")
        if not text.strip():
            raise refuse("text-empty", where, "文件里没有文字", "请写上做了什么，给谁用，效果怎样")
        if "\0" in text or text.startswith("PK\3\4"):
            raise refuse("not-text", where, "这不是文本文件", "请换成写着描述的文本文件")
        return text, Answers()
    work = read_dossier(path).work
    return work.description, Answers(
        produced=work.produced, used_by=work.used_by, field=work.field, reading=work.reading
    )  # fmt: skip


def _typed(given: argparse.Namespace) -> Answers:
    answers = {one.id: _option(one, getattr(given, one.id)) for one in area_questions().question}
    readings = [(one.id, one.title) for area in areas() for one in area.reading]
    return Answers(**answers, reading=meant(given.reading, readings, "reading", "这种读法"))


def _option(question: AreaQuestion, typed: str) -> str:
    offered = [(one.id, one.title) for one in question.option]
    return meant(typed, offered, question.id.replace("_", "-"), "这个回答")


def meant(typed: str, offered: Sequence[tuple[str, str]], option: str, what: str) -> str:
    """Return the id meant by an id, a number of the list, or a title or its first words; nothing for nothing.

    Raises `Refused` for what is none, or could be several.
    """
    wanted = half_width(typed).strip()
    if not wanted:
        return ""
    for at, (name, title) in enumerate(offered, 1):
        if wanted in (name, str(at), half_width(title)):
            return name
    begun = [one for one in offered if half_width(one[1]).startswith(wanted)]
    if len(begun) == 1:
        return begun[0][0]
    place = f"命令行，--{option}"
    if begun:
        titles = "、".join(quoted(title.partition("：")[0]) for _, title in begun)
        raise refuse("command-line", place, f"{quoted(typed)}可以指{titles}", "请多写几个字，或写编号")
    remedy = f"{did_you_mean(typed, [name for name, _ in offered])}；也可以写编号，或选项开头的几个字"
    raise refuse("command-line", place, f"没有{quoted(typed)}{what}", remedy)


def _offered(question: AreaQuestion) -> str:
    return f"{question.ask}写编号、英文名，或开头的几个字：" + "；".join(
        f"{at} {one.id} {one.title.partition('：')[0]}" for at, one in enumerate(question.option, 1)
    )


def _readings() -> list[str]:
    readings = [one for area in areas() for one in area.reading]
    return [f"{at} {one.id} {one.title}" for at, one in enumerate(readings, 1)]
