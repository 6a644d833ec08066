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
from ..base.text import one_line
from ..base.toml_files import decode, read_bytes
from ..dossier.reader import read_dossier
from ..reports.fit_json import fit_json
from ..reports.fit_text import fit_text
from ..rules.area_questions import AreaQuestion
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
        return decode(read_bytes(path, where), where), Answers()
    work = read_dossier(path).work
    return work.description, Answers(
        produced=work.produced, used_by=work.used_by, field=work.field, reading=work.reading
    )  # fmt: skip


def _typed(given: argparse.Namespace) -> Answers:
    answers = {one.id: _option(one, getattr(given, one.id)) for one in area_questions().question}
    known = [one.partition(" ")[0] for one in _readings()]
    if given.reading and given.reading not in known:
        raise refuse(
            "command-line",
            "命令行，--reading",
            f"没有{quoted(given.reading)}这种读法",
            did_you_mean(given.reading, known),
        )
    return Answers(**answers, reading=given.reading)


def _option(question: AreaQuestion, typed: str) -> str:
    """Return the id of the option typed by id or title; nothing when nothing is typed."""
    if not typed:
        return ""
    for one in question.option:
        if typed in (one.id, one.title):
            return one.id
    place = f"命令行，--{question.id.replace('_', '-')}"
    remedy = did_you_mean(typed, [one.id for one in question.option])
    raise refuse("command-line", place, f"没有{quoted(typed)}这个回答", remedy)


def _offered(question: AreaQuestion) -> str:
    return f"{question.ask}可以写：" + "；".join(f"{one.id} {one.title.partition('：')[0]}" for one in question.option)


def _readings() -> list[str]:
    return [f"{one.id} {one.title}" for area in areas() for one in area.reading]
